import type { LocalDate } from '../calendar/local-date.ts'
import type { ListKind } from '../catalogue/list-type.ts'
import type { SeverityTier } from '../catalogue/measure.ts'
import type { Citation } from '../kernel/citation.ts'
import type {
  Actor,
  CaseDocument,
  EvidenceRef,
  OrganisationId,
  SubjectId,
  SubjectKind,
  TextRef,
} from '../kernel/refs.ts'
import type { IncentiveSource } from '../rulebook/axes.ts'
import type { DisputeStage as ReviewedStage } from '../rulebook/practice/objection-practice.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { TermClock } from '../term/term-clock.ts'

export type { IncentiveSource }

/** One entry of a list (名单条目), from proposal to release; opaque. */
export type ListingId = string

/** How long a sanction or an honour lasts: a duration, which ends on its calendar date and never moves. */
export type TermLength = TermClock['length']

/** The term (期限) that was granted, with what set it. */
export interface GrantedTerm {
  /** First day of the term. */
  readonly start: LocalDate
  readonly length: TermLength
  /** Last day a statute allows at most, or `null` where none is known; nothing runs past it. */
  readonly latestEnd: LocalDate | null
  /** What set the length. */
  readonly setBy: 'rule' | 'measure' | 'document' | 'upstream'
  readonly basis: readonly Citation[]
}

/**
 * Where a dispute about an entry stands. `interimStay`: the reviewing organ or a court ordered execution to stop.
 * `publicationStay`: the same of its publication alone: no measure rests, and the public does not see it.
 * `insolvencyShield`: a court approved reorganisation or settlement; the entry rests and is not shown meanwhile.
 * `insolvencyRepair`: the plan was carried out; the same until the repair that follows is decided.
 */
export type DisputeStage = ReviewedStage | 'interimStay' | 'publicationStay' | 'insolvencyShield' | 'insolvencyRepair'

/** The days on which a dispute stands at a stage. Whether execution rests meanwhile is read for each executing place. */
export interface DisputeInterval {
  readonly disputeId: string
  readonly stage: DisputeStage
  /** The measure it is about, or `null` where it is about the entry as a whole. */
  readonly measureId: string | null
  /** The unit whose measure it is; absent where it is about the entry as a whole. */
  readonly implementer?: OrganisationId
  /** True where a unit reported an error by itself; absent where the subject disputes. */
  readonly byUnit?: boolean
  readonly from: LocalDate
  /** First day on which the dispute no longer stands there, or `null` while it does. */
  readonly until: LocalDate | null
  /** Whether the term stands still meanwhile, by the rule of the place that made the entry. */
  readonly tolls: boolean
  readonly basis: readonly Citation[]
}

/** What a dispute is about and who raised it, without what is absent. */
export function readAbout({
  measureId,
  implementer,
  byUnit,
}: Pick<DisputeInterval, 'measureId'> & {
  readonly implementer?: OrganisationId | undefined
  readonly byUnit?: boolean | undefined
}): Pick<DisputeInterval, 'measureId' | 'implementer' | 'byUnit'> {
  return {
    measureId,
    ...(implementer === undefined ? {} : { implementer }),
    ...(byUnit === true ? { byUnit } : {}),
  }
}

/** How a paper reached the subject. */
export type ServiceChannel = 'inPerson' | 'post' | 'electronic' | 'entrusted' | 'publicNotice' | 'leftAtAddress'

/** Proof that a paper was served. A public notice is served on the day the law deems it so, not the day it is put up. */
export type ServiceProof =
  | { readonly kind: 'receipt'; readonly servedOn: LocalDate; readonly evidence: EvidenceRef }
  | { readonly kind: 'delivered'; readonly servedOn: LocalDate; readonly evidence: EvidenceRef }
  | {
      readonly kind: 'publicNotice'
      readonly putUpOn: LocalDate
      readonly servedOn: LocalDate
      readonly evidence: EvidenceRef
    }

/** The notice before listing (事先告知): all four parts, and the last day to answer. */
export interface ListingNotice {
  readonly noticeId: string
  readonly facts: TextRef
  readonly reasons: TextRef
  readonly rights: TextRef
  /** What the rule of the place wants told besides: likely measures, conditions of removal, remedies. */
  readonly further: Readonly<Partial<Record<'measures' | 'removalConditions' | 'remedies', TextRef>>>
  readonly basis: readonly Citation[]
  readonly channel: ServiceChannel
  readonly lastDayToAnswer: LocalDate
  readonly issuedOn: LocalDate
}

