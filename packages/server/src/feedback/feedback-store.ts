import type { FeedbackSent } from '@xinheng/domain/feedback/feedback'
import type { StreamKind } from '../db/case-act.ts'

/** How feedbacks are written: each is one event, and never changes. */
export const FEEDBACK_STREAM: StreamKind<FeedbackSent, FeedbackSent> = {
  kind: 'feedback',
  evolve: (state, event) => state ?? event,
  project: async (tx, { id, state, position }) => {
    const { covers } = state
    await tx
      .insertInto('feedback')
      .values({
        id,
        from_unit: state.from,
        addressee: state.addressee,
        listing_id: covers.kind === 'entry' ? covers.listingId : null,
        period_from: covers.kind === 'period' ? covers.from : null,
        period_until: covers.kind === 'period' ? covers.until : null,
        sent_on: state.on,
        sent_by: state.by === 'system' ? 'system:feedback' : state.by.officerId,
        snapshot: JSON.stringify(state),
        position,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  },
}
