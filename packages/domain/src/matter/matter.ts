import type { LocalDate } from '../calendar/local-date.ts'
import type {
  Actor,
  EvidenceRef,
  Ground,
  OfficerId,
  OrganisationId,
  SubjectId,
  SubjectKind,
  TextRef,
} from '../kernel/refs.ts'
import type { Occasion } from '../rulebook/axes.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { DeferredConsequence, DeferredPromise } from './deferred-documents.ts'

/** The fixed points of a duty at which its parties are checked anew (参考时点). */
export type ReferenceMoment = 'opening' | 'award' | 'signing' | 'acceptance' | 'decision'

/** What a party is in the matter; a listed consortium member (联合体成员) concerns the whole bid. */
export type PartyRole = 'applicant' | 'consortiumMember' | 'agent' | 'expert' | 'responsiblePerson'

/**
 * How sure it is that the party is the subject. Masked and fuzzy matches never give a legal effect
 * until a person has confirmed the identity.
 */
export type IdentityState = 'exact' | 'confirmedByPerson' | 'masked' | 'fuzzy'

/** Who decides the matter: often another unit than the one that checks. */
export interface Decider {
  readonly organisationId: OrganisationId
  /** `null` until the unit has named the official. */
  readonly officerId: OfficerId | null
}

export interface Party {
  readonly partyId: string
  readonly subjectId: SubjectId
  readonly subjectKind: SubjectKind
  readonly role: PartyRole
  readonly identity: IdentityState
  /** When it came into the matter; it owes no check for moments that had passed. */
  readonly joinedOn: LocalDate
}

/** Must (应当) or may (可以) be applied. */
export type Duty = 'must' | 'may'

/** The state of an entry as the receipt saw it; a difference from today's makes the receipt stale. */
export interface EntrySeen {
  readonly listingId: string
  readonly state: 'inForce' | 'stayed'
  /** Last day of the entry as computed that day; `null` while open-ended. */
  readonly lastDay: LocalDate | null
}

/** One measure of a receipt that somebody has to answer for. */
export interface CheckItem {
  readonly itemId: string
  readonly listingId: string
  readonly measureId: string
  readonly kind: 'incentive' | 'sanction'
  readonly duty: Duty
  /** A stayed entry's measure is shown as 暂停执行 and cannot be applied. */
  readonly state: 'applicable' | 'suspended'
}

/** Why no answer of a receipt is complete: shown with it, and no new adverse act rests on it. */
export type CheckMark =
  'calendarMissing' | 'catalogueMissing' | 'ruleUnconfirmed' | 'entriesStale' | 'identityNotConfirmed'

/** Why a mandatory measure was not applied, or a recommended one left; closed, see `NOT_APPLIED_TITLES`. */
export type NotAppliedReason =
  | 'outsidePower'
  | 'noOccasion'
  | 'measureSuspended'
  | 'entryEnded'
  | 'entryRepaired'
  | 'entryDisputed'
  | 'notSameSubject'
  | 'disproportionate'
  | 'conditionNotMet'
  | 'alreadyApplied'
  | 'publicInterest'
  | 'matterEnded'
  | 'notChosen'

/** How an item ended; who answered for it is always a named official. */
export type ItemOutcome =
  | {
      readonly kind: 'applied'
      readonly evidence: EvidenceRef
      readonly notice: EvidenceRef | null
      /** Why the sanction fits the case; absent for an incentive. */
      readonly proportionality?: TextRef
    }
  | { readonly kind: 'notApplied'; readonly reason: NotAppliedReason; readonly text: TextRef }

export interface ItemClosing {
  readonly outcome: ItemOutcome
  readonly by: Actor
  readonly on: LocalDate
  /** A measure that was applied here and that a dispute lifted. */
  readonly lifted?: { readonly reasons: TextRef; readonly on: LocalDate }
}

