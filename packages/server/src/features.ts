import { findPlace } from '@xinheng/domain/rulebook/read-rule'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { openSignInPort } from './access/sign-in-port.ts'
import { readAdmin } from './account/account-views.ts'
import { listFeedback } from './feedback/feedback-row-views.ts'
import type { Features } from './http/feature-routes.ts'
import type { SignInPort } from './http/sign-in-routes.ts'
import type { StaffViews } from './http/staff-routes.ts'
import { importStaffViews } from './import/import-pages.ts'
import { createImportQueue } from './import/import-use-cases.ts'
import { listRecentImports, showMoment } from './import/import-views.ts'
import { findListingCase, listListingCases } from './listing/listing-pages.ts'
import { readMyDay } from './staff/my-day-views.ts'
import { readCheckDesk } from './matter/check-desk.ts'
import type { Site } from './pages/frame.ts'
import { openPortalViews } from './portal/portal-views.ts'
import { withPassages } from './rulebook/passage-views.ts'
import type { Service } from './service.ts'
import { listMeasures } from './staff/measure-list-views.ts'
import { listOrganisations } from './staff/organisation-list-views.ts'
import { openStanding } from './standing.ts'
import { listUnitTasks } from './task/task-row-views.ts'

/** What a running server needs besides the service. */
export interface FeatureOptions {
  /** Region code of the jurisdiction that the portal speaks for. */
  readonly place: string
  readonly demoAccounts: SignInPort['demoAccounts']
  readonly onFault: (what: string, fault: unknown) => void
}

/** Puts all rooms together for the routes: the one place that knows every view. */
export function openFeatures(service: Service, { place, demoAccounts, onFault }: FeatureOptions): Features {
  return {
    service,
    portal: openPortalViews(service, place),
    staff: staffViews(service),
    imports: createImportQueue(service, (fileId, fault) => onFault(`import ${fileId}`, fault)),
    signIn: openSignInPort(service, demoAccounts),
    readStanding: openStanding(service),
  }
}

function staffViews(service: Service): StaffViews {
  return {
    ...importStaffViews(service),
    readMyDay: readMyDay(service, async (caller) => {
      const recent = await listRecentImports(service, caller)
      return recent.slice(0, 5).map(({ id, fileName, receivedAt, handled, rejected }) => ({
        file: fileName,
        href: `/staff/imports/${id}`,
        at: showMoment(receivedAt),
        result: `${handled} 行，退回 ${rejected} 行`,
      }))
    }),
    readCheckDesk: async (caller) => readCheckDesk(caller),
    listListings: listListingCases(service),
    findListing: async (caller, id) => withPassages(service.db, await findListingCase(service)(caller, id)),
    listTasks: listUnitTasks(service),
    listFeedback: listFeedback(service),
    listMeasures: async (caller, query) => withPassages(service.db, await listMeasures(service)(caller, query)),
    listOrganisations: listOrganisations(service),
    readAdmin: async (caller) => readAdmin(service, caller),
  }
}

/** How the platform of a jurisdiction calls itself. */
export function siteOf(placeCode: string, demo: boolean): Site {
  const place = findPlace(BASELINE, placeCode)?.name ?? ''
  return { name: `${place}信用联合奖惩平台`, owner: `${place}社会信用主管部门`, place, demo }
}
