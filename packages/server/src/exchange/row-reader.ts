import { findDocumentType, parseIdentityDocument } from '@xinheng/domain/identifier/identity-document'
import { normaliseIdentifier } from '@xinheng/domain/identifier/normalise-identifier'
import { parseUscc, subjectKindOf } from '@xinheng/domain/identifier/uscc'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { SubjectKind } from '@xinheng/domain/kernel/refs'
import { isEmptyMark, readCellText } from './cell-text.ts'
import type { TableRow } from './csv-tokenizer.ts'
import type { FieldKind, FieldSpec, FormatSpec, Layout } from './layout.ts'
import { maskNumber, quoteCell } from './mask-identifier.ts'
import { readAmountCell, type AmountReading } from './read-amount.ts'
import { readDateCell, type DateReading } from './read-date.ts'
import { rowIssue, type ColumnName, type IssueCode, type RowIssue, type Severity } from './row-issue.ts'

/** A document that identifies a person; a personal value: vault only. */
export interface PersonDocument {
  /** Code of the kind of document: `01` 身份证 … `05`. */
  readonly type: string
  readonly number: string
}

/** A code that passed, or that an authority may still confirm (then the row is held). */
export interface CodeReading {
  readonly value: string
  /** What the code says its holder is, where it says. */
  readonly kind: SubjectKind | undefined
}

/** Reads the cells of one row by field; every reading may add issues. Used for one row after another. */
export interface RowReader<Key extends string> {
  /** The cleaned text; '' when empty or when the file has no such column. */
  readonly text: (key: Key) => string
  readonly date: (key: Key) => LocalDate | undefined
  readonly until: (key: Key) => LocalDate | 'longTerm' | undefined
  readonly amount: (key: Key) => Extract<AmountReading, { kind: 'amount' }> | undefined
  /** The normalised code; `undefined` when empty, a placeholder or faulty (then reported). */
  readonly code: (key: Key) => CodeReading | undefined
  /** The meaning of a coded value or of its Chinese word, several joined by `;`. */
  readonly choices: <Value extends string>(
    key: Key,
    values: Readonly<Record<string, Value>>,
    severity?: Severity,
  ) => Value[]
  readonly personDocument: (type: Key | undefined, number: Key) => PersonDocument | 'masked' | undefined
  /** Says that a field is empty, and drops it, if it holds what should not be sent. */
  readonly drop: (key: Key) => void
  readonly report: (code: IssueCode, key?: Key, severity?: Severity) => void
  readonly has: (key: Key) => boolean
}

/** What a row reader is driven by. */
export interface RowReaderDriver<Key extends string> {
  readonly reader: RowReader<Key>
  /** Turns to a row, checks what every row must meet, and answers whether reading it makes sense. */
  readonly start: (row: TableRow) => boolean
  readonly issues: () => readonly RowIssue[]
  /** The cleaned cells in the layout's order, for the digest; unwanted fields are left empty. */
  readonly values: () => readonly string[]
}

const MASKED = /[*＊×]{3,}|[xX]{4,}|[•●]{3,}/
const EXPONENT = /^\d(?:\.\d+)?e\+?\d{2}$/i
const MOST_REMEMBERED = 20_000

