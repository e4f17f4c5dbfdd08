import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { WorkCalendar } from '@xinheng/domain/calendar/work-calendar'
import { readDuty, type Duty, type DutyReading } from '@xinheng/domain/duty/duty'
import { readLastDay } from '@xinheng/domain/term/term-clock'
import { listAttachments } from '../attachment/attachment-views.ts'
import { FILE_TYPES } from '../attachment/file-type-words.ts'
import type { Db } from '../db/open.ts'
import { DUTY_KINDS } from '../duty/duty-words.ts'

const MOST = 200

/** A procedure that a subject has under way or behind it. */
export interface OwnProcedure {
  readonly kind: 'objection' | 'complaint' | 'review'
  readonly number: string
  /** Its own page. */
  readonly href: string
  readonly unit: string
  readonly receivedOn: LocalDate
  readonly decidedOn: LocalDate | null
}

/** A clock that runs or ran for a subject: what an authority must do by when. */
export interface OwnClock {
  readonly duty: string
  readonly unit: string
  readonly lastDay: LocalDate | null
  readonly provisional: boolean
  readonly state: DutyReading['kind']
  readonly daysLate: number
  readonly doneOn: LocalDate | null
}

/** A file that came with something of the subject, to be taken out. */
export interface OwnFile {
  readonly title: string
  readonly href: string
  readonly on: LocalDate
  readonly scan: 'unscanned' | 'clean' | 'infected'
}

export interface OwnCases {
  readonly procedures: readonly OwnProcedure[]
  readonly clocks: readonly OwnClock[]
  readonly files: readonly OwnFile[]
}

/** What runs for a subject, the clocks of it, and the files kept for it; papers are listed by their own room. */
export async function readOwnCases(
  db: Db,
  subjectId: string,
  on: LocalDate,
  calendar: WorkCalendar,
): Promise<OwnCases> {
  const clocks = await readOwnClocks(db, subjectId, on, calendar)
  const files = (await listAttachments(db, { subjectId })).map(({ ref, type, keptOn, scan }): OwnFile => ({
    title: FILE_TYPES[type].label,
    href: `/my/attachments/${ref}`,
    on: keptOn,
    scan: scan.kind,
  }))
  return { procedures: await listProcedures(db, subjectId), clocks, files }
}

async function listProcedures(db: Db, subjectId: string): Promise<readonly OwnProcedure[]> {
  const objections = await db
    .selectFrom('objection as p')
    .innerJoin('organisation as o', 'o.id', 'p.verifier_id')
    .select(['p.id', 'p.receipt_number', 'p.received_on', 'p.decided_on', 'o.name'])
    .where('p.subject_id', '=', subjectId)
    .where('p.identified', '=', true)
    .limit(MOST)
    .execute()
  const complaints = await db
    .selectFrom('complaint as p')
    .innerJoin('organisation as o', 'o.id', 'p.handler_id')
    .select(['p.id', 'p.receipt_number', 'p.received_on', 'p.decided_on', 'o.name'])
    .where('p.subject_id', '=', subjectId)
    .limit(MOST)
    .execute()
  const reviews = await db
    .selectFrom('review')
    .select(['id', 'organ', 'case_number', 'filed_on', 'decided_on'])
    .where('subject_id', '=', subjectId)
    .limit(MOST)
    .execute()
  const rows = [
    ...objections.map((row) => ({ ...row, kind: 'objection', href: `/my/objections/${row.id}` }) as const),
    ...complaints.map((row) => ({ ...row, kind: 'complaint', href: `/my/complaints/${row.id}` }) as const),
  ].map(({ kind, href, receipt_number, name, received_on, decided_on }) => ({
    kind,
    href,
    number: receipt_number,
    unit: name,
    receivedOn: received_on,
    decidedOn: decided_on,
  }))
  const recorded = reviews.map(({ id, organ, case_number, filed_on, decided_on }) => ({
    kind: 'review' as const,
    href: `/my/reviews/${id}`,
    number: case_number,
    unit: organ,
    receivedOn: filed_on,
    decidedOn: decided_on,
  }))
  return [...rows, ...recorded].toSorted((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1))
}

/** The clocks of every procedure, entry and paper of a subject, open ones first. */
async function readOwnClocks(
  db: Db,
  subjectId: string,
  on: LocalDate,
  calendar: WorkCalendar,
): Promise<readonly OwnClock[]> {
  const mine = db
    .selectFrom('objection')
    .select('id')
    .where('subject_id', '=', subjectId)
    .where('identified', '=', true)
    .union(db.selectFrom('complaint').select('id').where('subject_id', '=', subjectId))
    .union(db.selectFrom('review').select('id').where('subject_id', '=', subjectId))
    .union(db.selectFrom('repair').select('id').where('subject_id', '=', subjectId))
    .union(db.selectFrom('redress').select('id').where('subject_id', '=', subjectId))
    .union(db.selectFrom('listing').select('id').where('subject_id', '=', subjectId))
    .union(db.selectFrom('notice').select('id').where('subject_id', '=', subjectId))
  const rows = await db
    .selectFrom('duty as d')
    .innerJoin('organisation as o', 'o.id', 'd.unit_id')
    .select(['d.snapshot', 'o.name'])
    .where('d.source_id', 'in', mine)
    .where('d.dropped', '=', false)
    .orderBy('d.last_day', 'desc')
    .limit(MOST)
    .execute()
  const clocks = rows.map(({ snapshot, name }): OwnClock => {
    // Written by the duty store from a duty.
    const duty = snapshot as Duty
    const reading = readDuty(duty, on, calendar)
    const term = duty.clock === null ? { lastDay: null, provisional: false } : readLastDay(duty.clock, calendar)
    return {
      duty: DUTY_KINDS[duty.kind],
      unit: name,
      ...term,
      state: reading.kind,
      daysLate: 'daysLate' in reading ? reading.daysLate : 0,
      doneOn: duty.doneOn,
    }
  })
  return clocks.toSorted((a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null))
}
