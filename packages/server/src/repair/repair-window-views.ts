import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { PUBLICATION_CLASSES } from '@xinheng/domain/record/publication-class'
import type { CreditRecord } from '@xinheng/domain/record/record'
import { readThingWindow, type EntryWindow } from '@xinheng/domain/repair/repair-conditions'
import { readRepairableListing, readRepairableRecord, type RepairableThing } from '@xinheng/domain/repair/repairable'
import type { RepairTarget } from '@xinheng/domain/repair/repair'
import type { Db, Tx } from '../db/open.ts'
import { readPublicationOf } from '../record/record-views.ts'

/** An entry of a list, or a record. */
export type RepairableEntry =
  { readonly kind: 'listing'; readonly listing: Listing } | { readonly kind: 'record'; readonly record: CreditRecord }

/** An entry or a record as something to repair; `undefined` for a case that is on no list. */
export function readRepairable(entry: RepairableEntry, law: LawInForce, on: LocalDate): RepairableThing | undefined {
  if (entry.kind === 'listing') return readRepairableListing(entry.listing, law, on)
  const { record } = entry
  return readRepairableRecord(record, readPublicationOf(record, law, on), PUBLICATION_CLASSES, law, on)
}

/**
 * When an entry or a record can be repaired and when it ends by itself; for the notice that goes with the decision, the
 * public page and the subject's own page. `undefined` for a case that is on no list, and for what is not adverse.
 */
export function readRepairWindowOf(entry: RepairableEntry, law: LawInForce, on: LocalDate): EntryWindow | undefined {
  const thing = readRepairable(entry, law, on)
  return thing === undefined || !thing.adverse ? undefined : readThingWindow(thing, law, on)
}

/** The entry or the record of an id, with the target that an application names. */
export async function findRepairable(
  db: Db | Tx,
  id: string,
): Promise<{ readonly entry: RepairableEntry; readonly target: RepairTarget } | undefined> {
  const listing = await db.selectFrom('listing').select('snapshot').where('id', '=', id).executeTakeFirst()
  // Snapshots are what the projections of listings and records wrote.
  if (listing !== undefined) {
    const entry = { kind: 'listing', listing: listing.snapshot as Listing } as const
    return { entry, target: { kind: 'listing', listingId: id } }
  }
  const record = await db.selectFrom('record').select('snapshot').where('id', '=', id).executeTakeFirst()
  if (record === undefined) return undefined
  return {
    entry: { kind: 'record', record: record.snapshot as CreditRecord },
    target: { kind: 'record', recordId: id },
  }
}
