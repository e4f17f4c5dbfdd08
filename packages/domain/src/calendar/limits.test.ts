import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countWorkingDays, durationLastDay, readDayUnit, readLimit } from './limits.ts'
import type { Limit } from './limits.ts'
import { addDays, daysBetween, localDate } from './local-date.ts'
import { compileCalendar, isWorkingDay, readWorkingDay } from './work-calendar.ts'
import { toDay } from './local-date.ts'
import { CALENDAR_YEARS } from './years.ts'

const calendar = compileCalendar(CALENDAR_YEARS)
const d = localDate
const days = (count: number): Limit => ({ count, unit: 'day' })
const workingDays = (count: number): Limit => ({ count, unit: 'workingDay' })
const months = (count: number): Limit => ({ count, unit: 'month' })

describe('the last day of a limit', () => {
  test.each([
    ['counts from the day after the event', '2026-03-02', days(1), '2026-03-03'],
    ['in days stays on a working day', '2026-03-02', days(10), '2026-03-12'],
    ['in days moves off a Saturday', '2026-03-02', days(5), '2026-03-09'],
    ['in days moves off a holiday week', '2026-09-24', days(10), '2026-10-08'],
    ['in days stays on a worked Sunday', '2026-09-13', days(7), '2026-09-20'],
    ['in months ends on the corresponding day', '2026-03-10', months(1), '2026-04-10'],
    ['in months moves off a rest day', '2026-04-02', months(1), '2026-05-06'],
    ['in months ends on the last of a short month', '2026-03-31', months(1), '2026-04-30'],
    ['in working days skips weekends', '2026-03-05', workingDays(7), '2026-03-16'],
    [
      'in working days skips the Spring Festival and counts the worked Saturday',
      '2026-02-12',
      workingDays(3),
      '2026-02-24',
    ],
    ['in working days counts from the day after an event on a rest day', '2026-10-03', workingDays(1), '2026-10-08'],
    ['in seven working days over National Day', '2026-09-28', workingDays(7), '2026-10-13'],
    ['over the New Year of 2019, whose Saturday in December is worked', '2018-12-28', workingDays(2), '2019-01-02'],
  ])('%s', (_, event, limit, lastDay) => {
    expect(readLimit(d(event), limit, calendar)).toEqual({ lastDay, provisional: false })
  })

  test.each([
    ['a working day of an unloaded year was counted', '2026-12-30', workingDays(2), '2027-01-01', true],
    ['the last day lies in an unloaded year', '2026-12-20', days(14), '2027-01-04', true],
    ['only days of a loaded year were asked', '2026-12-21', days(10), '2026-12-31', false],
    ['an unloaded day was passed on the way', '2015-12-30', workingDays(2), '2016-01-04', true],
    ['the calendar days on the way need no calendar', '2015-12-30', days(6), '2016-01-05', false],
  ])('is provisional exactly when it decided: %s', (_, event, limit, lastDay, provisional) => {
    expect(readLimit(d(event), limit, calendar)).toEqual({ lastDay, provisional })
  })

  test.each([0, -1, 1.5, Number.NaN, Infinity])('no limit of %s', (count) => {
    expect(() => readLimit(d('2026-03-02'), days(count), calendar)).toThrow(new RangeError(`not a limit: ${count}`))
  })

  test('a limit of one is a limit', () => {
    expect(readLimit(d('2026-03-02'), workingDays(1), calendar).lastDay).toBe('2026-03-03')
  })

  const aDate = fc.integer({ min: 0, max: 3600 }).map((n) => addDays(d('2016-01-01'), n))

  test('exactly `count` working days lie after the event and not after the last day, which is one of them', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 1, max: 60 }), (event, count) => {
        const { lastDay } = readLimit(event, workingDays(count), calendar)
        let worked = 0
        for (let day = addDays(event, 1); day <= lastDay; day = addDays(day, 1))
          if (isWorkingDay(calendar, toDay(day))) worked += 1
        expect(worked).toBe(count)
        expect(isWorkingDay(calendar, toDay(lastDay))).toBe(true)
        expect(countWorkingDays(event, lastDay, calendar)).toEqual({ count, provisional: false })
      }),
    )
  })

  test('a limit in days ends on its day or on the first working day after it', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 1, max: 60 }), (event, count) => {
        const { lastDay } = readLimit(event, days(count), calendar)
        const nominal = addDays(event, count)
        expect(daysBetween(nominal, lastDay)).toBeGreaterThanOrEqual(0)
        for (let day = nominal; day < lastDay; day = addDays(day, 1))
          expect(isWorkingDay(calendar, toDay(day))).toBe(false)
        expect(isWorkingDay(calendar, toDay(lastDay))).toBe(true)
      }),
    )
  })
})

