import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn, isSameOfficial } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import type { Listing, OpenCase } from './listing.ts'

/**
 * Whether an official stands on the proposer's side of a case: proposed it, or took it over. Who does, decides nothing
 * of it; a hand-over never makes two hands one.
 * @basis N49/(八)
 */
export function isProposing(
  { proposer, successors = [] }: Pick<OpenCase, 'proposer' | 'successors'>,
  by: Actor,
): boolean {
  return [proposer, ...successors].some((one) => isSameOfficial(one, by))
}

/**
 * Passes the proposer's part of a case under way to another official of the unit. Its clocks run on. Refused for one who
 * decided it or presided over its hearing.
 * @basis N49/(八)
 */
export function decideCaseHandOver(
  state: Listing | undefined,
  { to, by }: { readonly to: Actor; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'proposed' && state?.kind !== 'noticed' && state?.kind !== 'decided') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const hands: Actor[] = []
  if (state.kind !== 'proposed' && state.hearing.kind === 'held') hands.push(state.hearing.presiding)
  if (state.kind === 'decided') {
    const { determination } = state.decision
    hands.push(determination.by === 'determiner' ? determination.decider : determination.issuedBy)
  }
  const basis = [cite('N49', '(八)')]
  if (hands.some((one) => isSameOfficial(one, to))) return refuse({ code: 'SAME_HANDS', basis })
  const ground = groundOn(law, basis)
  return ok([{ type: 'ListingCaseHandedOver', listingId: state.listingId, on: today, ground, to, by }])
}
