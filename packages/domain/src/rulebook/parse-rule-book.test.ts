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
    expect(parseRuleRows([])).toEqual({ ok: true, value: [] })
  })

  it.each([
    ['no array', { rows: 1 }, 0, 'rows'],
    ['no object', [1], 1, ''],
    ['null', [null], 1, ''],
    ['an unknown axis', [{ ...GOOD, axis: 'toString' }], 1, 'axis'],
    ['an unknown layer', [{ ...GOOD, layer: 'city' }], 1, 'layer'],
    ['the country as a jurisdiction', [{ ...GOOD, place: '000000' }], 1, 'layer'],
    ['a place of five digits', [{ ...GOOD, place: '37010' }], 1, 'place'],
    ['a value of another axis', [{ ...GOOD, value: { to: 'subject' } }], 1, 'value.to'],
    ['a value outside the words', [{ ...GOOD, value: { stay: 'always' } }], 1, 'value.stay'],
    ['no value', [{ ...GOOD, value: undefined }], 1, 'value'],
    ['a document nobody registered', [{ ...GOOD, source: { document: 'XX', clause: '一' } }], 1, 'source.document'],
    ['an empty clause', [{ ...GOOD, source: { document: 'JN', clause: '' } }], 1, 'source.clause'],
    ['an impossible date', [{ ...GOOD, effective: '2017-02-30' }], 1, 'effective'],
    ['an end before the start', [{ ...GOOD, expires: '2017-06-12' }], 1, 'expires'],
    ['a repeal before the start', [{ ...GOOD, repealed: '2017-06-12' }], 1, 'repealed'],
    ['a missing end', [{ ...GOOD, expires: undefined }], 1, 'expires'],
    ['an unknown transition', [{ ...GOOD, transition: 'both' }], 1, 'transition'],
    ['a word for confirmed', [{ ...GOOD, confirmed: 'yes' }], 1, 'confirmed'],
    ['a number for the note', [{ ...GOOD, note: 1 }], 1, 'note'],
    ['a field too many', [{ ...GOOD, extra: 1 }], 1, 'extra'],
  ])('are refused with %s', (_what, input, row, field) => {
    const parsed = parseRuleRows(input)
    expect(parsed).toMatchObject({ ok: false })
    const first = parsed.ok ? undefined : parsed.error[0]
    expect(first).toMatchObject({ row, field })
    expect(first?.mend).not.toBe('')
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
    expect(parseRuleRows([GOOD, later])).toMatchObject({ ok: false, error: [{ row: 2, field: 'effective' }] })
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
  const book = { version: '2027.1', places: [{ code: '370100', name: '济南市', within: null }], rows: [GOOD] }

  it('comes in whole', () => {
    expect(parseRuleBook(book)).toEqual({ ok: true, value: book })
  })

  it.each([
    ['nothing', null, ''],
    ['no version', { ...book, version: '' }, 'version'],
    ['no places', { ...book, places: null }, 'places'],
    ['a place without a name', { ...book, places: [{ code: '370100', name: '', within: null }] }, 'places[0].name'],
    ['a place within nowhere', { ...book, places: [{ code: '370100', name: '济南市' }] }, 'places[0].within'],
    ['a place twice', { ...book, places: [book.places[0], book.places[0]] }, 'places[1]'],
    ['no rows', { ...book, rows: undefined }, 'rows'],
    ['a row of a place it does not name', { ...book, places: [] }, 'place'],
  ])('is refused with %s', (_what, input, field) => {
    expect(parseRuleBook(input)).toMatchObject({ ok: false, error: [{ field }] })
  })
})
