import { describe, expect, test } from 'vitest'
import { GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU, day } from '../listing/testing-listings.ts'
import type { History, ReplayedEntry, ReplayedStep } from './history.ts'
import { findPartings, replayHistory } from './replay.ts'

const PLACES = [YUNFU, GUANGDONG, PANZHIHUA, JINAN, PUYANG]

const ENTRY: ReplayedEntry = {
  origin: 'determinedHere',
  listTypeId: 'work-safety',
  subjectKind: 'enterprise',
  document: { number: '罚1', date: day('2026-02-10') },
  conduct: { from: day('2026-01-10'), until: day('2026-01-20') },
  effectiveOn: day('2026-03-01'),
  term: { count: 2, unit: 'year' },
  latestEnd: null,
}
const history = (
  steps: readonly ReplayedStep[],
  change: Partial<ReplayedEntry> = {},
  look: string[] = [],
): History => ({
  entry: { ...ENTRY, ...change },
  steps,
  look: look.map((on) => day(on)),
})
const object = (on: string, form: 'written' | 'oral' = 'written') =>
  ({ on: day(on), act: 'object', form, ground: 'factsWrong' }) as const
const answer = (on: string, outcome: 'rejected' | 'upheld') =>
  ({ on: day(on), act: 'answerObjection', outcome }) as const

/** What each of the five places says of a step (`done` or the code), in the order 云浮 广东 攀枝花 济南 濮阳. */
const told = (steps: readonly ReplayedStep[], at: number, change: Partial<ReplayedEntry> = {}) =>
  PLACES.map((place) => replayHistory(history(steps, change), place, LAW).steps[at]?.refused?.code ?? 'done')

const stands = (given: History, on: string) =>
  PLACES.map((place) => {
    const reading = replayHistory(given, place, LAW).days.find((each) => each.on === on)
    return [reading?.state, reading?.lastDay]
  })

describe('the five objection regimes, on the same facts', () => {
  const rejected = history([object('2026-05-01'), answer('2026-05-11', 'rejected')], {}, ['2026-05-05', '2026-05-20'])

  test('execution rests during verification everywhere but in 济南', () => {
    expect(stands(rejected, '2026-05-05').map(([state]) => state)).toEqual([
      'stayed',
      'stayed',
      'stayed',
      'inForce',
      'stayed',
    ])
    expect(stands(rejected, '2026-05-20').map(([state]) => state)).toEqual(PLACES.map(() => 'inForce'))
  })

  test('only 攀枝花 gives the days back to the term', () => {
    expect(stands(rejected, '2026-05-20').map(([, lastDay]) => lastDay)).toEqual([
      '2028-03-01',
      '2028-03-01',
      '2028-03-11',
      '2028-03-01',
      '2028-03-01',
    ])
  })

  test('never past the last day that a statute allows', () => {
    const capped = { ...rejected, entry: { ...ENTRY, latestEnd: day('2028-03-04') } }
    expect(stands(capped, '2026-05-20')[2]).toEqual(['inForce', '2028-03-04'])
  })

  test('a spoken objection is enough in 广东, 云浮 and 濮阳', () => {
    expect(told([object('2026-05-01', 'oral')], 0)).toEqual([
      'done',
      'done',
      'WRITING_REQUIRED',
      'WRITING_REQUIRED',
      'done',
    ])
  })

  test('one that is upheld ends the entry everywhere', () => {
    const upheld = history([object('2026-05-01'), answer('2026-05-11', 'upheld')])
    expect(stands(upheld, '2026-05-11').map(([state]) => state)).toEqual(PLACES.map(() => 'ended'))
  })

  test('on the court’s list it stops nothing and gives no day back', () => {
    const court = { origin: 'received', listTypeId: 'judgment-defaulter' } as const
    const given = history([object('2026-05-01')], court)
    expect(stands(given, '2026-05-01')).toEqual(PLACES.map(() => ['inForce', '2028-03-01']))
  })

  test('while it rests no measure is applied', () => {
    const applied = [object('2026-05-01'), { on: day('2026-05-05'), act: 'applyMeasure' } as const]
    expect(told(applied, 1)).toEqual([
      'EXECUTION_STAYED',
      'EXECUTION_STAYED',
      'EXECUTION_STAYED',
      'done',
      'EXECUTION_STAYED',
    ])
  })
})

