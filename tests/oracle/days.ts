// Days as whole numbers since 1970-01-01, and the working days of 2026. No other clock is used by the oracle.

export type Day = number

export function day(text: string): Day {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number)
  return Date.UTC(year, month - 1, date) / 86_400_000
}

const texts = new Map<Day, string>()

export function text(on: Day): string {
  const known = texts.get(on) ?? new Date(on * 86_400_000).toISOString().slice(0, 10)
  texts.set(on, known)
  return known
}

/** 民法典 202: the same date of the last month, or that month's last day where it has no such date. */
export function monthsLater(from: Day, months: number): Day {
  const start = new Date(from * 86_400_000)
  const lastOfMonth = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0)).getUTCDate()
  const date = Math.min(start.getUTCDate(), lastOfMonth)
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, date) / 86_400_000
}

// 国办发明电〔2025〕7号: the rest days and the weekend days worked in 2026.
const rest2026 = (
  [
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ] as const
).map(([from, to]) => [day(from), day(to)] as const)
const worked2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(day)

const first2026 = day('2026-01-01')
const last2026 = day('2026-12-31')

/** Is the year's notice known? Only 2026 is. */
export function calendarKnown(on: Day): boolean {
  return on >= first2026 && on <= last2026
}

const working = new Map<Day, boolean>()

/** 行政处罚法 85: a working day; outside 2026 only the week-ends are known (a provisional answer). */
export function isWorkingDay(on: Day): boolean {
  const known = working.get(on) ?? findWorkingDay(on)
  working.set(on, known)
  return known
}

function findWorkingDay(on: Day): boolean {
  const weekday = (((on + 4) % 7) + 7) % 7
  const weekend = weekday === 0 || weekday === 6
  if (!calendarKnown(on)) return !weekend
  if (worked2026.includes(on)) return true
  if (rest2026.some(([from, to]) => on >= from && on <= to)) return false
  return !weekend
}

/** The last day of so many working days; the day they start from is not counted, nor is any day `skip` names. */
export function workingDaysLater(from: Day, count: number, skip: (on: Day) => boolean = () => false): Day {
  let on = from
  let left = count
  while (left > 0) {
    on += 1
    if (isWorkingDay(on) && !skip(on)) left -= 1
  }
  return on
}
