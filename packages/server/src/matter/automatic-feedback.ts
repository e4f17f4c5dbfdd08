import { decideFeedback } from '@xinheng/domain/feedback/feedback'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { actInTransaction, type Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { enqueue } from '../db/outbox.ts'
import { FEEDBACK_STREAM } from '../feedback/feedback-use-cases.ts'
import type { Service } from '../service.ts'
import { recordingOf } from './matter-acts.ts'

/** The outbox topic under which a feedback that the system sent leaves. */
export const FEEDBACK_TOPIC = 'feedback'

/** Feeds back on an entry in the transaction of the act, where the place says that feedback runs by itself; elsewhere does nothing. */
export async function sendAutomaticFeedback(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  place: string,
  listingId: string,
): Promise<Result<void, Refusal>> {
  const { ambient } = service
  const on = ambient.today()
  const rule = readRule(law.book, place, 'feedback', on)
  if (rule.kind === 'unspecified' || !rule.value.automatic) return ok(undefined)
  const feedbackId = ambient.uuid()
  const { organisationId: from } = acting
  const command = { feedbackId, from, covers: { kind: 'entry', listingId }, by: 'system' } as const
  const recording = recordingOf(service, { ...acting, officerId: 'system:feedback', place }, law)
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
