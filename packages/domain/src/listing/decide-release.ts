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
