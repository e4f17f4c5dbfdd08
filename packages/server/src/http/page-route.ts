import type { Readable } from 'node:stream'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject } from 'typebox'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import { admit } from './admission.ts'
import type { Caller } from '../access/caller.ts'
import { SESSION_COOKIE, VISIT_COOKIE, type Admission } from './caller.ts'
import { CSRF_FIELD, csrfMatches } from './csrf.ts'
import { readFrame, sendProblem, type AppDeps } from './frame.ts'
import type { TransportCode } from './problem-table.ts'
import { refusalProblem, transportProblem, type Problem } from './problem.ts'
import { NO_FIELDS, type NoFields, type Route, type RouteMeta } from './route.ts'
import { readUpload, type Upload } from './upload.ts'
import { readFieldErrors, type FieldError } from './validation.ts'

interface Cookie {
  readonly name: string
  /** Empty forgets the cookie. */
  readonly value: string
  readonly maxAgeSeconds?: number
}

/** What a page route answers. */
export type PageAnswer =
  | {
      readonly kind: 'page'
      readonly html: Html
      readonly status?: 200 | 404 | 409 | 410 | 422
      readonly cookies?: readonly Cookie[]
    }
  | { readonly kind: 'goTo'; readonly path: string; readonly cookies?: readonly Cookie[] }
  | {
      readonly kind: 'file'
      readonly fileName: string
      readonly type: string
      readonly body: Readable | Buffer | string
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'stop'; readonly code: TransportCode }

export interface PageCall<P, Q, F, A extends Admission> {
  readonly params: P
  readonly query: Q
  readonly form: F
  readonly caller: A extends 'public' ? Caller | null : Caller
  readonly frame: Frame
  /** The session's token, or the visit's; empty where there is none. */
  readonly session: string
  /** The client's network address; for counting failures, never for the log. */
  readonly address: string
  readonly requestId: string
}

/** What a form page is given when the form does not hold: the errors, and what was typed, to show it again. */
export interface FailedForm<P, A extends Admission> {
  readonly params: P
  readonly caller: A extends 'public' ? Caller | null : Caller
  readonly frame: Frame
  readonly errors: readonly FieldError[]
  readonly typed: Readonly<Record<string, string>>
}

interface PageBase<P extends TObject, A extends Admission> {
  /** Not under /api/. */
  readonly url: `/${string}`
  readonly operationId: string
  readonly summary: string
  readonly permission: A
  readonly params?: P
}

export interface GetPage<P extends TObject, Q extends TObject, A extends Admission> extends PageBase<P, A> {
  readonly query?: Q
  /** Whether the page carries a form that posts, for visitors who are not signed in. */
  readonly hasForm?: boolean
  readonly answer: (call: PageCall<Static<P>, Static<Q>, undefined, A>) => Promise<PageAnswer>
}

export interface FormPage<P extends TObject, F extends TObject, A extends Admission> extends PageBase<P, A> {
  readonly form: F
  /** At most so many posts a minute from one caller or address; for sign-in. */
  readonly perMinute?: number
  readonly answer: (call: PageCall<Static<P>, undefined, Static<F>, A>) => Promise<PageAnswer>
  /** The same page again with the errors, sent with 422. */
  readonly again: (failed: FailedForm<Static<P>, A>) => Promise<Html>
}

export interface UploadPage<A extends Admission> extends PageBase<NoFields, A> {
  readonly answer: (call: PageCall<undefined, undefined, Upload, A>) => Promise<PageAnswer>
}

export type CallerOf<A extends Admission> = A extends 'public' ? Caller | null : Caller

export function metaOf(
  method: 'GET' | 'POST',
  base: PageBase<TObject, Admission>,
  schema: Record<string, unknown>,
): RouteMeta {
  const { url, operationId, summary, permission } = base
  return { kind: 'page', method, url, operationId, summary, permission, writes: 'nothing', schema, example: null }
}

/** Declares a page that is read. */
export function page<A extends Admission, P extends TObject = NoFields, Q extends TObject = NoFields>(
  spec: GetPage<P, Q, A>,
): Route {
  const schema = { params: spec.params ?? NO_FIELDS, querystring: spec.query ?? NO_FIELDS, hide: true }
  return {
    meta: metaOf('GET', spec, schema),
    attach: ({ app, deps }) =>
      void app.get(spec.url, { schema, onRequest: doorOf(deps, spec.permission) }, async (request, reply) => {
        const frame = await readFrame(deps, request, reply, spec.hasForm === true)
        const answer = await spec.answer({
          params: request.params as Static<P>,
          query: request.query as Static<Q>,
          form: undefined,
          caller: request.caller as CallerOf<A>,
          frame,
          session: boundTo(request),
          address: request.ip,
          requestId: request.id,
        })
        return sendPage(deps, request, reply, answer)
      }),
  }
}

