import { checkRoutes } from '../matter/check-routes.ts'
import { completenessRoutes } from '../record/completeness-routes.ts'
import { matterPages } from '../matter/matter-pages.ts'
import { matterRoutes } from '../matter/matter-routes.ts'
import { taskRoutes } from '../task/task-routes.ts'
import { panelRoutes } from '../panel/panel-routes.ts'
import { caseTextRoutes } from '../listing/case-text-routes.ts'
import { listingRoutes } from '../listing/listing-routes.ts'
import { recordRoutes } from '../record/record-routes.ts'
import { feedbackRoutes } from '../feedback/feedback-routes.ts'
import { accountRoutes } from '../account/account-routes.ts'
import { passwordRoutes } from '../account/password-routes.ts'
import { attachmentRoutes } from '../attachment/attachment-routes.ts'
import { bundleRoutes } from '../bundle/bundle-routes.ts'
import { catalogueRoutes } from '../catalogue/catalogue-routes.ts'
import { noticeRoutes } from '../notice/notice-routes.ts'
import { objectionRoutes } from '../objection/objection-routes.ts'
import { organisationRoutes } from '../organisation/organisation-routes.ts'
import { lawTextRoutes } from '../rulebook/law-text-routes.ts'
import { passageRoutes } from '../rulebook/passage-routes.ts'
import { redressRoutes } from '../release/redress-routes.ts'
import { releasePages } from '../release/release-pages.ts'
import { changeRoutes } from '../release/change-routes.ts'
import { releaseRoutes } from '../release/release-routes.ts'
import { ownAccountRoutes } from '../subject/own-account-routes.ts'
import { ownPages } from '../subject/own-pages.ts'
import { readLogPages } from '../subject/read-log-pages.ts'
import { subjectRoutes } from '../subject/subject-routes.ts'
import { complaintRoutes } from '../complaint/complaint-routes.ts'
import { reviewRoutes } from '../review/review-routes.ts'
import { repairRoutes } from '../repair/repair-routes.ts'
import { portalApiRoutes } from '../portal/portal-api-routes.ts'
import { portalRoutes, type PortalViews } from './portal-routes.ts'
import type { Route } from './route.ts'
import { signInRoutes, type SignInPort } from './sign-in-routes.ts'
import { staffRoutes, type StaffViews } from './staff-routes.ts'
import { dutyRoutes } from '../duty/duty-routes.ts'
import { statusRoutes } from './status-routes.ts'
import type { Service } from '../service.ts'
import { exportRoutes } from '../export/export-routes.ts'
import { importRoutes } from '../import/import-routes.ts'
import type { ImportQueue } from '../import/import-use-cases.ts'
import type { Standing } from './frame.ts'

/** What all features need; each feature adds its own port here and its routes below. */
export interface Features {
  /** For the routes that feature rooms declare themselves; the view ports below are made over it. */
  readonly service: Service
  readonly portal: PortalViews
  readonly staff: StaffViews
  /** Runs what was handed in; made with `createImportQueue`. */
  readonly imports: ImportQueue
  readonly signIn: SignInPort
  readonly readStanding: () => Promise<Standing>
}

/** Every route of the server, in one place: the server, the API document and the route tests read the same list. */
export function allRoutes(features: Features): readonly Route[] {
  return [
    ...statusRoutes(features.readStanding),
    ...portalRoutes(features.portal),
    ...portalApiRoutes(features.portal, features.readStanding),
    ...signInRoutes(features.signIn),
    ...staffRoutes(features.staff),
    ...importRoutes(features.service, features.imports),
    ...exportRoutes(features.service),
    ...matterPages(features.service),
    ...matterRoutes(features.service),
    ...checkRoutes(features.service),
    ...taskRoutes(features.service),
    ...panelRoutes(features.service),
    ...listingRoutes(features.service),
    ...caseTextRoutes(features.service),
    ...noticeRoutes(features.service),
    ...recordRoutes(features.service),
    ...objectionRoutes(features.service),
    ...repairRoutes(features.service),
    ...complaintRoutes(features.service),
    ...reviewRoutes(features.service),
    ...feedbackRoutes(features.service),
    ...accountRoutes(features.service),
    ...passwordRoutes(features.service),
    ...lawTextRoutes(features.service),
    ...passageRoutes(features.service),
    ...catalogueRoutes(features.service),
    ...organisationRoutes(features.service),
    ...subjectRoutes(features.service),
    ...attachmentRoutes(features.service),
    ...dutyRoutes(features.service),
    ...bundleRoutes(features.service),
    ...ownAccountRoutes(features.service),
    ...ownPages(features.service),
    ...readLogPages(features.service),
    ...completenessRoutes(features.service),
    ...releasePages(features.service),
    ...releaseRoutes(features.service),
    ...changeRoutes(features.service),
    ...redressRoutes(features.service),
  ]
}
