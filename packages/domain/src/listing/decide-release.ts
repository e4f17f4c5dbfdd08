import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn, maySpeakFor } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import type { Listing } from './listing.ts'
import { findAfterEnd } from './read-listing.ts'

/** The end a determiner gives its own entry before the term is over. */
export interface ReleaseCommand {
  /** `withdrawn`: the basis fell away or was revoked. `corrected`: it was wrong from the start. */
  readonly reason: 'withdrawn' | 'corrected'
  readonly reasons: TextRef
  readonly by: Actor
}

/**
 * Releases an entry determined here, from today on: by its determiner, with reasons. No other condition holds it up, and
 * no health mark either: it favours the subject.
 * @basis N49/(八)
 * @basis GD_REG/第四十七条
 */
export function decideRelease(
  state: Listing | undefined,
  { reason, reasons, by }: ReleaseCommand,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'listed') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  if (state.origin.kind === 'received') return refuse({ code: 'NOT_OURS_TO_DECIDE', basis: [] })
  const over = findAfterEnd(state, today, law)
  if (over !== undefined) return over
  const basis = [cite('N49', '(八)')]
  if (!maySpeakFor(by, state.determiner, state.origin.decision.determination)) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  }
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  const released = { reason, releasedOn: today, reasons, by }
  return ok([
    { type: 'ListingReleased', listingId: state.listingId, on: today, ground: groundOn(law, basis), ...released },
  ])
}

/** The end that another procedure gave an entry, already decided there by whoever has the power. */
export interface ProcedureEnd {
  /** `corrected`: wrong from the start (objection upheld, annulled on review). */
  readonly reason: 'repaired' | 'corrected' | 'withdrawn'
  readonly reasons: TextRef
  readonly by: Actor | null
  readonly procedure: { readonly stream: 'objection' | 'complaint' | 'review' | 'repair'; readonly id: string }
}

/**
 * Ends an entry, from today on, because an objection was upheld, a repair is of effect, or a review annulled it. The power
 * was asked in that procedure; here nothing holds it up, and an entry that is over already is left as it is. A received
 * entry ends here too: its determiner, or the organ above it, has spoken.
 * @basis N49/(八); O36/第三条; GD_REG/第四十七条; HN_REG/第三十七条; PZ/二(三)1; JN/四(四)
 */
export function decideProcedureEnd(
  state: Listing | undefined,
  { reason, reasons, by, procedure }: ProcedureEnd,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (state.kind !== 'listed' && state.kind !== 'awaitingPerson') return ok([])
  if (findAfterEnd(state, today, law) !== undefined) return ok([])
  const basis = [reason === 'repaired' ? cite('O36', '第三条') : cite('N49', '(八)')]
  const ground = groundOn(law, basis, { procedure: `${procedure.stream}:${procedure.id}` })
  const { listingId } = state
  return ok([{ type: 'ListingReleased', listingId, on: today, ground, reason, releasedOn: today, reasons, by }])
}
