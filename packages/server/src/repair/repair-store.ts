import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readRepairDuties } from '@xinheng/domain/repair/repair-duties'
import { evolveRepair, type Repair, type RepairEvent } from '@xinheng/domain/repair/repair'
import { sql } from 'kysely'
import type { Folded, StreamKind } from '../db/case-act.ts'
import { insertRecusals } from '../db/case-recusals.ts'
import type { Db, Tx } from '../db/open.ts'
import { replaceDuties } from '../duty/duty-store.ts'

/** How applications for repair are folded and written to their table, with the duties that they give under a law. */
export function repairStream(law: LawInForce): StreamKind<Repair, RepairEvent> {
  return {
    kind: 'repair',
    evolve: (state, event) => {
      const next = evolveRepair(state, event)
      if (next === undefined) throw new TypeError(`a repair cannot begin with ${event.type}`)
      return next
    },
    project: async (tx, folded, events) => {
      const row = columnsOf(folded)
      await tx
        .insertInto('repair')
        .values({ id: folded.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
      await insertRecusals(tx, folded.id, events)
      const { place } = folded.state
      const about = { stream: 'repair', id: folded.id } as const
      await replaceDuties(tx, about, place, readRepairDuties(folded.state, law), law.calendar)
    },
  }
}

function columnsOf({ state, version, position }: Folded<Repair>) {
  const { target } = state
  const granted = state.kind === 'granted' ? state : null
  return {
    receipt_number: state.receiptNumber,
    target_kind: target.kind,
    target_id: target.kind === 'listing' ? target.listingId : target.recordId,
    subject_id: state.subjectId,
    place: state.place,
    channel: state.channel,
    external_key: state.externalKey,
    taken_in_by: state.takenInBy,
    handler_id: state.handler,
    gravity: state.gravity,
    gravity_confirmed: state.gravityConfirmed,
    identified: state.identity !== null,
    state: state.kind,
    received_on: state.receivedOn,
    accepted_by: 'acceptedBy' in state ? (state.acceptedBy?.officerId ?? null) : null,
    assigned_to: state.assignedTo ?? null,
    decided_by: 'decision' in state ? state.decision.by.officerId : null,
    effective_on: granted?.effectiveOn ?? null,
    publicised_on: granted?.publicisedOn ?? null,
    executed_on: granted?.executedOn ?? null,
    snapshot: JSON.stringify(state),
    version,
    position,
  }
}

/** The next receipt number of a day: 修复20270601-000042. Gaps are allowed, repetitions are not. */
export async function drawReceiptNumber(tx: Tx, today: string): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('repair_receipt') as n`.execute(tx)
  return `XF${today.replaceAll('-', '')}-${String(rows[0]?.n ?? '').padStart(6, '0')}`
}

/** Keeps the keyed hash of a query code. */
export async function insertQueryCode(tx: Tx, repairId: string, codeHash: Uint8Array): Promise<void> {
  await tx.insertInto('repair_query').values({ repair_id: repairId, code_hash: codeHash }).execute()
}

/** The application under way for a thing whose applicant is known, if there is one. */
export async function findOpenRepair(tx: Db | Tx, targetId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('repair')
    .select('id')
    .where('target_id', '=', targetId)
    .where('identified', '=', true)
    .where((is) =>
      is.or([
        is('state', 'in', ['applied', 'accepted']),
        is.and([is('state', '=', 'granted'), is('executed_on', 'is', null)]),
      ]),
    )
    .executeTakeFirst()
  return row?.id ?? null
}

/** The application that a number was pushed under before. */
export async function findPushed(tx: Tx, takenInBy: string, externalKey: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('repair')
    .select('id')
    .where('taken_in_by', '=', takenInBy)
    .where('external_key', '=', externalKey)
    .executeTakeFirst()
  return row?.id
}
