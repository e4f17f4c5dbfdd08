import { expect, test } from 'vitest'
import { isProtected } from './protected.ts'

test.each([
  ['naturalPerson', true],
  ['individualBusiness', true],
  ['enterprise', false],
  ['socialOrganisation', false],
  ['publicInstitution', false],
  ['governmentBody', false],
  ['otherOrganisation', false],
] as const)('%s is protected as a person: %s', (kind, held) => expect(isProtected(kind)).toBe(held))
