import type { SubjectKind } from '../kernel/refs.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'
import { parseOrganisationCode, parseRegistrationNumber } from './registration-number.ts'
import type { OrganisationCode, RegistrationNumber } from './registration-number.ts'
import { parseResidentId } from './resident-id.ts'
import type { ResidentIdentity } from './resident-id.ts'
import { parseUscc, subjectKindOf } from './uscc.ts'
import type { Uscc, UsccFault } from './uscc.ts'

/** What a bare identifier turns out to be. */
export type Identified =
  | { readonly kind: 'uscc'; readonly code: Uscc; readonly subjectKind: SubjectKind | undefined }
  | { readonly kind: 'residentId'; readonly identity: ResidentIdentity }
  | { readonly kind: 'organisationCode'; readonly code: OrganisationCode }
  | { readonly kind: 'registrationNumber'; readonly number: RegistrationNumber }
  | { readonly kind: 'unknown'; readonly fault: UsccFault }

/**
 * Says what an identifier without a column is. 18 characters that pass as a code and as a citizen number
 * are read as `parseUscc` reads them; 15 digits that pass as an old registration number and as an old citizen number
 * are taken for the person's.
 */
export function identify(text: string): Identified {
  const uscc = parseUscc(text)
  if (uscc.ok) return { kind: 'uscc', code: uscc.value, subjectKind: subjectKindOf(uscc.value) }
  const resident = parseResidentId(text)
  if (resident.ok) return { kind: 'residentId', identity: resident.value }
  const registration = parseRegistrationNumber(text)
  if (registration.ok) return { kind: 'registrationNumber', number: registration.value }
  const organisation = parseOrganisationCode(text)
  if (organisation.ok) return { kind: 'organisationCode', code: organisation.value }
  return { kind: 'unknown', fault: uscc.error }
}

/** A person's name for a screen that needs no more: the first character, and nothing of the length. */
export function maskName(name: string): string {
  const [first = ''] = name.trim()
  return first === '' ? '' : `${first}**`
}

/** A person's document number for a screen that needs no more: its last two characters, from eight characters up. */
export function maskIdentifier(text: string): string {
  const value = normaliseIdentifier(text)
  const shown = value.length < 8 ? '' : value.slice(-2)
  return '*'.repeat(value.length - shown.length) + shown
}
