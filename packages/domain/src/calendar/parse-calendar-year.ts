import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { isWeekend, parseLocalDate, toDay } from './local-date.ts'
import type { LocalDate } from './local-date.ts'
import type { CalendarYear } from './work-calendar.ts'

/** Why a file is no holiday year; every fault of the file is listed, in the order of its fields. */
export type CalendarFault =
  | { readonly code: 'notAnObject' }
  | { readonly code: 'unknownField'; readonly field: string }
  | { readonly code: 'wrongField'; readonly field: 'year' | 'notice' | 'closed' | 'worked' | 'confirmed' }
  | { readonly code: 'notADate'; readonly field: DateField; readonly at: number; readonly text: string }
  | { readonly code: 'outsideYear'; readonly field: DateField; readonly date: LocalDate }
  | { readonly code: 'duplicate'; readonly field: DateField; readonly date: LocalDate }
  | { readonly code: 'closedAndWorked'; readonly date: LocalDate }
  | { readonly code: 'workedWeekday'; readonly date: LocalDate }
  /** Fewer closed days than the law itself gives: a file cut short. */
  | { readonly code: 'tooFewClosed'; readonly count: number; readonly least: number }
  | { readonly code: 'noNewYear' }

type DateField = 'closed' | 'worked'

const FIELDS = ['year', 'notice', 'closed', 'worked', 'confirmed']

/** Statutory holidays of everybody: 13 days since 2025, 11 from 2008 on. */
function statutoryDays(year: number): number {
  return year >= 2025 ? 13 : 11
}

/**
 * Reads a holiday year from a file: `{ year, notice, closed: ["YYYY-MM-DD" …], worked: […], confirmed }`. Dates lie in the
 * year or in the December before it, where notices reach back; worked days are Saturdays and Sundays; New Year's Day
 * is closed; and at least the statutory number of days is.
 * @basis 全国年节及纪念日放假办法/第二条
 */
export function parseCalendarYear(input: unknown): Result<CalendarYear, readonly CalendarFault[]> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return refuse([{ code: 'notAnObject' }])
  const fields: Readonly<Record<string, unknown>> = { ...input }
  const faults: CalendarFault[] = Object.keys(fields)
    .filter((field) => !FIELDS.includes(field))
    .map((field) => ({ code: 'unknownField', field }))

  const { year, notice, closed, worked, confirmed } = fields
  const yearOk = isYear(year)
  const noticeOk = notice === null || (typeof notice === 'string' && notice.trim() !== '')
  const confirmedOk = typeof confirmed === 'boolean'
  if (!yearOk) faults.push({ code: 'wrongField', field: 'year' })
  if (!noticeOk) faults.push({ code: 'wrongField', field: 'notice' })
  const closedDates = readDates('closed', closed, yearOk ? year : undefined, faults)
  const workedDates = readDates('worked', worked, yearOk ? year : undefined, faults)
  if (!confirmedOk) faults.push({ code: 'wrongField', field: 'confirmed' })
  for (const date of workedDates) {
    if (closedDates.includes(date)) faults.push({ code: 'closedAndWorked', date })
    else if (!isWeekend(toDay(date))) faults.push({ code: 'workedWeekday', date })
  }
  if (faults.length > 0 || !yearOk || !noticeOk || !confirmedOk) return refuse(faults)

  const inYear = closedDates.filter((date) => date.startsWith(`${year}-`))
  if (!inYear.some((date) => date.endsWith('-01-01'))) return refuse([{ code: 'noNewYear' }])
  const least = statutoryDays(year)
  if (inYear.length < least) return refuse([{ code: 'tooFewClosed', count: inYear.length, least }])
  return ok({ year, notice, closed: closedDates, worked: workedDates, confirmed })
}

function isYear(value: unknown): value is number {
  const year = Number.isInteger(value) ? Number(value) : 0
  return year >= 2008 && year <= 2199
}

/** The good dates of a field, ascending; what is wrong with the others goes to `faults`. */
function readDates(field: DateField, value: unknown, year: number | undefined, faults: CalendarFault[]): LocalDate[] {
  if (!Array.isArray(value)) {
    faults.push({ code: 'wrongField', field })
    return []
  }
  const dates = new Set<LocalDate>()
  value.forEach((entry: unknown, index) => {
    const date = typeof entry === 'string' ? parseLocalDate(entry) : undefined
    if (date === undefined) faults.push({ code: 'notADate', field, at: index + 1, text: String(entry).slice(0, 40) })
    else if (year !== undefined && !belongsTo(date, year)) faults.push({ code: 'outsideYear', field, date })
    else if (dates.has(date)) faults.push({ code: 'duplicate', field, date })
    else dates.add(date)
  })
  return [...dates].sort()
}

function belongsTo(date: LocalDate, year: number): boolean {
  return date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`)
}
