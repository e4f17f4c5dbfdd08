import { Readable } from 'node:stream'
import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { mayAct } from '../access/permissions.ts'
import { page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { dutiesPage, dutyBoardPage } from '../pages/staff/duty-pages.ts'
import { zhCn } from '../pages/messages/zh-cn.ts'
import type { Service } from '../service.ts'
import { writeBreaches } from './breach-table.ts'
import { listDuties, readDutyBoard, type DutyState } from './duty-views.ts'

const TAG = '办理时限'
const PAGE_SIZE = 20
const API_MOST = 500
const STATES = ['open', 'pressing', 'overdue', 'breaches'] as const satisfies readonly DutyState[]
const strict = { additionalProperties: false } as const
const NARROWED = {
  state: Type.Optional(Type.Unsafe<DutyState>({ type: 'string', enum: STATES, title: '状态' })),
  unit: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9._:-]{1,100}$', title: '单位' })),
}
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const DutySchema = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  label: Type.String(),
  unitId: Type.String(),
  unit: Type.String(),
  since: Type.String(),
  lastDay: Nullable(Type.String()),
  provisional: Type.Boolean({ description: '最后一日所在年度的节假日安排尚未公布，不计逾期' }),
  state: Type.String({ description: 'running、withoutLimit、breached、done' }),
  alert: Nullable(Type.Integer()),
  daysLate: Type.Integer(),
  doneOn: Nullable(Type.String()),
  foundOn: Nullable(Type.String()),
  basis: Type.Array(Type.String()),
})
const BoardSchema = Type.Object({
  unitId: Type.String(),
  unit: Type.String(),
  open: Type.Integer(),
  pressing: Type.Integer(),
  overdue: Type.Integer(),
  breaches: Type.Integer(),
  averageDaysLate: Nullable(Type.Number()),
})

/** The clocks of units: the inbox of each, the board of the place, the record of breaches. */
export function dutyRoutes(service: Service): readonly Route[] {
  return [
    page({
      url: '/staff/duties',
      operationId: 'showDuties',
      summary: '办理时限',
      permission: 'duty.read',
      query: Type.Object({ ...NARROWED, page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }, strict),
      answer: async ({ caller, frame, query: { state = 'open', unit, page: at = 1 } }) => {
        const narrowed = unit === undefined ? {} : { unitId: unit }
        const found = await listDuties(service, caller, { state, ...narrowed })
        if (!found.ok) return { kind: 'stop', code: found.error.outOfReach }
        const asked = unit === undefined ? {} : { unit }
        const tabs = STATES.map((each) => ({
          label: zhCn.duty.states[each],
          count: each === state ? found.value.length : null,
          href: `/staff/duties?${new URLSearchParams({ ...asked, state: each }).toString()}`,
          current: each === state,
        }))
        const rows = found.value.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE)
        const paging = {
          page: at,
          size: PAGE_SIZE,
          total: found.value.length,
          path: '/staff/duties',
          query: { ...asked, state },
        }
        const mayReadBoard = mayAct(caller.principal, 'duty.readAll', { jurisdiction: caller.place })
        return { kind: 'page', html: dutiesPage({ frame, tabs, rows, paging, mayReadBoard }) }
      },
    }),
    page({
      url: '/staff/duties/board',
      operationId: 'showDutyBoard',
      summary: '各单位办理时限',
      permission: 'duty.readAll',
      answer: async ({ caller, frame }) => {
        const board = await readDutyBoard(service, caller)
        if (!board.ok) return { kind: 'stop', code: board.error.outOfReach }
        return { kind: 'page', html: dutyBoardPage({ frame, rows: board.value }) }
      },
    }),
    page({
      url: '/staff/duties/breaches.csv',
      operationId: 'exportBreaches',
      summary: '导出逾期记录',
      permission: 'duty.read',
      answer: async ({ caller }) => {
        const found = await listDuties(service, caller, { state: 'breaches' })
        if (!found.ok) return { kind: 'stop', code: found.error.outOfReach }
        const { fileName, type, body } = await writeBreaches(service, found.value)
        return { kind: 'file', fileName, type, body: Readable.from(body) }
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/duties',
      operationId: 'listDuties',
      summary: '查询办理时限',
      tag: TAG,
      permission: 'duty.read',
      writes: 'nothing',
      query: Type.Object(NARROWED, strict),
      answer: Type.Object({ total: Type.Integer(), duties: Type.Array(DutySchema) }),
      refusals: [],
      example: {
        total: 1,
        duties: [
          {
            id: 'objection:5f0c:replyObjection',
            kind: 'replyObjection',
            label: '答复异议',
            unitId: 'unit-1',
            unit: '某市某局',
            since: '2026-11-02',
            lastDay: '2026-11-20',
            provisional: false,
            state: 'running',
            alert: 80,
            daysLate: 0,
            doneOn: null,
            foundOn: null,
            basis: [],
          },
        ],
      },
      handle: async ({ caller, query: { state = 'open', unit }, requestId }) => {
        const found = await listDuties(service, caller, { state, ...(unit === undefined ? {} : { unitId: unit }) })
        if (!found.ok) return { ok: false, error: transportProblem(found.error.outOfReach, requestId) }
        const duties = found.value.slice(0, API_MOST).map(({ href: _page, dropped: _dropped, ...duty }) => ({
          ...duty,
          basis: [...duty.basis],
        }))
        return ok({ value: { total: found.value.length, duties } })
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/duties/board',
      operationId: 'readDutyBoard',
      summary: '查询各单位办理时限',
      tag: TAG,
      permission: 'duty.readAll',
      writes: 'nothing',
      answer: Type.Object({ units: Type.Array(BoardSchema) }),
      refusals: [],
      example: {
        units: [
          { unitId: 'unit-1', unit: '某市某局', open: 3, pressing: 1, overdue: 0, breaches: 2, averageDaysLate: 1.5 },
        ],
      },
      handle: async ({ caller, requestId }) => {
        const board = await readDutyBoard(service, caller)
        if (!board.ok) return { ok: false, error: transportProblem(board.error.outOfReach, requestId) }
        return ok({ value: { units: [...board.value] } })
      },
    }),
  ]
}
