import { durationLastDay } from '../calendar/limits.ts'
import type { DurationUnit } from '../calendar/limits.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { readEffectiveDocument } from './case-document.ts'
import { readHeard } from './decide-hearing.ts'
import { findProvisionalAnswer, findUnsoundProof } from './decide-notice.ts'
import { findOpenPublicity } from './decide-publicity.ts'
import { isProposing } from './hand-over.ts'
import { findHeldRule, groundOn, readHeldRule } from './law-in-force.ts'
import type { LawInForce, UnitPower } from './law-in-force.ts'
import { findMissingPower, readFooting, readLawfulListType } from './list-type-law.ts'
import type { ListingEvent } from './listing-event.ts'
import { readNoticeGate } from './procedure-rules.ts'
import type { FurtherPart } from './procedure-rules.ts'
import type { Listing, NoticedListing, ProposedListing, ServiceProof, TermLength } from './listing.ts'

/** What a panel or the joint conference resolved on one case; read from the meeting's history. */
export interface PanelResolution {
  readonly meetingId: string
  readonly level: 'panel' | 'jointConference'
  readonly listingId: string
  readonly outcome: 'list' | 'refuse'
  readonly issuedBy: Actor
}

/** The longest term a text allows for the case. */
export interface TermMaximum {
  readonly count: number
  readonly unit: DurationUnit
  readonly basis: Citation
}

/** The decision as the official puts it. */
export interface DeterminationCommand {
  readonly outcome: 'list' | 'refuse'
  readonly number: string
  readonly reasons: TextRef
  readonly term: TermLength
  readonly by: Actor
}

/**
 * Decides a case: by another official than the proposer; by the panel's resolution where the place determines by panel;
 * on a lawful list and an effective document that day; after the subject was heard; for a term that ends. Not listing is
 * always open.
 * @basis N49/(三)
 * @basis N49/(八)
 * @basis YF/(十六)
 * @basis GD/(十六)
 * @basis PZ/二(二)2
 * @basis JN/四(二)
 */
export function decideDetermination(
  state: Listing | undefined,
  command: DeterminationCommand,
  facts: {
    readonly unit: UnitPower
    readonly resolution: PanelResolution | null
    readonly termMaximum: TermMaximum | null
  },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'proposed' && state?.kind !== 'noticed') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const { outcome, number, reasons, term, by } = command
  const adverse = outcome === 'list' && state.listKind !== 'incentive'
  const failSafe = adverse ? findFailSafe(law.health) : undefined
  if (failSafe !== undefined) return failSafe
  if (isProposing(state, by)) return refuse({ code: 'SAME_HANDS', basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: [cite('N49', '(八)')] })

  const determination = readDeterminer(state, command, facts, law, today, adverse)
  if (!determination.ok) return determination
  const head = { listingId: state.listingId, on: today }
  const { by: determinedBy, basis } = determination.value
  if (outcome === 'refuse') {
    const ground = groundOn(law, basis)
    return ok([{ type: 'ListingRefused', ...head, ground, determination: determinedBy, reasons }])
  }
  const effective = readEffectiveDocument(state.document, { place: state.place, adverse }, law, today)
  if (!effective.ok) return effective
  const listType = readLawfulListType(law, state, today)
  if (!listType.ok) return listType
  const powerless = findMissingPower(listType.value, facts.unit)
  if (powerless !== undefined) return powerless
  const unheard = findUnheard(state, law, today)
  if (unheard !== undefined) return unheard
  const overlong = findOverlongTerm(term, facts.termMaximum, today)
  if (overlong !== undefined) return overlong
  const endless = adverse ? findMissingTerm(state, term, law, today) : undefined
  if (endless !== undefined) return endless

  const ground = groundOn(law, [...basis, ...readFooting(listType.value)], { determination: determinedBy.by, term })
  const decision = { number, decidedOn: today, determination: determinedBy, reasons, term }
  return ok([{ type: 'ListingDecided', ...head, ground, decision }])
}

/**
 * Records service of the decision itself; the notice on repair goes with it (两书同达).
 * @basis GD_REG/第三十五条
 */
