import { localDate, type LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { PenaltyKind } from '../record/penalty-kind.ts'

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
 * The conditions at hand that ask the applicant for a proof of their own: none, in the rules that were read. What a sector
 * authority asks for is added as a row.
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

/**
 * A condition of a ministry's rule that its officials look into by themselves: it asks the applicant for nothing and
 * refuses nobody by itself. Pure data.
 */
export interface SectorCheck {
  /** The departments whose penalties it is about. */
  readonly departments: readonly string[]
  /** The penalties that it is about; `null` for all of them. */
  readonly penalties: readonly PenaltyKind[] | null
  /** What is looked into, in the words of the rule. */
  readonly name: string
  readonly effective: LocalDate
  readonly repealed: LocalDate | null
  readonly source: Citation
}

const SAMR45 = {
  departments: ['市场监督管理部门', '药品监督管理部门'],
  effective: localDate('2021-09-01'),
  repealed: null,
  source: cite('SAMR45', '第十四条'),
} as const

/**
 * What the rule on the publication of penalties of market regulation asks for before their publication ends early. Its
 * bar for the heavier penalties stands beside later texts that let serious matters be repaired after a year: an official
 * weighs it.
 * @basis SAMR45/第十四条; SAMR45/第十八条; O36/修复条件条款（序号未核）; N22/分类修复（序号未核）
 */
export const SECTOR_CHECKS: readonly SectorCheck[] = [
  { ...SAMR45, penalties: null, name: '已经主动消除危害后果和不良影响' },
  { ...SAMR45, penalties: null, name: '未因同一类违法行为再次受到市场监督管理部门行政处罚' },
  { ...SAMR45, penalties: null, name: '未在经营异常名录和严重违法失信名单中' },
  {
    ...SAMR45,
    penalties: [
      'suspensionOfBusiness',
      'restrictionOfBusiness',
      'restrictionOfEmployment',
      'downgradeOfQualification',
      'revocationOfLicence',
    ],
    name: '受到责令停产停业、限制开展生产经营活动、限制从业、降低资质等级、吊销许可证件或者营业执照处罚的，不得提前停止公示',
  },
]

/**
 * What the officials of a department look into before they repair a penalty of theirs, on a day.
 * @basis SAMR45/第十四条
 */
export function listSectorChecks(
  rows: readonly SectorCheck[],
  { departments, penalties }: { readonly departments: readonly string[]; readonly penalties: readonly PenaltyKind[] },
  on: LocalDate,
): readonly SectorCheck[] {
  if (penalties.length === 0) return []
  return rows.filter(
    (row) =>
      row.departments.some((each) => departments.includes(each)) &&
      (row.penalties === null || row.penalties.some((each) => penalties.includes(each))) &&
      row.effective <= on &&
      (row.repealed === null || on < row.repealed),
  )
}
