import { describe, expect, test } from 'vitest'
import { parseCatalogue, parseMeasure } from './parse-catalogue.ts'
import { MEASURE, catalogueOf } from './testing-catalogue.ts'

const good = catalogueOf(MEASURE)
const [black] = good.listTypes
const [memorandum] = good.memoranda
const [annexRow] = good.annexRows

function faults(input: unknown): readonly string[] {
  const parsed = parseCatalogue(input)
  return parsed.ok ? [] : parsed.error.map(({ path, mend }) => `${path} ${mend}`)
}
function measureFaults(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const parsed = parseMeasure({ ...MEASURE, ...fields })
  return parsed.ok ? [] : parsed.error.map(({ path, mend }) => `${path} ${mend}`)
}

test('a good catalogue is taken as it is', () => {
  expect(parseCatalogue(good)).toEqual({ ok: true, value: good })
  expect(parseMeasure(MEASURE)).toEqual({ ok: true, value: MEASURE })
})

describe('the shape of a measure', () => {
  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['blank text', { name: '  ' }, ['name 填写文字']],
    ['copied prose', { content: '长'.repeat(61) }, ['content 不超过60个字符']],
    ['60 characters', { content: '长'.repeat(60) }, []],
    ['an unknown word', { kind: 'penalty' }, ['kind 取其一：incentive、sanction']],
    ['no date', { effective: '2026-02-30' }, ['effective 填写 YYYY-MM-DD 的日期']],
    ['a number for a date', { effective: 20260201 }, ['effective 填写 YYYY-MM-DD 的日期']],
    ['null where it may be', { effective: null, repealed: null, tier: null, maxMonths: null }, []],
    ['null where it may not be', { articles: null }, ['articles 填写数组']],
    ['months of a float', { maxMonths: 1.5 }, ['maxMonths 填写正整数']],
    ['no months', { maxMonths: 0 }, ['maxMonths 填写正整数']],
    ['one month', { maxMonths: 1 }, []],
    ['a word for a flag', { confirmed: 'yes' }, ['confirmed 填写 true 或 false']],
    ['an unknown field', { colour: 'red' }, ['colour 删去未知字段']],
    ['a missing field', { source: undefined }, ['source 填写文字']],
    ['a fault inside a list', { articles: [{ law: '测试法', version: null }] }, ['articles[0].article 填写文字']],
    ['an element that is no object', { articles: ['第一条'] }, ['articles[0] 填写对象']],
    ['an inherited name', { kind: 'toString' }, ['kind 取其一：incentive、sanction']],
  ])('%s', (_, fields, expected) => {
    expect(measureFaults(fields)).toEqual(expected)
  })

  test.each([null, 'text', [], 7])('%j is no measure', (input) => {
    expect(parseMeasure(input)).toMatchObject({ ok: false, error: [{ mend: '填写对象' }] })
  })

  test('a fault shows what is missing, and a version that is none', () => {
    const missing = parseMeasure({ ...MEASURE, source: undefined })
    expect(missing.ok ? '' : missing.error[0]?.found).toBe('缺失')
    const found = (version: string | null) => {
      const laws = good.laws.map((law) => ({ ...law, versions: law.versions.filter((each) => each.version !== null) }))
      const articles = [{ law: '测试法', version, article: '第八条' }]
      const parsed = parseCatalogue({ ...good, laws, measures: [{ ...MEASURE, articles }] })
      return parsed.ok ? '' : parsed.error[0]?.found
    }
    expect(found(null)).toBe('null')
    expect(found('1999-01-01')).toBe('1999-01-01')
  })

  test('a fault shows what was found, cut short', () => {
    const parsed = parseMeasure({ ...MEASURE, kind: 'x'.repeat(100) })
    expect(parsed.ok ? '' : parsed.error[0]?.found).toBe(`"${'x'.repeat(39)}`)
  })
})