/** Declares the receiving end of a form: token checked, fields checked, shown again with 422 when they do not hold. */
export function form<A extends Admission, F extends TObject, P extends TObject = NoFields>(
  spec: FormPage<P, F, A>,
): Route {
  const schema = { params: spec.params ?? NO_FIELDS, body: spec.form, hide: true }
  const config = spec.perMinute === undefined ? {} : { rateLimit: { max: spec.perMinute, timeWindow: 60_000 } }
  return {
    meta: metaOf('POST', spec, schema),
    attach: ({ app, deps }) =>
      void app.post(
        spec.url,
        { schema, attachValidation: true, config, onRequest: doorOf(deps, spec.permission) },
        async (request, reply) => {
          if (!request.formHeld) return sendProblem(deps, request, reply, transportProblem('FORM_EXPIRED', request.id))
          const frame = await readFrame(deps, request, reply, true)
          const [params, caller] = [request.params as Static<P>, request.caller as CallerOf<A>]
          const wrong = request.validationError
          if (wrong !== undefined) {
            const errors = readFieldErrors(wrong.validationContext, wrong.validation ?? [])
            if (wrong.validationContext !== 'body')
              return sendProblem(deps, request, reply, transportProblem('NOT_FOUND', request.id))
            const html = await spec.again({ params, caller, frame, errors, typed: readTyped(request.body) })
            return sendPage(deps, request, reply, { kind: 'page', html, status: 422 })
          }
          const answer = await spec.answer({
            params,
            query: undefined,
            form: request.body as Static<F>,
            caller,
            frame,
            session: boundTo(request),
            address: request.ip,
            requestId: request.id,
          })
          return sendPage(deps, request, reply, answer)
        },
      ),
  }
}

/** Declares the receiving end of a file form; its token is a field that stands before the file. */
export function upload<A extends Admission>(spec: UploadPage<A>): Route {
  const schema = { params: NO_FIELDS, consumes: ['multipart/form-data'], hide: true }
  return {
    meta: metaOf('POST', spec, schema),
    attach: ({ app, deps }) =>
      void app.post(spec.url, { schema, onRequest: doorOf(deps, spec.permission) }, async (request, reply) => {
        if (!request.isMultipart())
          return sendProblem(deps, request, reply, transportProblem('TYPE_NOT_SUPPORTED', request.id))
        const file = await readUpload(request)
        if (!csrfMatches(deps.csrfKey, boundTo(request), file.fields[CSRF_FIELD])) {
          file.stream.resume()
          return sendProblem(deps, request, reply, transportProblem('FORM_EXPIRED', request.id))
        }
        const frame = await readFrame(deps, request, reply, true)
        const [caller, requestId] = [request.caller as CallerOf<A>, request.id]
        const session = boundTo(request)
        const bound = { session, address: request.ip, requestId }
        const call = { params: undefined, query: undefined, form: file, caller, frame, ...bound }
        return sendPage(deps, request, reply, await spec.answer(call))
      }),
  }
}

/** The cookie to which the forms of this request are bound, or an empty text. */
export function boundTo(request: FastifyRequest): string {
  return request.cookies[request.caller === null ? VISIT_COOKIE : SESSION_COOKIE] ?? ''
}

function readTyped(body: unknown): Readonly<Record<string, string>> {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
      const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
      return texts.every((text) => typeof text === 'string') ? [[name, texts.join('\n')]] : []
    }),
  )
}

/** Lets in whom the page admits; a visitor who would read is sent to sign in. */
export function doorOf(deps: AppDeps, permission: Admission) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const refused = await admit(deps, permission, request)
    if (refused === null) return undefined
    if (refused !== 'SIGN_IN_REQUIRED' || request.method !== 'GET')
      return sendProblem(deps, request, reply, transportProblem(refused, request.id))
    const next = encodeURIComponent(request.url.split('?', 1)[0] ?? '/')
    return reply.code(303).header('cache-control', 'no-store').header('location', `/sign-in?next=${next}`).send()
  }
}

export async function sendPage(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: PageAnswer,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  if ('cookies' in answer) for (const cookie of answer.cookies ?? []) setCookie(deps, reply, cookie)
  switch (answer.kind) {
    case 'page':
      return reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send((await answer.html).toString())
    case 'goTo':
      return reply.code(303).header('location', localPath(answer.path)).send()
    case 'file':
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.fileName)}`)
        .type(answer.type)
        .send(answer.body)
    case 'refused':
      return sendProblem(deps, request, reply, refusalProblem(answer.refusal, request.id))
    case 'problem':
      return sendProblem(deps, request, reply, answer.problem)
    case 'stop':
      return sendProblem(deps, request, reply, transportProblem(answer.code, request.id))
  }
}

function setCookie(deps: AppDeps, reply: FastifyReply, { name, value, maxAgeSeconds }: Cookie): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: deps.secure } as const
  if (value === '') reply.clearCookie(name, options)
  else reply.setCookie(name, value, maxAgeSeconds === undefined ? options : { ...options, maxAge: maxAgeSeconds })
}

/** `path` when it stays on this site, else the front page: an open redirect lends our name to others. */
export function localPath(path: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
