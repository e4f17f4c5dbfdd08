import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import type { Listing } from './listing.ts'
import { findAfterEnd } from './read-listing.ts'

/** A shorter term that another procedure gave an entry, already decided there by whoever has the power. */
export interface ShorterTerm {
  readonly lastDay: LocalDate
  readonly reasons: TextRef
  readonly by: Actor | null
  readonly procedure: { readonly stream: 'objection' | 'complaint' | 'review'; readonly id: string }
  readonly basis: readonly Citation[]
}

/**
 * Gives an entry an earlier last day, because an objection, a complaint or a review changed it. It never makes a term
 * longer, no stay carries it past that day, and an entry that is over already is left as it is.
 * @basis ARL/第六十三条; ALIT/第七十七条
 */
export function decideShorterTerm(
  state: Listing | undefined,
  { lastDay, reasons, by, procedure, basis }: ShorterTerm,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (state.kind !== 'listed' || findAfterEnd(state, today, law) !== undefined) return ok([])
  const { latestEnd } = state.term
  if (latestEnd !== null && latestEnd <= lastDay) return ok([])
  const ground = groundOn(law, basis, { procedure: `${procedure.stream}:${procedure.id}`, lastDay })
  const { listingId } = state
  return ok([{ type: 'ListingTermShortened', listingId, on: today, ground, lastDay, reasons, by }])
}
