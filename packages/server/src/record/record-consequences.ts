import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { cite } from '@xinheng/domain/kernel/citation'
import { groundOn, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import { decideRecordRepair } from '@xinheng/domain/record/decide-record'
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
