import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn, maySpeakFor } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import type { ListedListing, Listing, ReleasedListing } from './listing.ts'
import { findAfterEnd, readListing } from './read-listing.ts'

/** The end a determiner gives its own entry before the term is over. */
export interface ReleaseCommand {
  /** `withdrawn`: the basis fell away or was revoked. `corrected`: it was wrong from the start. */
  readonly reason: 'withdrawn' | 'corrected'
  readonly reasons: TextRef
  readonly by: Actor
}

/**
 * Releases an entry determined here, from today on: by its determiner, with reasons. No other condition holds it up, and
 * no health mark either: it favours the subject. That it was wrong from the start can also be said after its end.
 * @basis N49/(八)
 * @basis GD_REG/第四十七条
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function decideRelease(
  state: Listing | undefined,
  { reason, reasons, by }: ReleaseCommand,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const over = state === undefined ? undefined : findAfterEnd(state, today, law)
  const voidable = reason === 'corrected' && over !== undefined && canBeFoundVoid(state)
  if (state?.kind !== 'listed' && !voidable) {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  if (state.origin.kind === 'received') return refuse({ code: 'NOT_OURS_TO_DECIDE', basis: [] })
  if (over !== undefined && !voidable) return over
  const basis = [cite('N49', '(八)')]
  if (!maySpeakFor(by, state.determiner, state.origin.decision.determination)) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  }
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  const released = { reason, releasedOn: readReleaseDay(state, law, today), reasons, by }
  return ok([
    { type: 'ListingReleased', listingId: state.listingId, on: today, ground: groundOn(law, basis), ...released },
  ])
}

/** Whether an entry had effect and is not known to be wrong from the start: that can be found on any later day too. */
function canBeFoundVoid(state: Listing | undefined): state is ListedListing | ReleasedListing {
  return state?.kind === 'listed' || (state?.kind === 'released' && state.reason !== 'corrected')
}

/** What another procedure can end: an entry, one that waits for a person, and a decision before it has effect. */
function isEndable({ kind }: Listing): boolean {
  return kind === 'listed' || kind === 'awaitingPerson' || kind === 'decided'
}

/** The first day without effect: today, or for an entry that was over already the day after its last. */
function readReleaseDay(state: ListedListing | ReleasedListing, law: LawInForce, today: LocalDate): LocalDate {
  const reading = readListing(state, today, law.calendar)
  return reading.kind === 'ended' ? addDays(reading.lastDay, 1) : today
}

/** The end that another procedure gave an entry, already decided there by whoever has the power. */
export interface ProcedureEnd {
  /** `corrected`: wrong from the start (objection upheld, annulled on review). */
  readonly reason: 'repaired' | 'corrected' | 'withdrawn'
  readonly reasons: TextRef
  readonly by: Actor | null
  readonly procedure: { readonly stream: 'objection' | 'complaint' | 'review' | 'repair'; readonly id: string }
  /** The articles that procedure decided on; where it hands none over, those on lists and on repair stand in. */
  readonly basis?: readonly Citation[]
}

/**
 * Ends an entry, from today on, because an objection was upheld, a repair is of effect, or a review annulled it. The power
 * was asked in that procedure; here nothing holds it up. An entry that is over already is left as it is, unless it was
 * wrong from the start: then it is void, however long ago it ended. A received entry ends here too: its determiner, or
 * the organ above it, has spoken; a decision that is not published yet comes to nothing.
 * @basis N49/(八); O36/第三条; GD_REG/第四十七条; HN_REG/第三十七条; PZ/二(三)1; JN/四(四)
 */
export function decideProcedureEnd(
  state: Listing | undefined,
  { reason, reasons, by, procedure, basis = [] }: ProcedureEnd,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  const over = findAfterEnd(state, today, law) !== undefined
  const voidable = over && reason === 'corrected' && canBeFoundVoid(state)
  if (!voidable && (over || !isEndable(state))) return ok([])
  const general = [reason === 'repaired' ? cite('O36', '第三条') : cite('N49', '(八)')]
  const ground = groundOn(law, basis.length === 0 ? general : basis, {
    procedure: `${procedure.stream}:${procedure.id}`,
  })
  const { listingId } = state
  const hadEffect = state.kind === 'listed' || state.kind === 'released'
  const releasedOn = hadEffect ? readReleaseDay(state, law, today) : today
  return ok([{ type: 'ListingReleased', listingId, on: today, ground, reason, releasedOn, reasons, by }])
}
