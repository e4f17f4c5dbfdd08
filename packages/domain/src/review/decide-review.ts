import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { checkRecusal, findRecusedBar, type Recusal } from '../objection/case-hands.ts'
import type { DisputedThing } from '../objection/objection-route.ts'
import { NO_WORSE, readReviewBasis, REVIEW_LAW } from './review-law.ts'
import type { Review, ReviewCore, ReviewDecision, ReviewEvent, ReviewRemedy } from './review.ts'

type Decided = Result<readonly ReviewEvent[], Refusal>

/** A case as it is recorded; `by` is `null` where the subject reports it. */
export interface NewReview extends Omit<ReviewCore, 'respondent'> {
  readonly by: Actor | null
}

/** What a record is measured against. */
export interface ReviewFacts {
  readonly thing: DisputedThing | undefined
  /** The recorded case of the same kind, organ and number about the same thing. */
  readonly known: string | null
  /** The unit whose answer is under review, where an answer is. */
  readonly answeredBy: OrganisationId | null
  /** Whether the officer belongs to the credit authority of the place, which keeps the register of remedies. */
  readonly keepsRegister: boolean
}

/**
 * Records a case of reconsideration, litigation, or, where the regulation of the place gives one, recheck of the result
 * of an objection: by the unit whose act it is, by the credit authority, or by the subject with proof. No objection has to come first, whatever a policy says, and lateness is the reviewing organ's to
 * judge. The health of the system is not asked.
 * @basis ARL/第二十条; ALIT/第四十四条; ALIT/第四十六条; YF/(二十五); GD/(二十六); JN/四(三); PY/五(五)
 * @basis GD_REG/第四十六条; HN_REG/第二十八条
 */
export function decideReviewRecord(
  state: Review | undefined,
  { by, ...review }: NewReview,
  { thing, known, answeredBy, keepsRegister }: ReviewFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: state.state, basis: [] })
  const basis = readReviewBasis(review, law.book, (kind) => REVIEW_LAW.filing[kind])
  if (thing === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  if (thing.subjectId !== review.subjectId) return refuse({ code: 'NOT_ONES_OWN', basis: [] })
  const given = review.kind !== 'recheck' || (basis.length > 0 && review.reviewed === 'answer')
  if (!given) return refuse({ code: 'RECHECK_NOT_FORESEEN', basis })
  const respondent = answeredBy ?? respondentOf(review, thing)
  if (by === null && (review.proof === null || review.proof === '')) return refuse({ code: 'EVIDENCE_MISSING', basis })
  if (by !== null && by.organisationId !== respondent && !keepsRegister) return lacksPower(by)
  const missing = (['organ', 'caseNumber'] as const).filter((part) => review[part] === '')
  if (missing.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing, basis })
  if (review.filedOn > today) return refuse({ code: 'DATE_IN_FUTURE', date: review.filedOn, basis: [] })
  if (known !== null) return refuse({ code: 'REVIEW_RECORDED', reviewId: known, basis: [] })
  const { reviewId, kind, target, reviewed } = review
  const ground = groundOn(law, basis, { kind, target: target.kind, reviewed })
  return ok([{ type: 'ReviewRecorded', reviewId, on: today, ground, review: { ...review, respondent }, by }])
}

/** The implementer answers for its own measure, whoever made the entry for everything else. */
function respondentOf({ target }: Pick<ReviewCore, 'target'>, thing: DisputedThing): OrganisationId {
  return target.kind === 'measure' ? target.implementer : thing.determiner
}

/**
 * Records that the reviewing organ or the court ordered execution to rest, or lifted its order. Execution rests
 * everywhere from that day, on the court's list too. Nothing gives that power to whoever rechecks.
 * @basis ARL/第四十二条; ALIT/第五十六条
 */
export function decideInterimStay(
  state: Review | undefined,
  command: {
    readonly step: 'order' | 'lift'
    readonly orderId: string
    readonly number: string
    readonly date: LocalDate
    readonly by: Actor
  },
  keepsRegister: boolean,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const pending = findPending(state, command.by, keepsRegister)
  if (!pending.ok) return pending
  const { reviewId, kind, orders } = pending.value
  const { step, orderId, number, date, by } = command
  if (kind === 'recheck') return refuse({ code: 'WRONG_STATE', state: 'notStayed', basis: [] })
  const basis = [REVIEW_LAW.interim[kind]]
  if (number === '') return refuse({ code: 'DOCUMENT_MISSING', basis })
  if (date > today) return refuse({ code: 'DATE_IN_FUTURE', date, basis: [] })
  const ground = groundOn(law, basis, { number, date })
  const head = { reviewId, on: today, ground, orderId, number, by }
  if (step === 'order') {
    if (orders.some((order) => order.number === number && order.until === null)) return ok([])
    return ok([{ type: 'InterimStayOrdered', ...head, orderedOn: date }])
  }
  const stands = orders.some((order) => order.orderId === orderId && order.until === null)
  if (!stands) return refuse({ code: 'WRONG_STATE', state: 'notStayed', basis: [] })
  return ok([{ type: 'InterimStayLifted', ...head }])
}

