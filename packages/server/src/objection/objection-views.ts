import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { readDuty, type Duty, type DutyReading } from '@xinheng/domain/duty/duty'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readObjectionDuties } from '@xinheng/domain/objection/objection-duties'
import type { DisputedThing } from '@xinheng/domain/objection/objection-route'
import type { DisputeTarget, Objection, ObjectionEvent } from '@xinheng/domain/objection/objection'
import { readObjectionDeadlines, readObjectionRoute } from '@xinheng/domain/rulebook/practice/objection-practice'
import { sql } from 'kysely'
import { targetKeyOf } from '../complaint/earlier-hands-views.ts'
import { readStream } from '../db/event-log.ts'
import type { Db, Tx } from '../db/open.ts'
import { listUnits } from '../organisation/organisation-views.ts'

/** How a list of objections is narrowed: one word of the address. */
export const OBJECTION_FILTERS = ['open', 'toTell', 'done'] as const
export type ObjectionFilter = (typeof OBJECTION_FILTERS)[number]

/** One objection in the inbox. */
export interface ObjectionRow {
  readonly objectionId: string
  readonly receiptNumber: string
  readonly state: Objection['kind']
  readonly outcome: string | null
  readonly identified: boolean
  readonly fastTrack: boolean
  readonly ground: string
  readonly targetKind: DisputeTarget['kind']
  readonly subjectName: string | null
  readonly verifier: string
  /** The name of the officer to whom it was given; `null` while it was given to nobody. */
  readonly officer: string | null
  readonly receivedOn: LocalDate
  /** The last day of the next open duty; `null` where no text names one, or none is open. */
  readonly dueOn: LocalDate | null
}

interface ObjectionsAsked {
  readonly place: string
  /** Only those that this unit verifies or took in. */
  readonly unitId?: string
  readonly filter?: ObjectionFilter
  /** A receipt number, or a part of a name. */
  readonly text?: string
  readonly page: number
  readonly size: number
}

/** Objections by clock: what is open before what is over, the fast track on top, then the nearest last day. */
export async function listObjections(
  db: Db,
  { place, unitId, filter, text, page, size }: ObjectionsAsked,
): Promise<{ readonly rows: readonly ObjectionRow[]; readonly total: number }> {
  let query = db
    .selectFrom('objection as x')
    .innerJoin('subject as s', 's.id', 'x.subject_id')
    .innerJoin('organisation as o', 'o.id', 'x.verifier_id')
    .leftJoin('account as a', 'a.id', 'x.assigned_to')
    .where('x.place', '=', place)
  if (unitId !== undefined)
    query = query.where((is) => is.or([is('x.verifier_id', '=', unitId), is('x.taken_in_by', '=', unitId)]))
  if (text !== undefined && text !== '') {
    const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where((is) =>
      is.or([is('x.receipt_number', '=', text.trim().toUpperCase()), is('s.name', 'like', like)]),
    )
  }
  if (filter === 'open') query = query.where('x.state', '=', 'received')
  if (filter === 'toTell') query = query.where('x.state', '=', 'decided').where('x.told_subject_on', 'is', null)
  if (filter === 'done')
    query = query.where((is) => is.or([is('x.state', '=', 'withdrawn'), is('x.told_subject_on', 'is not', null)]))
  const { total } = await query.select((is) => is.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const due = sql<LocalDate | null>`(select min(d.last_day) from duty d
                                      where d.stream = 'objection' and d.source_id = x.id and d.done_on is null)`
  const rows = await query
    .select(['x.id', 'x.receipt_number', 'x.state', 'x.outcome', 'x.identified', 'x.fast_track', 'x.ground'])
    .select([
      'x.target_kind',
      'x.received_on',
      's.name',
      'o.name as verifier',
      'a.display_name as officer',
      due.as('due_on'),
    ])
    .orderBy(
      sql`case when x.state = 'received' then 0 when x.told_subject_on is null and x.state = 'decided' then 1 else 2 end`,
    )
    .orderBy(sql`case when x.state = 'received' and x.fast_track then 0 else 1 end`)
    .orderBy(sql`due_on`, (order) => order.asc().nullsLast())
    .orderBy('x.received_on')
    .orderBy('x.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({
      objectionId: row.id,
      receiptNumber: row.receipt_number,
      // Written by the projection from a folded objection.
      state: row.state as Objection['kind'],
      outcome: row.outcome,
      identified: row.identified,
      fastTrack: row.fast_track,
      ground: row.ground,
      targetKind: row.target_kind as DisputeTarget['kind'],
      subjectName: row.name,
      verifier: row.verifier,
      officer: row.officer,
      receivedOn: row.received_on,
      dueOn: row.due_on,
    })),
  }
}

