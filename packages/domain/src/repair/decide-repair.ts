import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn, isSameOfficial } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readSubjectRaiser, type ClaimedRaiser } from '../objection/raiser.ts'
import { readRepairEffect, readRepairRoute, type RepairGravity } from '../rulebook/practice/repair-practice.ts'
import { checkMaterials, findRepairBar, readRepairHandler, readRepairWindow } from './repair-conditions.ts'
import type { GravityReading } from './repair-gravity.ts'
import type { RepairableThing } from './repairable.ts'
import type { SectorCondition } from './sector-conditions.ts'
import type { FollowUp, Repair, RepairCore, RepairDecision, RepairEvent } from './repair.ts'

type Decided = Result<readonly RepairEvent[], Refusal>

/** An application as it is handed in, with the number of the document that the applicant names. */
export interface NewRepair extends Omit<
  RepairCore,
  | 'receivedOn'
  | 'handler'
  | 'subjectKind'
  | 'gravity'
  | 'gravityBy'
  | 'gravityConfirmed'
  | 'gravityReasons'
  | 'place'
  | 'raiser'
> {
  readonly raiser: ClaimedRaiser
  readonly documentNumber: string
  /** The class that an official of the handler assigns in place of the table's, with reasons; never the applicant's. */
  readonly assigned: { readonly gravity: RepairGravity; readonly reasons: TextRef } | null
  readonly by: Actor | null
}

/** What an application is measured against. */
export interface ApplicationFacts {
  readonly thing: RepairableThing | undefined
  /** An application for the same thing that is under way. */
  readonly open: string | null
  readonly conditions: readonly SectorCondition[]
}

/**
 * Takes an application for repair: for a thing of one's own, with the number of the document it rests on, not before the
 * minimum of its class, with proof for each condition, one at a time; an agent with proof of authority may apply. It costs
 * nothing and asks no health mark.
 * @basis O36/第四条; O36/修复条件条款（序号未核）; PZ/二(三)1; JN/四(四); YF/(二十四); GD/(二十五); PY/五(四)
 * @basis CIVIL/第一百六十五条
 */
export function decideRepairApplication(
  state: Repair | undefined,
  { documentNumber, assigned, by, raiser, ...handedIn }: NewRepair,
  { thing, open, conditions }: ApplicationFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
  const { repairId, subjectId, materials } = handedIn
  if (thing === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  const { place, subjectKind, sector, document } = thing
  const { handler, basis } = readRepairHandler(place, thing, law, today)
  if (thing.subjectId !== subjectId) return refuse({ code: 'NOT_ONES_OWN', basis })
  const raised = readSubjectRaiser(raiser)
  if (!raised.ok) return raised
  const barred = findRepairBar(thing)
  if (barred !== undefined) return barred
  if (open !== null) return refuse({ code: 'REPAIR_OPEN', repairId: open, basis })
  if (document.numbers.length > 0 && !document.numbers.includes(documentNumber)) {
    return refuse({ code: 'DOCUMENT_DIFFERS', number: documentNumber, basis })
  }
  const graded = readAssigned(thing, assigned, by, handler)
  if (!graded.ok) return graded
  const { gravity, confirmed, basis: classes } = graded.value
  const window = readRepairWindow(place, { ...thing.dates, gravity }, law, today)
  const why = [...window.basis, ...classes]
  const sure = window.confirmed && confirmed
  if (window.from !== null && today < window.from) {
    return refuse({ code: 'REPAIR_TOO_EARLY', from: window.from, gravity, confirmed: sure, basis: why })
  }
  const met = checkMaterials(place, { subjectKind, sector, conditions }, materials, law, today)
  if (!met.ok) return met
  const repair = {
    ...handedIn,
    raiser: raised.value,
    place,
    subjectKind,
    handler,
    gravity,
    gravityBy: graded.value.by,
    gravityConfirmed: confirmed,
    gravityReasons: assigned?.reasons ?? null,
    receivedOn: today,
  }
  const ground = groundOn(law, [...basis, ...why, ...met.value], { gravity, confirmed: sure })
  return ok([{ type: 'RepairApplied', repairId, on: today, ground, repair, by }])
}

/** The class an application is measured by: the table's, or what an official of the handler assigns with reasons. */
function readAssigned(
  thing: RepairableThing,
  assigned: NewRepair['assigned'],
  by: Actor | null,
  handler: string,
): Result<GravityReading, Refusal> {
  if (assigned === null) return ok(thing.gravity)
  const basis = [cite('O36', '第八条至第十条')]
  if (by?.organisationId !== handler) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by?.organisationId ?? '', basis })
  }
  if (assigned.reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  return ok({ gravity: assigned.gravity, by: 'official', confirmed: true, basis })
}