/** Makes the reader for one layout of one file. */
export function createRowReader<Key extends string>(format: FormatSpec<Key>, layout: Layout): RowReaderDriver<Key> {
  const { fields } = format
  const indexOf = new Map(fields.map((field, index) => [field.key, index]))
  const names: readonly ColumnName[] = fields.map(({ code, label }) => ({ field: code, label }))
  const fieldOfColumn = new Map(layout.columns.map((column, index) => [column, index]))
  const dates = remember(readDateCell)
  const amounts = remember((cell) => readAmountCell(cell, '万元'))
  const codes = remember(parseUscc)
  let row: TableRow = { line: 0, cells: [], faults: [] }
  let issues: RowIssue[] = []
  const values: string[] = fields.map(() => '')

  const add = (code: IssueCode, index?: number, severity?: Severity): void => {
    const field = index === undefined ? undefined : fields[index]
    const read = field === undefined ? '' : quote(field.kind, values[index ?? 0] ?? '')
    issues.push(rowIssue(row.line, code, read, index === undefined ? undefined : names[index], severity))
  }
  const at = (key: Key): number => indexOf.get(key) ?? -1

  const start = (next: TableRow): boolean => {
    row = next
    issues = []
    for (const fault of row.faults) add(fault.code, fieldOfColumn.get(fault.column))
    if (row.faults.some(({ code }) => code === 'NOT_JSON')) return false
    if (row.cells.length !== layout.width) {
      add('COLUMN_COUNT')
      return false
    }
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index]
      const column = layout.columns[index] ?? -1
      if (field === undefined) continue
      values[index] = ''
      const cell = column === -1 ? '' : (row.cells[column] ?? '')
      if (cell !== '') readCell(field, index, cell)
      if (field.need !== 'may' && values[index] === '' && (column !== -1 || field.need === 'must')) {
        add('REQUIRED_EMPTY', index, field.need === 'must' ? 'error' : 'warning')
      }
    }
    return true
  }

  const readCell = (field: FieldSpec, index: number, cell: string): void => {
    const read = readCellText(cell)
    const text = isEmptyMark(read.text) && field.kind !== 'wan' ? '' : read.text
    if (field.kind === 'unwanted') {
      if (text !== '') add('LEGAL_REP_ID_NOT_WANTED', index)
      return
    }
    values[index] = text
    if (read.broken) add('INVALID_ENCODING', index)
    if (read.formula && text !== '') add('FORMULA_CELL', index)
    if (read.controls) add('CONTROL_CHARACTERS', index)
    if (text.length > field.max) add('TOO_LONG', index)
    if (field.kind === 'number' && EXPONENT.test(text)) add('NUMBER_IN_EXPONENT', index)
  }

  const readDate = (key: Key, longTermAllowed: boolean): DateReading => {
    const index = at(key)
    const text = values[index] ?? ''
    if (text === '') return { kind: 'empty' }
    const reading = dates(text)
    if (reading.kind === 'fault') add(reading.code, index)
    else if (reading.kind === 'longTerm' && !longTermAllowed) {
      add('DATE_UNREADABLE', index)
      return { kind: 'fault', code: 'DATE_UNREADABLE' }
    } else if (reading.kind === 'date' && reading.doubt !== undefined) add(reading.doubt, index)
    else if (reading.kind === 'empty' && fields[index]?.need === 'must') add('REQUIRED_EMPTY', index)
    if (reading.kind === 'date') values[index] = reading.date
    return reading
  }

  const reader: RowReader<Key> = {
    text: (key) => values[at(key)] ?? '',
    has: (key) => (values[at(key)] ?? '') !== '',
    date: (key) => {
      const reading = readDate(key, false)
      return reading.kind === 'date' ? reading.date : undefined
    },
    until: (key) => {
      const reading = readDate(key, true)
      return reading.kind === 'date' ? reading.date : reading.kind === 'longTerm' ? 'longTerm' : undefined
    },
    amount: (key) => {
      const text = values[at(key)] ?? ''
      if (text === '') return undefined
      const reading = amounts(text)
      if (reading.kind === 'fault') add('AMOUNT_UNREADABLE', at(key))
      if (reading.kind === 'empty') values[at(key)] = ''
      if (reading.kind !== 'amount') return undefined
      values[at(key)] = String(reading.fen)
      return reading
    },
    code: (key) => {
      const index = at(key)
      const text = values[index] ?? ''
      if (text === '' || text === '0' || text === '1') return undefined
      const parsed = codes(text)
      if (parsed.ok) {
        values[index] = parsed.value
        return { value: parsed.value, kind: subjectKindOf(parsed.value) }
      }
      switch (parsed.error.code) {
        case 'empty':
          return undefined
        case 'placeholder':
          add('CODE_PLACEHOLDER', index)
          return undefined
        case 'wrongLength':
          add(
            EXPONENT.test(text) ? 'NUMBER_IN_EXPONENT' : MASKED.test(text) ? 'MASKED_IDENTIFIER' : 'CODE_WRONG_LENGTH',
            index,
          )
          return undefined
        case 'wrongAlphabet':
          add(MASKED.test(text) ? 'MASKED_IDENTIFIER' : 'CODE_WRONG_ALPHABET', index)
          return undefined
        case 'residentIdInCodePlace':
          add('RESIDENT_ID_IN_CODE_PLACE', index)
          return undefined
        case 'checkFailed':
          add('CODE_CHECK_FAILED', index, parsed.error.confirmable ? 'question' : 'error')
          return parsed.error.confirmable ? { value: normaliseIdentifier(text), kind: undefined } : undefined
      }
    },
    choices: (key, meanings, severity) => {
      const index = at(key)
      const text = values[index] ?? ''
      if (text === '') return []
      const found: (typeof meanings)[string][] = []
      for (const part of text.split(/[;；、,，]/)) {
        const word = part.trim()
        if (word === '') continue
        const meaning = meanings[word] ?? (word.startsWith('其他') ? meanings['其他'] : undefined)
        if (meaning === undefined) add('UNKNOWN_CODE_VALUE', index, severity)
        else if (!found.includes(meaning)) found.push(meaning)
      }
      return found
    },
    personDocument: (typeKey, numberKey) => {
      const index = at(numberKey)
      const number = values[index] ?? ''
      if (number === '' || number === '0' || number === '1') return undefined
      if (MASKED.test(number)) return 'masked'
      if (EXPONENT.test(number)) {
        add('NUMBER_IN_EXPONENT', index)
        return undefined
      }
      const stated = typeKey === undefined ? '' : (values[at(typeKey)] ?? '')
      const type = stated === '' ? '01' : findDocumentType(stated)
      if (type === undefined) {
        add('UNKNOWN_CODE_VALUE', typeKey === undefined ? index : at(typeKey))
        return undefined
      }
      const parsed = parseIdentityDocument(type, number)
      if (parsed.ok) {
        values[index] = parsed.value.number
        return parsed.value
      }
      add('PERSON_ID_INVALID', index)
      return undefined
    },
    drop: (key) => {
      values[at(key)] = ''
    },
    report: (code, key, severity) => add(code, key === undefined ? undefined : at(key), severity),
  }
  return { reader, start, issues: () => issues, values: () => values }
}

/** What a report repeats of a cell: numbers of persons never in plain. */
function quote(kind: FieldKind, text: string): string {
  return kind === 'personNumber' || kind === 'unwanted' ? maskNumber(text) : quoteCell(text)
}

/** Remembers answers for cells that repeat (dates, authorities' codes); forgets all when it grows past a bound. */
function remember<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = read(text)
    if (answers.size >= MOST_REMEMBERED) answers.clear()
    answers.set(text, answer)
    return answer
  }
}
