import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { loadPassages } from './passage-use-cases.ts'
import { findPassage } from './passage-views.ts'

const Short = (title: string, maxLength = 200) => Type.String({ minLength: 1, maxLength, title })
const strict = { additionalProperties: false } as const

/** The wording of laws that the deployer loaded: taken in, and read. */
export function passageRoutes(service: Service): readonly Route[] {
  return [
    route({
      method: 'POST',
      url: '/api/v1/law-passages',
      operationId: 'loadPassages',
      summary: '录入法律条文',
      tag: '规则',
      permission: 'rules.propose',
      writes: 'creates',
      body: Type.Object(
        {
          passages: Type.Array(
            Type.Object({ law: Short('法律名称'), article: Short('条', 40), passage: Short('条文', 20_000) }, strict),
            { minItems: 1, maxItems: 2000 },
          ),
        },
        strict,
      ),
      answer: Type.Object({ taken: Type.Integer() }),
      refusals: [],
      example: { taken: 86 },
      handle: async ({ caller, body: { passages }, requestId }) => {
        const done = await loadPassages(service, caller, passages)
        if (done.ok) return ok({ value: { taken: done.value } })
        return { ok: false, error: transportProblem(done.error.outOfReach, requestId) }
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/law-passages',
      operationId: 'readPassage',
      summary: '查看法律条文',
      tag: '规则',
      permission: 'public',
      writes: 'nothing',
      query: Type.Object({ law: Short('法律名称'), clause: Short('条款', 60) }, strict),
      answer: Type.Object({ law: Type.String(), clause: Type.String(), passage: Type.String() }),
      refusals: [],
      example: { law: '行政处罚法', clause: '第三十三条第一款', passage: '……' },
      handle: async ({ query: { law, clause }, requestId }) => {
        const passage = await findPassage(service.db, law, clause)
        if (passage === undefined) return { ok: false, error: transportProblem('NOT_FOUND', requestId) }
        return ok({ value: { law, clause, passage } })
      },
    }),
  ]
}
