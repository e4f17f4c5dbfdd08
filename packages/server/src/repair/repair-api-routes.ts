import { hashQueryCode } from '../access/query-code.ts'
import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { findBar } from '../access/out-of-reach.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { applyByNumber } from './apply-by-number-use-cases.ts'
import { AGENT, DocumentNumber, Entry, Lookup, PaperCode, PROOFS, toApplication } from './repair-fields.ts'
import { readRepairStatus } from './repair-pages.ts'
import { applyForRepair, findRepair, type RepairReceipt } from './repair-use-cases.ts'
import { findByReceipt } from './repair-views.ts'

const TAG = '信用修复'
const strict = { additionalProperties: false } as const
const Number_ = Type.String({ minLength: 4, maxLength: 40, title: '统一社会信用代码或者证件号码' })
const Other = Type.Optional(
  Type.Array(
    Type.Object(
      { name: Type.String({ minLength: 1, maxLength: 100 }), evidence: Type.String({ maxLength: 2000 }) },
      strict,
    ),
    { maxItems: 20 },
  ),
)
const RepairBody = Type.Object(
  {
    entry: Entry,
    documentNumber: DocumentNumber,
    number: Number_,
    ...PROOFS,
    ...AGENT,
    other: Other,
    paperCode: PaperCode,
  },
  strict,
)
const PushedBody = Type.Object(
  {
    externalKey: Type.String({ pattern: '^[A-Za-z0-9._:-]{1,64}$', title: '推送方编号' }),
    entry: Entry,
    documentNumber: DocumentNumber,
    number: Number_,
    ...PROOFS,
    ...AGENT,
    other: Other,
  },
  strict,
)
const Receipt = Type.Object({
  receiptNumber: Type.String(),
  queryCode: Type.String(),
  receivedOn: Type.String(),
  handler: Type.String(),
  identityProved: Type.Boolean({ title: '身份已核实' }),
})
const EXAMPLE = {
  receiptNumber: 'XF20270601-000001',
  queryCode: 'ABCDEFGH23456789',
  receivedOn: '2027-06-01',
  handler: '濮阳县应急管理局',
  identityProved: false,
}
const REFUSALS = [
  'DISPUTED_THING_UNKNOWN',
  'NOT_ONES_OWN',
  'AUTHORITY_NOT_PROVED',
  'REPAIR_BARRED',
  'REPAIR_OPEN',
  'REPAIR_TOO_EARLY',
  'REPAIR_CONDITIONS_UNMET',
  'DOCUMENT_DIFFERS',
  'AFTER_END',
  'REPAIR_HANDLER_ELSEWHERE',
] as const

/** What programs use: to apply, to push from 信用中国, and to follow an application. */
export function repairApiRoutes(service: Service): readonly Route[] {
  const answerOf = ({ receiptNumber, queryCode, receivedOn, handler, identityProved }: RepairReceipt) =>
    ok({ value: { receiptNumber, queryCode, receivedOn, handler, identityProved } })
  return [
    route({
      method: 'POST',
      url: '/api/v1/public/repairs',
      perMinute: 20,
      operationId: 'applyForRepair',
      summary: '申请信用修复',
      tag: TAG,
      permission: 'public',
      writes: 'creates',
      body: RepairBody,
      answer: Receipt,
      refusals: REFUSALS,
      example: EXAMPLE,
      handle: async ({ body, address, requestId }) => {
        const applicant = { by: 'number', number: body.number } as const
        const done = await applyByNumber(service, address, { ...toApplication(body), applicant, channel: 'web' })
        if (done === 'triedTooOften') return { ok: false, error: transportProblem('TOO_MANY_REQUESTS', requestId) }
        return done.ok ? answerOf(done.value) : done
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/repairs/pushed',
      operationId: 'pushRepair',
      summary: '推送信用修复申请',
      tag: TAG,
      permission: 'repair.push',
      writes: 'creates',
      body: PushedBody,
      answer: Receipt,
      refusals: REFUSALS,
      example: EXAMPLE,
      handle: async ({ caller, body, requestId }) => {
        const { organisationId: unitId, place: jurisdiction, principal } = caller
        if (findBar(principal, 'repair.push', { unitId, jurisdiction }) !== undefined)
          return { ok: false, error: transportProblem('NOT_PERMITTED', requestId) }
        const done = await applyForRepair(service, actingOf(caller), {
          ...toApplication(body),
          externalKey: body.externalKey,
          applicant: { by: 'number', number: body.number },
          channel: 'creditChina',
        })
        return done.ok ? answerOf(done.value) : done
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/public/repairs/status',
      perMinute: 20,
      operationId: 'readRepairStatus',
      summary: '查询信用修复办理情况',
      tag: TAG,
      permission: 'public',
      writes: 'nothing',
      body: Lookup,
      answer: Type.Object({
        receiptNumber: Type.String(),
        state: Type.String(),
        reasons: Type.Union([Type.String(), Type.Null()]),
        clocks: Type.Array(
          Type.Object({
            duty: Type.String(),
            owner: Type.String(),
            lastDay: Type.Union([Type.String(), Type.Null()]),
            state: Type.String(),
          }),
        ),
      }),
      refusals: ['DISPUTED_THING_UNKNOWN'],
      example: { receiptNumber: 'XF20270601-000001', state: 'applied', reasons: null, clocks: [] },
      handle: async ({ body }) => {
        const id = await findByReceipt(service.db, body.number, hashQueryCode(service, 'repairQuery', body.code))
        const repair = id === undefined ? undefined : (await findRepair(service, id))?.state
        if (repair === undefined) return { ok: false, error: { code: 'DISPUTED_THING_UNKNOWN', basis: [] } }
        const { clocks, reasons } = await readRepairStatus(service, repair, 'system:portal')
        return ok({
          value: {
            receiptNumber: repair.receiptNumber,
            state: repair.kind,
            reasons,
            clocks: clocks.map(({ duty, owner, lastDay, status }) => ({ duty, owner, lastDay, state: status.label })),
          },
        })
      },
    }),
  ]
}
