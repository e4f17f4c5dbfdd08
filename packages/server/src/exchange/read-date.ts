import { addDays, localDate, parseLocalDate, shanghaiDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { isEmptyMark, toHalfWidth } from './cell-text.ts'
import type { IssueCode } from './row-issue.ts'

type DateIssue = Extract<IssueCode, 'IMPOSSIBLE_DATE' | 'DATE_UNREADABLE' | 'DATE_INCOMPLETE'>

/** What a date cell says. */
export type DateReading =
  | { readonly kind: 'date'; readonly date: LocalDate; readonly doubt?: 'TWO_DIGIT_YEAR' | 'EXCEL_SERIAL_DATE' }
  /** 长期, 9999-12-31, 2099-12-31: no end. */
  | { readonly kind: 'longTerm' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault'; readonly code: DateIssue }

const LONG_TERM = /^(?:长期|长期有效|永久|永久有效|无固定期限|无限期|有效期长期)$/
const LONG_TERM_DATES: ReadonlySet<string> = new Set(['9999-12-31', '2099-12-31', '9999-12-30', '9999-01-01'])
const TIME = '(?:[ T]*\\d{1,2}[:时]\\d{1,2}(?:[:分]\\d{1,2}(?:\\.\\d+)?)?[分秒]?)?'
const NUMERIC = new RegExp(`^(\\d{4}|\\d{2})([-./,年])(\\d{1,2})([-./,月])(\\d{1,2})[日号]?${TIME}$`)
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?$/
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/
const MONTH_ONLY = /^\d{4}(?:年(?:\d{1,2}月?)?|[-./]\d{1,2})$/
const CHINESE =
  /^([〇○零Oo一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})[日号]$/
const SERIAL = /^\d{5}(?:\.\d+)?$/

/**
 * Reads a date cell in any of the spellings met in real 双公示 files. Times of day are dropped; an instant with a zone
 * is the date in Shanghai. Day or month before the year is not guessed at.
 */
export function readDateCell(cell: string): DateReading {
  const exact = cell.length === 10 && cell.charCodeAt(4) === 45 ? parseLocalDate(cell) : undefined
  if (exact !== undefined) return LONG_TERM_DATES.has(cell) ? { kind: 'longTerm' } : { kind: 'date', date: exact }
  if (isEmptyMark(cell) || cell === '0' || cell === '1') return { kind: 'empty' }
  const text = toHalfWidth(cell).replaceAll('。', '.').replaceAll(/ +/g, ' ').trim()
  if (LONG_TERM.test(text)) return { kind: 'longTerm' }
  const numeric = NUMERIC.exec(text)
  if (numeric !== null) return fromNumeric(numeric)
  const compact = COMPACT.exec(text)
  if (compact !== null) return fromParts(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '')
  if (WITH_ZONE.test(text)) {
    const instant = Date.parse(text)
    return Number.isNaN(instant)
      ? { kind: 'fault', code: 'IMPOSSIBLE_DATE' }
      : { kind: 'date', date: shanghaiDate(instant) }
  }
  if (SERIAL.test(text)) return fromSerial(Math.floor(Number(text)))
  if (MONTH_ONLY.test(text)) return { kind: 'fault', code: 'DATE_INCOMPLETE' }
  const chinese = CHINESE.exec(text)
  if (chinese !== null) return fromChinese(chinese)
  return { kind: 'fault', code: 'DATE_UNREADABLE' }
}

function fromNumeric([, year = '', first, month = '', second, day = '']: RegExpExecArray): DateReading {
  const chinese = first === '年'
  if (chinese !== (second === '月')) return { kind: 'fault', code: 'DATE_UNREADABLE' }
  if (year.length === 4) return fromParts(year, month, day)
  const read = fromParts(`20${year}`, month, day)
  return read.kind === 'date' ? { ...read, doubt: 'TWO_DIGIT_YEAR' } : read
}

function fromParts(year: string, month: string, day: string): DateReading {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (LONG_TERM_DATES.has(text)) return { kind: 'longTerm' }
  const date = parseLocalDate(text)
  return date === undefined ? { kind: 'fault', code: 'IMPOSSIBLE_DATE' } : { kind: 'date', date }
}

/**
 * Day numbers of the 1900 date system, 1954 to 2120 (20,000 to 80,400); others are no plausible date. Its false leap
 * day makes 1900-01-01 day 2 as seen from later dates.
 */
function fromSerial(serial: number): DateReading {
  if (serial < 20_000 || serial > 80_400) return { kind: 'fault', code: 'DATE_UNREADABLE' }
  return { kind: 'date', date: addDays(localDate('1900-01-01'), serial - 2), doubt: 'EXCEL_SERIAL_DATE' }
}

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  '○': 0,
  零: 0,
  O: 0,
  o: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

function fromChinese([, year = '', month = '', day = '']: RegExpExecArray): DateReading {
  const digits = [...year].map((character) => DIGITS[character] ?? 0).join('')
  return fromParts(digits, String(readTens(month)), String(readTens(day)))
}

function readTens(text: string): number {
  const spelled = text.replace('廿', '二十').replace('卅', '三十')
  const [tens, units] = spelled.includes('十') ? spelled.split('十') : ['', spelled]
  const ten = spelled.includes('十') ? (tens === '' ? 1 : (DIGITS[tens ?? ''] ?? 0)) : 0
  return ten * 10 + (DIGITS[units ?? ''] ?? 0)
}
