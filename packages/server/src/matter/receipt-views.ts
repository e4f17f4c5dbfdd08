import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { CheckReading } from '@xinheng/domain/matter/check-reading'
import { OCCASION_OF_RECORD, type CheckableAct } from '@xinheng/domain/matter/must-check'
import type { RecordKind } from '@xinheng/domain/record/record'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'
import type { ReceiptContent } from './check-receipt.ts'
import type { Within } from './matter-views.ts'

export { OCCASIONS } from './labels.ts'

/** How an item of a receipt ended; the texts stand in the vault under the references. */
export interface ItemEnd {
  readonly outcome: 'applied' | 'notApplied'
  readonly reasonCode: string | null
  readonly textRef: string | null
  readonly closedBy: string
  readonly closedOn: LocalDate
}

/** A receipt as it is kept. */
export interface ReceiptView {
  readonly content: ReceiptContent & { readonly answer: CheckReading; readonly checkedOn: LocalDate }
  readonly commitment: Uint8Array
  readonly occasion: string
  readonly askedBy: string
  readonly recordedAt: string
  readonly place: string
  readonly reference: string | null
  readonly unitName: string
  readonly deciderUnitId: string
  readonly deciderName: string
  readonly matterVersion: number
  readonly ends: ReadonlyMap<string, ItemEnd>
}

/** The receipt of an id, whoever asks. */
export async function findReceipt(db: Db, receiptId: string): Promise<ReceiptView | undefined> {
  const row = await db
    .selectFrom('check_receipt as r')
    .innerJoin('matter as m', 'm.id', 'r.matter_id')
    .innerJoin('organisation as u', 'u.id', 'r.unit_id')
    .innerJoin('organisation as d', 'd.id', 'm.decider_unit_id')
    .select(['r.id', 'r.party_id', 'r.subject_id', 'r.unit_id', 'r.moment', 'r.occasion', 'r.checked_on'])
    .select(['r.ledger_position', 'r.answer', 'r.asked_by', 'r.recorded_at', 'r.commitment'])
    .select(['m.id as matter_id', 'm.place', 'm.reference', 'm.version', 'm.decider_unit_id'])
    .select(['u.name as unit_name', 'd.name as decider_name'])
    .where('r.id', '=', receiptId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const items = await db.selectFrom('check_item').selectAll().where('receipt_id', '=', receiptId).execute()
  const ends = new Map<string, ItemEnd>()
  for (const item of items) {
    const { outcome, closed_by, closed_on } = item
    if ((outcome !== 'applied' && outcome !== 'notApplied') || closed_by === null || closed_on === null) continue
    const textRef = item.evidence_ref ?? item.reason_ref
    ends.set(item.item_id, { outcome, reasonCode: item.reason_code, textRef, closedBy: closed_by, closedOn: closed_on })
  }
  return {
    content: {
      id: row.id,
      matterId: row.matter_id,
      partyId: row.party_id ?? '',
      subjectId: row.subject_id,
      unitId: row.unit_id,
      moment: row.moment,
      checkedOn: row.checked_on,
      ledgerPosition: row.ledger_position,
      // Written by the check itself, which alone inserts here; the table cannot be changed.
      answer: row.answer as CheckReading,
    },
    commitment: row.commitment ?? new Uint8Array(),
    occasion: row.occasion,
    askedBy: row.asked_by,
    recordedAt: row.recorded_at,
    place: row.place,
    reference: row.reference,
    unitName: row.unit_name,
    deciderUnitId: row.decider_unit_id,
    deciderName: row.decider_name,
    matterVersion: row.version,
    ends,
  }
}

/** One check of a subject, as the subject may know it: who asked, when, for what. */
export interface CheckOfSubject {
  readonly receiptId: string
  readonly unitName: string
  readonly occasion: string
  readonly checkedOn: LocalDate
  /** The entries that the check met. */
  readonly entries: readonly string[]
}

/** Who has checked a subject (谁查过我), the newest first. */
export async function listChecksOf(db: Db, subjectId: string, limit: number): Promise<readonly CheckOfSubject[]> {
  const rows = await db
    .selectFrom('check_receipt as r')
    .innerJoin('organisation as u', 'u.id', 'r.unit_id')
    .select(['r.id', 'u.name', 'r.occasion', 'r.checked_on', 'r.answer'])
    .where('r.subject_id', '=', subjectId)
    .orderBy('r.recorded_at', 'desc')
    .orderBy('r.id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    receiptId: row.id,
    unitName: row.name,
    occasion: row.occasion,
    checkedOn: row.checked_on,
    // Written by the check itself, which alone inserts here; the table cannot be changed.
    entries: [...new Set((row.answer as CheckReading).entries.map(({ listingId }) => listingId))],
  }))
}

/** An act that came in with no receipt by its unit for its subject on or before its date; whether one was due is a rule's question. */
export interface UncheckedAct extends CheckableAct {
  readonly unitName: string
  readonly documentTitle: string
  readonly documentNumber: string | null
}

/** Imported licences, honours and subsidies that no check went before, the newest first. */
export async function listUncheckedActs(db: Db, within: Within, limit: number): Promise<readonly UncheckedAct[]> {
  let query = db
    .selectFrom('record as r')
    .innerJoin('organisation as u', 'u.id', 'r.authority_id')
    .select(['r.id', 'r.kind', 'r.authority_id', 'r.subject_id', 'r.place', 'r.decided_on'])
    .select(['r.document_title', 'r.document_number', 'u.name as unit_name'])
    .where('r.kind', 'in', Object.keys(OCCASION_OF_RECORD))
    .where('r.status', '=', 'standing')
    .where(
      sql<boolean>`not exists (
        select from check_receipt c
         where c.subject_id = r.subject_id and c.unit_id = r.authority_id and c.checked_on <= r.decided_on)`,
    )
  query =
    'unitId' in within ? query.where('r.authority_id', '=', within.unitId) : query.where('r.place', '=', within.place)
  const rows = await query.orderBy('r.decided_on', 'desc').orderBy('r.id').limit(limit).execute()
  return rows.flatMap((row) => {
    const occasion = OCCASION_OF_RECORD[row.kind as RecordKind]
    if (occasion === undefined) return []
    const act = { actId: row.id, unitId: row.authority_id, subjectId: row.subject_id, occasion, place: row.place }
    const { unit_name: unitName, document_title: documentTitle, document_number: documentNumber } = row
    return [{ ...act, on: row.decided_on, unitName, documentTitle, documentNumber }]
  })
}
