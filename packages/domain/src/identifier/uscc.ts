import type { LocalDate } from '../calendar/local-date.ts'
import type { Brand } from '../kernel/brand.ts'
import type { SubjectKind } from '../kernel/refs.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { residentCheck, USCC_ALPHABET, usccCheck } from './check-character.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'
import { isPlausibleRegion } from './region.ts'
import { parseOrganisationCode } from './registration-number.ts'
import { isResidentId } from './resident-id.ts'

/** A unified social credit code (统一社会信用代码), normalised; its check holds or an authority confirmed it. */
export type Uscc = Brand<string, 'Uscc'>

/** Why a text is no unified code; positions count from 1. */
export type UsccFault =
  | { readonly code: 'empty' }
  | { readonly code: 'wrongLength'; readonly length: number }
  | { readonly code: 'wrongAlphabet'; readonly at: number; readonly character: string }
  /** The stand-in 00000000000000000X that sheets hold where no code is known. */
  | { readonly code: 'placeholder' }
  /** A citizen number where a code belongs; `confirmable` when it passes as a code too, so an authority may say which. */
  | { readonly code: 'residentIdInCodePlace'; readonly confirmable: boolean }
  /** `confirmable`: everything but the check character is in order, as in genuine codes of the first months. */
  | { readonly code: 'checkFailed'; readonly expected: string; readonly confirmable: boolean }

/** A code whose check fails and that an authority confirmed by hand, with who, when and on what ground. */
export interface ConfirmedCode {
  readonly code: Uscc
  /** Reference of the official who confirmed. */
  readonly confirmedBy: string
  readonly on: LocalDate
  /** Reference of the ground: the licence seen, the register asked. */
  readonly ground: string
}

/** The parts of a code. */
export interface UsccParts {
  readonly authority: string
  readonly bodyClass: string
  readonly region: string
  readonly organisationCode: string
  /** Whether positions 9–17 hold the check of GB 11714; codes made up for tests often fail it. */
  readonly organisationCodeValid: boolean
}

/** Registration authorities and the body classes that each registers. */
const CLASSES: Readonly<Record<string, string>> = {
  '1': '1239',
  '2': '19',
  '3': '123459',
  '4': '19',
  '5': '1239',
  '6': '129',
  '7': '129',
  '8': '19',
  '9': '1239',
  A: '19',
  N: '1239',
  Y: '1',
}

/** What the first two characters tell of the holder; classes that do not tell are absent. */
const KINDS: Readonly<Record<string, SubjectKind>> = {
  '11': 'governmentBody',
  '12': 'publicInstitution',
  '13': 'socialOrganisation',
  '51': 'socialOrganisation',
  '52': 'socialOrganisation',
  '53': 'socialOrganisation',
  '81': 'socialOrganisation',
  '91': 'enterprise',
  '92': 'individualBusiness',
  '93': 'enterprise',
  A1: 'publicInstitution',
  N1: 'otherOrganisation',
  N2: 'otherOrganisation',
  N3: 'otherOrganisation',
}

/**
 * Reads a unified social credit code and tells the ways of being none apart. A text that is a citizen number is
 * refused as one unless it is a code beyond mistake (`isUnmistakableCode`): taking a person for a body could publish
 * the person, but some companies of 奉贤, 延庆 or 璧山 have codes that read as citizen numbers.
 * @basis GB 32100-2015/4; GB 32100-2015/附录A
 */
export function parseUscc(text: string): Result<Uscc, UsccFault> {
  const value = normaliseIdentifier(text)
  if (value === '') return refuse({ code: 'empty' })
  if (value.length !== 18) return refuse({ code: 'wrongLength', length: value.length })
  if (value.startsWith('0'.repeat(17))) return refuse({ code: 'placeholder' })
  const wrong = [...value].findIndex((character, at) => !isAllowedAt(character, at))
  const expected = usccCheck(value.slice(0, 17))
  const checkHolds = value.endsWith(expected)
  if (isResidentId(value) && !(checkHolds && isPlausible(value))) {
    return refuse({ code: 'residentIdInCodePlace', confirmable: checkHolds })
  }
  // One citizen number in thirty with its last character mistyped passes as a code: it must also be one that exists.
  if (checkHolds && wrong === -1 && !isPlausible(value) && isResidentHead(value.slice(0, 17))) {
    return refuse({ code: 'residentIdInCodePlace', confirmable: true })
  }
  if (wrong !== -1) return refuse({ code: 'wrongAlphabet', at: wrong + 1, character: value.charAt(wrong) })
  if (checkHolds) return ok(value as Uscc)
  return refuse({ code: 'checkFailed', expected, confirmable: isPlausible(value) })
}

function isResidentHead(head: string): boolean {
  return /^\d{17}$/.test(head) && isResidentId(`${head}${residentCheck(head)}`)
}

/** Whether a normalised text is a code in every way: check, class, region, and the organisation code's own check. */
export function isUnmistakableCode(value: string): boolean {
  return parseUscc(value).ok && isPlausible(value)
}

/**
 * Takes a code whose check fails on an authority's word; refuses every other fault, and a code that needs no word.
 * @basis GB 32100-2015/附录A
 */
export function confirmUscc(
  text: string,
  confirmation: Omit<ConfirmedCode, 'code'>,
): Result<ConfirmedCode, UsccFault | { readonly code: 'checkHolds' }> {
  const parsed = parseUscc(text)
  if (parsed.ok) return refuse({ code: 'checkHolds' })
  const { error } = parsed
  if (!('confirmable' in error) || !error.confirmable) return refuse(error)
  return ok({ code: normaliseIdentifier(text) as Uscc, ...confirmation })
}

/** The parts of a code. */
export function readUscc(code: Uscc): UsccParts {
  const organisationCode = code.slice(8, 17)
  return {
    authority: code.charAt(0),
    bodyClass: code.charAt(1),
    region: code.slice(2, 8),
    organisationCode,
    organisationCodeValid: parseOrganisationCode(organisationCode).ok,
  }
}

/**
 * What the code's class says its holder is; `undefined` where the class does not tell. Branches and partnerships carry
 * 91 like companies: the register, not the code, tells them apart.
 * @basis GB 32100-2015/附录B
 */
export function subjectKindOf(code: Uscc): SubjectKind | undefined {
  return KINDS[code.slice(0, 2)]
}

function isAllowedAt(character: string, at: number): boolean {
  return at >= 2 && at < 8 ? /\d/.test(character) : USCC_ALPHABET.includes(character)
}

function isPlausible(value: string): boolean {
  return (
    CLASSES[value.charAt(0)]?.includes(value.charAt(1)) === true &&
    isPlausibleRegion(value.slice(2, 8)) &&
    parseOrganisationCode(value.slice(8, 17)).ok
  )
}
