import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { RefusalOf } from '@xinheng/domain/kernel/refusal'
import { sql } from 'kysely'
import { hash } from 'node:crypto'
import type { Random } from '../ambient.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Db, Tx } from './open.ts'
import { portionOut } from './sealing.ts'
import type { Instant } from './schema.generated.ts'

/** Who recorded an act, for whom, when, and under which rules. */
export interface Stamp {
  /** The day of the act in law. */
  readonly legalDate: LocalDate
  /** From the injected clock, in milliseconds since the epoch; demo databases simulate it. */
  readonly recordedAt: number
  /** The account, or `system:…` for what runs by itself. */
  readonly actorId: string
  readonly unitId: string | null
  readonly jurisdiction: string | null
  readonly rulebookVersion: string | null
}

/** An event to append: its type and a payload without personal values. */
export interface NewEvent {
  readonly type: string
  readonly payload: unknown
  /** Where it differs from the stamp's (a file of old acts). */
  readonly legalDate?: LocalDate
}

export interface Append {
  readonly streamId: string
  readonly kind: string
  /** The version the writer has read; 0 for a stream that does not exist yet. */
  readonly expected: number
  readonly events: readonly NewEvent[]
  readonly stamp: Stamp
}

/** An event as it stands in the log. */
export interface RecordedEvent {
  readonly position: number
  readonly streamId: string
  readonly streamKind: string
  readonly version: number
  readonly type: string
  readonly payload: unknown
  readonly legalDate: LocalDate
  readonly recordedAt: Instant
  readonly actorId: string
  readonly unitId: string | null
  readonly jurisdiction: string | null
  readonly rulebookVersion: string | null
  readonly salt: Uint8Array
  readonly commitment: Uint8Array
}

/** Where a stream stands after an append: its version, and the ledger position of its last event. */
export interface Appended {
  readonly version: number
  readonly position: number
}

type CaseChanged = RefusalOf<'CASE_CHANGED_MEANWHILE'>

const CASE_CHANGED: CaseChanged = { code: 'CASE_CHANGED_MEANWHILE', basis: [] }

/**
 * Appends to a stream that stands at `expected`; answers where it then stands, or refuses when somebody else was first.
 * Takes a `Tx` because read tables and outbox must commit with it; on a refusal the caller rolls back (see `transact`).
 */
export async function appendEvents(tx: Tx, random: Random, append: Append): Promise<Result<Appended, CaseChanged>> {
  const { streamId, kind, expected, events } = append
  if (events.length === 0) throw new TypeError(`nothing to append to ${streamId}`)
  const version = expected + events.length
  const moved =
    expected === 0
      ? await tx
          .insertInto('stream')
          .values({ id: streamId, kind, version })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .execute()
      : await tx
          .updateTable('stream')
          .set({ version })
          .where('id', '=', streamId)
          .where('kind', '=', kind)
          .where('version', '=', expected)
          .returning('id')
          .execute()
  if (moved.length === 0) return refuse(CASE_CHANGED)
  await announceWriter(tx)
  return ok({ version, position: await insertEvents(tx, toRows(random, append)) })
}

/**
 * Appends to many streams that do not exist yet, in three statements; answers the ids that were there already,
 * for which nothing was written.
 */
export async function appendNewStreams(tx: Tx, random: Random, appends: readonly Append[]): Promise<readonly string[]> {
  if (appends.length === 0) return []
  if (appends.some(({ expected }) => expected !== 0)) throw new TypeError('appendNewStreams takes new streams only')
  const streams = appends.map(({ streamId, kind, events }) => ({ id: streamId, kind, version: events.length }))
  const inserting = sql<{ id: string }>`
    insert into stream (id, kind, version)
    select id, kind, version from jsonb_to_recordset(${JSON.stringify(streams)}::jsonb) as s(id text, kind text, version bigint)
    on conflict do nothing returning id`.execute(tx)
  // Prepared while the database takes the streams.
  const rows = toManyRows(random, appends)
  const inserted = await inserting
  const fresh = new Set(inserted.rows.map(({ id }) => id))
  await announceWriter(tx)
  await insertEvents(
    tx,
    rows.filter(({ stream_id }) => fresh.has(stream_id)),
  )
  return appends.map(({ streamId }) => streamId).filter((id) => !fresh.has(id))
}

interface EventRow {
  readonly stream_id: string
  readonly stream_kind: string
  readonly version: number
  readonly type: string
  readonly payload: unknown
  readonly legal_date: LocalDate
  readonly recorded_at: Instant
  readonly actor_id: string
  readonly unit_id: string | null
  readonly jurisdiction: string | null
  readonly rulebook_version: string | null
  readonly salt: string
  readonly commitment: string
}

const EVENT_SALT_BYTES = 16

/** The rows of many appends, with randomness drawn at once. */
function toManyRows(random: Random, appends: readonly Append[]): readonly EventRow[] {
  const count = appends.reduce((sum, { events }) => sum + events.length, 0)
  const bytes = portionOut(random.bytes(count * EVENT_SALT_BYTES))
  return appends.flatMap((append) => toRows({ bytes }, append))
}

