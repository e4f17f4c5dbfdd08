import { expect, it } from 'vitest'
import { POLICY_AXES } from '@xinheng/domain/rulebook/axis-titles'
import { BASELINE, JURISDICTIONS } from '@xinheng/domain/rulebook/baseline'
import { CASE_FILES } from './case-files.ts'

it('has a case for every axis on which a jurisdiction has a value of its own', () => {
  const missing = JURISDICTIONS.flatMap((place) => {
    const cases = CASE_FILES.find((file) => file.place === place)?.cases ?? []
    return POLICY_AXES.filter((axis) => BASELINE.rows.some((row) => row.axis === axis && row.place === place))
      .filter((axis) => !cases.some((one) => one.axis === axis))
      .map((axis) => `${place} ${axis}`)
  })
  expect(missing).toEqual([])
})

it('cites in each case a clause that the rule book or a note of it knows', () => {
  const known = new Set(BASELINE.rows.map((row) => `${row.source.document}/${row.source.clause}`))
  const notes = BASELINE.rows.flatMap((row) => (row.note === undefined ? [] : [`${row.source.document} ${row.note}`]))
  const unknown = CASE_FILES.flatMap((file) =>
    file.cases
      .map((one) => one.clause)
      .filter(
        ({ document, clause }) =>
          !known.has(`${document}/${clause}`) &&
          !notes.some((note) => note.startsWith(document) && note.includes(clause)),
      )
      .map(({ document, clause }) => `${document}/${clause}`),
  )
  expect(unknown).toEqual([])
})
