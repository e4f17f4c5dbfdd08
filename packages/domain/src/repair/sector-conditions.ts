import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'

/** A further condition that a law or a ministry's rule sets for repair in its field (部门规章另有规定). Pure data. */
export interface SectorCondition {
  /** The list type, or the sector of a penalty. */
  readonly sector: string
  /** What is asked for, as the applicant is told: 参加信用修复培训. */
  readonly name: string
  readonly effective: LocalDate
  readonly repealed: LocalDate | null
  readonly source: Citation
  /** False: draft, press or memory; such a condition is shown and asks for nothing. */
  readonly confirmed: boolean
}

/**
 * The conditions at hand. None of the sector rules has been read in its official text, so the table is empty: what a
 * sector authority asks for is added as a row.
 * @basis O36/修复条件条款（序号未核）; YF/(二十四); GD/(二十五); PY/五(四)
 */
export const SECTOR_CONDITIONS: readonly SectorCondition[] = []

/** The confirmed conditions of a sector on a day. */
export function listSectorConditions(
  rows: readonly SectorCondition[],
  sector: string,
  on: LocalDate,
): readonly SectorCondition[] {
  return rows.filter(
    (row) =>
      row.confirmed && row.sector === sector && row.effective <= on && (row.repealed === null || on < row.repealed),
  )
}
