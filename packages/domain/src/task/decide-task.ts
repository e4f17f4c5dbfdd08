import type { LocalDate } from '../calendar/local-date.ts'
import type { ExecutableMeasure } from '../catalogue/executable.ts'
import type { Measure } from '../catalogue/measure.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Actor, EvidenceRef, Ground, OrganisationId, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import {
  findHeldRule,
  findUnconfirmedAxis,
  groundOn,
  readExecutingPlace,
  readHeldRule,
} from '../listing/law-in-force.ts'
import type { ExecutingUnit, LawInForce } from '../listing/law-in-force.ts'
import type { Listing } from '../listing/listing.ts'
import { findNoGround, readListing } from '../listing/read-listing.ts'
import type { NotAppliedReason } from '../matter/matter.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { hasPower, reachesEntry, readMeasureLastDay } from './read-tasks.ts'
import { listStandingMeasures, taskIdOf } from './task.ts'
import type { Task, TaskEvent } from './task.ts'

/** Who acts on a task: a named official, or the system by itself. */
export type TaskActor = Actor | 'system'

/**
 * What the place writes on who applies measures and reports them; nothing where its texts are silent.
 * @basis PZ/二(二)3; PY/四(五); JN/四(二); YF/(十六); GD/(十六)
 */
function readResponseLaw(law: Pick<LawInForce, 'book'>, { place }: Listing, on: LocalDate): readonly Citation[] {
  const rule = findHeldRule(law, place, 'feedback', on)
  return rule === undefined ? [] : [rule.source]
}

/** Acknowledges that a task arrived. */
export function decideTaskAcknowledgement(
  task: Task | undefined,
  listing: Listing,
  by: Actor,
  law: LawInForce,
  today: LocalDate,
): Result<readonly TaskEvent[], Refusal> {
  if (task !== undefined && task.acknowledgedOn !== null) return ok([])
  return ok([{ type: 'TaskAcknowledged', ...headOf(listing, by, law, today, []), by }])
}

/**
 * Lets the system recommend a measure by itself, where the place triggers automatically. It has no effect on the
 * subject: a person answers it.
 * @basis PY/四(四)
 */
export function decideRecommendation(
  task: Task | undefined,
  listing: Listing,
  measure: Measure,
  unit: ExecutingUnit,
  law: LawInForce,
  today: LocalDate,
): Result<readonly TaskEvent[], Refusal> {
  const rule = readHeldRule(law, listing.place, 'feedback', today, false)
  if (!rule.ok) return rule
  if (rule.value?.value.automatic !== true) {
    return refuse({ code: 'PERSON_MUST_CONFIRM', basis: rule.value === undefined ? [] : [rule.value.source] })
  }
  const unfit = findUnfitMeasure(listing, measure, unit, law, today)
  if (unfit !== undefined) return unfit
  if (task?.responses.some(({ measureId }) => measureId === measure.id) === true) return ok([])
  const head = headOf(listing, { organisationId: unit.organisationId }, law, today, [cite('PY', '四(四)')])
  return ok([{ type: 'MeasureRecommended', ...head, measureId: measure.id }])
}

/** A measure applied, as the official reports it. */
export interface Application {
  readonly evidence: EvidenceRef
  readonly proportionality: TextRef
  readonly told: TextRef | null
  /** The unit's own last day, where its rule or decision sets one. */
  readonly ownLastDay: LocalDate | null
  readonly by: TaskActor
}

/**
 * Applies a measure: by a named official, on an entry in force, within the unit's power, with evidence; a sanction with
 * the reasons why it fits the case, and after the subject was told basis and reasons. The measure is what
 * `readExecutable` allowed this unit that day; its articles go into the event, with the preconditions that the official
 * found established. Stay, notice and doubt of the rules are those of the place where the unit executes.
 * @basis PZ/二(二)3
 * @basis JN/四(二)
 * @basis PY/三(二)
 * @basis PY/四(五)
 */
