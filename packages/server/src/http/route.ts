import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { Type, type Static, type TObject, type TSchema, type TUndefined } from 'typebox'
import { admit } from './admission.ts'
import type { Caller } from '../access/caller.ts'
import type { Admission } from './caller.ts'
import { sendProblem, type AppDeps, type RouteHost } from './frame.ts'
import { hashBody } from './idempotency.ts'
import { PROBLEMS } from './problem-table.ts'
import { refusalProblem, transportProblem, type Problem } from './problem.ts'
import { holdUpload, readUpload, type Upload } from './upload.ts'

/** What a route does to the ledger: reads it, creates something, or changes something of a known version. */
export type Writes = 'nothing' | 'creates' | 'changes'

/** What a test, the OpenAPI document and the 405 answer know of a route. */
export interface RouteMeta {
  readonly kind: 'api' | 'page'
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly operationId: string
  readonly summary: string
  readonly permission: Admission
  readonly writes: Writes
  readonly schema: Readonly<Record<string, unknown>>
  readonly example: unknown
}

/** A declared route: what it is, and how it is attached to a server. */
export interface Route {
  readonly meta: RouteMeta
  readonly attach: (host: RouteHost) => void
}

/** A route without a body. */
type NoBody = TUndefined

export type NoFields = TObject<Record<never, never>>
export const NO_FIELDS: NoFields = Type.Object({}, { additionalProperties: false })

/** A good answer: the value, and the version and place of what was made or changed. */
export interface Answer<T> {
  readonly value: T
  readonly status?: 200 | 201 | 202
  readonly version?: number
  readonly location?: string
}

/** What a handler is given: everything parsed, the caller known where one is needed. */
export interface Call<P, Q, B, A extends Admission, W extends Writes> {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly caller: A extends 'public' ? Caller | null : Caller
  /** The version that the client saw (`If-Match`), for routes that change something. */
  readonly expected: W extends 'changes' ? number : undefined
  readonly requestId: string
  /** The client's network address; for counting failures, never for the log. */
  readonly address: string
  /** The file of an upload route, as a stream; fields that come before it are read. */
  readonly readUpload: () => Promise<Upload>
}

export interface ApiRoute<
  P extends TObject,
  Q extends TObject,
  B extends TSchema,
  R extends TSchema,
  A extends Admission,
  W extends Writes,
> {
  readonly method: RouteMeta['method']
  readonly url: `/api/v1/${string}`
  readonly operationId: string
  /** In Chinese, at most 20 characters or so. */
  readonly summary: string
  readonly tag: string
  readonly permission: A
  readonly writes: W
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** A multipart upload in place of a body. */
  readonly upload?: boolean
  /** The most bytes of an upload that is read whole first, so that another file under the same key is found out. */
  readonly holds?: number
  /** At most so many calls a minute from one caller or address; for what can be guessed. */
  readonly perMinute?: number
  readonly answer: R
  readonly refusals: readonly RefusalCode[]
  /** One good answer, as it would be sent. */
  readonly example: Static<R>
  readonly handle: (
    call: Call<Static<P>, Static<Q>, Static<B>, A, W>,
  ) => Promise<Result<Answer<Static<R>>, Refusal | Problem>>
}

const IF_MATCH = /^"?(\d{1,15})"?$/
const IDEMPOTENCY_KEY = /^[A-Za-z0-9-]{16,64}$/

const ProblemRef = { $ref: 'Problem#' }
export const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemRef } },
})

/** Declares an API route: its whole schema, its permission and an example, or it does not compile. */
export function route<
  R extends TSchema,
  A extends Admission,
  W extends Writes,
  P extends TObject = NoFields,
  Q extends TObject = NoFields,
  B extends TSchema = NoBody,
>(spec: ApiRoute<P, Q, B, R, A, W>): Route {
  const statuses = problemStatuses(spec)
  const schema = {
    operationId: spec.operationId,
    summary: spec.summary,
    tags: [spec.tag],
    params: spec.params ?? NO_FIELDS,
    querystring: spec.query ?? NO_FIELDS,
    headers: headersFor(spec.writes),
    ...(spec.body === undefined ? {} : { body: spec.body }),
    ...(spec.upload === true ? { consumes: ['multipart/form-data'] } : {}),
    ...(spec.permission === 'public' ? { security: [] } : {}),
    response: {
      [spec.writes === 'creates' ? '201' : '200']: {
        description: '成功',
        content: { 'application/json': { schema: spec.answer, example: spec.example } },
      },
      ...Object.fromEntries(statuses.map(([status, text]) => [status, problemAnswer(text)])),
    },
    'x-permission': spec.permission,
  }
  const meta: RouteMeta = { kind: 'api', schema, ...pickMeta(spec) }
  return { meta, attach: ({ app, deps }) => void app.route(attached(spec, schema, deps)) }
}

function pickMeta(spec: Omit<RouteMeta, 'kind' | 'schema'>): Omit<RouteMeta, 'kind' | 'schema'> {
  const { method, url, operationId, summary, permission, writes, example } = spec
  return { method, url, operationId, summary, permission, writes, example }
}

function headersFor(writes: Writes): TObject {
  const key = {
    'idempotency-key': Type.Optional(Type.String({ description: '本次操作的唯一编号，16 至 64 位（必填）' })),
  }
  const version = { 'if-match': Type.Optional(Type.String({ description: '所看到的版本号，如 "3"（必填）' })) }
  if (writes === 'nothing') return Type.Object({})
  return Type.Object(writes === 'creates' ? key : { ...key, ...version })
}

