import { addDays } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { readHeard } from './decide-hearing.ts'
import { findProvisionalAnswer, readLastDayToAnswer } from './decide-notice.ts'
import { findOpenPublicity, readPublicityLaw } from './decide-publicity.ts'
import { groundOn, maySpeakFor } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import { readLawfulListType } from './list-type-law.ts'
import type { ListingEvent } from './listing-event.ts'
import type { DecidedListing, GrantedTerm, Listing } from './listing.ts'
import { readLatestEnd, readNoticeGate } from './procedure-rules.ts'
import { readListing } from './read-listing.ts'

/** Publication of a decided entry: from when it has effect, and what set its term. */
export interface PublicationCommand {
  readonly effectiveOn: LocalDate
  readonly termSetBy: GrantedTerm['setBy']
  readonly termBasis: readonly Citation[]
  readonly by: Actor
}

/**
 * Lists a decided entry, on a list that is still lawful that day. Its effect begins neither before today nor before the decision, nor on or before the stated
 * last day to answer; where the province asks so, not before the decision was served. Nor is it listed while a reviewing
 * organ or a court orders that the decision is not executed. The term never passes the statutory maximum.
 * @basis N49/(八)
 * @basis GD_REG/第三十五条
 * @basis GD_REG/第四十三条
 * @basis SD_REG/第三十八条
 * @basis JN/四(二)
 * @basis ARL/第四十二条; ALIT/第五十六条
 */
export function decidePublication(
  state: Listing | undefined,
  { effectiveOn, termSetBy, termBasis, by }: PublicationCommand,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind === 'proposed' && state.listKind !== 'incentive') {
    return refuse({
      code: 'NOTICE_NOT_SERVED',
      listingId: state.listingId,
      basis: readNoticeGate(law, state.place, today).basis,
    })
  }
  if (state?.kind !== 'decided') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const adverse = state.listKind !== 'incentive'
  const failSafe = adverse ? findFailSafe(law.health) : undefined
  if (failSafe !== undefined) return failSafe
  if (!maySpeakFor(by, state.determiner, state.decision.determination)) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: [] })
  }
  const lawful = readLawfulListType(law, state, today)
  if (!lawful.ok) return lawful
  const obstacle = adverse ? findNoticeObstacle(state, law, today) : findOpenPublicity(state, law, today)
  if (obstacle !== undefined) return obstacle
  const order = state.disputes?.filter(({ stage, measureId, until }) => {
    return stage === 'interimStay' && measureId === null && until === null
  })
  if (order !== undefined && order.length > 0) {
    const disputeIds = order.map(({ disputeId }) => disputeId)
    return refuse({ code: 'EXECUTION_STAYED', disputeIds, basis: order.flatMap((one) => one.basis) })
  }
  const earliest = readFirstDay(state, law, today)
  const basis = adverse ? readNoticeGate(law, state.place, today).basis : readPublicityLaw(law, state, today).basis
  if (effectiveOn < earliest) return refuse({ code: 'EFFECT_BEFORE_NOTICE', earliest, basis })

  const dates = { decidedOn: state.decision.decidedOn, conductUntil: state.conduct.until }
  const latest = adverse ? readLatestEnd(law, state.place, dates, today) : { lastDay: null, basis: [] }
  if (latest.lastDay !== null && latest.lastDay < effectiveOn) {
    return refuse({ code: 'AFTER_END', endedOn: latest.lastDay, basis: latest.basis })
  }
  if (state.shortenedTo !== undefined && state.shortenedTo < effectiveOn) {
    return refuse({ code: 'AFTER_END', endedOn: state.shortenedTo, basis: [] })
  }
  const term: GrantedTerm = {
    start: effectiveOn,
    length: state.decision.term,
    latestEnd: latest.lastDay,
    setBy: termSetBy,
    basis: [...termBasis, ...latest.basis],
  }
  const ground = groundOn(law, [...basis, ...latest.basis], { effectiveOn, latestEnd: latest.lastDay })
  return ok([{ type: 'ListingPublished', listingId: state.listingId, on: today, ground, effectiveOn, term, by }])
}

/**
 * Writes down that a term is over. A record only: the entry had ended by itself, whether or not this is ever written.
 * @basis PZ/二(三)1
 * @basis JN/四(四)
 */
export function decideExpiryRecord(
  state: Listing | undefined,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const reading = readListing(state, today, law.calendar)
  if (state?.kind !== 'listed' || reading.kind !== 'ended' || state.expiryRecordedOn !== null) {
    return refuse({ code: 'WRONG_STATE', state: reading.kind, basis: [] })
  }
  const { lastDay } = reading
  const ground = groundOn(law, state.term.basis, { lastDay })
  return ok([{ type: 'ListingExpiryRecorded', listingId: state.listingId, on: today, ground, lastDay }])
}

/** The first day on which a decided entry may have effect. */
function readFirstDay({ notice, decision }: DecidedListing, law: LawInForce, today: LocalDate): LocalDate {
  const days = [today, decision.decidedOn]
  if (notice !== null) days.push(addDays(readLastDayToAnswer(notice, law.calendar), 1))
  if (decision.served !== null) days.push(decision.served.servedOn)
  return days.reduce((a, b) => (a > b ? a : b))
}

function findNoticeObstacle(
  state: DecidedListing,
  law: LawInForce,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const { rule, basis } = readNoticeGate(law, state.place, today)
  const { notice, service, statements, hearing, decision } = state
  if (notice === null || service === null) {
    return refuse({ code: 'NOTICE_NOT_SERVED', listingId: state.listingId, basis })
  }
  const lastDay = readLastDayToAnswer(notice, law.calendar)
  const heard = readHeard({ notice, statements, hearing }, addDays(lastDay, 1), law.calendar)
  if (heard.kind === 'open') return refuse(heard.refusal)
  const provisional = findProvisionalAnswer(notice, service, law)
  if (provisional !== undefined) return provisional
  return rule.decisionServed && decision.served === null ? refuse({ code: 'DECISION_NOT_SERVED', basis }) : undefined
}
