import { addDays, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { findListType, isInForce } from '@xinheng/domain/catalogue/catalogue'
import type { Measure } from '@xinheng/domain/catalogue/measure'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readComplaintRoute } from '@xinheng/domain/complaint/complaint-route'
import { AXES, AXIS_TITLES } from '@xinheng/domain/rulebook/axis-titles'
import { findPlace, NATIONAL, readRule } from '@xinheng/domain/rulebook/read-rule'
import { renderValue } from '@xinheng/domain/rulebook/render-value'
import type { Fact, MeasuresModel, RightsModel, RulesModel, StatusWord } from '../pages/models.ts'
import { articleView, citationView, findRightsStep, readRemedies } from './law-line-views.ts'
import { LAYERS, MEASURE_CLASSES, SUBJECT_KINDS } from './portal-words.ts'

const PAGE_SIZE = 20

/** How a measure stands on a day; one that cites no article can be read and never used. */
export function measureStatus(measure: Measure, on: LocalDate): StatusWord {
  if (measure.state === 'withdrawn') return { kind: 'notApplicable', label: '已撤销' }
  if (measure.articles.length === 0) return { kind: 'notApplicable', label: '条文待补，不得实施' }
  if (measure.state === 'draft') return { kind: 'waiting', label: '未公布，不得实施' }
  if (isInForce(measure, on)) return { kind: 'done', label: '已公布' }
  return { kind: 'notApplicable', label: '当日无效' }
}

/** The catalogue as it is published, sanctions or incentives. */
export function readMeasuresView(
  law: LawInForce,
  kind: string,
  page: number,
  on: LocalDate,
): Omit<MeasuresModel, 'frame'> {
  const shown = kind === 'incentive' ? 'incentive' : 'sanction'
  const { catalogue } = law
  const rank = (measure: Measure) => (measure.state === 'published' && isInForce(measure, on) ? 0 : 1)
  const all = catalogue.measures
    .filter((measure) => measure.kind === shown && measure.state !== 'withdrawn')
    .toSorted((a, b) => rank(a) - rank(b))
  const count = (of: string) => catalogue.measures.filter((it) => it.kind === of && it.state !== 'withdrawn').length
  const tab = (of: 'sanction' | 'incentive', label: string) => ({
    label,
    count: count(of),
    href: `/measures?kind=${of}`,
    current: of === shown,
  })
  return {
    tabs: [tab('sanction', '惩戒措施'), tab('incentive', '激励措施')],
    measures: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((measure) => ({
      id: measure.id,
      name: measure.name,
      content: measure.content,
      listTypes: measure.listTypeIds.map((id) => findListType(catalogue, id)?.name ?? id),
      measureClass: MEASURE_CLASSES[measure.measureClass],
      implementers: measure.implementers,
      subjectKinds: measure.subjectKinds.map((each) => SUBJECT_KINDS[each]),
      basis: measure.articles.map((cited) => articleView(catalogue, cited)),
      state: measureStatus(measure, on),
      publishedOn: rank(measure) === 0 ? measure.effective : null,
    })),
    paging: { page, size: PAGE_SIZE, total: all.length, path: '/measures', query: { kind: shown } },
  }
}

/** Every rule in force in a place on a day; `undefined` where the book knows no such place. */
export function findRulesView(law: LawInForce, place: string, on: LocalDate): Omit<RulesModel, 'frame'> | undefined {
  const here = findPlace(law.book, place)
  if (here === undefined) return undefined
  const places = law.book.places
    .filter(({ code }) => code !== NATIONAL)
    .map(({ code, name }) => ({ name, href: `/rules?place=${code}&on=${on}`, current: code === place }))
  const rules = AXES.flatMap((axis) => {
    const answer = readRule(law.book, place, axis, on)
    if (answer.kind === 'unspecified') return []
    const { row, conflicts } = answer
    const { source, confirmed, effective, expires, repealed } = row
    const until = repealed === null ? expires : addDays(repealed, -1)
    const conflict = conflicts.map(({ what, systemDoes }) => `${what}${systemDoes}`).join('')
    return {
      number: AXIS_TITLES[axis].number,
      axis: AXIS_TITLES[axis].title,
      value: renderValue(axis, answer.value),
      layer: LAYERS[answer.layer],
      basis: [citationView(source, confirmed)],
      confirmed,
      effective,
      until,
      conflict: conflict === '' ? null : conflict,
    }
  })
  return { place: here.name, on, places, rules }
}

/** How to object and repair in the place of this platform, and what happens meanwhile. */
export function readRightsView(law: LawInForce, place: string, on: LocalDate): Omit<RightsModel, 'frame'> {
  const meanwhile = findRightsStep(law, place, on, ['enforcementMeanwhile', '异议核实期间的措施'])
  const silent = { title: '异议核实期间的措施', text: '本地区现行规则没有规定异议期间停止执行。', basis: [] }
  const channels = (
    [
      ['creditAuthority', '信用主管部门'],
      ['complaintChannels', '投诉渠道'],
      ['publicationSites', '公示网站'],
    ] as const
  ).flatMap(([axis, label]): readonly Fact[] => {
    const step = findRightsStep(law, place, on, [axis, label])
    return step === undefined ? [] : [{ label, value: { kind: 'text', text: step.text } }]
  })
  return {
    place: findPlace(law.book, place)?.name ?? '',
    steps: readRemedies(law, place, on, true),
    meanwhile: meanwhile ?? silent,
    channels: [...channels, ...ONLINE, ...complaintLinks(law, place, on)],
  }
}

const online = (label: string, text: string, href: string): Fact => ({ label, value: { kind: 'link', text, href } })

/** What can be begun and followed on this platform, without an account. */
const ONLINE: readonly Fact[] = [
  online('网上异议', '提出异议', '/objections/new'),
  online('网上申请修复', '申请信用修复', '/repairs/new'),
  online('异议进度', '凭受理号和查询码查询', '/objections/status'),
  online('修复进度', '凭受理号和查询码查询', '/repairs'),
]

/** Where a complaint on the answer to an objection is handed in here, in a place that foresees one. */
function complaintLinks(law: LawInForce, place: string, on: LocalDate): readonly Fact[] {
  if (findPlace(law.book, place) === undefined || readComplaintRoute(law, place, on).kind !== 'foreseen') return []
  return [{ label: '网上投诉', value: { kind: 'link', text: '提出投诉', href: '/complaints/new' } }]
}
