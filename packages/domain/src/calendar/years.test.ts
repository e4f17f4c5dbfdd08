import chineseDays from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { addDays, localDate, toDay } from './local-date.ts'
import { parseCalendarYear } from './parse-calendar-year.ts'
import { calendarHorizon, compileCalendar, isWorkingDay } from './work-calendar.ts'
import { CALENDAR_YEARS } from './years.ts'

const calendar = compileCalendar(CALENDAR_YEARS)
const YEARS = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]

test('the baseline holds 2016 to 2026 and ends there', () => {
  expect(CALENDAR_YEARS.map(({ year }) => year)).toEqual(YEARS)
  expect(calendarHorizon(calendar)).toBe('2026-12-31')
})

/** The cross-check has nothing for 2027 and calls its holidays working days: only the years above may be compared. */
describe('agrees with chinese-days on every day of', () => {
  test.each(YEARS)('%i', (year) => {
    for (let date = localDate(`${year}-01-01`); date <= `${year}-12-31`; date = addDays(date, 1)) {
      expect([date, isWorkingDay(calendar, toDay(date))]).toEqual([date, chineseDays.isWorkday(date)])
    }
  })
})

describe('by the count of the notice and its number', () => {
  test.each([
    [2016, '国办发明电〔2015〕18号', 24, 6],
    [2017, '国办发明电〔2016〕17号', 24, 5],
    [2018, '国办发明电〔2017〕12号', 23, 6],
    [2019, '国办发明电〔2018〕15号', 30, 7],
    [2020, '国办发明电〔2019〕16号', 30, 6],
    [2021, '国办发明电〔2020〕27号', 31, 7],
    [2022, '国办发明电〔2021〕11号', 31, 7],
    [2023, '国办发明电〔2022〕16号', 27, 7],
    [2024, '国办发明电〔2023〕7号', 28, 8],
    [2025, '国办发明电〔2024〕12号', 28, 5],
    [2026, '国办发明电〔2025〕7号', 33, 6],
  ])('%i', (year, notice, closed, worked) => {
    const row = CALENDAR_YEARS.find((candidate) => candidate.year === year)
    expect([row?.notice, row?.closed.length, row?.worked.length, row?.confirmed]).toEqual([
      notice,
      closed,
      worked,
      true,
    ])
  })
})

test('every shipped year passes the checks of a loaded file', () => {
  for (const year of CALENDAR_YEARS) expect(parseCalendarYear(year)).toEqual({ ok: true, value: year })
})
