import { COURT_LIST } from '../catalogue/list-type.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, EvidenceRef, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { decideDisputeStep, type DisputeStep } from './decide-dispute.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import type { DisputeInterval, Listing } from './listing.ts'
import { findAfterEnd } from './read-listing.ts'

/** A court's ruling that approves a reorganisation plan or a settlement (重整计划、和解协议). */
export interface InsolvencyRuling {
  readonly number: string
  readonly date: LocalDate
  readonly evidence: EvidenceRef
}

const BASIS = [cite('N22', '破产重整条款（序号未核）'), cite('O36', '破产重整条款（序号未核）')]

/**
 * Shields an adverse entry while its subject is reorganised or settles with its creditors: from today it is not shown and
 * its measures rest everywhere. Only the court's ruling is asked for, no health mark: it favours the subject. The term
 * runs on; repair follows when the plan is carried out. The court's list is the court's: it deletes from it by itself.
 * @basis SPC17/第十条
 * @basis N22/破产重整条款（序号未核）; O36/破产重整条款（序号未核）
 */
export function decideInsolvencyShield(
  state: Listing | undefined,
  { shieldId, ruling, by }: { readonly shieldId: string; readonly ruling: InsolvencyRuling; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'listed') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  if (state.listTypeId === COURT_LIST) {
    return refuse({ code: 'REPAIR_BARRED', why: 'courtList', basis: [cite('SPC17', '第十条')] })
  }
  if (state.listKind === 'incentive') return refuse({ code: 'REPAIR_BARRED', why: 'notAdverse', basis: BASIS })
  const over = findAfterEnd(state, today, law)
  if (over !== undefined) return over
  if (findInsolvencyShield(state) !== undefined) {
    return refuse({ code: 'WRONG_STATE', state: 'insolvencyShield', basis: [] })
  }
  if (ruling.number === '' || ruling.evidence === '') return refuse({ code: 'DOCUMENT_MISSING', basis: BASIS })
  if (ruling.date > today) return refuse({ code: 'DATE_IN_FUTURE', date: ruling.date, basis: [] })
  const values = { ruling: ruling.number, ruledOn: ruling.date, evidence: ruling.evidence, by: by.officerId }
  return step(state, begins(shieldId, 'insolvencyShield'), values, law, today)
}

/** Why a shield ends: the plan was carried out, the proceedings ended without it, or the repair that followed was refused. */
export type ShieldEnd = 'carriedOut' | 'failed' | 'repairRefused'

/**
 * Ends the shield, with reasons. A plan carried out opens the way to repair: the entry goes on resting until that is
 * decided. It is shown and executed again where the proceedings ended without it, or the repair was refused or not asked
 * for.
 * @basis N22/破产重整条款（序号未核）; O36/破产重整条款（序号未核）
 */
export function decideInsolvencyShieldEnd(
  state: Listing | undefined,
  end: { readonly why: ShieldEnd; readonly reasons: TextRef; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const shield = state?.kind === 'listed' || state?.kind === 'released' ? findInsolvencyShield(state) : undefined
  if (shield === undefined) return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { why, reasons, by } = end
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: BASIS })
  const fits = shield.stage === 'insolvencyShield' ? why !== 'repairRefused' : why !== 'carriedOut'
  if (!fits) return refuse({ code: 'WRONG_STATE', state: shield.stage, basis: [] })
  const { disputeId, stage } = shield
  const values = { why, reasons, by: by.officerId }
  const ended = step(state, { kind: 'ends', disputeId, stage }, values, law, today)
  if (!ended.ok || why !== 'carriedOut') return ended
  const waits = step(state, begins(disputeId, 'insolvencyRepair'), values, law, today)
  return waits.ok ? ok([...ended.value, ...waits.value]) : waits
}

/** The shield that stands on an entry, also while it waits for its repair. */
export function findInsolvencyShield({
  disputes,
}: {
  readonly disputes: readonly DisputeInterval[]
}): DisputeInterval | undefined {
  return disputes.find(({ stage, until }) => isShield(stage) && until === null)
}

function isShield(stage: DisputeInterval['stage']): boolean {
  return stage === 'insolvencyShield' || stage === 'insolvencyRepair'
}

function begins(disputeId: string, stage: DisputeInterval['stage']): DisputeStep {
  return { kind: 'begins', disputeId, stage, measureId: null, basis: BASIS }
}

function step(
  state: Listing | undefined,
  change: DisputeStep,
  values: Readonly<Record<string, unknown>>,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  const decided = decideDisputeStep(state, change, law, today)
  if (!decided.ok) return decided
  return ok(
    decided.value.map((event) =>
      'ground' in event
        ? { ...event, ground: { ...event.ground, values: { ...event.ground.values, ...values } } }
        : event,
    ),
  )
}
