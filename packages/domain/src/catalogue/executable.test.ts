import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import type { Refusal, RefusalCode } from '../kernel/refusal.ts'
import { readExecutable } from './executable.ts'
import type { CatalogueRules, MeasureFacts } from './executable.ts'
import type { Measure } from './measure.ts'
import { DATE, FACTS, MEASURE, SILENT, catalogueOf } from './testing-catalogue.ts'

function read(measure: Partial<Measure> = {}, facts: Partial<MeasureFacts> = {}, rules: CatalogueRules = SILENT) {
  return readExecutable('M-1', { ...FACTS, ...facts }, rules, catalogueOf({ ...MEASURE, ...measure }))
}
function codes(measure: Partial<Measure> = {}, facts: Partial<MeasureFacts> = {}, rules: CatalogueRules = SILENT) {
  const answer = read(measure, facts, rules)
  return answer.ok ? [] : answer.error.map((reason) => reason.code)
}
function rulesOf(place: string): CatalogueRules {
  return {
    offCatalogue: readRule(BASELINE, place, 'offCatalogue', DATE),
    measureClasses: readRule(BASELINE, place, 'measureClasses', DATE),
  }
}
function basisOf(place: string, measureId: string, places: readonly string[]) {
  const catalogue = catalogueOf({ ...MEASURE, state: 'draft' })
  const answer = readExecutable(measureId, { ...FACTS, places, tier: 'blacklist' }, rulesOf(place), catalogue)
  return answer.ok ? [] : answer.error[0].basis.map(({ document, clause }) => `${document} ${clause}`)
}

const M1 = { measureId: 'M-1' }
const N49 = [{ document: 'N49', clause: '(九)' }] as const

test('a published measure on an article in force may be used, and names the article', () => {
  const answer = read()
  expect(answer).toMatchObject({ ok: true, value: { measure: { id: 'M-1' } } })
  expect(answer.ok && answer.value.articles).toEqual([
    { law: '测试法', version: '2025-01-01', article: '第八条第一款' },
  ])
  expect(answer.ok && answer.value.measureClass).toEqual({ measureClass: 'RECOMMENDED', tier: null, source: null })
})

describe('off the catalogue', () => {
  test('a measure that the catalogue lacks is barred everywhere by national law', () => {
    const answer = readExecutable('M-9', FACTS, SILENT, catalogueOf(MEASURE))
    expect(answer).toMatchObject({ ok: false, error: [{ code: 'MEASURE_NOT_IN_CATALOGUE', measureId: 'M-9' }] })
    expect(basisOf('370100', 'M-9', ['370100', '370000'])).toEqual(['N49 (九)'])
  })

  test('攀枝花 bars it by its own clause besides', () => {
    expect(basisOf('510400', 'M-9', ['510400', '510000'])).toEqual(['N49 (九)', 'PZ 二(一)1'])
  })

  test('云浮 bars it by 广东 regulation besides', () => {
    expect(basisOf('445300', 'M-9', ['445300', '440000'])).toEqual(['N49 (九)', 'GD_REG 第三十条'])
  })

  test('濮阳 bars what is not published by its own clause', () => {
    expect(basisOf('410928', 'M-1', ['410928', '410000'])).toEqual(['N49 (九)', 'PY 四(三)'])
    expect(basisOf('510400', 'M-1', ['510400', '510000'])).toEqual(['N49 (九)'])
  })
})

