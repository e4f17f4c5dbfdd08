import type { LocalDate } from '../calendar/local-date.ts'
import type { DocumentLevel } from '../kernel/documents.ts'

/** One article of one version of one law. `version` is the date by which the version is named (YYYY-MM-DD), `null` where only one is known. */
export interface LawArticle {
  /** The title as the register of the catalogue has it, without book-title marks. */
  readonly law: string
  readonly version: LocalDate | null
  /** As the text writes it: 第一百七十八条, 第三条第（一）项. */
  readonly article: string
}

/** One version of a law: from when it is in force, and from when a later one has taken its place. */
export interface LawVersion {
  /** The date by which the version is named: its passing or issue. */
  readonly version: LocalDate | null
  readonly number: string | null
  /** First day in force; `null` where unknown: the version then supports no new adverse act. */
  readonly effective: LocalDate | null
  /** First day no longer in force, `null` while it is or where unknown. */
  readonly until: LocalDate | null
  /** False: dates or text rest on memory or a mirror alone. */
  readonly confirmed: boolean
}

/** What became of an article when a law was revised: its place in the later version, `null` where it fell away. */
export interface Renumbering {
  readonly from: { readonly version: LocalDate | null; readonly article: string }
  readonly to: { readonly version: LocalDate; readonly article: string } | null
  readonly confirmed: boolean
}

/** A law (in the wide sense: any text a measure cites) in the register of the catalogue. */
export interface CitedLaw {
  readonly title: string
  readonly level: DocumentLevel
  /** The place whose own text it is (地方性法规, local policy), `null` for a national one. */
  readonly place: string | null
  readonly versions: readonly LawVersion[]
  readonly renumbered: readonly Renumbering[]
  readonly source: string
}
