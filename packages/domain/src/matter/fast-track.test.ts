import { describe, expect, test } from 'vitest'
import type { Citation } from '../kernel/citation.ts'
import type { AxisValues } from '../rulebook/axes.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import type { CleanYearsReading } from './clean-years.ts'
import { readFastTrack } from './fast-track.ts'
import type { FastTrackFacts } from './fast-track.ts'
import { readInspection } from './inspection.ts'
import { day } from './testing-matters.ts'

const source: Citation = { document: 'GD', clause: '(四)' }
const ruleOf = (change: Partial<AxisValues['fastTrack']> = {}) =>
  ({
    kind: 'value',
    value: { honestyModels: true, goodStanding: true, cleanYears: 3, discretionary: false, ...change },
    row: { source },
  }) as unknown as RuleAnswer<'fastTrack'>
const fails: CleanYearsReading = { kind: 'fails', recordIds: ['r1'], listingIds: [] }
const holds: CleanYearsReading = { kind: 'holds', since: day('2023-06-01') }
const untold: CleanYearsReading = { kind: 'cannotTell', why: ['recordsIncomplete'], recordIds: [] }
const factsOf = (clean: CleanYearsReading, change: Partial<FastTrackFacts> = {}): FastTrackFacts => ({
  honestyModel: false,
  goodStanding: false,
  sanctionInForce: false,
  cleanYears: (years) => (years === 3 ? clean : { kind: 'holds', since: day('1999-01-01') }),
  ...change,
})

describe('the fast track', () => {
  const open = (...because: string[]) => ({ kind: 'open', because, discretionary: false, source })
  const closed = (cleanYears: CleanYearsReading | null) => ({ kind: 'closed', source, cleanYears })
  const toPerson = (why: string) => ({ kind: 'cannotTell', why, source })

  test.each([
    ['no ground at all', {}, factsOf(fails), closed(fails)],
    ['an honesty model', {}, factsOf(fails, { honestyModel: true }), open('honestyModel')],
    [
      'an honesty model where that is no ground',
      { honestyModels: false },
      factsOf(fails, { honestyModel: true }),
      closed(fails),
    ],
    ['good standing', {}, factsOf(fails, { goodStanding: true }), open('goodStanding')],
    [
      'good standing where that is no ground',
      { goodStanding: false },
      factsOf(fails, { goodStanding: true }),
      closed(fails),
    ],
    ['three clean years', {}, factsOf(holds), open('cleanYears')],
    ['clean years where they are no ground', { cleanYears: null }, factsOf(holds), closed(null)],
    [
      'every ground, in the order of the text',
      {},
      factsOf(holds, { honestyModel: true, goodStanding: true }),
      open('honestyModel', 'goodStanding', 'cleanYears'),
    ],
    ['a ground and a sanction in force', {}, factsOf(holds, { sanctionInForce: true }), toPerson('sanctionInForce')],
    ['a sanction in force and no ground', {}, factsOf(untold, { sanctionInForce: true }), closed(untold)],
    ['clean years that nobody can tell', {}, factsOf(untold), toPerson('cleanYears')],
    ['a standing that nobody can tell', {}, factsOf(fails, { goodStanding: null }), toPerson('goodStanding')],
    [
      'an unknown standing where that is no ground',
      { goodStanding: false },
      factsOf(fails, { goodStanding: null }),
      closed(fails),
    ],
    ['a ground beside an unknown standing', {}, factsOf(holds, { goodStanding: null }), open('cleanYears')],
  ] as const)('with %s', (_, rule, facts, expected) => {
    expect(readFastTrack(ruleOf(rule), facts)).toEqual(expected)
  })

  test('is left to the unit where the text says so', () => {
    expect(readFastTrack(ruleOf({ discretionary: true }), factsOf(holds))).toMatchObject({ discretionary: true })
  })
})

describe('the inspection plan', () => {
  const rule = {
    kind: 'value',
    value: { frequency: 'reduce', jointInspection: true },
    row: { source },
  } as unknown as RuleAnswer<'inspection'>

  test.each([
    ['an honest enterprise', true, false, { kind: 'suggest', frequency: 'reduce', jointInspection: true, source }],
    ['an honest enterprise with a sanction in force', true, true, { kind: 'ordinary' }],
    ['any other', false, false, { kind: 'ordinary' }],
  ] as const)('for %s', (_, honest, sanctionInForce, expected) => {
    expect(readInspection(rule, { honest, sanctionInForce })).toEqual(expected)
  })
})
