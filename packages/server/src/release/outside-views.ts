import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { sql } from 'kysely'
import { readSettledPosition } from '../db/event-log.ts'
import type { Db } from '../db/open.ts'
import type { FeedItem } from './feed-views.ts'

/** One outside receiver of a place. */
export interface OutsideRow {
  readonly receiver: string
  readonly name: string
  readonly channel: string
  readonly address: string | null
  readonly contract: string
  readonly since: LocalDate
  readonly until: LocalDate | null
  readonly version: number
}

/** The register of outside receivers of a place, by name. */
export async function listOutside(db: Db, place: string): Promise<readonly OutsideRow[]> {
  return db
    .selectFrom('outside_receiver as r')
    .innerJoin('organisation as o', 'o.id', 'r.receiver_id')
    .select(['r.receiver_id as receiver', 'o.name', 'r.channel', 'r.address', 'r.contract', 'r.since', 'r.until'])
    .select('r.version')
    .where('r.place', '=', place)
    .orderBy('o.name')
    .execute()
}

/** One outside receiver of a place; `undefined` where there is none. */
export async function findOutside(db: Db, place: string, receiver: string): Promise<OutsideRow | undefined> {
  return (await listOutside(db, place)).find((row) => row.receiver === receiver)
}

/** An entry that is over, or that changed though it stands, for somebody who holds a copy of it. */
export interface ReleasedCopy {
  readonly position: number
  readonly listingId: string
  /** Whether the entry is over, is no longer shown, or says something else now. */
  readonly ended: FeedItem['ended']
  /** The change to confirm; `null` where the entry is over. */
  readonly changeId: string | null
  readonly reason: FeedItem['reason']
  readonly releasedOn: LocalDate
  readonly confirmedOn: LocalDate | null
}

/** The releases and changes that reach one receiver, in the order of the ledger; never past an open writer. */
export async function listReleasedCopies(
  db: Db,
  receiver: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ readonly items: readonly ReleasedCopy[]; readonly position: number }> {
  const settled = await readSettledPosition(db)
  const { rows } = await sql<ReleasedCopy>`
    select position, "listingId", ended, "changeId", reason, "releasedOn", "confirmedOn" from (
      select e.position, e.listing_id as "listingId", 'entry' as ended, null::text as "changeId", e.reason,
             e.released_on as "releasedOn", r.confirmed_on as "confirmedOn"
        from release_receiver r join release e on e.listing_id = r.listing_id
       where r.receiver = ${receiver}
      union all
      select c.position, c.listing_id,
             case when c.thing in ('publicationEnded', 'publicationLapsed') then 'publication' else 'content' end,
             c.id,
             case when c.thing = 'publicationLapsed' then 'maximum'
                  else coalesce(split_part(c.procedure_ref, ':', 1), 'determiner') end,
             c.opened_on, r.confirmed_on
        from entry_change_receiver r join entry_change c on c.id = r.change_id
       where r.receiver = ${receiver}) as copy
     where position > ${after} and position <= ${settled}
     order by position limit ${limit}`.execute(db)
  return { position: settled, items: rows }
}
