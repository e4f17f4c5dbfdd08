import { cite } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { groundOn, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import { decideRestoredHonour } from '@xinheng/domain/record/decide-record'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { actInTransaction, type Folded, type Recording } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { recordStream } from './record-store.ts'

/** Lets an honour stand again that was lost through a wrongful entry, in the transaction of its redress. */
export async function restoreHonour(
  tx: Tx,
  recording: Recording,
  law: LawInForce,
  recordId: string,
  reasons: string,
): Promise<Result<Folded<CreditRecord>, Refusal>> {
  const on = recording.ambient.today()
  const ground = groundOn(law, [cite('GD', '(二十六)'), cite('YF', '(二十五)'), cite('PY', '五(五)')])
  return actInTransaction(tx, recordStream(law, on), recordId, recording, (record) =>
    decideRestoredHonour(record, { reasons, on }, ground),
  )
}