export function decideApplication(
  task: Task | undefined,
  listing: Listing,
  { measure, articles }: ExecutableMeasure,
  unit: ExecutingUnit,
  { evidence, proportionality, told, ownLastDay, by }: Application,
  law: LawInForce,
  today: LocalDate,
): Result<readonly TaskEvent[], Refusal> {
  const adverse = measure.kind === 'sanction'
  const place = readExecutingPlace(law.book, unit, listing)
  const failSafe = adverse ? findFailSafe(law.health) : undefined
  if (failSafe !== undefined) return failSafe
  if (by === 'system') return refuse({ code: 'PERSON_MUST_CONFIRM', basis: [] })
  const unfit = findUnfitMeasure(listing, measure, unit, law, today)
  if (unfit !== undefined) return unfit
  const shaky = adverse ? findShakyFooting(listing, place, law, today) : undefined
  if (shaky !== undefined) return shaky
  if (by.organisationId !== unit.organisationId) {
    return refuse({
      code: 'UNIT_WITHOUT_POWER',
      organisationId: by.organisationId,
      basis: readResponseLaw(law, listing, today),
    })
  }
  if (listing.kind !== 'listed') return refuse({ code: 'WRONG_STATE', state: listing.kind, basis: [] })
  if (task?.responses.some((one) => one.measureId === measure.id && one.kind === 'applied') === true) {
    return refuse({ code: 'TASK_CLOSED', basis: [] })
  }
  const barred = task?.barred?.find(({ measureId }) => measureId === measure.id)
  if (barred !== undefined) {
    return refuse({ code: 'MEASURE_LIFTED_BY_ORDER', measureId: measure.id, since: barred.on, basis: barred.basis })
  }
  if (evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis: readResponseLaw(law, listing, today) })
  const notice = readHeldRule(law, place, 'noticeOfReasons', today, false)
  const asked = notice.ok && notice.value?.value.onEachSanction === true ? [notice.value.source] : []
  if (adverse && (proportionality === '' || told === null || told === '')) {
    return refuse({ code: 'REASONS_MISSING', basis: asked })
  }
  const lastDay = readMeasureLastDay(listing, measure, ownLastDay, law, today)
  if (lastDay !== null && lastDay < today) return refuse({ code: 'AFTER_END', endedOn: lastDay, basis: [] })
  const unified = readHeldRule(law, listing.place, 'termUnification', today, false)
  const basis = [...asked, ...(unified.ok && unified.value?.value.required === true ? [unified.value.source] : [])]
  const head = headOf(listing, unit, law, today, basis, {
    articles,
    preconditions: measure.preconditions,
  })
  const applied = { measureId: measure.id, lastDay, evidence, proportionality, told: adverse ? told : null, by }
  return ok([{ type: 'MeasureApplied', ...head, ...applied }])
}

/**
 * Explains why a measure was not applied: reason code and text, by a named official. Always open, except that a measure
 * that stands must be lifted first.
 * @basis PY/四(五)
 */
