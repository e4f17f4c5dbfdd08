import { describe, expect, it } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import type { RuleRow } from '@xinheng/domain/rulebook/rule-row'
import { isDeepStrictEqual } from 'node:util'
import { normaliseClause } from '../../tools/gen-articles.ts'
import { CASE_FILES } from './case-files.ts'
import { type LawCase, play } from './law-case.ts'

const clauseOf = ({ document, clause }: RuleRow['source']) => normaliseClause(`${document}/${clause}`)
const CASES = CASE_FILES.flatMap(({ place, name, cases }) => cases.map((one) => ({ place, name, one })))

/** Rows above a jurisdiction that speak in some golden case. */
const reached = new Set<RuleRow>(
  CASES.flatMap(({ place, one }) => {
    const answer = readRule(BASELINE, place, one.axis, localDate(one.on ?? '2026-11-21'))
    return answer.kind === 'value' && answer.layer !== 'jurisdiction' ? [answer.row] : []
  }),
)
const rows = BASELINE.rows.filter((row) => row.layer === 'jurisdiction' || reached.has(row))

/** The cases that docs/articles.md lists for the clause of a row: those that cite it. */
function listCasesOf(row: RuleRow) {
  return CASES.filter(({ one }) => clauseOf(one.clause) === clauseOf(row.source))
}

function fails(row: RuleRow, place: string, one: LawCase): boolean {
  const book = { ...BASELINE, rows: BASELINE.rows.filter((each) => each !== row) }
  return !isDeepStrictEqual(play(book, place, one), one.then)
}

describe('removing a rule', () => {
  it.each(rows.map((row) => ({ row, title: `${row.place} ${row.axis} ${clauseOf(row.source)}` })))(
    'makes a case listed for its clause fail: $title',
    ({ row }) => {
      expect(listCasesOf(row).filter(({ place, one }) => fails(row, place, one)).length).toBeGreaterThan(0)
    },
  )

  it('is tried for each row of the five jurisdictions and each row above them that a case reaches', () => {
    const own = rows.filter(({ layer }) => layer === 'jurisdiction').length
    console.info(
      `removal: ${own} rows of jurisdictions, ${rows.length - own} above them, ${CASES.length} cases; ` +
        `${BASELINE.rows.length - rows.length} upper rows that no golden case reaches`,
    )
    expect(own).toBeGreaterThan(130)
  })
})
