import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import type { CellValue } from 'hucre/xlsx'
import type { ByteSource } from './byte-source.ts'
import { NO_FAULTS, type CellFault, type TableRow } from './csv-tokenizer.ts'
import { findStamp } from './export-stamp.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'
import { LIMITS } from './limits.ts'
import { formatNumber } from './number-text.ts'
import { findHeader, type CountTitles, type TableSource } from './table-source.ts'
import { findWorkbookFault } from './xlsx-guard.ts'

/** Name of the sheet that explains one of our own exports; never read as data. */
export const NOTES_SHEET = '说明'

const BATCH = 500

/** Opens one worksheet of a workbook, after the whole workbook has been weighed. */
export async function openXlsx(
  bytes: ByteSource,
  name: string,
  wanted: string | number | undefined,
  countTitles: CountTitles,
): Promise<TableSource | FileFault> {
  const file = await readWhole(bytes)
  if (!Buffer.isBuffer(file)) return file
  const heavy = await findWorkbookFault(file)
  if (heavy !== undefined) return heavy
  const sheets = await listSheets(file)
  if (!Array.isArray(sheets)) return sheets
  const data = sheets.filter((title) => title !== NOTES_SHEET)
  const sheet = typeof wanted === 'string' ? data.find((title) => title === wanted) : data[wanted ?? 0]
  if (sheet === undefined) return fileFault('SHEET_NOT_FOUND', `工作簿没有所指的工作表（共 ${data.length} 张）`)

  const stream = readSheet(file, sheet)
  const head: TableRow[] = []
  try {
    while (head.length < LIMITS.headerSearchRows) {
      const next = await stream.next()
      if (next.done === true) break
      head.push(next.value)
    }
  } catch (error) {
    if (error instanceof TableFaultError) return error.fault
    throw error
  }
  if (head.length === 0) return fileFault('EMPTY_FILE', '工作表没有任何内容')
  const { at, height } = findHeader(head, countTitles)
  const headerRow = head[at] ?? { line: 1, cells: [] }
  const header = headerRow.cells.map((cell) => cell.trim())
  while (header.at(-1) === '') header.pop()
  const stamp = findStamp(header)

  async function* batches(): AsyncGenerator<readonly TableRow[]> {
    let batch = head.splice(0).slice(at + height)
    let count = batch.length
    for await (const row of stream) {
      count += 1
      if (count > LIMITS.xlsxRows) {
        throw new TableFaultError(fileFault('TOO_MANY_ROWS', `工作表超过 ${LIMITS.xlsxRows} 行`, { line: row.line }))
      }
      batch.push(row)
      if (batch.length < BATCH) continue
      yield batch.map((item) => fit(item, header.length))
      batch = []
    }
    if (batch.length > 0) yield batch.map((item) => fit(item, header.length))
  }

  return {
    kind: 'xlsx',
    name,
    encoding: 'utf-8',
    bom: false,
    delimiter: ',',
    sheet,
    sheets,
    headerLine: headerRow.line,
    header,
    ...(stamp === undefined ? {} : { stamp }),
    batches,
    settledEncoding: () => 'utf-8',
    bytesRead: bytes.bytesRead,
    sha256: bytes.sha256,
    peakHeld: () => file.length,
    close: bytes.close,
  }
}

async function readWhole(bytes: ByteSource): Promise<Buffer | FileFault> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of bytes.chunks()) {
    size += piece.length
    if (size > LIMITS.xlsxFileBytes) {
      return fileFault('FILE_TOO_LARGE', `XLSX 文件超过 ${LIMITS.xlsxFileBytes / 1_048_576} MiB`)
    }
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function listSheets(file: Buffer): Promise<string[] | FileFault> {
  const titles: string[] = []
  try {
    await readXlsx(file, {
      sheets: (info) => {
        titles.push(info.name)
        return false
      },
    })
    return titles
  } catch {
    return titles.length > 0 ? titles : fileFault('DAMAGED_WORKBOOK', '工作簿的目录部件无法读取')
  }
}

async function* readSheet(file: Buffer, sheet: string): AsyncGenerator<TableRow> {
  try {
    for await (const { index, values } of streamXlsxRows(file, { sheet })) {
      if (values.length > LIMITS.columns) {
        const found = `一行超过 ${LIMITS.columns} 列`
        throw new TableFaultError(fileFault('TOO_MANY_COLUMNS', found, { line: index + 1 }))
      }
      const row = toRow(index + 1, values)
      if (row.cells.some((cell) => cell !== '' && cell.trim() !== '')) yield row
    }
  } catch (error) {
    if (error instanceof TableFaultError) throw error
    throw new TableFaultError(fileFault('DAMAGED_WORKBOOK', '工作表内容无法解析'))
  }
}

function toRow(line: number, values: readonly CellValue[]): TableRow {
  const faults: CellFault[] = []
  const cells = values.map((value, column) => {
    const text = toText(value)
    if (text.length <= LIMITS.cellLength) return text
    faults.push({ column, code: 'CELL_TOO_LONG' })
    return text.slice(0, 64)
  })
  return { line, cells, faults: faults.length === 0 ? NO_FAULTS : faults }
}

function toText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
  }
  return typeof value === 'number' || typeof value === 'boolean' ? formatNumber(value) : String(value)
}

/** Worksheets leave out empty cells at the end of a row; cells past the header that hold nothing are dropped. */
function fit(row: TableRow, width: number): TableRow {
  const cells = row.cells.slice()
  while (cells.length < width) cells.push('')
  while (cells.length > width && cells.at(-1)?.trim() === '') cells.pop()
  return { ...row, cells }
}
