import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { PUBLICATION_CLASSES } from '@xinheng/domain/record/publication-class'
import { readPublication, type PublicationReading } from '@xinheng/domain/record/publication'
import type { CreditRecord, RecordEvent } from '@xinheng/domain/record/record'
import { sql, type SqlBool } from 'kysely'
import { readStream } from '../db/event-log.ts'
import type { Service } from '../service.ts'

/** Whether and until when a record may be public, by the law of a day and the class tables at hand. */
export function readPublicationOf(record: CreditRecord, law: LawInForce, today: LocalDate): PublicationReading {
  return readPublication(record, today, {
    book: law.book,
    classes: PUBLICATION_CLASSES,
    misconductEndedOn: null,
    minorByException: false,
  })
}

/** How a list of records is narrowed: one word of the address. */
export const RECORD_STATES = ['late', 'due', 'public', 'excluded', 'upset', 'withdrawn'] as const
export type RecordState = (typeof RECORD_STATES)[number]

/** A record in a list. */
export interface RecordRow {
  readonly recordId: string
  readonly kind: string
  /** `null` for a protected subject. */
  readonly subjectName: string | null
  readonly documentTitle: string
  readonly documentNumber: string | null
  readonly authority: string
  readonly decidedOn: LocalDate
  readonly publicityDueOn: LocalDate | null
  readonly publishedOn: LocalDate | null
  readonly excluded: string | null
  readonly withdrawn: boolean
}

interface RecordsAsked {
  readonly place: string
  /** Only the records of this authority. */
  readonly unitId?: string
  readonly state?: RecordState
  readonly kind?: string
  /** Of a name, document number or code. */
  readonly text?: string
  readonly page: number
  readonly size: number
}

/** The records of a place, what is to be made public first, then the latest decision. */
export async function listRecords(
  { db, ambient }: Pick<Service, 'db' | 'ambient'>,
  { place, unitId, state, kind, text, page, size }: RecordsAsked,
): Promise<{ readonly rows: readonly RecordRow[]; readonly total: number }> {
  const today = ambient.today()
  let query = db
    .selectFrom('record as r')
    .innerJoin('subject as s', 's.id', 'r.subject_id')
    .leftJoin('organisation as o', 'o.id', 'r.authority_id')
    .where('r.place', '=', place)
  if (unitId !== undefined) query = query.where('r.authority_id', '=', unitId)
  if (kind !== undefined) query = query.where('r.kind', '=', kind)
  if (state !== undefined) query = query.where(conditionOf(state, today))
  if (text !== undefined) {
    const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((is) =>
      is.or([is('s.name', 'like', like), is('r.document_number', 'like', like), is('s.uscc', '=', text)]),
    )
  }
  const { total } = await query.select((is) => is.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .select(['r.id', 'r.kind', 's.name', 'r.document_title', 'r.document_number', 'r.decided_on'])
    .select(['r.publicity_due_on', 'r.published_on', 'r.excluded', 'r.status', 'r.authority_id', 'o.name as authority'])
    .orderBy('r.decided_on', 'desc')
    .orderBy('r.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({
      recordId: row.id,
      kind: row.kind,
      subjectName: row.name,
      documentTitle: row.document_title,
      documentNumber: row.document_number,
      authority: row.authority ?? row.authority_id,
      decidedOn: row.decided_on,
      publicityDueOn: row.publicity_due_on,
      publishedOn: row.published_on,
      excluded: row.excluded,
      withdrawn: row.status === 'withdrawn',
    })),
  }
}

function conditionOf(state: RecordState, today: LocalDate) {
  const open = sql<SqlBool>`r.publicity_due_on is not null and r.published_on is null and r.excluded is null and r.status = 'standing'`
  switch (state) {
    case 'late':
      return sql<SqlBool>`${open} and r.publicity_due_on < ${today}`
    case 'due':
      return sql<SqlBool>`${open} and r.publicity_due_on >= ${today}`
    case 'public':
      return sql<SqlBool>`r.published_on is not null and r.status = 'standing'`
    case 'excluded':
      return sql<SqlBool>`r.excluded is not null`
    case 'upset':
      return sql<SqlBool>`r.status = 'standing' and r.snapshot -> 'upset' <> 'null'::jsonb`
    case 'withdrawn':
      return sql<SqlBool>`r.status = 'withdrawn'`
  }
}

/** One thing that happened to a record, with who recorded it. */
export interface RecordHistoryItem {
  readonly event: RecordEvent
  readonly actorId: string
  readonly unitId: string | null
}

/** Everything that happened to a record, in order. */
export async function listRecordHistory({ db }: Service, recordId: string): Promise<readonly RecordHistoryItem[]> {
  const recorded = await readStream(db, recordId)
  // A payload is what an act on a record appended.
  return recorded.map(({ payload, actorId, unitId }) => ({ event: payload as RecordEvent, actorId, unitId }))
}

/** The entries of a subject in a place, whatever their state, the latest first. */
export async function listEntriesOf({ db }: Service, subjectId: string, place: string) {
  return db
    .selectFrom('listing')
    .select(['id', 'list_type_id', 'state'])
    .where('subject_id', '=', subjectId)
    .where('place', '=', place)
    .orderBy('position', 'desc')
    .limit(20)
    .execute()
}
