import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { cite } from '../kernel/citation.ts'
import { day, LAW, YUNFU } from '../listing/testing-listings.ts'
import {
  decideAcceptance,
  decideFollowUp,
  decideRepair,
  decideRepairApplication,
  decideRepairExecution,
  decideRepairPublicity,
  decideRepairWithdrawal,
} from './decide-repair.ts'
import type { ApplicationFacts, NewRepair } from './decide-repair.ts'
import type { RepairUnits } from './repair-conditions.ts'
import type { RepairableThing } from './repairable.ts'
import type { RecordedWithdrawal } from '../objection/withdrawal.ts'
import { evolveRepair } from './repair.ts'
import type { Repair, RepairEvent } from './repair.ts'

/** Synthetic repairs for tests: a serious entry, the official who checks an application and the one who decides it. */

export const CHECKER: Actor = { officerId: 'officer-1', organisationId: 'unit-maker' }
export const DECIDER: Actor = { officerId: 'officer-2', organisationId: 'unit-maker' }
export const WINDOW: Actor = { officerId: 'officer-3', organisationId: 'unit-window' }

/** A place whose organs all work here. */
export const HERE: RepairUnits = { elsewhere: [], creditAuthority: 'unit-credit' }

/** Serious, decided on 2026-04-10: repairable from 2027-04-10. */
export const THING: RepairableThing = {
  subjectId: 'subject-1',
  subjectKind: 'enterprise',
  place: YUNFU,
  determiner: 'unit-maker',
  document: { numbers: ['罚1', '列1'], authority: 'unit-maker' },
  dates: { factOn: day('2026-04-05'), decidedOn: day('2026-04-10') },
  listTypeId: 'work-safety',
  sector: 'work-safety',
  adverse: true,
  gravity: { gravity: 'serious', by: 'table', confirmed: true, basis: [cite('O36', '第八条至第十条')] },
  lastDay: null,
  endedOn: null,
}
export const NEW: NewRepair = {
  repairId: 'r1',
  receiptNumber: '2027-0001',
  target: { kind: 'listing', listingId: 'l1' },
  subjectId: 'subject-1',
  takenInBy: 'unit-window',
  channel: 'web',
  externalKey: null,
  identity: 'officer',
  materials: { performance: 'f1', rectification: 'f2', promise: 't1', communityService: null, other: [] },
  raiser: { kind: 'subject' },
  files: [],
  documentNumber: '列1',
  assigned: null,
  by: null,
}
export const APPLIED = day('2027-06-01')
export const ACCEPTED = day('2027-06-02')
export const DECIDED = day('2027-06-04')

export const apply = (
  change: Partial<NewRepair> = {},
  thing: Partial<RepairableThing> = {},
  facts: Partial<ApplicationFacts> = {},
  on = APPLIED,
  law = LAW,
) =>
  decideRepairApplication(
    undefined,
    { ...NEW, ...change },
    { thing: { ...THING, ...thing }, open: null, conditions: [], units: HERE, ...facts },
    law,
    on,
  )

export function eventsOf(result: Result<readonly RepairEvent[], Refusal>): readonly RepairEvent[] {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
export function take(state: Repair | undefined, result: Result<readonly RepairEvent[], Refusal>): Repair {
  const next = eventsOf(result).reduce<Repair | undefined>(evolveRepair, state)
  if (next === undefined) throw new Error('nothing happened')
  return next
}
export const accept = (state: Repair | undefined, change: Partial<Parameters<typeof decideAcceptance>[1]> = {}) =>
  decideAcceptance(state, { accepted: true, reasons: '', by: CHECKER, ...change }, LAW, ACCEPTED)
export const decide = (
  state: Repair | undefined,
  change: Partial<Parameters<typeof decideRepair>[1]> = {},
  law = LAW,
  on = DECIDED,
) => decideRepair(state, { outcome: 'granted', reasons: 't', letter: null, by: DECIDER, ...change }, law, on)
export const publicise = (state: Repair | undefined, by = CHECKER, law = LAW, on = day('2027-06-07')) =>
  decideRepairPublicity(state, { site: '双公示系统', by }, law, on)
export const execute = (state: Repair | undefined, on = DECIDED) => decideRepairExecution(state, LAW, on)
export const follow = (state: Repair | undefined, change: Partial<Parameters<typeof decideFollowUp>[1]> = {}) =>
  decideFollowUp(state, { finding: 'broken', report: 't', by: CHECKER, ...change }, LAW, day('2027-12-01'))
export const withdraw = (state: Repair | undefined, by: RecordedWithdrawal | null = null) =>
  decideRepairWithdrawal(state, by, LAW, day('2027-06-03'))

export const applied = (place = YUNFU) => take(undefined, apply({}, { place }))
export const accepted = (place = YUNFU) => take(applied(place), accept(applied(place)))
export const granted = (place = YUNFU) => take(accepted(place), decide(accepted(place)))
export const refused = () => take(accepted(), decide(accepted(), { outcome: 'refused' }))
export const notAccepted = () => take(applied(), accept(applied(), { accepted: false, reasons: 't' }))
export const withdrawn = () => take(applied(), withdraw(applied()))
