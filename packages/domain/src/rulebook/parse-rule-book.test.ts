import { describe, expect, it } from 'vitest'
import { parseRuleBook, parseRuleRows } from './parse-rule-book.ts'

const GOOD = {
  axis: 'enforcementMeanwhile',
  layer: 'jurisdiction',
  place: '370100',
  value: { stay: 'none' },
  source: { document: 'JN', clause: '四(三)' },
  effective: '2017-06-13',
  expires: null,
  repealed: null,
  transition: 'newLaw',
  confirmed: true,
}

describe('rows from outside', () => {
  it('come in whole', () => {
    expect(parseRuleRows([GOOD])).toEqual({ ok: true, value: [GOOD] })
    expect(parseRuleRows([{ ...GOOD, note: '注' }])).toEqual({ ok: true, value: [{ ...GOOD, note: '注' }] })
    const national = { ...GOOD, layer: 'national', place: '000000', expires: '2017-06-13', repealed: '2017-06-13' }
    const dated = { ...national, source: { document: 'JN', clause: '四(三)', version: '2017-06-13' } }
    expect(parseRuleRows([dated])).toEqual({ ok: true, value: [dated] })
    expect(parseRuleRows([])).toEqual({ ok: true, value: [] })
  })

  it.each([
    ['no array', { rows: 1 }, 0, 'rows', '写数组'],
    ['no object', [1], 1, '', '写对象'],
    ['null', [null], 1, '', '写对象'],
    ['an unknown axis', [{ ...GOOD, axis: 'toString' }], 1, 'axis', '写已登记的项名，见 xinheng rules compare'],
    ['an unknown layer', [{ ...GOOD, layer: 'city' }], 1, 'layer', '写以下之一：national、province、jurisdiction'],
    ['the country as a jurisdiction', [{ ...GOOD, place: '000000' }], 1, 'layer', 'national 只配行政区划代码 000000'],
    ['a city as the country', [{ ...GOOD, layer: 'national' }], 1, 'layer', 'national 只配行政区划代码 000000'],
    [
      'a layer that is no word',
      [{ ...GOOD, layer: ['province'] }],
      1,
      'layer',
      '写以下之一：national、province、jurisdiction',
    ],
    ['a place of five digits', [{ ...GOOD, place: '37010' }], 1, 'place', '写六位行政区划代码'],
    ['a place of seven digits', [{ ...GOOD, place: '3701000' }], 1, 'place', '写六位行政区划代码'],
    ['a place with a letter before', [{ ...GOOD, place: 'x370100' }], 1, 'place', '写六位行政区划代码'],
    ['a number for a place', [{ ...GOOD, place: 370100 }], 1, 'place', '写六位行政区划代码'],
    ['a value of another axis', [{ ...GOOD, value: { to: 'subject' } }], 1, 'value.to', '删去此项；只有 stay'],
    [
      'a value outside the words',
      [{ ...GOOD, value: { stay: 'always' } }],
      1,
      'value.stay',
      '写以下之一：verification、objectionAndComplaint、none',
    ],
    ['no value', [{ ...GOOD, value: undefined }], 1, 'value', '写对象，含 stay'],
    [
      'a document nobody registered',
      [{ ...GOOD, source: { document: 'XX', clause: '一' } }],
      1,
      'source.document',
      '写已登记的文件代号',
    ],
    [
      'an empty clause',
      [{ ...GOOD, source: { document: 'JN', clause: '' } }],
      1,
      'source.clause',
      '写条款，如 第四十六条',
    ],
    [
      'a clause that is no word',
      [{ ...GOOD, source: { document: 'JN', clause: 4 } }],
      1,
      'source.clause',
      '写条款，如 第四十六条',
    ],
    ['no citation', [{ ...GOOD, source: 'JN' }], 1, 'source', '写对象，含 document、clause'],
    [
      'an impossible version',
      [{ ...GOOD, source: { ...GOOD.source, version: '2017-13-01' } }],
      1,
      'source.version',
      '写版本日期 YYYY-MM-DD',
    ],
    [
      'a version that is no word',
      [{ ...GOOD, source: { ...GOOD.source, version: 2017 } }],
      1,
      'source.version',
      '写版本日期 YYYY-MM-DD',
    ],
    ['an impossible date', [{ ...GOOD, effective: '2017-02-30' }], 1, 'effective', '写存在的日期 YYYY-MM-DD'],
    ['a date that is no word', [{ ...GOOD, effective: 20170613 }], 1, 'effective', '写存在的日期 YYYY-MM-DD'],
    ['an end before the start', [{ ...GOOD, expires: '2017-06-12' }], 1, 'expires', '不得早于 effective'],
    ['a repeal before the start', [{ ...GOOD, repealed: '2017-06-12' }], 1, 'repealed', '不得早于 effective'],
    ['a missing end', [{ ...GOOD, expires: undefined }], 1, 'expires', '写存在的日期 YYYY-MM-DD'],
    [
      'an unknown transition',
      [{ ...GOOD, transition: 'both' }],
      1,
      'transition',
      '写以下之一：oldLaw、newLaw、lighter',
    ],
    [
      'a transition that is no word',
      [{ ...GOOD, transition: ['newLaw'] }],
      1,
      'transition',
      '写以下之一：oldLaw、newLaw、lighter',
    ],
    ['a word for confirmed', [{ ...GOOD, confirmed: 'yes' }], 1, 'confirmed', '写 true 或 false'],
    ['a number for the note', [{ ...GOOD, note: 1 }], 1, 'note', '写文字'],
    [
      'a field too many',
      [{ ...GOOD, extra: 1 }],
      1,
      'extra',
      '删去此项；只有 axis、layer、place、value、source、effective、expires、repealed、transition、confirmed、note',
    ],
  ])('are refused with %s', (_what, input, row, field, mend) => {
    const parsed = parseRuleRows(input)
    const first = parsed.ok ? undefined : parsed.error[0]
    expect([first?.row, first?.field, first?.mend]).toEqual([row, field, mend])
  })

  it('are refused with every fault of every row', () => {
    const parsed = parseRuleRows([GOOD, { ...GOOD, place: 'x', confirmed: 1 }, { ...GOOD, axis: 'no' }])
    expect(parsed.ok ? [] : parsed.error.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '2 place',
      '2 confirmed',
      '3 axis',
    ])
  })

  it('are refused where two speak on one day, and taken where one follows the other', () => {
    const later = { ...GOOD, effective: '2026-01-01', value: { stay: 'verification' } }
    const overlap = {
      row: 2,
      field: 'effective',
      read: '"2026-01-01"',
      mend: '与第 1 行同层同地同项同日有效；给前一行写 repealed',
    }
    expect(parseRuleRows([GOOD, later])).toEqual({ ok: false, error: [overlap] })
    expect(parseRuleRows([later, GOOD])).toMatchObject({ ok: false, error: [{ row: 2 }] })
    const third = { ...later, effective: '2026-06-01' }
    expect(parseRuleRows([{ ...GOOD, repealed: '2026-01-01' }, later, third])).toMatchObject({ error: [{ row: 3 }] })
    expect(parseRuleRows([GOOD, { ...later, axis: 'resultTold', value: { to: 'subject' } }])).toMatchObject({
      ok: true,
    })
    expect(parseRuleRows([GOOD, { ...later, place: '410928' }])).toMatchObject({ ok: true })
    expect(parseRuleRows([GOOD, { ...later, layer: 'province' }])).toMatchObject({ ok: true })
    expect(parseRuleRows([{ ...GOOD, repealed: '2026-01-01' }, later])).toMatchObject({ ok: true })
    expect(parseRuleRows([{ ...GOOD, expires: '2026-01-01' }, later])).toMatchObject({ ok: false })
    expect(parseRuleRows([{ ...GOOD, expires: '2025-12-31' }, later])).toMatchObject({ ok: true })
  })

  it('are read with their lists checked item by item', () => {
    const monitoring = { ...GOOD, axis: 'monitoring' }
    const value = { realTime: true, acts: ['track', 'spy'], reportTo: null }
    expect(parseRuleRows([{ ...monitoring, value }])).toMatchObject({ ok: false, error: [{ field: 'value.acts[1]' }] })
    expect(parseRuleRows([{ ...monitoring, value: { ...value, acts: ['track', 'track'] } }])).toMatchObject({
      ok: false,
      error: [{ field: 'value.acts[1]' }],
    })
  })
})

