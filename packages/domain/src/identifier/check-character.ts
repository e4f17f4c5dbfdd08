/** Code characters of GB 32100: digits and capitals without I, O, S, V, Z; a character's value is its place. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

const GB11714_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
const GB11643_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const GB11643_CHECKS = '10X98765432'

/**
 * The check character of a unified social credit code, from its first 17 characters.
 * @basis GB 32100-2015/附录A
 */
export function usccCheck(body: string): string {
  let weight = 1
  let sum = 0
  for (const character of body) {
    sum += USCC_ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/**
 * The check character of an organisation code, from its first 8 characters (A is 10, Z is 35).
 * @basis GB 11714-1997/2.1.2
 */
export function organisationCheck(body: string): string {
  const sum = GB11714_WEIGHTS.reduce((total, weight, at) => total + Number.parseInt(body.charAt(at), 36) * weight, 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/**
 * The check character of an 18-character citizen number, from its first 17 digits.
 * @basis GB 11643-1999/4.2.4
 */
export function residentCheck(body: string): string {
  const sum = GB11643_WEIGHTS.reduce((total, weight, at) => total + Number(body.charAt(at)) * weight, 0)
  return GB11643_CHECKS.charAt(sum % 11)
}

/**
 * The check digit of a 15-digit registration number, from its first 14 digits (ISO 7064, MOD 11,10).
 * @basis GS15-2006/校验码
 */
export function registrationCheck(body: string): string {
  let product = 10
  for (const digit of body) product = (((product + Number(digit)) % 10 || 10) * 2) % 11
  return String((11 - product) % 10)
}
