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

/** First two digits of citizen numbers: provinces, 港澳台居民 (81–83), and 9 for foreign permanent residents. */
const REGION = /^(?:1[1-5]|2[123]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]|9\d)/

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
  const wrong = value.search(legacy ? /\D/ : /\D(?!$)|[^\dX]$/)
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

/**
 * Whether a text holds, anywhere, something shaped like a citizen number: full-width, spaced, hyphened or inside other
 * words, with a wrong check character too (a mistyped number still points at a person). For public boxes, which
 * answer such a text with a clean page and keep nothing. Births before 1915 count only in the 18-character form.
 * @basis 个人信息保护法/第六条
 */
export function looksLikeResidentId(text: string): boolean {
  const runs = normaliseIdentifier(text).match(/\d{14,}[\dX]/g) ?? []
  return runs.some((run) => hasWindow(run, 18, isShapedLike18) || hasWindow(run, 15, isShapedLike15))
}

function hasWindow(run: string, length: number, matches: (window: string) => boolean): boolean {
  for (let at = 0; at + length <= run.length; at += 1) if (matches(run.slice(at, at + length))) return true
  return false
}

function isShapedLike18(text: string): boolean {
  const date = parseLocalDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)
  return REGION.test(text) && date !== undefined && date < '2100-01-01'
}

function isShapedLike15(text: string): boolean {
  const date = parseLocalDate(`19${text.slice(6, 8)}-${text.slice(8, 10)}-${text.slice(10, 12)}`)
  return REGION.test(text) && date !== undefined && date >= '1915-01-01' && !text.endsWith('X')
}
