import { portalRoutes, type PortalViews } from './portal-routes.ts'
import type { Route } from './route.ts'
import { signInRoutes, type SignInPort } from './sign-in-routes.ts'
import { staffRoutes, type StaffViews } from './staff-routes.ts'
import { statusRoutes } from './status-routes.ts'
import type { Service } from '../service.ts'
import type { Standing } from './frame.ts'

/** What all features need; each feature adds its own port here and its routes below. */
export interface Features {
  /** For the routes that feature rooms declare themselves; the view ports below are made over it. */
  readonly service: Service
  readonly portal: PortalViews
  readonly staff: StaffViews
  readonly signIn: SignInPort
  readonly readStanding: () => Promise<Standing>
}

/** Every route of the server, in one place: the server, the API document and the route tests read the same list. */
export function allRoutes(features: Features): readonly Route[] {
  return [
    ...statusRoutes(features.readStanding),
    ...portalRoutes(features.portal),
    ...signInRoutes(features.signIn),
    ...staffRoutes(features.staff),
  ]
}
