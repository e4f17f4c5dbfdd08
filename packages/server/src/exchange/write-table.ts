import { writeXlsx as packWorkbook } from 'hucre/xlsx'
import type { WriteSheet } from 'hucre/xlsx'
import { escapeApostrophe, escapeFormula } from './cell-text.ts'
import { formatStampTitle, type ExportStamp } from './export-stamp.ts'
import { encodeGb18030 } from './gb18030-encoder.ts'
import { LIMITS } from './limits.ts'
import { META_KEY } from './ndjson-table.ts'
import type { Encoding } from './text-encoding.ts'
import { NOTES_SHEET } from './xlsx-table.ts'

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

/** What a workbook may not hold; the caller offers CSV instead. */
export class TooManyRowsError extends RangeError {}

/**
 * Writes a workbook: every text is a text cell (never a formula, never rounded), and a sheet 说明 names the stamp.
 * Throws `TooManyRowsError` past the limit, before anything is packed.
 */
export async function writeXlsx(
  table: Table,
  stamp: ExportStamp | undefined,
  notes: readonly (readonly [string, string])[] = [],
): Promise<Uint8Array> {
  const rows: Cell[][] = [table.columns.map(({ title }) => title)]
  for await (const row of table.rows) {
    if (rows.length > LIMITS.xlsxRows) throw new TooManyRowsError(`more than ${LIMITS.xlsxRows} rows`)
    rows.push(row.map((cell) => (typeof cell === 'string' ? xmlText(escapeApostrophe(cell)) : cell)))
  }
  if (stamp !== undefined) rows[0]?.push(formatStampTitle(stamp))
  const sheet: WriteSheet = {
    name: sheetName(table.name),
    columns: table.columns.map(({ title, identifier }) => ({
      width: Math.min(40, Math.max(12, title.length * 2)),
      ...(identifier === true ? { numFmt: '@' } : {}),
    })),
    rows,
    freezePane: { rows: 1 },
  }
  const explained: string[][] = [
    ...(stamp === undefined
      ? []
      : [
          ['数据截至', stamp.asOf],
          ['账本位置', String(stamp.position)],
        ]),
    ['行数', String(rows.length - 1)],
    ...notes.map(([title, text]) => [title, xmlText(text)]),
  ]
  return packWorkbook({ sheets: [sheet, { name: NOTES_SHEET, rows: explained }], stringMode: 'inline' })
}

/** Characters that XML cannot carry are left out; a cell longer than a spreadsheet allows is cut. */
function xmlText(text: string): string {
  return text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').slice(0, 32_767)
}

function sheetName(name: string): string {
  const clean = name.replaceAll(/[[\]:*?/\\']/g, '').slice(0, 31)
  return clean === '' || clean === NOTES_SHEET ? '数据' : clean
}
