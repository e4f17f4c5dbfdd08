import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { findBar } from '../access/out-of-reach.ts'
import { caseTextRoutes } from '../http/case-text-routes.ts'
import { page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { objectionPage, objectionsPage } from '../pages/staff/objection-page.ts'
import type { Service } from '../service.ts'
import { objectionActRoutes } from './objection-act-routes.ts'
import { maySeeObjection, readObjectionList, readObjectionPage } from './objection-pages.ts'
import { objectionPortalRoutes } from './objection-portal-routes.ts'
import { objectionStatusRoutes } from './objection-status-routes.ts'
import { readObjectionTexts, type ObjectionText } from './objection-text-use-cases.ts'
import { findObjection } from './objection-use-cases.ts'
import { OBJECTION_FILTERS } from './objection-views.ts'

const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)
const Listed = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100, title: '查询内容' })),
    state: Type.Optional(Type.Enum(['', ...OBJECTION_FILTERS], { title: '办理状态' })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
  },
  strict,
)
const Day = Type.Union([Type.String(), Type.Null()])
const Row = Type.Object({
  receiptNumber: Type.String(),
  subject: Type.String(),
  about: Type.String(),
  verifier: Type.String(),
  receivedOn: Type.String(),
  dueOn: Day,
  overdue: Day,
  state: Type.String(),
})

/** Objections: the inbox by clock, one objection with its acts, and what subjects and the public use. */
export function objectionRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/objections',
      operationId: 'showObjections',
      summary: '异议',
      permission: 'objection.read',
      query: Listed,
      answer: async ({ caller, frame, query }) => {
        const { organisationId: unitId, place: jurisdiction, principal } = caller
        if (findBar(principal, 'objection.read', { unitId, jurisdiction }) !== undefined)
          return { kind: 'stop', code: 'NOT_PERMITTED' }
        const { q = '', state = '', page: at = 1 } = query
        const content = await readObjectionList(service, caller, { q, state, page: at })
        const mayTakeIn = findBar(principal, 'objection.takeIn', { unitId, jurisdiction }) === undefined
        return { kind: 'page', html: objectionsPage({ ...content, frame }, mayTakeIn) }
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/objections',
      operationId: 'listObjections',
      summary: '异议及其期限',
      tag: '异议',
      permission: 'objection.read',
      writes: 'nothing',
      query: Listed,
      answer: Type.Object({ total: Type.Integer(), items: Type.Array(Row) }),
      refusals: [],
      example: { total: 0, items: [] },
      handle: async ({ caller, query, requestId }) => {
        const { organisationId: unitId, place: jurisdiction, principal } = caller
        if (findBar(principal, 'objection.read', { unitId, jurisdiction }) !== undefined)
          return { ok: false, error: transportProblem('NOT_PERMITTED', requestId) }
        const { q = '', state = '', page: at = 1 } = query
        const { rows, paging } = await readObjectionList(service, caller, { q, state, page: at })
        const items = rows.map(({ receipt, subject, about, verifier, receivedOn, due, overdue, status }) => ({
          receiptNumber: receipt,
          subject,
          about,
          verifier,
          receivedOn,
          dueOn: due,
          overdue: overdue?.label ?? null,
          state: status.label,
        }))
        return ok({ value: { total: paging?.total ?? 0, items } })
      },
    }),
    page({
      url: '/staff/objections/:id',
      operationId: 'showObjection',
      summary: '一件异议',
      permission: 'objection.read',
      params: Id,
      answer: async ({ caller, frame, params: { id } }) => {
        const content = await readObjectionPage(service, caller, id)
        if (content === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: objectionPage({ ...content, frame }) }
      },
    }),
    ...textRoutes(service),
    ...objectionActRoutes(service),
    ...objectionPortalRoutes(service),
    ...objectionStatusRoutes(service),
  ]
}

function textRoutes(service: Service): readonly Route[] {
  return caseTextRoutes({
    under: '/staff/objections',
    permission: 'objection.verify',
    titleOf: ({ t }) => t.objection.inbox.title,
    ask: { operationId: 'askObjectionTexts', summary: '查阅异议内容' },
    read: { operationId: 'readObjectionTextsByForm', summary: '查阅异议内容提交' },
    isThere: async (caller, id) => {
      const found = await findObjection(service.db, await service.law(service.db, service.ambient.today()), id)
      return found !== undefined && maySeeObjection(caller, found.state)
    },
    open: async (caller, id, reason) => {
      const read = await readObjectionTexts(service, caller, id, reason)
      return read.ok ? ok(read.value.map((each) => ({ ...each, purpose: purposeOf(each) }))) : read
    },
  })
}

function purposeOf({ opened }: ObjectionText): string | null {
  return opened.kind === 'value' ? (PURPOSES[opened.purpose] ?? '其他文字') : null
}

const PURPOSES: Readonly<Record<string, string>> = {
  objection: '异议内容',
  contact: '联系方式',
  agent: '代理人姓名',
  authority: '授权证明',
  evidence: '核实或者告知的凭证',
  reasons: '理由',
  statement: '更正说明',
}
