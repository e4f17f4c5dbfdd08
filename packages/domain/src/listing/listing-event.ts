import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, CaseDocument, EvidenceRef, Ground, OrganisationId, PersonRef, TextRef } from '../kernel/refs.ts'
import type {
  AssumedDate,
  DisputeStage,
  GrantedTerm,
  ListingCore,
  ListingDecision,
  ListingNotice,
  PriorPublicity,
  ReleaseReason,
  ServiceChannel,
  ServiceProof,
  StatedService,
} from './listing.ts'

/** What every listing event carries. Dates are legal dates; the ledger keeps the recording time beside them. */
interface Happened<Type extends string> {
  readonly type: Type
  readonly listingId: string
  readonly on: LocalDate
  readonly ground: Ground
}

export interface ListingProposed extends Happened<'ListingProposed'> {
  readonly listing: ListingCore
  readonly by: Actor
}
/** The notice went out; no clock runs before its service. */
export interface ListingNoticeIssued extends Happened<'ListingNoticeIssued'> {
  readonly notice: ListingNotice
  readonly by: Actor
}
/** An attempt at service that failed; it starts no clock. */
export interface ListingNoticeServiceFailed extends Happened<'ListingNoticeServiceFailed'> {
  readonly noticeId: string
  readonly channel: ServiceChannel
  readonly reasonCode: 'addresseeUnknown' | 'refusedWithoutWitness' | 'returned' | 'electronicBounce' | 'other'
  readonly by: Actor
}
export interface ListingNoticeServed extends Happened<'ListingNoticeServed'> {
  readonly noticeId: string
  readonly proof: ServiceProof
  readonly by: Actor
}
export interface StatementReceived extends Happened<'StatementReceived'> {
  readonly statementId: string
  readonly text: TextRef
}
export interface StatementAnswered extends Happened<'StatementAnswered'> {
  readonly statementId: string
  readonly outcome: 'upheld' | 'partlyUpheld' | 'notUpheld'
  readonly reasons: TextRef
  readonly by: Actor
}
export interface HearingRequested extends Happened<'HearingRequested'> {}
export interface HearingDeclined extends Happened<'HearingDeclined'> {
  readonly reasons: TextRef
  readonly by: Actor
}
export interface HearingHeld extends Happened<'HearingHeld'> {
  readonly minutes: TextRef
  readonly by: Actor
}
/** A red-list entry is shown to the public before it is listed (公示). */
export interface IncentivePublicised extends Happened<'IncentivePublicised'> {
  readonly publicity: Omit<PriorPublicity, 'objectionsOpen'>
  readonly by: Actor
}
export interface PublicityObjectionRaised extends Happened<'PublicityObjectionRaised'> {
  readonly text: TextRef
}
export interface PublicityObjectionSettled extends Happened<'PublicityObjectionSettled'> {
  readonly reasons: TextRef
  readonly by: Actor
}
export interface ListingDecided extends Happened<'ListingDecided'> {
  readonly decision: Omit<ListingDecision, 'served'>
}
export interface ListingRefused extends Happened<'ListingRefused'> {
  readonly determination: ListingDecision['determination']
  readonly reasons: TextRef
}
export interface ListingDecisionServed extends Happened<'ListingDecisionServed'> {
  readonly proof: ServiceProof
  readonly by: Actor
}
/** The proposer's part passed to another official of the unit. */
export interface ListingCaseHandedOver extends Happened<'ListingCaseHandedOver'> {
  readonly to: Actor
  readonly by: Actor
}
export interface ListingWithdrawn extends Happened<'ListingWithdrawn'> {
  readonly reasons: TextRef
  readonly by: Actor
}
export interface ListingDropped extends Happened<'ListingDropped'> {
  readonly reasons: TextRef
  readonly by: Actor
}
export interface ListingPublished extends Happened<'ListingPublished'> {
  /** First day of effect. */
  readonly effectiveOn: LocalDate
  readonly term: GrantedTerm
  readonly by: Actor
}
/** The unit's misconduct written at the same time to the records of those responsible (同步记入). */
export interface ResponsiblePersonsRecorded extends Happened<'ResponsiblePersonsRecorded'> {
  readonly persons: readonly { readonly person: PersonRef; readonly office: string }[]
  readonly by: Actor
}
/** A record that the term is over; it changes no answer. */
export interface ListingExpiryRecorded extends Happened<'ListingExpiryRecorded'> {
  readonly lastDay: LocalDate
}
/** Ends the entry before its term. `releasedOn` is the first day without effect. */
export interface ListingReleased extends Happened<'ListingReleased'> {
  readonly reason: ReleaseReason
  readonly releasedOn: LocalDate
  readonly reasons: TextRef | null
  readonly by: Actor | null
}
export interface ListingReceived extends Happened<'ListingReceived'> {
  readonly listing: ListingCore
  readonly from: OrganisationId
  readonly externalKey: string
  readonly service: StatedService
  readonly term: GrantedTerm
  readonly file: EvidenceRef
}
export interface ReceivedListingConfirmed extends Happened<'ReceivedListingConfirmed'> {
  readonly effectiveOn: LocalDate
  readonly reasons: TextRef
  readonly by: Actor
}
export interface ReceivedListingDeclined extends Happened<'ReceivedListingDeclined'> {
  readonly reasons: TextRef
  readonly by: Actor
}
/** The sender corrected its entry. */
export interface ReceivedListingAmended extends Happened<'ReceivedListingAmended'> {
  readonly service: StatedService
  readonly term: GrantedTerm
  readonly document: CaseDocument
  readonly assumed?: readonly AssumedDate[]
  readonly file: EvidenceRef
}
export interface UpstreamQuestionOpened extends Happened<'UpstreamQuestionOpened'> {
  readonly questionId: string
  readonly to: OrganisationId
  readonly file: EvidenceRef
}
export interface UpstreamQuestionAnswered extends Happened<'UpstreamQuestionAnswered'> {
  readonly questionId: string
  readonly answer: 'stillListed' | 'released'
  readonly by: Actor
}