test.each<[string, Partial<Measure>, Partial<MeasureFacts>, readonly RefusalCode[]]>([
  ['a draft', { state: 'draft' }, {}, ['MEASURE_NOT_PUBLISHED']],
  ['a withdrawn one', { state: 'withdrawn' }, {}, ['MEASURE_NOT_PUBLISHED']],
  ['before its first day', {}, { on: localDate('2025-02-28') }, ['MEASURE_NOT_IN_FORCE', 'MEASURE_LAW_NOT_IN_FORCE']],
  ['its first day', {}, { on: localDate('2025-03-01') }, []],
  ['the day before its repeal', {}, { on: localDate('2026-12-31') }, []],
  ['its day of repeal', {}, { on: localDate('2027-01-01') }, ['MEASURE_NOT_IN_FORCE']],
  ['one whose first day is unknown', { effective: null }, {}, ['MEASURE_NOT_IN_FORCE']],
  ['one of another place', { place: '510400' }, {}, ['MEASURE_OF_OTHER_PLACE']],
  ['one of the province', { place: '440000' }, {}, []],
  ['one without an article', { articles: [] }, {}, ['MEASURE_WITHOUT_LAW']],
  [
    'one on a rule of a ministry',
    { articles: [{ law: '测试办法', version: localDate('2025-01-01'), article: '第八条' }] },
    {},
    ['MEASURE_WITHOUT_LAW'],
  ],
  [
    'one on a text nobody registered',
    { articles: [{ law: '无此法', version: null, article: '第一条' }] },
    {},
    ['MEASURE_WITHOUT_LAW'],
  ],
  [
    'one on an old version alone',
    { articles: [{ law: '测试法', version: localDate('2019-01-01'), article: '第六条' }] },
    {},
    ['MEASURE_LAW_NOT_IN_FORCE'],
  ],
  [
    'one on an unconfirmed version',
    { articles: [{ law: '测试法', version: localDate('2026-01-01'), article: '第八条' }] },
    {},
    ['MEASURE_LAW_NOT_IN_FORCE'],
  ],
  [
    'one on a version of unknown date',
    { articles: [{ law: '测试法', version: null, article: '第八条' }] },
    {},
    ['MEASURE_LAW_NOT_IN_FORCE'],
  ],
  ['one that rests on memory', { confirmed: false }, {}, ['MEASURE_UNCONFIRMED']],
  ['a reference for banks', { category: 'reference' }, {}, ['MEASURE_FOR_REFERENCE_ONLY']],
  ['a unit without the power', {}, { departments: ['税务部门'] }, ['MEASURE_OUTSIDE_POWER']],
  ['another kind of subject', {}, { subjectKind: 'naturalPerson' }, ['MEASURE_NOT_FOR_SUBJECT']],
  ['the legal representative of a listed unit', {}, { subjectKind: 'naturalPerson', role: 'legalRepresentative' }, []],
  ['a shareholder whom it does not reach', {}, { role: 'shareholder' }, ['MEASURE_NOT_FOR_SUBJECT']],
  ['another list', {}, { listTypeId: 'watch' }, ['MEASURE_NOT_FOR_LIST']],
  ['a watch list it names', { listTypeIds: ['watch'] }, { listTypeId: 'watch' }, []],
  [
    'a red list it names though it sanctions',
    { listTypeIds: ['red'] },
    { listTypeId: 'red' },
    ['MEASURE_NOT_FOR_LIST'],
  ],
  ['a list that the catalogue lacks', { listTypeIds: ['gone'] }, { listTypeId: 'gone' }, ['MEASURE_NOT_FOR_LIST']],
  ['a precondition that is not established', {}, { established: [] }, ['MEASURE_PRECONDITION_UNMET']],
  ['another occasion', {}, { occasion: 'honour' }, ['MEASURE_NOT_FOR_OCCASION']],
  ['a task outside a matter', {}, { occasion: null }, []],
  ['one that is open to every occasion', { occasions: [] }, { occasion: 'honour' }, []],
])('%s', (_, measure, facts, expected) => {
  expect(codes(measure, facts)).toEqual(expected)
})

test.each<[Partial<Measure>, Partial<MeasureFacts>, Refusal]>([
  [{ state: 'draft' }, {}, { code: 'MEASURE_NOT_PUBLISHED', ...M1, basis: [] }],
  [{}, { on: localDate('2027-01-01') }, { code: 'MEASURE_NOT_IN_FORCE', ...M1, repealed: MEASURE.repealed, basis: [] }],
  [{ place: '510400' }, {}, { code: 'MEASURE_OF_OTHER_PLACE', ...M1, place: '510400', basis: [] }],
  [{ articles: [] }, {}, { code: 'MEASURE_WITHOUT_LAW', ...M1, basis: N49 }],
  [
    { articles: [{ law: '测试法', version: localDate('2019-01-01'), article: '第六条' }] },
    {},
    { code: 'MEASURE_LAW_NOT_IN_FORCE', ...M1, articles: ['测试法第六条'], basis: N49 },
  ],
  [
    {
      articles: [{ law: '测试省条例', version: localDate('2025-01-01'), article: '第三十一条' }],
      place: '440000',
      nationalBasisRequired: true,
    },
    {},
    { code: 'MEASURE_NEEDS_NATIONAL_LAW', ...M1, basis: N49 },
  ],
  [{ confirmed: false }, {}, { code: 'MEASURE_UNCONFIRMED', ...M1, basis: [] }],
  [{ category: 'reference' }, {}, { code: 'MEASURE_FOR_REFERENCE_ONLY', ...M1, basis: N49 }],
  [
    {},
    { departments: ['税务部门'] },
    { code: 'MEASURE_OUTSIDE_POWER', ...M1, implementers: ['市场监督管理部门'], basis: N49 },
  ],
  [{}, { subjectKind: 'naturalPerson' }, { code: 'MEASURE_NOT_FOR_SUBJECT', ...M1, basis: [] }],
  [{}, { listTypeId: 'watch' }, { code: 'MEASURE_NOT_FOR_LIST', ...M1, listTypeId: 'watch', basis: N49 }],
  [
    {},
    { established: [] },
    { code: 'MEASURE_PRECONDITION_UNMET', ...M1, missing: ['CIRCUMSTANCES_SERIOUS'], basis: [] },
  ],
  [{}, { occasion: 'honour' }, { code: 'MEASURE_NOT_FOR_OCCASION', ...M1, occasion: 'honour', basis: [] }],
])('what bars %o with %o is told with its clause', (measure, facts, reason) => {
  expect(read(measure, facts)).toEqual({ ok: false, error: [reason] })
})

