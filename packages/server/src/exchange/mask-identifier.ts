/** Longest piece of a cell that a report repeats. */
const SHOWN = 40

/** Runs that may be a personal number, also when typed full-width or with gaps. */
const NUMBER_RUN =
  /(?<![0-9A-Za-z０-９])[0-9０-９](?:[ \u3000-]?[0-9０-９]){13,16}(?:[ \u3000-]?[0-9０-９XxＸｘ])?(?![0-9A-Za-z０-９])/g
const HOUSEHOLD_CODE = /(?<![0-9A-Za-z])92[0-9A-Za-z]{16}(?![0-9A-Za-z])/g

/** A number with all but its first and last two characters hidden; a short one is hidden whole. */
export function maskNumber(number: string): string {
  const text = number.trim()
  if (text.length < 8) return '*'.repeat(text.length)
  return `${text.slice(0, 2)}${'*'.repeat(text.length - 4)}${text.slice(-2)}`
}

/** Free text with everything shaped like a resident id, or the code of an individual household, hidden. */
export function maskText(text: string): string {
  if (text.length < 15) return text
  return text.replaceAll(NUMBER_RUN, maskNumber).replaceAll(HOUSEHOLD_CODE, maskNumber)
}

/** What a report may repeat of a cell. */
export function quoteCell(text: string): string {
  const masked = maskText(text)
  return masked.length > SHOWN ? `${masked.slice(0, SHOWN)}…` : masked
}
