import type { Duty } from '../duty/duty.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { startTerm } from '../term/term-clock.ts'
import { OBEY, readReviewBasis } from './review-law.ts'
import type { Review } from './review.ts'

/**
 * What the respondent must do: let execution rest on an order, and put right what the decision orders, from the day the
 * paper is of effect. It is done here with the record, so the clock shows how long the paper lay. The days are those of
 * the place for a provider's correction; where no text names any, the duty stands without a number.
 * @basis ARL/第七十七条; ALIT/第九十四条; GD_REG/第四十四条; SD_REG/第四十条
 */
export function readReviewDuties(review: Review, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  if (review.state !== 'decided' || review.decision.remedies.length === 0) return []
  const { decision, place } = review
  const { effectiveOn } = decision.document
  const limits = readRule(law.book, place, 'correctionLimits', effectiveOn)
  const days = limits.kind === 'value' ? limits.value.providerWithin : null
  const basis: readonly Citation[] = [
    ...readReviewBasis(review, law.book, (kind) => [OBEY[kind]]),
    ...(limits.kind === 'value' && days !== null ? [limits.row.source] : []),
  ]
  return [dutyOf(review, effectiveOn, days, decision.recordedOn, basis)]
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