/** What the subject said (陈述申辩), and what was answered; `answer` is `null` until it was considered. */
export interface Statement {
  readonly statementId: string
  readonly text: TextRef
  readonly madeOn: LocalDate
  readonly answer: { readonly outcome: 'upheld' | 'partlyUpheld' | 'notUpheld'; readonly reasons: TextRef } | null
}

/** A hearing (听证). */
export type Hearing =
  | { readonly kind: 'none' }
  | { readonly kind: 'requested'; readonly on: LocalDate }
  | { readonly kind: 'held'; readonly on: LocalDate; readonly minutes: TextRef; readonly presiding: Actor }
  | { readonly kind: 'declined'; readonly on: LocalDate; readonly reasons: TextRef }

/** Publicity of an incentive entry before it is listed (公示). `until` is its last day. */
export interface PriorPublicity {
  readonly from: LocalDate
  readonly until: LocalDate
  readonly site: string
  readonly objectionsOpen: number
}

/** Who determined: a unit, or a panel meeting. */
export type Determination =
  | { readonly by: 'determiner'; readonly decider: Actor }
  | { readonly by: 'panel'; readonly meetingId: string; readonly issuedBy: Actor }
  | { readonly by: 'jointConference'; readonly meetingId: string; readonly issuedBy: Actor }

/** The decision to list. */
export interface ListingDecision {
  readonly number: string
  readonly decidedOn: LocalDate
  readonly determination: Determination
  readonly reasons: TextRef
  readonly term: TermLength
  /** Service of the decision itself; `null` until it is on file. */
  readonly served: ServiceProof | null
}

/** What the determiner of a received entry says about service of its notice. */
export type StatedService = { readonly kind: 'served'; readonly on: LocalDate | null } | { readonly kind: 'notStated' }

/** Why an entry ended. */
export type ReleaseReason = 'expired' | 'repaired' | 'corrected' | 'withdrawn' | 'supersededUpstream'

/** Where an entry comes from: determined here, or received from its determiner. */
export type Origin =
  | {
      readonly kind: 'determinedHere'
      readonly proposer: Actor
      readonly notice: ListingNotice | null
      readonly service: ServiceProof | null
      readonly publicity: PriorPublicity | null
      readonly decision: ListingDecision
    }
  | {
      readonly kind: 'received'
      readonly from: OrganisationId
      /** The sender's own key of the entry. */
      readonly externalKey: string
      readonly service: StatedService
      /** The official who let an entry without a statement on service take effect, else `null`. */
      readonly confirmedBy: Actor | null
    }

/** A question to the sender about an entry that vanished from a whole-list file. */
export interface UpstreamQuestion {
  readonly questionId: string
  readonly to: OrganisationId
  readonly openedOn: LocalDate
  /** The file from which the entry was missing. */
  readonly file: EvidenceRef
}

/** A date that a sender did not state, where that of its determination stands in. */
export type AssumedDate = 'conduct' | 'documentEffect'

/** What every state knows. */
export interface ListingCore {
  readonly listingId: ListingId
  /** What the entry does: incentive, sanction, or watch (重点关注), which is adverse too. */
  readonly listKind: ListKind
  /** The jurisdiction whose rules the procedure follows. */
  readonly place: PlaceCode
  readonly listTypeId: string
  readonly subjectId: SubjectId
  readonly subjectKind: SubjectKind
  /** The authority that determines (认定部门); the sender's determiner for a received entry. */
  readonly determiner: OrganisationId
  readonly document: CaseDocument
  /** Severity, where the jurisdiction divides by it. */
  readonly tier: SeverityTier | null
  /** First and last day of the conduct (the same for a single act); `until` is `null` while it goes on. */
  readonly conduct: { readonly from: LocalDate; readonly until: LocalDate | null; readonly facts: TextRef }
  readonly source: IncentiveSource | null
  /** What the sender of a received entry left unsaid; absent where everything was stated. */
  readonly assumed?: readonly AssumedDate[]
}

/** What a case under way here knows besides. */
export interface OpenCase extends ListingCore {
  readonly proposer: Actor
  /** Officials who took the case over from the proposer, one after the other. */
  readonly successors?: readonly Actor[]
  readonly proposedOn: LocalDate
  readonly failedServices: number
  readonly publicity: PriorPublicity | null
}

