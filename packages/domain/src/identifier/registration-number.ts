import type { Brand } from '../kernel/brand.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { organisationCheck, registrationCheck } from './check-character.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'

/** A nine-character organisation code (组织机构代码), without its hyphen. */
export type OrganisationCode = Brand<string, 'OrganisationCode'>

/** A 15-digit registration number of the time before the unified code (工商注册号). */
export type RegistrationNumber = Brand<string, 'RegistrationNumber'>

/** Why a text is none of these; positions count from 1. */
export type CodeFault =
  | { readonly code: 'empty' }
  | { readonly code: 'wrongLength'; readonly length: number }
  | { readonly code: 'wrongAlphabet'; readonly at: number; readonly character: string }
  | { readonly code: 'checkFailed'; readonly expected: string }

/**
 * Reads an organisation code with or without its hyphen.
 * @basis GB 11714-1997/2
 */
export function parseOrganisationCode(text: string): Result<OrganisationCode, CodeFault> {
  const value = normaliseIdentifier(text)
  const fault = findFault(value, 9, /[^0-9A-Z]/, organisationCheck)
  return fault === undefined ? ok(value as OrganisationCode) : refuse(fault)
}

/**
 * Reads a 15-digit registration number.
 * @basis GS15-2006/校验码
 */
export function parseRegistrationNumber(text: string): Result<RegistrationNumber, CodeFault> {
  const value = normaliseIdentifier(text)
  const fault = findFault(value, 15, /\D/, registrationCheck)
  return fault === undefined ? ok(value as RegistrationNumber) : refuse(fault)
}

function findFault(
  value: string,
  length: number,
  wrong: RegExp,
  check: (body: string) => string,
): CodeFault | undefined {
  if (value === '') return { code: 'empty' }
  if (value.length !== length) return { code: 'wrongLength', length: value.length }
  const at = value.search(wrong)
  if (at !== -1) return { code: 'wrongAlphabet', at: at + 1, character: value.charAt(at) }
  const expected = check(value.slice(0, -1))
  return value.endsWith(expected) ? undefined : { code: 'checkFailed', expected }
}
