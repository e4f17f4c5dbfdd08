import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { CALENDAR_YEARS } from '../calendar/years.ts'
import { readPublicityClock, readPublicityPeriod } from '../record/publicity-clock.ts'
import { evolveRecord } from '../record/record.ts'
import type { CreditRecord } from '../record/record.ts'
import type { Axis, Occasion } from '../rulebook/axes.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import { readDeferredAcceptance } from './defer-documents.ts'
import { readFastTrack } from './fast-track.ts'
import type { FastTrackFacts } from './fast-track.ts'
import { readInspection } from './inspection.ts'
import { isMustCheck } from './must-check.ts'

const ON = localDate('2023-06-01')
const PLACES = { 广东: '440000', 云浮: '445300', 攀枝花: '510400', 济南: '370100', 濮阳: '410928' } as const
type PlaceName = keyof typeof PLACES

const rule = <A extends Axis>(axis: A, place: PlaceName) => readRule(BASELINE, PLACES[place], axis, ON)

/** Each place reads as its clause says; and a place whose value differs reads otherwise on the same facts. */
function tableOf<A extends Axis>(
  axis: A,
  read: (answer: RuleAnswer<A>) => unknown,
  expected: Record<PlaceName, unknown>,
): void {
  describe(axis, () => {
    const names = Object.keys(PLACES) as PlaceName[]
    test.each(names)('%s', (place) => expect(read(rule(axis, place))).toEqual(expected[place]))
    const pairs = names.flatMap((to) => names.map((from) => [to, from] as const))
    const valueOf = (place: PlaceName) => {
      const answer = rule(axis, place)
      return answer.kind === 'value' ? JSON.stringify(answer.value) : 'unspecified'
    }
    const different = pairs.filter(([to, from]) => valueOf(to) !== valueOf(from))
    test.each(different)('%s fails with the value of %s', (to, from) => {
      expect(read(rule(axis, from))).not.toEqual(expected[to])
    })
  })
}

const nobody: FastTrackFacts = {
  honestyModel: false,
  goodStanding: false,
  sanctionInForce: false,
  cleanYears: () => ({ kind: 'fails', recordIds: [], listingIds: [] }),
}
const fastTrackOf = (answer: RuleAnswer<'fastTrack'>) => {
  const cases: FastTrackFacts[] = [
    { ...nobody, honestyModel: true },
    { ...nobody, goodStanding: true },
    {
      ...nobody,
      cleanYears: (years) => ({ kind: 'holds', since: localDate(years === 3 ? '2020-06-01' : '2000-01-01') }),
    },
  ]
  return cases.map((facts) => {
    const reading = readFastTrack(answer, facts)
    return reading.kind === 'open' && reading.discretionary ? 'discretionary' : reading.kind
  })
}
tableOf('fastTrack', fastTrackOf, {
  广东: ['open', 'closed', 'open'],
  云浮: ['open', 'closed', 'open'],
  攀枝花: ['unspecified', 'unspecified', 'unspecified'],
  济南: ['discretionary', 'closed', 'closed'],
  濮阳: ['closed', 'open', 'closed'],
})

const deferredOf = (answer: RuleAnswer<'deferredDocuments'>) => {
  const fastTrack = {
    kind: 'open',
    because: ['honestyModel'],
    discretionary: false,
    source: { document: 'GD', clause: '(四)' },
  } as const
  const missing = [{ document: '场所平面图', requiredByLaw: false }]
  const periodEnds = localDate('2023-06-15')
  const read = (givenOn: string | null, documentsBy: string | null) =>
    readDeferredAcceptance(
      answer,
      {
        occasion: 'licence',
        missing,
        fastTrack,
        promise: {
          givenOn: givenOn === null ? null : localDate(givenOn),
          documentsBy: documentsBy === null ? null : localDate(documentsBy),
          periodEnds,
        },
      },
      ON,
    )
  return [read('2023-06-01', '2023-06-15'), read('2023-06-01', null), read(null, null)].map((reading) =>
    reading.kind === 'no' ? reading.why : reading.kind,
  )
}
tableOf('deferredDocuments', deferredOf, {
  广东: ['must', 'promiseMissing', 'promiseMissing'],
  云浮: ['may', 'promiseMissing', 'promiseMissing'],
  攀枝花: ['unspecified', 'unspecified', 'unspecified'],
  济南: ['must', 'must', 'promiseMissing'],
  濮阳: ['listed', 'listed', 'listed'],
})

const inspectionOf = (answer: RuleAnswer<'inspection'>) => {
  const reading = readInspection(answer, { honest: true, sanctionInForce: false })
  return reading.kind === 'suggest' ? [reading.frequency, reading.jointInspection] : reading.kind
}
tableOf('inspection', inspectionOf, {
  广东: ['optimise', true],
  云浮: ['optimise', true],
  攀枝花: 'unspecified',
  济南: ['reduce', false],
  濮阳: ['optimise', false],
})

const OCCASIONS: readonly Occasion[] = [
  'fiscalSubsidy',
  'governmentProcurement',
  'purchaseOfServices',
  'governmentInvestmentTender',
  'licence',
  'qualification',
  'honour',
  'administration',
  'publicService',
  'publicResourceTrading',
]
const FOUR = ['fiscalSubsidy', 'governmentProcurement', 'purchaseOfServices', 'governmentInvestmentTender']
tableOf('checkOccasions', (answer) => OCCASIONS.filter((occasion) => isMustCheck(answer, occasion)), {
  广东: FOUR,
  云浮: FOUR,
  攀枝花: ['licence', 'qualification', 'honour'],
  济南: ['fiscalSubsidy', 'licence', 'qualification', 'honour', 'administration', 'publicService'],
  濮阳: OCCASIONS,
})

const calendar = compileCalendar(CALENDAR_YEARS)
const licence: CreditRecord = evolveRecord(undefined, {
  type: 'RecordImported',
  recordId: 'r1',
  subjectId: 's1',
  subjectKind: 'enterprise',
  authorityId: 'a1',
  providerId: 'a1',
  place: '445300',
  documentTitle: '准予行政许可决定书',
  documentNumber: '（2023）1号',
  decidedOn: localDate('2023-06-01'),
  content: {
    kind: 'licence',
    licenceType: 'ordinary',
    certificateName: null,
    certificateNumber: null,
    text: null,
    validFrom: null,
    validUntil: null,
  },
  on: ON,
})
tableOf(
  'dualPublicity',
  (answer) => {
    const period = readPublicityPeriod(answer, readRule(BASELINE, '000000', 'dualPublicityNational', ON))
    const clock = readPublicityClock(licence, period, calendar, ON)
    return [period.kind === 'workingDays' ? period.via : null, clock.kind === 'due' ? clock.lastDay : clock.kind]
  },
  {
    广东: ['信用广东', '2023-06-12'],
    云浮: ['信用云浮', '2023-06-12'],
    攀枝花: ['双公示信息报送公示系统', '2023-06-12'],
    济南: [null, '2023-06-12'],
    濮阳: [null, '2023-06-12'],
  },
)
