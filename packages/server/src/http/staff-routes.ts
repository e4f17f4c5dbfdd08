import { Type } from 'typebox'
import type { Permission } from '../access/permissions.ts'
import type { Html } from '../pages/kit/html.ts'
import type {
  AdminModel,
  CatalogueRow,
  CheckDeskModel,
  FeedbackRow,
  ImportFormModel,
  ImportReportModel,
  ListingCaseModel,
  ListingRow,
  MyDayModel,
  OrganisationRow,
  TaskRow,
  WorkListModel,
} from '../pages/models.ts'
import { adminPage } from '../pages/staff/admin-page.ts'
import { checkPage } from '../pages/staff/check-page.ts'
import { importPage, importReportPage } from '../pages/staff/import-page.ts'
import { listingPage } from '../pages/staff/listing-page.ts'
import { myDayPage } from '../pages/staff/my-day-page.ts'
import { cataloguePage, feedbackPage, listingsPage, organisationsPage, tasksPage } from '../pages/staff/work-lists.ts'
import type { Caller } from '../access/caller.ts'
import { page, type PageAnswer } from './page-route.ts'
import type { Route } from './route.ts'

type Content<Model> = Omit<Model, 'frame'>

/** What a list of work is asked for; it stands in the address. */
export interface ListQuery {
  readonly q: string
  readonly state: string
  readonly page: number
}

type ReadList<Row> = (caller: Caller, query: ListQuery) => Promise<Content<WorkListModel<Row>>>
type FindOne<Model> = (caller: Caller, id: string) => Promise<Content<Model> | undefined>

/** What the staff pages read; every view takes the caller and answers only within the caller's reach. */
export interface StaffViews {
  readonly readMyDay: (caller: Caller) => Promise<Content<MyDayModel>>
  readonly readImportForm: (caller: Caller) => Promise<Content<ImportFormModel>>
  readonly findImportReport: (
    caller: Caller,
    id: string,
    page: number,
  ) => Promise<Content<ImportReportModel> | undefined>
  /** The empty desk, with the occasions of this place. */
  readonly readCheckDesk: (caller: Caller) => Promise<Content<CheckDeskModel>>
  readonly listListings: ReadList<ListingRow>
  readonly findListing: FindOne<ListingCaseModel>
  readonly listTasks: ReadList<TaskRow>
  readonly listFeedback: ReadList<FeedbackRow>
  readonly listMeasures: ReadList<CatalogueRow>
  readonly listOrganisations: ReadList<OrganisationRow>
  readonly readAdmin: (caller: Caller) => Promise<Content<AdminModel>>
}

const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })
const Page = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' }))
const Paged = Type.Object({ page: Page }, { additionalProperties: false })
const Listed = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100, title: '查询内容' })),
    state: Type.Optional(Type.String({ maxLength: 40, title: '状态' })),
    page: Page,
  },
  { additionalProperties: false },
)

const ABSENT: PageAnswer = { kind: 'stop', code: 'NOT_FOUND' }

interface ListPage<Row> {
  readonly url: `/staff/${string}`
  readonly operationId: string
  readonly summary: string
  readonly permission: Permission
  readonly read: ReadList<Row>
  readonly render: (model: WorkListModel<Row>) => Html
}

function listPage<Row>({ read, render, ...spec }: ListPage<Row>): Route {
  return page({
    ...spec,
    query: Listed,
    answer: async ({ caller, frame, query }) => {
      const content = await read(caller, { q: query.q ?? '', state: query.state ?? '', page: query.page ?? 1 })
      return { kind: 'page', html: render({ ...content, frame }) }
    },
  })
}

function shown(html: Html): PageAnswer {
  return { kind: 'page', html }
}

/** The reading pages of the staff. What posts (acts, checks, uploads) is declared beside its use case. */
export function staffRoutes(views: StaffViews): readonly Route[] {
  return [
    page({
      url: '/staff',
      operationId: 'showMyDay',
      summary: '今日待办',
      permission: 'rules.read',
      answer: async ({ caller, frame }) => shown(myDayPage({ ...(await views.readMyDay(caller)), frame })),
    }),
    page({
      url: '/staff/imports',
      operationId: 'showImports',
      summary: '数据导入',
      permission: 'import.read',
      answer: async ({ caller, frame }) => shown(importPage({ ...(await views.readImportForm(caller)), frame })),
    }),
    page({
      url: '/staff/imports/:id',
      operationId: 'showImportReport',
      summary: '导入报告',
      permission: 'import.read',
      params: Id,
      query: Paged,
      answer: async ({ caller, frame, params, query }) => {
        const report = await views.findImportReport(caller, params.id, query.page ?? 1)
        return report === undefined ? ABSENT : shown(importReportPage({ ...report, frame }))
      },
    }),
    page({
      url: '/staff/check',
      operationId: 'showCheckDesk',
      summary: '信用核查',
      permission: 'matter.check',
      answer: async ({ caller, frame }) => shown(checkPage({ ...(await views.readCheckDesk(caller)), frame })),
    }),
    listPage({
      url: '/staff/listings',
      operationId: 'showListings',
      summary: '名单办理',
      permission: 'listing.read',
      read: views.listListings,
      render: listingsPage,
    }),
    page({
      url: '/staff/listings/:id',
      operationId: 'showListingCase',
      summary: '名单案件',
      permission: 'listing.read',
      params: Id,
      answer: async ({ caller, frame, params }) => {
        const found = await views.findListing(caller, params.id)
        return found === undefined ? ABSENT : shown(listingPage({ ...found, frame }))
      },
    }),
    listPage({
      url: '/staff/tasks',
      operationId: 'showTasks',
      summary: '奖惩任务',
      permission: 'task.read',
      read: views.listTasks,
      render: tasksPage,
    }),
    listPage({
      url: '/staff/feedback',
      operationId: 'showFeedback',
      summary: '执行反馈',
      permission: 'feedback.read',
      read: views.listFeedback,
      render: feedbackPage,
    }),
    listPage({
      url: '/staff/measures',
      operationId: 'showCatalogue',
      summary: '措施目录',
      permission: 'catalogue.read',
      read: views.listMeasures,
      render: cataloguePage,
    }),
    listPage({
      url: '/staff/organisations',
      operationId: 'showOrganisations',
      summary: '成员单位',
      permission: 'rules.read',
      read: views.listOrganisations,
      render: organisationsPage,
    }),
    page({
      url: '/staff/admin',
      operationId: 'showAdmin',
      summary: '系统管理',
      permission: 'account.read',
      answer: async ({ caller, frame }) => shown(adminPage({ ...(await views.readAdmin(caller)), frame })),
    }),
  ]
}
