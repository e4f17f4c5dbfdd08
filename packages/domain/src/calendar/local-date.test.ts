import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  BEGINNING,
  daysBetween,
  earlierDay,
  FOREVER,
  isWeekend,
  laterDay,
  laterOf,
  localDate,
  parseLocalDate,
  shanghaiDate,
  shiftDay,
  toDate,
  toDay,
} from './local-date.ts'
import type { Day } from './local-date.ts'

const d = localDate
const aDate = fc.integer({ min: -25_000, max: 80_000 }).map((n) => toDate(n as Day))

describe('parsing', () => {
  test.each(['1900-01-01', '2199-12-31', '2024-02-29', '2000-02-29', '2026-04-30'])('takes %s', (text) => {
    expect(parseLocalDate(text)).toBe(text)
  })
  test.each([
    '1899-12-31',
    '2200-01-01',
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-1-1',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01T00:00:00Z',
    '12026-01-01',
    '',
  ])('refuses %s', (text) => {
    expect(parseLocalDate(text)).toBeUndefined()
    expect(() => localDate(text)).toThrow(new RangeError(`not a date: ${text}`))
  })
})

describe('day numbers', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-03-01', 11017],
    ['2026-11-21', 20778],
  ])('%s is day %i', (text, day) => {
    expect(toDay(d(text))).toBe(day)
    expect(toDate(day as Day)).toBe(text)
  })
  test.each([FOREVER, BEGINNING])('day %d has no date', (day) => {
    expect(() => toDate(day)).toThrow(RangeError)
  })

  test('sort as their dates do', () => {
    fc.assert(
      fc.property(aDate, aDate, (a, b) => {
        expect(a < b).toBe(toDay(a) < toDay(b))
      }),
    )
  })
})

test('adding days goes over the ends of months and years and back', () => {
  expect(addDays(d('2026-12-31'), 1)).toBe('2027-01-01')
  expect(addDays(d('2024-03-01'), -1)).toBe('2024-02-29')
  expect(daysBetween(d('2026-01-01'), d('2026-03-01'))).toBe(59)
  expect(daysBetween(d('2026-03-01'), d('2026-01-01'))).toBe(-59)
  expect(shiftDay(toDay(d('2026-01-01')), 31)).toBe(toDay(d('2026-02-01')))
})

describe('adding months', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2026-01-01', 0, '2026-01-01'],
    ['2026-03-15', 36, '2029-03-15'],
  ])('%s and %i months is %s', (from, count, to) => expect(addMonths(d(from), count)).toBe(to))

  test('keeps the day or takes the last of the month', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -60, max: 60 }), (date, count) => {
        const moved = addMonths(date, count)
        const sameDay = moved.slice(8) === date.slice(8)
        expect(sameDay || addDays(moved, 1).endsWith('-01')).toBe(true)
        const distance =
          (Number(moved.slice(0, 4)) - Number(date.slice(0, 4))) * 12 +
          Number(moved.slice(5, 7)) -
          Number(date.slice(5, 7))
        expect(distance).toBe(count)
      }),
    )
  })
})

test.each([
  ['2026-11-20', false],
  ['2026-11-21', true],
  ['2026-11-22', true],
  ['2026-11-23', false],
  ['1969-12-27', true],
  ['1969-12-28', true],
  ['1969-12-29', false],
  ['1970-01-01', false],
])('%s lies in a weekend: %s', (text, weekend) => expect(isWeekend(toDay(d(text)))).toBe(weekend))

test('the earlier and the later of two days', () => {
  const [a, b] = [toDay(d('2026-01-01')), toDay(d('2026-01-02'))]
  expect([earlierDay(a, b), earlierDay(b, a), earlierDay(a, FOREVER)]).toEqual([a, a, a])
  expect([laterOf(d('2026-01-01'), d('2026-01-02')), laterOf(d('2026-01-02'), d('2026-01-01'))]).toEqual([
    '2026-01-02',
    '2026-01-02',
  ])
  expect([laterDay(a, b), laterDay(b, a), laterDay(BEGINNING, b)]).toEqual([b, b, b])
})

test.each([
  ['2026-11-20T15:59:59.999Z', '2026-11-20'],
  ['2026-11-20T16:00:00Z', '2026-11-21'],
  ['1970-01-01T00:00:00Z', '1970-01-01'],
])('%s is %s in Shanghai', (instant, date) => expect(shanghaiDate(Date.parse(instant))).toBe(date))

test('every day lies between the beginning and for ever', () => {
  expect(BEGINNING < toDay(d('1900-01-01')) && toDay(d('2199-12-31')) < FOREVER).toBe(true)
  expect(shiftDay(FOREVER, -1)).toBe(FOREVER)
})
