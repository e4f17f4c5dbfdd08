import type { Brand } from '../kernel/brand.ts'

/** A calendar date in Asia/Shanghai as ISO text, `YYYY-MM-DD`; it sorts and compares as itself. */
export type LocalDate = Brand<string, 'LocalDate'>

/** Days since 1970-01-01, an integer; arithmetic runs on it. */
export type Day = Brand<number, 'Day'>

/** The day after every other one: the end of a span that has none. Only spans may hold it; it has no date. */
export const FOREVER = Number.POSITIVE_INFINITY as Day

/** The day before every other one: the start of a span that has none. */
export const BEGINNING = Number.NEGATIVE_INFINITY as Day

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000

/** The date that `text` names (`YYYY-MM-DD`, years 1900–2199), or `undefined` when no such day exists. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = ISO_DATE.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1900 || year > 2199) return undefined
  const at = new Date(Date.UTC(year, month - 1, day))
  if (at.getUTCMonth() !== month - 1) return undefined
  return text as LocalDate
}

/** The date that `text` names; for literals and values already checked. Throws on anything else. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text)
  if (date === undefined) throw new RangeError(`not a date: ${text}`)
  return date
}

/** The day number of a date. */
export function toDay(date: LocalDate): Day {
  return (Date.parse(date) / MS_PER_DAY) as Day
}

/** The date of a day number. Throws for the days that have none (`FOREVER`, `BEGINNING`). */
export function toDate(day: Day): LocalDate {
  const at = new Date(day * MS_PER_DAY)
  if (Number.isNaN(at.getTime())) throw new RangeError(`no date: day ${day}`)
  return isoDate(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
}

function isoDate(year: number, month: number, day: number): LocalDate {
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate
}

/** The date `count` days after `date` (before it when negative). */
export function addDays(date: LocalDate, count: number): LocalDate {
  return toDate((toDay(date) + count) as Day)
}

/** The day number `count` days after `day` (before it when negative). */
export function shiftDay(day: Day, count: number): Day {
  return (day + count) as Day
}

/** Whether a day is a Saturday or a Sunday; 1970-01-01, day 0, was a Thursday. */
export function isWeekend(day: Day): boolean {
  return (((day + 3) % 7) + 7) % 7 >= 5
}

/** The later of two dates. */
export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return toDate(laterDay(toDay(a), toDay(b)))
}

/** The earlier of two days. */
export function earlierDay(a: Day, b: Day): Day {
  return Math.min(a, b) as Day
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return Math.max(a, b) as Day
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDay(to) - toDay(from)
}

/**
 * The same day of the month `count` months on; the month's last day where it has no such day.
 * @basis 民法典/第二百零二条
 */
export function addMonths(date: LocalDate, count: number): LocalDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + count
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1]
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return isoDate(year, month, Math.min(Number(date.slice(8, 10)), lastDay))
}

/** The date in Shanghai at an instant (milliseconds since the epoch). Shanghai has kept UTC+8 without change since 1991-09-15. */
export function shanghaiDate(epochMs: number): LocalDate {
  return new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 10) as LocalDate
}
