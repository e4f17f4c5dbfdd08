import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, EvidenceRef, Ground, OrganisationId, PersonRef, SubjectId, TextRef } from '../kernel/refs.ts'
import { without } from '../kernel/without.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { recuseFrom, type CaseHands } from './case-hands.ts'

/** What a dispute is about: the entry, only its publication, one measure applied on it, or a record. */
export type DisputeTarget =
  | { readonly kind: 'listing'; readonly listingId: string }
  | { readonly kind: 'publication'; readonly listingId: string }
  | {
      readonly kind: 'measure'
      readonly listingId: string
      readonly measureId: string
      readonly implementer: OrganisationId
    }
  | { readonly kind: 'record'; readonly recordId: string }

/** The part of an entry that a dispute rests: the one applied measure it is about, or all of them. */
export function readDisputedPart(target: DisputeTarget): {
  readonly measureId: string | null
  readonly implementer?: OrganisationId
} {
  if (target.kind !== 'measure') return { measureId: null }
  const { measureId, implementer } = target
  return { measureId, implementer }
}

/**
 * Whether what a dispute was about fell: the entry or the record as void, the measure as lifted, the publication as
 * ended. A statement added to it leaves it standing.
 */
export function isFelled(target: DisputeTarget, remedies: readonly ObjectionRemedy[]): boolean {
  return remedies.some((remedy) => {
    if (remedy.kind === 'voidEntry') return true
    if (remedy.kind === 'endPublication') return target.kind === 'publication'
    if (remedy.kind !== 'liftMeasure' || target.kind !== 'measure') return false
    return remedy.measureId === target.measureId && remedy.implementer === target.implementer
  })
}

/** How an objection came in. */
export type IntakeChannel = 'web' | 'api' | 'counter' | 'post' | 'phone' | 'email' | 'wechat'

/**
 * 书面 is what can be shown again at any time: paper, a form sent here, an e-mail, a message. What was said is written
 * when an officer took it down and the caller confirmed it (`transcribed`).
 */
export type ObjectionForm = 'written' | 'transcribed' | 'oral'

/** What is said to be wrong. The mix-up and the false registration are handled first. */
export type ObjectionGround =
  | 'identityMixUp'
  | 'falseRegistration'
  | 'factsWrong'
  | 'basisWrong'
  | 'termWrong'
  | 'measureUnlawful'
  | 'notServed'
  | 'other'

/** Who raised it: the subject, its agent with proof of authority, or a unit that found the error by itself. */
export type Raiser =
  | { readonly kind: 'subject' }
  | { readonly kind: 'agent'; readonly agent: PersonRef; readonly authority: EvidenceRef }
  | { readonly kind: 'unit'; readonly organisationId: OrganisationId }

/**
 * How it was proved on receipt that it comes from whom it concerns: an account of the subject, an officer who took it in,
 * or the code printed on a paper that was served on the subject, which only its addressee has.
 */
export type IdentityProof = 'account' | 'officer' | 'paper'

/** What an objection (异议) is, from its receipt on. */
export interface ObjectionCore {
  readonly objectionId: string
  readonly receiptNumber: string
  readonly target: DisputeTarget
  readonly subjectId: SubjectId
  /** The jurisdiction whose procedure it follows: that of the unit that took it in. */
  readonly place: PlaceCode
  /** The unit that took it in, which answers the subject. */
  readonly takenInBy: OrganisationId
  /** The unit that verifies and decides. */
  readonly verifier: OrganisationId
  readonly raiser: Raiser
  readonly channel: IntakeChannel
  readonly form: ObjectionForm
  readonly ground: ObjectionGround
  readonly text: TextRef
  readonly evidence: readonly EvidenceRef[]
  /** Where the answer is to be sent; `null` where nothing was left. */
  readonly contact: TextRef | null
  /** `null` until an officer confirms who it comes from: it is taken in all the same, and nothing rests before. */
  readonly identity: IdentityProof | null
  readonly receivedOn: LocalDate
  /** True when what it is about was over already: it is verified all the same, for the sake of reputation. */
  readonly afterEnd: boolean
}

/** Time that does not count (检验、检测、检疫、鉴定、专家评审): first day, and first day that counts again. */
export interface ExcludedTime {
  readonly what: string
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly basis: readonly Citation[]
}

