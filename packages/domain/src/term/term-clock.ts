import { addMonths, earlierDay, FOREVER, laterDay, shiftDay, toDate, toDay } from '../calendar/local-date.ts'
import type { Day, LocalDate } from '../calendar/local-date.ts'
import type { DurationUnit } from '../calendar/limits.ts'
import { readWorkingDay } from '../calendar/work-calendar.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Citation } from '../kernel/citation.ts'
import { findInterval, lengthOf, normalise, subtract } from './interval.ts'
import type { Interval } from './interval.ts'

/** A count of days, months, years (calendar) or working days; `count` is a non-negative integer. */
export interface TermSpan {
  readonly count: number
  readonly unit: DurationUnit | 'workingDay'
}

/** A pause (中止): `from` is its first day, `until` the first day that counts again, `null` while it lasts. */
export interface Pause {
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly basis: readonly Citation[]
}

/** An extension (延长) decided on a day; one decided after the term had lapsed extends nothing. */
export interface Extension {
  readonly by: TermSpan
  readonly on: LocalDate
  readonly basis: readonly Citation[]
}

/** The latest last day a term may have, whatever tolls or extends it: a length from its start, or a date. */
export type TermCap =
  | { readonly kind: 'length'; readonly count: number; readonly unit: DurationUnit }
  | { readonly kind: 'date'; readonly lastDay: LocalDate }

/** An end before the term ran out (repair, correction, withdrawal …): `on` is the first day it no longer holds. */
export interface TermEnd {
  readonly on: LocalDate
  readonly why: string
}

/** A term (期限) of a record, listing, objection, repair or promise: facts only, every answer is read from them. */
export interface TermClock {
  /**
   * A `duration` (sanction, publication, promise) ends on its calendar date and never moves; a `limit` (reply,
   * verification, publication duty) whose last day is a rest day ends on the next working day.
   */
  readonly nature: 'duration' | 'limit'
  /** The day of the event that starts it: in force from this day, counted from the next. */
  readonly start: LocalDate
  readonly length: TermSpan | 'openEnded'
  readonly pauses: readonly Pause[]
  readonly extensions: readonly Extension[]
  readonly cap: TermCap | null
  readonly ended: TermEnd | null
}

/** What a term is on one day; `provisional` when a day of a year without a calendar decided its last day. */
export type TermReading = { readonly provisional: boolean } & (
  | { readonly kind: 'notStarted'; readonly starts: LocalDate }
  /** `lastDay` and `remaining` are `null` where nothing fixes them: open-ended, or a recorded pause has no end yet. */
  | { readonly kind: 'running'; readonly lastDay: LocalDate | null; readonly remaining: number | null }
  | {
      readonly kind: 'paused'
      readonly since: LocalDate
      readonly until: LocalDate | null
      readonly lastDay: LocalDate | null
      /** Days (working days, for the part counted in them) still to count once it runs on, at most what the cap leaves. */
      readonly remaining: number | null
      /** The day on which it lapses even if the pause lasts; `null` without a cap. */
      readonly latestEnd: LocalDate | null
    }
  | { readonly kind: 'lapsed'; readonly lastDay: LocalDate }
  | { readonly kind: 'ended'; readonly on: LocalDate; readonly why: string }
)

/** The last day of a term, `null` where nothing fixes it (open-ended, or tolled by a pause without an end). */
export interface LastDayReading {
  readonly lastDay: LocalDate | null
  readonly provisional: boolean
}

/** A clock of the plain kind: no pause, extension, cap or end yet. */
export function startTerm(nature: TermClock['nature'], start: LocalDate, length: TermClock['length']): TermClock {
  return { nature, start, length, pauses: [], extensions: [], cap: null, ended: null }
}

/**
 * The last day on which a term still holds if nothing ends it early. The day of start does not count; the last day is
 * the corresponding day. Paused days do not count: a length in months or years is first fixed as its number of
 * calendar days from the start, and then runs for that many days that are not paused. Extensions add up by unit
 * (months, then days, then working days). A limit's last day must be a working day that is not paused. The cap is a
 * statutory maximum and beats all of this: it neither moves nor tolls.
 * @basis 民法典/第二百零一条; 民法典/第二百零二条; 民法典/第二百零三条; 攀办函〔2017〕36号/二(三)2
 */
export function readLastDay(clock: TermClock, calendar: WorkCalendar): LastDayReading {
  const { last, provisional } = measure(clock, calendar)
  return { lastDay: last === FOREVER ? null : toDate(last), provisional }
}

/**
 * What a term is on a day, derived at the moment of asking and never stored. Total for any day. A day on or after a
 * recorded end reads as ended unless the term had lapsed before it.
 * @basis 攀办函〔2017〕36号/二(三)1; 攀办函〔2017〕36号/二(三)2
 */
export function readTerm(clock: TermClock, on: LocalDate, calendar: WorkCalendar): TermReading {
  const measured = measure(clock, calendar)
  const { last, latest, provisional, pauses } = measured
  const { start, ended } = clock
  const day = toDay(on)
  if (ended !== null && on >= ended.on && toDay(ended.on) <= last) {
    return { kind: 'ended', on: ended.on, why: ended.why, provisional }
  }
  if (on < start) return { kind: 'notStarted', starts: start, provisional }
  if (day > last) return { kind: 'lapsed', lastDay: toDate(last), provisional }

  const lastDay = last === FOREVER ? null : toDate(last)
  const left = Math.min(daysLeft(measured, day, calendar), latest - day)
  const remaining = left === Infinity ? null : left
  const pause = findInterval(pauses, day)
  if (pause === undefined) return { kind: 'running', lastDay, remaining, provisional }
  return {
    kind: 'paused',
    since: toDate(pause.from),
    until: pause.until === FOREVER ? null : toDate(pause.until),
    lastDay,
    remaining,
    latestEnd: latest === FOREVER ? null : toDate(latest),
    provisional,
  }
}

