import type { Permission, Principal } from '../access/permissions.ts'

/** Who stands behind a request: an officer with a session, or an organisation with an API key. */
export interface Caller {
  /** Who asks, with its grants: what use cases pass on to `mayAct` together with their target. */
  readonly principal: Principal
  readonly name: string
  readonly organisationId: string
  readonly organisationName: string
  /** The jurisdiction in which the caller acts. */
  readonly place: string
  /** A cookie of a browser, a session token of a program, or the key of an organisation. */
  readonly means: 'session' | 'bearer' | 'apiKey'
}

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
