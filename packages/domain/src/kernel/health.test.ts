import { describe, expect, test } from 'vitest'
import { findFailSafe, HEALTHY } from './health.ts'
import type { Footing, Health } from './health.ts'

const FOOTINGS: readonly Footing[] = ['calendar', 'catalogue', 'evidence', 'upstream']
const without = (...footings: readonly Footing[]): Health => ({
  ...HEALTHY,
  ...Object.fromEntries(footings.map((footing) => [footing, 'missing'])),
})
const refusing = (...missing: readonly Footing[]) => ({
  ok: false,
  error: { code: 'NO_NEW_ADVERSE_ACT', basis: [], missing },
})

describe('a new adverse act', () => {
  test('is not barred while all it stands on is there and fresh', () => {
    expect(findFailSafe(HEALTHY)).toBeUndefined()
  })

  test.each(FOOTINGS)('is barred while %s is missing or stale, which is named', (footing) => {
    expect(findFailSafe({ ...HEALTHY, [footing]: 'missing' })).toEqual(refusing(footing))
    expect(findFailSafe({ ...HEALTHY, [footing]: 'stale' })).toEqual(refusing(footing))
  })

  test('names everything that is missing', () => {
    expect(findFailSafe(without('upstream', 'calendar'))).toEqual(refusing('calendar', 'upstream'))
  })

  test('asks only for what it stands on', () => {
    expect(findFailSafe(without('upstream'), ['calendar', 'catalogue'])).toBeUndefined()
    expect(findFailSafe(without('upstream', 'catalogue'), ['calendar', 'catalogue'])).toEqual(refusing('catalogue'))
  })
})