function toRows(
  random: Pick<Random, 'bytes'>,
  { streamId, kind, expected, events, stamp }: Append,
): readonly EventRow[] {
  const recordedAt = new Date(stamp.recordedAt).toISOString()
  return events.map(({ type, payload, legalDate }, index) => {
    const leaf = {
      streamId,
      streamKind: kind,
      version: expected + index + 1,
      type,
      payload,
      legalDate: legalDate ?? stamp.legalDate,
      recordedAt,
      actorId: stamp.actorId,
      unitId: stamp.unitId,
      jurisdiction: stamp.jurisdiction,
      rulebookVersion: stamp.rulebookVersion,
    }
    const salt = random.bytes(EVENT_SALT_BYTES)
    return {
      stream_id: streamId,
      stream_kind: kind,
      version: leaf.version,
      type,
      payload,
      legal_date: leaf.legalDate,
      recorded_at: recordedAt,
      actor_id: leaf.actorId,
      unit_id: leaf.unitId,
      jurisdiction: leaf.jurisdiction,
      rulebook_version: leaf.rulebookVersion,
      salt: Buffer.from(salt).toString('hex'),
      commitment: Buffer.from(commitToLeaf(salt, leaf)).toString('hex'),
    }
  })
}

/** What a commitment is taken of: everything of an event but its place in the log, which the evidence log fixes itself. */
export type EventLeaf = Omit<RecordedEvent, 'position' | 'salt' | 'commitment'>

const EVENT_TAG = Buffer.from('xinheng/event/1\0')

/** The salted commitment to one event: SHA-256 of a domain tag, the salt and the canonical leaf. */
export function commitToLeaf(salt: Uint8Array, leaf: EventLeaf): Uint8Array {
  const text = Buffer.from(canonicalJson(leaf), 'utf8')
  return new Uint8Array(hash('sha256', Buffer.concat([EVENT_TAG, salt, text]), 'buffer'))
}

/** Whether an event still says what it said when it was recorded. */
export function isUntouched(event: RecordedEvent): boolean {
  const { position: _, salt, commitment, ...leaf } = event
  return Buffer.from(commitToLeaf(salt, leaf)).equals(commitment)
}

/** Answers the position of the last event written; 0 when there was none. */
async function insertEvents(tx: Tx, rows: readonly EventRow[]): Promise<number> {
  if (rows.length === 0) return 0
  const inserted = await sql<{ position: number }>`
    insert into event (stream_id, stream_kind, version, type, payload, legal_date, recorded_at, actor_id, unit_id,
                       jurisdiction, rulebook_version, salt, commitment)
    select stream_id, stream_kind, version, type, payload, legal_date, recorded_at, actor_id, unit_id,
           jurisdiction, rulebook_version, decode(salt, 'hex'), decode(commitment, 'hex')
      from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
             stream_id text, stream_kind text, version bigint, type text, payload jsonb, legal_date date,
             recorded_at timestamptz, actor_id text, unit_id text, jurisdiction text, rulebook_version text,
             salt text, commitment text)) with ordinality
     order by ordinality
    returning position`.execute(tx)
  return inserted.rows.at(-1)?.position ?? 0
}

/** Marks advisory locks of writers; the low 48 bits hold the last position given out when the writer came. */
const WRITER = 77

/**
 * Tells readers that a writer is about to take positions above the last one given out. The lock ends with the
 * transaction, after its rows have become visible; without it a reader could pass over a slow writer's events.
 */
async function announceWriter(tx: Tx): Promise<void> {
  await sql`
    select pg_advisory_xact_lock_shared((${sql.lit(WRITER)}::bigint << 48) | last_value) from event_position_seq`.execute(
    tx,
  )
}

/** The position up to which the log is settled: no event at or below it can still appear. 0 for an empty log. */
export async function readSettledPosition(db: Db | Tx): Promise<number> {
  // Two statements, in this order: a writer that comes after the first takes positions above what it read.
  const given = await sql<{ position: number }>`
    select case when is_called then last_value else 0 end as position from event_position_seq`.execute(db)
  const open = await sql<{ position: number | null }>`
    select min(((classid::bigint << 32) | objid::bigint) & ((1::bigint << 48) - 1)) as position
      from pg_locks
     where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 16 = ${sql.lit(WRITER)}
       and database = (select oid from pg_database where datname = current_database())`.execute(db)
  const last = given.rows[0]?.position ?? 0
  const oldest = open.rows[0]?.position
  return oldest === null || oldest === undefined ? last : Math.min(last, oldest)
}

const COLUMNS = [
  'position',
  'stream_id as streamId',
  'stream_kind as streamKind',
  'version',
  'type',
  'payload',
  'legal_date as legalDate',
  'recorded_at as recordedAt',
  'actor_id as actorId',
  'unit_id as unitId',
  'jurisdiction',
  'rulebook_version as rulebookVersion',
  'salt',
  'commitment',
] as const

/** A stream's events in order, its whole history or (`knownAt`, an instant) what had been recorded by then. */
export async function readStream(
  db: Db | Tx,
  streamId: string,
  { knownAt }: { readonly knownAt?: Instant } = {},
): Promise<readonly RecordedEvent[]> {
  let query = db.selectFrom('event').select(COLUMNS).where('stream_id', '=', streamId).orderBy('version')
  if (knownAt !== undefined) query = query.where('recorded_at', '<=', knownAt)
  return query.execute()
}

/** A page of the log in order, after a position and never beyond what is settled. */
export async function readLog(
  db: Db,
  { after, limit, until }: { readonly after: number; readonly limit: number; readonly until?: number },
): Promise<readonly RecordedEvent[]> {
  const settled = await readSettledPosition(db)
  return db
    .selectFrom('event')
    .select(COLUMNS)
    .where('position', '>', after)
    .where('position', '<=', until === undefined ? settled : Math.min(settled, until))
    .orderBy('position')
    .limit(limit)
    .execute()
}
