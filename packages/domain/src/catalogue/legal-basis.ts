import type { LocalDate } from '../calendar/local-date.ts'
import type { DocumentLevel } from '../kernel/documents.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { Catalogue } from './catalogue.ts'
import type { CitedLaw, LawArticle, LawVersion } from './law.ts'
import type { Measure } from './measure.ts'

/**
 * Texts of the whole country that may reduce rights or add duties; the Supreme Court's provisions say how the law of
 * civil procedure is applied in enforcement.
 */
const NATIONAL_BASIS: readonly DocumentLevel[] = ['law', 'adminRegulation', 'centralPolicy', 'judicialInterpretation']

/** The law of a title, if the catalogue registers it. */
export function findLaw(catalogue: Pick<Catalogue, 'laws'>, title: string): CitedLaw | undefined {
  return catalogue.laws.find((law) => law.title === title)
}

/** The version of its law that a citation names, if it is registered. */
export function findVersion(catalogue: Pick<Catalogue, 'laws'>, cited: LawArticle): LawVersion | undefined {
  return findLaw(catalogue, cited.law)?.versions.find((version) => version.version === cited.version)
}

/**
 * Whether the version that a citation names is law on a day. A version with no known first day, or one that rests on
 * memory, never is: it supports nothing.
 */
export function isArticleInForce(catalogue: Pick<Catalogue, 'laws'>, cited: LawArticle, on: LocalDate): boolean {
  const version = findVersion(catalogue, cited)
  if (version === undefined || !version.confirmed || version.effective === null) return false
  return version.effective <= on && (version.until === null || on < version.until)
}

/**
 * The citations to show on a day: of a law that is cited in several versions only the one in force; a law of which no
 * cited version is registered as in force keeps its citations.
 */
export function listCurrentArticles(
  catalogue: Pick<Catalogue, 'laws'>,
  articles: readonly LawArticle[],
  on: LocalDate,
): readonly LawArticle[] {
  const current = articles.filter((cited) => isArticleInForce(catalogue, cited, on))
  const told = new Set(current.map(({ law }) => law))
  return articles.filter((cited) => current.includes(cited) || !told.has(cited.law))
}

/**
 * Whether a cited text stands high enough to carry a measure at all: law, administrative regulation, policy of the
 * centre, the Supreme Court's provisions; for a place's own measure also the 地方性法规 of that place or one above it.
 * @basis N49/(九)
 * @basis GD_REG/第三十条
 */
export function isSufficientBasis(
  catalogue: Pick<Catalogue, 'laws'>,
  cited: LawArticle,
  own: Pick<Measure, 'place'>,
  places: readonly PlaceCode[],
): boolean {
  const law = findLaw(catalogue, cited.law)
  if (law === undefined) return false
  if (NATIONAL_BASIS.includes(law.level)) return true
  return law.level === 'localRegulation' && own.place !== null && law.place !== null && places.includes(law.place)
}

/** The cited articles of a measure that are law on a day and stand high enough for it. */
export function listStandingArticles(
  catalogue: Pick<Catalogue, 'laws'>,
  measure: Measure,
  at: { readonly on: LocalDate; readonly places: readonly PlaceCode[] },
): readonly LawArticle[] {
  return measure.articles.filter(
    (cited) => isArticleInForce(catalogue, cited, at.on) && isSufficientBasis(catalogue, cited, measure, at.places),
  )
}

/** Whether a cited text is one of the whole country, high enough to carry a measure. */
export function isNationalBasis(catalogue: Pick<Catalogue, 'laws'>, cited: LawArticle): boolean {
  const law = findLaw(catalogue, cited.law)
  return law !== undefined && NATIONAL_BASIS.includes(law.level)
}

/** The number of the article without paragraph and item: 第三条第一款第（一）项 → 第三条. Clauses of policies stay as they are. */
export function readArticleNumber(article: string): string {
  return /^第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?/.exec(article)?.[0] ?? article
}

/** Where an article went when its law was revised, if the register says so. */
export function findRenumbered(catalogue: Pick<Catalogue, 'laws'>, cited: LawArticle): LawArticle | null | undefined {
  const renumbering = findLaw(catalogue, cited.law)?.renumbered.find(
    ({ from }) => from.version === cited.version && from.article === readArticleNumber(cited.article),
  )
  if (renumbering === undefined) return undefined
  return renumbering.to === null ? null : { law: cited.law, ...renumbering.to }
}
