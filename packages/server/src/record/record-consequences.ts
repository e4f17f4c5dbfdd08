import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { cite, type Citation } from '@xinheng/domain/kernel/citation'
import { groundOn, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import { decideRecordRepair, decideUpsetRecord, decideWithdrawRecord } from '@xinheng/domain/record/decide-record'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { actInTransaction, type Acting, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { recordStream } from './record-store.ts'

/** Ends the publication, sharing and use of a record because a repair is of effect, in the transaction of that repair. */
export async function endRecordByRepair(
  { service, tx, acting, law }: { service: Service; tx: Tx; acting: Acting; law: LawInForce },
  recordId: string,
  repairId: string,
): Promise<Result<Folded<CreditRecord>, Refusal>> {
  const { ambient } = service
  const on = ambient.today()
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return actInTransaction(tx, recordStream(law, on), recordId, recording, (record) =>
    decideRecordRepair(record, { repairId, on }, groundOn(law, [cite('O36', '第三条')])),
  )
}

/**
 * Withdraws a record that an objection, a complaint or a review found wrong, or marks that its decision was changed, from
 * which its authority has its days to correct it. One that is gone or marked already is left as it is.
 */
export async function putRecordRight(
  { service, tx, acting, law }: { service: Service; tx: Tx; acting: Acting; law: LawInForce },
  recordId: string,
  { falls, reasons, basis }: { readonly falls: boolean; readonly reasons: string; readonly basis: readonly Citation[] },
): Promise<Result<Folded<CreditRecord> | undefined, Refusal>> {
  const { ambient } = service
  const on = ambient.today()
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, recordStream(law, on), recordId, recording, (record) => {
    if (record?.status !== 'standing') return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
    if (!falls) return decideUpsetRecord(record, { reason: 'decisionChanged', on })
    return decideWithdrawRecord(record, { reason: 'decisionRevoked', reasons, on }, groundOn(law, basis))
  })
  const already = !done.ok && (done.error.code === 'RECORD_UNKNOWN' || done.error.code === 'RECORD_UNCHANGED')
  return already ? ok(undefined) : done
}
