import type { DisputeStep } from '../listing/decide-dispute.ts'
import type { RecordRestStep } from '../record/record-rest.ts'
import { readDisputedPart } from '../objection/objection.ts'
import { REVIEW_LAW } from './review-law.ts'
import type { Review, ReviewEvent } from './review.ts'

/**
 * What an event of a review means for the entry it is about: the case marks it as disputed and by itself stops nothing;
 * an order of the organ or the court rests execution everywhere, or the publication it is about, until it is lifted or the
 * case is over.
 * @basis ARL/第四十二条; ALIT/第五十六条
 */
export function readReviewSteps(
  before: Review | undefined,
  event: ReviewEvent,
): readonly { readonly listingId: string; readonly step: DisputeStep }[] {
  const review = event.type === 'ReviewRecorded' ? event.review : before
  if (review === undefined) return []
  const { target, kind } = review
  // No text lets an entry be marked, or anything rest, while the result of an objection is rechecked.
  if (target.kind === 'record' || kind === 'recheck') return []
  // A case about the publication alone marks nothing; an order in it hides the entry and rests no measure.
  if (target.kind === 'publication' && event.type === 'ReviewRecorded') return []
  const rests = target.kind === 'publication' ? 'publicationStay' : 'interimStay'
  const { listingId } = target
  const part = readDisputedPart(target)
  const ends = (disputeId: string, stage: DisputeStep['stage']) => {
    const step: DisputeStep = { kind: 'ends', disputeId, stage }
    return { listingId, step }
  }
  switch (event.type) {
    case 'ReviewRecorded':
      return [{ listingId, step: { kind: 'begins', disputeId: event.reviewId, stage: kind, ...part, basis: [] } }]
    case 'InterimStayOrdered': {
      const basis = [REVIEW_LAW.interim[kind]]
      return [{ listingId, step: { kind: 'begins', disputeId: event.orderId, stage: rests, ...part, basis } }]
    }
    case 'ReviewOfficerRecused':
      return []
    case 'InterimStayReported':
      return []
    case 'InterimStayLifted':
      return [ends(event.orderId, rests)]
    case 'ReviewDecided': {
      const standing = before?.orders.filter(({ until }) => until === null) ?? []
      return [...standing.map(({ orderId }) => ends(orderId, rests)), ends(event.reviewId, kind)]
    }
  }
}

/**
 * What an event of a review means for the record it is about: an order rests its publication until it is lifted or the
 * case is over.
 * @basis ARL/第四十二条; ALIT/第五十六条
 */
export function readReviewRests(
  before: Review | undefined,
  event: ReviewEvent,
): readonly { readonly recordId: string; readonly step: RecordRestStep }[] {
  if (before?.target.kind !== 'record') return []
  const { recordId } = before.target
  switch (event.type) {
    case 'InterimStayOrdered':
      return [{ recordId, step: { kind: 'rests', restId: event.orderId, cause: 'interimStay' } }]
    case 'InterimStayLifted':
      return [{ recordId, step: { kind: 'resumes', restId: event.orderId } }]
    case 'ReviewDecided':
      return before.orders
        .filter(({ until }) => until === null)
        .map(({ orderId }) => ({ recordId, step: { kind: 'resumes', restId: orderId } }))
    case 'ReviewRecorded':
    case 'InterimStayReported':
    case 'ReviewOfficerRecused':
      return []
  }
}
