import type { Frame } from '../frame.ts'
import type {
  ActFormModel,
  CheckDeskModel,
  ImportFormModel,
  ImportReportModel,
  ListingCaseModel,
  MyDayModel,
} from '../models.ts'
import { sampleEntry, sampleFrame } from './sample-portal.ts'

export const staffFrame: Frame = {
  ...sampleFrame,
  path: '/staff',
  calendarEnds: '2026-12-31',
  nav: [
    { label: '今日待办', href: '/staff' },
    { label: '名单办理', href: '/staff/listings' },
    { label: '数据导入', href: '/staff/imports' },
  ],
  actor: { name: '经办人甲', organisation: '示例市人力资源和社会保障局' },
}

const waiting = { kind: 'waiting', label: '待响应' } as const
const done = { kind: 'done', label: '已执行' } as const
const overdue = { kind: 'overdue', label: '逾期' } as const
const received = { kind: 'received', label: '已签收' } as const
const field = (name: string, value = '', error: string | null = null) => ({ name, value, error })

export const sampleMyDay: Omit<MyDayModel, 'frame'> = {
  overdue: [
    {
      title: '反馈执行情况',
      href: '/staff/feedback/1',
      subject: '示例市华兴建筑工程有限公司',
      status: overdue,
      due: '2026-11-18',
      left: '已逾期 3 天',
    },
  ],
  dueSoon: [
    {
      title: '送达列入前告知书',
      href: '/staff/listings/2',
      subject: '示例市远大运输有限公司',
      status: waiting,
      due: '2026-11-24',
      left: '剩 1 个工作日',
    },
  ],
  waiting: [
    {
      title: '确认应采取的措施',
      href: '/staff/tasks/3',
      subject: '示例市恒通物流有限公司',
      status: received,
      due: null,
      left: null,
    },
    {
      title: '作出列入决定',
      href: '/staff/listings/4',
      subject: '示例市金桥置业有限公司',
      status: waiting,
      due: '2026-12-04',
      left: '剩 10 个工作日',
    },
  ],
  lastImports: [
    {
      file: '行政处罚-2026-11.csv',
      href: '/staff/imports/9',
      at: '2026-11-20 16:02',
      result: '入库 1,204 行，有误 17 行',
    },
  ],
}

export const sampleImport: Omit<ImportFormModel, 'frame'> = {
  mayUpload: true,
  formats: [
    { value: 'penalty2018', label: '行政处罚信息（2018 版，30 项）' },
    { value: 'licence2018', label: '行政许可信息（2018 版，28 项）' },
    { value: 'blacklist', label: '黑名单' },
  ],
  format: field('format', 'penalty2018'),
  extent: field('extent', '', '请选择文件范围'),
  fileError: '请选择要上传的文件',
  recent: [
    {
      file: '行政处罚-2026-11.csv',
      href: '/staff/imports/9',
      at: '2026-11-20 16:02',
      by: '经办人甲',
      status: done,
      rows: 1221,
      wrong: 17,
    },
    {
      file: '黑名单.xlsx',
      href: '/staff/imports/8',
      at: '2026-11-19 10:40',
      by: '经办人乙',
      status: overdue,
      rows: 0,
      wrong: 0,
    },
  ],
}

