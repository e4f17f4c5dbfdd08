import type { Listing } from '@xinheng/domain/listing/listing'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { Db, Tx } from '../db/open.ts'

/** How far a dispute about an entry reaches. */
export type DisputeScope = 'entry' | 'publication' | 'measure'

/** The thing of an entry number: an entry of a list, its publication or one measure on it, or a record. */
export async function findTarget(
  db: Db | Tx,
  entryId: string,
  scope: DisputeScope,
  measure: string,
): Promise<DisputeTarget | undefined> {
  const listing = await db.selectFrom('listing').select('id').where('id', '=', entryId).executeTakeFirst()
  if (listing === undefined) {
    const record = await db.selectFrom('record').select('id').where('id', '=', entryId).executeTakeFirst()
    return record === undefined ? undefined : { kind: 'record', recordId: record.id }
  }
  if (scope === 'entry') return { kind: 'listing', listingId: listing.id }
  if (scope === 'publication') return { kind: 'publication', listingId: listing.id }
  const [measureId = '', implementer = ''] = measure.split(/\s+/)
  if (measureId === '' || implementer === '') return undefined
  return { kind: 'measure', listingId: listing.id, measureId, implementer }
}

/** One measure that was applied on an entry, and by which unit. */
export interface AppliedMeasure {
  readonly measureId: string
  readonly implementer: string
  readonly implementerName: string
}

/** The measures that stand applied on an entry, by tasks or inside matters. */
export async function listAppliedMeasures(db: Db | Tx, listingId: string): Promise<readonly AppliedMeasure[]> {
  const rows = await db
    .selectFrom('task_response as r')
    .innerJoin('task as t', 't.id', 'r.task_id')
    .innerJoin('organisation as o', 'o.id', 't.unit_id')
    .select(['r.measure_id', 't.unit_id', 'o.name'])
    .where('t.listing_id', '=', listingId)
    .where('r.kind', '=', 'applied')
    .union(
      db
        .selectFrom('check_item as i')
        .innerJoin('check_receipt as c', 'c.id', 'i.receipt_id')
        .innerJoin('organisation as u', 'u.id', 'c.unit_id')
        .select(['i.measure_id', 'c.unit_id', 'u.name'])
        .where('i.listing_id', '=', listingId)
        .where('i.outcome', '=', 'applied')
        .where('i.lifted_on', 'is', null),
    )
    .orderBy('measure_id')
    .orderBy('unit_id')
    .execute()
  return rows.map(({ measure_id, unit_id, name }) => ({
    measureId: measure_id,
    implementer: unit_id,
    implementerName: name,
  }))
}

/** What a dispute is about, for a page: the number of its document, and the page of the entry or the record. */
export async function describeTarget(
  db: Db | Tx,
  target: DisputeTarget,
): Promise<{ readonly number: string; readonly listTypeId: string | null; readonly href: string } | undefined> {
  if (target.kind === 'record') {
    const row = await db
      .selectFrom('record')
      .select(['id', 'document_number'])
      .where('id', '=', target.recordId)
      .executeTakeFirst()
    return row === undefined
      ? undefined
      : { number: row.document_number ?? '', listTypeId: null, href: `/staff/records/${row.id}` }
  }
  const row = await db.selectFrom('listing').select('snapshot').where('id', '=', target.listingId).executeTakeFirst()
  if (row === undefined) return undefined
  // A snapshot is what the projection of listings wrote.
  const { document, listTypeId, listingId } = row.snapshot as Listing
  return { number: document.number, listTypeId, href: `/staff/listings/${listingId}` }
}
