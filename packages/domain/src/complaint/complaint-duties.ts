import { toDay } from '../calendar/local-date.ts'
import { startTerm } from '../term/term-clock.ts'
import type { Duty } from '../duty/duty.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readComplaintRoute } from './complaint-route.ts'
import type { Complaint } from './complaint.ts'

/**
 * What the handling unit must do on a complaint: decide it, then tell the subject. No text names a number of days, so
 * none is claimed: the duties stand with their days open, but for the day that an annulling organ set.
 * @basis PZ/二(三)2; PY/五(三); YF/(二十五); GD/(二十六)
 */
export function readComplaintDuties(complaint: Complaint, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  const { complaintId, place, handler, resumed } = complaint
  const { basis } = readComplaintRoute(law, place, complaint.receivedOn)
  const since = resumed?.on ?? complaint.receivedOn
  const lastDay = resumed?.lastDay ?? null
  const shared = {
    about: { stream: 'complaint', id: complaintId },
    part: '',
    owner: handler,
    clock: null,
    basis,
  } as const
  const decidedOn = complaint.kind === 'decided' ? complaint.decision.decidedOn : null
  const endedOn = complaint.kind === 'withdrawn' ? complaint.withdrawnOn : decidedOn
  // The only number of days there is: the one that set the answer to be given anew.
  const count = lastDay === null ? null : Math.max(0, toDay(lastDay) - toDay(since))
  const clock = count === null ? null : startTerm('limit', since, { count, unit: 'day' })
  const decide: Duty = { ...shared, kind: 'decideComplaint', since, clock, doneOn: endedOn }
  if (complaint.kind !== 'decided') return [decide]
  const toldOn = complaint.told.find(({ to }) => to === 'subject')?.on ?? null
  return [decide, { ...shared, kind: 'tellResult', since: complaint.decision.decidedOn, doneOn: toldOn }]
}