describe('a rule book from outside', () => {
  const JINAN = { code: '370100', name: '济南市', within: null }
  const book = { version: '2027.1', places: [JINAN], rows: [GOOD] }

  it('comes in whole', () => {
    expect(parseRuleBook(book)).toEqual({ ok: true, value: book })
  })

  it.each<[string, unknown, Readonly<Record<string, unknown>>]>([
    ['nothing', null, { row: 0, field: '', mend: '写对象，含 version、places、rows' }],
    ['no version', { ...book, version: '' }, { row: 0, field: 'version', mend: '写版本号，如 2026.1' }],
    ['a number for its version', { ...book, version: 2027 }, { field: 'version' }],
    ['no places', { ...book, places: null }, { row: 0, field: 'places', mend: '写数组' }],
    [
      'a place that is no object',
      { ...book, places: ['370100'] },
      { field: 'places[0]', mend: '写对象，含 code、name、within' },
    ],
    [
      'a place without a code',
      { ...book, places: [{ ...JINAN, code: '' }] },
      { field: 'places[0].code', mend: '写六位行政区划代码' },
    ],
    [
      'a place without a name',
      { ...book, places: [{ ...JINAN, name: '' }] },
      { field: 'places[0].name', mend: '写地名' },
    ],
    ['a number for a name', { ...book, places: [{ ...JINAN, name: 7 }] }, { field: 'places[0].name', mend: '写地名' }],
    [
      'a place within nowhere',
      { ...book, places: [{ code: '370100', name: '济南市' }] },
      { field: 'places[0].within' },
    ],
    [
      'a place twice',
      { ...book, places: [JINAN, { ...JINAN, name: '历城' }] },
      { field: 'places[1]', mend: '删去重复的地方' },
    ],
    [
      'a name twice',
      { ...book, places: [JINAN, { ...JINAN, code: '370200' }] },
      { field: 'places[1]', mend: '删去重复的地方' },
    ],
    ['no rows', { ...book, rows: undefined }, { row: 0, field: 'rows', read: '（缺）' }],
    [
      'a row of a place it does not name',
      { ...book, places: [] },
      { row: 1, field: 'place', mend: '先在 places 中登记这个行政区划代码' },
    ],
  ])('is refused with %s', (_what, input, fault) => {
    expect(parseRuleBook(input)).toMatchObject({ ok: false, error: [fault] })
  })

  it('names every row of a place it does not name, and no other', () => {
    const strange = { ...GOOD, place: '410928' }
    expect(parseRuleBook({ ...book, rows: [GOOD, strange] })).toMatchObject({ ok: false, error: [{ row: 2 }] })
  })

  it('takes a place within another', () => {
    const places = [JINAN, { code: '370000', name: '山东省', within: null }].map((place) =>
      place.code === '370100' ? { ...place, within: '370000' } : place,
    )
    expect(parseRuleBook({ ...book, places })).toEqual({ ok: true, value: { ...book, places } })
  })
})
