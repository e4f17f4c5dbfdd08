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

/** The procedure in which something was found to be put right, by whoever has the power there. */
export interface PutRightBy {
  readonly reasons: TextRef
  readonly by: Actor | null
  readonly procedure: { readonly stream: 'objection' | 'complaint' | 'review'; readonly id: string }
  readonly basis: readonly Citation[]
}

/** What is put right on an entry that stays. */
export type EntryChange =
  | { readonly kind: 'shortenTerm'; readonly lastDay: LocalDate }
  | { readonly kind: 'correct'; readonly statement: TextRef }
  | { readonly kind: 'endPublication' }

/**
 * Puts something right on an entry because an objection, a complaint or a review says so: a statement is added, its
 * publication ends, or its last day comes earlier. Nothing is rewritten, no term becomes longer, no stay carries an
 * entry past its new last day, and an entry that is over takes a statement only; what is put right on a
 * decision, or while a received entry waits for a person, goes into the entry of effect. No health mark holds it up.
 * @basis YF/(二十五); GD/(二十六); JN/四(三); GD_REG/第四十六条; ARL/第六十三条; ALIT/第七十七条
 */
export function decideEntryChange(
  state: Listing | undefined,
  change: EntryChange,
  { reasons, by, procedure, basis }: PutRightBy,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state === undefined || state.kind === 'proposed' || state.kind === 'noticed') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const ground = groundOn(law, basis, { procedure: `${procedure.stream}:${procedure.id}` })
  const head = { listingId: state.listingId, on: today, ground, by }
  if (change.kind === 'correct') return ok([{ type: 'ListingCorrected', ...head, statement: change.statement }])
  if (state.kind === 'closed' || state.kind === 'released') return ok([])
  if (state.kind !== 'awaitingPerson' && findAfterEnd(state, today, law) !== undefined) return ok([])
  if (change.kind === 'endPublication') {
    return ok(state.publicationEndedOn === undefined ? [{ type: 'ListingPublicationEnded', ...head, reasons }] : [])
  }
  const latestEnd = state.kind === 'decided' ? (state.shortenedTo ?? null) : state.term.latestEnd
  if (latestEnd !== null && latestEnd <= change.lastDay) return ok([])
  return ok([{ type: 'ListingTermShortened', ...head, lastDay: change.lastDay, reasons }])
}
