/** A cell as text with what was noticed in it. */
export interface CellText {
  readonly text: string
  readonly formula: boolean
  readonly controls: boolean
  readonly broken: boolean
}

/** Characters a spreadsheet may take for the start of a formula, the full-width ones included. */
const LEAD = '[=+\\-@\\t\\r\\n＝＋－＠]'
const NEEDS_ESCAPE = new RegExp(`^'*${LEAD}`)
const ESCAPED = new RegExp(`^'+${LEAD}`)
const NEGATIVE_NUMBER = /^-\d+(?:\.\d+)?$/
const BARE_LEAD = new RegExp(`^${LEAD}`)
/** How some programs write a text that looks like a number. */
const WRAPPED = /^="(.*)"$/s

/**
 * A cell that no spreadsheet runs as a formula: an apostrophe goes before `= + - @`, tab and line breaks, and before
 * apostrophes that stand there already, so that `unescapeFormula` gives back what was. A plain negative number stays.
 */
export function escapeFormula(text: string): string {
  return NEEDS_ESCAPE.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text
}

/** The cell as it was before `escapeFormula`. */
export function unescapeFormula(text: string): string {
  return ESCAPED.test(text) ? text.slice(1) : text
}

/** A cell for a kind of file where text is never run: only what reading would take for an escape is escaped. */
export function escapeApostrophe(text: string): string {
  return ESCAPED.test(text) || WRAPPED.test(text.trim()) ? `'${text}` : text
}

const DASHES_ONLY = /^[-—－/\\]+$/
// C0 but for tab and line breaks, C1, zero-width and direction marks, BOM, noncharacters
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Cleans a cell: trims (ideographic spaces too), takes `="…"` and apostrophes off, drops control characters. */
export function readCellText(cell: string): CellText {
  let suspicious = false
  const first = cell.charCodeAt(0)
  // Most cells are plain: one pass over the code units decides that nothing below is needed.
  for (let at = 0; at < cell.length; at += 1) {
    const unit = cell.charCodeAt(at)
    if (unit < 0x20 || (unit >= 0x7f && unit <= 0xa0) || (unit >= 0x2000 && unit <= 0x206f) || unit >= 0xd800) {
      suspicious = true
      break
    }
  }
  const leads = first === 39 || first === 61 || first === 43 || first === 45 || first === 64
  if (!suspicious && !leads) return { text: trimCell(cell), formula: false, controls: false, broken: false }
  const broken = cell.includes('\ufffd') || LONE_SURROGATE.test(cell)
  const bare = unescapeFormula(cell)
  const formula = BARE_LEAD.test(bare) && !NEGATIVE_NUMBER.test(bare) && !DASHES_ONLY.test(bare.trim())
  // What stood behind an escaping apostrophe is meant as it stands.
  const unwrapped = bare === cell ? (WRAPPED.exec(bare.trim())?.[1] ?? bare) : bare
  const clean = unwrapped.replaceAll(CONTROLS, '')
  return { text: trimCell(clean), formula, controls: clean.length !== unwrapped.length, broken }
}

function trimCell(text: string): string {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  return first <= 0x20 || last <= 0x20 || first > 0x9f || last > 0x9f ? text.trim() : text
}

const EMPTY_MARKS: ReadonlySet<string> = new Set([
  '',
  '/',
  '//',
  '无',
  '-',
  '—',
  '——',
  '--',
  '---',
  '－',
  '－－',
  '未办',
  '零',
  '暂无',
  '*',
  '**',
  '\\',
  '空',
  '无此项',
  'null',
  'NULL',
  'N/A',
])

/** Whether a cleaned cell says that there is nothing to say. */
export function isEmptyMark(text: string): boolean {
  return text.length <= 4 && EMPTY_MARKS.has(text)
}

/** Full-width letters, digits and punctuation as half-width ones; ideographic space as a space. */
export function toHalfWidth(text: string): string {
  if (!/[\u3000\uff01-\uff5e]/.test(text)) return text
  return text.replaceAll(/[\u3000\uff01-\uff5e]/g, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  )
}
