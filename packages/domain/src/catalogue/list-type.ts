import type { LocalDate } from '../calendar/local-date.ts'
import type { DocumentLevel } from '../kernel/documents.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { LawArticle } from './law.ts'

/** 名单性质: 守信激励、失信惩戒、重点关注. */
export type ListKind = 'incentive' | 'sanction' | 'watch'

/** The four heads (四类) of serious dishonesty; `other` only for incentive and watch lists and lists that a law sets up by name. */
export type ListHead = 'lifeAndHealth' | 'marketOrder' | 'refusedDuty' | 'refusedDefence' | 'other'

/** How far a list reaches: set up by the State, by a province, or by a place below it alone. */
export type ListScope = 'national' | 'province' | 'local'

/** The list that courts keep (失信被执行人名单): its terms, stays, remedies and ends follow the Supreme Court's provisions. */
export const COURT_LIST = 'judgment-defaulter'

/** A type of list (名单类型): whose listing, on what law, publicised how. Pure data, JSON. */
export interface ListType {
  readonly id: string
  readonly name: string
  readonly kind: ListKind
  readonly head: ListHead
  /** The enumerated fields (领域) that fall under it. */
  readonly fields: readonly string[]
  readonly basis: readonly LawArticle[]
  /** The highest level among the texts it rests on: must agree with the register of laws. */
  readonly legalBasisLevel: DocumentLevel
  readonly scope: ListScope
  /** The place that set it up, `null` for a national list. */
  readonly place: PlaceCode | null
  /** Departments that may determine entries, as normalised names (see `department.ts`). */
  readonly determiners: readonly string[]
  /** True where law asks that names are publicised before they are listed (red lists). */
  readonly publicityBeforeListing: boolean
  readonly effective: LocalDate
  /** First day on which it no longer exists. */
  readonly repealed: LocalDate | null
  readonly confirmed: boolean
  readonly source: string
}
