import { compileCalendar } from '../calendar/work-calendar.ts'
import { localDate } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { CALENDAR_YEARS } from '../calendar/years.ts'
import { BASELINE_CATALOGUE } from '../catalogue/data/baseline.ts'
import { HEALTHY } from '../kernel/health.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { decideDecisionService, decideDetermination } from './decide-determination.ts'
import type { PanelResolution } from './decide-determination.ts'
import { decideHearingAct } from './decide-hearing.ts'
import { decideNotice, decideServiceRecord } from './decide-notice.ts'
import type { NoticeDraft } from './decide-notice.ts'
import { decideProposal } from './decide-proposal.ts'
import type { Proposal } from './decide-proposal.ts'
import { decidePublication } from './decide-publication.ts'
import { decideReception } from './decide-received.ts'
import type { Reception } from './decide-received.ts'
import { evolveListing } from './evolve-listing.ts'
import type { LawInForce, UnitPower } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import type { DisputeInterval, Listing } from './listing.ts'

/** Synthetic cases for tests: the law that ships, one unit, four officials. */

export const day = localDate
export const LAW: LawInForce = {
  book: BASELINE,
  catalogue: BASELINE_CATALOGUE,
  calendar: compileCalendar(CALENDAR_YEARS),
  health: HEALTHY,
}
export const SAFETY: UnitPower = { organisationId: 'unit-safety', departments: ['应急管理部门'] }
export const PROPOSER: Actor = { officerId: 'officer-1', organisationId: 'unit-safety' }
export const DECIDER: Actor = { officerId: 'officer-2', organisationId: 'unit-safety' }
export const PANEL_LEAD: Actor = { officerId: 'officer-3', organisationId: 'unit-panel' }
export const CREDIT_OFFICE: Actor = { officerId: 'officer-4', organisationId: 'unit-credit' }

export const YUNFU = '445300'
export const PANZHIHUA = '510400'
export const GUANGDONG = '440000'
export const JINAN = '370100'
export const PUYANG = '410928'

export function proposal(changes: Partial<Proposal['entry']> = {}): Proposal {
  return {
    entry: {
      listingId: 'listing-1',
      listKind: 'sanction',
      place: YUNFU,
      listTypeId: 'work-safety',
      subjectId: 'subject-1',
      subjectKind: 'enterprise',
      determiner: 'unit-safety',
      conduct: { from: day('2026-01-10'), until: day('2026-01-20'), facts: 'text:facts' },
      source: null,
      ...changes,
    },
    document: {
      kind: 'penaltyDecision',
      number: '云应急罚〔2026〕1号',
      date: day('2026-02-10'),
      authority: 'unit-safety',
      effectiveOn: day('2026-02-20'),
    },
    by: PROPOSER,
  }
}

export function notice(lastDayToAnswer = '2026-03-20'): NoticeDraft {
  return {
    noticeId: 'notice-1',
    facts: 'text:facts',
    reasons: 'text:reasons',
    rights: 'text:rights',
    further: { measures: 'text:measures', removalConditions: 'text:removal', remedies: 'text:remedies' },
    basis: [{ document: 'N49', clause: '(八)' }],
    channel: 'post',
    lastDayToAnswer: day(lastDayToAnswer),
  }
}

export function reception(changes: Partial<Reception> = {}): Reception {
  const { entry, document } = proposal({ place: PUYANG, listTypeId: 'judgment-defaulter', determiner: 'court-1' })
  return {
    entry,
    document,
    from: 'court-1',
    externalKey: 'key-1',
    service: { kind: 'served', on: day('2026-02-25') },
    term: { start: day('2026-03-01'), length: { count: 2, unit: 'year' }, latestEnd: null, basis: [] },
    file: 'file:1',
    ...changes,
  }
}

export const COURT: UnitPower = { organisationId: 'court-1', departments: ['人民法院'] }

/** The state after the events a decision gave. Throws with the refusal's code when it was refused. */
export function after(
  state: Listing | undefined,
  result: Result<readonly ListingEvent[], Refusal>,
): Listing | undefined {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.reduce<Listing | undefined>(evolveListing, state)
}

/** What a decision refused, `undefined` when it allowed. */
export function refusalIn(result: Result<unknown, Refusal>): Refusal | undefined {
  return result.ok ? undefined : result.error
}

export function proposed(changes: Partial<Proposal['entry']> = {}): Listing | undefined {
  return after(undefined, decideProposal(undefined, proposal(changes), SAFETY, LAW, day('2026-03-01')))
}

export const ANSWER_PERIOD = { count: 5, unit: 'workingDay', setBy: 'operator' } as const

export function noticed(changes: Partial<Proposal['entry']> = {}): Listing | undefined {
  const issued = proposed(changes)
  const out = after(
    issued,
    decideNotice(issued, { notice: notice(), by: PROPOSER, period: ANSWER_PERIOD }, LAW, day('2026-03-02')),
  )
  const proof = { kind: 'receipt', servedOn: day('2026-03-04'), evidence: 'file:receipt' } as const
  const record = { noticeId: 'notice-1', outcome: { kind: 'served', proof }, by: PROPOSER } as const
  return after(out, decideServiceRecord(out, record, ANSWER_PERIOD, LAW, day('2026-03-05')))
}

export const DECISION = {
  outcome: 'list',
  number: '云应急信〔2026〕1号',
  reasons: 'text:decision',
  term: { count: 2, unit: 'year' },
  by: DECIDER,
} as const

export function decided(
  changes: Partial<Proposal['entry']> = {},
  resolution: PanelResolution | null = null,
  on: LocalDate = day('2026-03-23'),
): Listing | undefined {
  const state = noticed(changes)
  const facts = { unit: SAFETY, resolution, termMaximum: null }
  return after(state, decideDetermination(state, DECISION, facts, LAW, on))
}

export const DECISION_PROOF = { kind: 'delivered', servedOn: day('2026-03-24'), evidence: 'file:d' } as const

export function listed(
  changes: Partial<Proposal['entry']> = {},
  resolution: PanelResolution | null = null,
): Listing | undefined {
  const state = decided(changes, resolution)
  const service = { proof: DECISION_PROOF, further: notice().further, by: DECIDER }
  const served = after(state, decideDecisionService(state, service, LAW, day('2026-03-25')))
  return after(served, decidePublication(served, PUBLICATION, LAW, day('2026-03-26')))
}

export const PUBLICATION = {
  effectiveOn: day('2026-04-01'),
  termSetBy: 'rule',
  termBasis: [],
  by: DECIDER,
} as const

export function received(changes: Partial<Reception> = {}): Listing | undefined {
  return after(undefined, decideReception(undefined, reception(changes), COURT, LAW, day('2026-03-02')))
}

export function withStatement(state: Listing | undefined, on = '2026-03-10'): Listing | undefined {
  const act = { act: 'state', statementId: 'statement-1', text: 'text:statement' } as const
  return after(state, decideHearingAct(state, act, LAW, day(on)))
}

/** A dispute that stands at verification from a day on, about the whole entry unless `changes` says otherwise. */
export function disputeOf(from: string, changes: Partial<DisputeInterval> = {}): DisputeInterval {
  const about = { disputeId: 'o1', stage: 'verification', measureId: null } as const
  return { ...about, from: day(from), until: null, tolls: false, basis: [], ...changes }
}
