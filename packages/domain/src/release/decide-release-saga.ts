import { addDays, type LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, EvidenceRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { findHeldRule, groundOn, type LawInForce } from '../listing/law-in-force.ts'
import type { Listing } from '../listing/listing.ts'
import type { ListingEvent } from '../listing/listing-event.ts'
import { termClockOf } from '../listing/read-listing.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { isProtected } from '../subject/protected.ts'
import { readLastDay } from '../term/term-clock.ts'
import type {
  Confirmation,
  ConfirmedThing,
  ReceiverConfirmed,
  Release,
  ReleaseEvent,
  ReleaseReceiver,
} from './release.ts'

/**
 * Opens the release of an entry with the event that ended it, whichever of the causes it was; nothing holds it up. An
 * entry found wrong from the start after it was over is told anew, as void. Any other repetition changes nothing.
 * @basis N49/(八); GD_REG/第四十七条; HN_REG/第三十七条; PZ/二(三)1; JN/四(四)
 */
export function decideReleaseOpening(
  state: Release | undefined,
  listing: Listing,
  events: readonly ListingEvent[],
  receivers: readonly ReleaseReceiver[],
  law: Pick<LawInForce, 'book' | 'calendar'>,
): readonly ReleaseEvent[] {
  const end = events.find((event) => event.type === 'ListingReleased' || event.type === 'ListingExpiryRecorded')
  if (end === undefined) return []
  const { listingId, place, subjectId, determiner } = listing
  const expiry = end.type === 'ListingExpiryRecorded'
  const reason = expiry ? 'expired' : end.reason
  const procedure = readProcedure(end.ground.values['procedure'])
  const head = { listingId, on: end.on, ground: groundOn(law, end.ground.basis) }
  if (state !== undefined) {
    const found = reason === 'corrected' && state.reason !== 'corrected'
    return found ? [{ type: 'ReleaseFoundVoid', ...head, procedure }] : []
  }
  const releasedOn = expiry ? addDays(end.lastDay, 1) : end.releasedOn
  const release = {
    listingId,
    place,
    subjectId,
    determiner,
    reason,
    releasedOn,
    openedOn: end.on,
    procedure,
    receivers,
  }
  return [
    { type: 'ReleaseOpened', ...head, release: { ...release, wasPublic: wasPublic(listing, end.on, law.calendar) } },
  ]
}

/** What another procedure wrote on the event that ended the entry. */
function readProcedure(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/**
 * Watch lists and protected subjects are never shown; nor is an entry that never came to its first day, or one received
 * when it was over already.
 */
function wasPublic(listing: Listing, on: LocalDate, calendar: WorkCalendar): boolean {
  if (listing.kind !== 'listed' && listing.kind !== 'released') return false
  const { lastDay } = readLastDay({ ...termClockOf(listing), ended: null }, calendar)
  const shownSome = listing.effectiveOn <= on && (lastDay === null || listing.listedOn <= lastDay)
  return shownSome && listing.listKind !== 'watch' && !isProtected(listing.subjectKind)
}

/** A confirmation as it comes in: by the receiver with its own key, or by an official who holds its paper. */
export interface ConfirmationCommand {
  readonly receiver: string
  readonly thing: ConfirmedThing
  readonly by: Actor
  readonly document: EvidenceRef | null
  /** The receiver's own measures on the entry that still stand. */
  readonly standing: readonly string[]
}

/**
 * Takes a receiver's confirmation. A unit whose own measure still stands does not confirm the end itself. An official may record another's only with its paper. Repeating it changes nothing.
 * @basis GD_REG/第四十七条; HN_REG/第三十七条; O36/第三条; GD/(二十六); YF/(二十五); PY/五(五)
 */
export function decideConfirmation(
  state: Confirmation | undefined,
  receivers: readonly ReleaseReceiver[],
  { receiver, thing, by, document, standing }: ConfirmationCommand,
  { listingId, place }: Pick<Release, 'listingId' | 'place'>,
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): Result<readonly ReceiverConfirmed[], Refusal> {
  if (state !== undefined) return ok([])
  const known = receivers.some((one) => one.receiver === receiver)
  if (!known) return refuse({ code: 'NOT_A_RECEIVER', basis: [] })
  if (by.organisationId !== receiver && (document === null || document === '')) {
    return refuse({ code: 'EVIDENCE_MISSING', basis: readConfirmationBasis(place, thing, law, today) })
  }
  if (thing === 'release' && by.organisationId === receiver && standing.length > 0) {
    const basis = readConfirmationBasis(place, thing, law, today)
    return refuse({ code: 'MEASURES_STAND', measureIds: standing, basis })
  }
  const ground = groundOn(law, [])
  return ok([{ type: 'ReceiverConfirmed', listingId, on: today, ground, receiver, thing, by, document }])
}

/** What the place writes on ending the measures, or, for an erratum, on restoring the name. */
function readConfirmationBasis(
  place: PlaceCode,
  thing: ConfirmedThing,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): readonly Citation[] {
  const rule = findHeldRule(law, place, thing === 'release' ? 'exitNotice' : 'reputationRemedy', on)
  return rule === undefined ? [] : [rule.source]
}
