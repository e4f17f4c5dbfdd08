import type { LocalDate } from '../calendar/local-date.ts'
import { durationLastDay } from '../calendar/limits.ts'
import { hasPower as hasOneOf } from '../catalogue/department.ts'
import type { Measure } from '../catalogue/measure.ts'
import type { Citation } from '../kernel/citation.ts'
import type { OrganisationId } from '../kernel/refs.ts'
import { readHeldRule } from '../listing/law-in-force.ts'
import type { LawInForce, UnitPower } from '../listing/law-in-force.ts'
import type { ListedListing, Listing } from '../listing/listing.ts'
import { readListing, readListingLastDay } from '../listing/read-listing.ts'
import { taskIdOf, untouchedTask } from './task.ts'
import type { Task, TaskId } from './task.ts'

/** A task that publishing a listing gives an implementer, with the measures it may or must apply. */
export interface DerivedTask {
  readonly taskId: TaskId
  readonly listingId: string
  readonly implementer: OrganisationId
  readonly measures: readonly Measure[]
}

/**
 * Whether a unit has the power to use a measure.
 * @basis PZ/二(二)3
 * @basis PY/四(五)
 */
export function hasPower(measure: Pick<Measure, 'implementers'>, unit: UnitPower): boolean {
  return hasOneOf(unit.departments, measure.implementers)
}

/**
 * Whether a measure reaches an entry: its list, its kind of subject, its own kind, and its tier. What is open below the
 * blacklist standard is open at it too.
 * @basis PY/三(二)1–2
 */
export function reachesEntry(measure: Measure, listing: Listing): boolean {
  const kindFits = (measure.kind === 'incentive') === (listing.listKind === 'incentive')
  const tierFits = measure.tier !== 'blacklist' || listing.tier !== 'belowBlacklist'
  return (
    kindFits &&
    tierFits &&
    measure.listTypeIds.includes(listing.listTypeId) &&
    measure.subjectKinds.includes(listing.subjectKind)
  )
}

/**
 * The tasks that a listing in force gives on a day: one for each unit that has an executable measure within its power.
 * `executable` are the measures the catalogue lets execute that day. Nothing is stored until a unit touches its task.
 * @basis JN/四(二)
 * @basis YF/(十六)
 * @basis GD/(十六)
 * @basis PZ/二(二)3
 * @basis PY/四(四)
 */
export function readTasks(
  listing: Listing,
  executable: readonly Measure[],
  units: readonly UnitPower[],
  law: LawInForce,
  on: LocalDate,
): readonly DerivedTask[] {
  if (readListing(listing, on, law.calendar).kind !== 'inForce') return []
  const { listingId } = listing
  const reaching = executable.filter((measure) => reachesEntry(measure, listing))
  return units.flatMap((unit) => {
    const measures = reaching.filter((measure) => hasPower(measure, unit))
    if (measures.length === 0) return []
    const implementer = unit.organisationId
    return [{ taskId: taskIdOf(listingId, implementer), listingId, implementer, measures }]
  })
}

/** How a measure's own statutory maximum shortens it against the common term. */
export interface TermException {
  readonly measureId: string
  readonly lastDay: LocalDate
}

/** The last day that all measures on an entry share, and which of them law makes end earlier. */
export interface UnifiedTerm {
  /** Whether the place asks that all implementers keep one term. */
  readonly required: boolean
  readonly lastDay: LocalDate | null
  readonly exceptions: readonly TermException[]
  readonly basis: readonly Citation[]
}

/**
 * The last day of the measures on an entry. Where terms must be unified (攀枝花) all end with the term that catalogue
 * and minutes gave the entry, whatever a unit proposes; only a statutory maximum ends one earlier.
 * @basis PZ/二(二)3
 */
export function readUnifiedTerm(
  listing: ListedListing,
  measures: readonly Pick<Measure, 'id' | 'maxMonths'>[],
  law: LawInForce,
  on: LocalDate,
): UnifiedTerm {
  const rule = readHeldRule(law, listing.place, 'termUnification', on, false)
  const held = rule.ok ? rule.value : undefined
  const lastDay = readListingLastDay(listing, law.calendar)
  const exceptions = measures.flatMap(({ id, maxMonths }) => {
    if (maxMonths === null) return []
    const latest = durationLastDay(listing.effectiveOn, { count: maxMonths, unit: 'month' })
    return lastDay === null || latest < lastDay ? [{ measureId: id, lastDay: latest }] : []
  })
  return {
    required: held?.value.required === true,
    lastDay,
    exceptions,
    basis: held === undefined ? [] : [held.source],
  }
}