export function decideDecisionService(
  state: Listing | undefined,
  command: {
    readonly proof: ServiceProof
    /** What the served decision tells besides its reasons. */
    readonly further: Readonly<Partial<Record<FurtherPart, TextRef>>>
    readonly by: Actor
  },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'decided') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { proof, further, by } = command
  const unsound = findUnsoundProof(proof, state.decision.decidedOn, today)
  if (unsound !== undefined) return unsound
  const gate = readNoticeGate(law, state.place, today)
  const adverse = state.listKind !== 'incentive'
  const missing = gate.rule.decisionServed && adverse ? gate.further.filter((part) => (further[part] ?? '') === '') : []
  if (missing.length > 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing, basis: gate.basis })
  const ground = groundOn(law, gate.rule.decisionServed ? gate.basis : [], { servedOn: proof.servedOn })
  return ok([{ type: 'ListingDecisionServed', listingId: state.listingId, on: today, ground, proof, by }])
}

function readDeterminer(
  state: ProposedListing | NoticedListing,
  { outcome, by }: DeterminationCommand,
  { unit, resolution }: { readonly unit: UnitPower; readonly resolution: PanelResolution | null },
  law: LawInForce,
  today: LocalDate,
  adverse: boolean,
): Result<{ readonly by: NonNullable<DeterminedBy>; readonly basis: readonly Citation[] }, Refusal> {
  const rule = readHeldRule(law, state.place, 'determination', today, adverse)
  if (!rule.ok) return rule
  if (rule.value === undefined) return refuse({ code: 'RULE_UNSPECIFIED', axis: 'determination', basis: [] })
  const { value, source } = rule.value
  const basis = [source]
  if (value.by === 'upstream') return refuse({ code: 'DETERMINED_UPSTREAM', basis })
  if (value.by === 'panel') {
    const fits = resolution?.listingId === state.listingId && resolution.outcome === outcome
    if (resolution === null || !fits) return refuse({ code: 'PANEL_REQUIRED', basis })
    if (isProposing(state, resolution.issuedBy)) return refuse({ code: 'SAME_HANDS', basis: [] })
    const { level, meetingId, issuedBy } = resolution
    return ok({ by: { by: level, meetingId, issuedBy }, basis })
  }
  if (by.organisationId !== state.determiner || unit.organisationId !== state.determiner) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  }
  return ok({ by: { by: 'determiner', decider: by }, basis })
}

type DeterminedBy = Extract<ListingEvent, { type: 'ListingRefused' }>['determination']

function findUnheard(
  state: ProposedListing | NoticedListing,
  law: LawInForce,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (state.listKind === 'incentive') return findOpenPublicity(state, law, today)
  if (state.kind === 'proposed') {
    return refuse({ code: 'NOTICE_NOT_SERVED', listingId: state.listingId, basis: [cite('N49', '(八)')] })
  }
  const heard = readHeard(state, today, law.calendar)
  if (heard.kind === 'open') return refuse(heard.refusal)
  return findProvisionalAnswer(state.notice, state.service, law)
}

/**
 * An adverse entry is made for a term that ends, also while the conduct goes on: every place wants the term stated and
 * the entry removed when it is over. Only the court's list, which is received, knows entries without one.
 * @basis PZ/二(三)1; JN/四(四); PY/五(四); YF/(二十四); GD/(二十五)
 */
function findMissingTerm(
  { place }: ProposedListing | NoticedListing,
  term: TermLength,
  law: LawInForce,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (term !== 'openEnded') return undefined
  const rule = findHeldRule(law, place, 'expiryRemoval', today)
  return refuse({ code: 'TERM_MISSING', basis: rule === undefined ? [] : [rule.source] })
}

function findOverlongTerm(
  term: TermLength,
  maximum: TermMaximum | null,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (maximum === null) return undefined
  const latestEnd = durationLastDay(today, maximum)
  const refusal = refuse<Refusal>({ code: 'TERM_OVER_MAXIMUM', latestEnd, basis: [maximum.basis] })
  if (term === 'openEnded' || term.unit === 'workingDay') return refusal
  return durationLastDay(today, { count: term.count, unit: term.unit }) > latestEnd ? refusal : undefined
}
