import type { ErratumReceiver, LostHonour, ToldBecause } from '@xinheng/domain/redress/redress'
import type { Release } from '@xinheng/domain/release/release'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'

/**
 * Everybody who was told of an entry, worked on it, holds a copy, or checked somebody and saw it in the answer. A unit
 * that merged into another is answered for by its successor, which is found by the caller.
 */
export async function listErratumReceivers(
  db: Db | Tx,
  { listingId, subjectId, receivers }: Pick<Release, 'listingId' | 'subjectId' | 'receivers'>,
  touchedBy: readonly string[],
): Promise<readonly ErratumReceiver[]> {
  const { rows } = await sql<{ readonly unit_id: string }>`
    select unit_id from check_receipt
     where subject_id = ${subjectId}
       and jsonb_path_exists(answer, '$.**.listingId ? (@ == $id)', jsonb_build_object('id', ${listingId}::text))
    union
    select r.unit_id from check_item i join check_receipt r on r.id = i.receipt_id where i.listing_id = ${listingId}`.execute(
    db,
  )
  const because = new Map<string, Set<ToldBecause>>()
  const add = (receiver: string, why: ToldBecause): void => {
    because.set(receiver, (because.get(receiver) ?? new Set()).add(why))
  }
  for (const { receiver, kind } of receivers) add(receiver, kind === 'outside' ? 'copy' : 'told')
  for (const receiver of touchedBy) add(receiver, 'touched')
  for (const { unit_id } of rows) add(unit_id, 'checked')
  const outside = new Set(receivers.flatMap(({ receiver, kind }) => (kind === 'outside' ? [receiver] : [])))
  return [...because].map(([receiver, whys]) => ({
    receiver,
    kind: outside.has(receiver) ? 'outside' : 'unit',
    because: [...whys].sort(),
  }))
}

/** Through what something may have been lost: an entry (empty for a record), one measure of it or all. */
export interface LossAsked {
  readonly listingId: string
  readonly subjectId: string
  readonly measure: { readonly measureId: string; readonly implementer: string } | null
}

/** The units that checked a subject and saw a record in the answer. */
export async function listRecordReaders(db: Db | Tx, recordId: string, subjectId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly unit_id: string }>`
    select distinct unit_id from check_receipt
     where subject_id = ${subjectId}
       and jsonb_path_exists(answer, '$.** ? (@ == $id)', jsonb_build_object('id', ${recordId}::text))
     order by unit_id`.execute(db)
  return rows.map(({ unit_id }) => unit_id)
}

/**
 * What the subject may have lost since the entry took effect: incentive entries and honours that were withdrawn or
 * refused, and matters in which a sanction was applied on the entry. Whether the entry was why is for a person to say.
 */
export async function listLostHonours(
  db: Db | Tx,
  { listingId, subjectId, measure }: LossAsked,
  effectiveOn: LocalDate,
): Promise<readonly LostHonour[]> {
  const { rows } = await sql<{ readonly id: string; readonly kind: LostHonour['kind'] }>`
    select id, 'listing' as kind from listing
     where subject_id = ${subjectId} and list_kind = 'incentive' and id <> ${listingId}
       and ((state = 'released' and release_reason in ('withdrawn', 'supersededUpstream') and released_on >= ${effectiveOn}::date)
            or (state = 'closed' and (snapshot->>'closedOn')::date >= ${effectiveOn}::date))
    union all
    select id, 'record' from record
     where subject_id = ${subjectId} and kind = 'honour' and status = 'withdrawn'
       and (snapshot->>'withdrawnOn')::date >= ${effectiveOn}::date
    union all
    select distinct r.matter_id, 'matter' from check_item i join check_receipt r on r.id = i.receipt_id
     where i.listing_id = ${listingId} and i.kind = 'sanction' and i.outcome = 'applied' and r.matter_id is not null
       and (${measure === null} or (i.measure_id = ${measure?.measureId ?? ''} and r.unit_id = ${measure?.implementer ?? ''}))
     order by 2, 1`.execute(db)
  return rows.map(({ id, kind }) => ({ honourId: id, kind }))
}

/** An incentive entry of the subject that stands on a day, by its id; `null` where there is none such. */
export async function findStandingIncentive(
  db: Db | Tx,
  subjectId: string,
  listingId: string,
  on: LocalDate,
): Promise<string | null> {
  const row = await db
    .selectFrom('listing')
    .select('id')
    .where('id', '=', listingId)
    .where('subject_id', '=', subjectId)
    .where('list_kind', '=', 'incentive')
    .where('state', '=', 'listed')
    .where('effective_on', '<=', on)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether a record was made by a unit. */
export async function isOwnRecord(db: Db | Tx, recordId: string, unitId: string): Promise<boolean> {
  const row = await db.selectFrom('record').select('authority_id').where('id', '=', recordId).executeTakeFirst()
  return row?.authority_id === unitId
}
