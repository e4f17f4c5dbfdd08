import { describe, expect, it } from 'vitest'
import { AXIS_TITLES } from '@xinheng/domain/rulebook/axis-titles'
import { BASELINE } from '@xinheng/domain/rulebook/baseline'
import { CASE_FILES } from './case-files.ts'
import { play } from './law-case.ts'

describe.each(CASE_FILES)('$name', ({ place, cases }) => {
  it.each(cases.map((one) => ({ ...one, number: AXIS_TITLES[one.axis].number })))(
    '$number $axis $clause.document $clause.clause: $title',
    (one) => {
      expect(play(BASELINE, place, one)).toEqual(one.then)
    },
  )
})
