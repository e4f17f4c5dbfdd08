import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Frame, Site } from '../pages/frame.ts'
import { looksLikeResidentId } from './identifier-shape.ts'
import { errorPage } from '../pages/portal/error-page.ts'
import { zhCn } from '../pages/messages/zh-cn.ts'
import { ASSET_URLS } from './assets.ts'
import type { Caller } from '../access/caller.ts'
import type { HeldClaim, IdempotencyStore } from '../access/claim-port.ts'
import { LARGE_COOKIE, SESSION_COOKIE, VISIT_COOKIE, type AccessPort } from './caller.ts'
import { csrfToken } from './csrf.ts'
import type { Problem } from './problem.ts'
import { listStaffNav } from './staff-nav.ts'

/** Where the answers of this moment stand in the ledger. */
export interface Standing {
  /** The last position of the event log that the read tables contain. */
  readonly position: number
  /** The moment of that position, `2026-11-21 09:30`, Shanghai. */
  readonly asOf: string
  /** The legal date of today in Shanghai. */
  readonly today: string
  /** What staff must be warned of: the last published holiday year, when its end is 90 days away or nearer. */
  readonly calendarEnds: string | null
}

/** What the frame needs from outside; `main.ts` gives it. */
export interface AppDeps {
  readonly site: Site
  readonly access: AccessPort
  readonly idempotency: IdempotencyStore
  readonly readStanding: () => Promise<Standing>
  readonly csrfKey: Uint8Array
  /** Makes an unguessable id (a UUID): request ids and visit cookies. */
  readonly newId: () => string
  /** Cookies only over HTTPS, and HSTS; off for the demo on plain HTTP. */
  readonly secure: boolean
  readonly trustProxy: boolean
  readonly logLevel: 'silent' | 'info' | 'warn'
  readonly limits: { readonly requestsPerMinute: number; readonly uploadBytes: number }
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
    /** The visit cookie that this answer sets, or empty. */
    visit: string
    /** The code of the problem that the answer is, or empty; for the log. */
    refusalCode: string
    /** The act whose answer is to be kept for repetitions. */
    claim: HeldClaim | null
  }
}

/** Whether the client reads pages rather than data. */
export function wantsPage(request: FastifyRequest): boolean {
  if (request.url.startsWith('/api/')) return false
  const accept = request.headers.accept ?? ''
  return accept === '' || accept.includes('text/html') || accept.includes('*/*')
}

/** Finds out who calls: an API key, else the session cookie. A key or cookie that is not known is nobody. */
export async function findCaller(deps: AppDeps, request: FastifyRequest): Promise<Caller | null> {
  const bearer = /^Bearer ([\w.~+/=-]{16,512})$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return (await deps.access.findByBearer(bearer)) ?? null
  const token = request.cookies[SESSION_COOKIE]
  return token === undefined || token === '' ? null : ((await deps.access.findBySession(token)) ?? null)
}

/** Makes sure that a form can be bound to somebody: the session, or a cookie of this visit before sign-in. */
export function bindVisit(deps: AppDeps, request: FastifyRequest, reply: FastifyReply): string {
  const session = request.caller === null ? request.cookies[VISIT_COOKIE] : request.cookies[SESSION_COOKIE]
  if (session !== undefined && session !== '') return session
  if (request.visit === '') request.visit = deps.newId()
  reply.setCookie(VISIT_COOKIE, request.visit, { path: '/', httpOnly: true, sameSite: 'lax', secure: deps.secure })
  return request.visit
}

const NOT_KNOWN: Standing = { position: 0, asOf: '—', today: '', calendarEnds: null }

/** What each page carries around its content; a visitor gets a cookie only where the page has a form to bind. */
export async function readFrame(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  hasForm: boolean,
): Promise<Frame> {
  const standing = await deps.readStanding()
  const bound = hasForm || request.caller !== null
  const csrf = bound ? csrfToken(deps.csrfKey, bindVisit(deps, request, reply)) : ''
  return frameOf(deps, request, standing, csrf)
}

function frameOf(deps: AppDeps, request: FastifyRequest, standing: Standing, csrf: string): Frame {
  const caller = request.caller
  return {
    t: zhCn,
    site: deps.site,
    assets: ASSET_URLS,
    path: request.url.split('?', 1)[0] ?? '/',
    // A mistyped address may hold a personal number; no link repeats it.
    here: looksLikeResidentId(decodable(request.url)) ? '/' : request.url,
    large: request.cookies?.[LARGE_COOKIE] === '1',
    csrf,
    ...standing,
    nav: caller === null ? [] : listStaffNav(zhCn, (permission) => deps.access.allows(caller, permission)),
    mine: (caller?.principal.subjectId ?? null) !== null,
    actor: caller === null ? null : { name: caller.name, organisation: caller.organisationName },
  }
}

/** Sends a problem: a document to programs, a page to people. Never needs the ledger, since it may be what failed. */
export async function sendProblem(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
): Promise<FastifyReply> {
  request.refusalCode = problem.code
  reply.code(problem.status).header('cache-control', 'no-store')
  if (!wantsPage(request)) {
    return reply
      .type('application/problem+json')
      .serializer((value: unknown) => JSON.stringify(value))
      .send(problem)
  }
  const standing = await deps.readStanding().catch(() => NOT_KNOWN)
  const csrf = request.caller === null ? '' : csrfToken(deps.csrfKey, bindVisit(deps, request, reply))
  const page = await errorPage({ frame: frameOf(deps, request, standing, csrf), problem })
  return reply.type('text/html; charset=utf-8').send(page.toString())
}

/** What routes are attached to. */
export interface RouteHost {
  readonly app: FastifyInstance
  readonly deps: AppDeps
}

function decodable(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
