import { describe, expect, test } from 'vitest'
import { parseCalendarYear } from './parse-calendar-year.ts'

/** Invented dates of the right shape. */
const CLOSED = [
  '2027-01-01',
  '2027-02-05',
  '2027-02-06',
  '2027-02-07',
  '2027-02-08',
  '2027-04-05',
  '2027-05-01',
  '2027-05-02',
  '2027-06-09',
  '2027-09-15',
  '2027-10-01',
  '2027-10-02',
  '2027-10-03',
]
const good = {
  year: 2027,
  notice: '国办发明电〔2026〕0号',
  closed: CLOSED,
  worked: ['2027-02-20', '2027-02-21'],
  confirmed: true,
}
const faultsOf = (change: object) => {
  const parsed = parseCalendarYear({ ...good, ...change })
  return parsed.ok ? [] : parsed.error
}

test('takes a good year, dates sorted', () => {
  expect(parseCalendarYear({ ...good, worked: ['2027-02-21', '2027-02-20'] })).toEqual({ ok: true, value: good })
})

test('takes a year without a notice number, days of the December before, and an unconfirmed one', () => {
  const closed = ['2026-12-31', ...CLOSED]
  const year = { ...good, notice: null, closed, worked: ['2026-12-27'], confirmed: false }
  expect(parseCalendarYear(year)).toEqual({ ok: true, value: year })
})

test.each([null, undefined, 7, 'x', [], [good]])('refuses %j as no object', (input) => {
  expect(parseCalendarYear(input)).toEqual({ ok: false, error: [{ code: 'notAnObject' }] })
})

describe('names the fault', () => {
  test.each([
    ['an unknown field', { colour: 'red' }, [{ code: 'unknownField', field: 'colour' }]],
    ['a year in text', { year: '2027' }, [{ code: 'wrongField', field: 'year' }]],
    ['a year with a fraction', { year: 2027.5 }, [{ code: 'wrongField', field: 'year' }]],
    ['an absurd year', { year: 2007 }, [{ code: 'wrongField', field: 'year' }]],
    ['a far year', { year: 2200 }, [{ code: 'wrongField', field: 'year' }]],
    ['an empty notice', { notice: ' ' }, [{ code: 'wrongField', field: 'notice' }]],
    ['a notice that is a number', { notice: 7 }, [{ code: 'wrongField', field: 'notice' }]],
    ['a missing list', { closed: undefined }, [{ code: 'wrongField', field: 'closed' }]],
    ['a list that is text', { worked: '2027-02-20' }, [{ code: 'wrongField', field: 'worked' }]],
    ['a confirmation in text', { confirmed: 'yes' }, [{ code: 'wrongField', field: 'confirmed' }]],
    [
      'an impossible date',
      { worked: ['2027-02-20', '2027-02-30'] },
      [{ code: 'notADate', field: 'worked', at: 2, text: '2027-02-30' }],
    ],
    [
      'a date that is no text',
      { worked: [20270220] },
      [{ code: 'notADate', field: 'worked', at: 1, text: '20270220' }],
    ],
    [
      'a date inside a list',
      { worked: [['2027-02-20']] },
      [{ code: 'notADate', field: 'worked', at: 1, text: '2027-02-20' }],
    ],
    [
      'a long text, cut',
      { worked: ['x'.repeat(99)] },
      [{ code: 'notADate', field: 'worked', at: 1, text: 'x'.repeat(40) }],
    ],
    [
      'a date of another year',
      { closed: [...CLOSED, '2028-01-01'] },
      [{ code: 'outsideYear', field: 'closed', date: '2028-01-01' }],
    ],
    [
      'a date of the November before',
      { closed: [...CLOSED, '2026-11-30'] },
      [{ code: 'outsideYear', field: 'closed', date: '2026-11-30' }],
    ],
    [
      'a date of a December long before',
      { closed: [...CLOSED, '2025-12-31'] },
      [{ code: 'outsideYear', field: 'closed', date: '2025-12-31' }],
    ],
    [
      'a date named twice',
      { closed: [...CLOSED, '2027-10-03'] },
      [{ code: 'duplicate', field: 'closed', date: '2027-10-03' }],
    ],
    ['a date both closed and worked', { worked: ['2027-05-02'] }, [{ code: 'closedAndWorked', date: '2027-05-02' }]],
    ['a worked Monday', { worked: ['2027-02-22'] }, [{ code: 'workedWeekday', date: '2027-02-22' }]],
    ['a year without New Year', { closed: CLOSED.slice(1) }, [{ code: 'noNewYear' }]],
    ['too few closed days', { closed: CLOSED.slice(0, 12) }, [{ code: 'tooFewClosed', count: 12, least: 13 }]],
    [
      'too few closed days without those of the December before',
      { closed: ['2026-12-31', ...CLOSED.slice(0, 12)] },
      [{ code: 'tooFewClosed', count: 12, least: 13 }],
    ],
  ])('%s', (_, change, faults) => expect(faultsOf(change)).toEqual(faults))

  test('of a year before 2025 with ten closed days of the eleven', () => {
    const closed = (year: number, count: number) =>
      CLOSED.slice(0, count).map((date) => date.replace('2027', String(year)))
    expect(faultsOf({ year: 2024, closed: closed(2024, 10), worked: [] })).toEqual([
      { code: 'tooFewClosed', count: 10, least: 11 },
    ])
    expect(faultsOf({ year: 2024, closed: closed(2024, 11), worked: [] })).toEqual([])
    expect(faultsOf({ year: 2025, closed: closed(2025, 12), worked: [] })).toEqual([
      { code: 'tooFewClosed', count: 12, least: 13 },
    ])
    expect(faultsOf({ year: 2025, closed: closed(2025, 13), worked: [] })).toEqual([])
    expect(faultsOf({ year: 2008, closed: closed(2008, 13), worked: [] })).toEqual([])
    expect(faultsOf({ year: 2199, closed: closed(2199, 13), worked: [] })).toEqual([])
  })

  test('and all of them at once', () => {
    expect(faultsOf({ year: 0, notice: '', closed: ['?'], worked: 1, confirmed: 0, extra: 1 })).toEqual([
      { code: 'unknownField', field: 'extra' },
      { code: 'wrongField', field: 'year' },
      { code: 'wrongField', field: 'notice' },
      { code: 'notADate', field: 'closed', at: 1, text: '?' },
      { code: 'wrongField', field: 'worked' },
      { code: 'wrongField', field: 'confirmed' },
    ])
  })
})
