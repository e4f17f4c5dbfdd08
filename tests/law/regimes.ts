import { cite, type Citation } from '@xinheng/domain/kernel/citation'
import type { Course } from './replay-scenes.ts'

/** What one course comes to in one place: each step, the entry on each day looked at, and the clause that makes it so. */
export interface Outcome {
  readonly clause: Citation
  readonly 办理: readonly string[]
  readonly 状态: readonly string[]
}

/** The same facts in five places. */
export interface Regime {
  readonly title: string
  readonly course: Course
  readonly outcomes: Readonly<Record<'云浮市' | '广东省' | '攀枝花市' | '济南市' | '濮阳县', Outcome>>
}

const IN_FORCE = '有效 末日2028-03-01'
const STAYED = '暂停执行 末日2028-03-01'

const DURING_VERIFICATION = {
  办理: ['可以', 'EXECUTION_STAYED', '可以', '可以', '可以'],
  状态: [`2026-05-05 ${STAYED}`, `2026-05-15 ${IN_FORCE}`, `2026-06-01 ${STAYED}`, `2026-06-10 ${IN_FORCE}`],
}
const SPOKEN_IS_ENOUGH = { 办理: ['可以'], 状态: [`2026-05-02 ${STAYED}`] }
const WRITING = { 办理: ['WRITING_REQUIRED'], 状态: [`2026-05-02 ${IN_FORCE}`] }
const ENDS_AT_ONCE = {
  办理: ['可以', '可以', '可以', 'PUBLICITY_NOT_FORESEEN'],
  状态: ['2027-06-04 已结束 末日2027-06-03', '2027-06-10 已结束 末日2027-06-03'],
}
const UNMET = { 办理: ['REPAIR_CONDITIONS_UNMET'], 状态: [] }
const MET = { 办理: ['可以'], 状态: [] }
const VOID = { 办理: ['可以', '可以'], 状态: [`2026-05-20 已结束 末日2026-05-10`] }
const NOTHING_RESTS = { 办理: ['可以', '可以'], 状态: [`2026-05-05 ${IN_FORCE}`] }
const ORDERED = { 办理: ['可以', 'EXECUTION_STAYED'], 状态: [`2026-05-05 ${STAYED}`] }
const TOO_EARLY = { 办理: ['REPAIR_TOO_EARLY'], 状态: [] }

