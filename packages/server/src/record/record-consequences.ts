import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { cite, type Citation } from '@xinheng/domain/kernel/citation'
import { groundOn, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import {
  decideInaccurateRecord,
  decideRecordRepair,
  decideRecordUnpublishing,
  decideWithdrawRecord,
  wasWronglyUsed,
} from '@xinheng/domain/record/decide-record'
import type { CreditRecord, RecordChangeReason } from '@xinheng/domain/record/record'
import { readRecordDuties } from '@xinheng/domain/record/record-duties'
import type { ReviewRemedy } from '@xinheng/domain/review/review'
import { decideRecordRest, type RecordRestStep } from '@xinheng/domain/record/record-rest'
import { isProtected } from '@xinheng/domain/subject/protected'
import { actInTransaction, type Acting, type Folded, type Recording } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { listRecordReaders } from '../release/redress-facts-views.ts'
import { openRedressOf } from '../release/redress-use-cases.ts'
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

/** Rests the publication of a record, or lets it go on, in the transaction of what orders it. */
export async function restRecord(
  { service, tx, acting, law }: { service: Service; tx: Tx; acting: Acting; law: LawInForce },
  recordId: string,
  step: RecordRestStep,
  basis: readonly Citation[],
): Promise<Result<Folded<CreditRecord>, Refusal>> {
  const { ambient } = service
  const on = ambient.today()
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return actInTransaction(tx, recordStream(law, on), recordId, recording, (record) =>
    decideRecordRest(record, step, on, groundOn(law, basis)),
  )
}

/** Why a dispute puts a record right. */
export interface RecordPutRight {
  readonly reasons: string
  readonly basis: readonly Citation[]
  readonly procedure: string
  /** Why the record falls, where it does. */
  readonly fallsBecause: RecordChangeReason
}

/**
 * Puts right what an objection, a complaint or a review found wrong with a record: it falls with the true reason, its
 * publication alone ends, or what it says is marked as wrong, in the words of the decision, until its authority corrects
 * it. One that is withdrawn already is left as it is; a remedy that a record cannot have is refused.
 */
export async function putRecordRight(
  { service, tx, acting, law }: { service: Service; tx: Tx; acting: Acting; law: LawInForce },
  recordId: string,
  remedy: ReviewRemedy,
  { reasons, basis, procedure, fallsBecause }: RecordPutRight,
): Promise<Result<Folded<CreditRecord> | undefined, Refusal>> {
  const { ambient } = service
  const on = ambient.today()
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const ground = groundOn(law, basis, { procedure })
  const done = await actInTransaction(tx, recordStream(law, on), recordId, recording, (record) => {
    switch (remedy.kind) {
      case 'voidEntry':
        return decideWithdrawRecord(record, { reason: fallsBecause, reasons, on }, ground)
      case 'endPublication':
        return decideRecordUnpublishing(record, { reasons, on }, ground)
      case 'correct':
        return decideInaccurateRecord(record, { statement: remedy.statement, reasons, on }, ground)
      case 'liftMeasure':
      case 'shortenTerm':
        return refuse({ code: 'OUTCOME_WITHOUT_REMEDY', outcome: remedy.kind, basis })
    }
  })
  if (!done.ok) {
    const already = done.error.code === 'RECORD_WITHDRAWN' || done.error.code === 'RECORD_UNCHANGED'
    return already ? ok(undefined) : done
  }
  await followRecord(tx, recording, law, done.value.state, remedy.kind === 'correct' ? null : procedure)
  return done
}

/** What follows from an act on a record: the duties of its authority, and its redress where it was wrong. */
export async function followRecord(
  tx: Tx,
  recording: Recording,
  law: LawInForce,
  record: CreditRecord,
  procedure: string | null,
): Promise<void> {
  const { recordId, place, subjectId, authorityId, providerId, publications, decidedOn } = record
  const duties = readRecordDuties(record, law)
  await replaceDuties(tx, { stream: 'record', id: recordId }, place, duties, law.calendar)
  if (!wasWronglyUsed(record)) return
  const readers = await listRecordReaders(tx, recordId, subjectId)
  const receivers = [...new Set([...readers, providerId])]
  await openRedressOf(tx, recording, law, {
    about: { kind: 'record', recordId },
    place,
    subjectId,
    owner: authorityId,
    entryDecider: null,
    procedure,
    publicNoticeDue: publications.length > 0 && !isProtected(record.subjectKind),
    since: decidedOn,
    told: receivers.map((receiver) => ({
      receiver,
      kind: 'unit' as const,
      because: [readers.includes(receiver) ? ('checked' as const) : ('told' as const)],
    })),
  })
}
