import { localDate } from '../calendar/local-date.ts'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { CALENDAR_YEARS } from '../calendar/years.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { ListType } from '../catalogue/list-type.ts'
import type { Measure } from '../catalogue/measure.ts'
import { HEALTHY } from '../kernel/health.ts'
import type { ListedListing } from '../listing/listing.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readCheck } from './recommend.ts'
import type { CheckQuestion, ConcernedEntry } from './recommend.ts'

/** Synthetic checks for tests: one enterprise on a black list, checked by a finance department in 云浮. */

const d = localDate
export const CHECK_DAY = d('2026-06-01')

export const measure = (id: string, change: Partial<Measure> = {}): Measure => ({
  id,
  name: id,
  kind: 'sanction',
  content: '限制参加政府采购活动',
  category: 'publicResources',
  articles: [{ law: '甲法', version: d('2015-01-01'), article: '第一条' }],
  nationalBasisRequired: false,
  memorandumId: null,
  implementers: ['财政部门'],
  subjectKinds: ['enterprise'],
  responsibleRoles: ['legalRepresentative'],
  occasions: [],
  preconditions: [],
  measureClass: 'MANDATORY',
  tier: null,
  listTypeIds: ['black'],
  place: null,
  maxMonths: null,
  effective: d('2016-01-01'),
  repealed: null,
  state: 'published',
  fidelity: 'verbatim',
  confirmed: true,
  source: '甲法',
  ...change,
})
const listType = (id: string, kind: ListType['kind']): ListType => ({
  id,
  name: id,
  kind,
  head: 'marketOrder',
  fields: [],
  basis: [{ law: '甲法', version: d('2015-01-01'), article: '第一条' }],
  legalBasisLevel: 'law',
  scope: 'national',
  place: null,
  determiners: ['财政部门'],
  publicityBeforeListing: false,
  effective: d('2016-01-01'),
  repealed: null,
  confirmed: true,
  source: '甲法',
})
export const catalogueOf = (...measures: Measure[]): Catalogue => ({
  version: 'test',
  laws: [
    {
      title: '甲法',
      level: 'law',
      place: null,
      versions: [{ version: d('2015-01-01'), number: null, effective: d('2015-01-01'), until: null, confirmed: true }],
      renumbered: [],
      source: '甲法',
    },
  ],
  listTypes: [listType('black', 'sanction'), listType('red', 'incentive')],
  memoranda: [],
  annexRows: [],
  measures,
})
export const listed = (change: Partial<ListedListing> = {}): ListedListing => ({
  kind: 'listed',
  listingId: 'l1',
  listKind: 'sanction',
  place: '445300',
  listTypeId: 'black',
  subjectId: 's1',
  subjectKind: 'enterprise',
  determiner: 'court',
  document: {
    kind: 'judgment',
    number: '（2025）1号',
    date: d('2025-05-01'),
    authority: 'court',
    effectiveOn: d('2025-05-10'),
  },
  tier: 'blacklist',
  conduct: { from: d('2025-01-01'), until: d('2025-01-01'), facts: 't' },
  source: null,
  origin: {
    kind: 'received',
    from: 'court',
    externalKey: 'k',
    service: { kind: 'served', on: null },
    confirmedBy: null,
  },
  listedOn: d('2025-06-01'),
  effectiveOn: d('2025-06-01'),
  term: { start: d('2025-06-01'), length: { unit: 'year', count: 2 }, latestEnd: null, setBy: 'rule', basis: [] },
  disputes: [],
  question: null,
  expiryRecordedOn: null,
  ...change,
})
export const own = (listing: ConcernedEntry['listing']): ConcernedEntry => ({
  listing,
  concern: { kind: 'own' },
  established: [],
})
export const ask = (change: Partial<CheckQuestion> = {}) =>
  readCheck({
    identity: 'exact',
    subjectKind: 'enterprise',
    role: 'applicant',
    entries: [own(listed())],
    matter: {
      occasion: 'governmentProcurement',
      place: '445300',
      decider: { organisationId: 'panel', officerId: null },
    },
    departments: ['财政部门'],
    catalogue: catalogueOf(measure('m1')),
    honestyModel: false,
    goodStanding: null,
    cleanYears: {
      subjectId: 's1',
      records: [],
      entries: [],
      repairedRecordIds: [],
      disputedRecordIds: [],
      completeSince: d('2020-01-01'),
      identityCertain: true,
      simplified: { kind: 'unspecified', axis: 'simplifiedPenalty' },
    },
    health: HEALTHY,
    book: BASELINE,
    calendar: compileCalendar(CALENDAR_YEARS),
    on: CHECK_DAY,
    ...change,
  })

/** A red-list entry of the same enterprise. */
export const RED = own(listed({ listingId: 'l2', listTypeId: 'red', listKind: 'incentive', tier: null }))
/** A measure for it. */
export const incentive = (id: string, change: Partial<Measure> = {}): Measure =>
  measure(id, { kind: 'incentive', category: 'priority', listTypeIds: ['red'], ...change })

/** What is shown without being applied: measure and codes. */
export const shownCodes = (change: Partial<CheckQuestion>) =>
  ask(change).shown.map(({ measureId, reasons }) => [measureId, ...reasons.map(({ code }) => code)])