export function decideNonApplication(
  task: Task | undefined,
  listing: Listing,
  command: {
    readonly measureId: string
    readonly reasonCode: NotAppliedReason
    readonly reasons: TextRef
    readonly by: TaskActor
  },
  law: LawInForce,
  today: LocalDate,
): Result<readonly TaskEvent[], Refusal> {
  const { measureId, reasonCode, reasons, by } = command
  if (by === 'system') return refuse({ code: 'PERSON_MUST_CONFIRM', basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
  if (task?.responses.some((one) => one.measureId === measureId && one.kind === 'applied') === true) {
    return refuse({ code: 'TASK_CLOSED', basis: [] })
  }
  const head = headOf(listing, by, law, today, [])
  return ok([{ type: 'MeasureNotApplied', ...head, measureId, reasonCode, reasons, by }])
}

/**
 * Lifts a measure, with evidence. Nothing but a missing measure or missing evidence stands against it.
 * @basis GD_REG/第四十七条
 * @basis HN_REG/第三十七条
 */
export function decideLifting(
  task: Task | undefined,
  listing: Listing,
  { measureId, evidence, by }: { readonly measureId: string; readonly evidence: EvidenceRef; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly TaskEvent[], Refusal> {
  const standing = task?.responses.find((one) => one.measureId === measureId && one.kind === 'applied')
  if (task === undefined || standing === undefined)
    return refuse({ code: 'WRONG_STATE', state: 'notApplied', basis: [] })
  if (by.organisationId !== task.implementer) {
    return refuse({
      code: 'UNIT_WITHOUT_POWER',
      organisationId: by.organisationId,
      basis: readResponseLaw(law, listing, today),
    })
  }
  if (evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis: [] })
  return ok([{ type: 'MeasureLifted', ...headOf(listing, by, law, today, []), measureId, evidence, by }])
}

/**
 * Lifts a measure because an objection, a complaint or a review says that it must not stand: the power was asked there,
 * and the implementer is bound: it does not apply the measure on this entry again, in a task or inside a matter
 * (`inMatter`: where it stands applied there). What was lifted already stays lifted; one that was never applied cannot be
 * ordered off.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三); ARL/第七十七条; ALIT/第九十四条
 */
export function decideOrderedLifting(
  task: Task | undefined,
  listing: Listing,
  command: {
    readonly measureId: string
    readonly implementer: OrganisationId
    readonly reasons: TextRef
    readonly by: Actor
    readonly basis: readonly Citation[]
    readonly inMatter: 'applied' | 'lifted' | 'never'
  },
  law: LawInForce,
  today: LocalDate,
): Result<readonly TaskEvent[], Refusal> {
  const { measureId, implementer, reasons, by, basis, inMatter } = command
  const response = task?.responses.find((one) => one.measureId === measureId)?.kind
  if (response !== 'applied' && inMatter !== 'applied') {
    if (response === 'lifted' || inMatter === 'lifted') return ok([])
    return refuse({ code: 'WRONG_STATE', state: 'notApplied', basis: [] })
  }
  const head = headOf(listing, { organisationId: implementer }, law, today, basis)
  return ok([{ type: 'MeasureLifted', ...head, measureId, evidence: reasons, by, ordered: true }])
}

/**
 * Acknowledges that the entry is over and is no longer applied; each receiver does, also one that never applied anything.
 * One whose own measure still stands lifts it first: it cannot say what is not so.
 * @basis GD_REG/第四十七条; HN_REG/第三十七条; O36/第三条
 */
export function decideReleaseAcknowledgement(
  task: Task | undefined,
  listing: Listing,
  by: Actor,
  law: LawInForce,
  today: LocalDate,
): Result<readonly TaskEvent[], Refusal> {
  if (readListing(listing, today, law.calendar).kind !== 'ended') return refuse({ code: 'NOT_RELEASED', basis: [] })
  if (task !== undefined && task.releaseAcknowledgedOn !== null) return ok([])
  const measureIds = listStandingMeasures(task)
  if (measureIds.length > 0) {
    const rule = findHeldRule(law, listing.place, 'exitNotice', today)
    return refuse({ code: 'MEASURES_STAND', measureIds, basis: rule === undefined ? [] : [rule.source] })
  }
  return ok([{ type: 'ReleaseAcknowledged', ...headOf(listing, by, law, today, []), by }])
}

function findUnfitMeasure(
  listing: Listing,
  measure: Measure,
  unit: ExecutingUnit,
  law: LawInForce,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const place = readExecutingPlace(law.book, unit, listing)
  const { organisationId: implementer } = unit
  const noGround = findNoGround(listing, today, law, { place, measureId: measure.id, implementer })
  if (noGround !== undefined) return noGround
  if (!reachesEntry(measure, listing)) {
    return refuse({ code: 'MEASURE_NOT_IN_CATALOGUE', measureId: measure.id, basis: [cite('N49', '(六)(七)')] })
  }
  if (hasPower(measure, unit)) return undefined
  return refuse({
    code: 'UNIT_WITHOUT_POWER',
    organisationId: unit.organisationId,
    basis: readResponseLaw(law, listing, today),
  })
}

/** Refuses a sanction that would rest on a rule from memory, or on an end that a calendar not yet loaded decides. */
function findShakyFooting(
  listing: Listing,
  place: PlaceCode,
  law: LawInForce,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  const axis = findUnconfirmedAxis(law.book, place, today)
  if (axis !== undefined) return refuse({ code: 'RULE_UNCONFIRMED', axis, basis: [] })
  const reading = readListing(listing, today, law.calendar)
  if (reading.kind !== 'inForce' || !reading.provisional) return undefined
  return findFailSafe({ ...law.health, calendar: 'missing' })
}

function headOf(
  { listingId }: Listing,
  { organisationId }: Pick<Actor, 'organisationId'>,
  law: LawInForce,
  today: LocalDate,
  basis: readonly Citation[],
  values: Ground['values'] = {},
) {
  return {
    taskId: taskIdOf(listingId, organisationId),
    listingId,
    implementer: organisationId,
    on: today,
    ground: groundOn(law, basis, values),
  }
}