describe('working days between two days', () => {
  test.each([
    ['none on the same day', '2026-03-02', '2026-03-02', 0, false],
    ['none backwards', '2026-03-09', '2026-03-02', 0, false],
    ['not the first, but the last', '2026-03-02', '2026-03-03', 1, false],
    ['over a holiday', '2026-09-30', '2026-10-10', 3, false],
    ['by weekends past the calendar', '2026-12-31', '2027-01-04', 2, true],
    ['still provisional once the calendar begins', '2015-12-30', '2016-01-04', 2, true],
  ])('%s', (_, after, through, count, provisional) => {
    expect(countWorkingDays(d(after), d(through), calendar)).toEqual({ count, provisional })
  })

  test('counts each day once on both sides of the calendar’s end', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 60 }), (offset, length) => {
        const after = addDays(d('2026-12-31'), offset)
        let left = 0
        for (let day = 1; day <= length; day += 1) {
          if (readWorkingDay(calendar, toDay(addDays(after, day))).working) left += 1
        }
        expect(countWorkingDays(after, addDays(after, length), calendar).count).toBe(left)
      }),
    )
  })
})

describe('the last day of a duration', () => {
  test.each([
    ['three years', '2024-01-01', { count: 3, unit: 'year' } as const, '2027-01-01'],
    ['three months', '2026-11-30', { count: 3, unit: 'month' } as const, '2027-02-28'],
    ['a year from a leap day', '2024-02-29', { count: 1, unit: 'year' } as const, '2025-02-28'],
    ['days, onto a holiday', '2026-09-25', { count: 6, unit: 'day' } as const, '2026-10-01'],
  ])('%s', (_, start, duration, lastDay) => expect(durationLastDay(d(start), duration)).toBe(lastDay))
})

describe('what N 日 means', () => {
  test.each([
    ['penaltyLaw', '2021-07-15', [2, 3, 5, 7], [1, 4, 6, 8, 10, 15, 90]],
    ['penaltyLaw', '2021-07-14', [], [2, 3, 5, 7]],
    ['licenceLaw', '2004-07-01', [1, 5, 10, 20, 45], []],
    ['licenceLaw', '2004-06-30', [], [1, 5, 20]],
    ['coercionLaw', '2012-01-01', [1, 3, 7, 10], [11, 15, 30]],
    ['coercionLaw', '2011-12-31', [], [1, 10]],
    ['reconsiderationLaw', '1999-10-01', [5, 7], [3, 10, 60]],
    ['reconsiderationLaw', '1999-09-30', [], [5, 7]],
    ['reconsiderationLaw', '2023-12-31', [5, 7], [3, 10, 60]],
    ['reconsiderationLaw', '2024-01-01', [3, 5, 7, 10], [1, 2, 15, 30, 60]],
    ['other', '2026-11-21', [], [1, 3, 7, 10, 15]],
  ] as const)('in the %s on %s', (law, on, working, natural) => {
    expect(working.map((count) => readDayUnit(law, count, d(on)).unit)).toEqual(working.map(() => 'workingDay'))
    expect(natural.map((count) => readDayUnit(law, count, d(on)).unit)).toEqual(natural.map(() => 'day'))
  })

  test('is confirmed except where the text was not at hand', () => {
    expect(readDayUnit('penaltyLaw', 7, d('2026-11-21'))).toEqual({ unit: 'workingDay', confirmed: true })
    expect(readDayUnit('penaltyLaw', 15, d('2026-11-21'))).toEqual({ unit: 'day', confirmed: true })
    expect(readDayUnit('reconsiderationLaw', 7, d('2023-12-31'))).toEqual({ unit: 'workingDay', confirmed: true })
    expect(readDayUnit('reconsiderationLaw', 10, d('2024-01-01'))).toEqual({ unit: 'workingDay', confirmed: false })
    expect(readDayUnit('licenceLaw', 20, d('2026-11-21'))).toEqual({ unit: 'workingDay', confirmed: true })
    expect(readDayUnit('coercionLaw', 20, d('2026-11-21'))).toEqual({ unit: 'day', confirmed: true })
    expect(readDayUnit('other', 7, d('2026-11-21'))).toEqual({ unit: 'day', confirmed: true })
  })
})
