import type { LocalDate } from '../calendar/local-date.ts'
import type { EvidenceRef, OrganisationId, SubjectId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readReviewBasis, REVIEW_LAW } from './review-law.ts'
import type { Review, ReviewEvent } from './review.ts'

/**
 * Takes the subject's report that the reviewing organ or the court ordered execution to rest, with the order itself. It
 * rests nothing yet: the unit that keeps the register of remedies records the order, and its clock runs from the report.
 * The same order reported again changes nothing.
 * @basis ARL/第四十二条; ALIT/第五十六条
 */
export function decideOrderReport(
  state: Review | undefined,
  report: {
    readonly subjectId: SubjectId
    readonly number: string
    readonly orderedOn: LocalDate
    readonly proof: EvidenceRef | null
    readonly keeper: OrganisationId
  },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ReviewEvent[], Refusal> {
  if (state?.subjectId !== report.subjectId) return refuse({ code: 'NOT_ONES_OWN', basis: [] })
  if (state.state !== 'pending') return refuse({ code: 'WRONG_STATE', state: state.state, basis: [] })
  const { number, orderedOn, proof, keeper } = report
  const basis = readReviewBasis(state, law.book, (kind) => [REVIEW_LAW.interim[kind]])
  if (number === '') return refuse({ code: 'DOCUMENT_MISSING', basis })
  if (proof === null || proof === '') return refuse({ code: 'EVIDENCE_MISSING', basis })
  if (orderedOn > today) return refuse({ code: 'DATE_IN_FUTURE', date: orderedOn, basis: [] })
  if (state.reported?.some((one) => one.number === number) === true) return ok([])
  const head = { reviewId: state.reviewId, on: today, ground: groundOn(law, basis, { number, date: orderedOn }) }
  return ok([{ type: 'InterimStayReported', ...head, number, orderedOn, proof, keeper }])
}
