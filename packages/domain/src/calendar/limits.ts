import { addMonths, isWeekend, shiftDay, toDate, toDay } from './local-date.ts'
import type { Day, LocalDate } from './local-date.ts'
import { isWorkingDay, readWorkingDay } from './work-calendar.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** The unit in which a procedural limit is written: 日, 个工作日, 个月. */
export type LimitUnit = 'day' | 'workingDay' | 'month'

/** A procedural limit (期限) as its clause writes it; `count` is a positive integer. */
export interface Limit {
  readonly count: number
  readonly unit: LimitUnit
}

/** The last day on which the act is still in time; provisional when a day of an unloaded year decided it. */
export interface LimitReading {
  readonly lastDay: LocalDate
  readonly provisional: boolean
}

/**
 * The last day of a procedural limit that an event sets running. The day of the event does not count. Working days
 * count one by one; days and months end on their date or, when that is a rest day, on the next working day.
 * Durations (a sanction's term, a publication period) are no limits: they never move, see `durationLastDay`.
 * @basis 民法典/第二百零一条; 民法典/第二百零二条; 民法典/第二百零三条
 */
export function readLimit(event: LocalDate, limit: Limit, calendar: WorkCalendar): LimitReading {
  if (!Number.isSafeInteger(limit.count) || limit.count < 1) throw new RangeError(`not a limit: ${limit.count}`)
  if (limit.unit === 'workingDay') return countWorking(toDay(event), limit.count, calendar)
  const nominal = limit.unit === 'day' ? shiftDay(toDay(event), limit.count) : toDay(addMonths(event, limit.count))
  return countWorking(shiftDay(nominal, -1), 1, calendar)
}

/** The `count`-th working day after `from`. */
function countWorking(from: Day, count: number, calendar: WorkCalendar): LimitReading {
  let day = from
  let provisional = false
  for (let left = count; left > 0;) {
    day = shiftDay(day, 1)
    const reading = readWorkingDay(calendar, day)
    provisional ||= reading.provisional
    if (reading.working) left -= 1
  }
  return { lastDay: toDate(day), provisional }
}

/** How many working days lie after `after` and not after `through`: how long something took, or how late it is. */
export function countWorkingDays(
  after: LocalDate,
  through: LocalDate,
  calendar: WorkCalendar,
): { readonly count: number; readonly provisional: boolean } {
  let count = 0
  let provisional = false
  const end = toDay(through)
  let day = shiftDay(toDay(after), 1)
  for (const known = calendar.firstDay + calendar.cells.length; day <= end && day < known; day = shiftDay(day, 1)) {
    const working = isWorkingDay(calendar, day)
    provisional ||= working === undefined
    if (working ?? !isWeekend(day)) count += 1
  }
  // After the last loaded year only the week-ends are known: a whole week has five days, the rest is counted.
  const weeks = Math.max(0, Math.floor((end - day + 1) / 7))
  provisional ||= day <= end
  for (day = shiftDay(day, weeks * 7); day <= end; day = shiftDay(day, 1)) if (!isWeekend(day)) count += 1
  return { count: count + weeks * 5, provisional }
}

/** The unit in which a duration is written: 日, 个月, 年. */
export type DurationUnit = 'day' | 'month' | 'year'

/** A duration (有效期, 公示期): how long a state lasts. */
export interface Duration {
  readonly count: number
  readonly unit: DurationUnit
}

/**
 * The last day of a duration: its day of start does not count and its last day is the corresponding day (对应日), so
 * three years from 2024-01-01 last through 2027-01-01 and the release is on 2027-01-02. It never moves off a rest day
 * and needs no calendar: moving it would lengthen a sanction.
 * @basis 民法典/第二百零一条; 民法典/第二百零二条
 */
export function durationLastDay(start: LocalDate, duration: Duration): LocalDate {
  if (duration.unit === 'day') return toDate(shiftDay(toDay(start), duration.count))
  return addMonths(start, duration.unit === 'year' ? duration.count * 12 : duration.count)
}

/** The laws that say which of their day counts are working days. */
export type PeriodLaw = 'penaltyLaw' | 'licenceLaw' | 'reconsiderationLaw' | 'coercionLaw' | 'other'

/** What "N 日" means in a law on a day; `confirmed` is false where the text of the clause was not at hand. */
export interface DayUnitReading {
  readonly unit: 'day' | 'workingDay'
  readonly confirmed: boolean
}

/** Since when a law takes which of its day counts for working days; the last row that has begun is in force. */
const WORKING_DAY_CLAUSES: readonly {
  readonly law: PeriodLaw
  readonly from: string
  readonly means: (count: number) => boolean
  readonly confirmed: boolean
}[] = [
  { law: 'penaltyLaw', from: '2021-07-15', means: (count) => [2, 3, 5, 7].includes(count), confirmed: true },
  { law: 'licenceLaw', from: '2004-07-01', means: () => true, confirmed: true },
  { law: 'reconsiderationLaw', from: '1999-10-01', means: (count) => [5, 7].includes(count), confirmed: true },
  { law: 'reconsiderationLaw', from: '2024-01-01', means: (count) => [3, 5, 7, 10].includes(count), confirmed: false },
  { law: 'coercionLaw', from: '2012-01-01', means: (count) => count <= 10, confirmed: true },
]

/**
 * The unit that "N 日" means in a law on a day: working days where that law says so by then, natural days elsewhere.
 * @basis 行政处罚法/第八十五条; 行政许可法/第八十二条; 行政复议法/第八十八条; 行政强制法/第六十九条
 */
export function readDayUnit(law: PeriodLaw, count: number, on: LocalDate): DayUnitReading {
  const clause = WORKING_DAY_CLAUSES.findLast((row) => row.law === law && row.from <= on)
  if (clause === undefined) return { unit: 'day', confirmed: true }
  return { unit: clause.means(count) ? 'workingDay' : 'day', confirmed: clause.confirmed }
}
