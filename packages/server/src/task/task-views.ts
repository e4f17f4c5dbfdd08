import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { findMeasure } from '@xinheng/domain/catalogue/catalogue'
import {
  readExecutable,
  type CatalogueRules,
  type ExecutableMeasure,
  type Reasons,
} from '@xinheng/domain/catalogue/executable'
import type { Measure, Precondition } from '@xinheng/domain/catalogue/measure'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce, UnitPower } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import { reachesEntry } from '@xinheng/domain/task/read-tasks'
import { taskIdOf, type Task } from '@xinheng/domain/task/task'
import type { Db, Tx } from '../db/open.ts'
import { listTouchedTasks } from './task-store.ts'

export { listTouchedTasks }

/** A unit that may be given tasks, and the measures on an entry that are within its power that day. */
export interface UnitTask {
  readonly taskId: string
  readonly unit: UnitPower
  readonly measures: readonly ExecutableMeasure[]
}

/**
 * The measures that units of the entry's place may or must use on it, by the law of the day. Preconditions count as
 * established here: the unit establishes them with evidence when it applies a measure.
 */
export function readUnitTasks(
  listing: Listing,
  units: readonly UnitPower[],
  law: LawInForce,
  on: LocalDate,
): readonly UnitTask[] {
  const reaching = law.catalogue.measures.filter((measure) => reachesEntry(measure, listing))
  return units.flatMap((unit) => {
    const measures = reaching.flatMap((measure) => {
      const executable = readMeasureFor(listing, measure.id, unit, measure.preconditions, law, on)
      return executable.ok ? [executable.value] : []
    })
    const taskId = taskIdOf(listing.listingId, unit.organisationId)
    return measures.length === 0 ? [] : [{ taskId, unit, measures }]
  })
}

/** Whether a unit may use one measure on an entry that day, with what allows it or every reason against. */
export function readMeasureFor(
  listing: Listing,
  measureId: string,
  unit: UnitPower,
  established: readonly Precondition[],
  law: LawInForce,
  on: LocalDate,
): Result<ExecutableMeasure, Reasons> {
  const { place, subjectKind, listTypeId, tier } = listing
  const within = findPlace(law.book, place)?.within
  const rules: CatalogueRules = {
    offCatalogue: readRule(law.book, place, 'offCatalogue', on),
    measureClasses: readRule(law.book, place, 'measureClasses', on),
  }
  const facts = {
    on,
    places: within === undefined || within === null ? [place] : [place, within],
    departments: unit.departments,
    subjectKind,
    role: null,
    listTypeId,
    tier,
    established,
    occasion: null,
  }
  const executable = readExecutable(measureId, facts, rules, law.catalogue)
  return executable.ok ? ok(executable.value) : executable
}

/** The touched task of a unit on an entry, if there is one. */
export async function findTask(db: Db | Tx, listingId: string, unitId: string): Promise<Task | undefined> {
  const row = await db
    .selectFrom('task')
    .select('snapshot')
    .where('id', '=', taskIdOf(listingId, unitId))
    .executeTakeFirst()
  // A snapshot is what the task's projection wrote.
  return row === undefined ? undefined : (row.snapshot as unknown as Task)
}

/** The units of a list of tasks' measures, as the catalogue names them: for a measure of an entry. */
export function findMeasureName(law: LawInForce, measureId: string): string {
  const measure: Measure | undefined = findMeasure(law.catalogue, measureId)
  return measure?.name ?? measureId
}
