import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ReleaseReason } from '@xinheng/domain/listing/listing'
import { sql } from 'kysely'
import { readSettledPosition } from '../db/event-log.ts'
import type { Db } from '../db/open.ts'

/** Why an entry that stands is no longer shown, or shown otherwise: the procedure, its maximum, or its determiner. */
export type PublicationEnd = 'objection' | 'complaint' | 'review' | 'maximum' | 'determiner'

/** One line of the public feed: a number, a day and a class of reason, and nobody's name. */
export interface FeedItem {
  readonly position: number
  readonly entry: string
  /** First day without effect, without publication, or of the change. */
  readonly releasedOn: LocalDate
  /** Whether the entry is over, stands and is no longer shown, or says something else now. No copy stays as it was. */
  readonly ended: 'entry' | 'publication' | 'content'
  readonly reason: ReleaseReason | PublicationEnd
}

/** A page of the feed, with the place in the ledger up to which it is whole. */
export interface FeedPage {
  readonly items: readonly FeedItem[]
  readonly position: number
  readonly more: boolean
}

/** A line with the instant at which it was recorded. */
export type DatedFeedItem = FeedItem & { readonly at: string }

/** What the public had been able to see and sees no more, in the order of the ledger; never past an open writer. */
export async function readFeed(
  db: Db,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<FeedPage> {
  const settled = await readSettledPosition(db)
  const rows = await readLines(db, { after, until: settled, limit: limit + 1, order: 'asc' })
  return {
    items: rows.slice(0, limit).map(({ at: _at, ...item }) => item),
    position: settled,
    more: rows.length > limit,
  }
}

/** The newest lines, the last first, for readers of news. */
export async function readLatestFeed(db: Db, limit: number): Promise<readonly DatedFeedItem[]> {
  return readLines(db, { after: 0, until: await readSettledPosition(db), limit, order: 'desc' })
}

interface Lines {
  readonly after: number
  readonly until: number
  readonly limit: number
  readonly order: 'asc' | 'desc'
}

async function readLines(db: Db, { after, until, limit, order }: Lines): Promise<readonly DatedFeedItem[]> {
  const { rows } = await sql<DatedFeedItem>`
    select position, entry, "releasedOn", ended, reason, at from (
      (select r.position, r.listing_id as entry, r.released_on as "releasedOn", 'entry' as ended, r.reason,
              e.recorded_at as at
         from release r join event e on e.position = r.position
        where r.was_public and r.position > ${after} and r.position <= ${until}
        order by r.position ${sql.raw(order)} limit ${limit})
      union all
      (select c.position, c.listing_id, c.opened_on,
              case when c.thing in ('publicationEnded', 'publicationLapsed') then 'publication' else 'content' end,
              case when c.thing = 'publicationLapsed' then 'maximum'
                   else coalesce(split_part(c.procedure_ref, ':', 1), 'determiner') end, e.recorded_at
         from entry_change c join event e on e.position = c.position
        where c.was_public and c.position > ${after} and c.position <= ${until}
        order by c.position ${sql.raw(order)} limit ${limit})) as line
     order by position ${sql.raw(order)} limit ${limit}`.execute(db)
  return rows
}
