import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { ANY_STATE_ORGAN, DEPARTMENTS } from './department.ts'
import { findListType, findMeasure, findMemorandum, listListTypesInForce, listMeasuresInForce } from './catalogue.ts'
import { BASELINE_CATALOGUE as BASELINE } from './data/baseline.ts'
import { readExecutable } from './executable.ts'
import type { MeasureFacts } from './executable.ts'
import { isSufficientBasis } from './legal-basis.ts'
import { parseCatalogue } from './parse-catalogue.ts'
import { DATE, FACTS, SILENT } from './testing-catalogue.ts'

function codes(measureId: string, facts: Partial<MeasureFacts>) {
  const answer = readExecutable(measureId, { ...FACTS, tier: 'blacklist', ...facts }, SILENT, BASELINE)
  return answer.ok ? answer.value.articles.map((cited) => cited.article) : answer.error.map((reason) => reason.code)
}

test('loads like any other catalogue, and is JSON', () => {
  const loaded = parseCatalogue(JSON.parse(JSON.stringify(BASELINE)))
  expect(loaded).toEqual({ ok: true, value: BASELINE })
})

test('has its figures', () => {
  const { laws, listTypes, memoranda, annexRows, measures } = BASELINE
  expect([laws.length, listTypes.length, memoranda.length, annexRows.length]).toEqual([54, 46, 30, 40])
  expect(measures).toHaveLength(300)
  expect(measures.filter((measure) => measure.kind === 'incentive')).toHaveLength(50)
  expect(measures.filter((measure) => measure.state === 'published')).toHaveLength(165)
})

test('no measure without law is published, and no memorandum is a basis', () => {
  const published = BASELINE.measures.filter((measure) => measure.state === 'published')
  const lawless = published.filter(
    (measure) =>
      !measure.articles.some((it) => isSufficientBasis(BASELINE, it, measure, [measure.place?.slice(0, 2) + '0000'])),
  )
  expect(lawless).toEqual([])
  expect(BASELINE.laws.filter((law) => law.level === 'memorandum')).toEqual([])
})

test('every department is one that units go by', () => {
  const named = [
    ...BASELINE.measures.flatMap((measure) => measure.implementers),
    ...BASELINE.listTypes.flatMap((listType) => listType.determiners),
  ]
  expect(named.filter((name) => name !== ANY_STATE_ORGAN && !DEPARTMENTS.includes(name))).toEqual([])
})

test('every sanction list lies under one of the four heads, or a law names it', () => {
  const others = BASELINE.listTypes.filter(({ kind, head }) => kind === 'sanction' && head === 'other')
  expect(others.map((listType) => listType.id)).toEqual(['research-integrity'])
})

test('a red list of 河南 is publicised before listing', () => {
  expect(findListType(BASELINE, 'henan-incentive')?.publicityBeforeListing).toBe(true)
  expect(findListType(BASELINE, 'shandong-good')?.publicityBeforeListing).toBe(false)
  expect(findListType(BASELINE, 'none')).toBeUndefined()
})

