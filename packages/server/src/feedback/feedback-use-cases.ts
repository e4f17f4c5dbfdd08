import { decideFeedback, type FeedbackDuty, type FeedbackSent } from '@xinheng/domain/feedback/feedback'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { actOnCase, type Acting, type Folded } from '../db/case-act.ts'
import type { Service } from '../service.ts'
import { FEEDBACK_STREAM } from './feedback-store.ts'
import { listFeedbackDuties } from './feedback-views.ts'

export { FEEDBACK_STREAM } from './feedback-store.ts'

/** Sends a unit's feedback on one entry or on a period, to whomever the place's rule names. */
export async function sendFeedback(
  service: Service,
  acting: Acting,
  covers: FeedbackSent['covers'],
): Promise<Result<Folded<FeedbackSent>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const feedbackId = ambient.uuid()
  const { officerId, organisationId, place } = acting
  const command = { feedbackId, from: organisationId, covers, by: { officerId, organisationId } }
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return actOnCase(db, FEEDBACK_STREAM, feedbackId, recording, async () => decideFeedback(place, command, law, today))
}

/** The duties of a place, or of one unit of it, with their clocks. */
export async function readDuties(
  service: Service,
  place: string,
  on: LocalDate,
  unitId?: string,
): Promise<readonly FeedbackDuty[]> {
  return listFeedbackDuties(service.db, await service.law(service.db, on), place, on, unitId)
}