/** What was decided. */
export type ObjectionOutcome = 'upheld' | 'partlyUpheld' | 'rejected'

/** What is put right; `none` only where the objection was rejected. */
export type ObjectionRemedy =
  | { readonly kind: 'none' }
  /** The entry was wrong from the start. */
  | { readonly kind: 'voidEntry' }
  /** A statement is added to the entry or the record; nothing is rewritten. */
  | { readonly kind: 'correct'; readonly statement: TextRef }
  | { readonly kind: 'liftMeasure'; readonly measureId: string; readonly implementer: OrganisationId }
  | { readonly kind: 'endPublication' }

/** The decision on an objection. */
export interface ObjectionDecision {
  readonly outcome: ObjectionOutcome
  readonly remedies: readonly ObjectionRemedy[]
  readonly reasons: TextRef
  readonly by: Actor
  readonly decidedOn: LocalDate
  /** The letter of a determiner elsewhere, whose answer was recorded here. */
  readonly letter: VerifierLetter | null
  /** Why it departs from what the letter found; absent where it does not. */
  readonly against?: TextRef
}

/** What a unit elsewhere found when it verified: its information holds, it corrected it, withdrew it, or has it no longer. */
export type LetterFinding = 'confirmed' | 'corrected' | 'withdrawn' | 'notOnHand'

/** The letter by which a unit that is no user here answers. */
export interface VerifierLetter {
  readonly number: string
  readonly date: LocalDate
  readonly found: LetterFinding
}

/** Whom the result was told, and when: `subject`, or the id of a unit. */
export interface Telling {
  readonly to: string
  readonly on: LocalDate
  readonly proof: EvidenceRef | null
}

interface Course extends ObjectionCore, Required<CaseHands> {
  readonly markedOn: LocalDate | null
  readonly transferredOn: LocalDate | null
  readonly excluded: readonly ExcludedTime[]
  /** When an officer confirmed who it comes from; `onReceipt` where that was proved with it. */
  readonly confirmedOn: LocalDate | 'onReceipt' | null
  /** The answer that its sender could not be proved, while nothing proves it. */
  readonly unproved: { readonly on: LocalDate; readonly reasons: TextRef } | null
  /** From when its days run anew, with the last day that an organ set, where one did. */
  readonly resumed: { readonly on: LocalDate; readonly lastDay: LocalDate | null } | null
}

/** How its sender asked an officer to take back an objection, a complaint or an application. */
export interface WithdrawalRequest {
  readonly channel: IntakeChannel
  /** The day of the request. */
  readonly on: LocalDate
  /** The paper or the file in which the sender asked for it. */
  readonly evidence: TextRef
}

/** An objection in one of its states. */
export type Objection =
  | (Course & { readonly kind: 'received' })
  | (Course & { readonly kind: 'decided'; readonly decision: ObjectionDecision; readonly told: readonly Telling[] })
  | (Course & {
      readonly kind: 'withdrawn'
      readonly withdrawnOn: LocalDate
      /** What an officer recorded it upon; `null` where its sender took it back by itself. */
      readonly request: WithdrawalRequest | null
    })

interface Happened<Type extends string> {
  readonly type: Type
  readonly objectionId: string
  readonly on: LocalDate
  readonly ground: Ground
}

/** Everything that happens to an objection. */
export type ObjectionEvent =
  | (Happened<'ObjectionReceived'> & { readonly objection: ObjectionCore; readonly by: Actor | null })
  | (Happened<'ObjectorIdentified'> & { readonly evidence: TextRef; readonly by: Actor })
  /** It is answered that nobody could prove who sent it: it rests, and goes on once that is confirmed. */
  | (Happened<'ObjectorNotProved'> & { readonly reasons: TextRef; readonly by: Actor })
  | Happened<'ObjectionMarked'>
  | (Happened<'HandlerRecused'> & { readonly officerId: string; readonly reasons: TextRef; readonly by: Actor })
  | (Happened<'ObjectionAssigned'> & { readonly officerId: string; readonly by: Actor })
  | (Happened<'ObjectionTransferred'> & { readonly to: OrganisationId; readonly by: Actor })
  | (Happened<'ExcludedTimeBegun'> & { readonly what: string; readonly by: Actor })
  | (Happened<'ExcludedTimeEnded'> & { readonly by: Actor })
  | (Happened<'ObjectionDecided'> & { readonly decision: ObjectionDecision })
  | (Happened<'ResultTold'> & {
      readonly to: Telling['to']
      readonly proof: EvidenceRef | null
      readonly by: Actor
    })
  | (Happened<'ObjectionWithdrawn'> & { readonly by: Actor | null; readonly request?: WithdrawalRequest })
  /** Its answer fell in reconsideration or before a court: it has to be answered anew. */
  | (Happened<'ObjectionAnswerAnnulled'> & {
      readonly reviewId: string
      readonly lastDay: LocalDate | null
      readonly by: Actor
    })
  /** Its sender said that it asked for no withdrawal. */
  | (Happened<'ObjectionReopened'> & { readonly identified: boolean })