describe('the annexes', () => {
  test('济南 has 19 rows, all titles known, three of them no memorandum by title', () => {
    const rows = BASELINE.annexRows.filter((row) => row.place === '370100')
    expect(rows.map((row) => row.row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(rows.filter((row) => !row.title.includes('备忘录')).map((row) => row.row)).toEqual([3, 8, 11])
    expect(rows[9]?.title).toContain('关于对关于对')
    expect(rows[18]).toMatchObject({ memorandumId: null, leads: [] })
  })

  test('each named memorandum is registered', () => {
    const ids = BASELINE.annexRows.flatMap(({ memorandumId }) => (memorandumId === null ? [] : [memorandumId]))
    expect(ids.filter((id) => findMemorandum(BASELINE, id) === undefined)).toEqual([])
    expect(ids.map((id) => findMemorandum(BASELINE, id)?.id)).toEqual(ids)
    expect(findMemorandum(BASELINE, 'M2014-3062')?.supersededBy).toBe('M2016-2798')
  })
})

describe('失信被执行人', () => {
  const person = { subjectKind: 'naturalPerson', listTypeId: 'judgment-defaulter', occasion: null } as const
  const court = { ...person, departments: ['人民法院'] } as const

  test('stands on the article of the list provisions in force that day', () => {
    const buyer = { ...person, departments: ['财政部门'], occasion: 'governmentProcurement' } as const
    expect(codes('SPC-01', { ...buyer, on: localDate('2017-04-30') })).toEqual(['第六条第一款'])
    expect(codes('SPC-01', { ...buyer, on: localDate('2017-05-01') })).toEqual(['第八条第一款'])
  })

  test.each(['HC3-01', 'HC3-02', 'HC3-03', 'HC3-04', 'HC3-05', 'HC3-06', 'HC3-07', 'HC3-08', 'HC3-09'])(
    '%s waits for ability and the order',
    (id) => {
      expect(codes(id, { ...court, established: ['ABLE_BUT_REFUSES'] })).toEqual(['MEASURE_PRECONDITION_UNMET'])
      const both = codes(id, { ...court, established: ['ABLE_BUT_REFUSES', 'CONSUMPTION_ORDER'] })
      expect(both).toHaveLength(1)
      expect(both[0]).toMatch(/^第三条第一款第（[一二三四五六七八九]）项$/)
    },
  )

  test('may be no director since 2024-07-01', () => {
    const registrar = { ...person, departments: ['市场监督管理部门'] }
    expect(codes('ST-04', { ...registrar, on: localDate('2024-06-30') })).toEqual([
      'MEASURE_NOT_IN_FORCE',
      'MEASURE_LAW_NOT_IN_FORCE',
    ])
    expect(codes('ST-04', { ...registrar, on: localDate('2024-07-01') })).toEqual(['第一百七十八条第一款第（五）项'])
  })

  test('nothing runs on memorandum 141 or on the court notice of 2016', () => {
    expect(codes('C141-05', { ...court, subjectKind: 'enterprise' })).toEqual([
      'MEASURE_NOT_PUBLISHED',
      'MEASURE_NOT_IN_FORCE',
      'MEASURE_WITHOUT_LAW',
      'MEASURE_OUTSIDE_POWER',
    ])
    expect(codes('C285-03', { ...person, departments: ['招标人'] })).toEqual([
      'MEASURE_NOT_PUBLISHED',
      'MEASURE_NOT_IN_FORCE',
      'MEASURE_WITHOUT_LAW',
    ])
  })

  test('banks get a reference, never an order', () => {
    expect(codes('SPC-05', { ...person, departments: ['金融机构'] })).toEqual(['MEASURE_FOR_REFERENCE_ONLY'])
  })
})

test('a measure of a repealed version ends on the day of repeal', () => {
  const facts = { departments: ['市场监督管理部门'], listTypeId: 'abnormal-operation', occasion: 'honour' } as const
  expect(codes('ST-19', { ...facts, on: localDate('2024-04-30') })).toEqual(['第十八条'])
  expect(codes('ST-19', { ...facts, on: localDate('2024-05-01') })).toEqual([
    'MEASURE_NOT_IN_FORCE',
    'MEASURE_LAW_NOT_IN_FORCE',
  ])
})

test('广东 sanctions run in 广东 alone', () => {
  const facts = { departments: ['发展改革部门'], listTypeId: 'tax-serious', occasion: 'fiscalSubsidy' } as const
  expect(codes('GD31-06', facts)).toEqual(['第三十一条'])
  expect(codes('GD31-06', { ...facts, places: ['370100', '370000'] })).toEqual([
    'MEASURE_OF_OTHER_PLACE',
    'MEASURE_WITHOUT_LAW',
  ])
})

test('河南 第三十四条 alone sanctions nobody; 第三十二条 does', () => {
  const facts = { places: ['410928', '410000'], departments: ['财政部门'], listTypeId: 'henan-sanction' }
  expect(codes('PY2B-01', { ...facts, occasion: 'governmentProcurement' })).toEqual(['MEASURE_NEEDS_NATIONAL_LAW'])
  expect(codes('PY2B-06', { ...facts, occasion: 'fiscalSubsidy' })).toEqual(['第三十二条第（二）项'])
})

test('the sanctions of the 2016 opinion wait until their clause is confirmed; its incentives do not', () => {
  const facts = { places: ['510400', '510000'], departments: ['发展改革部门'] }
  expect(codes('NP-18', { ...facts, listTypeId: 'tax-serious', occasion: 'fiscalSubsidy' })).toEqual([
    'MEASURE_UNCONFIRMED',
  ])
  expect(codes('NP-01', { ...facts, listTypeId: 'honesty-model', occasion: 'licence' })).toEqual(['（四）'])
})

test('what is in force is read by date', () => {
  const ids = (on: string) => listMeasuresInForce(BASELINE, localDate(on)).map((measure) => measure.id)
  expect(ids('2024-04-30')).toContain('ST-19')
  expect(ids('2024-05-01')).not.toContain('ST-19')
  expect(ids('2024-05-01')).not.toContain('C141-01')
  expect(listListTypesInForce(BASELINE, localDate('2021-05-31')).map(({ id }) => id)).not.toContain('guangdong-serious')
  expect(listListTypesInForce(BASELINE, localDate('2021-06-01')).map(({ id }) => id)).toContain('guangdong-serious')
  expect(findMeasure(BASELINE, 'none')).toBeUndefined()
  expect(listMeasuresInForce(BASELINE, DATE).every(({ state }) => state === 'published')).toBe(true)
})
