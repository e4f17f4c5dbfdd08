import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { decideProportionality } from './proportionality.ts'
import type { IntendedSanction } from './proportionality.ts'
import type { Measure } from './measure.ts'
import { MEASURE } from './testing-catalogue.ts'

const INTENDED: IntendedSanction = {
  category: 'marketEntry',
  from: localDate('2026-11-21'),
  until: localDate('2027-11-20'),
  additions: [],
  reasons: { nature: 'text-1', circumstances: 'text-2', harm: 'text-3' },
  by: { officerId: 'a', organisationId: 'u' },
}
function weigh(
  intended: Partial<IntendedSanction> = {},
  measure: Partial<Measure> = {},
  places = ['410928', '410000'],
) {
  return decideProportionality({ measure: { ...MEASURE, ...measure } }, { ...INTENDED, ...intended }, places)
}

test('a reasoned sanction within kind, range and term is recorded with the clauses of the place', () => {
  expect(weigh()).toEqual({
    ok: true,
    value: {
      type: 'ProportionalityRecorded',
      measureId: 'M-1',
      nature: 'text-1',
      circumstances: 'text-2',
      harm: 'text-3',
      from: '2026-11-21',
      until: '2027-11-20',
      by: { officerId: 'a', organisationId: 'u' },
      basis: [
        { document: 'N49', clause: '(十)' },
        { document: 'HN_REG', clause: '第三十一条' },
        { document: 'PY', clause: '三(二)' },
      ],
    },
  })
})

test.each([
  [
    ['445300', '440000'],
    ['N49 (十)', 'GD_REG 第三十六条'],
  ],
  [
    ['370100', '370000'],
    ['N49 (十)', 'SD_REG 第二十七条'],
  ],
  [['510400', '510000'], ['N49 (十)']],
])('in %j the clauses are %j', (places, clauses) => {
  const answer = weigh({}, {}, places)
  expect(answer.ok && answer.value.basis.map(({ document, clause }) => `${document} ${clause}`)).toEqual(clauses)
})

test.each(['nature', 'circumstances', 'harm'] as const)('without a word on %s it is refused', (point) => {
  expect(weigh({ reasons: { ...INTENDED.reasons, [point]: null } })).toMatchObject({
    ok: false,
    error: { code: 'PROPORTIONALITY_NOT_REASONED', missing: [point] },
  })
})

describe('beyond what law sets', () => {
  test.each<[string, Partial<IntendedSanction>, readonly string[]]>([
    ['another kind of sanction', { category: 'exit' }, ['kind']],
    ['a burden added', { additions: ['加收保证金'] }, ['range']],
    ['a term past the maximum', { until: localDate('2029-11-21') }, ['term']],
    ['no last day where there is a maximum', { until: null }, ['term']],
    ['all at once', { category: 'exit', additions: ['x'], until: null }, ['kind', 'range', 'term']],
  ])('%s is refused', (_, intended, exceeds) => {
    expect(weigh(intended)).toMatchObject({ ok: false, error: { code: 'MEASURE_EXCEEDS_STATUTE', exceeds } })
  })

  test('the last day of the full maximum is still within it', () => {
    expect(weigh({ until: localDate('2029-11-20') }).ok).toBe(true)
  })

  test('where law sets no maximum, an open end is allowed', () => {
    expect(weigh({ until: null }, { maxMonths: null }).ok).toBe(true)
  })
})
