import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { MATTER_TAG } from './matter-act-routes.ts'
import { reachMatter } from './matter-reach.ts'

/** A matter as the API shows it. */
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
      ledgerPosition: 4021,
    },
    handle: async ({ caller, params, requestId }) => {
      const found = await reachMatter(service, caller, params.id, 'matter.check')
      if (!found.ok) return { ok: false, error: transportProblem(found.error.outOfReach, requestId) }
      const { matter, version, position, mustCheck, deciderName } = found.value
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
        })),
        ledgerPosition: position,
      }
      return ok({ value, version })
    },
  })
}
