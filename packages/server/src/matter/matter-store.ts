import { isCheckOpen, readOpenItems } from '@xinheng/domain/matter/close-check'
import { evolveMatter, type CheckItem, type Matter, type MatterEvent, type Party } from '@xinheng/domain/matter/matter'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Folded, StreamKind } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { readPlainRef } from '@xinheng/domain/kernel/text-ref'

/** How matters are folded and written to their tables. A receipt is written by {@link insertReceipt} beside its event. */
export const MATTER_STREAM: StreamKind<Matter, MatterEvent> = {
  kind: 'matter',
  evolve: evolveMatter,
  project: async (tx, folded, events) => {
    await projectMatter(tx, folded, events)
    for (const event of events) {
      if (event.type === 'PartyAdded') await insertParty(tx, folded.id, event.party)
      if (event.type === 'PartyIdentityConfirmed') await confirmParty(tx, folded.id, event.partyId)
      if (event.type === 'CheckItemClosed') await closeItemRow(tx, event)
      if (event.type === 'CheckItemLifted') await liftItemRow(tx, event)
    }
  },
}

async function projectMatter(tx: Tx, folded: Folded<Matter>, events: readonly MatterEvent[]): Promise<void> {
  const row = columnsOf(folded)
  const [first] = events
  if (first?.type !== 'MatterOpened') {
    await tx.updateTable('matter').set(row).where('id', '=', folded.id).execute()
    return
  }
  const { occasion, place, unitId, mustCheck, reference } = first
  await tx
    .insertInto('matter')
    .values({
      id: folded.id,
      occasion,
      place,
      unit_id: unitId,
      must_check: mustCheck,
      reference: reference === null ? null : (readPlainRef(reference) ?? null),
      opened_on: first.on,
      ...row,
    })
    .execute()
}

function columnsOf({ state, version, position }: Folded<Matter>) {
  return {
    decider_unit_id: state.decider.organisationId,
    decider_id: state.decider.officerId,
    status: state.status,
    decided_on: state.status === 'open' ? null : (state.decision?.on ?? null),
    closed_on: state.status === 'closed' ? state.closedOn : null,
    ending: state.status === 'closed' ? state.ending : null,
    open_items: state.checks.reduce((sum, check) => sum + readOpenItems(check).length, 0),
    open_checks: state.requested.length + state.checks.filter(isCheckOpen).length,
    snapshot: JSON.stringify(state),
    version,
    position,
  }
}

async function insertParty(tx: Tx, matterId: string, party: Party): Promise<void> {
  await tx
    .insertInto('matter_party')
    .values({
      matter_id: matterId,
      party_id: party.partyId,
      subject_id: party.subjectId,
      role: party.role,
      identity: party.identity,
    })
    .execute()
}

async function confirmParty(tx: Tx, matterId: string, partyId: string): Promise<void> {
  await tx
    .updateTable('matter_party')
    .set({ identity: 'confirmedByPerson' })
    .where('matter_id', '=', matterId)
    .where('party_id', '=', partyId)
    .execute()
}

async function closeItemRow(tx: Tx, event: Extract<MatterEvent, { type: 'CheckItemClosed' }>): Promise<void> {
  const { outcome } = event
  await tx
    .updateTable('check_item')
    .set({
      outcome: outcome.kind,
      evidence_ref: outcome.kind === 'applied' ? outcome.evidence : null,
      reason_code: outcome.kind === 'notApplied' ? outcome.reason : null,
      reason_ref: outcome.kind === 'notApplied' ? outcome.text : null,
      closed_by: event.by.officerId,
      closed_on: event.on,
    })
    .where('receipt_id', '=', event.checkId)
    .where('item_id', '=', event.itemId)
    .execute()
}

async function liftItemRow(tx: Tx, event: Extract<MatterEvent, { type: 'CheckItemLifted' }>): Promise<void> {
  await tx
    .updateTable('check_item')
    .set({ lifted_on: event.on })
    .where('receipt_id', '=', event.checkId)
    .where('item_id', '=', event.itemId)
    .execute()
}

/** A receipt as it is kept: the answer in full, who asked, and what proves that nobody has touched it since. */
export interface NewReceipt {
  readonly id: string
  readonly matterId: string
  readonly partyId: string
  readonly subjectId: string
  readonly unitId: string
  readonly moment: string
  readonly occasion: string
  readonly checkedOn: LocalDate
  readonly ledgerPosition: number
  readonly answer: unknown
  readonly askedBy: string
  readonly recordedAt: number
  readonly commitment: Uint8Array
}

/** Writes a receipt and its items; neither the receipt nor what it answered can be changed afterwards. */
export async function insertReceipt(tx: Tx, receipt: NewReceipt, items: readonly CheckItem[]): Promise<void> {
  await tx
    .insertInto('check_receipt')
    .values({
      id: receipt.id,
      matter_id: receipt.matterId,
      party_id: receipt.partyId,
      subject_id: receipt.subjectId,
      unit_id: receipt.unitId,
      moment: receipt.moment,
      occasion: receipt.occasion,
      checked_on: receipt.checkedOn,
      ledger_position: receipt.ledgerPosition,
      answer: JSON.stringify(receipt.answer),
      asked_by: receipt.askedBy,
      recorded_at: new Date(receipt.recordedAt).toISOString(),
      commitment: receipt.commitment,
    })
    .execute()
  if (items.length === 0) return
  await tx
    .insertInto('check_item')
    .values(
      items.map((item) => ({
        receipt_id: receipt.id,
        item_id: item.itemId,
        listing_id: item.listingId,
        measure_id: item.measureId,
        kind: item.kind,
        duty: item.duty,
        state: item.state,
      })),
    )
    .execute()
}

/** A name that a person found not to be a subject. */
export interface NewRejection {
  readonly nameHash: Uint8Array
  readonly subjectId: string
  readonly unitId: string
  readonly reasonRef: string
  readonly rejectedBy: string
  readonly rejectedOn: LocalDate
}

/** Remembers that a name is not this subject; the same again changes nothing. */
export async function insertRejection(tx: Tx, rejection: NewRejection): Promise<void> {
  await tx
    .insertInto('identity_rejection')
    .values({
      name_hash: rejection.nameHash,
      subject_id: rejection.subjectId,
      unit_id: rejection.unitId,
      reason_ref: rejection.reasonRef,
      rejected_by: rejection.rejectedBy,
      rejected_on: rejection.rejectedOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
