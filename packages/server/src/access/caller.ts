import type { Principal } from './permissions.ts'

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
