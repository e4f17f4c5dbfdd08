import type { Caller } from '../access/caller.ts'
import type { Permission } from '../access/permissions.ts'

/** How the HTTP layer asks who calls and what the caller may do; `access/` answers. */
export interface AccessPort {
  readonly findBySession: (token: string) => Promise<Caller | undefined>
  /** An API key of an organisation, or the session token of an officer's program. */
  readonly findByBearer: (secret: string) => Promise<Caller | undefined>
  /** Whether the caller has the permission for anything at all; how far it reaches is the use case's question. */
  readonly allows: (caller: Caller, permission: Permission) => boolean
}

/** What a route asks of its caller; `public` asks nothing. */
export type Admission = Permission | 'public'

export const SESSION_COOKIE = 'xh_session'
export const VISIT_COOKIE = 'xh_visit'
export const LARGE_COOKIE = 'xh_large'
