import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, EvidenceRef, Ground, OfficerId, OrganisationId, SubjectId, TextRef } from '../kernel/refs.ts'
import { without } from '../kernel/without.ts'
import type {
  DisputeTarget,
  IntakeChannel,
  ObjectionForm,
  ObjectionOutcome,
  ObjectionRemedy,
  Telling,
  WithdrawalRequest,
} from '../objection/objection.ts'
import { recuseFrom, type CaseHands } from '../objection/case-hands.ts'
import type { SubjectRaiser } from '../objection/raiser.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** What is said against the answer to an objection, as 攀枝花 words it, or that there is none. */
export type ComplaintGround = 'replyInsufficient' | 'basisNotObjective' | 'factsWrong' | 'noReply' | 'other'

/**
 * To whom a complaint goes in a place: the joint-conference office (联席会议办公室), the credit authority, or the
 * department that it concerns under its own rule.
 */
export type ComplaintLevel = 'office' | 'creditAuthority' | 'department'

/** What a complaint (投诉) is, from its receipt on. */
export interface ComplaintCore {
  readonly complaintId: string
  readonly receiptNumber: string
  readonly target: DisputeTarget
  /** The objection it follows; `null` where the place asks for none. */
  readonly objectionId: string | null
  readonly subjectId: SubjectId
  readonly place: PlaceCode
  readonly level: ComplaintLevel
  /** The unit that handles and decides it. */
  readonly handler: OrganisationId
  /** The unit whose act it complains of. */
  readonly concerned: OrganisationId
  readonly raiser: SubjectRaiser
  readonly channel: IntakeChannel
  readonly form: ObjectionForm
  readonly ground: ComplaintGround
  readonly text: TextRef
  readonly evidence: readonly EvidenceRef[]
  readonly receivedOn: LocalDate
  /** True when what it is about was over already. */
  readonly afterEnd: boolean
}

/** The departments called to study it (召集相关部门), and the meeting whose draw named the experts, where any were asked. */
export interface ComplaintMeeting {
  readonly on: LocalDate
  readonly departments: readonly OrganisationId[]
  readonly experts: { readonly meetingId: string; readonly drawn: readonly string[] } | null
  /** What they resolved, where a meeting was held: the decision rests on it. */
  readonly minutes?: { readonly meetingId: string; readonly text: TextRef; readonly outcome: ObjectionOutcome }
}

/** The decision on a complaint; its outcomes and remedies are those of an objection. */
export interface ComplaintDecision {
  readonly outcome: ObjectionOutcome
  readonly remedies: readonly ObjectionRemedy[]
  readonly reasons: TextRef
  readonly by: Actor
  readonly decidedOn: LocalDate
  /** The letter of the department concerned, where that is no user here and its answer was recorded. */
  readonly letter?: { readonly number: string; readonly date: LocalDate }
}

interface Course extends ComplaintCore, Required<CaseHands> {
  readonly meetings: readonly ComplaintMeeting[]
  /** From when it has to be answered anew, with the last day that an organ set, where one did. */
  readonly resumed: { readonly on: LocalDate; readonly lastDay: LocalDate | null } | null
}

/** A complaint in one of its states. */
export type Complaint =
  | (Course & { readonly kind: 'received' })
  | (Course & { readonly kind: 'decided'; readonly decision: ComplaintDecision; readonly told: readonly Telling[] })
  | (Course & {
      readonly kind: 'withdrawn'
      readonly withdrawnOn: LocalDate
      /** What an officer recorded it upon; `null` where its sender took it back by itself. */
      readonly request: WithdrawalRequest | null
    })

interface Happened<Type extends string> {
  readonly type: Type
  readonly complaintId: string
  readonly on: LocalDate
  readonly ground: Ground
}

/** Everything that happens to a complaint. */
export type ComplaintEvent =
  | (Happened<'ComplaintReceived'> & { readonly complaint: ComplaintCore; readonly by: Actor | null })
  | (Happened<'ComplaintMeetingCalled'> & { readonly meeting: Omit<ComplaintMeeting, 'on'>; readonly by: Actor })
  | (Happened<'ComplaintOfficerRecused'> & {
      readonly officerId: OfficerId
      readonly reasons: TextRef
      readonly by: Actor
    })
  | (Happened<'ComplaintAssigned'> & { readonly officerId: OfficerId; readonly by: Actor })
  | (Happened<'ComplaintDecided'> & { readonly decision: ComplaintDecision })
  | (Happened<'ComplaintResultTold'> & {
      readonly to: Telling['to']
      readonly proof: EvidenceRef | null
      readonly by: Actor
    })
  | (Happened<'ComplaintWithdrawn'> & { readonly by: Actor | null; readonly request?: WithdrawalRequest })
  /** Its answer fell in reconsideration or before a court: it has to be answered anew. */
  | (Happened<'ComplaintAnswerAnnulled'> & {
      readonly reviewId: string
      readonly lastDay: LocalDate | null
      readonly by: Actor
    })
  /** Its sender said that it asked for no withdrawal. */
  | Happened<'ComplaintReopened'>

export type ComplaintEventType = ComplaintEvent['type']

/** The state after one more event; one that does not fit changes nothing. A complaint begins with `ComplaintReceived`. */
export function evolveComplaint(state: Complaint | undefined, event: ComplaintEvent): Complaint | undefined {
  if (event.type === 'ComplaintReceived') {
    return state ?? { ...event.complaint, kind: 'received', meetings: [], recused: [], assignedTo: null, resumed: null }
  }
  if (state === undefined) return undefined
  switch (event.type) {
    case 'ComplaintMeetingCalled': {
      if (state.kind !== 'received') return state
      return { ...state, meetings: [...state.meetings, { ...event.meeting, on: event.on }] }
    }
    case 'ComplaintOfficerRecused':
      return state.kind === 'received' ? { ...state, ...recuseFrom(state, event.officerId) } : state
    case 'ComplaintAssigned':
      return state.kind === 'received' ? { ...state, assignedTo: event.officerId } : state
    case 'ComplaintDecided':
      return state.kind === 'received' ? { ...state, kind: 'decided', decision: event.decision, told: [] } : state
    case 'ComplaintResultTold': {
      if (state.kind !== 'decided' || state.told.some(({ to }) => to === event.to)) return state
      return { ...state, told: [...state.told, { to: event.to, on: event.on, proof: event.proof }] }
    }
    case 'ComplaintWithdrawn':
      return state.kind === 'received'
        ? { ...state, kind: 'withdrawn', withdrawnOn: event.on, request: event.request ?? null }
        : state
    case 'ComplaintAnswerAnnulled': {
      if (state.kind !== 'decided') return state
      const { decision: _decision, told: _told, ...course } = state
      return { ...course, kind: 'received', meetings: [], resumed: { on: event.on, lastDay: event.lastDay } }
    }
    case 'ComplaintReopened': {
      if (state.kind !== 'withdrawn') return state
      return { ...without(state, 'withdrawnOn', 'request'), kind: 'received' }
    }
  }
}
