import { parseLocalDate } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Brand } from '../kernel/brand.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { residentCheck } from './check-character.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'

/** A citizen number (公民身份号码), 18 characters; a personal value: vault only. */
export type ResidentId = Brand<string, 'ResidentId'>

/** A citizen number read; `legacy` when it was given with 15 digits, and `id` is then its 18-character form. */
export interface ResidentIdentity {
  readonly id: ResidentId
  readonly bornOn: LocalDate
  readonly legacy: boolean
}

/** Why a text is no citizen number. */
export type ResidentIdFault =
  | { readonly code: 'empty' }
  | { readonly code: 'wrongLength'; readonly length: number }
  | { readonly code: 'wrongAlphabet'; readonly at: number }
  | { readonly code: 'impossibleDate' }
  | { readonly code: 'wrongCheck' }

/**
 * Reads a citizen number of 18 characters, or of 15 digits as issued until 1999 (births 19YY, no check character).
 * Faults carry no digit of it.
 * @basis GB 11643-1999/4
 */
export function parseResidentId(text: string): Result<ResidentIdentity, ResidentIdFault> {
  const value = normaliseIdentifier(text)
  if (value === '') return refuse({ code: 'empty' })
  if (value.length !== 18 && value.length !== 15) return refuse({ code: 'wrongLength', length: value.length })
  const legacy = value.length === 15
  const wrong = value.search(legacy ? /\D/ : /\D(?!$)|[^\dX]/)
  if (wrong !== -1) return refuse({ code: 'wrongAlphabet', at: wrong + 1 })

  const body = legacy ? `${value.slice(0, 6)}19${value.slice(6)}` : value.slice(0, 17)
  const bornOn = parseLocalDate(`${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`)
  if (bornOn === undefined) return refuse({ code: 'impossibleDate' })
  const id = `${body}${residentCheck(body)}`
  if (!legacy && id !== value) return refuse({ code: 'wrongCheck' })
  return ok({ id: id as ResidentId, bornOn, legacy })
}

/** Whether a text holds a full citizen number and nothing else. */
export function isResidentId(text: string): boolean {
  return parseResidentId(text).ok
}
