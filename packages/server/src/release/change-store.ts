import { evolveEntryChange, type EntryChange, type EntryChangeEvent } from '@xinheng/domain/release/entry-change'
import type { StreamKind } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'

/** How the changes of entries that stand are folded and written: one row a change, one a receiver. */
export const ENTRY_CHANGE_STREAM: StreamKind<EntryChange, EntryChangeEvent> = {
  kind: 'entryChange',
  evolve: (state, event) => {
    const next = evolveEntryChange(state, event)
    if (next === undefined) throw new TypeError(`a change cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { id, state, version, position }, events) => {
    const row = { snapshot: JSON.stringify(state), version }
    await tx
      .insertInto('entry_change')
      .values({
        id,
        listing_id: state.listingId,
        place: state.place,
        thing: state.thing,
        opened_on: state.openedOn,
        procedure_ref: state.procedure,
        was_public: state.wasPublic,
        position,
        ...row,
      })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    for (const event of events) {
      if (event.type === 'EntryChangeOpened') await insertReceivers(tx, state)
      else await confirmReceiver(tx, event)
    }
  },
}

async function insertReceivers(tx: Tx, { changeId, receivers }: EntryChange): Promise<void> {
  if (receivers.length === 0) return
  await tx
    .insertInto('entry_change_receiver')
    .values(receivers.map(({ receiver, kind }) => ({ change_id: changeId, receiver, kind })))
    .onConflict((conflict) => conflict.columns(['change_id', 'receiver']).doNothing())
    .execute()
}

async function confirmReceiver(
  tx: Tx,
  { changeId, receiver, on, by, document }: Extract<EntryChangeEvent, { type: 'EntryChangeConfirmed' }>,
): Promise<void> {
  await tx
    .updateTable('entry_change_receiver')
    .set({ confirmed_on: on, confirmed_by: by.officerId, document_ref: document })
    .where('change_id', '=', changeId)
    .where('receiver', '=', receiver)
    .where('confirmed_on', 'is', null)
    .execute()
}

/** Notes when a receiver was told of a change first; a message that comes twice changes nothing. */
export async function noteChangeTold(
  db: Db | Tx,
  { changeId, receiver, at }: { readonly changeId: string; readonly receiver: string; readonly at: number },
): Promise<void> {
  await db
    .updateTable('entry_change_receiver')
    .set({ told_at: new Date(at).toISOString() })
    .where('change_id', '=', changeId)
    .where('receiver', '=', receiver)
    .where('told_at', 'is', null)
    .execute()
}
