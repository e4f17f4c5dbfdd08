import type { ExecutableMeasure } from '../catalogue/executable.ts'
import type { Measure } from '../catalogue/measure.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { LAW, YUNFU, day, listed, received } from '../listing/testing-listings.ts'
import type { ListedListing, Listing } from '../listing/listing.ts'
import { decideApplication } from './decide-task.ts'
import type { Application } from './decide-task.ts'
import { evolveTask } from './task.ts'
import type { Task, TaskEvent } from './task.ts'

/** Synthetic tasks for tests: an entry in force, one received from upstream, a measure and two units. */

export const RESOLUTION = {
  meetingId: 'm',
  level: 'panel',
  listingId: 'listing-1',
  outcome: 'list',
  issuedBy: { officerId: 'officer-3', organisationId: 'unit-panel' },
} as const
export const LAND = { organisationId: 'unit-land', departments: ['自然资源部门'], place: YUNFU as string }
export const BANK = { organisationId: 'unit-bank', departments: ['金融机构'], place: YUNFU }
export const CLERK = { officerId: 'officer-7', organisationId: 'unit-land' }
export const TODAY = day('2026-04-10')

export const MEASURE: Measure = {
  id: 'measure-1',
  name: '限制参加土地出让',
  kind: 'sanction',
  content: '限制参加土地出让竞买',
  category: 'publicResources',
  articles: [],
  nationalBasisRequired: false,
  memorandumId: null,
  implementers: ['自然资源部门'],
  subjectKinds: ['enterprise'],
  responsibleRoles: [],
  occasions: [],
  preconditions: [],
  measureClass: 'MANDATORY',
  tier: null,
  listTypeIds: ['work-safety', 'judgment-defaulter'],
  place: null,
  maxMonths: null,
  effective: day('2020-01-01'),
  repealed: null,
  state: 'published',
  fidelity: 'asEntered',
  confirmed: true,
  source: 'test',
}
export const EXECUTABLE = {
  measure: MEASURE,
  articles: [],
  measureClass: { kind: 'none' },
} as unknown as ExecutableMeasure
export const APPLICATION: Application = {
  evidence: 'file:e',
  proportionality: 'text:p',
  told: 'text:t',
  ownLastDay: null,
  by: CLERK,
}

export function must(listing: Listing | undefined): ListedListing {
  if (listing?.kind !== 'listed') throw new Error('fixture')
  return listing
}
export function take(task: Task | undefined, result: Result<readonly TaskEvent[], Refusal>): Task | undefined {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.reduce<Task | undefined>(evolveTask, task)
}
export const entry = must(listed())
export const upstream = must(received())
export const apply = (
  changes: Partial<Application> = {},
  {
    listing = entry,
    executable = EXECUTABLE,
    unit = { ...LAND, place: listing.place },
    on = TODAY,
    law = LAW,
    task,
  }: {
    listing?: Listing
    executable?: ExecutableMeasure
    unit?: typeof LAND
    on?: typeof TODAY
    law?: typeof LAW
    task?: Task | undefined
  } = {},
) => decideApplication(task, listing, executable, unit, { ...APPLICATION, ...changes }, law, on)
