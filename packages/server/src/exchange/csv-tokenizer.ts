import { LIMITS } from './limits.ts'
import { fileFault, TableFaultError } from './file-fault.ts'

/** What a tokeniser noticed about one cell of a row that is otherwise whole. */
export interface CellFault {
  /** Index of the cell in its row; -1 for the row as a whole. */
  readonly column: number
  readonly code: 'CELL_TOO_LONG' | 'STRAY_QUOTE' | 'NESTED_VALUE' | 'NOT_JSON' | 'UNKNOWN_COLUMN'
}

/** One row of a table as it stands in the file. */
export interface TableRow {
  /** Line where the row begins, 1-based; the row number in a worksheet. */
  readonly line: number
  /** The cells as text. They may share memory with the chunk they were cut from: copy what is kept for long. */
  readonly cells: readonly string[]
  readonly faults: readonly CellFault[]
}

export const NO_FAULTS: readonly CellFault[] = []

const QUOTE = 34
const LF = 10
const CR = 13

export interface CsvTokenizer {
  /** The rows completed by more text. Throws a `TableFaultError` where the file cannot be followed further. */
  push(text: string): TableRow[]
  /** The last row, if the file ended without a line break. */
  end(): TableRow[]
  /** Whether the last row ended without a line break. */
  endedOpen(): boolean
  /** Most code units held back at once, for the test of bounded memory. */
  peakHeld(): number
}

/**
 * Splits decoded text into rows after RFC 4180, with what real files do besides: CR, LF or CRLF, breaks inside quotes,
 * a quote in the middle of a bare cell kept as a character, blank rows dropped.
 * A cell that opens with a quote but goes on after it is closed is read again as a bare cell (`"甲"公司`).
 */
export function createCsvTokenizer(delimiter: string): CsvTokenizer {
  const comma = delimiter.charCodeAt(0)
  let held = ''
  let line = 1
  let peak = 0
  let width = 16
  let open = false

  const scan = (text: string, final: boolean): TableRow[] => {
    const rows: TableRow[] = []
    const size = text.length
    let recordStart = 0
    let recordLine = line
    let at = 0
    let cells: string[] = []
    let faults: CellFault[] | undefined
    let complete = true
    let blank = true

    while (at < size) {
      let cell: string
      let next: number
      let breaks = 0
      let stray = false
      if (text.charCodeAt(at) === QUOTE) {
        let close = text.indexOf('"', at + 1)
        let doubled = false
        while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
          doubled = true
          close = text.indexOf('"', close + 2)
        }
        if (close === -1 || (close === size - 1 && !final)) {
          if (final) throw new TableFaultError(fileFault('UNCLOSED_QUOTE', '引号到文件末尾仍未闭合', { line }))
          complete = false
          break
        }
        const after = text.charCodeAt(close + 1)
        if (after === comma || after === LF || after === CR || close === size - 1) {
          cell = text.slice(at + 1, close)
          if (doubled) cell = cell.replaceAll('""', '"')
          breaks = countBreaks(text, at + 1, close)
          next = close + 1
        } else {
          stray = true
          next = findCellEnd(text, at, comma)
          cell = text.slice(at, next)
        }
      } else {
        next = findCellEnd(text, at, comma)
        cell = text.slice(at, next)
      }
      const stop = text.charCodeAt(next)
      if (next >= size ? !final : stop === CR && next === size - 1 && !final) {
        complete = false
        break
      }
      if (cell.length > LIMITS.cellLength) {
        faults ??= []
        faults.push({ column: cells.length, code: 'CELL_TOO_LONG' })
        cell = cell.slice(0, 64)
      } else if (stray) {
        faults ??= []
        faults.push({ column: cells.length, code: 'STRAY_QUOTE' })
      }
      if (blank && cell !== '' && cell.trim() !== '') blank = false
      cells.push(cell)
      line += breaks
      if (cells.length > LIMITS.columns) {
        throw new TableFaultError(fileFault('TOO_MANY_COLUMNS', `一行超过 ${LIMITS.columns} 列`, { line: recordLine }))
      }
      if (next < size && stop === comma) {
        at = next + 1
        if (at < size || !final) continue
        cells.push('')
      }
      open = next >= size || stop === comma
      at = stop === CR && text.charCodeAt(next + 1) === LF ? next + 2 : next + 1
      if (at - recordStart > LIMITS.lineLength) throw lineTooLong(recordLine)
      if (!blank) rows.push({ line: recordLine, cells, faults: faults ?? NO_FAULTS })
      if (next < size) line += 1
      width = cells.length
      cells = []
      faults = undefined
      blank = true
      recordStart = at
      recordLine = line
    }
    if (final || (complete && cells.length === 0)) held = ''
    else {
      held = text.slice(recordStart)
      line = recordLine
    }
    if (held.length > peak) peak = held.length
    if (held.length > LIMITS.lineLength) throw overlong(held, recordLine, width)
    return rows
  }

  return {
    push: (text) => scan(held === '' ? text : held + text, false),
    end: () => (held === '' ? [] : scan(held, true)),
    endedOpen: () => open,
    peakHeld: () => peak,
  }
}

function findCellEnd(text: string, from: number, comma: number): number {
  let at = from
  for (const size = text.length; at < size; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === comma || unit === LF || unit === CR) return at
  }
  return at
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) count += 1
  }
  return count
}

function lineTooLong(line: number): TableFaultError {
  return new TableFaultError(fileFault('LINE_TOO_LONG', '一行超过 1 MiB', { line }))
}

/** An endless record holding line breaks is most often a quote left open. */
function overlong(held: string, line: number, width: number): TableFaultError {
  const breaks = countBreaks(held, 0, Math.min(held.length, LIMITS.lineLength))
  if (breaks === 0 || width === 0) return lineTooLong(line)
  return new TableFaultError(fileFault('UNCLOSED_QUOTE', '引号超过 1 MiB 仍未闭合', { line }))
}