/** Proposed (拟列入): a document stands, no effect. */
export interface ProposedListing extends OpenCase {
  readonly kind: 'proposed'
  /** The notice that is out for service, or `null`. */
  readonly notice: ListingNotice | null
}

/** Noticed (已告知): the notice was served; the time to answer runs or is over. */
export interface NoticedListing extends OpenCase {
  readonly kind: 'noticed'
  readonly notice: ListingNotice
  readonly service: ServiceProof
  readonly statements: readonly Statement[]
  readonly hearing: Hearing
}

/** Decided (已认定): not yet of effect. `notice` is `null` only for incentives. */
export interface DecidedListing extends OpenCase {
  readonly kind: 'decided'
  readonly notice: ListingNotice | null
  readonly service: ServiceProof | null
  readonly statements: readonly Statement[]
  readonly hearing: Hearing
  readonly decision: ListingDecision
  /** What was disputed and put right before the decision has effect goes into the entry. Absent where nothing was. */
  readonly disputes?: readonly DisputeInterval[]
  readonly corrections?: readonly Correction[]
  readonly shortenedTo?: LocalDate
  readonly publicationEndedOn?: LocalDate
}

/** Not listed (不予列入), withdrawn by the proposer, dropped, found wrong before it had effect, or received and never of effect here: final. */
export interface ClosedListing extends ListingCore {
  readonly kind: 'closed'
  readonly outcome: 'refused' | 'withdrawn' | 'dropped' | 'annulled' | 'declined' | 'endedUpstream'
  readonly closedOn: LocalDate
  readonly reasons: TextRef | null
  readonly corrections?: readonly Correction[]
}

/** Received from its determiner without a statement on service: of no effect until a named official confirms. */
export interface AwaitingPersonListing extends ListingCore {
  readonly kind: 'awaitingPerson'
  readonly origin: Extract<Origin, { readonly kind: 'received' }>
  readonly receivedOn: LocalDate
  readonly term: GrantedTerm
  /** Disputes that began while it waits: they stand when it takes effect. Absent where none did. */
  readonly disputes?: readonly DisputeInterval[]
  readonly corrections?: readonly Correction[]
  /** What an order put right while it waits: it holds once it takes effect. */
  readonly shortenedTo?: LocalDate
  readonly publicationEndedOn?: LocalDate
  readonly question: UpstreamQuestion | null
}

/** A statement added to an entry (更正说明); what stood before stays in the history. */
export interface Correction {
  readonly statement: TextRef
  readonly on: LocalDate
}

/** On the list (已列入). Whether it is in force on a day is read from the dates, never stored. */
export interface ListedListing extends ListingCore {
  readonly kind: 'listed'
  readonly origin: Origin
  readonly listedOn: LocalDate
  /** First day of effect. */
  readonly effectiveOn: LocalDate
  readonly term: GrantedTerm
  readonly disputes: readonly DisputeInterval[]
  readonly corrections?: readonly Correction[]
  /** The last day that an order set short of the stated term; a later amendment by the sender does not undo it. */
  readonly shortenedTo?: LocalDate
  /** First day on which the public no longer sees the entry, though it stands; absent while it does. */
  readonly publicationEndedOn?: LocalDate
  readonly question: UpstreamQuestion | null
  /** The day on which a sweep wrote the expiry down; a record only, `null` changes no answer. */
  readonly expiryRecordedOn: LocalDate | null
}

/** Released (已移出) before or at its end: final. */
export interface ReleasedListing extends ListingCore {
  readonly kind: 'released'
  readonly origin: Origin
  readonly listedOn: LocalDate
  readonly effectiveOn: LocalDate
  readonly term: GrantedTerm
  readonly disputes: readonly DisputeInterval[]
  readonly corrections?: readonly Correction[]
  readonly publicationEndedOn?: LocalDate
  readonly reason: ReleaseReason
  /** First day without effect. A listing that was wrong from the start keeps this day; the reason tells. */
  readonly releasedOn: LocalDate
}

/** A list entry in one of its states. */
export type Listing =
  | ProposedListing
  | NoticedListing
  | DecidedListing
  | ClosedListing
  | AwaitingPersonListing
  | ListedListing
  | ReleasedListing

export type ListingKind = Listing['kind']
