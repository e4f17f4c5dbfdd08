import { BEGINNING, earlierDay, FOREVER, laterDay } from '../calendar/local-date.ts'
import type { Day } from '../calendar/local-date.ts'

/** A half-open span of days: `from` lies in it, `until` does not; `until` is `FOREVER` where it has no end. */
export interface Interval {
  readonly from: Day
  readonly until: Day
}

/** The same days as disjoint, non-touching, non-empty intervals in ascending order: the normal form. */
export function normalise(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from)
  const merged: Interval[] = []
  for (const next of sorted) {
    const last = merged.at(-1)
    if (last === undefined || next.from > last.until) merged.push(next)
    else merged[merged.length - 1] = { from: last.from, until: laterDay(last.until, next.until) }
  }
  return merged
}

/** The days in either, in normal form. */
export function union(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  return normalise([...a, ...b])
}

/** The days in both, in normal form. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const pairs = normalise(a).flatMap((x) =>
    normalise(b).map((y) => ({
      from: laterDay(x.from, y.from),
      until: earlierDay(x.until, y.until),
    })),
  )
  return normalise(pairs)
}

/** The days of `a` that are not in `b`, in normal form. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  return intersect(a, complement(b))
}

/** Every day not in the intervals, in normal form. */
function complement(intervals: readonly Interval[]): readonly Interval[] {
  const edges = normalise(intervals)
  const starts = [BEGINNING, ...edges.map(({ until }) => until)]
  const ends = [...edges.map(({ from }) => from), FOREVER]
  return normalise(starts.map((from, at) => ({ from, until: ends[at] ?? FOREVER })))
}

/** How many days the intervals hold together, each day once; `Infinity` where one has no end. */
export function lengthOf(intervals: readonly Interval[]): number {
  return normalise(intervals).reduce((sum, { from, until }) => sum + (until - from), 0)
}

/** Whether a day lies in one of the intervals. */
export function contains(intervals: readonly Interval[], day: Day): boolean {
  return findInterval(intervals, day) !== undefined
}

/** The first interval that holds the day. */
export function findInterval(intervals: readonly Interval[], day: Day): Interval | undefined {
  return intervals.find(({ from, until }) => from <= day && day < until)
}
