import { parseLocalDate } from '../calendar/local-date.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'
import { isUnmistakableCode } from './uscc.ts'

/** First two digits of citizen numbers: provinces, 港澳台居民 (81–83), and 9 for foreign permanent residents. */
const REGION = /^(?:1[1-5]|2[123]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]|9\d)/

const PUNCTUATION = /[^\p{L}\p{N}]/gu

/**
 * Whether a text holds, anywhere, something shaped like a citizen number: full-width, spaced, punctuated or inside other
 * words, with a wrong check character or without one too (a mistyped number still points at a person). For public boxes, which
 * answer such a text with a clean page and keep nothing. The form of 15 digits counts only as a whole
 * number and from births of 1915 on; a unified code beyond mistake is none.
 * @basis 个人信息保护法/第六条
 */
export function looksLikeResidentId(text: string): boolean {
  const apart = text.normalize('NFKC')
  const joined = normaliseIdentifier(text).replace(PUNCTUATION, '')
  return [...runsOf(apart), ...runsOf(joined)].some(
    (run) => isShapedLike15(run) || (!isUnmistakableCode(run) && has18(run)),
  )
}

function runsOf(text: string): readonly string[] {
  return [...text.matchAll(/\d{14,}[\dXx]/g)].map(([run]) => run)
}

function has18(run: string): boolean {
  return Array.from(run, (_, at) => run.slice(at, at + 18)).some(isShapedLike18)
}

function isShapedLike18(text: string): boolean {
  const date = parseLocalDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)
  return text.length >= 17 && REGION.test(text) && (date ?? '2100-01-01') < '2100-01-01'
}

function isShapedLike15(text: string): boolean {
  const date = parseLocalDate(`19${text.slice(6, 8)}-${text.slice(8, 10)}-${text.slice(10, 12)}`)
  return /^\d{15}$/.test(text) && REGION.test(text) && (date ?? '') >= '1915-01-01'
}
