import { describe, expect, test } from 'vitest'
import { isResidentId, parseResidentId } from './resident-id.ts'

/** Made-up numbers; the first is the example of the standard. */
test.each([
  ['11010519491231002X', '11010519491231002X', '1949-12-31', false],
  ['11010519491231002x', '11010519491231002X', '1949-12-31', false],
  ['４４５３０２ 19900101 0013', '445302199001010013', '1990-01-01', false],
  ['810000199003071237', '810000199003071237', '1990-03-07', false],
  ['445302900101001', '445302199001010013', '1990-01-01', true],
])('reads %s', (text, id, bornOn, legacy) => {
  expect(parseResidentId(text)).toEqual({ ok: true, value: { id, bornOn, legacy } })
  expect(isResidentId(text)).toBe(true)
})

describe('tells apart', () => {
  test.each([
    ['nothing', '', { code: 'empty' }],
    ['a wrong length', '4453021990010100', { code: 'wrongLength', length: 16 }],
    ['a letter inside', '44530219900101X013', { code: 'wrongAlphabet', at: 15 }],
    ['a letter at the end that is no X', '44530219900101001A', { code: 'wrongAlphabet', at: 18 }],
    ['a letter in the first place', 'A45302199001010013', { code: 'wrongAlphabet', at: 1 }],
    ['an X in an old number', '44530290010100X', { code: 'wrongAlphabet', at: 15 }],
    ['13 months', '510400200013020018', { code: 'impossibleDate' }],
    ['30 February', '510400200002300014', { code: 'impossibleDate' }],
    ['a birth before 1900', '370100189912310011', { code: 'impossibleDate' }],
    ['an impossible date of an old number', '445302901301001', { code: 'impossibleDate' }],
    ['a wrong check', '445302199001010014', { code: 'wrongCheck' }],
    ['an X that is wrong', '44530219900101001X', { code: 'wrongCheck' }],
    ['a digit where X belongs', '110105194912310020', { code: 'wrongCheck' }],
  ])('%s', (_, text, error) => {
    expect(parseResidentId(text)).toEqual({ ok: false, error })
    expect(isResidentId(text)).toBe(false)
  })
})

test('29 February is a date in leap years only', () => {
  expect(parseResidentId('445302000229001')).toEqual({ ok: false, error: { code: 'impossibleDate' } })
  expect(parseResidentId('445302960229001')).toMatchObject({ ok: true, value: { bornOn: '1996-02-29' } })
})
