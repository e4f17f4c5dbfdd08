import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { SubjectKind } from '../kernel/refs.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Occasion } from '../rulebook/axes.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { Catalogue } from './catalogue.ts'
import { findListType, findMeasure, isInForce } from './catalogue.ts'
import { hasPower } from './department.ts'
import type { HeldAnswer } from './held-answer.ts'
import type { LawArticle } from './law.ts'
import { isNationalBasis, isSufficientBasis, listStandingArticles } from './legal-basis.ts'
import { readMeasureClass } from './measure-class.ts'
import type { ReadClass } from './measure-class.ts'
import type { Measure, Precondition, ResponsibleRole, SeverityTier } from './measure.ts'

/** The answers of the executing place's rule book on that day. */
export interface CatalogueRules {
  readonly offCatalogue: HeldAnswer<'offCatalogue'>
  readonly measureClasses: HeldAnswer<'measureClasses'>
}

/** Everything about the case that a measure depends on. */
export interface MeasureFacts {
  /** The day of use. */
  readonly on: LocalDate
  /** The executing place first, then those above it (云浮: 445300, 440000); the country left out. */
  readonly places: readonly PlaceCode[]
  /** Normalised departments of the unit that would use the measure. */
  readonly departments: readonly string[]
  readonly subjectKind: SubjectKind
  /** The office by which a person of a listed unit is reached; `null` where the subject itself is listed. */
  readonly role: ResponsibleRole | null
  readonly listTypeId: string
  /** The tier of the entry, `null` for incentives and where the place has no tiers. */
  readonly tier: SeverityTier | null
  /** Preconditions that are established by evidence. */
  readonly established: readonly Precondition[]
  /** The occasion of the matter; `null` for a task outside a matter. */
  readonly occasion: Occasion | null
}

/** A measure that may or must be used, with what allows it. */
export interface ExecutableMeasure {
  readonly measure: Measure
  /** The cited articles that are law on that day and high enough. */
  readonly articles: readonly LawArticle[]
  readonly measureClass: ReadClass
}

/** One reason or more. */
export type Reasons = readonly [Refusal, ...Refusal[]]

const NO_ADDITIONS: Citation = cite('N49', '(九)')
const NO_ORDERS: Citation = cite('N49', '(九)')

/**
 * Whether a measure may be used in a case (`law-first`): in the published catalogue that day, on an article of
 * sufficient level in force that day, within the unit's power, fit for subject, list, tier and occasion, with its
 * preconditions established. All reasons that say no are given, in the order a clerk would check them.
 * @basis N49/(九)
 * @basis PZ/二(一)1
 * @basis PY/四(三)
 * @basis GD_REG/第三十条
 */
export function readExecutable(
  measureId: string,
  facts: MeasureFacts,
  rules: CatalogueRules,
  catalogue: Catalogue,
): Result<ExecutableMeasure, Reasons> {
  const measure = findMeasure(catalogue, measureId)
  if (measure === undefined) {
    const basis = citeOffCatalogue(rules.offCatalogue, 'offList')
    return refuse([{ code: 'MEASURE_NOT_IN_CATALOGUE', measureId, basis }])
  }
  const articles = listStandingArticles(catalogue, measure, facts)
  const reasons = [
    ...findNotPublished(measure, facts, rules),
    ...findNoLaw(catalogue, measure, articles, facts),
    ...findUnfit(catalogue, measure, facts),
    ...findAboveTier(measure, facts, rules),
  ]
  const [first, ...others] = reasons
  if (first !== undefined) return refuse([first, ...others])
  return ok({ measure, articles, measureClass: readMeasureClass(measure, rules.measureClasses) })
}

/**
 * The rows that bar a measure off the list, the upper ones first. It is barred also where the book is silent; then no
 * clause can be named. A place that bars only what is off the list says nothing of a listed measure not yet published.
 */
function citeOffCatalogue(answer: CatalogueRules['offCatalogue'], bar: 'offList' | 'unpublished'): readonly Citation[] {
  if (answer.kind === 'unspecified') return []
  const spoken = [...answer.overridden, answer.row].map(({ source }) => source)
  return bar === 'offList' || answer.value.bar === 'unpublished' ? spoken : [NO_ADDITIONS]
}

