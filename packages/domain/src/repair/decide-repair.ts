import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn, isSameOfficial } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import {
  checkAssignment,
  checkRecusal,
  findRecusedBar,
  type AssignmentFacts,
  type CaseHands,
  type Recusal,
} from '../objection/case-hands.ts'
import { readSubjectRaiser, type ClaimedRaiser } from '../objection/raiser.ts'
import { findDenialBar, findWithdrawalBar, type RecordedWithdrawal } from '../objection/withdrawal.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { readRepairEffect, readRepairRoute, type RepairGravity } from '../rulebook/practice/repair-practice.ts'
import { checkMaterials, findRepairBar, readRepairHandler, readRepairWindow } from './repair-conditions.ts'
import type { RepairUnits } from './repair-conditions.ts'
import type { GravityReading } from './repair-gravity.ts'
import type { RepairableThing } from './repairable.ts'
import type { SectorCondition } from './sector-conditions.ts'
import { readAnsweringUnit, readDecidable } from './repair.ts'
import type { FollowUp, Repair, RepairCore, RepairDecision, RepairEvent } from './repair.ts'

type Decided = Result<readonly RepairEvent[], Refusal>

/** An application as it is handed in, with the number of the document that the applicant names. */
export interface NewRepair extends Omit<
  RepairCore,
  | 'receivedOn'
  | 'handler'
  | 'recorder'
  | 'opensOn'
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
  /** An application for the same thing that is under way, from whomever it concerns: one nobody confirmed shuts nobody out. */
  readonly open: string | null
  readonly conditions: readonly SectorCondition[]
  readonly units: RepairUnits
}

/**
 * Takes an application for repair: for a thing of one's own, with the number of the document it rests on, not before the
 * minimum of its class, with proof for each condition, one at a time; an agent with proof of authority may apply. Before
 * the minimum of a class that nobody confirmed it is taken all the same, and an official weighs it. It costs nothing and
 * asks no health mark.
 * @basis O36/第四条; O36/修复条件条款（序号未核）; PZ/二(三)1; JN/四(四); YF/(二十四); GD/(二十五); PY/五(四)
 * @basis CIVIL/第一百六十五条
 */
export function decideRepairApplication(
  state: Repair | undefined,
  { documentNumber, assigned, by, raiser, ...handedIn }: NewRepair,
  { thing, open, conditions, units }: ApplicationFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
  const { repairId, subjectId, materials } = handedIn
  if (thing === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  const { place, subjectKind, sector, document } = thing
  const { handler, recorder, basis } = readRepairHandler(place, thing, law, today, units)
  if (thing.subjectId !== subjectId) return refuse({ code: 'NOT_ONES_OWN', basis })
  const raised = readSubjectRaiser(raiser)
  if (!raised.ok) return raised
  const barred = findRepairBar(thing)
  if (barred !== undefined) return barred
  if (open !== null) return refuse({ code: 'REPAIR_OPEN', repairId: open, basis })
  if (document.numbers.length > 0 && !document.numbers.includes(documentNumber)) {
    return refuse({ code: 'DOCUMENT_DIFFERS', number: documentNumber, basis })
  }
  if (units.elsewhere.includes(handler) && recorder === null) {
    return refuse({ code: 'REPAIR_HANDLER_ELSEWHERE', organisationId: handler, basis })
  }
  const graded = readAssigned(thing, assigned, by, handler)
  if (!graded.ok) return graded
  const { gravity, confirmed, basis: classes } = graded.value
  const window = readRepairWindow(place, { ...thing.dates, gravity }, law, today)
  const why = [...window.basis, ...classes]
  const sure = window.confirmed && confirmed
  const opensOn = window.from !== null && today < window.from ? window.from : null
  if (opensOn !== null && sure) {
    return refuse({ code: 'REPAIR_TOO_EARLY', from: opensOn, gravity, confirmed: sure, basis: why })
  }
  // A text that knows no minor class makes a minor matter wait as a general one does.
  const asked = gravity === 'minor' && window.from !== null ? 'general' : gravity
  const met = checkMaterials(place, { subjectKind, sector, gravity: asked, conditions }, materials, law, today)
  if (!met.ok) return met
  const repair = {
    ...handedIn,
    raiser: raised.value,
    place,
    subjectKind,
    handler,
    recorder,
    opensOn,
    gravity,
    gravityBy: graded.value.by,
    gravityConfirmed: confirmed,
    gravityReasons: assigned?.reasons ?? null,
    receivedOn: today,
  }
  const values = { gravity, confirmed: sure, ...(opensOn === null ? {} : { opensOn }) }
  const ground = groundOn(law, [...basis, ...why, ...met.value], values)
  return ok([{ type: 'RepairApplied', repairId, on: today, ground, repair, by }])
}

const GRAVITIES: readonly RepairGravity[] = ['minor', 'general', 'serious']

/**
 * The class an application is measured by: the table's, or what an official of the handler assigns with reasons; never a
 * graver one than is confirmed.
 */
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
  const { gravity, confirmed } = thing.gravity
  if (confirmed && GRAVITIES.indexOf(assigned.gravity) > GRAVITIES.indexOf(gravity)) {
    return refuse({ code: 'GRAVITY_CONFIRMED', gravity, basis: thing.gravity.basis })
  }
  if (assigned.reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  return ok({ gravity: assigned.gravity, by: 'official', confirmed: true, basis })
}

/**
 * Confirms that an application comes from whom it concerns, by the unit that took it in or that answers it. `open` is
 * another one for the same thing that is under way.
 * @basis O36/第四条; N22/办理流程（序号未核）
 */
export function decideApplicant(
  state: Repair | undefined,
  { evidence, by }: { readonly evidence: TextRef; readonly by: Actor },
  open: string | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'applied') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { repairId, takenInBy, identity } = state
  const basis = [cite('N22', '办理流程（序号未核）')]
  if (by.organisationId !== takenInBy && by.organisationId !== readAnsweringUnit(state)) return lacksPower(by, basis)
  const barred = findRecusedBar(state, by)
  if (barred !== undefined) return barred
  if (identity !== null) return ok([])
  if (evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis })
  if (open !== null && open !== repairId) return refuse({ code: 'REPAIR_OPEN', repairId: open, basis })
  return ok([{ type: 'ApplicantConfirmed', repairId, on: today, ground: groundOn(law, basis), evidence, by }])
}

