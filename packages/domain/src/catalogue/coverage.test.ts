import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { BASELINE_CATALOGUE } from './data/baseline.ts'
import { listCoverage, listEmptyAnnexRows, readCoverage } from './coverage.ts'
import type { Measure } from './measure.ts'
import { DATE, MEASURE, catalogueOf } from './testing-catalogue.ts'

const GUANGDONG = ['445300', '440000']
const nothingAtHand = () => false

function figures(measure: Partial<Measure>, on = DATE) {
  const { inAll, withArticle, textAtHand, executable } = readCoverage(
    catalogueOf({ ...MEASURE, ...measure }),
    'black',
    GUANGDONG,
    on,
    (law, article) => law === '测试法' && article === '第八条',
  )
  return [inAll, withArticle, textAtHand, executable]
}

test.each<[string, Partial<Measure>, readonly number[]]>([
  ['a lawful measure counts throughout', {}, [1, 1, 1, 1]],
  ['one of another list does not count', { listTypeIds: ['watch'] }, [0, 0, 0, 0]],
  ['one of another place does not count', { place: '370000' }, [0, 0, 0, 0]],
  ['one of the province counts', { place: '440000' }, [1, 1, 1, 1]],
  ['one without an article counts in all only', { articles: [] }, [1, 0, 0, 0]],
  [
    'a text that is not at hand',
    { articles: [{ law: '测试法', version: localDate('2025-01-01'), article: '第九条' }] },
    [1, 1, 0, 1],
  ],
  [
    'an old version is an article, but not executable',
    { articles: [{ law: '测试法', version: localDate('2019-01-01'), article: '第八条' }] },
    [1, 1, 1, 0],
  ],
  ['a draft', { state: 'draft' }, [1, 1, 1, 0]],
  ['a reference', { category: 'reference' }, [1, 1, 1, 0]],
  ['one that rests on memory', { confirmed: false }, [1, 1, 1, 0]],
  ['an incentive that rests on memory', { confirmed: false, kind: 'incentive' }, [1, 1, 1, 1]],
  ['one that has ended', { repealed: localDate('2026-11-21') }, [1, 1, 1, 0]],
  ['one that needs national law and has it', { nationalBasisRequired: true }, [1, 1, 1, 1]],
  [
    'one that needs national law and has none',
    {
      nationalBasisRequired: true,
      place: '440000',
      articles: [{ law: '测试省条例', version: localDate('2025-01-01'), article: '第三十一条' }],
    },
    [1, 1, 0, 0],
  ],
  [
    'a high text beside a low one',
    {
      nationalBasisRequired: true,
      place: '440000',
      articles: [
        { law: '测试法', version: localDate('2025-01-01'), article: '第八条' },
        { law: '测试省条例', version: localDate('2025-01-01'), article: '第三十一条' },
        { law: '测试办法', version: localDate('2025-01-01'), article: '第八条' },
      ],
    },
    [1, 1, 1, 1],
  ],
  [
    'a low text at hand beside none',
    { articles: [{ law: '测试办法', version: localDate('2025-01-01'), article: '第八条' }] },
    [1, 0, 0, 0],
  ],
])('%s', (_, measure, expected) => {
  expect(figures(measure)).toEqual(expected)
})

test('every list type that reaches the place has a row, under its name', () => {
  expect(listCoverage(catalogueOf(MEASURE), GUANGDONG, DATE, nothingAtHand)).toEqual([
    { listTypeId: 'black', name: 'black', inAll: 1, withArticle: 1, textAtHand: 0, executable: 1 },
    { listTypeId: 'watch', name: 'watch', inAll: 0, withArticle: 0, textAtHand: 0, executable: 0 },
    { listTypeId: 'red', name: 'red', inAll: 0, withArticle: 0, textAtHand: 0, executable: 0 },
  ])
})

test("a list type of another place has no row, and one of the place's own has", () => {
  const catalogue = catalogueOf()
  const own = (place: string) => ({
    ...catalogue,
    listTypes: catalogue.listTypes.map((listType) => ({ ...listType, place })),
  })
  expect(listCoverage(own('370100'), GUANGDONG, DATE, nothingAtHand)).toEqual([])
  expect(listCoverage(own('440000'), GUANGDONG, DATE, nothingAtHand)).toHaveLength(3)
})

test('a list type that nobody registered is named by its id', () => {
  expect(readCoverage(catalogueOf(), 'gone', GUANGDONG, DATE, nothingAtHand).name).toBe('gone')
})

describe('the baseline', () => {
  test('covers the court list in 攀枝花', () => {
    const spc = (law: string) => law.startsWith('最高人民法院')
    expect(readCoverage(BASELINE_CATALOGUE, 'judgment-defaulter', ['510400', '510000'], DATE, spc)).toEqual({
      listTypeId: 'judgment-defaulter',
      name: '失信被执行人名单',
      inAll: 56,
      withArticle: 44,
      textAtHand: 18,
      executable: 29,
    })
  })

  test('names the rows of 济南 annex that have no measures, placeholder last', () => {
    const rows = listEmptyAnnexRows(BASELINE_CATALOGUE, '370100')
    expect(rows.map(({ row }) => row)).toEqual([1, 5, 6, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19])
    expect(rows[5]).toEqual({
      row: 11,
      title: '关于对电子商务及分享经济领域炒信行为相关失信主体实施联合惩戒的行动计划',
      clause: '济政字〔2017〕35号/附件11',
      memorandumId: 'M2016-2370',
    })
    expect(rows[12]).toMatchObject({ row: 19, memorandumId: null })
  })

  test('covers nothing on the memorandum-only list of 炒信 in 济南 but what law and regulation open', () => {
    const row = readCoverage(BASELINE_CATALOGUE, 'e-commerce', ['370100', '370000'], DATE, nothingAtHand)
    expect([row.inAll, row.withArticle, row.executable]).toEqual([27, 27, 6])
  })

  test('names the empty ones among the eight of 云浮 and the five of 攀枝花', () => {
    expect(listEmptyAnnexRows(BASELINE_CATALOGUE, '445300').map(({ title }) => title)).toEqual([
      '纳税信用A级纳税人',
      '重大税收违法案件当事人',
      '失信企业',
      '环境保护领域失信主体',
    ])
    expect(listEmptyAnnexRows(BASELINE_CATALOGUE, '510400').map(({ row }) => row)).toEqual([1, 2, 5])
  })
})
