import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { readTolling } from './execution-stay.ts'
import { groundOn } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import { readAbout, type DisputeStage, type Listing } from './listing.ts'
import { readListing } from './read-listing.ts'

/** A step of a dispute as far as the entry feels it. */
export type DisputeStep =
  | {
      readonly kind: 'begins'
      readonly disputeId: string
      readonly stage: DisputeStage
      readonly measureId: string | null
      /** The unit whose measure it is. */
      readonly implementer?: OrganisationId
      /** What orders an interim stay; empty for stages that a rule of the place answers. */
      readonly basis: readonly Citation[]
      /** A unit reported an error by itself: no objection of the subject's, so its term never stands still for it. */
      readonly byUnit?: boolean
    }
  | { readonly kind: 'ends'; readonly disputeId: string; readonly stage: DisputeStage }

/**
 * Writes on the entry that a dispute about it comes to a stage or leaves it, from today. It never fails for the health of
 * the system: it favours the subject. An
 * entry without effect or over is not touched, but for a decision that is not published yet, and a received entry that
 * waits for an official: what began meanwhile stands when it takes effect.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三)
 */
export function decideDisputeStep(
  state: Listing | undefined,
  step: DisputeStep,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  const { disputeId, stage } = step
  const head = { listingId: state.listingId, on: today, disputeId, stage }
  if (step.kind === 'ends') {
    const stands = (isDisputable(state) || state.kind === 'released') && standsAt(state, step)
    return ok(stands ? [{ type: 'DisputeStageEnded', ...head, ground: groundOn(law, [cite('N49', '(八)')]) }] : [])
  }
  if (!isDisputable(state) || standsAt(state, step)) return ok([])
  if (readListing(state, today, law.calendar).kind === 'ended') return ok([])
  const { basis } = step
  const about = readAbout(step)
  const { tolls, basis: tolling } = readTolling(state, step, law, today)
  const ground = groundOn(law, [...basis, ...tolling], { tolls })
  return ok([{ type: 'DisputeStageBegun', ...head, ground, ...about, tolls }])
}

function isDisputable(
  state: Listing,
): state is Extract<Listing, { readonly kind: 'decided' | 'listed' | 'awaitingPerson' }> {
  return state.kind === 'decided' || state.kind === 'listed' || state.kind === 'awaitingPerson'
}

function standsAt(
  { disputes = [] }: Extract<Listing, { kind: 'decided' | 'listed' | 'released' | 'awaitingPerson' }>,
  { disputeId, stage }: Pick<DisputeStep, 'disputeId' | 'stage'>,
): boolean {
  return disputes.some((one) => one.disputeId === disputeId && one.stage === stage && one.until === null)
}
