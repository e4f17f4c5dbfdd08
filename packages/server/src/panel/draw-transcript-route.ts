import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { findBar } from '../access/out-of-reach.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { findDrawTranscript, findMeeting } from './panel-use-cases.ts'
import { MEETINGS_TAG } from './panel-words.ts'

const Reason = Type.String()
const Transcript = Type.Object({
  pool: Type.Object({
    drawId: Type.String(),
    experts: Type.Array(Type.String()),
    exclusions: Type.Array(Type.Object({ expert: Type.String(), reasonCode: Reason })),
    wanted: Type.Integer(),
  }),
  poolCommitment: Type.String(),
  seeds: Type.Array(
    Type.Object({ party: Type.String(), commitment: Type.String(), value: Type.String(), salt: Type.String() }),
  ),
  drawn: Type.Array(Type.String()),
  recusals: Type.Array(
    Type.Object({
      expert: Type.String(),
      reasonCode: Reason,
      replacement: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
})

/** The transcript of a draw, which anybody who may read the meeting can recompute offline. */
export function transcriptRoute(service: Service): Route {
  return route({
    method: 'GET',
    url: '/api/v1/meetings/:id/draw-transcript',
    operationId: 'readDrawTranscript',
    summary: '专家抽取记录，可离线核验',
    tag: MEETINGS_TAG,
    permission: 'panel.read',
    writes: 'nothing',
    params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false }),
    answer: Transcript,
    refusals: [],
    example: {
      pool: { drawId: 'm1', experts: ['e1', 'e2'], exclusions: [], wanted: 1 },
      poolCommitment: '00',
      seeds: [],
      drawn: ['e1'],
      recusals: [],
    },
    handle: async ({ caller, params, requestId }) => {
      const absent = { ok: false, error: transportProblem('NOT_FOUND', requestId) } as const
      const found = await findMeeting(service, params.id)
      if (found === undefined) return absent
      if (findBar(caller.principal, 'panel.read', { jurisdiction: found.state.place }) !== undefined) return absent
      const transcript = await findDrawTranscript(service, params.id)
      if (transcript === undefined) return absent
      const { pool, poolCommitment, seeds, drawn, recusals } = transcript
      return ok({
        value: {
          pool: { ...pool, experts: [...pool.experts], exclusions: [...pool.exclusions] },
          poolCommitment,
          seeds: [...seeds],
          drawn: [...drawn],
          recusals: [...recusals],
        },
      })
    },
  })
}
