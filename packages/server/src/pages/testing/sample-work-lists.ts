import type {
  AdminModel,
  CatalogueRow,
  FeedbackRow,
  ListingRow,
  OrganisationRow,
  TaskRow,
  WorkListModel,
} from '../models.ts'
import { sampleEntry } from './sample-portal.ts'

const waiting = { kind: 'waiting', label: '待响应' } as const
const done = { kind: 'done', label: '已执行' } as const
const overdue = { kind: 'overdue', label: '逾期' } as const
const received = { kind: 'received', label: '已签收' } as const
const field = (name: string, value = '', error: string | null = null) => ({ name, value, error })

const list = <Row>(rows: readonly Row[]): Omit<WorkListModel<Row>, 'frame'> => ({
  tabs: [
    { label: '待办', count: 12, href: '?state=open', current: true },
    { label: '逾期', count: 1, href: '?state=overdue', current: false },
    { label: '已办', count: 988, href: '?state=done', current: false },
  ],
  search: field('q'),
  rows,
  paging: { page: 1, size: 20, total: 1001, path: '/staff/tasks', query: {} },
})

export const sampleListings = list<ListingRow>([
  {
    href: '/staff/listings/1',
    subject: '示例市华兴建筑工程有限公司',
    tag: sampleEntry.tag,
    determiner: '示例市人力资源和社会保障局',
    status: { kind: 'waiting', label: '告知已送达' },
    due: '2026-11-27',
    changedAt: '2026-11-13 10:20',
  },
])
export const sampleTasks = list<TaskRow>([
  {
    href: '/staff/tasks/1',
    acts: [{ label: '采取', href: '/staff/tasks/1' }],
    subject: '示例市华兴建筑工程有限公司',
    measure: '依法限制参加政府采购活动',
    measureClass: '强制性',
    implementer: '示例市财政局',
    status: done,
    due: '2026-11-10',
    overdue: false,
  },
  {
    href: '/staff/tasks/2',
    acts: [{ label: '采取', href: '/staff/tasks/2' }],
    subject: '示例市华兴建筑工程有限公司',
    measure: '限制取得政府供应土地',
    measureClass: '强制性',
    implementer: '示例市自然资源局',
    status: overdue,
    due: '2026-11-14',
    overdue: true,
  },
  {
    href: '/staff/tasks/3',
    acts: [{ label: '采取', href: '/staff/tasks/3' }],
    subject: '示例市恒通物流有限公司',
    measure: '列为重点监管对象',
    measureClass: '推荐性',
    implementer: '示例市交通运输局',
    status: received,
    due: null,
    overdue: false,
  },
])
export const sampleFeedback = list<FeedbackRow>([
  {
    href: '/staff/feedback/1',
    subject: '示例市恒通物流有限公司',
    measure: '列为重点监管对象',
    from: '示例市交通运输局',
    to: '市公共信用信息平台',
    status: waiting,
    due: '2026-11-30',
    sentAt: null,
  },
])
export const sampleCatalogue = list<CatalogueRow>([
  {
    href: '/staff/measures/1',
    name: '依法限制参加政府采购活动',
    listType: '失信被执行人',
    measureClass: '强制性',
    basis: [{ text: '《中华人民共和国政府采购法》第二十二条', confirmed: true, passage: null }],
    status: { kind: 'done', label: '已公布' },
    version: 3,
  },
])
export const sampleOrganisations = list<OrganisationRow>([
  {
    href: '/staff/organisations/1',
    name: '示例市财政局',
    region: '云浮市',
    roles: ['实施单位', '信息提供单位'],
    liaison: '联系人甲',
    status: { kind: 'done', label: '在用' },
  },
])
export const sampleAdmin: Omit<AdminModel, 'frame'> = {
  facts: [{ label: '数据库', value: { kind: 'text', text: 'PostgreSQL 15' } }],
  checks: [{ name: '账簿校验', status: { kind: 'done', label: '正常' }, detail: '2026-11-21 06:00 全部一致' }],
  accounts: [
    {
      account: 'cz01',
      organisation: '示例市财政局',
      roles: ['经办'],
      status: { kind: 'done', label: '在用' },
      actions: [],
    },
  ],
  calendars: [
    { year: 2026, notice: '国务院办公厅关于 2026 年部分节假日安排的通知', status: { kind: 'done', label: '已发布' } },
  ],
}
