import type { LocalDate } from '../calendar/local-date.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { isInForce } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { isNationalBasis, isSufficientBasis, listStandingArticles, readArticleNumber } from './legal-basis.ts'
import type { Measure } from './measure.ts'
import type { AnnexRow } from './memorandum.ts'

/** How far one list type is covered in one place on one day; each figure counts measures. */
export interface CoverageRow {
  readonly listTypeId: string
  readonly name: string
  /** All measures of the catalogue that name the list and are not another place's own. */
  readonly inAll: number
  /** Those that cite an article high enough to carry them. */
  readonly withArticle: number
  /** Those of them whose text is at hand to check the citation against. */
  readonly textAtHand: number
  /** Those that could be used that day by a unit with the power, on a subject that fits. */
  readonly executable: number
}

/** A row of a policy's annex for whose memorandum the catalogue has no measure. */
export interface EmptyAnnexRow {
  readonly row: number
  readonly title: string
  readonly clause: string
  /** `null` for the placeholder of memoranda to come. */
  readonly memorandumId: string | null
}

/** Whether the text of an article is at hand; `article` is the number alone (第三条), without paragraph and item. */
export type TextsAtHand = (law: string, article: string) => boolean

/** How a list type is covered in a place: `places` is the place itself, then those above it. */
export function readCoverage(
  catalogue: Catalogue,
  listTypeId: string,
  places: readonly PlaceCode[],
  on: LocalDate,
  textsAtHand: TextsAtHand,
): CoverageRow {
  const name = catalogue.listTypes.find((listType) => listType.id === listTypeId)?.name ?? listTypeId
  const measures = catalogue.measures.filter(
    ({ listTypeIds, place }) => listTypeIds.includes(listTypeId) && (place === null || places.includes(place)),
  )
  const withArticle = measures.filter((measure) =>
    measure.articles.some((cited) => isSufficientBasis(catalogue, cited, measure, places)),
  )
  const textAtHand = withArticle.filter((measure) =>
    measure.articles.some(
      (cited) =>
        isSufficientBasis(catalogue, cited, measure, places) &&
        textsAtHand(cited.law, readArticleNumber(cited.article)),
    ),
  )
  const executable = measures.filter((measure) => isUsable(catalogue, measure, places, on))
  const count = { inAll: measures.length, withArticle: withArticle.length, textAtHand: textAtHand.length }
  return { listTypeId, name, ...count, executable: executable.length }
}

/** One row a list type, for every list type that reaches the place. */
export function listCoverage(
  catalogue: Catalogue,
  places: readonly PlaceCode[],
  on: LocalDate,
  textsAtHand: TextsAtHand,
): readonly CoverageRow[] {
  return catalogue.listTypes
    .filter(({ place }) => place === null || places.includes(place))
    .map(({ id }) => readCoverage(catalogue, id, places, on, textsAtHand))
}

/** The rows of a place's own annex for which no measure is known, placeholder included: named, not hidden. */
export function listEmptyAnnexRows(catalogue: Catalogue, place: PlaceCode): readonly EmptyAnnexRow[] {
  const covered = new Set(catalogue.measures.map((measure) => measure.memorandumId))
  const isEmpty = ({ memorandumId }: AnnexRow) => memorandumId === null || !covered.has(memorandumId)
  return catalogue.annexRows
    .filter((annexRow) => annexRow.place === place && isEmpty(annexRow))
    .map(({ row, title, clause, memorandumId }) => ({ row, title, clause, memorandumId }))
}

/** What can be said of a measure without a case: published, in force, lawful, confirmed, and no mere reference. */
function isUsable(catalogue: Catalogue, measure: Measure, places: readonly PlaceCode[], on: LocalDate): boolean {
  if (measure.state !== 'published' || !isInForce(measure, on) || measure.category === 'reference') return false
  if (measure.kind === 'sanction' && !measure.confirmed) return false
  const standing = listStandingArticles(catalogue, measure, { on, places })
  return (
    standing.length > 0 && (!measure.nationalBasisRequired || standing.some((it) => isNationalBasis(catalogue, it)))
  )
}
