import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { readDuty, type Duty, type DutyReading } from '@xinheng/domain/duty/duty'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readRepairDuties } from '@xinheng/domain/repair/repair-duties'
import type { Repair, RepairEvent } from '@xinheng/domain/repair/repair'
import { sql } from 'kysely'
import { readStream } from '../db/event-log.ts'
import type { Db, Tx } from '../db/open.ts'
import type { Service } from '../service.ts'

/** How a list of applications is narrowed: one word of the address. */
export const REPAIR_FILTERS = ['open', 'toPublicise', 'done', 'refused'] as const
export type RepairFilter = (typeof REPAIR_FILTERS)[number]

/** One application in a list. */
export interface RepairRow {
  readonly repairId: string
  readonly receiptNumber: string
  readonly state: Repair['kind']
  readonly subjectName: string | null
  readonly handler: string
  /** The name of the officer to whom it was given; `null` while it was given to nobody. */
  readonly officer: string | null
  readonly receivedOn: LocalDate
  /** The last day of the next open duty, `null` where none has one. */
  readonly dueOn: LocalDate | null
}

interface RepairsAsked {
  readonly place: string
  /** Only those that this unit handles or took in. */
  readonly unitId?: string
  readonly filter?: RepairFilter
  /** A receipt number, or a part of a name. */
  readonly text?: string
  readonly page: number
  readonly size: number
}

/** Applications by clock: the nearest last day first, then the oldest. */
export async function listRepairs(
  db: Db,
  { place, unitId, filter, text, page, size }: RepairsAsked,
): Promise<{ readonly rows: readonly RepairRow[]; readonly total: number }> {
  let query = db
    .selectFrom('repair as r')
    .innerJoin('subject as s', 's.id', 'r.subject_id')
    .innerJoin('organisation as o', 'o.id', 'r.handler_id')
    .leftJoin('account as a', 'a.id', 'r.assigned_to')
    .where('r.place', '=', place)
  if (unitId !== undefined)
    query = query.where((is) => is.or([is('r.handler_id', '=', unitId), is('r.taken_in_by', '=', unitId)]))
  if (text !== undefined && text !== '') {
    const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((is) => is.or([is('r.receipt_number', '=', text), is('s.name', 'like', like)]))
  }
  switch (filter) {
    case 'open':
      query = query.where('r.state', 'in', ['applied', 'accepted'])
      break
    case 'toPublicise':
      query = query.where('r.state', '=', 'granted').where('r.executed_on', 'is', null)
      break
    case 'done':
      query = query.where('r.executed_on', 'is not', null)
      break
    case 'refused':
      query = query.where('r.state', 'in', ['notAccepted', 'refused', 'withdrawn'])
      break
    case undefined:
      break
  }
  const { total } = await query.select((is) => is.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const due = sql<LocalDate | null>`(select min(d.last_day) from duty d
                                      where d.stream = 'repair' and d.source_id = r.id and d.done_on is null)`
  const rows = await query
    .select(['r.id', 'r.receipt_number', 'r.state', 'r.received_on', 's.name', 'o.name as handler'])
    .select(['a.display_name as officer', due.as('due_on')])
    .orderBy(sql`due_on`, (order) => order.asc().nullsLast())
    .orderBy('r.received_on')
    .orderBy('r.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({
      repairId: row.id,
      receiptNumber: row.receipt_number,
      // Written by the projection from a folded repair.
      state: row.state as Repair['kind'],
      subjectName: row.name,
      handler: row.handler,
      officer: row.officer,
      receivedOn: row.received_on,
      dueOn: row.due_on,
    })),
  }
}

/** Everything that happened to an application, in order. */
export async function listRepairHistory(
  db: Db,
  repairId: string,
): Promise<readonly { readonly event: RepairEvent; readonly actorId: string; readonly unitId: string | null }[]> {
  const recorded = await readStream(db, repairId)
  // A payload is what an act on a repair appended.
  return recorded.map(({ payload, actorId, unitId }) => ({ event: payload as RepairEvent, actorId, unitId }))
}

/** The applications of a subject, the latest first. */
export async function listOwnRepairs(db: Db, subjectId: string): Promise<readonly Repair[]> {
  const rows = await db
    .selectFrom('repair')
    .select('snapshot')
    .where('subject_id', '=', subjectId)
    .where('identified', '=', true)
    .orderBy('position', 'desc')
    .limit(100)
    .execute()
  // Written by the projection from a folded repair.
  return rows.map(({ snapshot }) => snapshot as Repair)
}

/** The application of a receipt number whose query code has this hash. */
export async function findByReceipt(db: Db | Tx, number: string, codeHash: Uint8Array): Promise<string | undefined> {
  const row = await db
    .selectFrom('repair as r')
    .innerJoin('repair_query as q', 'q.repair_id', 'r.id')
    .select(['r.id', 'q.code_hash'])
    .where('r.receipt_number', '=', number.trim().toUpperCase())
    .executeTakeFirst()
  return row !== undefined && Buffer.from(row.code_hash).equals(codeHash) ? row.id : undefined
}

/** Every clock of an application with what it is on a day. */
export function readRepairClocks(
  repair: Repair,
  law: LawInForce,
  on: LocalDate,
): readonly { readonly duty: Duty; readonly reading: DutyReading }[] {
  return readRepairDuties(repair, law).map((duty) => ({ duty, reading: readDuty(duty, on, law.calendar) }))
}

/** A sealed text of the decision, for the applicant who has the code or the account; the reading is logged. */
export async function readReasonsFor(
  { db, vault }: Pick<Service, 'db' | 'vault'>,
  ref: string,
  readerId: string,
): Promise<string | null> {
  const opened = await vault.openValues(db, [ref], {
    readerId,
    unitId: null,
    reason: '申请人查阅本人信用修复的办理结果',
  })
  const value = opened.get(ref)
  return value?.kind === 'value' ? value.text : null
}
