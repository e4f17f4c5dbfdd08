import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { day, text, workingDaysLater } from './days.ts'
import { acceptedBy, script } from './generate.ts'
import { endedBy, entryOn } from './model.ts'
import { PLANTED } from './planted.ts'
import { seedOf } from './random.ts'
import { newResult, runOne } from './run.ts'
import { places } from './values.ts'

const RUNS = 60

describe('oracle and domain agree on random histories', () => {
  test.each(places)(
    '%s',
    (place) => {
      const result = newResult()
      for (let index = 0; index < RUNS; index += 1) runOne(place, 2026, index, result)
      expect(result.violations).toEqual([])
      expect(result.tally.commands).toBeGreaterThan(RUNS * 8)
      // What is never reached is not tested: the later states must be among what was seen.
      expect(Object.keys(result.tally.states)).toEqual(expect.arrayContaining(['listed in force', 'released']))
      expect(Object.keys(result.tally.refused).length).toBeGreaterThan(8)
    },
    60_000,
  )
})

test.each(PLANTED)('the planted fault «$name» still has its place in $file', ({ file, find, put }) => {
  const source = readFileSync(path.join(import.meta.dirname, '../../packages/domain/src', file), 'utf8')
  expect(source.split(find)).toHaveLength(2)
  expect(put).not.toBe(find)
})

describe('the oracle by itself', () => {
  test('counts working days over the May holiday of 2026 and its worked Saturday', () => {
    expect(text(workingDaysLater(day('2026-04-29'), 3))).toBe('2026-05-07')
    expect(text(workingDaysLater(day('2026-05-08'), 1))).toBe('2026-05-09')
  })

  test('the same seed makes the same history', () => {
    expect(script('攀枝花市', seedOf(1, 7))).toEqual(script('攀枝花市', seedOf(1, 7)))
    expect(script('攀枝花市', seedOf(1, 7))).not.toEqual(script('攀枝花市', seedOf(1, 8)))
  })

  test('its histories reach entries determined here and their ends', () => {
    const histories = Array.from({ length: 80 }, (_none, index) => acceptedBy(script('攀枝花市', seedOf(3, index))))
    const last = day('2028-12-31')
    expect(histories.some((history) => entryOn(history, last)?.madeHere === true)).toBe(true)
    const ends = new Set(histories.map((history) => endedBy(history, last)?.by))
    for (const end of ['upstream', 'annulled', 'withdrawn', 'upheld'] as const) expect(ends).toContain(end)
  })
})
