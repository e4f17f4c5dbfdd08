import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ReleaseReason } from '@xinheng/domain/listing/listing'
import { readSettledPosition } from '../db/event-log.ts'
import type { Db } from '../db/open.ts'

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

/** An entry that is over, for somebody who holds a copy of it. */
export interface ReleasedCopy {
  readonly position: number
  readonly listingId: string
  readonly reason: ReleaseReason
  readonly releasedOn: LocalDate
  readonly confirmedOn: LocalDate | null
}

/** The releases that reach one receiver, in the order of the ledger; never past an open writer. */
export async function listReleasedCopies(
  db: Db,
  receiver: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<{ readonly items: readonly ReleasedCopy[]; readonly position: number }> {
  const settled = await readSettledPosition(db)
  const rows = await db
    .selectFrom('release_receiver as r')
    .innerJoin('release as e', 'e.listing_id', 'r.listing_id')
    .select(['e.position', 'e.listing_id', 'e.reason', 'e.released_on', 'r.confirmed_on'])
    .where('r.receiver', '=', receiver)
    .where('e.position', '>', after)
    .where('e.position', '<=', settled)
    .orderBy('e.position')
    .limit(limit)
    .execute()
  return {
    position: settled,
    items: rows.map((row) => ({
      position: row.position,
      listingId: row.listing_id,
      // The column has a check with these values.
      reason: row.reason as ReleaseReason,
      releasedOn: row.released_on,
      confirmedOn: row.confirmed_on,
    })),
  }
}
