import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ReleaseReason } from '@xinheng/domain/listing/listing'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'

/** Units that applied a measure on an entry in a matter of theirs, whether or not they had a task on it. */
export async function listApplyingUnits(db: Db | Tx, listingId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('check_item as i')
    .innerJoin('check_receipt as r', 'r.id', 'i.receipt_id')
    .select('r.unit_id')
    .distinct()
    .where('i.listing_id', '=', listingId)
    .where('i.outcome', '=', 'applied')
    .execute()
  return rows.map(({ unit_id }) => unit_id)
}

/** What the board of releases is asked for; `place` bounds what an officer sees. */
export interface BoardQuery {
  readonly place: string
  readonly which: 'open' | 'done'
  /** Only one receiver; empty for all. */
  readonly receiver: string
  /** Part of a name of the subject or of the receiver; empty for all. */
  readonly text: string
  readonly page: number
  readonly size: number
}

/** One receiver of one release. */
export interface BoardRow {
  readonly listingId: string
  /** `null` for a protected subject, whose name is in the vault. */
  readonly subjectName: string | null
  readonly listTypeId: string
  readonly reason: ReleaseReason
  readonly releasedOn: LocalDate
  readonly openedOn: LocalDate
  readonly receiver: string
  readonly receiverName: string
  readonly kind: 'unit' | 'outside'
  readonly toldAt: string | null
  readonly confirmedOn: LocalDate | null
  /** Measures that still stand in the unit's task. */
  readonly standing: number
  readonly lastDay: LocalDate | null
}

/** The receivers that have not finished, who has waited longest first; or those that have, the last first. */
export async function listBoard(
  db: Db,
  { place, which, receiver, text, page, size }: BoardQuery,
): Promise<{ readonly rows: readonly BoardRow[]; readonly total: number }> {
  let query = db
    .selectFrom('release_receiver as r')
    .innerJoin('release as e', 'e.listing_id', 'r.listing_id')
    .innerJoin('listing as l', 'l.id', 'e.listing_id')
    .innerJoin('subject as s', 's.id', 'e.subject_id')
    .innerJoin('organisation as o', 'o.id', 'r.receiver')
    .where('e.place', '=', place)
    .where(which === 'open' ? openOf() : sql<boolean>`not (${openOf()})`)
  if (receiver !== '') query = query.where('r.receiver', '=', receiver)
  if (text !== '') {
    const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
    query = query.where((where) => where.or([where('s.name', 'like', like), where('o.name', 'like', like)]))
  }
  const counted = await query.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirst()
  const rows = await query
    .select(['e.listing_id', 's.name', 'l.list_type_id', 'e.reason', 'e.released_on', 'e.opened_on'])
    .select(['r.receiver', 'o.name as receiver_name', 'r.kind', 'r.told_at', 'r.confirmed_on'])
    .select(STANDING.as('standing'))
    .select(
      sql<LocalDate | null>`(select d.last_day from duty d where d.stream = 'release' and d.source_id = e.listing_id
                              and d.part = r.receiver)`.as('last_day'),
    )
    .orderBy('e.opened_on', which === 'open' ? 'asc' : 'desc')
    .orderBy('e.listing_id')
    .orderBy('r.receiver')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total: counted?.count ?? 0,
    rows: rows.map((row) => ({
      listingId: row.listing_id,
      subjectName: row.name,
      listTypeId: row.list_type_id,
      reason: row.reason as ReleaseReason,
      releasedOn: row.released_on,
      openedOn: row.opened_on,
      receiver: row.receiver,
      receiverName: row.receiver_name,
      kind: row.kind === 'outside' ? 'outside' : 'unit',
      toldAt: row.told_at,
      confirmedOn: row.confirmed_on,
      standing: row.standing,
      lastDay: row.last_day,
    })),
  }
}

const STANDING = sql<number>`(select count(*) from task t join task_response a on a.task_id = t.id and a.kind = 'applied'
                               where t.listing_id = r.listing_id and t.unit_id = r.receiver)`

/** A receiver is done when it confirmed and nothing of it stands any more. */
function openOf() {
  return sql<boolean>`(r.confirmed_on is null or ${STANDING} > 0)`
}

/** The receivers of which a place's releases speak, by name: what the board can be narrowed to. */
export async function listBoardReceivers(
  db: Db,
  place: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .selectFrom('release_receiver as r')
    .innerJoin('release as e', 'e.listing_id', 'r.listing_id')
    .innerJoin('organisation as o', 'o.id', 'r.receiver')
    .select(['o.id', 'o.name'])
    .distinct()
    .where('e.place', '=', place)
    .orderBy('o.name')
    .execute()
}

/** Who has confirmed the end of one entry, as its subject may read it. */
export interface OwnConfirmation {
  readonly listingId: string
  readonly reason: ReleaseReason
  readonly releasedOn: LocalDate
  readonly receiverName: string
  readonly confirmedOn: LocalDate | null
}

/** The confirmations of the releases of a subject's entries, the newest release first. */
export async function listOwnConfirmations(
  db: Db,
  subjectId: string,
  limit: number,
): Promise<readonly OwnConfirmation[]> {
  const rows = await db
    .selectFrom('release as e')
    .innerJoin('release_receiver as r', 'r.listing_id', 'e.listing_id')
    .innerJoin('organisation as o', 'o.id', 'r.receiver')
    .select(['e.listing_id', 'e.reason', 'e.released_on', 'o.name', 'r.confirmed_on'])
    .where('e.subject_id', '=', subjectId)
    .orderBy('e.opened_on', 'desc')
    .orderBy('e.listing_id')
    .orderBy('o.name')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    listingId: row.listing_id,
    reason: row.reason as ReleaseReason,
    releasedOn: row.released_on,
    receiverName: row.name,
    confirmedOn: row.confirmed_on,
  }))
}

/** Where a release belongs, for asking who may act on it; `undefined` where an entry has none. */
export async function findReleasePlace(db: Db, listingId: string): Promise<string | undefined> {
  const row = await db.selectFrom('release').select('place').where('listing_id', '=', listingId).executeTakeFirst()
  return row?.place
}

/** The receivers of a release, or of its erratum, that have not confirmed, as choices by name. */
export async function listReceiverChoices(
  db: Db,
  listingId: string,
  thing: 'release' | 'erratum',
): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const open =
    thing === 'release'
      ? db
          .selectFrom('release_receiver as r')
          .innerJoin('organisation as o', 'o.id', 'r.receiver')
          .where('r.listing_id', '=', listingId)
          .where('r.confirmed_on', 'is', null)
          .select(['o.id', 'o.name'])
      : db
          .selectFrom('redress_receiver as r')
          .innerJoin('redress as e', 'e.id', 'r.redress_id')
          .innerJoin('organisation as o', 'o.id', 'r.receiver')
          .where('e.listing_id', '=', listingId)
          .where('r.confirmed_on', 'is', null)
          .select(['o.id', 'o.name'])
  return (await open.orderBy('o.name').execute()).map(({ id, name }) => ({ value: id, label: name }))
}