describe('what a catalogue cites', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['a measure twice', catalogueOf(MEASURE, MEASURE), ['measures[1] 编号重复，改为唯一']],
    ['a list type twice', { ...good, listTypes: [...good.listTypes, black] }, ['listTypes[3] 编号重复，改为唯一']],
    ['a memorandum twice', { ...good, memoranda: [memorandum, memorandum] }, ['memoranda[1] 编号重复，改为唯一']],
    ['a law twice', { ...good, laws: [...good.laws, good.laws[0]] }, ['laws[3] 编号重复，改为唯一']],
    [
      'a law unknown',
      catalogueOf({ ...MEASURE, state: 'draft', articles: [{ law: '无此法', version: null, article: '一' }] }),
      ['measures[0].articles[0].law 先登记该法律文件'],
    ],
    [
      'a version unknown',
      catalogueOf({ ...MEASURE, articles: [{ law: '测试法', version: MEASURE.repealed, article: '一' }] }),
      ['measures[0].articles[0].version 先登记该版本'],
    ],
    [
      'a list on a law unknown',
      {
        ...good,
        listTypes: [{ ...black, basis: [...(black?.basis ?? []), { law: '无此法', version: null, article: '一' }] }],
      },
      ['listTypes[0].basis[1].law 先登记该法律文件'],
    ],
    [
      'a list unknown',
      catalogueOf({ ...MEASURE, listTypeIds: ['gone'] }),
      ['measures[0].listTypeIds 登记所引编号，或改引已登记的'],
    ],
    [
      'a memorandum unknown',
      catalogueOf({ ...MEASURE, memorandumId: 'gone' }),
      ['measures[0].memorandumId 登记所引编号，或改引已登记的'],
    ],
    ['no memorandum', catalogueOf({ ...MEASURE, memorandumId: null }), []],
    [
      'a published measure without law',
      catalogueOf({ ...MEASURE, articles: [] }),
      ['measures[0].articles 补引法律、法规条文，或改为草稿'],
    ],
    ['a draft without law', catalogueOf({ ...MEASURE, articles: [], state: 'draft' }), []],
    [
      'a memorandum of an unknown list',
      { ...good, memoranda: [{ ...memorandum, listTypeIds: ['gone'] }] },
      ['memoranda[0].listTypeIds 登记所引编号，或改引已登记的'],
    ],
    [
      'a successor unknown',
      { ...good, memoranda: [{ ...memorandum, supersededBy: 'gone' }] },
      ['memoranda[0].supersededBy 登记所引编号，或改引已登记的'],
    ],
    [
      'an annex row unknown',
      { ...good, annexRows: [{ ...annexRow, memorandumId: 'gone' }] },
      ['annexRows[0].memorandumId 登记所引编号，或改引已登记的'],
    ],
    [
      'a level that no cited text has',
      { ...good, listTypes: [{ ...black, legalBasisLevel: 'adminRegulation' }, ...good.listTypes.slice(1)] },
      ['listTypes[0].legalBasisLevel 与所引依据的层级一致'],
    ],
  ])('%s', (_, input, expected) => {
    expect(faults(input)).toEqual(expected)
  })
})

describe('a list of one place alone', () => {
  const local = (law: string, legalBasisLevel: string, kind = 'sanction', scope = 'local') => ({
    ...good,
    listTypes: [
      {
        ...black,
        kind,
        scope,
        place: '445300',
        legalBasisLevel,
        basis: law === '' ? [] : [{ law, version: '2025-01-01', article: '第一条' }],
      },
      ...good.listTypes.slice(1),
    ],
  })

  test('needs a 地方性法规', () => {
    expect(faults(local('测试办法', 'ministryRule'))).toEqual(['listTypes[0].basis 仅在本地实施的名单须引地方性法规'])
    expect(faults(local('', 'localPolicy'))).toEqual(['listTypes[0].basis 仅在本地实施的名单须引地方性法规'])
    expect(faults(local('测试办法', 'ministryRule', 'sanction', 'province'))).toHaveLength(1)
    expect(faults(local('测试省条例', 'localRegulation'))).toEqual([])
    expect(faults(local('测试法', 'law'))).toEqual([])
  })

  test('that rewards does not', () => {
    expect(faults(local('测试办法', 'ministryRule', 'incentive'))).toEqual([])
  })
})