/** The entry was given an earlier last day by a procedure that changed it. */
export interface ListingTermShortened extends Happened<'ListingTermShortened'> {
  readonly lastDay: LocalDate
  readonly reasons: TextRef
  readonly by: Actor | null
}

/** A statement was added to the entry; nothing that stood is rewritten. */
export interface ListingCorrected extends Happened<'ListingCorrected'> {
  readonly statement: TextRef
  readonly by: Actor | null
}
/** The entry stays, and the public no longer sees it. */
export interface ListingPublicationEnded extends Happened<'ListingPublicationEnded'> {
  readonly reasons: TextRef
  readonly by: Actor | null
}

/** A dispute about the entry, or about one measure on it, comes to a stage. */
export interface DisputeStageBegun extends Happened<'DisputeStageBegun'> {
  readonly disputeId: string
  readonly stage: DisputeStage
  readonly measureId: string | null
  readonly implementer?: OrganisationId
  readonly byUnit?: boolean
  readonly tolls: boolean
}
/** The stage is over; `on` is the first day on which it no longer stands, and a term that stood still runs on from it. */
export interface DisputeStageEnded extends Happened<'DisputeStageEnded'> {
  readonly disputeId: string
  readonly stage: DisputeStage
}

/** Everything that happens to a listing. */
export type ListingEvent =
  | ListingProposed
  | ListingNoticeIssued
  | ListingNoticeServiceFailed
  | ListingNoticeServed
  | StatementReceived
  | StatementAnswered
  | HearingRequested
  | HearingDeclined
  | HearingHeld
  | IncentivePublicised
  | PublicityObjectionRaised
  | PublicityObjectionSettled
  | ListingDecided
  | ListingRefused
  | ListingDecisionServed
  | ListingCaseHandedOver
  | ListingWithdrawn
  | ListingDropped
  | ListingPublished
  | ResponsiblePersonsRecorded
  | ListingExpiryRecorded
  | ListingReleased
  | ListingReceived
  | ReceivedListingConfirmed
  | ReceivedListingDeclined
  | ReceivedListingAmended
  | UpstreamQuestionOpened
  | UpstreamQuestionAnswered
  | ListingTermShortened
  | ListingCorrected
  | ListingPublicationEnded
  | DisputeStageBegun
  | DisputeStageEnded

export type ListingEventType = ListingEvent['type']
