import { ASSET_URLS } from '../../http/assets.ts'
import type { Frame } from '../frame.ts'
import { zhCn } from '../messages/zh-cn.ts'
import type {
  EntryModel,
  MeasuresModel,
  ResultItem,
  RightsModel,
  RulesModel,
  SearchModel,
  SubjectModel,
} from '../models.ts'

/** Invented content in the shape of real pages, for tests and for looking at. */
export const sampleFrame: Frame = {
  t: zhCn,
  site: { name: '云浮市信用联合奖惩公示平台', owner: '云浮市公共信用信息中心', place: '云浮市', demo: true },
  assets: ASSET_URLS,
  path: '/',
  here: '/',
  large: false,
  csrf: 'sample-token',
  position: 48_213,
  asOf: '2026-11-21 09:30',
  today: '2026-11-21',
  calendarEnds: null,
  nav: [],
  mine: false,
  actor: null,
}

const law = (text: string, confirmed = true, passage: string | null = null) => ({ text, confirmed, passage })

const black: ResultItem = {
  tag: { kind: 'blackList', label: '失信黑名单' },
  name: '示例市华兴建筑工程有限公司',
  code: '91445300MA4W1Q0X8T',
  reason: '拖欠农民工工资数额较大，经责令限期支付逾期仍不支付，列入拖欠农民工工资失信联合惩戒对象名单。',
  facts: [
    { label: '认定单位', value: { kind: 'text', text: '示例市人力资源和社会保障局' } },
    { label: '领域', value: { kind: 'text', text: '劳动保障' } },
    { label: '文书号', value: { kind: 'text', text: '示人社认〔2026〕3号' } },
    { label: '认定日期', value: { kind: 'date', date: '2026-10-27' } },
    { label: '公示期', value: { kind: 'term', from: '2026-10-27', to: '2027-10-27', note: null } },
  ],
  links: [
    { label: '查看详情', href: '/entries/e1' },
    { label: '提出异议', href: '/rights' },
  ],
}
const red: ResultItem = {
  tag: { kind: 'redList', label: '守信红名单' },
  name: '示例市华兴东方环保科技有限公司',
  code: '91445300MA4W2R1Y7U',
  reason: '连续三年纳税信用 A 级，列入守信联合激励对象名单。',
  facts: [
    { label: '认定单位', value: { kind: 'text', text: '示例市税务局' } },
    { label: '领域', value: { kind: 'text', text: '税收征管' } },
    { label: '认定日期', value: { kind: 'date', date: '2026-09-26' } },
    { label: '有效期', value: { kind: 'term', from: '2026-09-26', to: '2027-09-25', note: null } },
  ],
  links: [{ label: '查看详情', href: '/entries/e2' }],
}
const watch: ResultItem = { ...red, tag: { kind: 'watch', label: '重点关注' }, name: '示例市华兴第二商贸有限公司' }
const penalty: ResultItem = {
  ...red,
  tag: { kind: 'record', label: '行政处罚' },
  name: '示例市华兴新城食品有限公司',
  reason: '未按排污许可证规定排放水污染物，处罚款人民币 12 万元。',
}

const tabs = [
  { label: '全部', count: 37, href: '/search?q=x', current: true },
  { label: '守信红名单', count: 11, href: '/search?q=x&kind=red', current: false },
  { label: '失信黑名单', count: 6, href: '/search?q=x&kind=black', current: false },
  { label: '重点关注', count: 5, href: '/search?q=x&kind=watch', current: false },
  { label: '行政处罚', count: 10, href: '/search?q=x&kind=penalty', current: false },
  { label: '行政许可', count: 5, href: '/search?q=x&kind=licence', current: false },
]

export const sampleFound: Omit<SearchModel, 'frame'> = {
  outcome: 'found',
  query: '华兴',
  tabs,
  results: [black, red, watch, penalty],
  paging: { page: 1, size: 10, total: 37, path: '/search', query: { q: '华兴' } },
  figures: [],
  cut: false,
}

export const sampleHome: Omit<SearchModel, 'frame'> = {
  outcome: 'home',
  query: '',
  tabs: [],
  results: [],
  paging: null,
  figures: [
    { label: '守信红名单', count: 312, orMore: false, href: '/search?kind=red' },
    { label: '失信黑名单', count: 86, orMore: false, href: '/search?kind=black' },
    { label: '行政许可', count: 5204, orMore: false, href: '/search?kind=licence' },
    { label: '行政处罚', count: 1377, orMore: false, href: '/search?kind=penalty' },
  ],
  cut: false,
}

