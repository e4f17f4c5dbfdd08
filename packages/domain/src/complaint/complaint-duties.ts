import type { Duty } from '../duty/duty.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readComplaintRoute } from './complaint-route.ts'
import type { Complaint } from './complaint.ts'

/**
 * What the handling unit must do on a complaint: decide it, then tell the subject. No text names a number of days, so
 * none is claimed: the duties stand with their days open.
 * @basis PZ/二(三)2; PY/五(三); YF/(二十五); GD/(二十六)
 */
export function readComplaintDuties(complaint: Complaint, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  const { complaintId, place, receivedOn, handler } = complaint
  const { basis } = readComplaintRoute(law, place, receivedOn)
  const shared = {
    about: { stream: 'complaint', id: complaintId },
    part: '',
    owner: handler,
    clock: null,
    basis,
  } as const
  const decidedOn = complaint.kind === 'decided' ? complaint.decision.decidedOn : null
  const endedOn = complaint.kind === 'withdrawn' ? complaint.withdrawnOn : decidedOn
  const decide: Duty = { ...shared, kind: 'decideComplaint', since: receivedOn, doneOn: endedOn }
  if (complaint.kind !== 'decided') return [decide]
  const toldOn = complaint.told.find(({ to }) => to === 'subject')?.on ?? null
  return [decide, { ...shared, kind: 'tellResult', since: complaint.decision.decidedOn, doneOn: toldOn }]
}