describe('the five repair regimes, on the same facts', () => {
  const asked = (materials: Extract<ReplayedStep, { act: 'applyForRepair' }>['materials'], on = '2027-06-01') =>
    ({ on: day(on), act: 'applyForRepair', gravity: 'serious', materials }) as const
  const whole = ['performance', 'rectification', 'promise'] as const
  const granted = [
    asked(whole),
    { on: day('2027-06-02'), act: 'acceptRepair' },
    { on: day('2027-06-04'), act: 'decideRepair', outcome: 'granted' },
  ] as const

  test('攀枝花 ends it on publication, the others on the day of the decision', () => {
    const given = history([...granted, { on: day('2027-06-10'), act: 'publiciseRepair' }])
    expect(stands(given, '2027-06-04').map(([state]) => state)).toEqual(['ended', 'ended', 'inForce', 'ended', 'ended'])
    expect(stands(given, '2027-06-10').map(([state]) => state)).toEqual(PLACES.map(() => 'ended'))
    expect(told([...given.steps], 3)).toEqual([
      'PUBLICITY_NOT_FORESEEN',
      'PUBLICITY_NOT_FORESEEN',
      'done',
      'PUBLICITY_NOT_FORESEEN',
      'PUBLICITY_NOT_FORESEEN',
    ])
  })

  test('community service makes good for persons in 广东 and 云浮, for anybody in 濮阳', () => {
    const service = [asked(['performance', 'promise', 'communityService'])]
    const unmet = 'REPAIR_CONDITIONS_UNMET'
    expect(told(service, 0, { subjectKind: 'naturalPerson' })).toEqual(['done', 'done', unmet, unmet, 'done'])
    expect(told(service, 0)).toEqual([unmet, unmet, unmet, unmet, 'done'])
  })

  test('nowhere before the minimum', () => {
    expect(told([asked(whole, '2027-02-09')], 0)).toEqual(PLACES.map(() => 'REPAIR_TOO_EARLY'))
    expect(told([asked(whole, '2027-02-10')], 0)).toEqual(PLACES.map(() => 'done'))
  })
})

describe('the second level, on the same facts', () => {
  const course = [
    object('2026-05-01'),
    answer('2026-05-11', 'rejected'),
    { on: day('2026-05-21'), act: 'complain' },
    { on: day('2026-06-10'), act: 'answerComplaint', outcome: 'rejected' },
  ] as const

  test('攀枝花 stays and tolls through objection and complaint; the ten days between them count', () => {
    const given = history(course, {}, ['2026-05-15', '2026-06-01'])
    const at = PLACES.indexOf(PANZHIHUA)
    expect(['2026-05-15', '2026-06-01', '2026-06-10'].map((on) => stands(given, on)[at])).toEqual([
      ['inForce', '2028-03-11'],
      ['stayed', null],
      ['inForce', '2028-03-31'],
    ])
  })

  test('a complaint comes after an objection in 攀枝花 alone, and 济南 knows none', () => {
    const first = [{ on: day('2026-05-21'), act: 'complain' }] as const
    expect(told(first, 0)).toEqual(['done', 'done', 'OBJECTION_FIRST', 'COMPLAINT_NOT_FORESEEN', 'done'])
  })

  test('an order of a court stops execution everywhere, on the court’s list too, and gives no day back', () => {
    const ordered = [
      { on: day('2026-05-01'), act: 'orderStay' },
      { on: day('2026-05-11'), act: 'liftStay' },
    ] as const
    for (const change of [{}, { origin: 'received', listTypeId: 'judgment-defaulter' } as const]) {
      const given = history(ordered, change, ['2026-05-05'])
      expect(stands(given, '2026-05-05')).toEqual(PLACES.map(() => ['stayed', '2028-03-01']))
      expect(stands(given, '2026-05-11')).toEqual(PLACES.map(() => ['inForce', '2028-03-01']))
    }
  })
})

describe('where places part', () => {
  test('names the day, the act and the clause of each place', () => {
    const given = history([object('2026-05-01'), answer('2026-05-11', 'rejected')])
    const partings = findPartings([JINAN, PANZHIHUA].map((place) => replayHistory(given, place, LAW)))
    expect(partings).toEqual([
      {
        on: '2026-05-01',
        act: null,
        outcomes: [
          { place: JINAN, outcome: 'inForce 2028-03-01', refused: null, basis: [] },
          { place: PANZHIHUA, outcome: 'stayed', refused: null, basis: [{ document: 'PZ', clause: '二(三)2' }] },
        ],
      },
      {
        on: '2026-05-11',
        act: null,
        outcomes: [
          { place: JINAN, outcome: 'inForce 2028-03-01', refused: null, basis: [] },
          {
            place: PANZHIHUA,
            outcome: 'inForce 2028-03-11',
            refused: null,
            basis: [{ document: 'PZ', clause: '二(三)2' }],
          },
        ],
      },
    ])
  })

  test('says nothing where all say the same, and nothing of nobody', () => {
    expect(findPartings([replayHistory(history([]), YUNFU, LAW)])).toEqual([])
    expect(findPartings([])).toEqual([])
  })
})
