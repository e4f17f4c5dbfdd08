import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Catalogue } from '@xinheng/domain/catalogue/catalogue'
import type { LawArticle } from '@xinheng/domain/catalogue/law'
import { findVersion } from '@xinheng/domain/catalogue/legal-basis'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { Axis } from '@xinheng/domain/rulebook/axes'
import { findPlace, readRule } from '@xinheng/domain/rulebook/read-rule'
import { renderValue } from '@xinheng/domain/rulebook/render-value'
import { reachesEntry } from '@xinheng/domain/task/read-tasks'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { CitationView, MeasureLine, RightsStep } from '../pages/models.ts'
import { readMeasureFor } from '../task/task-views.ts'

/** A clause as a reader expects it. */
export function citationView(citation: Citation, confirmed = true): CitationView {
  return { text: renderCitation(citation), confirmed, passage: null }
}

/** An article that the catalogue cites; unconfirmed where the register holds no checked version of its law. */
export function articleView(catalogue: Catalogue, cited: LawArticle): CitationView {
  const version = cited.version === null ? '' : `（${cited.version} 版）`
  const confirmed = findVersion(catalogue, cited)?.confirmed === true
  return { text: `《${cited.law}》${version}${cited.article}`, confirmed, passage: null }
}

/** What may or must follow from an entry that day, on which article, by which organs; their own preconditions apart. */
export function readMeasureLines(listing: Listing, law: LawInForce, on: LocalDate): readonly MeasureLine[] {
  return law.catalogue.measures
    .filter((measure) => reachesEntry(measure, listing))
    .flatMap((measure) => {
      const { implementers, preconditions } = measure
      const organs = { organisationId: '', departments: implementers }
      const executable = readMeasureFor(listing, measure.id, organs, preconditions, law, on)
      if (!executable.ok) return []
      const basis = executable.value.articles.map((cited) => articleView(law.catalogue, cited))
      return [{ name: measure.name, implementers, basis }]
    })
}

const OBJECTION: readonly (readonly [Axis, string])[] = [
  ['objectionFirstStop', '向谁提出异议、由谁核实'],
  ['objectionLimits', '多久答复'],
  ['resultTold', '结果告知谁'],
  ['secondLevel', '对结果不服的'],
]
const CORRECTION: readonly (readonly [Axis, string])[] = [
  ['informationObjection', '信息本身有误的'],
  ['correctionLimits', '更正期限'],
  ['reputationRemedy', '错误惩戒后的信誉恢复'],
]
const REPAIR: readonly (readonly [Axis, string])[] = [
  ['repairApplyTo', '纠正失信行为后申请信用修复'],
  ['repairPublicity', '修复结果的公示'],
]

/** One step to a remedy in a place; nothing where its texts are silent. */
export function findRightsStep(
  law: LawInForce,
  place: string,
  on: LocalDate,
  [axis, title]: readonly [Axis, string],
): RightsStep | undefined {
  if (findPlace(law.book, place) === undefined) return undefined
  const answer = readRule(law.book, place, axis, on)
  if (answer.kind === 'unspecified') return undefined
  const { source, confirmed } = answer.row
  return { title, text: `${renderValue(axis, answer.value)}。`, basis: [citationView(source, confirmed)] }
}

/** How to object, correct and (for what is adverse) repair in a place on a day. */
export function readRemedies(law: LawInForce, place: string, on: LocalDate, adverse: boolean): readonly RightsStep[] {
  const asked = adverse ? [...OBJECTION, ...CORRECTION, ...REPAIR] : [...OBJECTION, ...CORRECTION]
  const steps = asked.flatMap((step) => findRightsStep(law, place, on, step) ?? [])
  if (steps.length > 0) return steps
  const text = '本地区现行规则没有写明途径；可以向认定单位书面提出异议，也可以依法申请行政复议或者提起行政诉讼。'
  return [{ title: '提出异议', text, basis: [] }]
}
