import { decideAnnulledComplaintAnswer } from '@xinheng/domain/complaint/annulled-answer'
import { readComplaintDuties } from '@xinheng/domain/complaint/complaint-duties'
import { readComplaintStep } from '@xinheng/domain/complaint/complaint-stages'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Annulment } from '@xinheng/domain/objection/annulled-answer'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { actInTransaction, findCase } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { stepDispute, type Procedure } from '../listing/listing-consequences.ts'
import { COMPLAINT_STREAM } from './complaint-store.ts'
import { targetKeyOf } from './earlier-hands-views.ts'

/** Opens a complaint again whose answer a reviewing organ annulled; where another one runs, that one is answered. */
export async function reopenComplaint(
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
