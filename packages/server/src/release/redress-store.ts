import { evolveRedress, type Redress, type RedressEvent } from '@xinheng/domain/redress/redress'
import type { StreamKind } from '../db/case-act.ts'

/** How the redress of a wrongful entry is folded and written. */
export const REDRESS_STREAM: StreamKind<Redress, RedressEvent> = {
  kind: 'redress',
  evolve: (state, event) => {
    const next = evolveRedress(state, event)
    if (next === undefined) throw new TypeError(`a redress cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { id, state, version, position }) => {
    const row = {
      listing_id: 'listingId' in state.about ? state.about.listingId : null,
      record_id: state.about.kind === 'record' ? state.about.recordId : null,
      place: state.place,
      subject_id: state.subjectId,
      owner_id: state.owner,
      entry_decided_by: state.entryDecider,
      state: state.kind,
      opened_on: state.openedOn,
      closed_on: state.kind === 'closed' ? state.closedOn : null,
      closed_by: state.kind === 'closed' ? state.closedBy.officerId : null,
      public_notice_due: state.publicNoticeDue,
      public_notice_on: state.publicNotice?.on ?? null,
      snapshot: JSON.stringify(state),
      version,
      position,
    }
    await tx
      .insertInto('redress')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    if (state.receivers.length === 0) return
    await tx
      .insertInto('redress_receiver')
      .values(
        state.receivers.map(({ receiver, kind, because }) => ({
          redress_id: id,
          receiver,
          kind,
          because: [...because],
        })),
      )
      .onConflict((conflict) => conflict.columns(['redress_id', 'receiver']).doNothing())
      .execute()
  },
}