/**
 * Records how the case ended, once its paper is of effect. Upheld or withdrawn, nothing changes here. Annulled, with or
 * without the order to decide anew, what was done was wrong from the start and falls. Changed, or declared unlawful
 * without annulment, the paper says what changes; a change is never to the subject's disadvantage.
 * @basis ARL/第四十一条; ARL/第六十三条; ARL/第六十四条; ARL/第六十五条; ARL/第六十七条; ARL/第六十八条; ARL/第七十五条
 * @basis ALIT/第六十二条; ALIT/第六十九条; ALIT/第七十条; ALIT/第七十四条; ALIT/第七十五条; ALIT/第七十七条
 */
export function decideReviewOutcome(
  state: Review | undefined,
  { outcome, document, remedies, reasons, answerBy = null, by }: Omit<ReviewDecision, 'recordedOn'>,
  facts: { readonly keepsRegister: boolean; readonly lastDay: LocalDate | null },
  law: LawInForce,
  today: LocalDate,
): Decided {
  const pending = findPending(state, by, facts.keepsRegister)
  if (!pending.ok) return pending
  const { reviewId, kind } = pending.value
  const basis = readReviewBasis(pending.value, law.book, (each) => REVIEW_LAW.outcomes[each][outcome])
  if (document.number === '') return refuse({ code: 'DOCUMENT_MISSING', basis })
  if (document.date > today) return refuse({ code: 'DATE_IN_FUTURE', date: document.date, basis: [] })
  if (document.effectiveOn > today) {
    return refuse({ code: 'DOCUMENT_NOT_EFFECTIVE', effectiveOn: document.effectiveOn, basis })
  }
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  const right = readReviewRemedies(pending.value, outcome, remedies)
  if (right === undefined) return refuse({ code: 'OUTCOME_WITHOUT_REMEDY', outcome, basis })
  const longer = right.find((remedy) => remedy.kind === 'shortenTerm' && isLater(remedy.lastDay, facts.lastDay))
  if (longer !== undefined) return refuse({ code: 'CHANGE_HARSHER', basis: kind === 'recheck' ? [] : [NO_WORSE[kind]] })
  if (answerBy !== null && answerBy < document.date) {
    return refuse({ code: 'DATES_REVERSED', from: document.date, until: answerBy, basis: [] })
  }
  const set = answerBy === null ? {} : { answerBy }
  const decision = { outcome, document, remedies: right, reasons, by, recordedOn: today, ...set }
  const values = { outcome, remedies: right.map((remedy) => remedy.kind), document: document.number }
  return ok([{ type: 'ReviewDecided', reviewId, on: today, ground: groundOn(law, basis, values), decision }])
}

/**
 * What an outcome puts right: by itself where it annuls what was done, else what the paper orders; `undefined` where the
 * two do not fit. An annulled answer leaves what it was about standing: that has to be answered anew.
 */
function readReviewRemedies(
  { target, reviewed }: ReviewCore,
  outcome: ReviewDecision['outcome'],
  given: readonly ReviewRemedy[],
): readonly ReviewRemedy[] | undefined {
  switch (outcome) {
    case 'upheld':
    case 'withdrawn':
      return given.length === 0 ? [] : undefined
    case 'changed':
      return given.length === 0 || given.some(({ kind }) => kind === 'voidEntry') ? undefined : given
    case 'declaredUnlawful':
      return given
    case 'annulled':
    case 'remitted': {
      if (reviewed === 'answer') return given
      if (target.kind === 'listing' || target.kind === 'record') return [{ kind: 'voidEntry' }]
      if (target.kind === 'publication') return [{ kind: 'endPublication' }]
      return [{ kind: 'liftMeasure', measureId: target.measureId, implementer: target.implementer }]
    }
  }
}

function isLater(day: LocalDate, than: LocalDate | null): boolean {
  return than !== null && day >= than
}

/**
 * Writes down that an officer keeps out of a recorded case because of an interest in it (回避), declared by the officer or
 * ordered by the head of its unit.
 */
export function decideReviewRecusal(
  state: Review | undefined,
  { officerId, reasons, by }: Recusal,
  keepsRegister: boolean,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.recused?.includes(officerId) === true) return ok([])
  const pending = findPending(state, by, keepsRegister)
  if (!pending.ok) return pending
  const isNew = checkRecusal(pending.value, { officerId, reasons, by })
  if (!isNew.ok) return isNew
  const { reviewId } = pending.value
  const ground = groundOn(law, [])
  return ok([{ type: 'ReviewOfficerRecused', reviewId, on: today, ground, officerId, reasons, by }])
}

type Pending = Extract<Review, { readonly state: 'pending' }>

function findPending(state: Review | undefined, by: Actor, keepsRegister: boolean): Result<Pending, Refusal> {
  if (state?.state !== 'pending') return refuse({ code: 'WRONG_STATE', state: state?.state ?? 'none', basis: [] })
  if (by.organisationId !== state.respondent && !keepsRegister) return lacksPower(by)
  return findRecusedBar(state, by) ?? ok(state)
}

function lacksPower({ organisationId }: Actor) {
  return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId, basis: [] } as const)
}