interface Refusing {
  readonly permission: Admission
  readonly writes: Writes
  readonly upload?: boolean
  readonly refusals: readonly RefusalCode[]
}

export function problemStatuses({
  permission,
  writes,
  upload,
  refusals,
}: Refusing): readonly (readonly [string, string])[] {
  const texts = new Map<number, string>([
    [400, '请求内容有误'],
    [404, '没有找到'],
    [429, '请求过于频繁'],
    [500, '系统故障'],
    [503, '服务暂时不可用'],
  ])
  if (permission !== 'public') texts.set(401, '未登录').set(403, '没有权限')
  if (writes !== 'nothing') texts.set(409, '与他人的操作冲突').set(422, '规则不允许')
  if (writes === 'changes') texts.set(428, '缺少版本号')
  if (writes !== 'nothing' || upload === true) texts.set(413, '内容过大').set(415, '格式不支持')
  for (const code of refusals) {
    const { status, title } = PROBLEMS[code]
    const known = texts.get(status)
    texts.set(status, known === undefined ? title : `${known}；${title}`)
  }
  return [...texts].sort(([a], [b]) => a - b).map(([status, text]) => [String(status), text])
}

function attached<
  P extends TObject,
  Q extends TObject,
  B extends TSchema,
  R extends TSchema,
  A extends Admission,
  W extends Writes,
>(spec: ApiRoute<P, Q, B, R, A, W>, schema: object, deps: AppDeps) {
  const handle = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    // Receipts, codes and what one caller may see: no copy of it stays on the way.
    reply.header('cache-control', 'no-store')
    const ifMatch = IF_MATCH.exec(request.headers['if-match'] ?? '')?.[1]
    if (spec.writes === 'changes' && ifMatch === undefined)
      return sendProblem(deps, request, reply, transportProblem('VERSION_REQUIRED', request.id))
    let held: Upload | undefined
    const readDigest = async (): Promise<unknown> => {
      // Of a file too large to hold, its length must do.
      if (spec.holds === undefined)
        return spec.upload === true ? (request.headers['content-length'] ?? null) : request.body
      const { upload, digest } = await holdUpload(request, spec.holds)
      held = upload
      return digest
    }
    const run = async (): Promise<FastifyReply> => {
      const outcome = await spec.handle({
        params: request.params as Static<P>,
        query: request.query as Static<Q>,
        body: request.body as Static<B>,
        caller: request.caller as A extends 'public' ? Caller | null : Caller,
        expected: (ifMatch === undefined ? undefined : Number(ifMatch)) as W extends 'changes' ? number : undefined,
        requestId: request.id,
        address: request.ip,
        readUpload: async () => held ?? readUpload(request),
      })
      if (!outcome.ok) {
        const { error } = outcome
        const problem = 'status' in error ? error : refusalProblem(error, request.id)
        return sendProblem(deps, request, reply, problem)
      }
      const { value, status, version, location } = outcome.value
      if (version !== undefined) reply.header('etag', `"${version}"`)
      if (location !== undefined) reply.header('location', location)
      return reply
        .code(status ?? (spec.writes === 'creates' ? 201 : 200))
        .type('application/json; charset=utf-8')
        .send(value)
    }
    return spec.writes === 'nothing' ? run() : once(deps, spec.operationId, request, reply, { readDigest, run })
  }
  const method: HTTPMethods = spec.method
  // The door comes before the fields: a stranger learns nothing of what a body should look like.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const refused = await admit(deps, spec.permission, request)
    return refused === null ? undefined : sendProblem(deps, request, reply, transportProblem(refused, request.id))
  }
  const config = spec.perMinute === undefined ? {} : { rateLimit: { max: spec.perMinute, timeWindow: 60_000 } }
  return { method, url: spec.url, schema, config, onRequest, handler: handle }
}

/** Runs an act at most once per key; a repetition gets the first answer again, marked as such. */
async function once(
  deps: AppDeps,
  operationId: string,
  request: FastifyRequest,
  reply: FastifyReply,
  { readDigest, run }: { readonly readDigest: () => Promise<unknown>; readonly run: () => Promise<FastifyReply> },
): Promise<FastifyReply> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))
    return sendProblem(deps, request, reply, transportProblem('KEY_REQUIRED', request.id))
  const act = { callerId: request.caller?.principal.id ?? 'public', operationId, key }
  const claim = await deps.idempotency.claim(
    act,
    hashBody(request.url, request.headers['if-match'] ?? '', await readDigest()),
  )
  switch (claim.kind) {
    case 'new':
      request.claim = claim.held
      return claim.held.run(run)
    case 'running':
      return sendProblem(deps, request, reply, transportProblem('KEY_RUNNING', request.id))
    case 'answerLost':
      return sendProblem(deps, request, reply, transportProblem('ANSWER_LOST', request.id))
    case 'otherBody':
      return sendProblem(deps, request, reply, transportProblem('KEY_REUSED', request.id))
    case 'done':
      return reply
        .code(claim.answer.status)
        .headers(claim.answer.headers)
        .header('idempotency-replayed', 'true')
        .serializer((body: unknown) => String(body))
        .send(claim.answer.body)
  }
}
