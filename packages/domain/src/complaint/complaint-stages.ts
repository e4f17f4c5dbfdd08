import type { DisputeStep } from '../listing/decide-dispute.ts'
import { readDisputedPart } from '../objection/objection.ts'
import type { DisputeTarget } from '../objection/objection.ts'
import type { ComplaintEvent } from './complaint.ts'

/**
 * What an event of a complaint means for the entry it is about: the stage stands from the receipt to the decision or the
 * withdrawal. The days between the answer to the objection and the complaint are not part of it.
 * @basis PZ/二(三)2
 */
export function readComplaintStep(
  target: DisputeTarget,
  event: ComplaintEvent,
): { readonly listingId: string; readonly step: DisputeStep } | undefined {
  if (target.kind === 'record' || target.kind === 'publication') return undefined
  const { listingId } = target
  const part = readDisputedPart(target)
  const dispute = { disputeId: event.complaintId, stage: 'complaint' as const }
  switch (event.type) {
    case 'ComplaintReceived':
    case 'ComplaintReopened':
    case 'ComplaintAnswerAnnulled':
      return { listingId, step: { kind: 'begins', ...dispute, ...part, basis: [] } }
    case 'ComplaintDecided':
    case 'ComplaintWithdrawn':
      return { listingId, step: { kind: 'ends', ...dispute } }
    case 'ComplaintMeetingCalled':
    case 'ComplaintOfficerRecused':
    case 'ComplaintAssigned':
    case 'ComplaintResultTold':
      return undefined
  }
}
