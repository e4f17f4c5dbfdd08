import { decideFeedback, type FeedbackDuty, type FeedbackSent } from '@xinheng/domain/feedback/feedback'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { actInTransaction, actOnCase, type Acting, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { enqueue } from '../db/outbox.ts'
import type { Service } from '../service.ts'
import { FEEDBACK_STREAM } from './feedback-store.ts'
import { listFeedbackDuties } from './feedback-views.ts'

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

/** The outbox topic under which a feedback that the system sent leaves. */
export const FEEDBACK_TOPIC = 'feedback'

/**
 * Feeds back on an entry in the transaction of the act, whether a check or a task gave rise to it, where the place says
 * that feedback runs by itself; elsewhere does nothing.
 */
export async function sendAutomaticFeedback(
  { ambient }: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  place: string,
  listingId: string,
): Promise<Result<void, Refusal>> {
  const on = ambient.today()
  const rule = readRule(law.book, place, 'feedback', on)
  if (rule.kind === 'unspecified' || !rule.value.automatic) return ok(undefined)
  const feedbackId = ambient.uuid()
  const { organisationId: from } = acting
  const command = { feedbackId, from, covers: { kind: 'entry', listingId }, by: 'system' } as const
  const system = { ...acting, officerId: 'system:feedback', place }
  const recording = { ambient, acting: system, rulebookVersion: law.book.version }
  const sent = await actInTransaction(tx, FEEDBACK_STREAM, feedbackId, recording, () =>
    decideFeedback(place, command, law, on),
  )
  if (!sent.ok) return sent
  const { addressee } = sent.value.state
  await enqueue(tx, {
    topic: FEEDBACK_TOPIC,
    key: feedbackId,
    payload: { feedbackId, listingId, from, addressee },
    receivers: [addressee],
    at: ambient.now(),
  })
  return ok(undefined)
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
