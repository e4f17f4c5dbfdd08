import type { Duty } from '../duty/duty.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { startTerm } from '../term/term-clock.ts'
import { OBEY, readReviewBasis, REVIEW_LAW } from './review-law.ts'
import type { Review } from './review.ts'

/**
 * What the respondent must do: let execution rest on an order, and put right what the decision orders, from the day the
 * paper is of effect. It is done here with the record, so the clock shows how long the paper lay. The days are those of
 * the place for a provider's correction; where no text names any, the duty stands without a number.
 * @basis ARL/第七十七条; ALIT/第九十四条; GD_REG/第四十四条; SD_REG/第四十条
 */
export function readReviewDuties(review: Review, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  const reported = readReportedOrders(review, law)
  if (review.state !== 'decided' || review.decision.remedies.length === 0) return reported
  const { decision, place } = review
  const { effectiveOn } = decision.document
  const limits = readRule(law.book, place, 'correctionLimits', effectiveOn)
  const days = limits.kind === 'value' ? limits.value.providerWithin : null
  const basis: readonly Citation[] = [
    ...readReviewBasis(review, law.book, (kind) => [OBEY[kind]]),
    ...(limits.kind === 'value' && days !== null ? [limits.row.source] : []),
  ]
  return [...reported, dutyOf(review, effectiveOn, days, decision.recordedOn, basis)]
}

/**
 * What the keeper of the register must do with an order that the subject reported: record it, so that what it orders
 * rests. It is done when that order is recorded, or the case is over.
 * @basis ARL/第四十二条; ALIT/第五十六条; GD_REG/第四十四条; SD_REG/第四十条
 */
function readReportedOrders(review: Review, { book }: Pick<LawInForce, 'book'>): readonly Duty[] {
  const { reviewId, place, orders, reported = [] } = review
  return reported.map(({ number, reportedOn, keeper }) => {
    const limits = readRule(book, place, 'correctionLimits', reportedOn)
    const days = limits.kind === 'value' ? limits.value.providerWithin : null
    const basis = [
      ...readReviewBasis(review, book, (kind) => [REVIEW_LAW.interim[kind]]),
      ...(limits.kind === 'value' && days !== null ? [limits.row.source] : []),
    ]
    const over = review.state === 'decided' ? review.decision.recordedOn : null
    return {
      kind: 'recordOrder',
      about: { stream: 'review', id: reviewId },
      part: number,
      owner: keeper,
      since: reportedOn,
      clock: days === null ? null : startTerm('limit', reportedOn, { count: days, unit: 'workingDay' }),
      basis,
      doneOn: orders.find((order) => order.number === number)?.from ?? over,
    }
  })
}

function dutyOf(
  { reviewId, respondent }: Review,
  since: LocalDate,
  days: number | null,
  doneOn: LocalDate,
  basis: readonly Citation[],
): Duty {
  const clock = days === null ? null : startTerm('limit', since, { count: days, unit: 'workingDay' })
  return {
    kind: 'followReview',
    about: { stream: 'review', id: reviewId },
    part: '',
    owner: respondent,
    since,
    clock,
    basis,
    doneOn,
  }
}
