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
import { without } from '../kernel/without.ts'
import { recuseFrom, type CaseHands } from '../objection/case-hands.ts'
import type { IdentityProof } from '../objection/objection.ts'
import type { SubjectRaiser } from '../objection/raiser.ts'
import type { WithdrawalRequest } from '../objection/objection.ts'
import type { RepairGravity } from '../rulebook/practice/repair-practice.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { GravityReading } from './repair-gravity.ts'

/** What is to be repaired: an entry of a list, or the publication of a penalty. */
export type RepairTarget =
  { readonly kind: 'listing'; readonly listingId: string } | { readonly kind: 'record'; readonly recordId: string }

/** What the applicant brings: proof for each condition, and by which means it made good. */
export interface RepairMaterials {
  /** The duty of the document is performed. */
  readonly performance: EvidenceRef | null
  /** The conduct was put right and its effect undone. */
  readonly rectification: EvidenceRef | null
  /** The public credit promise (信用承诺书). */
  readonly promise: TextRef | null
  /** Community service (社会公益服务), where a place counts it as a means. */
  readonly communityService: EvidenceRef | null
  /** Further conditions of a law or a ministry's rule, by name. */
  readonly other: readonly { readonly name: string; readonly evidence: EvidenceRef }[]
}

/** How an application came in; all are equal. `creditChina`: pushed from 信用中国, where its subject handed it in. */
export type RepairChannel = 'web' | 'account' | 'window' | 'creditChina'

/** What a repair (信用修复) is, from the application on. */
export interface RepairCore {
  readonly repairId: string
  readonly receiptNumber: string
  readonly target: RepairTarget
  readonly subjectId: SubjectId
  readonly subjectKind: SubjectKind
  readonly raiser: SubjectRaiser
  readonly place: PlaceCode
  /** The unit or window that took it in (信用中国 for what was pushed from there). */
  readonly takenInBy: OrganisationId
  /** The organ that decides: 谁认定、谁修复, or the one that dealt with the misconduct (攀枝花). */
  readonly handler: OrganisationId
  /**
   * Where the handler is no user here: the unit that passes the application on and records the handler's letter; `null`
   * where the handler decides here by itself.
   */
  readonly recorder: OrganisationId | null
  readonly channel: RepairChannel
  /** The number it has where it was pushed from; a number pushed twice is one application. */
  readonly externalKey: string | null
  readonly gravity: RepairGravity
  /** Who says how grave it is: the class table, the authority of the penalty, or an official of the handler with reasons. */
  readonly gravityBy: GravityReading['by']
  readonly gravityConfirmed: boolean
  readonly gravityReasons: TextRef | null
  readonly materials: RepairMaterials
  /** The files that came with it, an agent's authority among them. */
  readonly files: readonly EvidenceRef[]
  /** How it is proved that it comes from whom it concerns; `null` until somebody confirms it, and nothing is decided before. */
  readonly identity: IdentityProof | null
  /** The first day of its window where it came before that under a class nobody confirmed: an official weighs it. */
  readonly opensOn: LocalDate | null
  readonly receivedOn: LocalDate
}

/** The decision on an application. */
export interface RepairDecision {
  readonly outcome: 'granted' | 'refused'
  readonly reasons: TextRef
  readonly by: Actor
  readonly decidedOn: LocalDate
  readonly letter: { readonly number: string; readonly date: LocalDate } | null
}

/** What was found after a repair. */
export interface FollowUp {
  readonly on: LocalDate
  readonly finding: 'kept' | 'broken'
  readonly report: TextRef
  readonly by: Actor
}

interface Course extends RepairCore, CaseHands {
  /** The day on which it was confirmed who applies, where the receipt had no proof of it. */
  readonly confirmedOn: LocalDate | null
  /** The day on which it was passed on to a handler elsewhere. */
  readonly passedOn: LocalDate | null
}

/** Who accepted it; both `null` where a handler elsewhere decided by letter. */
interface Acceptance {
  readonly acceptedOn: LocalDate | null
  readonly acceptedBy: Actor | null
}

/** A repair in one of its states. */
export type Repair =
  | (Course & { readonly kind: 'applied' })
  | (Course & { readonly kind: 'accepted'; readonly acceptedOn: LocalDate; readonly acceptedBy: Actor })
  | (Course & { readonly kind: 'notAccepted'; readonly on: LocalDate; readonly reasons: TextRef })
  | (Course & Acceptance & { readonly kind: 'refused'; readonly decision: RepairDecision })
  /** Granted; `effectiveOn` is `null` until the place's publicity is done. */
  | (Course &
      Acceptance & {
        readonly kind: 'granted'
        readonly decision: RepairDecision
        readonly publicisedOn: LocalDate | null
        readonly effectiveOn: LocalDate | null
        /** The day on which publication, sharing and measures were ended here. */
        readonly executedOn: LocalDate | null
        readonly followUps: readonly FollowUp[]
      })
  | (Course & {
      readonly kind: 'withdrawn'
      readonly withdrawnOn: LocalDate
      /** What an officer recorded it upon; `null` where the applicant took it back by itself. */
      readonly request: WithdrawalRequest | null
      /** How far it had come. */
      readonly acceptance: { readonly on: LocalDate; readonly by: Actor } | null
    })