/** A receipt (核查回执) of one party at one moment, with its items and how they ended. */
export interface Check {
  readonly checkId: string
  readonly partyId: string
  readonly subjectId: SubjectId
  readonly unitId: OrganisationId
  readonly moment: ReferenceMoment
  readonly on: LocalDate
  /** Ledger position the answer stands on. */
  readonly position: number
  readonly entries: readonly EntrySeen[]
  readonly items: readonly CheckItem[]
  readonly marks: readonly CheckMark[]
  readonly closings: Readonly<Record<string, ItemClosing>>
}

/** What the decider decided; the text stands in the vault. */
export interface MatterDecision {
  readonly outcome: 'granted' | 'refused' | 'partly'
  readonly document: TextRef
  readonly by: Actor
  readonly on: LocalDate
}

interface MatterFacts {
  readonly matterId: string
  readonly occasion: Occasion
  readonly place: PlaceCode
  /** The unit whose duty it is and who checks. */
  readonly unitId: OrganisationId
  /** The unit's own number of the matter (招标项目编号, 受理号); never a person's number. */
  readonly reference: TextRef | null
  readonly decider: Decider
  readonly openedOn: LocalDate
  /** The moments this matter will pass, in order. */
  readonly moments: readonly ReferenceMoment[]
  readonly reached: readonly { readonly moment: ReferenceMoment; readonly on: LocalDate }[]
  readonly parties: readonly Party[]
  /** Checks asked for and not yet answered by a receipt. */
  readonly requested: readonly CheckRequest[]
  readonly checks: readonly Check[]
  readonly promise: DeferredPromise | null
}

export interface CheckRequest {
  readonly checkId: string
  readonly partyId: string
  readonly moment: ReferenceMoment
  readonly on: LocalDate
}

/** A matter (事项): the duty inside which a check happens. */
export type Matter =
  | (MatterFacts & { readonly status: 'open' })
  | (MatterFacts & { readonly status: 'decided'; readonly decision: MatterDecision })
  | (MatterFacts & {
      readonly status: 'closed'
      readonly decision: MatterDecision | null
      readonly ending: MatterEnding
      readonly closedOn: LocalDate
    })

export type MatterEnding = 'decided' | 'withdrawnByApplicant' | 'terminated'

export type MatterEvent =
  | {
      readonly type: 'MatterOpened'
      readonly matterId: string
      readonly occasion: Occasion
      readonly place: PlaceCode
      readonly unitId: OrganisationId
      readonly reference: TextRef | null
      readonly decider: Decider
      readonly moments: readonly ReferenceMoment[]
      readonly on: LocalDate
      /** Whether a check is a duty here (应查必查), with the clause that says so. */
      readonly mustCheck: boolean
      readonly ground: Ground
    }
  | { readonly type: 'PartyAdded'; readonly party: Party; readonly on: LocalDate }
  | { readonly type: 'PartyIdentityConfirmed'; readonly partyId: string; readonly by: Actor; readonly on: LocalDate }
  | { readonly type: 'DeciderNamed'; readonly decider: Decider; readonly on: LocalDate }
  | { readonly type: 'MomentReached'; readonly moment: ReferenceMoment; readonly on: LocalDate }
  | ({ readonly type: 'CheckRequested' } & CheckRequest)
  | ({ readonly type: 'CheckAnswered'; readonly ground: Ground } & Omit<Check, 'closings'>)
  | {
      readonly type: 'CheckItemClosed'
      readonly checkId: string
      readonly itemId: string
      readonly outcome: ItemOutcome
      readonly by: Actor
      readonly on: LocalDate
      /** The subject is told of each sanction applied. */
      readonly tellSubject: boolean
      readonly ground: Ground
    }
  /** The decision of a dispute lifts a measure that was applied in this matter; the matter may be over. */
  | {
      readonly type: 'CheckItemLifted'
      readonly checkId: string
      readonly itemId: string
      readonly reasons: TextRef
      readonly by: Actor
      readonly on: LocalDate
      readonly ground: Ground
    }
  | {
      readonly type: 'DocumentsDeferred'
      readonly promise: DeferredPromise
      readonly by: Actor
      readonly ground: Ground
    }
  | { readonly type: 'DeferredDocumentsSupplied'; readonly items: readonly string[]; readonly on: LocalDate }
  | {
      readonly type: 'DeferredPromiseBroken'
      readonly on: LocalDate
      readonly consequence: DeferredConsequence
      readonly text: TextRef
      readonly by: Actor
    }
  | ({ readonly type: 'MatterDecided' } & MatterDecision)
  | { readonly type: 'MatterClosed'; readonly ending: MatterEnding; readonly on: LocalDate }