export const sampleReport: Omit<ImportReportModel, 'frame'> = {
  file: '行政处罚-2026-11.csv',
  formatName: '行政处罚信息（2018 版）',
  phase: 'storing',
  total: 120_000,
  handled: 63_000,
  good: 61_236,
  duplicate: 1575,
  corrected: 0,
  questions: 0,
  wrong: 189,
  hints: 4,
  questionsHref: '/staff/questions',
  facts: [
    { label: '文件类型', value: { kind: 'text', text: '行政处罚信息（2018 版）' } },
    { label: '范围', value: { kind: 'text', text: '增量变更' } },
    { label: '上传人', value: { kind: 'text', text: '经办人甲' } },
    { label: '上传时间', value: { kind: 'text', text: '2026-11-20 16:02' } },
  ],
  failure: null,
  rows: [
    {
      line: 128,
      severity: 'returned',
      column: '统一社会信用代码',
      code: 'CODE_LENGTH',
      read: '91445300MA27100',
      mend: '长度应为 18 位，现为 15 位',
    },
    {
      line: 2047,
      severity: 'asked',
      column: '处罚决定日期',
      code: 'DATE_IMPOSSIBLE',
      read: '2026-13-05',
      mend: '没有这一天，请核对原文书',
    },
    {
      line: 3310,
      severity: 'returned',
      column: '处罚机关',
      code: 'FIELD_EMPTY',
      read: '',
      mend: '必须填写作出处罚决定的机关全称',
    },
  ],
  errorFile: { label: '下载有误的行', href: '/staff/imports/9/errors' },
  paging: { page: 1, size: 50, total: 189, path: '/staff/imports/9', query: {} },
}

export const sampleListing: Omit<ListingCaseModel, 'frame'> = {
  tag: sampleEntry.tag,
  title: '示例市华兴建筑工程有限公司',
  version: 7,
  papers: [{ title: '列入前告知书', href: '/staff/notices/1', status: '2026-11-13 送达' }],
  facts: [
    { label: '案件号', value: { kind: 'text', text: 'LS-2026-001837' } },
    { label: '信用代码', value: { kind: 'code', code: '91445300MA4W1Q0X8T' } },
    { label: '认定单位', value: { kind: 'text', text: '示例市人力资源和社会保障局' } },
    { label: '依据文书', value: { kind: 'text', text: '示人社罚〔2026〕41号' } },
    { label: '送达日期', value: { kind: 'date', date: '2026-11-13' } },
    { label: '陈述申辩期限', value: { kind: 'due', date: '2026-11-27', left: '剩 4 个工作日', pressing: true } },
    { label: '拟列入期限', value: { kind: 'term', from: '2026-12-01', to: '2027-11-30', note: '1 年' } },
    { label: '状态', value: { kind: 'status', status: { kind: 'waiting', label: '告知已送达' } } },
  ],
  steps: [
    { label: '提出', state: 'done' },
    { label: '告知送达', state: 'done' },
    { label: '陈述申辩', state: 'current' },
    { label: '作出决定', state: 'ahead' },
    { label: '公布', state: 'ahead' },
    { label: '移出', state: 'ahead' },
  ],
  actions: [
    {
      name: 'recordStatement',
      label: '录入陈述申辩',
      href: '/staff/listings/1/statement',
      primary: true,
      refusal: null,
    },
    { name: 'withdraw', label: '撤回提议', href: '/staff/listings/1/withdraw', primary: false, refusal: null },
    {
      name: 'decide',
      label: '作出列入决定',
      href: '/staff/listings/1/decide',
      primary: false,
      refusal: {
        code: 'ANSWER_PERIOD_RUNNING',
        title: '当事人陈述申辩的期限未满（至 2026-11-27）',
        mend: '请在期限届满后再作决定。',
        basis: [{ text: '《中华人民共和国行政处罚法》第四十五条', confirmed: true, passage: null }],
      },
    },
  ],
  notices: [],
  tabs: [],
  textsHref: '/staff/listings/1/texts',
  timeline: [
    {
      at: '2026-11-13 10:20',
      act: '送达告知书',
      who: '示例市人力资源和社会保障局 · 经办人甲',
      note: '直接送达，受送达人签收；告知书载明最后一日为 2026-11-27。',
      basis: [],
    },
    { at: '2026-11-12 15:41', act: '提出列入', who: '示例市人力资源和社会保障局 · 经办人甲', note: null, basis: [] },
  ],
  measures: sampleEntry.measures.map((measure) => ({ ...measure, measureClass: '强制性措施', status: waiting })),
}