/**
 * Accepts an application, or not, with reasons.
 * @basis N22/办理流程（序号未核）
 */
export function decideAcceptance(
  state: Repair | undefined,
  { accepted, reasons, by }: { readonly accepted: boolean; readonly reasons: TextRef; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'applied') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { repairId, handler } = state
  const basis = [cite('N22', '办理流程（序号未核）')]
  if (by.organisationId !== handler)
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  const head = { repairId, on: today, ground: groundOn(law, basis) }
  if (accepted) return ok([{ type: 'RepairAccepted', ...head, by }])
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  return ok([{ type: 'RepairNotAccepted', ...head, reasons, by }])
}

/**
 * Decides an accepted application: by another official of the organ than the one who accepted and checked it, with
 * reasons. A grant is of effect at once, or on its publication where the place wants publicity first.
 * @basis PZ/二(三)1; JN/四(四); O36/第三条
 */
export function decideRepair(
  state: Repair | undefined,
  { outcome, reasons, letter, by }: Omit<RepairDecision, 'decidedOn'>,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'accepted') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { repairId, place, handler, acceptedBy } = state
  const route = readRepairRoute(law.book, place, today)
  const basis = route.kind === 'ruled' ? [route.basis] : [cite('O36', '第三条')]
  if (by.organisationId !== handler)
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  if (isSameOfficial(by, acceptedBy)) return refuse({ code: 'SAME_HANDS', basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  const decision: RepairDecision = { outcome, reasons, letter, by, decidedOn: today }
  const effect = readRepairEffect(law.book, place, { on: today, publishedOn: null })
  const effectiveOn = outcome === 'refused' ? null : effect.kind === 'ruled' ? effect.value.measuresEndOn : today
  const why = effect.kind === 'ruled' ? [...basis, effect.basis] : basis
  const ground = groundOn(law, why, { outcome, effectiveOn })
  return ok([{ type: 'RepairDecided', repairId, on: today, ground, decision, effectiveOn }])
}

/**
 * Publicises a granted repair (攀枝花): from then on the measures end.
 * @basis PZ/二(三)1
 */
export function decideRepairPublicity(
  state: Repair | undefined,
  { site, by }: { readonly site: string; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'granted') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { repairId, place, handler, publicisedOn, decision } = state
  const effect = readRepairEffect(law.book, place, { on: decision.decidedOn, publishedOn: today })
  const basis = effect.kind === 'ruled' ? [effect.basis] : []
  if (by.organisationId !== handler)
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  if (effect.kind !== 'ruled' || !effect.value.publicityRequired) {
    return refuse({ code: 'PUBLICITY_NOT_FORESEEN', basis })
  }
  if (publicisedOn !== null) return ok([])
  return ok([{ type: 'RepairPublicised', repairId, on: today, ground: groundOn(law, basis), site, by }])
}

/** Writes down that publication, sharing and measures were ended here because of a repair; once. */
export function decideRepairExecution(state: Repair | undefined, law: LawInForce, today: LocalDate): Decided {
  if (state?.kind !== 'granted' || state.effectiveOn === null || today < state.effectiveOn) {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  if (state.executedOn !== null) return ok([])
  const ground = groundOn(law, [cite('O36', '第三条')])
  return ok([{ type: 'RepairExecuted', repairId: state.repairId, on: today, ground }])
}

/**
 * Records what was found after a repair; a broken promise is a fact for the next application, it revives nothing.
 * @basis PZ/一
 */
export function decideFollowUp(
  state: Repair | undefined,
  { finding, report, by }: Omit<FollowUp, 'on'>,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'granted') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { repairId, handler } = state
  const basis = [cite('PZ', '一')]
  if (by.organisationId !== handler)
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis })
  if (report === '') return refuse({ code: 'REASONS_MISSING', basis })
  return ok([{ type: 'RepairFollowedUp', repairId, on: today, ground: groundOn(law, basis), finding, report, by }])
}

/**
 * Takes an application back before it is decided.
 * @basis CIVIL/第一百三十条
 */
export function decideRepairWithdrawal(
  state: Repair | undefined,
  by: Actor | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'applied' && state?.kind !== 'accepted') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const { repairId, takenInBy } = state
  if (by !== null && by.organisationId !== takenInBy) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: [] })
  }
  return ok([{ type: 'RepairWithdrawn', repairId, on: today, ground: groundOn(law, []), by }])
}
