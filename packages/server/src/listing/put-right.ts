import type { EntryChange, PutRightBy } from '@xinheng/domain/listing/decide-put-right'
import { groundOn } from '@xinheng/domain/listing/law-in-force'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { decideUpsetRecord, decideWithdrawRecord } from '@xinheng/domain/record/decide-record'
import type { ReviewRemedy } from '@xinheng/domain/review/review'
import { decideOrderedLifting } from '@xinheng/domain/task/decide-task'
import { taskIdOf } from '@xinheng/domain/task/task'
import { actInTransaction, findCase } from '../db/case-act.ts'
import { recordStream } from '../record/record-store.ts'
import { TASK_STREAM } from '../task/task-store.ts'
import { changeEntry, endEntry, type Procedure } from './listing-consequences.ts'
import { LISTING_STREAM } from './listing-store.ts'

/** Why something is put right, with the officer who decided it. */
export type PutRight = PutRightBy & { readonly by: NonNullable<PutRightBy['by']> }

/**
 * Puts right what an objection, a complaint or a review says was wrong, in the transaction of its act: the entry falls or
 * is changed, a measure is lifted, a record is withdrawn or marked for its correction.
 */
export async function putRight(
  procedure: Procedure,
  target: DisputeTarget,
  remedies: readonly ReviewRemedy[],
  why: PutRight,
): Promise<Result<undefined, Refusal>> {
  for (const remedy of remedies) {
    const done =
      target.kind === 'record'
        ? await putRecordRight(procedure, target.recordId, remedy, why)
        : await putEntryRight(procedure, target.listingId, remedy, why)
    if (!done.ok) return done
  }
  return ok(undefined)
}

async function putEntryRight(
  procedure: Procedure,
  listingId: string,
  remedy: ReviewRemedy,
  why: PutRight,
): Promise<Result<unknown, Refusal>> {
  switch (remedy.kind) {
    case 'voidEntry': {
      const { reasons, by, procedure: source } = why
      return endEntry(procedure, listingId, { reason: 'corrected', reasons, by, procedure: source })
    }
    case 'shortenTerm':
    case 'correct':
    case 'endPublication': {
      const change: EntryChange = remedy
      return changeEntry(procedure, listingId, change, why)
    }
    case 'liftMeasure':
      return liftMeasure(procedure, listingId, remedy, why)
  }
}

async function liftMeasure(
  { service, tx, acting, law }: Procedure,
  listingId: string,
  { measureId, implementer }: Extract<ReviewRemedy, { readonly kind: 'liftMeasure' }>,
  { reasons, by, basis }: PutRight,
): Promise<Result<unknown, Refusal>> {
  const listing = await findCase(tx, LISTING_STREAM, listingId)
  if (listing === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  const id = taskIdOf(listingId, implementer)
  const task = await findCase(tx, TASK_STREAM, id)
  const command = { measureId, implementer, reasons, by, basis }
  const decided = decideOrderedLifting(task?.state, listing.state, command, law, service.ambient.today())
  if (!decided.ok || decided.value.length === 0) return decided
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  return actInTransaction(tx, TASK_STREAM, id, recording, () => decided)
}

/** A record falls as a whole; what only changes in it is marked, and its authority corrects it within its days. */
async function putRecordRight(
  { service, tx, acting, law }: Procedure,
  recordId: string,
  { kind }: ReviewRemedy,
  { reasons, basis }: PutRight,
): Promise<Result<unknown, Refusal>> {
  const today = service.ambient.today()
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const falls = kind === 'voidEntry' || kind === 'endPublication'
  const done = await actInTransaction(tx, recordStream(law, today), recordId, recording, (record) => {
    if (record === undefined || record.status !== 'standing') return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
    if (falls)
      return decideWithdrawRecord(record, { reason: 'decisionRevoked', reasons, on: today }, groundOn(law, basis))
    return decideUpsetRecord(record, { reason: 'decisionChanged', on: today })
  })
  const already = !done.ok && (done.error.code === 'RECORD_UNKNOWN' || done.error.code === 'RECORD_UNCHANGED')
  return already ? ok(undefined) : done
}
