import { expect, it } from 'vitest'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { renderValue } from '@xinheng/domain/rulebook/render-value'
import type { RuleRow } from '@xinheng/domain/rulebook/rule-row'
import { LAW_ROWS } from './law-rows.ts'

const nameOf = (row: RuleRow) => BASELINE.places.find((place) => place.code === row.place)?.name

it.each(LAW_ROWS)(
  'still says what was pinned: %s %s: %s %s',
  (place, axis, document, clause, since, until, confirmed, words) => {
    const found = BASELINE.rows.filter(
      (row) =>
        nameOf(row) === place && row.axis === axis && (row.layer !== 'jurisdiction') === (axis !== 'policyValidity'),
    )
    expect(
      found.map((row) => [
        row.source.document,
        row.source.clause,
        row.effective,
        row.repealed,
        row.confirmed,
        renderValue(row.axis, row.value),
      ]),
    ).toContainEqual([document, clause, since, until, confirmed, words])
  },
)

it('names every row of the national and provincial layers', () => {
  const law = BASELINE.rows.filter((row) => row.layer !== 'jurisdiction' || row.axis === 'policyValidity')
  expect(LAW_ROWS).toHaveLength(law.length)
})
