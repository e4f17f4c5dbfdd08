import { expect, test } from 'vitest'
import { day } from '../listing/testing-listings.ts'
import { mayHoldCopy } from './outside-receiver.ts'

test('an entry that was over when it came here was passed on to nobody', () => {
  const here = { effectiveOn: day('2026-01-12'), listedOn: day('2026-02-22') }
  const contract = { since: day('2026-01-30'), until: null }
  expect(mayHoldCopy(contract, here, day('2026-02-13'))).toBe(false)
  expect(mayHoldCopy(contract, here, day('2026-02-22'))).toBe(true)
})
