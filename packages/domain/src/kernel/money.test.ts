import { expect, test } from 'vitest'
import { fen } from './money.ts'

test.each([0, 1, 200_000, -500, Number.MAX_SAFE_INTEGER])('%s fen is an amount', (count) => {
  expect(fen(count)).toBe(count)
})

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('%s fen is none', (count) => {
  expect(() => fen(count)).toThrow(new RangeError(`not an amount in fen: ${count}`))
})