export const sampleEntry: Omit<EntryModel, 'frame'> = {
  tag: black.tag,
  subject: { name: black.name, code: black.code, href: '/subjects/s1' },
  reason: black.reason,
  facts: black.facts,
  basis: [
    law('示例市人力资源和社会保障局 示人社认〔2026〕3号 列入决定书（2026-10-27 送达）'),
    law(
      '《保障农民工工资支付条例》国务院令第724号 第四十八条',
      true,
      '用人单位拖欠农民工工资，情节严重或者造成严重不良社会影响的，……',
    ),
  ],
  measures: [
    {
      name: '依法限制参加政府采购活动',
      implementers: ['示例市财政局'],
      basis: [law('《中华人民共和国政府采购法》第二十二条')],
    },
    {
      name: '在申请政府性资金支持时予以限制',
      implementers: ['示例市发展和改革局', '示例市工业和信息化局'],
      basis: [law('《保障农民工工资支付条例》国务院令第724号 第四十八条'), law('《示例办法》第十条', false)],
    },
  ],
  ways: [
    {
      title: '异议',
      action: { label: '提出异议', href: '/objections/new?entry=e1' },
      facts: [{ label: '最后一日', value: { kind: 'text', text: '没有最后期限' } }],
      basis: [],
    },
  ],
  remedies: [
    {
      title: '向实施单位提出异议',
      text: '由信息提供单位核实，核实期间惩戒措施暂不执行。',
      basis: [law('《云浮市实施方案》(二十五)')],
    },
    {
      title: '申请行政复议或者提起行政诉讼',
      text: '不服认定决定的，可以依法申请复议或者起诉。',
      basis: [law('《云浮市实施方案》(二十五)')],
    },
  ],
  notices: ['该主体已于 2026-11-18 提出异议，正在核实，核实期间惩戒措施暂不执行。'],
}

export const sampleSubject: Omit<SubjectModel, 'frame'> = {
  name: black.name,
  code: black.code,
  kind: '企业',
  formerNames: ['示例市华兴工程队'],
  facts: [],
  tabs: tabs.slice(0, 3),
  entries: [black, penalty],
  paging: null,
}

export const sampleMeasures: Omit<MeasuresModel, 'frame'> = {
  tabs: [
    { label: '惩戒措施', count: 120, href: '/measures?kind=sanction', current: true },
    { label: '激励措施', count: 41, href: '/measures?kind=incentive', current: false },
  ],
  measures: [
    {
      id: 'm1',
      name: '依法限制参加政府采购活动',
      content: '在政府采购活动中查询，依法禁止参加。',
      listTypes: ['失信被执行人', '拖欠农民工工资失信主体'],
      measureClass: '强制性措施',
      implementers: ['财政部门'],
      subjectKinds: ['企业', '社会组织'],
      basis: [law('《中华人民共和国政府采购法》第二十二条')],
      state: { kind: 'done', label: '已公布' },
      publishedOn: '2024-02-18',
    },
    {
      id: 'm2',
      name: '限制高消费',
      content: '限制乘坐飞机、列车软卧等非生活和工作必需的消费行为。',
      listTypes: ['失信被执行人'],
      measureClass: '强制性措施',
      implementers: ['人民法院'],
      subjectKinds: ['企业', '自然人'],
      basis: [law('《最高人民法院关于限制被执行人高消费及有关消费的若干规定》法释〔2015〕17号 第三条')],
      state: { kind: 'notApplicable', label: '条文待补' },
      publishedOn: null,
    },
  ],
  paging: { page: 2, size: 20, total: 120, path: '/measures', query: { kind: 'sanction' } },
}

export const sampleRules: Omit<RulesModel, 'frame'> = {
  place: '云浮市',
  on: '2026-11-21',
  places: [
    { name: '云浮市', href: '/rules?place=445300', current: true },
    { name: '广东省', href: '/rules?place=440000', current: false },
    { name: '攀枝花市', href: '/rules?place=510400', current: false },
    { name: '济南市', href: '/rules?place=370100', current: false },
    { name: '濮阳县', href: '/rules?place=410928', current: false },
  ],
  rules: [
    {
      number: 16,
      axis: '双公示期限',
      value: '自作出行政决定之日起 7 个工作日内，在信用云浮公示',
      layer: '本地区',
      basis: [law('《云浮市实施方案》(十九)')],
      confirmed: true,
      effective: '2017-09-13',
      until: null,
      conflict: null,
    },
    {
      number: 20,
      axis: '异议期间的执行',
      value: '核实期间暂不执行',
      layer: '省级',
      basis: [law('《广东省社会信用条例》', false)],
      confirmed: false,
      effective: '2021-06-01',
      until: '2027-12-31',
      conflict: '省级规定要求标注异议，本地区文件没有规定。',
    },
  ],
}

export const sampleRights: Omit<RightsModel, 'frame'> = {
  place: '云浮市',
  steps: sampleEntry.remedies,
  meanwhile: {
    title: '核实期间暂不执行',
    text: '信息核实期间，联合惩戒措施暂不执行。',
    basis: [law('《云浮市实施方案》(二十五)')],
  },
  channels: [
    { label: '受理单位', value: { kind: 'text', text: '实施惩戒措施的单位' } },
    { label: '办理期限', value: { kind: 'text', text: '文件没有规定，适用省级规定' } },
  ],
}
