import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { RefusalOf } from '@xinheng/domain/kernel/refusal'
import { sql, type RawBuilder } from 'kysely'
import { hash } from 'node:crypto'
import type { Random } from '../ambient.ts'
import { BytePack } from './byte-pack.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Db, Tx } from './open.ts'
import { COMMITMENT_BYTES, portionOut } from './sealing.ts'
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
  const { streamId, kind, expected, events, stamp } = append
  if (events.length === 0) throw new TypeError(`nothing to append to ${streamId}`)
  const version = expected + events.length
  const moving =
    expected === 0
      ? sql`insert into stream (id, kind, version) select ${streamId}, ${kind}, ${version}::bigint from announced
            on conflict do nothing returning id`
      : sql`update stream set version = ${version} from announced
             where id = ${streamId} and kind = ${kind} and version = ${expected} returning id`
  const inserted = await insertEvents(
    tx,
    random,
    { kind, stamp, streams: [{ streamId, after: expected, events }] },
    moving,
  )
  const last = inserted.at(-1)
  return last === undefined ? refuse(CASE_CHANGED) : ok({ version, position: last.position })
}

/** Streams of one kind that do not exist yet, recorded at once. */
export interface NewStreams {
  readonly kind: string
  readonly stamp: Stamp
  readonly streams: readonly { readonly streamId: string; readonly events: readonly NewEvent[] }[]
}

/**
 * Appends to many streams that do not exist yet, in one statement; answers the ledger position of the last event of each.
 * A stream that was there already is missing from the answer: nothing was written for it.
 */
export async function appendNewStreams(
  tx: Tx,
  random: Random,
  { kind, stamp, streams }: NewStreams,
): Promise<ReadonlyMap<string, number>> {
  if (streams.length === 0) return new Map()
  const heads = streams.map(({ streamId, events }) => ({ id: streamId, version: events.length }))
  const moving = sql`
    insert into stream (id, kind, version)
    select id, ${kind}, version
      from announced, jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as s(id text, version bigint)
    on conflict do nothing returning id`
  const fresh = streams.map(({ streamId, events }) => ({ streamId, after: 0, events }))
  const inserted = await insertEvents(tx, random, { kind, stamp, streams: fresh }, moving)
  return new Map(inserted.map(({ stream_id, position }) => [stream_id, position]))
}

interface Appends {
  readonly kind: string
  readonly stamp: Stamp
  readonly streams: readonly {
    readonly streamId: string
    /** The version that the first event follows. */
    readonly after: number
    readonly events: readonly NewEvent[]
  }[]
}

const EVENT_SALT_BYTES = 16

/** Marks advisory locks of writers; the low 48 bits hold the last position given out when the writer came. */
const WRITER = 77

/**
 * Moves streams on and writes their events, in one statement; `moving` answers the ids of the streams that it moved, and
 * reads from `announced`. That tells readers that a writer is about to take positions above the last one given out: its
 * lock ends with the transaction, after its rows have become visible; without it a reader could pass over a slow writer's
 * events. An event takes its position only after its stream has moved, so never before the announcement.
 */
async function insertEvents(
  tx: Tx,
  random: Random,
  appends: Appends,
  moving: RawBuilder<unknown>,
): Promise<readonly { readonly stream_id: string; readonly position: number }[]> {
  const { kind, stamp } = appends
  const pack = new BytePack()
  const rows = toRows(random, appends, pack)
  const { rows: inserted } = await sql<{ stream_id: string; position: number }>`
    with announced as materialized (
      select pg_advisory_xact_lock_shared((${sql.lit(WRITER)}::bigint << 48) | last_value) from event_position_seq
    ), moved as (${moving})
    insert into event (stream_id, stream_kind, version, type, payload, legal_date, recorded_at, actor_id, unit_id,
                       jurisdiction, rulebook_version, salt, commitment)
    select e.stream_id, ${kind}, e.version, e.type, e.payload, e.legal_date, ${toInstant(stamp)}::timestamptz,
           ${stamp.actorId}, ${stamp.unitId}, ${stamp.jurisdiction}, ${stamp.rulebookVersion},
           substr(packed, e.at, ${sql.lit(EVENT_SALT_BYTES)}),
           substr(packed, e.at + ${sql.lit(EVENT_SALT_BYTES)}, ${sql.lit(COMMITMENT_BYTES)})
      from (select ${pack.bytes}::bytea) as b(packed), jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(
             stream_id text, version bigint, type text, payload jsonb, legal_date date, at integer)
      join moved on moved.id = e.stream_id
     order by e.at
    returning stream_id, position`.execute(tx)
  return inserted
}

interface EventRow {
  readonly stream_id: string
  readonly version: number
  readonly type: string
  readonly payload: unknown
  readonly legal_date: LocalDate
  /** Where its salt and its commitment stand in the pack. */
  readonly at: number
}

/** The rows of many appends, with randomness drawn at once. */
function toRows(random: Random, { kind, stamp, streams }: Appends, pack: BytePack): readonly EventRow[] {
  const count = streams.reduce((sum, { events }) => sum + events.length, 0)
  const draw = portionOut(random.bytes(count * EVENT_SALT_BYTES))
  const recordedAt = toInstant(stamp)
  const { actorId, unitId, jurisdiction, rulebookVersion } = stamp
  return streams.flatMap(({ streamId, after, events }) =>
    events.map(({ type, payload, legalDate = stamp.legalDate }, index): EventRow => {
      const version = after + index + 1
      const leaf = { streamId, streamKind: kind, version, type, payload, legalDate, recordedAt }
      const salt = draw(EVENT_SALT_BYTES)
      const commitment = commitToLeaf(salt, { ...leaf, actorId, unitId, jurisdiction, rulebookVersion })
      return { stream_id: streamId, version, type, payload, legal_date: legalDate, at: pack.put(salt, commitment) }
    }),
  )
}

function toInstant({ recordedAt }: Stamp): Instant {
  return new Date(recordedAt).toISOString()
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
