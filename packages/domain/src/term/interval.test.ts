import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FOREVER, localDate, toDay } from '../calendar/local-date.ts'
import type { Day } from '../calendar/local-date.ts'
import { contains, findInterval, intersect, lengthOf, normalise, subtract, union } from './interval.ts'
import type { Interval } from './interval.ts'

const day = (text: string): Day => toDay(localDate(text))
const span = (from: number, until: number): Interval => ({ from: from as Day, until: until as Day })

const anInterval = fc
  .tuple(fc.integer({ min: -6, max: 30 }), fc.integer({ min: -6, max: 30 }))
  .map(([a, b]) => span(a, b))
const intervals = fc.array(anInterval, { maxLength: 6 })

/** The model: the set of days from -10 to 39, one by one. */
const DAYS = Array.from({ length: 50 }, (_, at) => at - 10)
const daysOf = (list: readonly Interval[]) => DAYS.filter((d) => list.some(({ from, until }) => from <= d && d < until))

describe('normalise', () => {
  test.each([
    ['drops empty and backward spans', [span(3, 3), span(5, 4)], []],
    ['sorts', [span(7, 8), span(1, 2)], [span(1, 2), span(7, 8)]],
    ['joins spans that touch', [span(1, 3), span(3, 5)], [span(1, 5)]],
    ['keeps spans apart that leave one day between', [span(1, 3), span(4, 5)], [span(1, 3), span(4, 5)]],
    ['swallows a span inside another', [span(1, 9), span(2, 3)], [span(1, 9)]],
    ['joins overlaps in any order', [span(4, 9), span(1, 6), span(8, 12)], [span(1, 12)]],
  ])('%s', (_, given, expected) => expect(normalise(given)).toEqual(expected))

  test('keeps the days and yields disjoint, apart, ascending, non-empty spans', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const normal = normalise(list)
        expect(daysOf(normal)).toEqual(daysOf(list))
        normal.forEach(({ from, until }, at) => {
          expect(from).toBeLessThan(until)
          const next = normal[at + 1]
          if (next !== undefined) expect(next.from).toBeGreaterThan(until)
        })
      }),
    )
  })

  test('does not depend on order and is idempotent', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        expect(normalise(list.toReversed())).toEqual(normalise(list))
        expect(normalise(normalise(list))).toEqual(normalise(list))
      }),
    )
  })
})

describe('set operations agree with sets of days', () => {
  test.each([
    ['union', union, (a: boolean, b: boolean) => a || b],
    ['intersect', intersect, (a: boolean, b: boolean) => a && b],
    ['subtract', subtract, (a: boolean, b: boolean) => a && !b],
  ] as const)('%s', (_, operation, holds) => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const [inA, inB] = [new Set(daysOf(a)), new Set(daysOf(b))]
        const result = operation(a, b)
        expect(daysOf(result)).toEqual(DAYS.filter((d) => holds(inA.has(d), inB.has(d))))
        expect(normalise(result)).toEqual(result)
      }),
    )
  })

  test('subtracting a span from one without an end leaves both sides', () => {
    const open = { from: day('2026-01-01'), until: FOREVER }
    const hole = { from: day('2026-02-01'), until: day('2026-03-01') }
    expect(subtract([open], [hole])).toEqual([
      { from: day('2026-01-01'), until: day('2026-02-01') },
      { from: day('2026-03-01'), until: FOREVER },
    ])
  })
})

describe('lengthOf', () => {
  test('counts each day once', () => expect(lengthOf([span(1, 5), span(3, 8)])).toBe(7))
  test('is infinite without an end', () =>
    expect(lengthOf([{ from: day('2026-01-01'), until: FOREVER }])).toBe(Infinity))
  test('is nothing for no span', () => expect(lengthOf([])).toBe(0))
})

describe('findInterval', () => {
  const list = [span(1, 3), span(5, 9)]
  test.each([
    [0, undefined],
    [1, span(1, 3)],
    [2, span(1, 3)],
    [3, undefined],
    [5, span(5, 9)],
    [9, undefined],
  ])('day %i', (at, found) => {
    expect(findInterval(list, at as Day)).toEqual(found)
    expect(contains(list, at as Day)).toBe(found !== undefined)
  })
})
