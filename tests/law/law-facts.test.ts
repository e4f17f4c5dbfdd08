import { expect, it } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { FACTS } from './law-facts.ts'

it.each(FACTS)('$document $clause: $says', ({ document, clause, axis, value }) => {
  const rows = BASELINE.rows.filter(
    (row) => row.axis === axis && row.source.document === document && row.source.clause === clause,
  )
  expect(rows.map((row) => row.value)).toMatchObject([value])
})

it.each([
  ['SD_REG', '2020-10-01'],
  ['HN_REG', '2020-05-01'],
  ['GD_REG', '2021-06-01'],
] as const)('%s speaks from %s', (document, since) => {
  const days = BASELINE.rows.filter((row) => row.source.document === document).map((row) => row.effective)
  expect(new Set(days)).toEqual(new Set([localDate(since)]))
})
