import type { LocalDate } from '../calendar/local-date.ts'
import type { Duty } from '../duty/duty.ts'
import type { Actor, EvidenceRef, Ground, OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { findHeldRule, groundOn, type LawInForce } from '../listing/law-in-force.ts'
import type { Listing } from '../listing/listing.ts'
import type { ListingEvent } from '../listing/listing-event.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { isProtected } from '../subject/protected.ts'
import { startTerm } from '../term/term-clock.ts'
import type { Confirmation, ReleaseReceiver } from './release.ts'

/** What changed on an entry that stands: its publication ended, by an act or at its maximum, a correction, a shorter term. */
export type ChangedThing = 'publicationEnded' | 'publicationLapsed' | 'corrected' | 'termShortened'

/** A change of an entry that stands (变更告知), with everybody who holds the entry as it was before. */
export interface EntryChange {
  readonly changeId: string
  readonly listingId: string
  readonly place: PlaceCode
  readonly determiner: OrganisationId
  readonly thing: ChangedThing
  readonly openedOn: LocalDate
  /** The procedure that decided it (`objection:…`), `null` for an act on the entry itself and for a maximum reached. */
  readonly procedure: string | null
  /** Whether the public could ever see the entry: only then is its number in the public feed. */
  readonly wasPublic: boolean
  readonly receivers: readonly ReleaseReceiver[]
  readonly confirmations: readonly ChangeConfirmation[]
}

/** One receiver's answer that its copy follows the change. */
export type ChangeConfirmation = Pick<Confirmation, 'receiver' | 'confirmedOn' | 'by' | 'document'>

interface Happened<Type extends string> {
  readonly type: Type
  readonly changeId: string
  readonly on: LocalDate
  readonly ground: Ground
}

export type EntryChangeEvent =
  | (Happened<'EntryChangeOpened'> & { readonly change: EntryChange })
  | (Happened<'EntryChangeConfirmed'> & {
      readonly receiver: OrganisationId
      readonly by: Actor
      readonly document: EvidenceRef | null
    })

/** The state after one more event; the first confirmation of a receiver stands. */
export function evolveEntryChange(state: EntryChange | undefined, event: EntryChangeEvent): EntryChange | undefined {
  if (event.type === 'EntryChangeOpened') return state ?? event.change
  if (state === undefined || isConfirmed(state, event.receiver)) return state
  const { receiver, on: confirmedOn, by, document } = event
  return { ...state, confirmations: [...state.confirmations, { receiver, confirmedOn, by, document }] }
}

function isConfirmed({ confirmations }: EntryChange, receiver: OrganisationId): boolean {
  return confirmations.some((one) => one.receiver === receiver)
}

const THINGS: Readonly<Partial<Record<ListingEvent['type'], ChangedThing>>> = {
  ListingPublicationEnded: 'publicationEnded',
  ListingCorrected: 'corrected',
  ListingTermShortened: 'termShortened',
}

/** What the events of one act changed on an entry that goes on to stand, with the event that says so. */
export function listChangedThings(
  events: readonly ListingEvent[],
): readonly { readonly thing: ChangedThing; readonly procedure: string | null }[] {
  return events.flatMap((event) => {
    const thing = THINGS[event.type]
    if (thing === undefined) return []
    const procedure = event.ground.values['procedure']
    return [{ thing, procedure: typeof procedure === 'string' ? procedure : null }]
  })
}

/**
 * Tells everybody who holds an entry that it changed though it stands: whoever was told of it, applied it or has a copy
 * has to confirm that it follows. Nothing holds it up, and an entry that is not of effect yet has told nobody.
 * @basis GD_REG/第四十四条; GD_REG/第四十六条; HN_REG/第四十二条; SD_REG/第四十条; YF/(二十五); GD/(二十六)
 */
export function decideEntryChangeOpening(
  listing: Listing,
  found: {
    readonly changeId: string
    readonly thing: ChangedThing
    readonly procedure: string | null
    readonly receivers: readonly ReleaseReceiver[]
  },
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): readonly EntryChangeEvent[] {
  if (listing.kind !== 'listed') return []
  const { listingId, place, determiner, listKind, subjectKind, effectiveOn } = listing
  const wasPublic = listKind !== 'watch' && !isProtected(subjectKind) && effectiveOn <= today
  const change = { ...found, listingId, place, determiner, openedOn: today, wasPublic, confirmations: [] }
  const { basis } = readLimits(change, law)
  const head = { changeId: found.changeId, on: today, ground: groundOn(law, basis) }
  return [{ type: 'EntryChangeOpened', ...head, change }]
}

/**
 * Takes a receiver's confirmation that it follows a change. An official may record another's only with its paper.
 * Repeating it changes nothing.
 * @basis GD_REG/第四十四条; HN_REG/第四十二条
 */
export function decideChangeConfirmation(
  state: EntryChange | undefined,
  command: { readonly receiver: string; readonly by: Actor; readonly document: EvidenceRef | null },
  law: Pick<LawInForce, 'book'>,
  today: LocalDate,
): Result<readonly EntryChangeEvent[], Refusal> {
  const { receiver, by, document } = command
  if (state?.receivers.some((one) => one.receiver === receiver) !== true) {
    return refuse({ code: 'NOT_A_RECEIVER', basis: [] })
  }
  if (isConfirmed(state, receiver)) return ok([])
  const { basis } = readLimits(state, law)
  if (by.organisationId !== receiver && (document === null || document === '')) {
    return refuse({ code: 'EVIDENCE_MISSING', basis })
  }
  const head = { changeId: state.changeId, on: today, ground: groundOn(law, basis) }
  return ok([{ type: 'EntryChangeConfirmed', ...head, receiver, by, document }])
}

/**
 * What the receivers of a change owe: a unit corrects its copy or stops showing it; for a copy outside, the unit that
 * shares the data sees to it. Where publication ends at its maximum alone no text names days.
 * @basis GD_REG/第四十四条; GD_REG/第四十六条; HN_REG/第四十二条; SD_REG/第四十条
 */
export function readEntryChangeDuties(change: EntryChange, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  const { changeId, determiner, openedOn, thing, receivers, confirmations } = change
  const limits = readLimits(change, law)
  const hides = thing === 'publicationEnded' || thing === 'publicationLapsed'
  return receivers.map(({ receiver, kind }) => {
    const days = limits[kind]
    return {
      kind: kind === 'outside' ? 'withdrawDownstream' : hides ? 'withdrawPublication' : 'correctEntry',
      about: { stream: 'entryChange', id: changeId },
      part: receiver,
      owner: kind === 'outside' ? determiner : receiver,
      since: openedOn,
      clock: days === null ? null : startTerm('limit', openedOn, { count: days, unit: 'workingDay' }),
      basis: limits.basis,
      doneOn: confirmations.find((one) => one.receiver === receiver)?.confirmedOn ?? null,
    }
  })
}

function readLimits({ place, thing, openedOn }: EntryChange, law: Pick<LawInForce, 'book'>) {
  const rule = thing === 'publicationLapsed' ? undefined : findHeldRule(law, place, 'correctionLimits', openedOn)
  if (rule === undefined) return { unit: null, outside: null, basis: [] }
  const { providerWithin, downstreamWithin, userWithin } = rule.value
  return { unit: userWithin, outside: downstreamWithin ?? providerWithin, basis: [rule.source] }
}
