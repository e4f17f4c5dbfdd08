import { expect, it } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { AXES } from './axis-titles.ts'
import { BASELINE } from './baseline.ts'
import { readConflicts } from './conflicts.ts'
import { KNOWN_CONFLICTS } from './known-conflicts.ts'

it('ties each known conflict to an axis, and says whether later law or a setting decides', () => {
  for (const { axis, kind, taken } of KNOWN_CONFLICTS) {
    expect(AXES).toContain(axis)
    expect([kind, taken]).toEqual(kind === 'laterLaw' ? ['laterLaw', 'against'] : ['anomaly', 'setting'])
  }
})

it('knows no tension of a policy before the policy itself, nor before the law it does not fit', () => {
  const countKnown = (place: string, day: string) =>
    readConflicts(BASELINE, place, localDate(day)).filter(({ kind }) => kind === 'laterLaw' || kind === 'anomaly')
      .length
  expect([countKnown('410928', '2022-11-09'), countKnown('410928', '2022-11-10')]).toEqual([0, 8])
  expect([countKnown('440000', '2020-12-06'), countKnown('440000', '2020-12-07')]).toEqual([0, 3])
})
