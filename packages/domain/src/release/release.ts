import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, EvidenceRef, Ground, OrganisationId, SubjectId } from '../kernel/refs.ts'
import type { ReleaseReason } from '../listing/listing.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** Who must hear that an entry is over: a unit of the register, or an outside receiver of shared data. */
export interface ReleaseReceiver {
  readonly receiver: OrganisationId
  readonly kind: 'unit' | 'outside'
}

/** The end of one entry (移出), whatever caused it, with everybody it must reach. */
export interface Release {
  readonly listingId: string
  readonly place: PlaceCode
  readonly subjectId: SubjectId
  readonly determiner: OrganisationId
  readonly reason: ReleaseReason
  /** First day without effect. */
  readonly releasedOn: LocalDate
  /** The day from which the receivers' time runs: of the act, or of the finding that an entry over already was wrong. */
  readonly openedOn: LocalDate
  /** The procedure that decided it (`repair:…`, `objection:…`), `null` for an expiry or an act on the entry itself. */
  readonly procedure: string | null
  /** Whether the public could ever see the entry: only then is its number in the public feed. */
  readonly wasPublic: boolean
  readonly receivers: readonly ReleaseReceiver[]
}

interface Happened<Type extends string> {
  readonly type: Type
  readonly listingId: string
  readonly on: LocalDate
  readonly ground: Ground
}

export type ReleaseEvent =
  | (Happened<'ReleaseOpened'> & { readonly release: Release })
  /** An entry that was over already turned out to be wrong from the start. */
  | (Happened<'ReleaseFoundVoid'> & { readonly procedure: string | null })

/** The state after one more event; `undefined` where a history would begin with anything but its opening. */
export function evolveRelease(state: Release | undefined, event: ReleaseEvent): Release | undefined {
  switch (event.type) {
    case 'ReleaseOpened':
      return state ?? event.release
    case 'ReleaseFoundVoid':
      return state === undefined ? undefined : foundVoid(state, event)
  }
}

/** An expiry gave nobody days to confirm in; what is found wrong after it does, from the day of the finding. */
function foundVoid(state: Release, { on, procedure }: Extract<ReleaseEvent, { type: 'ReleaseFoundVoid' }>): Release {
  const openedOn = state.reason === 'expired' ? on : state.openedOn
  return { ...state, reason: 'corrected', procedure, openedOn }
}

/** What is confirmed: that the entry is no longer applied, or that the erratum about it arrived. */
export type ConfirmedThing = 'release' | 'erratum'

/** One receiver's answer on one entry; a history of its own, so that receivers never wait for each other. */
export interface Confirmation {
  readonly listingId: string
  readonly receiver: OrganisationId
  readonly thing: ConfirmedThing
  readonly confirmedOn: LocalDate
  /** The official who recorded it, or the receiver itself by its key. */
  readonly by: Actor
  /** The paper it was confirmed with; `null` where the receiver itself confirmed here. */
  readonly document: EvidenceRef | null
}

export interface ReceiverConfirmed extends Happened<'ReceiverConfirmed'> {
  readonly receiver: OrganisationId
  readonly thing: ConfirmedThing
  readonly by: Actor
  readonly document: EvidenceRef | null
}

/** The first confirmation stands; a repetition changes nothing. */
export function evolveConfirmation(state: Confirmation | undefined, event: ReceiverConfirmed): Confirmation {
  if (state !== undefined) return state
  const { listingId, receiver, thing, on, by, document } = event
  return { listingId, receiver, thing, confirmedOn: on, by, document }
}

/** The id of a release: one an entry. */
export function releaseIdOf(listingId: string): string {
  return `release:${listingId}`
}

/** The id of a confirmation: the same for everybody who repeats it. */
export function confirmationIdOf(listingId: string, receiver: OrganisationId, thing: ConfirmedThing): string {
  return `${thing}:${listingId}:${receiver}`
}
