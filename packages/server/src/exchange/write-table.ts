import { escapeApostrophe, escapeFormula } from './cell-text.ts'
import { formatStampTitle, type ExportStamp } from './export-stamp.ts'
import { encodeGb18030 } from './gb18030-encoder.ts'
import { META_KEY } from './ndjson-table.ts'
import type { Encoding } from './text-encoding.ts'

export interface TableColumn {
  readonly title: string
  /** A number that names something: quoted in CSV and a text cell in XLSX, so that no spreadsheet rounds it. */
  readonly identifier?: boolean
}

export type Cell = string | number

/** A table to be written; rows may come from a cursor. */
export interface Table {
  /** Sheet and file name, without extension. */
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

/** How CSV text is laid out; the defaults suit spreadsheets in Chinese. */
export interface CsvStyle {
  readonly encoding?: Encoding
  readonly bom?: boolean
  readonly delimiter?: string
}

const PIECE = 64 * 1024

/**
 * Writes CSV: UTF-8 with BOM and CRLF by default. Identifiers are always quoted (a spreadsheet told to keep quoted cells
 * as text leaves them whole), formula-like cells escaped so that reading them here gives back what was; the stamp is the
 * title of a last, empty column.
 */
export async function* writeCsv(
  table: Table,
  stamp: ExportStamp | undefined,
  style: CsvStyle = {},
): AsyncGenerator<Buffer> {
  const { encoding = 'utf-8', delimiter = ',' } = style
  const tail = stamp === undefined ? '' : delimiter
  const title = stamp === undefined ? '' : `${delimiter}${formatStampTitle(stamp)}`
  let text = (style.bom ?? encoding !== 'gb18030') ? '\ufeff' : ''
  text += `${table.columns.map((column) => csvCell(column.title, delimiter, false)).join(delimiter)}${title}\r\n`
  for await (const row of table.rows) {
    const cells = table.columns.map(({ identifier }, index) =>
      csvCell(row[index] ?? '', delimiter, identifier === true),
    )
    text += `${cells.join(delimiter)}${tail}\r\n`
    if (text.length < PIECE) continue
    yield encodeText(text, encoding)
    text = ''
  }
  if (text !== '') yield encodeText(text, encoding)
}

function csvCell(cell: Cell, delimiter: string, always: boolean): string {
  const text = typeof cell === 'number' ? String(cell) : escapeFormula(cell)
  const quoted =
    (always && text !== '') || text.includes('"') || text.includes(delimiter) || /[\r\n]|^\s|\s$/.test(text)
  return quoted ? `"${text.replaceAll('"', '""')}"` : text
}

function encodeText(text: string, encoding: Encoding): Buffer {
  if (encoding === 'gb18030') return encodeGb18030(text)
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16be' ? bytes.swap16() : bytes
}

/** Writes NDJSON; the first line names the stamp and the columns, each other line is an object by title. */
export async function* writeNdjson(table: Table, stamp: ExportStamp | undefined): AsyncGenerator<Buffer> {
  const columns = table.columns.map(({ title }) => title)
  let text = `${JSON.stringify({ [META_KEY]: { ...stamp, columns } })}\n`
  for await (const row of table.rows) {
    const cells = columns.map((title, index) => {
      const cell = row[index] ?? ''
      return [title, typeof cell === 'string' ? escapeApostrophe(cell) : cell] as const
    })
    text += `${JSON.stringify(Object.fromEntries(cells))}\n`
    if (text.length < PIECE) continue
    yield Buffer.from(text, 'utf8')
    text = ''
  }
  if (text !== '') yield Buffer.from(text, 'utf8')
}
