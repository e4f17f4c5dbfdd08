import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { Type, type Static, type TObject } from 'typebox'
import { admit } from './admission.ts'
import type { Caller } from '../access/caller.ts'
import type { Permission } from '../access/permissions.ts'
import { sendProblem } from './frame.ts'
import { refusalProblem, transportProblem, type Problem } from './problem.ts'
import { NO_FIELDS, problemAnswer, problemStatuses, type Route } from './route.ts'

/** A file as the interface gives it. */
interface ApiFile {
  readonly fileName: string
  readonly bytes: Buffer
}

interface FileRoute<P extends TObject> {
  readonly url: `/api/v1/${string}`
  readonly operationId: string
  /** In Chinese, at most 20 characters or so. */
  readonly summary: string
  readonly tag: string
  readonly permission: Permission
  readonly params: P
  readonly mediaType: string
  readonly refusals: readonly RefusalCode[]
  readonly handle: (call: {
    readonly params: Static<P>
    readonly caller: Caller
    readonly requestId: string
  }) => Promise<Result<ApiFile, Refusal | Problem>>
}

/** Declares an address of the interface that gives a file as it is; what goes wrong is a problem document. */
export function fileRoute<P extends TObject>(spec: FileRoute<P>): Route {
  const { url, operationId, summary, tag, permission, params, mediaType, refusals } = spec
  const statuses = problemStatuses({ permission, writes: 'nothing', refusals })
  const schema = {
    operationId,
    summary,
    tags: [tag],
    params,
    querystring: NO_FIELDS,
    headers: Type.Object({}),
    response: {
      '200': { description: '成功', content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } } },
      ...Object.fromEntries(statuses.map(([status, text]) => [status, problemAnswer(text)])),
    },
    'x-permission': permission,
  }
  const described = { url, operationId, summary, permission, schema }
  return {
    meta: { ...described, kind: 'api', method: 'GET', writes: 'nothing', example: null },
    attach: ({ app, deps }) =>
      void app.route({
        method: 'GET',
        url,
        schema,
        onRequest: async (request, reply) => {
          const refused = await admit(deps, permission, request)
          return refused === null ? undefined : sendProblem(deps, request, reply, transportProblem(refused, request.id))
        },
        handler: async (request, reply) => {
          const { caller } = request
          if (caller === null)
            return sendProblem(deps, request, reply, transportProblem('SIGN_IN_REQUIRED', request.id))
          const made = await spec.handle({ params: request.params as Static<P>, caller, requestId: request.id })
          if (!made.ok) {
            const problem = 'status' in made.error ? made.error : refusalProblem(made.error, request.id)
            return sendProblem(deps, request, reply, problem)
          }
          const { fileName, bytes } = made.value
          return reply
            .header('cache-control', 'no-store')
            .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
            .type(mediaType)
            .send(bytes)
        },
      }),
  }
}
