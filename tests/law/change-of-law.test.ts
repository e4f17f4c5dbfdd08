import { describe, expect, it } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { cite } from '@xinheng/domain/kernel/citation'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import type { RuleBook, RuleRow } from '@xinheng/domain/rulebook/rule-row'
import { type LawCase, play } from './law-case.ts'

const period = (
  on: string,
  given: { 行为: string; 决定: string; 程度: 'minor' | 'general' | 'serious' },
  then: unknown,
) =>
  ({
    axis: 'repairClasses',
    clause: cite('O36', '公示期限条款（序号未核）'),
    title: `${given.程度} ${given.决定} → ${on}`,
    on,
    when: '公示期',
    given,
    then,
  }) satisfies LawCase

const CASES: readonly LawCase[] = [
  period(
    '2026-03-31',
    { 行为: '2025-06-01', 决定: '2025-10-15', 程度: 'general' },
    { kind: 'published', repairableFrom: '2026-01-15', lastDay: '2028-10-15' },
  ),
  period(
    '2026-04-01',
    { 行为: '2025-06-01', 决定: '2025-10-15', 程度: 'general' },
    { kind: 'published', repairableFrom: '2026-01-15', lastDay: '2026-10-15' },
  ),
  period(
    '2026-03-31',
    { 行为: '2026-01-10', 决定: '2026-02-28', 程度: 'minor' },
    { kind: 'published', repairableFrom: '2026-05-28', lastDay: '2029-02-28' },
  ),
  period('2026-04-01', { 行为: '2026-01-10', 决定: '2026-02-28', 程度: 'minor' }, { kind: 'notPublished' }),
  period(
    '2026-11-21',
    { 行为: '2024-01-10', 决定: '2024-02-29', 程度: 'serious' },
    { kind: 'published', repairableFrom: '2025-02-28', lastDay: '2027-02-28' },
  ),
  period('2023-04-30', { 行为: '2022-01-10', 决定: '2022-03-01', 程度: 'general' }, '未规定'),
]

describe('Order 58 to Order 36 on 2026-04-01', () => {
  it.each(CASES)('$title', (one) => {
    expect(play(BASELINE, '510400', one)).toEqual(one.then)
  })
})

describe('a lapsed policy', () => {
  const lapsed: RuleBook = {
    ...BASELINE,
    rows: BASELINE.rows.map((row) =>
      row.place === '410928' ? ({ ...row, expires: localDate('2024-11-09') } satisfies RuleRow) : row,
    ),
  }

  it('speaks on its last day and no more on the next', () => {
    expect(readRule(lapsed, '410928', 'enforcementMeanwhile', localDate('2024-11-09'))).toMatchObject({ kind: 'value' })
    expect(readRule(lapsed, '410928', 'enforcementMeanwhile', localDate('2024-11-10'))).toEqual({
      kind: 'unspecified',
      axis: 'enforcementMeanwhile',
    })
  })

  it('falls to the layer above where that has a rule', () => {
    expect(readRule(BASELINE, '410928', 'offCatalogue', localDate('2024-11-10'))).toMatchObject({
      value: { bar: 'unpublished' },
      layer: 'jurisdiction',
    })
    expect(readRule(lapsed, '410928', 'offCatalogue', localDate('2024-11-10'))).toMatchObject({
      value: { bar: 'offList' },
      layer: 'national',
    })
  })
})

describe('a repealed rule', () => {
  it('stops on the first day of its repeal', () => {
    expect(readRule(BASELINE, '000000', 'repairClasses', localDate('2026-03-31'))).toMatchObject({
      row: { source: { document: 'O58' } },
    })
    expect(readRule(BASELINE, '000000', 'repairClasses', localDate('2026-04-01'))).toMatchObject({
      row: { source: { document: 'O36' } },
    })
  })
})