export type ObjectionEventType = ObjectionEvent['type']

/** The state after one more event; one that does not fit changes nothing. An objection begins with `ObjectionReceived`. */
export function evolveObjection(state: Objection | undefined, event: ObjectionEvent): Objection | undefined {
  if (event.type === 'ObjectionReceived') {
    const begun = { markedOn: null, transferredOn: null, excluded: [], recused: [], assignedTo: null }
    const confirmedOn = event.objection.identity === null ? null : 'onReceipt'
    return state ?? { ...event.objection, kind: 'received', ...begun, confirmedOn, unproved: null, resumed: null }
  }
  if (state === undefined) return undefined
  switch (event.type) {
    case 'ObjectorIdentified':
      return identify(state, event.on)
    case 'ObjectorNotProved': {
      if (state.kind !== 'received' || state.identity !== null) return state
      return { ...state, unproved: { on: event.on, reasons: event.reasons } }
    }
    case 'HandlerRecused':
      return { ...state, ...recuseFrom(state, event.officerId) }
    case 'ObjectionAssigned':
      return state.kind === 'received' ? { ...state, assignedTo: event.officerId } : state
    case 'ObjectionMarked':
      return { ...state, markedOn: state.markedOn ?? event.on }
    case 'ObjectionTransferred':
      return state.kind === 'received' ? { ...state, transferredOn: state.transferredOn ?? event.on } : state
    case 'ExcludedTimeBegun': {
      const begun = { what: event.what, from: event.on, until: null, basis: event.ground.basis }
      return state.kind === 'received' ? { ...state, excluded: [...state.excluded, begun] } : state
    }
    case 'ExcludedTimeEnded':
      return { ...state, excluded: endExcluded(state.excluded, event.on) }
    case 'ObjectionDecided': {
      if (state.kind !== 'received') return state
      const excluded = endExcluded(state.excluded, event.on)
      return { ...state, kind: 'decided', excluded, decision: event.decision, told: [] }
    }
    case 'ResultTold': {
      if (state.kind !== 'decided' || state.told.some(({ to }) => to === event.to)) return state
      return { ...state, told: [...state.told, { to: event.to, on: event.on, proof: event.proof }] }
    }
    case 'ObjectionWithdrawn':
      return state.kind === 'received'
        ? { ...state, kind: 'withdrawn', withdrawnOn: event.on, request: event.request ?? null }
        : state
    case 'ObjectionAnswerAnnulled': {
      if (state.kind !== 'decided') return state
      const { decision: _decision, told: _told, ...course } = state
      const resumed = { on: event.on, lastDay: event.lastDay }
      return { ...course, kind: 'received', transferredOn: null, excluded: [], resumed }
    }
    case 'ObjectionReopened': {
      if (state.kind !== 'withdrawn') return state
      return { ...without(state, 'withdrawnOn', 'request'), kind: 'received' }
    }
  }
}

/** One that was answered as not proved goes on from that day. */
function identify(state: Objection, on: LocalDate): Objection {
  if (state.identity !== null) return state
  const resumed = state.unproved === null ? state.resumed : { on, lastDay: null }
  return { ...state, identity: 'officer', confirmedOn: on, unproved: null, resumed }
}

/** Ends what runs; time that ended on the day it began did not exist. */
function endExcluded(excluded: readonly ExcludedTime[], on: LocalDate): readonly ExcludedTime[] {
  return excluded.flatMap((one) => {
    if (one.until !== null) return [one]
    return one.from < on ? [{ ...one, until: on }] : []
  })
}
