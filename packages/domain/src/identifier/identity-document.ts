import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'
import { isResidentId, parseResidentId } from './resident-id.ts'

/** Kinds of identity document of natural persons, by their code in the 双公示 tables. */
export const IDENTITY_DOCUMENTS = {
  '01': '身份证',
  '02': '护照号',
  '03': '港澳居民来往内地通行证',
  '04': '台湾居民来往大陆通行证',
  '05': '外国人永久居留身份证',
} as const

export type IdentityDocumentType = keyof typeof IDENTITY_DOCUMENTS

/** Why a number does not fit its document type; never the number itself. */
export type IdentityDocumentFault =
  { readonly code: 'empty' } | { readonly code: 'unknownType' } | { readonly code: 'wrongNumber' }

/** A document number in the form by which holders are matched: normalised, citizen numbers with 18 characters. */
export interface IdentityDocument {
  readonly type: IdentityDocumentType
  readonly number: string
}

const FORMS = {
  '01': isResidentId,
  '02': (text) => /^(?=.*\d)[A-Z0-9]{5,17}$/.test(text),
  '03': (text) => /^[HM]\d{8}(?:\d{2})?$/.test(text),
  '04': (text) => /^\d{8}$|^\d{10}(?:\(?[A-Z]\)?)?$/.test(text),
  '05': (text) => /^[A-Z]{3}\d{12}$/.test(text) || (text.startsWith('9') && isResidentId(text)),
} as const satisfies Record<IdentityDocumentType, (text: string) => boolean>

const NAMES: Readonly<Record<IdentityDocumentType, readonly string[]>> = {
  '01': ['身份证', '居民身份证', '身份证号', '公民身份号码'],
  '02': ['护照', '护照号'],
  '03': ['港澳居民来往内地通行证', '港澳通行证', '回乡证'],
  '04': ['台湾居民来往大陆通行证', '台胞证'],
  '05': ['外国人永久居留身份证', '外国人永久居留证'],
}

/** Reads a document type by its code (`1` and `01`) or its Chinese name. */
export function findDocumentType(text: string): IdentityDocumentType | undefined {
  const value = normaliseIdentifier(text)
  const types = Object.keys(IDENTITY_DOCUMENTS) as IdentityDocumentType[]
  return types.find((type) => type === value.padStart(2, '0') || NAMES[type].includes(value))
}

/**
 * Reads the number of an identity document of a natural person.
 * @basis 发改办财金〔2018〕424号/附件
 */
export function parseIdentityDocument(type: string, text: string): Result<IdentityDocument, IdentityDocumentFault> {
  const found = findDocumentType(type)
  if (found === undefined) return refuse({ code: 'unknownType' })
  const number = normaliseIdentifier(text)
  if (number === '') return refuse({ code: 'empty' })
  if (!FORMS[found](number)) return refuse({ code: 'wrongNumber' })
  const resident = parseResidentId(number)
  return ok({ type: found, number: found === '01' && resident.ok ? resident.value.id : number })
}
