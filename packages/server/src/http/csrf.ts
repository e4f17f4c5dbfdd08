import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** The hidden field that each form carries. */
export const CSRF_FIELD = '_csrf'

/** The token of one session (or of one visit before sign-in): worthless under any other cookie. */
export function csrfToken(key: Uint8Array, session: string): string {
  return createHmac('sha256', key).update(`csrf:${session}`).digest('base64url')
}

/** Whether `given` is the token of `session`, in time that tells nothing. */
export function csrfMatches(key: Uint8Array, session: string, given: unknown): boolean {
  if (typeof given !== 'string' || session === '') return false
  const wanted = Buffer.from(csrfToken(key, session))
  const offered = Buffer.from(given)
  return wanted.length === offered.length && timingSafeEqual(wanted, offered)
}

/** Whether the browser itself says that another site caused the request; silence is not an accusation. */
export function comesFromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.origin
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== request.headers.host
}
