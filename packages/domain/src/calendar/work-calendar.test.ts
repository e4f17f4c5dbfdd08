import { describe, expect, test } from 'vitest'
import { localDate, toDay } from './local-date.ts'
import { calendarHorizon, calendarWarning, compileCalendar, isWorkingDay, readWorkingDay } from './work-calendar.ts'
import type { CalendarYear } from './work-calendar.ts'
import { CALENDAR_YEARS } from './years.ts'

const d = localDate
const day = (text: string) => toDay(d(text))
const aYear = (year: number, closed: string[] = [], worked: string[] = [], confirmed = true): CalendarYear => ({
  year,
  notice: null,
  closed: closed.map(d),
  worked: worked.map(d),
  confirmed,
})
const calendar = compileCalendar(CALENDAR_YEARS)

describe('working days', () => {
  test.each([
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-10-01', false],
    ['2026-10-10', true],
    ['2026-02-28', true],
    ['2016-01-01', false],
    ['2026-12-31', true],
    ['2018-12-29', true],
    ['2018-12-31', false],
    ['2022-12-31', false],
    ['2015-12-31', undefined],
    ['2027-01-01', undefined],
    ['2027-01-04', undefined],
  ])('%s: %s', (text, working) => expect(isWorkingDay(calendar, day(text))).toBe(working))

  test.each([
    ['2026-10-01', { working: false, provisional: false }],
    ['2026-10-10', { working: true, provisional: false }],
    ['2027-01-01', { working: true, provisional: true }],
    ['2027-01-02', { working: false, provisional: true }],
  ])('read on %s', (text, reading) => expect(readWorkingDay(calendar, day(text))).toEqual(reading))
})

describe('compiling', () => {
  test('an empty calendar knows nothing', () => {
    const empty = compileCalendar([])
    expect(empty.years).toEqual([])
    expect(isWorkingDay(empty, day('2026-01-05'))).toBeUndefined()
    expect(isWorkingDay(empty, day('1970-01-01'))).toBeUndefined()
    expect(calendarHorizon(empty)).toBeUndefined()
  })

  test('leaves an unconfirmed year out', () => {
    const loaded = compileCalendar([aYear(2026), aYear(2027, [], [], false)])
    expect(loaded.years).toEqual([2026])
    expect(isWorkingDay(loaded, day('2027-01-04'))).toBeUndefined()
  })

  test('takes years in any order and knows nothing of a gap', () => {
    const loaded = compileCalendar([aYear(2028), aYear(2025), aYear(2026)])
    expect(loaded.years).toEqual([2025, 2026, 2028])
    expect(isWorkingDay(loaded, day('2025-01-01'))).toBe(true)
    expect(isWorkingDay(loaded, day('2026-12-31'))).toBe(true)
    expect(isWorkingDay(loaded, day('2027-06-01'))).toBeUndefined()
    expect(isWorkingDay(loaded, day('2028-12-30'))).toBe(false)
    expect(isWorkingDay(loaded, day('2028-12-31'))).toBe(false)
    expect(isWorkingDay(loaded, day('2029-01-01'))).toBeUndefined()
    expect(calendarHorizon(loaded)).toBe('2026-12-31')
  })

  test('lets the later notice decide on the December before it', () => {
    const december = ['2026-12-31']
    expect(isWorkingDay(compileCalendar([aYear(2027, december), aYear(2026, [], [])]), day('2026-12-31'))).toBe(false)
    expect(
      isWorkingDay(compileCalendar([aYear(2026, ['2026-12-26']), aYear(2027, [], ['2026-12-26'])]), day('2026-12-26')),
    ).toBe(true)
  })

  test('does not learn of a December whose year is not loaded', () => {
    const loaded = compileCalendar([aYear(2025), aYear(2027, ['2026-12-31'])])
    expect(isWorkingDay(loaded, day('2026-12-31'))).toBeUndefined()
    const alone = compileCalendar([aYear(2027, ['2026-12-31'])])
    expect(isWorkingDay(alone, day('2026-12-31'))).toBeUndefined()
    expect(calendarHorizon(alone)).toBe('2027-12-31')
  })

  test('takes the later of two versions of a year', () => {
    expect(
      isWorkingDay(compileCalendar([aYear(2026, ['2026-03-02']), aYear(2026, ['2026-03-03'])]), day('2026-03-02')),
    ).toBe(true)
  })
})

describe('the warning before the horizon', () => {
  test.each([
    ['2026-10-01', undefined],
    ['2026-10-02', { kind: 'near', horizon: '2026-12-31', daysLeft: 90 }],
    ['2026-12-31', { kind: 'near', horizon: '2026-12-31', daysLeft: 0 }],
    ['2027-01-01', { kind: 'past', horizon: '2026-12-31', daysLeft: -1 }],
    ['2020-01-01', undefined],
  ])('on %s', (today, warning) => expect(calendarWarning(calendar, d(today))).toEqual(warning))

  test('of an empty calendar is always there', () => {
    expect(calendarWarning(compileCalendar([]), d('2026-01-01'))).toEqual({ kind: 'empty', horizon: null, daysLeft: 0 })
  })
})
