import { expect, test } from 'vitest'
import { parseOrganisationCode, parseRegistrationNumber } from './registration-number.ts'
import { isPlausibleRegion } from './region.ts'

test.each([
  ['D2143569-X', 'D2143569X'],
  ['d2143569x', 'D2143569X'],
  ['MA0000015', 'MA0000015'],
])('takes the organisation code %s', (text, value) => expect(parseOrganisationCode(text)).toEqual({ ok: true, value }))

test.each([
  ['', { code: 'empty' }],
  ['D2143569', { code: 'wrongLength', length: 8 }],
  ['D2143569XX', { code: 'wrongLength', length: 10 }],
  ['D21*3569X', { code: 'wrongAlphabet', at: 4, character: '*' }],
  ['D21435690', { code: 'checkFailed', expected: 'X' }],
])('refuses the organisation code «%s»', (text, error) =>
  expect(parseOrganisationCode(text)).toEqual({ ok: false, error }),
)

test.each([
  ['110108000000016', '110108000000016'],
  ['４４５３００ 600001236', '445300600001236'],
])('takes the registration number %s', (text, value) =>
  expect(parseRegistrationNumber(text)).toEqual({ ok: true, value }),
)

test.each([
  [' ', { code: 'empty' }],
  ['11010800000001', { code: 'wrongLength', length: 14 }],
  ['11010800000001X', { code: 'wrongAlphabet', at: 15, character: 'X' }],
  ['110108000000017', { code: 'checkFailed', expected: '6' }],
])('refuses the registration number «%s»', (text, error) =>
  expect(parseRegistrationNumber(text)).toEqual({ ok: false, error }),
)

test.each(
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'
    .split(' ')
    .map((p) => [p]),
)('province %s', (province) => expect(isPlausibleRegion(`${province}0100`)).toBe(true))

test.each(['000000', '160100', '990100', '44530', '4453000', '44530A', ' 445300', ''])('«%s» is no region', (text) => {
  expect(isPlausibleRegion(text)).toBe(false)
})