/**
 * The last day of one measure on an entry: the common one where terms are unified; elsewhere the earlier of the unit's
 * own (`own`, from its rule or decision) and the entry's. No measure passes its statutory maximum or outlasts the entry.
 * @basis PZ/二(二)3
 */
export function readMeasureLastDay(
  listing: ListedListing,
  measure: Pick<Measure, 'id' | 'maxMonths'>,
  own: LocalDate | null,
  law: LawInForce,
  on: LocalDate,
): LocalDate | null {
  const unified = readUnifiedTerm(listing, [measure], law, on)
  const days = [unified.lastDay, unified.exceptions[0]?.lastDay ?? null, unified.required ? null : own]
  return days.reduce((a, b) => (a === null ? b : b === null || a < b ? a : b), null)
}

/** What is still to do on a task. */
export type TaskReading =
  /** Nothing was done yet, or some mandatory measure has no answer: these are open. */
  | { readonly kind: 'open'; readonly openMeasures: readonly string[]; readonly acknowledged: boolean }
  /** Each mandatory measure was applied or explained. */
  | { readonly kind: 'answered' }
  /** The entry is over: these measures still stand, or the receiver has not acknowledged. */
  | { readonly kind: 'toLift'; readonly measures: readonly string[]; readonly acknowledged: boolean }
  /** The entry is over, everything is lifted and acknowledged. */
  | { readonly kind: 'closed' }

/**
 * What is to do on a task on a day. A measure whose own last day has passed, or whose entry is over, must be lifted.
 * @basis N49/(八)
 * @basis PZ/二(三)1
 * @basis JN/四(四)
 */
export function readTask(
  task: Task | undefined,
  listing: Listing,
  measures: readonly Pick<Measure, 'id' | 'measureClass'>[],
  implementer: OrganisationId,
  law: LawInForce,
  on: LocalDate,
): TaskReading {
  const touched = task ?? untouchedTask(listing.listingId, implementer)
  const standing = touched.responses.flatMap((response) => (response.kind === 'applied' ? [response] : []))
  if (readListing(listing, on, law.calendar).kind === 'ended') {
    const left = standing.map(({ measureId }) => measureId)
    const acknowledged = touched.releaseAcknowledgedOn !== null
    return left.length === 0 && acknowledged ? { kind: 'closed' } : { kind: 'toLift', measures: left, acknowledged }
  }
  const over = standing.filter(({ lastDay }) => lastDay !== null && lastDay < on).map(({ measureId }) => measureId)
  const acknowledged = touched.acknowledgedOn !== null
  if (over.length > 0) return { kind: 'toLift', measures: over, acknowledged }
  const answered = touched.responses.filter(({ kind }) => kind !== 'recommended').map(({ measureId }) => measureId)
  const openMeasures = measures
    .filter(({ id, measureClass }) => measureClass === 'MANDATORY' && !answered.includes(id))
    .map(({ id }) => id)
  return openMeasures.length > 0 || !acknowledged ? { kind: 'open', openMeasures, acknowledged } : { kind: 'answered' }
}

/** Which receivers of an entry that is over have not finished: the release runs until the last one has. */
export function listOpenReleases(
  listing: Listing,
  receivers: readonly OrganisationId[],
  tasks: readonly Task[],
  law: LawInForce,
  on: LocalDate,
): readonly { readonly implementer: OrganisationId; readonly reading: Extract<TaskReading, { kind: 'toLift' }> }[] {
  if (readListing(listing, on, law.calendar).kind !== 'ended') return []
  const touchedBy = tasks
    .filter(({ listingId }) => listingId === listing.listingId)
    .map(({ implementer }) => implementer)
  return [...new Set([...receivers, ...touchedBy])].flatMap((implementer) => {
    const task = tasks.find((one) => one.taskId === taskIdOf(listing.listingId, implementer))
    const reading = readTask(task, listing, [], implementer, law, on)
    return reading.kind === 'toLift' ? [{ implementer, reading }] : []
  })
}
