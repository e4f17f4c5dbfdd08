import type { DisputeStep } from '../listing/decide-dispute.ts'
import { readDisputedPart } from './objection.ts'
import type { DisputeTarget, ObjectionEvent } from './objection.ts'

/**
 * What an event of an objection means for the entry it is about: verification begins with the receipt, or where nobody
 * knew yet who it came from, once that is confirmed; it is over with the decision or the withdrawal. An objection to the publication alone, or to a record, rests no measure.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; PY/五(三)
 */
export function readStageStep(
  target: DisputeTarget,
  event: ObjectionEvent,
): { readonly listingId: string; readonly step: DisputeStep } | undefined {
  if (target.kind === 'record' || target.kind === 'publication') return undefined
  const { listingId } = target
  const part = readDisputedPart(target)
  const dispute = { disputeId: event.objectionId, stage: 'verification' as const }
  switch (event.type) {
    case 'ObjectionReceived':
      return event.objection.identity === null ? undefined : begins(event.objection.raiser.kind === 'unit')
    case 'ObjectorIdentified':
    case 'ObjectionAnswerAnnulled':
      return begins()
    case 'ObjectionReopened':
      return event.identified ? begins() : undefined
    case 'ObjectionDecided':
    case 'ObjectionWithdrawn':
      return { listingId, step: { kind: 'ends', ...dispute } }
    case 'ObjectorNotProved':
    case 'ObjectionMarked':
    case 'HandlerRecused':
    case 'ObjectionAssigned':
    case 'ObjectionTransferred':
    case 'ExcludedTimeBegun':
    case 'ExcludedTimeEnded':
    case 'ResultTold':
      return undefined
  }
  function begins(byUnit = false) {
    const step = { kind: 'begins', ...dispute, ...part, basis: [] } as const
    return { listingId, step: byUnit ? { ...step, byUnit } : step }
  }
}