test('an incentive that rests on memory harms nobody and may be given', () => {
  expect(codes({ confirmed: false, kind: 'incentive', listTypeIds: ['red'] }, { listTypeId: 'red' })).toEqual([])
})

test('all reasons are given, in the order a clerk would check them', () => {
  const facts = { departments: ['海关'], established: [], subjectKind: 'naturalPerson' } as const
  expect(codes({ state: 'draft', articles: [] }, facts)).toEqual([
    'MEASURE_NOT_PUBLISHED',
    'MEASURE_WITHOUT_LAW',
    'MEASURE_OUTSIDE_POWER',
    'MEASURE_NOT_FOR_SUBJECT',
    'MEASURE_PRECONDITION_UNMET',
  ])
})

test('the preconditions that are missing are named', () => {
  const answer = read(
    { preconditions: ['ABLE_BUT_REFUSES', 'CONSUMPTION_ORDER'] },
    { established: ['ABLE_BUT_REFUSES'] },
  )
  expect(answer).toMatchObject({ error: [{ code: 'MEASURE_PRECONDITION_UNMET', missing: ['CONSUMPTION_ORDER'] }] })
})

describe('a regulation of a province', () => {
  const articles = [{ law: '测试省条例', version: localDate('2025-01-01'), article: '第三十一条' }]

  test('carries the own measure of that province, in the province and below it', () => {
    expect(codes({ articles, place: '440000' })).toEqual([])
    expect(codes({ articles, place: '445300' })).toEqual([])
  })

  test('carries no national measure', () => {
    expect(codes({ articles })).toEqual(['MEASURE_WITHOUT_LAW'])
  })

  test('carries nothing in another province', () => {
    const facts = { places: ['370100', '370000'] }
    expect(codes({ articles, place: '370100' }, facts)).toEqual(['MEASURE_WITHOUT_LAW'])
  })

  test('that refers to national law needs one cited too', () => {
    const national = { law: '测试法', version: localDate('2025-01-01'), article: '第八条' }
    const own = { articles, place: '440000', nationalBasisRequired: true }
    expect(codes(own)).toEqual(['MEASURE_NEEDS_NATIONAL_LAW'])
    expect(codes({ ...own, articles: [...articles, national] })).toEqual([])
  })
})

describe('the tiers of 濮阳县', () => {
  const py = rulesOf('410928')

  test('a measure of the blacklist tier is barred below it', () => {
    expect(codes({}, { tier: 'belowBlacklist' }, py)).toEqual(['MEASURE_ABOVE_TIER'])
    expect(read({}, { tier: null }, py)).toEqual({
      ok: false,
      error: [{ code: 'MEASURE_ABOVE_TIER', ...M1, tier: 'none', basis: [{ document: 'PY', clause: '三(二)' }] }],
    })
    expect(read({}, { tier: 'belowBlacklist' }, py)).toMatchObject({ error: [{ tier: 'belowBlacklist' }] })
    expect(codes({}, { tier: 'blacklist' }, py)).toEqual([])
  })

  test('a measure without a tier counts as one of the blacklist', () => {
    expect(codes({ tier: null }, { tier: 'belowBlacklist' }, py)).toEqual(['MEASURE_ABOVE_TIER'])
  })

  test('a measure of the lower tier is open to both', () => {
    expect(codes({ tier: 'belowBlacklist' }, { tier: 'belowBlacklist' }, py)).toEqual([])
    expect(codes({ tier: 'belowBlacklist' }, { tier: 'blacklist' }, py)).toEqual([])
  })

  test('an incentive has no tier', () => {
    expect(codes({ kind: 'incentive', listTypeIds: ['red'] }, { listTypeId: 'red' }, py)).toEqual([])
  })

  test('elsewhere a tier bars nothing', () => {
    expect(codes({}, { tier: 'belowBlacklist' }, rulesOf('445300'))).toEqual([])
  })
})

test('a measure opened to every organ of the State is closed to buyers and banks', () => {
  const open = { implementers: ['国家机关'] }
  expect(codes(open, { departments: ['教育部门'] })).toEqual([])
  expect(codes(open, { departments: ['采购人'] })).toEqual(['MEASURE_OUTSIDE_POWER'])
  expect(codes(open, { departments: ['金融机构', '征信机构'] })).toEqual(['MEASURE_OUTSIDE_POWER'])
  expect(codes(open, { departments: ['某公司'] })).toEqual(['MEASURE_OUTSIDE_POWER'])
})