function findNotPublished(measure: Measure, facts: MeasureFacts, { offCatalogue }: CatalogueRules): readonly Refusal[] {
  const { id: measureId, repealed } = measure
  const reasons: Refusal[] = []
  if (measure.state !== 'published') {
    const basis = citeOffCatalogue(offCatalogue, 'unpublished')
    reasons.push({ code: 'MEASURE_NOT_PUBLISHED', measureId, basis })
  }
  if (!isInForce(measure, facts.on)) reasons.push({ code: 'MEASURE_NOT_IN_FORCE', measureId, repealed, basis: [] })
  if (measure.place !== null && !facts.places.includes(measure.place)) {
    reasons.push({ code: 'MEASURE_OF_OTHER_PLACE', measureId, place: measure.place, basis: [] })
  }
  return reasons
}

function findNoLaw(
  catalogue: Catalogue,
  measure: Measure,
  standing: readonly LawArticle[],
  facts: MeasureFacts,
): readonly Refusal[] {
  const { id: measureId } = measure
  const basis = [NO_ADDITIONS]
  const high = measure.articles.filter((cited) => isSufficientBasis(catalogue, cited, measure, facts.places))
  if (high.length === 0) return [{ code: 'MEASURE_WITHOUT_LAW', measureId, basis }]
  if (standing.length === 0) {
    const articles = high.map((cited) => `${cited.law}${cited.article}`)
    return [{ code: 'MEASURE_LAW_NOT_IN_FORCE', measureId, articles, basis }]
  }
  const reasons: Refusal[] = []
  if (measure.nationalBasisRequired && !standing.some((cited) => isNationalBasis(catalogue, cited))) {
    reasons.push({ code: 'MEASURE_NEEDS_NATIONAL_LAW', measureId, basis })
  }
  if (measure.kind === 'sanction' && !measure.confirmed) {
    reasons.push({ code: 'MEASURE_UNCONFIRMED', measureId, basis: [] })
  }
  return reasons
}

function findUnfit(catalogue: Catalogue, measure: Measure, facts: MeasureFacts): readonly Refusal[] {
  const { id: measureId, implementers } = measure
  const { listTypeId, occasion } = facts
  const reasons: Refusal[] = []
  if (measure.category === 'reference') {
    reasons.push({ code: 'MEASURE_FOR_REFERENCE_ONLY', measureId, basis: [NO_ORDERS] })
  }
  if (!hasPower(facts.departments, implementers)) {
    reasons.push({ code: 'MEASURE_OUTSIDE_POWER', measureId, implementers, basis: [NO_ADDITIONS] })
  }
  if (!reaches(measure, facts)) reasons.push({ code: 'MEASURE_NOT_FOR_SUBJECT', measureId, basis: [] })
  const listType = findListType(catalogue, listTypeId)
  if (!measure.listTypeIds.includes(listTypeId) || listType === undefined || !fitsKind(listType.kind, measure.kind)) {
    reasons.push({ code: 'MEASURE_NOT_FOR_LIST', measureId, listTypeId, basis: [NO_ADDITIONS] })
  }
  const missing = measure.preconditions.filter((precondition) => !facts.established.includes(precondition))
  if (missing.length > 0) reasons.push({ code: 'MEASURE_PRECONDITION_UNMET', measureId, missing, basis: [] })
  if (occasion !== null && measure.occasions.length > 0 && !measure.occasions.includes(occasion)) {
    reasons.push({ code: 'MEASURE_NOT_FOR_OCCASION', measureId, occasion, basis: [] })
  }
  return reasons
}

/** A watch list warrants supervision as a sanction list does; a red list only incentives. */
function fitsKind(listKind: 'incentive' | 'sanction' | 'watch', kind: Measure['kind']): boolean {
  return (listKind === 'incentive') === (kind === 'incentive')
}

function reaches(measure: Measure, { role, subjectKind }: MeasureFacts): boolean {
  return role === null ? measure.subjectKinds.includes(subjectKind) : measure.responsibleRoles.includes(role)
}

/**
 * Where the place has tiers, a measure of the blacklist tier is barred below it; those below are open to both tiers.
 * @basis PY/三(二)1–2
 */
function findAboveTier(measure: Measure, facts: MeasureFacts, { measureClasses }: CatalogueRules): readonly Refusal[] {
  if (measure.kind !== 'sanction') return []
  if (measureClasses.kind === 'unspecified' || measureClasses.value.scheme !== 'severityTiers') return []
  if (measure.tier === 'belowBlacklist' || facts.tier === 'blacklist') return []
  const tier = facts.tier ?? 'none'
  return [{ code: 'MEASURE_ABOVE_TIER', measureId: measure.id, tier, basis: [measureClasses.row.source] }]
}
