import { localDate } from '../calendar/local-date.ts'
import type { Ground } from '../kernel/refs.ts'
import type { Refusal, RefusalCode } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { evolveMatter } from './matter.ts'
import type { CheckItem, ItemOutcome, Matter, MatterEvent, Party, ReferenceMoment } from './matter.ts'

/** Synthetic matters for tests: a licence in 攀枝花, checked by one unit and decided by another. */

export const day = localDate
export const GROUND: Ground = { rulebook: 'test', basis: [], values: {} }
export const CLERK = { officerId: 'clerk', organisationId: 'unit' }
export const CHIEF = { officerId: 'chief', organisationId: 'committee' }
export const NOBODY = { officerId: ' ', organisationId: 'unit' }

export const OPENED: Extract<MatterEvent, { type: 'MatterOpened' }> = {
  type: 'MatterOpened',
  matterId: 'm1',
  occasion: 'licence',
  place: '510400',
  unitId: 'unit',
  reference: null,
  decider: { organisationId: 'committee', officerId: 'chief' },
  moments: ['acceptance', 'decision'],
  on: day('2026-03-02'),
  mustCheck: true,
  ground: GROUND,
}
export const FIRM: Party = {
  partyId: 'p1',
  subjectId: 's1',
  subjectKind: 'enterprise',
  role: 'applicant',
  identity: 'exact',
  joinedOn: day('2026-03-02'),
}
export const MUST: CheckItem = {
  itemId: 'i1',
  listingId: 'l1',
  measureId: 'x1',
  kind: 'sanction',
  duty: 'must',
  state: 'applicable',
}
export const ENTRY = { listingId: 'l1', state: 'inForce', lastDay: day('2027-03-02') } as const
export const APPLIED: ItemOutcome = { kind: 'applied', evidence: 'e1', notice: null }

export const joined = (change: Partial<Party> = {}): MatterEvent => {
  const party = { ...FIRM, ...change }
  return { type: 'PartyAdded', party, on: party.joinedOn }
}
export const reached = (moment: ReferenceMoment, on: string): MatterEvent => ({
  type: 'MomentReached',
  moment,
  on: day(on),
})
export const ASKED: Extract<MatterEvent, { type: 'CheckRequested' }> = {
  type: 'CheckRequested',
  checkId: 'c1',
  partyId: 'p1',
  moment: 'acceptance',
  on: day('2026-03-03'),
}
export const receipt = (checkId: string, items: readonly CheckItem[]) => ({
  checkId,
  unitId: 'unit',
  on: day('2026-03-03'),
  position: 7,
  entries: [ENTRY],
  items,
  marks: [],
})
export const answered = (
  checkId: string,
  moment: ReferenceMoment,
  items: readonly CheckItem[],
  party = FIRM,
): MatterEvent => ({
  type: 'CheckAnswered',
  ...receipt(checkId, items),
  partyId: party.partyId,
  subjectId: party.subjectId,
  moment,
  ground: GROUND,
})
export const ITEM_CLOSED: Extract<MatterEvent, { type: 'CheckItemClosed' }> = {
  type: 'CheckItemClosed',
  checkId: 'c1',
  itemId: 'i1',
  outcome: APPLIED,
  by: CLERK,
  on: day('2026-03-04'),
  tellSubject: true,
  ground: GROUND,
}
export const DECIDED: Extract<MatterEvent, { type: 'MatterDecided' }> = {
  type: 'MatterDecided',
  outcome: 'refused',
  document: 't1',
  by: CHIEF,
  on: day('2026-03-10'),
}
export const TERMINATED: MatterEvent = { type: 'MatterClosed', ending: 'terminated', on: day('2026-03-05') }

/** Opened, with its party, at the moment of acceptance. */
export const READY: readonly MatterEvent[] = [OPENED, joined(), reached('acceptance', '2026-03-03')]
/** Checked at both moments; the first receipt has one open item. */
export const CHECKED: readonly MatterEvent[] = [
  ...READY,
  answered('c1', 'acceptance', [MUST]),
  reached('decision', '2026-03-10'),
  answered('c2', 'decision', []),
]

export const matterOf = (...events: readonly MatterEvent[]): Matter => {
  const matter = events.reduce<Matter | undefined>(evolveMatter, undefined)
  if (matter === undefined) throw new Error('a matter has at least its opening')
  return matter
}

/** The refusal in full, or `ok`. */
export const answerOf = (result: Result<unknown, Refusal>): Refusal | 'ok' => (result.ok ? 'ok' : result.error)

/** A refusal that is procedure of this system and cites no clause. */
export const procedural = (code: RefusalCode, more: Readonly<Record<string, unknown>> = {}) => ({
  code,
  basis: [],
  ...more,
})

/** The matter with what an act recorded. Throws when the act was refused. */
export const after = (events: readonly MatterEvent[], act: Result<readonly MatterEvent[], Refusal>): Matter => {
  if (!act.ok) throw new Error(act.error.code)
  return matterOf(...events, ...act.value)
}
