import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ObjectionOutcome } from '@xinheng/domain/objection/objection'
import type { ChangedThing } from '@xinheng/domain/release/entry-change'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** A change of an entry that a receiver has to follow. */
export interface ChangeRow {
  readonly changeId: string
  readonly listingId: string
  /** `null` for a protected subject, whose name is in the vault. */
  readonly subjectName: string | null
  readonly thing: ChangedThing
  readonly openedOn: LocalDate
  readonly receiver: string
  readonly receiverName: string
  readonly toldAt: string | null
  readonly lastDay: LocalDate | null
}

/** Changes that somebody has not confirmed, who has waited longest first: of a place, or those that one unit follows. */
export async function listOpenChanges(
  db: Db,
  scope: { readonly place: string } | { readonly unitId: string },
  limit: number,
): Promise<readonly ChangeRow[]> {
  let query = db
    .selectFrom('entry_change_receiver as r')
    .innerJoin('entry_change as c', 'c.id', 'r.change_id')
    .innerJoin('listing as l', 'l.id', 'c.listing_id')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .innerJoin('organisation as o', 'o.id', 'r.receiver')
    .where('r.confirmed_on', 'is', null)
  query = 'place' in scope ? query.where('c.place', '=', scope.place) : query.where('r.receiver', '=', scope.unitId)
  const rows = await query
    .select(['c.id', 'c.listing_id', 's.name', 'c.thing', 'c.opened_on', 'r.receiver', 'o.name as unit', 'r.told_at'])
    .select(
      sql<LocalDate | null>`(select d.last_day from duty d where d.stream = 'entryChange' and d.source_id = c.id
                              and d.part = r.receiver)`.as('last_day'),
    )
    .orderBy('c.opened_on')
    .orderBy('c.id')
    .orderBy('r.receiver')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    changeId: row.id,
    listingId: row.listing_id,
    subjectName: row.name,
    // The column has a check with these values.
    thing: row.thing as ChangedThing,
    openedOn: row.opened_on,
    receiver: row.receiver,
    receiverName: row.unit,
    toldAt: row.told_at,
    lastDay: row.last_day,
  }))
}

/** Where a change belongs, for asking who may act on it, and who has not confirmed it; `undefined` where there is none. */
export async function findChange(
  db: Db,
  changeId: string,
): Promise<
  { readonly place: string; readonly open: readonly { readonly value: string; readonly label: string }[] } | undefined
> {
  const row = await db.selectFrom('entry_change').select('place').where('id', '=', changeId).executeTakeFirst()
  if (row === undefined) return undefined
  const open = await db
    .selectFrom('entry_change_receiver as r')
    .innerJoin('organisation as o', 'o.id', 'r.receiver')
    .select(['o.id as value', 'o.name as label'])
    .where('r.change_id', '=', changeId)
    .where('r.confirmed_on', 'is', null)
    .orderBy('o.name')
    .execute()
  return { place: row.place, open }
}

/** The result of an objection that was pushed to a unit and that nobody there has acknowledged. */
export interface PushedResult {
  readonly objectionId: string
  readonly sentAt: string
  readonly outcome: ObjectionOutcome
}

/** The results pushed to a unit that it has not acknowledged, the oldest first. */
export async function listPushedResults(db: Db, unitId: string, limit: number): Promise<readonly PushedResult[]> {
  const rows = await db
    .selectFrom('delivery as d')
    .innerJoin('outbox as o', 'o.id', 'd.outbox_id')
    .select(['o.message_key', 'o.payload', 'd.sent_at'])
    .where('o.topic', '=', 'objection.decided')
    .where('d.receiver', '=', unitId)
    .where('d.sent_at', 'is not', null)
    .where('d.acknowledged_at', 'is', null)
    .orderBy('o.id')
    .limit(limit)
    .execute()
  return rows.map(({ message_key, payload, sent_at }) => ({
    objectionId: message_key,
    sentAt: sent_at ?? '',
    // Written by the act that decided the objection.
    outcome: (payload as { readonly outcome: ObjectionOutcome }).outcome,
  }))
}