/** The five objection regimes and the five repair regimes, on one entry in force from 2026-03-01 for two years. */
export const REGIMES: readonly Regime[] = [
  {
    title: '异议被驳回后投诉，投诉又被驳回',
    course: {
      经过: ['2026-05-01 异议', '2026-05-05 采取措施', '2026-05-11 驳回异议', '2026-05-21 投诉', '2026-06-10 驳回投诉'],
      看: ['2026-05-05', '2026-05-15', '2026-06-01', '2026-06-10'],
    },
    outcomes: {
      云浮市: { clause: cite('YF', '(二十五)'), ...DURING_VERIFICATION },
      广东省: { clause: cite('GD', '(二十六)'), ...DURING_VERIFICATION },
      攀枝花市: {
        clause: cite('PZ', '二(三)2'),
        办理: DURING_VERIFICATION.办理,
        状态: [
          '2026-05-05 暂停执行',
          '2026-05-15 有效 末日2028-03-11',
          '2026-06-01 暂停执行',
          '2026-06-10 有效 末日2028-03-31',
        ],
      },
      济南市: {
        clause: cite('JN', '四(三)'),
        办理: ['可以', '可以', '可以', 'COMPLAINT_NOT_FORESEEN', 'WRONG_STATE'],
        状态: ['2026-05-05', '2026-05-15', '2026-06-01', '2026-06-10'].map((on) => `${on} ${IN_FORCE}`),
      },
      濮阳县: { clause: cite('PY', '五(三)'), ...DURING_VERIFICATION },
    },
  },
  {
    title: '电话提出异议',
    course: { 经过: ['2026-05-01 电话异议'], 看: ['2026-05-02'] },
    outcomes: {
      云浮市: { clause: cite('YF', '(二十五)'), ...SPOKEN_IS_ENOUGH },
      广东省: { clause: cite('GD', '(二十六)'), ...SPOKEN_IS_ENOUGH },
      攀枝花市: { clause: cite('PZ', '二(三)2'), ...WRITING },
      济南市: { clause: cite('JN', '四(三)'), ...WRITING },
      濮阳县: { clause: cite('PY', '五(三)'), ...SPOKEN_IS_ENOUGH },
    },
  },
  {
    title: '异议成立，条目自始无效',
    course: { 经过: ['2026-05-01 异议', '2026-05-11 异议成立'], 看: ['2026-05-20'] },
    outcomes: {
      云浮市: { clause: cite('YF', '(二十五)'), ...VOID },
      广东省: { clause: cite('GD', '(二十六)'), ...VOID },
      攀枝花市: { clause: cite('PZ', '二(三)2'), ...VOID },
      济南市: { clause: cite('JN', '四(三)'), ...VOID },
      濮阳县: { clause: cite('PY', '五(三)'), ...VOID },
    },
  },
  {
    title: '失信被执行人名单：异议不停止执行',
    course: { 名单: '失信被执行人', 经过: ['2026-05-01 异议', '2026-05-05 采取措施'], 看: ['2026-05-05'] },
    outcomes: {
      云浮市: { clause: cite('SPC17', '第十二条'), ...NOTHING_RESTS },
      广东省: { clause: cite('SPC17', '第十二条'), ...NOTHING_RESTS },
      攀枝花市: { clause: cite('SPC17', '第十二条'), ...NOTHING_RESTS },
      济南市: { clause: cite('SPC17', '第十二条'), ...NOTHING_RESTS },
      濮阳县: { clause: cite('SPC17', '第十二条'), ...NOTHING_RESTS },
    },
  },
  {
    title: '法院裁定停止执行，任何名单、任何地方都停',
    course: { 名单: '失信被执行人', 经过: ['2026-05-01 裁定停止执行', '2026-05-05 采取措施'], 看: ['2026-05-05'] },
    outcomes: {
      云浮市: { clause: cite('ALIT', '第五十六条'), ...ORDERED },
      广东省: { clause: cite('ALIT', '第五十六条'), ...ORDERED },
      攀枝花市: { clause: cite('ALIT', '第五十六条'), ...ORDERED },
      济南市: { clause: cite('ALIT', '第五十六条'), ...ORDERED },
      濮阳县: { clause: cite('ALIT', '第五十六条'), ...ORDERED },
    },
  },
  {
    title: '申请、受理、准予修复，之后公示',
    course: {
      经过: ['2027-06-01 申请修复', '2027-06-02 受理修复', '2027-06-04 准予修复', '2027-06-10 公示修复'],
      看: ['2027-06-04', '2027-06-10'],
    },
    outcomes: {
      云浮市: { clause: cite('YF', '(二十四)'), ...ENDS_AT_ONCE },
      广东省: { clause: cite('GD', '(二十五)'), ...ENDS_AT_ONCE },
      攀枝花市: {
        clause: cite('PZ', '二(三)1'),
        办理: ['可以', '可以', '可以', '可以'],
        状态: [`2027-06-04 ${IN_FORCE}`, '2027-06-10 已结束 末日2027-06-09'],
      },
      济南市: { clause: cite('JN', '四(四)'), ...ENDS_AT_ONCE },
      濮阳县: { clause: cite('PY', '五(四)'), ...ENDS_AT_ONCE },
    },
  },
  {
    title: '个人以社会公益服务申请修复',
    course: { 主体: 'naturalPerson', 经过: ['2027-06-01 以公益服务申请修复'], 看: [] },
    outcomes: {
      云浮市: { clause: cite('YF', '(二十四)'), ...MET },
      广东省: { clause: cite('GD', '(二十五)'), ...MET },
      攀枝花市: { clause: cite('PZ', '二(三)1'), ...UNMET },
      济南市: { clause: cite('JN', '四(四)'), ...UNMET },
      濮阳县: { clause: cite('PY', '五(四)'), ...MET },
    },
  },
  {
    title: '企业以社会公益服务申请修复',
    course: { 主体: 'enterprise', 经过: ['2027-06-01 以公益服务申请修复'], 看: [] },
    outcomes: {
      云浮市: { clause: cite('YF', '(二十四)'), ...UNMET },
      广东省: { clause: cite('GD', '(二十五)'), ...UNMET },
      攀枝花市: { clause: cite('PZ', '二(三)1'), ...UNMET },
      济南市: { clause: cite('JN', '四(四)'), ...UNMET },
      濮阳县: { clause: cite('PY', '五(四)'), ...MET },
    },
  },
  {
    title: '未满最短公示期申请修复',
    course: { 经过: ['2027-02-09 申请修复'], 看: [] },
    outcomes: {
      云浮市: { clause: cite('N22', '分类修复（序号未核）'), ...TOO_EARLY },
      广东省: { clause: cite('N22', '分类修复（序号未核）'), ...TOO_EARLY },
      攀枝花市: { clause: cite('N22', '分类修复（序号未核）'), ...TOO_EARLY },
      济南市: { clause: cite('N22', '分类修复（序号未核）'), ...TOO_EARLY },
      濮阳县: { clause: cite('N22', '分类修复（序号未核）'), ...TOO_EARLY },
    },
  },
]