/** The matter after one more event; the first event must be `MatterOpened`. Throws on a stream that does not begin so. */
export function evolveMatter(matter: Matter | undefined, event: MatterEvent): Matter {
  if (event.type === 'MatterOpened') {
    const { matterId, occasion, place, unitId, reference, decider, moments, on } = event
    const empty = { reached: [], parties: [], requested: [], checks: [], promise: null }
    return { status: 'open', matterId, occasion, place, unitId, reference, decider, moments, openedOn: on, ...empty }
  }
  if (matter === undefined) throw new TypeError(`a matter cannot begin with ${event.type}`)
  switch (event.type) {
    case 'PartyAdded':
      return { ...matter, parties: [...matter.parties, event.party] }
    case 'PartyIdentityConfirmed':
      return {
        ...matter,
        parties: matter.parties.map((party) =>
          party.partyId === event.partyId ? { ...party, identity: 'confirmedByPerson' } : party,
        ),
      }
    case 'DeciderNamed':
      return { ...matter, decider: event.decider }
    case 'MomentReached':
      return { ...matter, reached: [...matter.reached, { moment: event.moment, on: event.on }] }
    case 'CheckRequested': {
      const { checkId, partyId, moment, on } = event
      return { ...matter, requested: [...matter.requested, { checkId, partyId, moment, on }] }
    }
    case 'CheckAnswered': {
      const { type: _type, ground: _ground, ...check } = event
      return {
        ...matter,
        requested: matter.requested.filter((request) => request.checkId !== event.checkId),
        checks: [...matter.checks, { ...check, closings: {} }],
      }
    }
    case 'CheckItemClosed': {
      const { checkId, itemId, outcome, by, on } = event
      const closed = (check: Check): Check => ({
        ...check,
        closings: { ...check.closings, [itemId]: { outcome, by, on } },
      })
      return { ...matter, checks: matter.checks.map((check) => (check.checkId === checkId ? closed(check) : check)) }
    }
    case 'CheckItemLifted': {
      const { checkId, itemId, reasons, on } = event
      const lifted = (check: Check): Check => {
        const closing = check.closings[itemId]
        if (check.checkId !== checkId || closing === undefined) return check
        return { ...check, closings: { ...check.closings, [itemId]: { ...closing, lifted: { reasons, on } } } }
      }
      return { ...matter, checks: matter.checks.map(lifted) }
    }
    case 'DocumentsDeferred':
      return { ...matter, promise: event.promise }
    case 'DeferredDocumentsSupplied': {
      if (matter.promise === null) return matter
      const supplied = event.items.map((item) => ({ item, on: event.on }))
      return { ...matter, promise: { ...matter.promise, supplied: [...matter.promise.supplied, ...supplied] } }
    }
    case 'DeferredPromiseBroken':
      if (matter.promise === null) return matter
      return {
        ...matter,
        promise: { ...matter.promise, broken: { on: event.on, consequence: event.consequence, text: event.text } },
      }
    case 'MatterDecided': {
      const { outcome, document, by, on } = event
      return { ...matter, status: 'decided', decision: { outcome, document, by, on } }
    }
    case 'MatterClosed':
      return {
        ...matter,
        status: 'closed',
        decision: matter.status === 'open' ? null : matter.decision,
        ending: event.ending,
        closedOn: event.on,
      }
  }
}
