import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Annulment } from '@xinheng/domain/objection/annulled-answer'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { ReviewDecision } from '@xinheng/domain/review/review'
import { reopenComplaint } from '../complaint/complaint-consequences.ts'
import { targetKeyOf } from '../complaint/earlier-hands-views.ts'
import type { Tx } from '../db/open.ts'
import type { Procedure } from '../listing/listing-consequences.ts'
import { reopenObjection } from '../objection/objection-consequences.ts'

/**
 * Opens again what an annulled answer had closed, in the transaction of the outcome: the complaint if one was answered
 * last, else the objection. Where another one about the same thing runs already, that one is answered.
 */
export async function askAnew(
  procedure: Procedure,
  reviewId: string,
  target: DisputeTarget,
  { answerBy = null, by }: Pick<ReviewDecision, 'answerBy' | 'by'>,
  basis: readonly Citation[],
): Promise<Result<undefined, Refusal>> {
  const { tx } = procedure
  const annulment: Annulment = { reviewId, lastDay: answerBy, basis, by }
  const complaintId = await findAnswered(tx, 'complaint', target)
  if (complaintId !== undefined) return reopenComplaint(procedure, complaintId, annulment)
  const objectionId = await findAnswered(tx, 'objection', target)
  return objectionId === undefined ? ok(undefined) : reopenObjection(procedure, objectionId, annulment)
}

/** The objection or the complaint about a thing that was answered last. */
async function findAnswered(
  tx: Tx,
  table: 'objection' | 'complaint',
  target: DisputeTarget,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('target_key', '=', targetKeyOf(target))
    .where('state', '=', 'decided')
    .orderBy('decided_on', 'desc')
    .orderBy('position', 'desc')
    .executeTakeFirst()
  return row?.id
}
