import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify'
import { serveAssets } from './assets.ts'
import { CSRF_FIELD, csrfMatches } from './csrf.ts'
import { findCaller, sendProblem, type AppDeps } from './frame.ts'
import { loggerOptions, readErrorForLog, type LogTarget } from './log.ts'
import { trustsHop } from './near-proxy.ts'
import { describeApi, stableJson } from './openapi.ts'
import { boundTo } from './page-route.ts'
import type { TransportCode } from './problem-table.ts'
import { ProblemSchema, transportProblem } from './problem.ts'
import type { Route, RouteMeta } from './route.ts'
import { isWellFormed, UnusableRequest } from './usable-request.ts'
import { compileValidator, readFieldErrors } from './validation.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether a posted form carried the token of its session. */
    formHeld: boolean
  }
}

const JSON_BODY_BYTES = 1_048_576
const FORM_CONTENT = /^application\/x-www-form-urlencoded/

/**
 * The whole HTTP server with the given routes: parsing, limits, headers, sign-in, problems and the API document.
 * It neither listens nor reads the environment; `main.ts` does.
 */
export async function buildApp(
  deps: AppDeps,
  routes: readonly Route[],
  logTarget?: LogTarget,
): Promise<FastifyInstance> {
  const app = fastify({
    logger: deps.logLevel === 'silent' ? false : (loggerOptions(deps.logLevel, logTarget) ?? false),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => deps.newId(),
    requestIdHeader: false,
    trustProxy: deps.trustProxy ? trustsHop : false,
    bodyLimit: JSON_BODY_BYTES,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    requestTimeout: 0,
    connectionTimeout: 0,
    keepAliveTimeout: 30_000,
    frameworkErrors: (_error, request, reply) => {
      void sendProblem(deps, prepared(request), reply, transportProblem('BAD_REQUEST', request.id))
    },
  })
  app.setValidatorCompiler(compileValidator)
  app.addSchema(ProblemSchema)
  for (const name of ['visit', 'refusalCode']) app.decorateRequest(name, '')
  app.decorateRequest('caller', null)
  app.decorateRequest('claim', null)
  app.decorateRequest('formHeld', false)

  await app.register(helmet, securityHeaders(deps.secure))
  await app.register(cookie)
  await app.register(rateLimit, {
    max: deps.limits.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.caller?.principal.id ?? request.ip,
    hook: 'preValidation',
  })
  await app.register(formbody, { bodyLimit: JSON_BODY_BYTES })
  await app.register(multipart, {
    limits: { fileSize: deps.limits.uploadBytes, files: 1, fields: 20, fieldSize: 4096, parts: 21, headerPairs: 50 },
    throwFileSizeLimit: false,
  })
  await describeApi(app)

  addHooks(app, deps)
  answerFailures(app, deps, routes)
  serveAssets(app)
  serveDocument(app)
  for (const route of routes) route.attach({ app, deps })
  return app
}

function securityHeaders(secure: boolean): Parameters<typeof helmet>[1] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  }
}

function addHooks(app: FastifyInstance, deps: AppDeps): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (!request.url.startsWith('/assets/')) request.caller = await findCaller(deps, request)
  })
  // The token is taken out before the fields are checked: a schema that refuses unknown fields need not know it.
  app.addHook('preValidation', async (request) => {
    const { body } = request
    if (!FORM_CONTENT.test(request.headers['content-type'] ?? '') || typeof body !== 'object' || body === null) return
    const { [CSRF_FIELD]: token, ...fields } = body as Record<string, unknown>
    request.formHeld = csrfMatches(deps.csrfKey, boundTo(request), token)
    request.body = fields
  })
  app.addHook('preValidation', async (request) => {
    if (![request.body, request.query, request.params].every(isWellFormed)) throw new UnusableRequest()
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const { claim } = request
    if (claim === null || typeof payload !== 'string') return payload
    request.claim = null
    const headers = Object.fromEntries(
      ['content-type', 'etag', 'location'].flatMap((name) => {
        const value = reply.getHeader(name)
        return typeof value === 'string' ? [[name, value]] : []
      }),
    )
    if (reply.statusCode < 300) await claim.complete({ status: reply.statusCode, headers, body: payload })
    else await claim.release(reply.statusCode < 500 ? 'refused' : 'fault')
    return payload
  })
  app.addHook('onResponse', async (request, reply) => {
    if (request.url.startsWith('/assets/')) return
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? '(none)',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(request.refusalCode === '' ? {} : { problem: request.refusalCode }),
        requestId: request.id,
      },
      'answered',
    )
  })
}

const BY_STATUS: Readonly<Record<number, TransportCode>> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'TYPE_NOT_SUPPORTED',
  413: 'TOO_LARGE',
  415: 'TYPE_NOT_SUPPORTED',
  429: 'TOO_MANY_REQUESTS',
  503: 'UNAVAILABLE',
}

function answerFailures(app: FastifyInstance, deps: AppDeps, routes: readonly Route[]): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const known = prepared(request)
    if (error.validation !== undefined) {
      const context = error.validationContext
      // A path that no record can have is simply not there.
      if (context === 'params') return sendProblem(deps, known, reply, transportProblem('NOT_FOUND', request.id))
      const errors = readFieldErrors(context, error.validation)
      return sendProblem(deps, known, reply, transportProblem('INPUT_INVALID', request.id, errors))
    }
    const status = error.statusCode ?? 500
    const code = BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'BAD_REQUEST' : 'FAULT')
    if (code === 'FAULT') request.log.error({ fault: readErrorForLog(error), requestId: request.id }, 'fault')
    return sendProblem(deps, known, reply, transportProblem(code, request.id))
  })
  const patterns = routes.map(({ meta }) => ({ meta, pattern: patternOf(meta) }))
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    const allowed = [...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ meta }) => meta.method))]
    if (allowed.length === 0) return sendProblem(deps, request, reply, transportProblem('NOT_FOUND', request.id))
    reply.header('allow', allowed.join(', '))
    return sendProblem(deps, request, reply, transportProblem('METHOD_NOT_ALLOWED', request.id))
  })
}

/** A request that failed before its hooks ran has no cookies or caller yet. */
function prepared(request: FastifyRequest): FastifyRequest {
  request.caller ??= null
  return request
}

function patternOf({ url }: RouteMeta): RegExp {
  const source = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/')
  return new RegExp(`^${source}/?$`)
}

function serveDocument(app: FastifyInstance): void {
  let text: string | undefined
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request: FastifyRequest, reply: FastifyReply) => {
    text ??= stableJson(app.swagger())
    return reply.type('application/json; charset=utf-8').send(text)
  })
}

/** The OpenAPI document of the routes as committed text. */
export async function renderOpenApi(deps: AppDeps, routes: readonly Route[]): Promise<string> {
  const app = await buildApp(deps, routes)
  await app.ready()
  const text = stableJson(app.swagger())
  await app.close()
  return text
}

/** Stops taking requests, ends those under way, then resolves; a second signal does not cut it short. */
export function closeOnSignals(app: FastifyInstance, signals: NodeJS.Process, after: () => Promise<void>): void {
  let closing = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    signals.on(signal, () => {
      if (closing) return
      closing = true
      void app.close().then(after)
    })
  }
}