/**
 * Passes an application on to a handler that is no user here, once: it answers by letter.
 * @basis O36/第三条; SD_REG/第四十一条; N22/办理流程（序号未核）
 */
export function decidePassingOn(state: Repair | undefined, by: Actor, law: LawInForce, today: LocalDate): Decided {
  if (state?.kind !== 'applied' || state.recorder === null) {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const { repairId, handler, identity, passedOn } = state
  const basis = [cite('O36', '第三条')]
  const barred = findActBar(state, by, basis)
  if (barred !== undefined) return barred
  if (identity === null) return refuse({ code: 'APPLICANT_UNPROVED', basis })
  if (passedOn !== null) return ok([])
  return ok([{ type: 'RepairPassedOn', repairId, on: today, ground: groundOn(law, basis), to: handler, by }])
}

/**
 * Accepts an application, or not, with reasons; nothing is accepted before it is proved who applies. What goes to a
 * handler elsewhere is accepted there.
 * @basis N22/办理流程（序号未核）
 */
export function decideAcceptance(
  state: Repair | undefined,
  { accepted, reasons, by }: { readonly accepted: boolean; readonly reasons: TextRef; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'applied') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { repairId, recorder, identity } = state
  const basis = [cite('N22', '办理流程（序号未核）')]
  const barred = findActBar(state, by, basis)
  if (barred !== undefined) return barred
  if (recorder !== null && (accepted || identity !== null)) return lacksPower(by, basis)
  if (accepted && identity === null) return refuse({ code: 'APPLICANT_UNPROVED', basis })
  const head = { repairId, on: today, ground: groundOn(law, basis) }
  if (accepted) return ok([{ type: 'RepairAccepted', ...head, by }])
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  return ok([{ type: 'RepairNotAccepted', ...head, reasons, by }])
}

/**
 * Decides an accepted application: by another official of the organ than the one who accepted and checked it, with
 * reasons. A grant is of effect at once, or on its publication where the place wants publicity first. A handler elsewhere
 * decides by letter, which is recorded here.
 * @basis PZ/二(三)1; JN/四(四); O36/第三条
 */
export function decideRepair(
  state: Repair | undefined,
  { outcome, reasons, letter, by }: Omit<RepairDecision, 'decidedOn'>,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const before = readDecidable(state)
  if (before === undefined) return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { repairId, place, recorder, acceptedBy } = before
  const route = readRepairRoute(law.book, place, today)
  const basis = route.kind === 'ruled' ? [route.basis] : [cite('O36', '第三条')]
  const barred = findActBar(before, by, basis)
  if (barred !== undefined) return barred
  if (recorder !== null && letter === null) return refuse({ code: 'DOCUMENT_MISSING', basis })
  if (letter !== null && letter.date > today) return refuse({ code: 'DATE_IN_FUTURE', date: letter.date, basis: [] })
  if (acceptedBy !== null && isSameOfficial(by, acceptedBy)) return refuse({ code: 'SAME_HANDS', basis: [] })
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
  const { repairId, place, publicisedOn, decision } = state
  const effect = readRepairEffect(law.book, place, { on: decision.decidedOn, publishedOn: today })
  const basis = effect.kind === 'ruled' ? [effect.basis] : []
  const barred = findActBar(state, by, basis)
  if (barred !== undefined) return barred
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

const FOLLOW_UP: Readonly<Partial<Record<PlaceCode, readonly Citation[]>>> = { '510400': [cite('PZ', '一')] }

/**
 * Records what was found after a repair; a broken promise is a fact for the next application, it revives nothing. Only
 * 攀枝花 writes of it; elsewhere it is this system's own step.
 * @basis PZ/一
 */
export function decideFollowUp(
  state: Repair | undefined,
  { finding, report, by }: Omit<FollowUp, 'on'>,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'granted') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { repairId, place } = state
  const basis = FOLLOW_UP[place] ?? []
  const barred = findActBar(state, by, basis)
  if (barred !== undefined) return barred
  if (report === '') return refuse({ code: 'REASONS_MISSING', basis })
  return ok([{ type: 'RepairFollowedUp', repairId, on: today, ground: groundOn(law, basis), finding, report, by }])
}

/**
 * Takes an application back before it is decided. The applicant does so with its code or account (`by` is `null`); an
 * officer of the window that took it in records it upon the applicant's request, and never the unit that decides.
 * @basis CIVIL/第一百三十条
 */
export function decideRepairWithdrawal(
  state: Repair | undefined,
  by: RecordedWithdrawal | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { repairId, takenInBy, handler, receivedOn } = running.value
  const head = { type: 'RepairWithdrawn', repairId, on: today } as const
  if (by === null) return ok([{ ...head, ground: groundOn(law, []), by }])
  const { officerId, organisationId, request } = by
  if (organisationId !== takenInBy) return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId, basis: [] })
  const barred = findRecusedBar(running.value, by) ?? findWithdrawalBar(by, { receivedOn, concerned: [handler] }, today)
  if (barred !== undefined || request === undefined) {
    return barred ?? refuse({ code: 'EVIDENCE_MISSING', basis: [] })
  }
  const ground = groundOn(law, [cite('CIVIL', '第一百三十条')])
  return ok([{ ...head, ground, by: { officerId, organisationId }, request }])
}

