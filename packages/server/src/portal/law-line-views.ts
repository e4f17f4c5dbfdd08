import { COURT_LIST } from '@xinheng/domain/catalogue/list-type'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Catalogue } from '@xinheng/domain/catalogue/catalogue'
import type { LawArticle } from '@xinheng/domain/catalogue/law'
import { findVersion } from '@xinheng/domain/catalogue/legal-basis'
import { cite, type Citation } from '@xinheng/domain/kernel/citation'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { Axis } from '@xinheng/domain/rulebook/axes'
import { findRecheck } from '@xinheng/domain/rulebook/practice/objection-practice'
import { readConflicts } from '@xinheng/domain/rulebook/conflicts'
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

/**
 * Reconsideration and litigation, which no objection or complaint has to come before; where the text of the place says
 * otherwise, the conflict is said too. Some acts have to go to reconsideration first, which only that law says.
 * @basis ARL/第二十条; ARL/第二十三条; ALIT/第四十四条; ALIT/第四十五条; ALIT/第四十六条
 */
function readDirectStep(law: LawInForce, place: string, on: LocalDate): RightsStep {
  const conflict = readConflicts(law.book, place, on).find(
    ({ axis, against }) => axis === 'objectionFirstStop' && against.document === 'ARL',
  )
  const direct =
    '不必先提出异议或者投诉。行政复议自知道该行为之日起六十日内申请，直接提起行政诉讼的自知道之日起六个月内提起；' +
    '先申请复议、对复议决定不服的，自收到复议决定书之日起十五日内提起诉讼。依法应当先申请复议的（例如当场作出的行政处罚决定），先申请复议。' +
    '是否逾期由复议机关、人民法院认定。'
  const basis = [
    cite('ARL', '第二十条'),
    cite('ARL', '第二十三条'),
    cite('ALIT', '第四十四条'),
    cite('ALIT', '第四十五条'),
    cite('ALIT', '第四十六条'),
  ]
  return {
    title: '申请行政复议或者提起行政诉讼',
    text: conflict === undefined ? direct : `${direct}${conflict.what}${conflict.systemDoes}`,
    basis: [...basis, ...(conflict === undefined ? [] : [conflict.clause])].map((citation) => citationView(citation)),
  }
}

/** The recheck (复核) of an objection's result, with the article that gives it; nothing where no text does. */
function findRecheckStep(law: LawInForce, place: string, on: LocalDate): RightsStep | undefined {
  const recheck = findPlace(law.book, place) === undefined ? undefined : findRecheck(law.book, place, on)
  if (recheck === undefined) return undefined
  const text = {
    nextHigherOrgan: '对异议处理结果不服的，可以向上一级行政机关提出复核；规定没有写明最后一日。',
    provincialCreditAuthority:
      '对名单认定机关核查处理异议的结果仍有异议的，可以向省社会信用工作主管部门申请复核；规定没有写明最后一日。',
  }[recheck.by]
  return { title: '对异议结果申请复核', text, basis: [citationView(recheck.basis)] }
}

/** What stands open on the court's list: the court that listed, then the court above it; no act of an authority is there. */
function findCourtStep(law: LawInForce, place: string, on: LocalDate): RightsStep | undefined {
  const rule = readRule(law.book, place, 'courtListTerm', on)
  if (rule.kind === 'unspecified') return undefined
  const { correctionReviewDays, reconsiderationDays } = rule.value
  const text =
    `向作出列入决定的人民法院书面申请纠正，人民法院自收到申请之日起 ${correctionReviewDays} 日内审查；` +
    `对驳回决定不服的，自决定书送达之日起 ${reconsiderationDays} 日内向上一级人民法院申请复议，复议期间不停止执行。`
  return { title: '向人民法院申请纠正', text, basis: [citationView(rule.row.source)] }
}

/**
 * How to object, correct and (for what is adverse) repair in a place on a day. `listTypeIds` are the lists it is about: of
 * the court's list the court is asked, and no act of an authority is there to review; `null` stands for an act of an
 * authority that is on no list, as a measure is.
 */
export function readRemedies(
  law: LawInForce,
  place: string,
  on: LocalDate,
  adverse: boolean,
  listTypeIds: readonly (string | null)[] = [],
): readonly RightsStep[] {
  const asked = adverse ? [...OBJECTION, ...CORRECTION, ...REPAIR] : [...OBJECTION, ...CORRECTION]
  const recheck = findRecheckStep(law, place, on)
  const steps = [
    ...asked.flatMap((step) => findRightsStep(law, place, on, step) ?? []),
    ...(recheck === undefined ? [] : [recheck]),
  ]
  if (steps.length > 0 && adverse) {
    const court = listTypeIds.includes(COURT_LIST) ? findCourtStep(law, place, on) : undefined
    const direct = court === undefined || listTypeIds.some((id) => id !== COURT_LIST)
    return [...steps, ...(court === undefined ? [] : [court]), ...(direct ? [readDirectStep(law, place, on)] : [])]
  }
  if (steps.length > 0) return steps
  const text = '本地区现行规则没有写明途径；可以向认定单位书面提出异议，也可以依法申请行政复议或者提起行政诉讼。'
  return [{ title: '提出异议', text, basis: [] }]
}
