import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Standing } from './frame.ts'
import { route, type Route } from './route.ts'

const StandingSchema = Type.Object(
  {
    position: Type.Integer({ title: '账簿位置' }),
    asOf: Type.String({ title: '数据截至' }),
    today: Type.String({ format: 'date', title: '法定日期' }),
  },
  { additionalProperties: false },
)

/** Whether the server answers, and from which position of the ledger. */
export function statusRoutes(readStanding: () => Promise<Standing>): readonly Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/v1/status',
      operationId: 'readStatus',
      summary: '运行状态和账簿位置',
      tag: 'status',
      permission: 'public',
      writes: 'nothing',
      answer: StandingSchema,
      refusals: [],
      example: { position: 48213, asOf: '2026-11-21 09:30', today: '2026-11-21' },
      handle: async () => {
        const { position, asOf, today } = await readStanding()
        return ok({ value: { position, asOf, today } })
      },
    }),
  ]
}