/**
 * Opens an application again because the applicant says that it asked for no withdrawal. `open` is another one for the
 * same thing that is under way.
 * @basis CIVIL/第一百三十条
 */
export function decideRepairWithdrawalDenied(
  state: Repair | undefined,
  open: string | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'withdrawn') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const barred = findDenialBar(state, today)
  if (barred !== undefined) return barred
  if (open !== null) return refuse({ code: 'REPAIR_OPEN', repairId: open, basis: [] })
  const ground = groundOn(law, [cite('CIVIL', '第一百三十条')])
  return ok([{ type: 'RepairReopened', repairId: state.repairId, on: today, ground }])
}

/**
 * Writes down that an officer keeps out of an application because of an interest in it (回避), declared by the officer or
 * ordered by the head of the unit.
 */
export function decideRepairRecusal(
  state: Repair | undefined,
  { officerId, reasons, by }: Recusal,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { repairId, takenInBy } = running.value
  const { organisationId } = by
  if (organisationId !== readAnsweringUnit(running.value) && organisationId !== takenInBy) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId, basis: [] })
  }
  const isNew = checkRecusal(running.value, { officerId, reasons, by })
  if (!isNew.ok) return isNew
  const ground = groundOn(law, [])
  return ok(isNew.value ? [{ type: 'RepairOfficerRecused', repairId, on: today, ground, officerId, reasons, by }] : [])
}

/**
 * Gives an application to an officer of the organ that decides: to nobody who made what is to be repaired.
 */
export function decideRepairAssignment(
  state: Repair | undefined,
  { officerId, by }: { readonly officerId: string; readonly by: Actor },
  facts: AssignmentFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { repairId } = running.value
  if (by.organisationId !== readAnsweringUnit(running.value)) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: [] })
  }
  const isNew = checkAssignment(running.value, { officerId, by }, facts)
  if (!isNew.ok) return isNew
  const ground = groundOn(law, [])
  return ok(isNew.value ? [{ type: 'RepairAssigned', repairId, on: today, ground, officerId, by }] : [])
}

type Running = Extract<Repair, { readonly kind: 'applied' | 'accepted' }>

function findRunning(state: Repair | undefined): Result<Running, Refusal> {
  if (state?.kind === 'applied' || state?.kind === 'accepted') return ok(state)
  return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
}

/** Only the organ that decides acts on an application, by an officer who does not keep out of it. */
function findActBar(
  repair: Parameters<typeof readAnsweringUnit>[0] & CaseHands,
  by: Actor,
  basis: readonly Citation[],
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (by.organisationId !== readAnsweringUnit(repair)) return lacksPower(by, basis)
  return findRecusedBar(repair, by)
}

function lacksPower({ organisationId }: Actor, basis: readonly Citation[]) {
  return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId, basis } as const)
}
