// The law of the domain that the histories are played under, with the oracle's measures as its catalogue.

import { compileCalendar } from '@xinheng/domain/calendar/work-calendar'
import { CALENDAR_YEARS } from '@xinheng/domain/calendar/years'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { BASELINE_CATALOGUE } from '@xinheng/domain/catalogue/data/baseline'
import type { Measure } from '@xinheng/domain/catalogue/measure'
import { HEALTHY } from '@xinheng/domain/kernel/health'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { type MeasureName, measures } from './facts.ts'
import type { Place } from './values.ts'

export const codes: Readonly<Record<Place, string>> = {
  广东省: '440000',
  云浮市: '445300',
  攀枝花市: '510400',
  济南市: '370100',
  濮阳县: '410928',
}

export const LAW: LawInForce = {
  book: BASELINE,
  catalogue: {
    ...BASELINE_CATALOGUE,
    listTypes: BASELINE_CATALOGUE.listTypes.flatMap((type) =>
      type.id === 'work-safety'
        ? [type, { ...type, id: 'local-policy', legalBasisLevel: 'localPolicy' as const, scope: 'local' as const }]
        : [type],
    ),
    measures: measuresOf(),
  },
  calendar: compileCalendar(CALENDAR_YEARS.filter(({ year }) => year === 2026)),
  health: HEALTHY,
}

/** The oracle's measures, made out of one lawful row of the catalogue. */
function measuresOf(): Measure[] {
  const lawful = BASELINE_CATALOGUE.measures.find(({ id }) => id === 'ST-01')
  if (lawful === undefined) throw new Error('bridge: the catalogue no longer has ST-01')
  return (Object.keys(measures) as MeasureName[]).map((id): Measure => {
    const row = measures[id]
    const [from, until] = row.published ?? ['2026-01-01', undefined]
    return {
      ...lawful,
      id,
      articles: row.basis === 'memorandum' ? [] : lawful.articles,
      implementers: ['应急管理部门'],
      subjectKinds: row.fits.map((kind) => (kind === 'person' ? 'naturalPerson' : 'enterprise')),
      listTypeIds: ['work-safety', 'judgment-defaulter'],
      tier: row.fromTier === 'below' ? 'belowBlacklist' : 'blacklist',
      state: row.published === undefined ? 'draft' : 'published',
      effective: localDate(from),
      repealed: until === undefined ? null : localDate(until),
    }
  })
}