interface Happened<Type extends string> {
  readonly type: Type
  readonly repairId: string
  readonly on: LocalDate
  readonly ground: Ground
}

/** Everything that happens to a repair. */
export type RepairEvent =
  | (Happened<'RepairApplied'> & { readonly repair: RepairCore; readonly by: Actor | null })
  | (Happened<'ApplicantConfirmed'> & { readonly evidence: TextRef; readonly by: Actor })
  | (Happened<'RepairPassedOn'> & { readonly to: OrganisationId; readonly by: Actor })
  | (Happened<'RepairAccepted'> & { readonly by: Actor })
  | (Happened<'RepairNotAccepted'> & { readonly reasons: TextRef; readonly by: Actor })
  | (Happened<'RepairDecided'> & { readonly decision: RepairDecision; readonly effectiveOn: LocalDate | null })
  | (Happened<'RepairPublicised'> & { readonly site: string; readonly by: Actor })
  | Happened<'RepairExecuted'>
  | (Happened<'RepairFollowedUp'> & Omit<FollowUp, 'on'>)
  | (Happened<'RepairOfficerRecused'> & {
      readonly officerId: OfficerId
      readonly reasons: TextRef
      readonly by: Actor
    })
  | (Happened<'RepairAssigned'> & { readonly officerId: OfficerId; readonly by: Actor })
  | (Happened<'RepairWithdrawn'> & { readonly by: Actor | null; readonly request?: WithdrawalRequest })
  /** The applicant said that it asked for no withdrawal. */
  | Happened<'RepairReopened'>

export type RepairEventType = RepairEvent['type']

/** The state after one more event; one that does not fit changes nothing. A repair begins with `RepairApplied`. */
export function evolveRepair(state: Repair | undefined, event: RepairEvent): Repair | undefined {
  if (event.type === 'RepairApplied')
    return state ?? { ...event.repair, kind: 'applied', confirmedOn: null, passedOn: null }
  if (state === undefined) return undefined
  switch (event.type) {
    case 'ApplicantConfirmed':
      return state.identity === null ? { ...state, identity: 'officer', confirmedOn: event.on } : state
    case 'RepairPassedOn':
      return state.kind === 'applied' ? { ...state, passedOn: state.passedOn ?? event.on } : state
    case 'RepairAccepted':
      return state.kind === 'applied'
        ? { ...state, kind: 'accepted', acceptedOn: event.on, acceptedBy: event.by }
        : state
    case 'RepairNotAccepted':
      return state.kind === 'applied' ? { ...state, kind: 'notAccepted', on: event.on, reasons: event.reasons } : state
    case 'RepairDecided': {
      const before = readDecidable(state)
      if (before === undefined) return state
      const { decision, effectiveOn } = event
      if (decision.outcome === 'refused') return { ...before, kind: 'refused', decision }
      return {
        ...before,
        kind: 'granted',
        decision,
        effectiveOn,
        publicisedOn: null,
        executedOn: null,
        followUps: [],
      }
    }
    case 'RepairPublicised':
      return state.kind === 'granted' && state.publicisedOn === null
        ? { ...state, publicisedOn: event.on, effectiveOn: state.effectiveOn ?? event.on }
        : state
    case 'RepairExecuted':
      return state.kind === 'granted' ? { ...state, executedOn: state.executedOn ?? event.on } : state
    case 'RepairFollowedUp': {
      if (state.kind !== 'granted') return state
      const { on, finding, report, by } = event
      return { ...state, followUps: [...state.followUps, { on, finding, report, by }] }
    }
    case 'RepairOfficerRecused':
      return { ...state, ...recuseFrom(state, event.officerId) }
    case 'RepairAssigned':
      return { ...state, assignedTo: event.officerId }
    case 'RepairWithdrawn': {
      if (state.kind !== 'applied' && state.kind !== 'accepted') return state
      const ended = { kind: 'withdrawn', withdrawnOn: event.on, request: event.request ?? null } as const
      if (state.kind === 'applied') return { ...state, ...ended, acceptance: null }
      const { acceptedOn, acceptedBy, ...course } = state
      return { ...course, ...ended, acceptance: { on: acceptedOn, by: acceptedBy } }
    }
    case 'RepairReopened': {
      if (state.kind !== 'withdrawn') return state
      const { acceptance } = state
      const course = without(state, 'withdrawnOn', 'request', 'acceptance')
      return acceptance === null
        ? { ...course, kind: 'applied' }
        : { ...course, kind: 'accepted', acceptedOn: acceptance.on, acceptedBy: acceptance.by }
    }
  }
}

/** The unit here whose officials act on an application: its handler, or who records the letter of one elsewhere. */
export function readAnsweringUnit({ handler, recorder }: Pick<RepairCore, 'handler' | 'recorder'>): OrganisationId {
  return recorder ?? handler
}

/** What can be decided: what was accepted here, and what was passed on to a handler elsewhere, who answers by letter. */
export function readDecidable(state: Repair | undefined): (Course & Acceptance) | undefined {
  if (state?.kind === 'accepted') return state
  if (state?.kind !== 'applied' || state.recorder === null || state.passedOn === null) return undefined
  return { ...state, acceptedOn: null, acceptedBy: null }
}