export const sampleActForm: Omit<ActFormModel, 'frame'> = {
  title: '作出列入决定',
  action: '/staff/listings/1/decide',
  version: 7,
  about: sampleListing.facts.slice(0, 4),
  basis: [{ text: '《云浮市实施方案》(十六)', confirmed: true, passage: null }],
  fields: [
    {
      kind: 'radio',
      name: 'outcome',
      value: '',
      error: '请选择决定内容',
      label: '决定内容',
      hint: null,
      options: [
        { value: 'list', label: '列入名单' },
        { value: 'drop', label: '不予列入' },
      ],
    },
    { kind: 'date', name: 'decidedOn', value: '2026-11-30', error: null, label: '决定日期', hint: '例如 2026-11-21' },
    {
      kind: 'area',
      name: 'reason',
      value: '',
      error: '至少 20 个字',
      label: '事实和理由',
      hint: '写明认定的事实、采纳或者不采纳申辩的理由。请勿填写身份证号码。',
    },
  ],
  submit: '作出决定',
  back: { label: '示例市华兴建筑工程有限公司', href: '/staff/listings/1' },
  consequence: '决定作出后，须送达当事人；公布后各实施单位即收到任务。决定不能撤销，只能更正。',
  refusal: {
    code: 'SAME_HANDS',
    title: '提出人不得作出决定',
    mend: '请转交本单位其他有权限的人员办理。',
    basis: [{ text: '《云浮市实施方案》(十六)', confirmed: true, passage: null }],
  },
}

export const sampleCheck: Omit<CheckDeskModel, 'frame'> = {
  mayCheck: true,
  occasions: [
    { value: 'governmentProcurement', label: '政府采购' },
    { value: 'licence', label: '行政许可' },
  ],
  occasion: field('occasion', 'governmentProcurement'),
  matter: field('matter', 'YFCG-2026-0871 办公设备采购'),
  subject: field('subject', '91445300MA4W1Q0X8T'),
  name: field('name'),
  candidates: null,
  tabs: [],
  refusal: null,
  result: {
    receipt: 'HC-20261121-0007-4F7C',
    subjectName: sampleListing.title,
    subjectCode: '91445300MA4W1Q0X8T',
    matter: 'YFCG-2026-0871 办公设备采购',
    checkedAt: '2026-11-21 09:31',
    decider: '示例市财政局',
    cleanYears: { label: '连续三年无不良记录', value: { kind: 'text', text: '不满足' } },
    facts: [{ label: '应查必查', value: { kind: 'text', text: '是' } }],
    marks: ['有记录的身份尚未确认'],
    shown: [
      {
        name: '限制融资信贷',
        entry: '失信被执行人',
        reasons: [{ code: 'MEASURE_OUTSIDE_POWER', title: '不属于本单位的职权', mend: '', basis: [] }],
      },
    ],
    ended: ['失信被执行人（至 2025-06-30 届满）'],
    measures: [
      {
        id: 'm1',
        name: '依法限制参加政府采购活动',
        kind: 'sanction',
        duty: 'must',
        entry: sampleEntry.tag,
        document: '示人社认〔2026〕3号',
        basis: [{ text: '《中华人民共和国政府采购法》第二十二条', confirmed: true, passage: null }],
        term: { label: '期限', value: { kind: 'term', from: '2026-10-27', to: '2027-10-27', note: null } },
        status: { kind: 'waiting', label: '待处理' },
        remedy: '向本单位提出异议，由示例市人力资源和社会保障局核实',
        applyHref: '/staff/checks/1/m1/apply',
        explainHref: '/staff/checks/1/m1/explain',
      },
    ],
    close: {
      name: 'close',
      label: '办结核查',
      href: '/staff/checks/1/close',
      primary: true,
      refusal: { code: 'CHECK_OPEN', title: '还有 1 项必须采取的措施没有处理', mend: '', basis: [] },
    },
  },
}

export const sampleCandidates: NonNullable<CheckDeskModel['candidates']> = [
  { name: sampleListing.title, code: '91445300MA4W1Q0X8T' },
  { name: '示例市华兴合作社', code: null },
]
