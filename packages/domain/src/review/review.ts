import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, EvidenceRef, Ground, OfficerId, OrganisationId, SubjectId, TextRef } from '../kernel/refs.ts'
import { recuseFrom, type CaseHands } from '../objection/case-hands.ts'
import { isFelled, type DisputeTarget, type ObjectionRemedy } from '../objection/objection.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** 行政复议 or 行政诉讼. */
export type StatutoryReview = 'reconsideration' | 'litigation'

/** Those two, or the recheck (复核) that a province's regulation gives on the result of an objection. */
export type ReviewKind = StatutoryReview | 'recheck'

/** What is under review: what was done to the subject, or the answer it got to its objection, complaint or repair. */
export type ReviewedAct = 'act' | 'answer'

/** A case before a reviewing organ or a court, recorded here: never handled, only followed. */
export interface ReviewCore {
  readonly reviewId: string
  readonly kind: ReviewKind
  readonly place: PlaceCode
  readonly target: DisputeTarget
  readonly reviewed: ReviewedAct
  readonly subjectId: SubjectId
  /** The unit whose act it is, which follows what the organ decides. */
  readonly respondent: OrganisationId
  /** The reviewing organ (复议机关) or the court, by its public name. */
  readonly organ: string
  readonly caseNumber: string
  readonly filedOn: LocalDate
  /** The acceptance letter or the petition with its receipt, where the subject reported the case. */
  readonly proof: EvidenceRef | null
}

/** A paper of the reviewing organ or the court. `effectiveOn` is its first day of legal effect. */
export interface ReviewDocument {
  readonly number: string
  readonly date: LocalDate
  readonly effectiveOn: LocalDate
}

/** An order that execution rests (停止执行), with the day on which it was lifted. */
export interface InterimOrder {
  readonly orderId: string
  readonly number: string
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** An order as the subject reported it, and the unit that has to record it. */
export interface ReportedOrder {
  readonly number: string
  readonly orderedOn: LocalDate
  readonly reportedOn: LocalDate
  readonly proof: EvidenceRef
  readonly keeper: OrganisationId
}

/**
 * How a case ended: 维持 or 驳回, 变更 (or a partial annulment), 撤销 or 确认无效, 撤销并责令重作, 确认违法 without annulment,
 * 撤回、撤诉.
 */
export type ReviewOutcome = 'upheld' | 'changed' | 'annulled' | 'remitted' | 'declaredUnlawful' | 'withdrawn'

/** What the outcome puts right here. */
export type ReviewRemedy =
  | Exclude<ObjectionRemedy, { readonly kind: 'none' }>
  /** The entry ends on an earlier day than it was given. */
  | { readonly kind: 'shortenTerm'; readonly lastDay: LocalDate }

/** The outcome with the paper it stands in. `reasons` says in words what the paper orders. */
export interface ReviewDecision {
  readonly outcome: ReviewOutcome
  /** The last day to answer anew, where the paper annuls an answer and sets one. */
  readonly answerBy?: LocalDate | null
  readonly document: ReviewDocument
  readonly remedies: readonly ReviewRemedy[]
  readonly reasons: TextRef
  readonly by: Actor
  readonly recordedOn: LocalDate
}

interface Course extends ReviewCore, Pick<CaseHands, 'recused'> {
  readonly recordedOn: LocalDate
  readonly orders: readonly InterimOrder[]
  /** Orders that the subject reported; absent where it reported none. */
  readonly reported?: readonly ReportedOrder[]
}

/** A review in one of its states. */
export type Review =
  (Course & { readonly state: 'pending' }) | (Course & { readonly state: 'decided'; readonly decision: ReviewDecision })

interface Happened<Type extends string> {
  readonly type: Type
  readonly reviewId: string
  readonly on: LocalDate
  readonly ground: Ground
}

/**
 * Whether the answer that a case was about fell and what it was about still stands, so that nobody has answered: it has to
 * be answered anew.
 * @basis ARL/第六十四条; ALIT/第七十条
 */
export function leavesUnanswered(review: Review): boolean {
  if (review.state !== 'decided' || review.reviewed !== 'answer') return false
  const { outcome, remedies } = review.decision
  if (outcome !== 'annulled' && outcome !== 'remitted') return false
  const right = remedies.flatMap((remedy) => (remedy.kind === 'shortenTerm' ? [] : [remedy]))
  return !isFelled(review.target, right)
}

/** Everything that is recorded of a review. */
export type ReviewEvent =
  | (Happened<'ReviewRecorded'> & { readonly review: ReviewCore; readonly by: Actor | null })
  | (Happened<'InterimStayOrdered'> & {
      readonly orderId: string
      readonly number: string
      readonly orderedOn: LocalDate
      readonly by: Actor
    })
  | (Happened<'InterimStayReported'> & Omit<ReportedOrder, 'reportedOn'>)
  | (Happened<'InterimStayLifted'> & { readonly orderId: string; readonly number: string; readonly by: Actor })
  | (Happened<'ReviewOfficerRecused'> & {
      readonly officerId: OfficerId
      readonly reasons: TextRef
      readonly by: Actor
    })
  | (Happened<'ReviewDecided'> & { readonly decision: ReviewDecision })

export type ReviewEventType = ReviewEvent['type']

/** The state after one more event; one that does not fit changes nothing. A review begins with `ReviewRecorded`. */
export function evolveReview(review: Review | undefined, event: ReviewEvent): Review | undefined {
  if (event.type === 'ReviewRecorded') {
    return review ?? { ...event.review, state: 'pending', recordedOn: event.on, orders: [] }
  }
  if (review === undefined) return undefined
  switch (event.type) {
    case 'InterimStayOrdered': {
      const { orderId, number, on: from } = event
      if (review.state !== 'pending' || review.orders.some((order) => order.orderId === orderId)) return review
      return { ...review, orders: [...review.orders, { orderId, number, from, until: null }] }
    }
    case 'InterimStayReported': {
      const { number, orderedOn, on: reportedOn, proof, keeper } = event
      return { ...review, reported: [...(review.reported ?? []), { number, orderedOn, reportedOn, proof, keeper }] }
    }
    case 'InterimStayLifted':
      return {
        ...review,
        orders: review.orders.map((order) => (order.orderId === event.orderId ? lift(order, event.on) : order)),
      }
    case 'ReviewOfficerRecused':
      return { ...review, recused: recuseFrom(review, event.officerId).recused }
    case 'ReviewDecided': {
      if (review.state !== 'pending') return review
      const orders = review.orders.map((order) => lift(order, event.on))
      return { ...review, state: 'decided', orders, decision: event.decision }
    }
  }
}

function lift(order: InterimOrder, on: LocalDate): InterimOrder {
  return order.until === null ? { ...order, until: on } : order
}
