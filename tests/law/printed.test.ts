import { describe, expect, it } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { tabulateRules } from '@xinheng/domain/rulebook/compare'
import { readConflicts, tabulateConflicts } from '@xinheng/domain/rulebook/conflicts'
import { CASE_FILES } from './case-files.ts'

const ON = localDate('2026-11-21')
const printed = (table: readonly (readonly string[])[]) =>
  `${table.map((row) => row.join(' | ').trimEnd()).join('\n')}\n`

/**
 * A pin, not a proof, like `law-rows.ts`: what a jurist reads of a place, as a file, so that every change of a value, a
 * word, a layer or a clause shows in review. What the values must bring about stands in the golden cases.
 */
describe.each(CASE_FILES.map(({ place, name }) => ({ place, name })))('$name', ({ place, name }) => {
  it('reads as printed, axis by axis', async () => {
    await expect(printed(tabulateRules(BASELINE, place, ON))).toMatchFileSnapshot(`printed/${name}-规则.txt`)
  })

  it('reports the conflicts as printed', async () => {
    const conflicts = tabulateConflicts(readConflicts(BASELINE, place, ON))
    await expect(printed(conflicts)).toMatchFileSnapshot(`printed/${name}-冲突.txt`)
  })
})
