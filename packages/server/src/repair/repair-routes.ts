import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { findBar } from '../access/out-of-reach.ts'
import { mayAct } from '../access/permissions.ts'
import { caseTextRoutes } from '../http/case-text-routes.ts'
import { page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { repairPage, repairsPage } from '../pages/staff/repair-page.ts'
import type { Service } from '../service.ts'
import { repairActRoutes } from './repair-act-routes.ts'
import { repairApiRoutes } from './repair-api-routes.ts'
import { maySeeRepair, readRepairList, readRepairPage } from './repair-pages.ts'
import { repairPortalRoutes } from './repair-portal-routes.ts'
import { readRepairTexts, type RepairText } from './repair-text-use-cases.ts'
import { findRepair } from './repair-use-cases.ts'
import { REPAIR_FILTERS } from './repair-views.ts'
import { MATERIALS } from './repair-words.ts'

const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)
const Listed = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 100, title: '查询内容' })),
    state: Type.Optional(Type.Enum(['', ...REPAIR_FILTERS], { title: '办理状态' })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页码' })),
  },
  strict,
)
const Day = Type.Union([Type.String(), Type.Null()])
const Row = Type.Object({
  receiptNumber: Type.String(),
  subject: Type.String(),
  handler: Type.String(),
  receivedOn: Type.String(),
  dueOn: Day,
  state: Type.String(),
})

/** Repair of credit: the inbox by clock, one application with its acts, and what subjects and the public use. */
export function repairRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/repairs',
      operationId: 'showRepairs',
      summary: '信用修复',
      permission: 'repair.read',
      query: Listed,
      answer: async ({ caller, frame, query }) => {
        const { organisationId: unitId, place: jurisdiction, principal } = caller
        const bar = findBar(principal, 'repair.read', { unitId, jurisdiction })
        if (bar !== undefined) return { kind: 'stop', code: 'NOT_PERMITTED' }
        const { q = '', state = '', page: at = 1 } = query
        const content = await readRepairList(service, caller, { q, state, page: at })
        const mayTakeIn = mayAct(principal, 'repair.takeIn', { unitId, jurisdiction })
        return { kind: 'page', html: repairsPage({ ...content, frame }, mayTakeIn) }
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/repairs',
      operationId: 'listRepairs',
      summary: '信用修复申请及其期限',
      tag: '信用修复',
      permission: 'repair.read',
      writes: 'nothing',
      query: Listed,
      answer: Type.Object({ total: Type.Integer(), items: Type.Array(Row) }),
      refusals: [],
      example: { total: 0, items: [] },
      handle: async ({ caller, query, requestId }) => {
        const { organisationId: unitId, place: jurisdiction, principal } = caller
        if (findBar(principal, 'repair.read', { unitId, jurisdiction }) !== undefined)
          return { ok: false, error: transportProblem('NOT_PERMITTED', requestId) }
        const { q = '', state = '', page: at = 1 } = query
        const { rows, paging } = await readRepairList(service, caller, { q, state, page: at })
        const items = rows.map(({ receipt, subject, handler, receivedOn, due, status }) => ({
          receiptNumber: receipt,
          subject,
          handler,
          receivedOn,
          dueOn: due,
          state: status.label,
        }))
        return ok({ value: { total: paging?.total ?? 0, items } })
      },
    }),
    page({
      url: '/staff/repairs/:id',
      operationId: 'showRepair',
      summary: '一件信用修复申请',
      permission: 'repair.read',
      params: Id,
      answer: async ({ caller, frame, params: { id } }) => {
        const content = await readRepairPage(service, caller, id)
        if (content === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: repairPage({ ...content, frame }) }
      },
    }),
    ...textRoutes(service),
    ...repairActRoutes(service),
    ...repairPortalRoutes(service),
    ...repairApiRoutes(service),
  ]
}

function textRoutes(service: Service): readonly Route[] {
  return caseTextRoutes({
    under: '/staff/repairs',
    permission: 'repair.accept',
    titleOf: ({ t }) => t.repair.inbox.title,
    ask: { operationId: 'askRepairTexts', summary: '查阅修复申请材料' },
    read: { operationId: 'readRepairTextsByForm', summary: '查阅修复申请材料提交' },
    isThere: async (caller, id) => {
      const found = await findRepair(service, id)
      return found !== undefined && maySeeRepair(caller, found.state)
    },
    open: async (caller, id, reason) => {
      const read = await readRepairTexts(service, caller, id, reason)
      return read.ok ? ok(read.value.map((each) => ({ ...each, purpose: purposeOf(each) }))) : read
    },
  })
}

const PURPOSES: Readonly<Record<string, string>> = {
  ...MATERIALS,
  reasons: '理由',
  identityProof: '如何核实的身份',
  evidence: '其他证明',
  agent: '代理人姓名',
  authority: '授权证明',
}

function purposeOf({ name, opened }: RepairText): string | null {
  if (name !== null) return name
  return opened.kind === 'value' ? (PURPOSES[opened.purpose] ?? '其他文字') : null
}
