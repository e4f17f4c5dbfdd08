import { describe, expect, test } from 'vitest'
import { organisationCheck, registrationCheck, residentCheck, usccCheck } from './check-character.ts'

/** The examples of the standards themselves, and made-up codes computed by hand and by another program. */
describe('check characters', () => {
  test.each([
    ['91350100M000100Y4', '3'],
    ['91000000000000000', 'K'],
    ['91000000MA0000001', 'R'],
    ['92000000MA0000002', 'R'],
    ['11000000000000001', 'Y'],
    ['00000000000000000', '0'],
    ['91445300MA0000015', '0'],
  ])('of the unified code %s is %s', (body, check) => expect(usccCheck(body)).toBe(check))

  test.each([
    ['D2143569', 'X'],
    ['M000100Y', '4'],
    ['MA000001', '5'],
    ['MA000004', 'X'],
    ['MA000009', '0'],
    ['12345678', '8'],
    ['00000001', '9'],
  ])('of the organisation code %s is %s', (body, check) => expect(organisationCheck(body)).toBe(check))

  test.each([
    ['11010519491231002', 'X'],
    ['11010519491231003', '8'],
    ['44530219900101001', '3'],
    ['51040020001302001', '8'],
    ['37010018991231001', '1'],
  ])('of the citizen number %s is %s', (body, check) => expect(residentCheck(body)).toBe(check))

  test.each([
    ['11010800000001', '6'],
    ['44530060000123', '6'],
    ['44010690010112', '9'],
    ['51040000012345', '3'],
    ['44530200000007', '7'],
  ])('of the registration number %s is %s', (body, check) => expect(registrationCheck(body)).toBe(check))
})
