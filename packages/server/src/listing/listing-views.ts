import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { findListType } from '@xinheng/domain/catalogue/catalogue'
import { evolveListing } from '@xinheng/domain/listing/evolve-listing'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { readListing, type ListingReading } from '@xinheng/domain/listing/read-listing'
import type { TaskReading } from '@xinheng/domain/task/read-tasks'
import { listOpenReleases } from '@xinheng/domain/task/read-tasks'
import { foldEvents } from '../db/case-act.ts'
import { readStream, type RecordedEvent } from '../db/event-log.ts'
import type { Db, Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { listTouchedTasks } from '../task/task-views.ts'
import { listReceivers } from './announce.ts'

/** What an entry was on a day, as far as it was known at an instant, with the place in the ledger of that answer. */
export interface ListingAsOf {
  readonly state: Listing
  readonly reading: ListingReading
  readonly validAt: LocalDate
  readonly knownAt: string | null
  /** The day on which it was found wrong from the start: then what it was on any earlier day counts for nothing. */
  readonly voidSince: LocalDate | null
  readonly version: number
  readonly position: number
}

/** An entry as of the two times; `undefined` where nothing was recorded by then. The law is that of `validAt`. */
export async function findListingAsOf(
  service: Pick<Service, 'db' | 'law' | 'ambient'>,
  listingId: string,
  { validAt, knownAt }: { readonly validAt?: LocalDate; readonly knownAt?: string },
): Promise<ListingAsOf | undefined> {
  const { db, ambient } = service
  const on = validAt ?? ambient.today()
  const evolve = (state: Listing | undefined, event: ListingEvent) => evolveListing(state, event)
  const known = await readStream(db, listingId, knownAt === undefined ? {} : { knownAt })
  const events = validAt === undefined ? known : known.filter((event) => dayOf(event) <= validAt)
  const folded = foldEvents<Listing | undefined, ListingEvent>(events, evolve)
  if (folded?.state === undefined) return undefined
  const law = await service.law(db, on)
  const reading = readListing(folded.state, on, law.calendar)
  const { state, version, position } = folded
  return { state, reading, validAt: on, knownAt: knownAt ?? null, voidSince: findVoidSince(known), version, position }
}

/** The entry's history stays as it was; that it was wrong from the start is known of each of its days from then on. */
function findVoidSince(known: readonly RecordedEvent[]): LocalDate | null {
  for (const { payload } of known) {
    const event = payload as ListingEvent
    if (event.type === 'ListingReleased' && event.reason === 'corrected') return event.on
  }
  return null
}

/** The day from which an act counts: a release that came to be known later counts from the day it names. */
function dayOf({ payload, legalDate }: RecordedEvent): LocalDate {
  // A payload is what an act on a listing appended.
  const event = payload as ListingEvent
  return event.type === 'ListingReleased' && event.releasedOn < legalDate ? event.releasedOn : legalDate
}

/** One entry in a list of them; the name of a protected subject is not here. */
export interface ListingRow {
  readonly listingId: string
  readonly listKind: Listing['listKind']
  readonly listType: string
  readonly state: Listing['kind']
  readonly subjectId: string
  /** `null` for a protected subject: its name is in the vault. */
  readonly subjectName: string | null
  readonly determiner: string
  readonly documentNumber: string
  readonly effectiveOn: LocalDate | null
  readonly lastDayToAnswer: LocalDate | null
  /** The day of the last act. */
  readonly changedOn: LocalDate
  readonly reading: ListingReading
}

/** What a list of entries is asked for; `place` is always there, it bounds what an officer sees. */
export interface ListingQuery {
  readonly place: string
  readonly state?: string
  readonly unitId?: string
  readonly text?: string
  readonly page: number
  readonly size: number
}

/** Entries of a place, the newest act first. */
export async function listListings(
  service: Pick<Service, 'db' | 'law' | 'ambient'>,
  { place, state, unitId, text, page, size }: ListingQuery,
): Promise<{ readonly rows: readonly ListingRow[]; readonly total: number }> {
  const { db, ambient } = service
  let query = db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .innerJoin('organisation as o', 'o.id', 'l.determiner_id')
    .innerJoin('event as e', 'e.position', 'l.position')
    .where('l.place', '=', place)
  if (state !== undefined) query = query.where('l.state', '=', state)
  if (unitId !== undefined) query = query.where('l.determiner_id', '=', unitId)
  if (text !== undefined && text !== '') {
    query = query.where((where) =>
      where.or([
        where('s.name', 'like', `%${text}%`),
        where('l.document_number', '=', text),
        where('s.uscc', '=', text),
      ]),
    )
  }
  const counted = await query.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirst()
  const rows = await query
    .select([
      'l.id',
      'l.snapshot',
      'l.last_day_to_answer',
      's.name as subject_name',
      'o.name as determiner',
      'e.legal_date',
    ])
    .orderBy('l.position', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const today = ambient.today()
  const law = await service.law(db, today)
  const toRow = ({
    id,
    snapshot,
    last_day_to_answer,
    subject_name,
    determiner,
    legal_date,
  }: (typeof rows)[number]): ListingRow => {
    // A snapshot is what the listing's projection wrote.
    const listing = snapshot as Listing
    return {
      listingId: id,
      listKind: listing.listKind,
      listType: findListType(law.catalogue, listing.listTypeId)?.name ?? listing.listTypeId,
      state: listing.kind,
      subjectId: listing.subjectId,
      subjectName: subject_name,
      determiner,
      documentNumber: listing.document.number,
      effectiveOn: 'effectiveOn' in listing ? listing.effectiveOn : null,
      lastDayToAnswer: last_day_to_answer,
      changedOn: legal_date,
      reading: readListing(listing, today, law.calendar),
    }
  }
  return { rows: rows.map(toRow), total: counted?.count ?? 0 }
}

/** One act in the history of an entry. */
export interface ListingHistoryItem {
  readonly position: number
  readonly event: ListingEvent
  readonly actorId: string
  readonly unitId: string | null
  readonly recordedAt: string
}

/** The history of an entry, oldest first. */
export async function listHistory(db: Db, listingId: string): Promise<readonly ListingHistoryItem[]> {
  const recorded = await readStream(db, listingId)
  return recorded.map(({ position, payload, actorId, unitId, recordedAt }) => ({
    position,
    // A payload is what an act on a listing appended.
    event: payload as ListingEvent,
    actorId,
    unitId,
    recordedAt,
  }))
}

/** Which receivers of an entry that is over have still to lift or to acknowledge. */
export async function findOpenReleases(
  service: Pick<Service, 'db' | 'law' | 'ambient'>,
  listingId: string,
): Promise<readonly { readonly implementer: string; readonly reading: TaskReading }[]> {
  const { db, ambient } = service
  const today = ambient.today()
  const found = await findListingAsOf(service, listingId, {})
  if (found === undefined) return []
  const law: LawInForce = await service.law(db, today)
  const receivers = await listReceivers(db, listingId)
  return listOpenReleases(found.state, receivers, await listTouchedTasks(db, listingId), law, today)
}

/** The names of units and of accounts by their ids; what has none is missing. */
export async function listNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const wanted = [...new Set(ids)]
  const units = await db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', wanted).execute()
  const people = await db.selectFrom('account').select(['id', 'display_name']).where('id', 'in', wanted).execute()
  return new Map([
    ...units.map(({ id, name }) => [id, name] as const),
    ...people.map(({ id, display_name }) => [id, display_name] as const),
  ])
}

/** A case under way, or an entry in force, of one unit on one subject, list and document: a second one is a slip. */
export async function findOpenCase(
  tx: Tx,
  on: { readonly subjectId: string; readonly listTypeId: string; readonly determiner: string; readonly number: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('listing')
    .select('id')
    .where('subject_id', '=', on.subjectId)
    .where('list_type_id', '=', on.listTypeId)
    .where('determiner_id', '=', on.determiner)
    .where('document_number', '=', on.number)
    .where('state', 'in', ['proposed', 'noticed', 'decided', 'listed'])
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** The name of a subject that is no person; `undefined` for a protected one, whose name is in the vault. */
export async function findSubjectName(db: Db, subjectId: string): Promise<string | undefined> {
  const row = await db.selectFrom('subject').select('name').where('id', '=', subjectId).executeTakeFirst()
  return row?.name ?? undefined
}