/** Everything that happened to an objection, in order. */
export async function listObjectionHistory(
  db: Db,
  objectionId: string,
): Promise<readonly { readonly event: ObjectionEvent; readonly actorId: string; readonly unitId: string | null }[]> {
  const recorded = await readStream(db, objectionId)
  // A payload is what an act on an objection appended.
  return recorded.map(({ payload, actorId, unitId }) => ({ event: payload as ObjectionEvent, actorId, unitId }))
}

/** The objections of a subject, the latest first. */
export async function listOwnObjections(db: Db, subjectId: string): Promise<readonly Objection[]> {
  const rows = await db
    .selectFrom('objection')
    .select('snapshot')
    .where('subject_id', '=', subjectId)
    .where('identified', '=', true)
    .orderBy('position', 'desc')
    .limit(100)
    .execute()
  // Written by the projection from a folded objection.
  return rows.map(({ snapshot }) => snapshot as Objection)
}

/** Since when an entry or a record is marked with an objection that runs; `undefined` where none does. */
export async function findObjectionMark(
  db: Db | Tx,
  entryId: string,
): Promise<{ readonly from: LocalDate; readonly publicationOnly: boolean } | undefined> {
  const row = await db
    .selectFrom('objection')
    .select(['marked_on', 'target_kind'])
    .where((is) => is.or([is('listing_id', '=', entryId), is('record_id', '=', entryId)]))
    .where('state', '=', 'received')
    .where('marked_on', 'is not', null)
    .orderBy('marked_on')
    .executeTakeFirst()
  if (row?.marked_on === null || row === undefined) return undefined
  return { from: row.marked_on, publicationOnly: row.target_kind === 'publication' }
}

/** The objection of a receipt number whose query code has this hash. */
export async function findByObjectionReceipt(
  db: Db | Tx,
  number: string,
  codeHash: Uint8Array,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('objection as x')
    .innerJoin('objection_query as q', 'q.objection_id', 'x.id')
    .select(['x.id', 'q.code_hash'])
    .where('x.receipt_number', '=', number.trim().toUpperCase())
    .executeTakeFirst()
  return row !== undefined && Buffer.from(row.code_hash).equals(codeHash) ? row.id : undefined
}

/**
 * The objection to the same thing that runs and whose sender is known, other than one. What a unit found out by itself
 * shuts no subject out of its own objection, nor the other way round.
 */
export async function findOpenObjection(
  db: Db | Tx,
  target: DisputeTarget,
  { byUnit, butNot }: { readonly byUnit: boolean; readonly butNot: string | null },
): Promise<string | null> {
  const row = await db
    .selectFrom('objection')
    .select('id')
    .where('target_key', '=', targetKeyOf(target))
    .where('state', '=', 'received')
    .where('identified', '=', true)
    .where(sql<boolean>`((snapshot #>> '{raiser,kind}') = 'unit')`, '=', byUnit)
    .where('id', '!=', butNot ?? '')
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether a unit is no user of this installation, so that its answer comes by letter. */
export async function isElsewhere(db: Db | Tx, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'officer')
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}

/**
 * The unit that takes in what comes by the web: the one that the place names as first stop, if it works here; else the
 * credit authority of the place, and where there is none the determiner.
 */
export async function readTaker(
  db: Db | Tx,
  place: string,
  target: DisputeTarget,
  { determiner }: DisputedThing,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): Promise<string> {
  const route = readObjectionRoute(law.book, place, on)
  const to = route.kind === 'ruled' ? route.value.to : 'anyUnit'
  const authority = (await listUnits(db, place)).find(
    ({ roles, mergedInto }) => mergedInto === null && roles.some(({ role }) => role === 'creditAuthority'),
  )
  const first =
    to === 'determiner' || to === 'initiator'
      ? determiner
      : target.kind === 'measure' && to === 'executingUnit'
        ? target.implementer
        : (authority?.organisationId ?? determiner)
  return (await isElsewhere(db, first)) ? (authority?.organisationId ?? first) : first
}

/** Every clock of an objection with what it is on a day. */
export function readObjectionClocks(
  objection: Objection,
  law: LawInForce,
  on: LocalDate,
): readonly { readonly duty: Duty; readonly reading: DutyReading }[] {
  return readObjectionDuties(objection, law).map((duty) => ({ duty, reading: readDuty(duty, on, law.calendar) }))
}

/** What the place's clause takes out of the count (检验、鉴定……). */
export function listExcludable(law: Pick<LawInForce, 'book'>, place: string, on: LocalDate): readonly string[] {
  const rule = readObjectionDeadlines(law.book, place, { on, kind: 'ownRecord' }, (from) => from)
  return rule.kind === 'ruled' ? rule.value.excludedTime : []
}
