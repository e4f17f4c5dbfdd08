import { Type } from 'typebox'
import { endedEntryPage, entryPage } from '../pages/portal/entry-page.ts'
import { measuresPage } from '../pages/portal/measures-page.ts'
import { rightsPage } from '../pages/portal/rights-page.ts'
import { rulesPage } from '../pages/portal/rules-page.ts'
import { searchPage } from '../pages/portal/search-page.ts'
import { subjectPage } from '../pages/portal/subject-page.ts'
import type {
  EndedEntryModel,
  EntryModel,
  MeasuresModel,
  RightsModel,
  RulesModel,
  SearchModel,
  SubjectModel,
} from '../pages/models.ts'
import { SEARCH_KINDS } from '../portal/portal-words.ts'
import { LARGE_COOKIE } from './caller.ts'
import { looksLikeResidentId } from './identifier-shape.ts'
import { localPath, page, type PageAnswer } from './page-route.ts'
import type { Route } from './route.ts'

type Content<Model> = Omit<Model, 'frame'>

/** What the public pages read; each answer is only what is published at this moment. */
export interface PortalViews {
  readonly readFigures: () => Promise<SearchModel['figures']>
  /** Searches names and codes of organisations; `query` has at least two characters and is nobody's number. */
  readonly search: (
    query: string,
    kind: string,
    page: number,
  ) => Promise<Pick<SearchModel, 'tabs' | 'results' | 'paging' | 'cut'>>
  /** `over` for an entry that was public and is so no more; `undefined` for one that never was, or does not exist. */
  readonly findEntry: (id: string) => Promise<Content<EntryModel> | 'over' | undefined>
  /** What can still be asked for about an entry that is `over`. */
  readonly readEnded: (id: string) => Promise<Content<EndedEntryModel>>
  readonly findSubject: (id: string, page: number) => Promise<Content<SubjectModel> | undefined>
  readonly readMeasures: (kind: string, page: number) => Promise<Content<MeasuresModel>>
  /** `place` is a region code, empty for this platform's own; `undefined` when no such place is known. */
  readonly findRules: (place: string, on: string) => Promise<Content<RulesModel> | undefined>
  readonly readRights: () => Promise<Content<RightsModel>>
}

const Page = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' }))
/** A kind of entries in the search; an unknown one is refused, it would find nothing. */
export const SearchKindField = kindField(['', ...SEARCH_KINDS.map(([kind]) => kind)])
const MeasureKindField = kindField(['', 'sanction', 'incentive'])
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })

const ABSENT: PageAnswer = { kind: 'stop', code: 'RECORD_NOT_PUBLISHED' }

function kindField(values: readonly string[]) {
  return Type.Optional(Type.Unsafe<string>({ type: 'string', enum: values, title: '类别' }))
}

