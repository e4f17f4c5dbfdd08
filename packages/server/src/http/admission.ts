import type { FastifyRequest } from 'fastify'
import type { Admission } from './caller.ts'
import { comesFromElsewhere } from './csrf.ts'
import type { AppDeps } from './frame.ts'
import type { TransportCode } from './problem-table.ts'

/** Why the caller may not use a route, or `null` when nothing stands against it. */
export async function admit(
  deps: AppDeps,
  permission: Admission,
  request: FastifyRequest,
): Promise<TransportCode | null> {
  const unsafe = request.method !== 'GET' && request.method !== 'HEAD'
  const byCookie = request.caller === null || request.caller.means === 'session'
  if (unsafe && byCookie && comesFromElsewhere(request)) return 'FORM_EXPIRED'
  if (permission === 'public') return null
  if (request.caller === null) return 'SIGN_IN_REQUIRED'
  return deps.access.allows(request.caller, permission) ? null : 'NOT_PERMITTED'
}
