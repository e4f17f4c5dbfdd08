import { daysBetween, isWeekend, localDate, shiftDay, toDate, toDay } from './local-date.ts'
import type { Day, LocalDate } from './local-date.ts'

/**
 * One year of the State Council's notice on holidays (节假日安排): what it closes and what it makes a working day.
 * Weekends it does not name rest, other days work. The notices of 2019 and 2023 also name days of the December
 * before, so a year may hold such days; where two years name one day, the later notice decides.
 */
export interface CalendarYear {
  readonly year: number
  /** Document number of the notice; `null` where it could not be confirmed. */
  readonly notice: string | null
  /** Rest days (放假、调休放假), weekends among them or not. */
  readonly closed: readonly LocalDate[]
  /** Saturdays and Sundays worked in exchange (调休上班). */
  readonly worked: readonly LocalDate[]
  /** False: the dates themselves are not confirmed; such a year is not compiled and stays provisional. */
  readonly confirmed: boolean
}

/** The working days of the loaded years. */
export interface WorkCalendar {
  /** The years it knows, ascending. */
  readonly years: readonly number[]
  readonly firstDay: Day
  /** One cell a day from `firstDay`: rest, working, or not loaded. */
  readonly cells: Uint8Array
}

/** Whether a day is worked, and whether that is a reading by weekends only because its year is not loaded. */
export interface WorkingDayReading {
  readonly working: boolean
  readonly provisional: boolean
}

/** That the loaded calendar ends soon (or has ended) and next year's notice must be loaded. */
export interface CalendarWarning {
  readonly kind: 'near' | 'past' | 'empty'
  /** The last day of the loaded years; `null` when none is loaded. */
  readonly horizon: LocalDate | null
  /** Days from today to the horizon; negative once it is past. */
  readonly daysLeft: number
}

/** How many days before the horizon staff are warned. */
export const WARNING_DAYS = 90

const REST = 0
const WORKING = 1
const NOT_LOADED = 2

/**
 * Compiles the confirmed years. Years may leave a gap: its days are unknown, and the horizon lies before it.
 * Where a year stands twice, the later element is the one in force.
 * @basis 全国年节及纪念日放假办法 (国务院令第795号)
 */
export function compileCalendar(rows: readonly CalendarYear[]): WorkCalendar {
  const byYear = new Map(rows.filter((row) => row.confirmed).map((row) => [row.year, row]))
  const loaded = [...byYear.values()].sort((a, b) => a.year - b.year)
  const years = loaded.map(({ year }) => year)
  if (years.length === 0) return { years, firstDay: toDay(localDate('1970-01-01')), cells: new Uint8Array() }

  const firstDay = toDay(localDate(`${Math.min(...years)}-01-01`))
  const lastDay = toDay(localDate(`${Math.max(...years)}-12-31`))
  const plain: number[] = []
  for (let day = firstDay; day <= lastDay; day = shiftDay(day, 1)) plain.push(plainCell(day, byYear.has(yearOf(day))))
  const cells = Uint8Array.from(plain)
  const mark = (date: LocalDate, cell: number) => {
    const day = toDay(date)
    if (byYear.has(yearOf(day))) cells[day - firstDay] = cell
  }
  for (const { closed, worked } of loaded) {
    for (const date of closed) mark(date, REST)
    for (const date of worked) mark(date, WORKING)
  }
  return { years, firstDay, cells }
}

function yearOf(day: Day): number {
  return Number(toDate(day).slice(0, 4))
}

/** What a day is before any notice names it. */
function plainCell(day: Day, isLoaded: boolean): number {
  if (!isLoaded) return NOT_LOADED
  return isWeekend(day) ? REST : WORKING
}

/** Whether a day is worked (工作日); `undefined` outside the loaded years, never a guess. */
export function isWorkingDay(calendar: WorkCalendar, day: Day): boolean | undefined {
  const cell = calendar.cells[day - calendar.firstDay]
  return cell === undefined || cell === NOT_LOADED ? undefined : cell === WORKING
}

/** Whether a day is worked, by weekends only (`provisional`) outside the loaded years. */
export function readWorkingDay(calendar: WorkCalendar, day: Day): WorkingDayReading {
  const known = isWorkingDay(calendar, day)
  return known === undefined ? { working: !isWeekend(day), provisional: true } : { working: known, provisional: false }
}

/** The last day before which every day since the first loaded one is known; `undefined` when no year is loaded. */
export function calendarHorizon(calendar: WorkCalendar): LocalDate | undefined {
  if (calendar.cells.length === 0) return undefined
  const gap = calendar.cells.indexOf(NOT_LOADED)
  return toDate((calendar.firstDay + (gap === -1 ? calendar.cells.length : gap) - 1) as Day)
}

/** The warning that staff pages show from 90 days before the horizon on; `undefined` while the horizon is far. */
export function calendarWarning(calendar: WorkCalendar, today: LocalDate): CalendarWarning | undefined {
  const horizon = calendarHorizon(calendar)
  if (horizon === undefined) return { kind: 'empty', horizon: null, daysLeft: 0 }
  const daysLeft = daysBetween(today, horizon)
  if (daysLeft > WARNING_DAYS) return undefined
  return { kind: daysLeft < 0 ? 'past' : 'near', horizon, daysLeft }
}
