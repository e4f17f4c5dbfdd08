import { addDays } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { cite } from '../kernel/citation.ts'
import type { OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { refuse } from '../kernel/result.ts'
import { readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { readLastDay, readTerm } from '../term/term-clock.ts'
import type { TermClock } from '../term/term-clock.ts'
import type { LawInForce } from './law-in-force.ts'
import { findExecutionStay } from './execution-stay.ts'
import type { DisputeInterval, ListedListing, Listing, ReleaseReason, ReleasedListing } from './listing.ts'

/** What a listing is on a day. `provisional`: its last day rests on a year whose calendar is not loaded. */
export type ListingReading =
  /** Under way, or closed without ever having had effect. */
  | { readonly kind: 'noEffect' }
  /** Received, waiting for a named official. */
  | { readonly kind: 'needsPerson' }
  | { readonly kind: 'notYetInForce'; readonly effectiveOn: LocalDate }
  | {
      readonly kind: 'inForce'
      /** Last day of effect, or `null` while nothing fixes it. */
      readonly lastDay: LocalDate | null
      readonly provisional: boolean
      /** The disputes that stand on the day; what rests because of them is read for each executing place. */
      readonly disputes: readonly DisputeInterval[]
      /** True while a question to the sender is open: no new adverse act may rest on the entry. */
      readonly barsNewAdverseAct: boolean
    }
  | { readonly kind: 'ended'; readonly lastDay: LocalDate; readonly reason: ReleaseReason }

/** The term of a listing as a clock: stages that toll pause it, the statutory maximum caps it, a release ends it. */
export function termClockOf(listing: ListedListing | ReleasedListing): TermClock {
  const { term, disputes } = listing
  const released = listing.kind === 'released' ? { on: listing.releasedOn, why: listing.reason } : null
  return {
    nature: 'duration',
    start: term.start,
    length: term.length,
    pauses: disputes.filter(({ tolls }) => tolls).map(({ from, until, basis }) => ({ from, until, basis })),
    extensions: [],
    cap: term.latestEnd === null ? null : { kind: 'date', lastDay: term.latestEnd },
    ended: released,
  }
}

/**
 * What a listing is on a day, from its dates alone: no stored state prolongs it. It ends once and for all: a later day
 * never reads in force again unless a release is undone by a new entry.
 * @basis PZ/二(三)1
 * @basis JN/四(四)
 */
export function readListing(listing: Listing | undefined, on: LocalDate, calendar: WorkCalendar): ListingReading {
  if (listing === undefined) return { kind: 'noEffect' }
  switch (listing.kind) {
    case 'proposed':
    case 'noticed':
    case 'decided':
    case 'closed':
      return { kind: 'noEffect' }
    case 'awaitingPerson':
      return { kind: 'needsPerson' }
    case 'listed':
    case 'released':
      return readEffect(listing, on, calendar)
  }
}

/** The last day of effect of an entry, `null` where nothing fixes it. */
export function readListingLastDay(listing: ListedListing | ReleasedListing, calendar: WorkCalendar): LocalDate | null {
  const { lastDay } = readLastDay(termClockOf(listing), calendar)
  if (listing.kind === 'listed') return lastDay
  const beforeRelease = addDays(listing.releasedOn, -1)
  return lastDay !== null && lastDay < beforeRelease ? lastDay : beforeRelease
}

/**
 * Refuses an act on an entry that is over; `undefined` while it is not.
 * @basis PZ/二(三)1
 * @basis JN/四(四)
 * @basis YF/(二十四)
 * @basis GD/(二十五)
 * @basis PY/五(四)
 */
export function findAfterEnd(
  listing: Listing,
  today: LocalDate,
  law: LawInForce,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const reading = readListing(listing, today, law.calendar)
  if (reading.kind !== 'ended') return undefined
  const rule = readRule(law.book, listing.place, 'expiryRemoval', today)
  const basis = [rule.kind === 'value' ? rule.row.source : cite('N49', '(六)(七)')]
  return refuse({ code: 'AFTER_END', endedOn: reading.lastDay, basis })
}

/**
 * Refuses a new adverse act on an entry that gives no ground for one that day: not in force, stayed where it is executed,
 * over, or asked about upstream; `undefined` where it does. Without a place, the act is done where the entry was made.
 */
export function findNoGround(
  listing: Listing,
  today: LocalDate,
  law: LawInForce,
  at: {
    readonly place?: PlaceCode
    readonly measureId?: string
    readonly implementer?: OrganisationId
  } = {},
): { readonly ok: false; readonly error: Refusal } | undefined {
  const over = findAfterEnd(listing, today, law)
  if (over !== undefined) return over
  const reading = readListing(listing, today, law.calendar)
  if (reading.kind !== 'inForce') return refuse({ code: 'WRONG_STATE', state: reading.kind, basis: [] })
  const { place = listing.place, measureId = null, implementer } = at
  const stay = findExecutionStay(listing, reading.disputes, { place, measureId, implementer }, law, today)
  if (stay !== undefined) return refuse({ code: 'EXECUTION_STAYED', disputeIds: stay.disputeIds, basis: stay.basis })
  if (listing.kind === 'listed' && listing.question !== null) {
    return refuse({ code: 'UPSTREAM_QUESTION_OPEN', questionId: listing.question.questionId, basis: [] })
  }
  return undefined
}

/** The first day on which an entry held no longer, as known on a day; that day itself for one that still stands. */
export function readEndOfEffect(
  listing: ListedListing | ReleasedListing,
  on: LocalDate,
  calendar: WorkCalendar,
): LocalDate {
  const reading = readListing(listing, on, calendar)
  return reading.kind === 'ended' ? addDays(reading.lastDay, 1) : on
}

function readEffect(
  listing: ListedListing | ReleasedListing,
  on: LocalDate,
  calendar: WorkCalendar,
): Extract<ListingReading, { kind: 'notYetInForce' | 'inForce' | 'ended' }> {
  const { effectiveOn } = listing
  const reading = readTerm(termClockOf(listing), on, calendar)
  const lastDay = readListingLastDay(listing, calendar)
  const reason = listing.kind === 'released' && endedByRelease(listing, calendar) ? listing.reason : 'expired'
  // What has ended has a last day: that of its term, or the day before its release.
  if (lastDay !== null && (reading.kind === 'ended' || reading.kind === 'lapsed' || lastDay < effectiveOn)) {
    return { kind: 'ended', lastDay, reason }
  }
  if (on < effectiveOn || reading.kind === 'notStarted') return { kind: 'notYetInForce', effectiveOn }
  const disputes = listing.disputes.filter(({ from, until }) => from <= on && (until === null || on < until))
  const question = listing.kind === 'listed' ? listing.question : null
  const barsNewAdverseAct = question !== null && question.openedOn <= on
  return { kind: 'inForce', lastDay, provisional: reading.provisional, disputes, barsNewAdverseAct }
}

/** Whether the release tells why it ended: it came before the term was over, or found it wrong from the start. */
function endedByRelease(listing: ReleasedListing, calendar: WorkCalendar): boolean {
  if (listing.reason === 'corrected') return true
  const { lastDay } = readLastDay(termClockOf(listing), calendar)
  return lastDay === null || listing.releasedOn <= lastDay
}

/**
 * Whether an entry was wrong from the start, so that it counts for nothing on any day, before its release too. Its own
 * history stays.
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function isVoidFromStart(listing: Listing): boolean {
  return listing.kind === 'released' && listing.reason === 'corrected'
}
