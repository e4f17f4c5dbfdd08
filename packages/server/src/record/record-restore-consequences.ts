import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { groundOn, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import { decideRestoredHonour } from '@xinheng/domain/record/decide-record'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { readReputationDuty } from '@xinheng/domain/rulebook/practice/objection-practice'
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
  return actInTransaction(tx, recordStream(law, on), recordId, recording, (record) => {
    const duty = readReputationDuty(law.book, record?.place ?? recording.acting.place, on)
    return decideRestoredHonour(record, { reasons, on }, groundOn(law, duty.kind === 'ruled' ? [duty.basis] : []))
  })
}
