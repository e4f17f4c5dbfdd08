import { ok, refuse } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Standing } from '../http/frame.ts'
import { looksLikeResidentId } from '../http/identifier-shape.ts'
import { SearchKindField, type PortalViews } from '../http/portal-routes.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { CitationView, Fact, FactValue } from '../pages/models.ts'

const closed = { additionalProperties: false } as const

const FactSchema = Type.Object({ label: Type.String({ title: '项目' }), value: Type.String({ title: '内容' }) }, closed)
const TagSchema = Type.Object(
  {
    /** redList, blackList, repaired or record. */
    kind: Type.String({ title: '标签' }),
    label: Type.String({ title: '名称' }),
  },
  closed,
)
const CitationSchema = Type.Object(
  { text: Type.String({ title: '引用' }), confirmed: Type.Boolean({ title: '已核实' }) },
  closed,
)
const StepSchema = Type.Object({ title: Type.String(), text: Type.String(), basis: Type.Array(CitationSchema) }, closed)
const PLACE_IN_LEDGER = {
  position: Type.Integer({ title: '账簿位置' }),
  on: Type.String({ title: '法定日期' }),
}
const FoundSchema = Type.Object(
  {
    ...PLACE_IN_LEDGER,
    total: Type.Integer({ title: '总数' }),
    page: Type.Integer({ title: '页码' }),
    size: Type.Integer({ title: '每页条数' }),
    cut: Type.Boolean({ title: '还有未列出的，请缩小范围' }),
    results: Type.Array(
      Type.Object(
        {
          tag: TagSchema,
          name: Type.String({ title: '名称' }),
          code: Type.Union([Type.String(), Type.Null()], { title: '统一社会信用代码' }),
          reason: Type.String({ title: '事由' }),
          facts: Type.Array(FactSchema),
          entry: Type.String({ title: '条目编号' }),
        },
        closed,
      ),
    ),
  },
  closed,
)
const EntrySchema = Type.Object(
  {
    ...PLACE_IN_LEDGER,
    tag: TagSchema,
    name: Type.String({ title: '名称' }),
    code: Type.Union([Type.String(), Type.Null()], { title: '统一社会信用代码' }),
    reason: Type.String({ title: '事由' }),
    facts: Type.Array(FactSchema),
    basis: Type.Array(CitationSchema),
    measures: Type.Array(
      Type.Object(
        { name: Type.String(), implementers: Type.Array(Type.String()), basis: Type.Array(CitationSchema) },
        closed,
      ),
    ),
    remedies: Type.Array(StepSchema),
    notices: Type.Array(Type.String()),
  },
  closed,
)

/** A fact as one text for programs: a day as YYYY-MM-DD, a term as an ISO interval, open-ended with `..`. */
function spoken(value: FactValue): string {
  switch (value.kind) {
    case 'text':
    case 'link':
      return value.text
    case 'date':
      return value.date ?? ''
    case 'due':
      return value.date
    case 'term':
      return `${value.from}/${value.to ?? '..'}`
    case 'code':
      return value.code
    case 'status':
      return value.status.label
  }
}

const facts = (of: readonly Fact[]) => of.map(({ label, value }) => ({ label, value: spoken(value) }))
const basis = (of: readonly CitationView[]) => of.map(({ text, confirmed }) => ({ text, confirmed }))

const EXAMPLE_FACTS = [{ label: '有效期', value: '2026-04-01/2028-03-31' }]
const EXAMPLE_ENTRY = {
  tag: { kind: 'blackList', label: '失信黑名单' },
  name: '示例市华兴建筑工程有限公司',
  code: '91440300MA5DA1234X',
  reason: '示例市应急管理局根据生效的行政处罚决定，依法将该主体列入“安全生产严重失信主体名单”。',
  facts: EXAMPLE_FACTS,
}
const AT = { position: 48_213, on: '2026-11-21' }

/** The public answers for programs: the same views as the pages, with the place in the ledger and the day. */
export function portalApiRoutes(views: PortalViews, readStanding: () => Promise<Standing>): readonly Route[] {
  const readPlace = async () => {
    const { position, today } = await readStanding()
    return { position, on: today }
  }
  return [
    route({
      method: 'GET',
      url: '/api/v1/public/search',
      operationId: 'searchPublishedEntries',
      summary: '查询公示信息',
      tag: '公示',
      permission: 'public',
      writes: 'nothing',
      query: Type.Object(
        {
          q: Type.String({ minLength: 2, maxLength: 200, title: '名称或者统一社会信用代码' }),
          kind: SearchKindField,
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
        },
        closed,
      ),
      answer: FoundSchema,
      refusals: [],
      example: { ...AT, total: 1, page: 1, size: 10, cut: false, results: [{ ...EXAMPLE_ENTRY, entry: 'e1' }] },
      handle: async ({ query: { q, kind, page }, requestId }) => {
        if (looksLikeResidentId(q)) return refuse(transportProblem('INPUT_INVALID', requestId))
        const place = await readPlace()
        const { results, paging, cut } = await views.search(q.trim(), kind ?? '', page ?? 1)
        const found = results.map(({ tag, name, code, reason, facts: told, links }) => {
          return { tag, name, code, reason, facts: facts(told), entry: links[0]?.href.split('/').at(-1) ?? '' }
        })
        const { total, size } = paging ?? { total: 0, size: found.length }
        return ok({ value: { ...place, total, page: page ?? 1, size, cut, results: found } })
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/public/entries/:id',
      operationId: 'findPublishedEntry',
      summary: '公示条目',
      tag: '公示',
      permission: 'public',
      writes: 'nothing',
      params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, closed),
      answer: EntrySchema,
      refusals: [],
      example: { ...AT, ...EXAMPLE_ENTRY, basis: [], measures: [], remedies: [], notices: [] },
      handle: async ({ params, requestId }) => {
        const place = await readPlace()
        const entry = await views.findEntry(params.id)
        if (entry === undefined) return refuse(transportProblem('RECORD_NOT_PUBLISHED', requestId))
        if (entry === 'over') return refuse(transportProblem('RECORD_NO_LONGER_PUBLISHED', requestId))
        const { tag, subject, reason, measures, remedies, notices } = entry
        return ok({
          value: {
            ...place,
            tag,
            name: subject.name,
            code: subject.code,
            reason,
            facts: facts(entry.facts),
            basis: basis(entry.basis),
            measures: measures.map((line) => ({
              name: line.name,
              implementers: [...line.implementers],
              basis: basis(line.basis),
            })),
            remedies: remedies.map((step) => ({ title: step.title, text: step.text, basis: basis(step.basis) })),
            notices: [...notices],
          },
        })
      },
    }),
  ]
}
