import { evolveComplaint, type Complaint, type ComplaintEvent } from '@xinheng/domain/complaint/complaint'
import { sql } from 'kysely'
import type { StreamKind } from '../db/case-act.ts'
import { insertRecusals } from '../db/case-recusals.ts'
import type { Tx } from '../db/open.ts'
import { listDisputedHands, targetKeyOf } from './earlier-hands-views.ts'

/** How complaints (投诉) are folded and written to their table. */
export const COMPLAINT_STREAM: StreamKind<Complaint, ComplaintEvent> = {
  kind: 'complaint',
  evolve: (state, event) => {
    const next = evolveComplaint(state, event)
    if (next === undefined) throw new TypeError(`a complaint cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { id, state, version, position }, events) => {
    const { target, objectionId } = state
    const hands = await listDisputedHands(tx, { kind: 'complaint', id, target, objectionId })
    const decision = state.kind === 'decided' ? state.decision : null
    const told = state.kind === 'decided' ? state.told : []
    const row = {
      receipt_number: state.receiptNumber,
      place: state.place,
      level: state.level,
      handler_id: state.handler,
      objection_id: state.objectionId,
      subject_id: state.subjectId,
      target_key: targetKeyOf(state.target),
      listing_id: 'listingId' in state.target ? state.target.listingId : null,
      record_id: 'recordId' in state.target ? state.target.recordId : null,
      state: state.kind,
      received_on: state.receivedOn,
      outcome: decision?.outcome ?? null,
      decided_on: decision?.decidedOn ?? null,
      decided_by: decision?.by.officerId ?? null,
      earlier_hands: [...hands, ...state.recused],
      assigned_to: state.assignedTo,
      told_subject_on: told.find(({ to }) => to === 'subject')?.on ?? null,
      snapshot: JSON.stringify(state),
      version,
      position,
    }
    await tx
      .insertInto('complaint')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    await insertRecusals(tx, id, events)
  },
}

/** The next receipt number of a day. Gaps are allowed, repetitions are not. */
export async function drawComplaintNumber(tx: Tx, today: string): Promise<string> {
  const { rows } = await sql<{ n: string }>`select nextval('complaint_receipt')::text as n`.execute(tx)
  return `TS${today.replaceAll('-', '')}-${(rows[0]?.n ?? '').padStart(6, '0')}`
}

/** Keeps the keyed hash of a query code. */
export async function writeCode(tx: Tx, complaintId: string, codeHash: Uint8Array): Promise<void> {
  await tx.updateTable('complaint').set({ code_hash: codeHash }).where('id', '=', complaintId).execute()
}