/** The public pages over their views. */
export function portalRoutes(views: PortalViews): readonly Route[] {
  const nothing = { query: '', tabs: [], results: [], paging: null, figures: [], cut: false } as const
  return [
    page({
      url: '/',
      operationId: 'showHome',
      summary: '首页',
      permission: 'public',
      answer: async ({ frame }) => {
        const figures = await views.readFigures()
        return { kind: 'page', html: searchPage({ ...nothing, frame, outcome: 'home', figures }) }
      },
    }),
    page({
      url: '/search',
      operationId: 'searchPublished',
      summary: '查询公示信息',
      permission: 'public',
      query: Type.Object(
        {
          q: Type.Optional(Type.String({ maxLength: 200, title: '查询内容' })),
          kind: SearchKindField,
          page: Page,
        },
        { additionalProperties: false },
      ),
      answer: async ({ frame, query: asked }) => {
        const text = (asked.q ?? '').normalize('NFKC').trim().replace(/\s+/g, ' ')
        if (text === '' && asked.kind === undefined) return { kind: 'goTo', path: '/' }
        // The redirect takes the number out of the address bar and out of the browser's history.
        if (looksLikeResidentId(text)) return { kind: 'goTo', path: '/search/identifier' }
        if (text !== '' && [...text].length < 2)
          return {
            kind: 'page',
            status: 422,
            html: searchPage({ ...nothing, frame, query: text, outcome: 'tooShort' }),
          }
        const found = await views.search(text, asked.kind ?? '', asked.page ?? 1)
        const outcome = found.results.length === 0 ? 'none' : 'found'
        return { kind: 'page', html: searchPage({ ...nothing, ...found, frame, query: text, outcome }) }
      },
    }),
    page({
      url: '/search/identifier',
      operationId: 'refuseIdentifier',
      summary: '证件号码提示',
      permission: 'public',
      answer: async ({ frame }) => ({
        kind: 'page',
        html: searchPage({ ...nothing, frame: { ...frame, here: '/search/identifier' }, outcome: 'identifier' }),
      }),
    }),
    page({
      url: '/entries/:id',
      operationId: 'showEntry',
      summary: '记录详情',
      permission: 'public',
      params: Id,
      answer: async ({ frame, params }) => {
        const entry = await views.findEntry(params.id)
        if (entry === 'over') {
          const html = endedEntryPage({ ...(await views.readEnded(params.id)), frame })
          return { kind: 'page', status: 410, html }
        }
        return entry === undefined ? ABSENT : { kind: 'page', html: entryPage({ ...entry, frame }) }
      },
    }),
    page({
      url: '/subjects/:id',
      operationId: 'showSubject',
      summary: '主体的公示信息',
      permission: 'public',
      params: Id,
      query: Type.Object({ page: Page }, { additionalProperties: false }),
      answer: async ({ frame, params, query: asked }) => {
        const subject = await views.findSubject(params.id, asked.page ?? 1)
        return subject === undefined ? ABSENT : { kind: 'page', html: subjectPage({ ...subject, frame }) }
      },
    }),
    page({
      url: '/measures',
      operationId: 'showMeasures',
      summary: '奖惩措施清单',
      permission: 'public',
      query: Type.Object({ kind: MeasureKindField, page: Page }, { additionalProperties: false }),
      answer: async ({ frame, query: asked }) => {
        const measures = await views.readMeasures(asked.kind ?? '', asked.page ?? 1)
        return { kind: 'page', html: measuresPage({ ...measures, frame }) }
      },
    }),
    page({
      url: '/rules',
      operationId: 'showRules',
      summary: '现行规则',
      permission: 'public',
      query: Type.Object(
        {
          place: Type.Optional(Type.String({ pattern: '^\\d{6}$', title: '地区' })),
          on: Type.Optional(Type.String({ format: 'date', title: '日期' })),
        },
        { additionalProperties: false },
      ),
      answer: async ({ frame, query: asked }) => {
        const rules = await views.findRules(asked.place ?? '', asked.on ?? frame.today)
        return rules === undefined ? ABSENT : { kind: 'page', html: rulesPage({ ...rules, frame }) }
      },
    }),
    page({
      url: '/rights',
      operationId: 'showRights',
      summary: '异议与救济',
      permission: 'public',
      answer: async ({ frame }) => ({ kind: 'page', html: rightsPage({ ...(await views.readRights()), frame }) }),
    }),
    ...(['large', 'normal'] as const).map((size) =>
      page({
        url: `/display/${size}`,
        operationId: size === 'large' ? 'showLarge' : 'showNormal',
        summary: size === 'large' ? '切换到大字模式' : '切换到标准字号',
        permission: 'public',
        query: Type.Object({ back: Type.Optional(Type.String({ maxLength: 500 })) }, { additionalProperties: false }),
        answer: async ({ query: asked }) => ({
          kind: 'goTo',
          path: localPath(asked.back ?? '/'),
          cookies: [{ name: LARGE_COOKIE, value: size === 'large' ? '1' : '', maxAgeSeconds: 31_536_000 }],
        }),
      }),
    ),
  ]
}
