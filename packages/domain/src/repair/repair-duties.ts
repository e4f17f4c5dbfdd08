import type { LocalDate } from '../calendar/local-date.ts'
import type { Duty, DutyKind } from '../duty/duty.ts'
import type { Citation } from '../kernel/citation.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readRepairFlow } from '../rulebook/practice/repair-practice.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { startTerm } from '../term/term-clock.ts'
import type { Repair } from './repair.ts'

/**
 * What the units must do on a repair: confirm who applies where the receipt has no proof of it, pass it on where its
 * handler is elsewhere, accept or not, decide and answer, publicise where the place wants it, end everything
 * once it is of effect, and look after it. Where no text names a number the duty stands without one.
 * @basis N22/办理流程（序号未核）; HN_REG/第四十三条; PZ/二(三)1; PZ/一
 */
export function readRepairDuties(repair: Repair, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  const { place, receivedOn, handler, takenInBy, recorder, identity, confirmedOn, passedOn } = repair
  const here = recorder ?? handler
  const flow = readRepairFlow(law.book, place, receivedOn)
  const { acceptanceWithin, feedbackWithin } =
    flow.kind === 'ruled' ? flow.value : { acceptanceWithin: null, feedbackWithin: null }
  const flowBasis = flow.kind === 'ruled' ? [flow.basis] : []
  const accepted = acceptedOn(repair)
  const answered = answeredOn(repair)
  const letterOn = 'decision' in repair ? (repair.decision.letter?.date ?? null) : null
  const since = recorder === null ? receivedOn : passedOn
  // A handler elsewhere answers by letter: it was in time from the day of the letter.
  const acceptedThere = recorder === null ? accepted : letterOn
  const unproved = identity === null || confirmedOn !== null
  const duties = [
    ...(unproved
      ? [duty(repair, 'confirmApplicant', takenInBy, receivedOn, acceptanceWithin, confirmedOn ?? answered, flowBasis)]
      : []),
    ...(recorder === null ? [] : [duty(repair, 'passOnRepair', recorder, receivedOn, null, passedOn ?? answered, [])]),
    ...(since === null
      ? []
      : [duty(repair, 'acceptRepair', handler, since, acceptanceWithin, acceptedThere ?? answered, flowBasis)]),
    duty(repair, 'decideRepair', takenInBy, receivedOn, feedbackWithin, answered, flowBasis),
  ]
  if (repair.kind !== 'granted') return duties
  const { decision, effectiveOn, publicisedOn, executedOn, followUps } = repair
  const publicity = readRule(law.book, place, 'repairPublicity', decision.decidedOn)
  const publicised = publicity.kind === 'value' && publicity.value.publicised
  if (publicised) {
    duties.push(duty(repair, 'publishRepair', here, decision.decidedOn, null, publicisedOn, [publicity.row.source]))
  }
  if (effectiveOn === null) return duties
  const execution = readRule(law.book, place, 'repairExecution', effectiveOn)
  const within = execution.kind === 'value' ? execution.value.within : null
  const why = execution.kind === 'value' ? [execution.row.source] : []
  duties.push(duty(repair, 'executeRepair', here, effectiveOn, within, executedOn, why))
  duties.push(duty(repair, 'followUpRepair', here, effectiveOn, null, followUps[0]?.on ?? null, []))
  return duties
}

function duty(
  { repairId }: Repair,
  kind: DutyKind,
  owner: string,
  since: LocalDate,
  days: number | null,
  doneOn: LocalDate | null,
  basis: readonly Citation[],
): Duty {
  const clock = days === null ? null : startTerm('limit', since, { count: days, unit: 'workingDay' })
  return { kind, about: { stream: 'repair', id: repairId }, part: '', owner, since, clock, basis, doneOn }
}

function acceptedOn(repair: Repair): LocalDate | null {
  switch (repair.kind) {
    case 'accepted':
    case 'granted':
    case 'refused':
      return repair.acceptedOn
    case 'notAccepted':
    case 'applied':
    case 'withdrawn':
      return null
  }
}

function answeredOn(repair: Repair): LocalDate | null {
  switch (repair.kind) {
    case 'granted':
    case 'refused':
      return repair.decision.decidedOn
    case 'notAccepted':
      return repair.on
    case 'withdrawn':
      return repair.withdrawnOn
    case 'applied':
    case 'accepted':
      return null
  }
}
