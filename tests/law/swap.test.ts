import { describe, expect, it } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import type { Axis } from '@xinheng/domain/rulebook/axes'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { listRows, readRule } from '@xinheng/domain/rulebook/read-rule'
import type { PlaceCode, RuleBook, RuleRow } from '@xinheng/domain/rulebook/rule-row'
import { isSameValue } from '@xinheng/domain/rulebook/value-order'
import { CASE_FILES } from './case-files.ts'
import { type LawCase, play } from './law-case.ts'

interface Swap {
  readonly title: string
  readonly place: PlaceCode
  readonly one: LawCase
  readonly book: RuleBook
}

/** The book in which a place has no rows on an axis but the one given. */
function withOnly(place: PlaceCode, axis: Axis, row: RuleRow | undefined): RuleBook {
  const own = new Set<RuleRow>(listRows(BASELINE, place, axis))
  const kept = BASELINE.rows.filter((each) => !own.has(each))
  return { ...BASELINE, rows: row === undefined ? kept : [...kept, row] }
}

const swaps: Swap[] = []
const removals: Swap[] = []
for (const file of CASE_FILES) {
  for (const one of file.cases) {
    const on = localDate(one.on ?? '2026-11-21')
    const own = readRule(BASELINE, file.place, one.axis, on)
    if (own.kind === 'value') {
      removals.push({
        title: `${file.name} ${one.axis} ${one.title}`,
        place: file.place,
        one,
        book: withOnly(file.place, one.axis, undefined),
      })
    }
    for (const donor of CASE_FILES) {
      const other = readRule(BASELINE, donor.place, one.axis, on)
      if (donor === file || other.kind === 'unspecified') continue
      if (own.kind === 'value' && isSameValue(own.value, other.value)) continue
      const row = {
        ...other.row,
        layer: 'jurisdiction',
        place: file.place,
        effective: localDate('2000-01-01'),
      } as RuleRow
      swaps.push({
        title: `${file.name} ${one.axis} ← ${donor.name}: ${one.title}`,
        place: file.place,
        one,
        book: withOnly(file.place, one.axis, row),
      })
    }
  }
}

describe('the swap table', () => {
  it.each(swaps)('$title', ({ book, place, one }) => {
    expect(play(book, place, one)).not.toEqual(one.then)
  })

  it.each(removals)('without its rule: $title', ({ book, place, one }) => {
    expect(play(book, place, one)).not.toEqual(one.then)
  })

  it('covers every value that differs', () => {
    console.info(`swap table: ${swaps.length} swaps, ${removals.length} removals`)
    expect(swaps.length).toBeGreaterThan(250)
  })
})