/** Whether a reading says that the term holds: running, or paused and still within it. */
export function isInForce(reading: TermReading): boolean {
  return reading.kind === 'running' || reading.kind === 'paused'
}

/** The days on which a term holds, early end and lapse included; empty when it ended before it began. */
export function readSpan(clock: TermClock, calendar: WorkCalendar): readonly Interval[] {
  const { last } = measure(clock, calendar)
  const over = shiftDay(last, 1)
  const ended = clock.ended === null ? FOREVER : toDay(clock.ended.on)
  return normalise([{ from: toDay(clock.start), until: earlierDay(ended, over) }])
}

interface Counted {
  readonly start: Day
  readonly pauses: readonly Interval[]
  /** Calendar days to count, then working days to count. */
  readonly days: number
  readonly working: number
  /** Where the calendar days are used up. */
  readonly daysEnd: Day
  readonly last: Day
  readonly provisional: boolean
}

interface Measured extends Counted {
  /** The cap as a day; `FOREVER` without one. */
  readonly latest: Day
}

/** Counts the term with every extension decided while it had not lapsed yet. */
function measure(clock: TermClock, calendar: WorkCalendar): Measured {
  const latest = capDay(clock)
  const pauses = normalise(
    clock.pauses.map(({ from, until }) => ({ from: toDay(from), until: until === null ? FOREVER : toDay(until) })),
  )
  if (clock.length === 'openEnded') {
    const start = toDay(clock.start)
    return { start, pauses, days: Infinity, working: 0, daysEnd: FOREVER, last: latest, latest, provisional: false }
  }
  const spans = [clock.length]
  const bounded = (): Measured => {
    const counted = count(clock, spans, pauses, calendar)
    return { ...counted, latest, last: earlierDay(counted.last, latest) }
  }
  let measured = bounded()
  for (const { by, on } of clock.extensions.toSorted((a, b) => toDay(a.on) - toDay(b.on))) {
    if (toDay(on) > measured.last) continue
    spans.push(by)
    measured = bounded()
  }
  return measured
}

function capDay({ cap, start }: TermClock): Day {
  if (cap === null) return FOREVER
  return cap.kind === 'date' ? toDay(cap.lastDay) : calendarEnd(start, [cap])
}

/** Where a length in days, months and years from `start` ends when nothing pauses it. */
function calendarEnd(start: LocalDate, spans: readonly TermSpan[]): Day {
  const months = sumOf(spans, 'month') + 12 * sumOf(spans, 'year')
  return shiftDay(toDay(addMonths(start, months)), sumOf(spans, 'day'))
}

function sumOf(spans: readonly TermSpan[], unit: TermSpan['unit']): number {
  return spans.reduce((sum, span) => (span.unit === unit ? sum + span.count : sum), 0)
}

function count(
  clock: TermClock,
  spans: readonly TermSpan[],
  pauses: readonly Interval[],
  calendar: WorkCalendar,
): Counted {
  const start = toDay(clock.start)
  const days = calendarEnd(clock.start, spans) - start
  const working = sumOf(spans, 'workingDay')
  const daysEnd = passDays(start, days, pauses)
  const { day: last, provisional } = passWorkingDays(daysEnd, working, clock.nature === 'limit', pauses, calendar)
  return { start, pauses, days, working, daysEnd, last, provisional }
}

/** The day that is `count` unpaused days after `start`; `FOREVER` when an open pause comes first. */
function passDays(start: Day, count: number, pauses: readonly Interval[]): Day {
  let at = start
  let left = count
  for (const { from, until } of pauses) {
    const free = Math.max(0, from - at - 1)
    if (left <= free) break
    left -= free
    at = laterDay(at, shiftDay(until, -1))
  }
  return shiftDay(at, left)
}

/** The day that is `count` unpaused working days after `from`, moved on to an unpaused working day when `moves`. */
function passWorkingDays(
  from: Day,
  count: number,
  moves: boolean,
  pauses: readonly Interval[],
  calendar: WorkCalendar,
): { readonly day: Day; readonly provisional: boolean } {
  let day = from
  let left = count
  let provisional = false
  if (left === 0 && moves) {
    day = shiftDay(day, -1)
    left = 1
  }
  while (left > 0 && day !== FOREVER) {
    day = shiftDay(day, 1)
    const pause = findInterval(pauses, day)
    if (pause !== undefined) {
      day = shiftDay(pause.until, -1)
      continue
    }
    const reading = readWorkingDay(calendar, day)
    provisional ||= reading.provisional
    if (reading.working) left -= 1
  }
  return { day, provisional }
}

/** How many days the length still has to count after `day`: calendar days, and then working days. */
function daysLeft({ start, pauses, days, working, daysEnd }: Counted, day: Day, calendar: WorkCalendar): number {
  const counted = (after: Day, through: Day) =>
    subtract([{ from: shiftDay(after, 1), until: shiftDay(through, 1) }], pauses)
  const daysGone = lengthOf(counted(start, earlierDay(day, daysEnd)))
  return counted(daysEnd, day).reduce((left, span) => left - workingDaysIn(span, calendar), days - daysGone + working)
}

function workingDaysIn({ from, until }: Interval, calendar: WorkCalendar): number {
  let worked = 0
  for (let day = from; day < until; day = shiftDay(day, 1)) if (readWorkingDay(calendar, day).working) worked += 1
  return worked
}
