import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, EvidenceRef, Ground, OrganisationId, SubjectId, SubjectKind, TextRef } from '../kernel/refs.ts'
import type { SubjectRaiser } from '../objection/raiser.ts'
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

/** A repair in one of its states. */
export type Repair =
  | (RepairCore & { readonly kind: 'applied' })
  | (RepairCore & { readonly kind: 'accepted'; readonly acceptedOn: LocalDate; readonly acceptedBy: Actor })
  | (RepairCore & { readonly kind: 'notAccepted'; readonly on: LocalDate; readonly reasons: TextRef })
  | (RepairCore & {
      readonly kind: 'refused'
      readonly acceptedOn: LocalDate
      readonly acceptedBy: Actor
      readonly decision: RepairDecision
    })
  /** Granted; `effectiveOn` is `null` until the place's publicity is done. */
  | (RepairCore & {
      readonly kind: 'granted'
      readonly acceptedOn: LocalDate
      readonly acceptedBy: Actor
      readonly decision: RepairDecision
      readonly publicisedOn: LocalDate | null
      readonly effectiveOn: LocalDate | null
      /** The day on which publication, sharing and measures were ended here. */
      readonly executedOn: LocalDate | null
      readonly followUps: readonly FollowUp[]
    })
  | (RepairCore & { readonly kind: 'withdrawn'; readonly withdrawnOn: LocalDate })

interface Happened<Type extends string> {
  readonly type: Type
  readonly repairId: string
  readonly on: LocalDate
  readonly ground: Ground
}

/** Everything that happens to a repair. */
export type RepairEvent =
  | (Happened<'RepairApplied'> & { readonly repair: RepairCore; readonly by: Actor | null })
  | (Happened<'RepairAccepted'> & { readonly by: Actor })
  | (Happened<'RepairNotAccepted'> & { readonly reasons: TextRef; readonly by: Actor })
  | (Happened<'RepairDecided'> & { readonly decision: RepairDecision; readonly effectiveOn: LocalDate | null })
  | (Happened<'RepairPublicised'> & { readonly site: string; readonly by: Actor })
  | Happened<'RepairExecuted'>
  | (Happened<'RepairFollowedUp'> & Omit<FollowUp, 'on'>)
  | (Happened<'RepairWithdrawn'> & { readonly by: Actor | null })

export type RepairEventType = RepairEvent['type']

/** The state after one more event; one that does not fit changes nothing. A repair begins with `RepairApplied`. */
export function evolveRepair(state: Repair | undefined, event: RepairEvent): Repair | undefined {
  if (event.type === 'RepairApplied') return state ?? { ...event.repair, kind: 'applied' }
  if (state === undefined) return undefined
  switch (event.type) {
    case 'RepairAccepted':
      return state.kind === 'applied'
        ? { ...state, kind: 'accepted', acceptedOn: event.on, acceptedBy: event.by }
        : state
    case 'RepairNotAccepted':
      return state.kind === 'applied' ? { ...state, kind: 'notAccepted', on: event.on, reasons: event.reasons } : state
    case 'RepairDecided': {
      if (state.kind !== 'accepted') return state
      const { decision, effectiveOn } = event
      if (decision.outcome === 'refused') return { ...state, kind: 'refused', decision }
      return {
        ...state,
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
    case 'RepairWithdrawn':
      return state.kind === 'applied' || state.kind === 'accepted'
        ? { ...state, kind: 'withdrawn', withdrawnOn: event.on }
        : state
  }
}
