import { evolveReview, type Review, type ReviewEvent } from '@xinheng/domain/review/review'
import { targetKeyOf } from '../complaint/earlier-hands-views.ts'
import type { StreamKind } from '../db/case-act.ts'
import { insertRecusals } from '../db/case-recusals.ts'

/** How recorded cases of reconsideration and litigation are folded and written to their tables. */
export const REVIEW_STREAM: StreamKind<Review, ReviewEvent> = {
  kind: 'review',
  evolve: (state, event) => {
    const next = evolveReview(state, event)
    if (next === undefined) throw new TypeError(`a review cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { id, state, version, position }, events) => {
    const decision = state.state === 'decided' ? state.decision : null
    const row = {
      state: state.state,
      outcome: decision?.outcome ?? null,
      document_number: decision?.document.number ?? null,
      document_effective: decision?.document.effectiveOn ?? null,
      decided_on: decision?.recordedOn ?? null,
      snapshot: JSON.stringify(state),
      version,
      position,
    }
    const recorded = events.find((event) => event.type === 'ReviewRecorded')
    if (recorded === undefined) await tx.updateTable('review').set(row).where('id', '=', id).execute()
    else {
      await tx
        .insertInto('review')
        .values({
          id,
          kind: state.kind,
          place: state.place,
          respondent_id: state.respondent,
          subject_id: state.subjectId,
          target_key: targetKeyOf(state.target),
          listing_id: 'listingId' in state.target ? state.target.listingId : null,
          record_id: 'recordId' in state.target ? state.target.recordId : null,
          reviewed: state.reviewed,
          organ: state.organ,
          case_number: state.caseNumber,
          filed_on: state.filedOn,
          recorded_on: state.recordedOn,
          reported_by_subject: recorded.by === null,
          ...row,
        })
        .execute()
    }
    await insertRecusals(tx, id, events)
    for (const { orderId, number, from, until } of state.orders) {
      await tx
        .insertInto('review_order')
        .values({ review_id: id, order_id: orderId, number, from_date: from, until_date: until })
        .onConflict((conflict) => conflict.columns(['review_id', 'order_id']).doUpdateSet({ until_date: until }))
        .execute()
    }
  },
}
