import type { LocalDate } from '../calendar/local-date.ts'
import type { CitedLaw } from './law.ts'
import type { ListType } from './list-type.ts'
import type { Measure } from './measure.ts'
import type { AnnexRow, Memorandum } from './memorandum.ts'

/** One version of the joint action catalogue (联合奖惩目录清单) whole: the ledger names the version in force. */
export interface Catalogue {
  readonly version: string
  readonly laws: readonly CitedLaw[]
  readonly listTypes: readonly ListType[]
  readonly memoranda: readonly Memorandum[]
  readonly annexRows: readonly AnnexRow[]
  readonly measures: readonly Measure[]
}

/** Anything that begins on one day and may end on another, the end not included. */
interface Dated {
  readonly effective: LocalDate | null
  readonly repealed: LocalDate | null
}

/** Whether a dated row is in force on a day: from its first day on, up to but not on its day of repeal; never where its first day is unknown. */
export function isInForce(row: Dated, on: LocalDate): boolean {
  return row.effective !== null && row.effective <= on && (row.repealed === null || on < row.repealed)
}

/** The measures that are published and in force on a day. */
export function listMeasuresInForce(catalogue: Catalogue, on: LocalDate): readonly Measure[] {
  return catalogue.measures.filter((measure) => measure.state === 'published' && isInForce(measure, on))
}

/** The list types in force on a day. */
export function listListTypesInForce(catalogue: Catalogue, on: LocalDate): readonly ListType[] {
  return catalogue.listTypes.filter((listType) => isInForce(listType, on))
}

/** The measure of an id, if the catalogue has it. */
export function findMeasure(catalogue: Catalogue, id: string): Measure | undefined {
  return catalogue.measures.find((measure) => measure.id === id)
}

/** The list type of an id, if the catalogue has it. */
export function findListType(catalogue: Catalogue, id: string): ListType | undefined {
  return catalogue.listTypes.find((listType) => listType.id === id)
}

/** The memorandum of an id, if the catalogue has it. */
export function findMemorandum(catalogue: Catalogue, id: string): Memorandum | undefined {
  return catalogue.memoranda.find((memorandum) => memorandum.id === id)
}
