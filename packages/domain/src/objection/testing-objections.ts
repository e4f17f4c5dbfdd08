import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { day, LAW, YUNFU } from '../listing/testing-listings.ts'
import { decideObjection, decideObjectionAnswer } from './decide-objection.ts'
import type { EarlierHands, NewObjection, ObjectionAnswer } from './decide-objection.ts'
import { evolveObjection } from './objection.ts'
import type { Objection, ObjectionEvent } from './objection.ts'

/** Synthetic objections for tests: a window that takes them in, the maker of the entry that verifies. */

export const WINDOW: Actor = { officerId: 'officer-w', organisationId: 'unit-window' }
export const MAKER: Actor = { officerId: 'officer-m', organisationId: 'unit-maker' }
export const THING = { subjectId: 'subject-1', determiner: 'unit-maker', provider: 'unit-maker', over: false }
export const RECEIVED = day('2026-06-03')

export const handedIn = (change: Partial<NewObjection> = {}): NewObjection => ({
  objectionId: 'o1',
  receiptNumber: '2026-0001',
  target: { kind: 'listing', listingId: 'l1' },
  subjectId: 'subject-1',
  place: YUNFU,
  takenInBy: 'unit-window',
  raiser: { kind: 'subject' },
  channel: 'web',
  form: 'written',
  ground: 'factsWrong',
  text: 'text:why',
  evidence: [],
  contact: null,
  identity: 'account',
  by: null,
  ...change,
})
export const receive = (
  change: Partial<NewObjection> = {},
  facts: Partial<Parameters<typeof decideObjection>[2]> = {},
  law: LawInForce = LAW,
) => decideObjection(undefined, handedIn(change), { thing: THING, open: null, ...facts }, law, RECEIVED)

/** The state after what a decision gave. Throws with the refusal's code when it was refused. */
export function take(state: Objection | undefined, result: Result<readonly ObjectionEvent[], Refusal>): Objection {
  if (!result.ok) throw new Error(result.error.code)
  const next = result.value.reduce<Objection | undefined>(evolveObjection, state)
  if (next === undefined) throw new Error('nothing happened')
  return next
}

export const answer = (
  state: Objection | undefined,
  change: Partial<ObjectionAnswer> = {},
  on = '2026-06-08',
  hands: EarlierHands = { officers: ['officer-d'], verifierElsewhere: false },
) =>
  decideObjectionAnswer(
    state,
    { outcome: 'rejected', remedies: [], reasons: 'text:reasons', letter: null, by: MAKER, ...change },
    hands,
    LAW,
    day(on),
  )
