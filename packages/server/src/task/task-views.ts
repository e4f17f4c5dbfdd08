import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import {
  readExecutable,
  type CatalogueRules,
  type ExecutableMeasure,
  type Reasons,
} from '@xinheng/domain/catalogue/executable'
import { hasPower } from '@xinheng/domain/catalogue/department'
import type { Precondition } from '@xinheng/domain/catalogue/measure'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { readExecutingPlace, type LawInForce, type UnitPower } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import { reachesEntry } from '@xinheng/domain/task/read-tasks'
import { taskIdOf, type BarredMeasure, type Task } from '@xinheng/domain/task/task'
import { sql } from 'kysely'
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

/** Whether a unit may use one measure on an entry that day by the rules of its own place, with what allows it or every reason against. */
export function readMeasureFor(
  listing: Listing,
  measureId: string,
  unit: UnitPower & { readonly place?: string },
  established: readonly Precondition[],
  law: LawInForce,
  on: LocalDate,
): Result<ExecutableMeasure, Reasons> {
  const { subjectKind, listTypeId, tier } = listing
  const place = readExecutingPlace(law.book, unit, listing)
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
  return row === undefined ? undefined : (row.snapshot as Task)
}

/** A page of entries in force at a place on which a unit may have tasks, with those that are over and still to lift. */
export interface TaskEntries {
  readonly entries: readonly {
    readonly listing: Listing
    readonly subjectName: string | null
    readonly subjectCode: string | null
  }[]
  readonly total: number
}

/** Which of a unit's entries are asked for: those that bind it now, or those whose end it has still to answer. */
export interface TaskQuery {
  readonly place: string
  readonly unitId: string
  readonly listTypeIds: readonly string[]
  readonly which: 'inForce' | 'released'
  readonly on: LocalDate
  /** Part of the subject's name, its whole code, or the words of a measure; empty for all. */
  readonly text: string
  /** The list types whose measures bear the words. */
  readonly textListTypeIds: readonly string[]
  readonly page: number
  readonly size: number
}

/** The entries behind a unit's tasks, the oldest first; what each task is follows from law and entry. */
export async function listTaskEntries(db: Db, query: TaskQuery): Promise<TaskEntries> {
  const { place, unitId, listTypeIds, which, on, text, textListTypeIds, page, size } = query
  if (listTypeIds.length === 0) return { entries: [], total: 0 }
  const over = which === 'released'
  let entries = db
    .selectFrom('listing as l')
    .innerJoin('subject as s', 's.id', 'l.subject_id')
    .leftJoin('task as t', (join) => join.onRef('t.listing_id', '=', 'l.id').on('t.unit_id', '=', unitId))
    .where('l.place', '=', place)
    .where('l.list_type_id', 'in', [...listTypeIds])
    .where('l.effective_on', '<=', on)
  entries = over
    ? entries
        .where((where) =>
          where.or([
            where('l.state', '=', 'released'),
            where(sql<string | null>`l.snapshot->>'expiryRecordedOn'`, 'is not', null),
          ]),
        )
        .where('t.release_acknowledged_on', 'is', null)
    : entries.where('l.state', '=', 'listed').where(sql<string | null>`l.snapshot->>'expiryRecordedOn'`, 'is', null)
  if (text !== '') {
    entries = entries.where((where) =>
      where.or([
        where('s.name', 'like', `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`),
        where('s.uscc', '=', text.toUpperCase()),
        ...(textListTypeIds.length === 0 ? [] : [where('l.list_type_id', 'in', [...textListTypeIds])]),
      ]),
    )
  }
  const counted = await entries.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirst()
  const rows = await entries
    .select(['l.snapshot', 's.name', 's.uscc'])
    .orderBy('l.effective_on')
    .orderBy('l.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total: counted?.count ?? 0,
    // A snapshot is what the listing's projection wrote.
    entries: rows.map(({ snapshot, name, uscc }) => ({
      listing: snapshot as Listing,
      subjectName: name,
      subjectCode: uscc,
    })),
  }
}

/** The list types on whose entries a unit may use some measure that day. */
export function readListTypesOf(unit: UnitPower, law: LawInForce): readonly string[] {
  const within = law.catalogue.measures.filter((measure) => hasPower(unit.departments, measure.implementers))
  return [...new Set(within.flatMap(({ listTypeIds }) => listTypeIds))]
}

/** The order that lifted a measure of a unit on an entry, in a task or inside a matter; `undefined` where there is none. */
export async function findBarredMeasure(
  db: Db | Tx,
  { listingId, measureId }: { readonly listingId: string; readonly measureId: string },
  unitId: string,
): Promise<BarredMeasure | undefined> {
  return (await findTask(db, listingId, unitId))?.barred?.find((one) => one.measureId === measureId)
}
