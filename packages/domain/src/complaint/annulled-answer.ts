import type { LocalDate } from '../calendar/local-date.ts'
import { groundOn, type LawInForce } from '../listing/law-in-force.ts'
import type { Annulment } from '../objection/annulled-answer.ts'
import type { Complaint, ComplaintEvent } from './complaint.ts'

/**
 * Opens a complaint again whose answer was annulled: it has to be studied and answered anew, within the days that the
 * organ set, where it did.
 * @basis ARL/第六十四条; ALIT/第七十条
 */
export function decideAnnulledComplaintAnswer(
  state: Complaint,
  { reviewId, lastDay, basis, by }: Annulment,
  law: LawInForce,
  today: LocalDate,
): readonly ComplaintEvent[] {
  if (state.kind !== 'decided') return []
  const { complaintId } = state
  const ground = groundOn(law, basis, { review: reviewId })
  return [{ type: 'ComplaintAnswerAnnulled', complaintId, on: today, ground, reviewId, lastDay, by }]
}
