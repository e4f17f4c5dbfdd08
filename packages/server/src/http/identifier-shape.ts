/** Full-width digits and X as ASCII, and nothing between them: spaces, hyphens and dots are how people group numbers. */
function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u00b7\u200b-\u200d\ufeff._-]/g, '')
    .toUpperCase()
}

const PROVINCES = '1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]'
const MONTH_DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const EIGHTEEN = new RegExp(`(?<![0-9A-Z])(?:${PROVINCES})\\d{4}(?:18|19|20)\\d{2}${MONTH_DAY}\\d{3}[0-9X](?![0-9A-Z])`)
const FIFTEEN = new RegExp(`(?<![0-9A-Z])(?:${PROVINCES})\\d{4}\\d{2}${MONTH_DAY}\\d{3}(?![0-9A-Z])`)
const FOREIGN_PERMANENT = /(?<![0-9A-Z])9\d{16}[0-9X](?![0-9A-Z])/
const PERMANENT_BIRTH = new RegExp(`^9\\d{5}(?:19|20)\\d{2}${MONTH_DAY}`)

/**
 * Whether free text holds something shaped like a resident's number, valid or not, wherever it stands in the text.
 * Public boxes answer such text with a page of its own and keep nothing; a false alarm costs one page.
 * @basis 个人信息保护法/第二十八条
 */
export function looksLikeResidentId(text: string): boolean {
  const squeezed = squeeze(text)
  if (EIGHTEEN.test(squeezed) || FIFTEEN.test(squeezed)) return true
  const permanent = FOREIGN_PERMANENT.exec(squeezed)
  return permanent !== null && PERMANENT_BIRTH.test(permanent[0])
}
