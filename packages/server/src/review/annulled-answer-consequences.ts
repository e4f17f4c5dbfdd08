import { decideAnnulledComplaintAnswer } from '@xinheng/domain/complaint/annulled-answer'
import { readComplaintDuties } from '@xinheng/domain/complaint/complaint-duties'
import { readComplaintStep } from '@xinheng/domain/complaint/complaint-stages'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { decideAnnulledAnswer, type Annulment } from '@xinheng/domain/objection/annulled-answer'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { ReviewDecision } from '@xinheng/domain/review/review'
import { COMPLAINT_STREAM } from '../complaint/complaint-store.ts'
import { targetKeyOf } from '../complaint/earlier-hands-views.ts'
import { actInTransaction, findCase } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { stepDispute, type Procedure } from '../listing/listing-consequences.ts'
import { followObjection } from '../objection/objection-consequences.ts'
import { objectionStream } from '../objection/objection-store.ts'
import { findOpenObjection } from '../objection/objection-views.ts'

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

async function reopenComplaint(
  procedure: Procedure,
  complaintId: string,
  annulment: Annulment,
): Promise<Result<undefined, Refusal>> {
  const { service, tx, acting, law } = procedure
  const before = await findCase(tx, COMPLAINT_STREAM, complaintId)
  if (before === undefined || (await isRunning(tx, before.state.target))) return ok(undefined)
  const events = decideAnnulledComplaintAnswer(before.state, annulment, law, service.ambient.today())
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, COMPLAINT_STREAM, complaintId, recording, () => ok(events))
  if (!done.ok) return done
  const { state } = done.value
  for (const event of events) {
    const felt = readComplaintStep(state.target, event)
    const stepped = felt === undefined ? undefined : await stepDispute(procedure, felt.listingId, felt.step)
    if (stepped?.ok === false) return stepped
  }
  const about = { stream: 'complaint', id: complaintId } as const
  await replaceDuties(tx, about, state.place, readComplaintDuties(state, law), law.calendar)
  return ok(undefined)
}

async function reopenObjection(
  procedure: Procedure,
  objectionId: string,
  annulment: Annulment,
): Promise<Result<undefined, Refusal>> {
  const { service, tx, acting, law } = procedure
  const stream = objectionStream(law)
  const before = await findCase(tx, stream, objectionId)
  if (before === undefined) return ok(undefined)
  const { target, raiser } = before.state
  const other = await findOpenObjection(tx, target, { byUnit: raiser.kind === 'unit', butNot: objectionId })
  if (other !== null) return ok(undefined)
  const events = decideAnnulledAnswer(before.state, annulment, law, service.ambient.today())
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, stream, objectionId, recording, () => ok(events))
  if (!done.ok) return done
  const followed = await followObjection(procedure, done.value, events)
  return followed.ok ? ok(undefined) : followed
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

/** Whether a complaint about a thing runs. */
async function isRunning(tx: Tx, target: DisputeTarget): Promise<boolean> {
  const row = await tx
    .selectFrom('complaint')
    .select('id')
    .where('target_key', '=', targetKeyOf(target))
    .where('state', '=', 'received')
    .executeTakeFirst()
  return row !== undefined
}
