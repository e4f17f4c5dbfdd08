import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { MATTER_TAG } from './matter-act-routes.ts'
import { findMatterAsOf } from './matter-history-views.ts'
import { reachMatter } from './matter-reach.ts'

/** A matter as the API shows it, today's or that of an earlier day or state of knowledge. */
export function readMatterRoute(service: Service): Route {
  const Id = Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' })
  const Party = Type.Object({
    partyId: Type.String(),
    subjectId: Type.String(),
    role: Type.String(),
    identity: Type.String(),
  })
  const Receipt = Type.Object({
    receiptId: Type.String(),
    partyId: Type.String(),
    moment: Type.String(),
    on: Type.String(),
    open: Type.Integer(),
    items: Type.Array(
      Type.Object({
        itemId: Type.String(),
        outcome: Type.Union([Type.Literal('applied'), Type.Literal('notApplied'), Type.Null()]),
      }),
    ),
  })
  return route({
    method: 'GET',
    url: '/api/v1/matters/:id',
    operationId: 'readMatter',
    summary: '查阅事项',
    tag: MATTER_TAG,
    permission: 'matter.check',
    writes: 'nothing',
    params: Type.Object({ id: Id }, { additionalProperties: false }),
    query: Type.Object(
      {
        validAt: Type.Optional(Type.String({ format: 'date', title: '所问日期' })),
        knownAt: Type.Optional(Type.String({ format: 'date-time', title: '截至何时已记载' })),
      },
      { additionalProperties: false },
    ),
    answer: Type.Object({
      matterId: Type.String(),
      occasion: Type.String(),
      place: Type.String(),
      status: Type.String(),
      mustCheck: Type.Boolean(),
      decider: Type.String(),
      moments: Type.Array(Type.String()),
      reached: Type.Array(Type.String()),
      parties: Type.Array(Party),
      receipts: Type.Array(Receipt),
      validAt: Type.String(),
      knownAt: Type.Union([Type.String(), Type.Null()]),
      ledgerPosition: Type.Integer(),
    }),
    refusals: [],
    example: {
      matterId: '0190a1b2-0000-7000-8000-000000000001',
      occasion: 'governmentProcurement',
      place: '410928',
      status: 'open',
      mustCheck: true,
      decider: '示例县财政局',
      moments: ['opening', 'award', 'signing'],
      reached: ['opening'],
      parties: [],
      receipts: [],
      validAt: '2026-11-21',
      knownAt: null,
      ledgerPosition: 4021,
    },
    handle: async ({ caller, params, query, requestId }) => {
      const found = await reachMatter(service, caller, params.id, 'matter.check')
      if (!found.ok) return { ok: false, error: transportProblem(found.error.outOfReach, requestId) }
      const { mustCheck } = found.value
      const validAt = query.validAt === undefined ? undefined : parseLocalDate(query.validAt)
      const then = await findMatterAsOf(service.db, params.id, { validAt, knownAt: query.knownAt })
      if (then === undefined) return { ok: false, error: transportProblem('NOT_FOUND', requestId) }
      const { matter, version, position } = then
      const deciderName = (await findUnit(service.db, matter.decider.organisationId))?.name ?? ''
      const value = {
        matterId: matter.matterId,
        occasion: matter.occasion,
        place: matter.place,
        status: matter.status,
        mustCheck,
        decider: deciderName,
        moments: [...matter.moments],
        reached: matter.reached.map(({ moment }) => moment),
        parties: matter.parties.map(({ partyId, subjectId, role, identity }) => ({
          partyId,
          subjectId,
          role,
          identity,
        })),
        receipts: matter.checks.map((check) => ({
          receiptId: check.checkId,
          partyId: check.partyId,
          moment: check.moment,
          on: check.on,
          open: check.items.length - Object.keys(check.closings).length,
          items: check.items.map(({ itemId }) => ({ itemId, outcome: check.closings[itemId]?.outcome.kind ?? null })),
        })),
        validAt: validAt ?? service.ambient.today(),
        knownAt: query.knownAt ?? null,
        ledgerPosition: position,
      }
      return ok({ value, version })
    },
  })
}
