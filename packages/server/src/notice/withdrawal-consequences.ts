import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { cite } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readDenialDay } from '@xinheng/domain/objection/withdrawal'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { issueNotice } from './notice-use-cases.ts'

/** What was recorded as taken back. */
export interface RecordedAsWithdrawn {
  readonly stream: 'objection' | 'complaint' | 'repair'
  readonly id: string
  readonly subjectId: string
  readonly place: string
  readonly receiptNumber: string
  readonly on: LocalDate
}

/** Tells the sender that an officer recorded a withdrawal in its name, and until when it can say that it asked for none. */
export async function tellWithdrawal(
  { service, tx, acting, law }: { service: Service; tx: Tx; acting: Acting; law: LawInForce },
  { stream, id, subjectId, place, receiptNumber, on }: RecordedAsWithdrawn,
): Promise<Result<unknown, Refusal>> {
  return issueNotice(service, tx, acting, law, {
    kind: 'withdrawalRecorded',
    subjectId,
    about: { stream, id },
    place,
    parts: {},
    basis: [cite('CIVIL', '第一百三十条')],
    values: { receiptNumber, effectiveOn: on },
    lastDays: { deny: readDenialDay(on) },
    key: `withdrawal:${on}`,
  })
}
