import type { ByteSource } from './byte-source.ts'
import type { TableRow } from './csv-tokenizer.ts'
import { findStamp } from './export-stamp.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'
import { LIMITS } from './limits.ts'
import { findHeader, type CountTitles, type TableSource } from './table-source.ts'
import { openWorkbook } from './workbook-thread.ts'

/** Name of the sheet that explains one of our own exports; never read as data. */
export const NOTES_SHEET = '说明'

const BATCH = 500

/** Opens one worksheet of a workbook; it is weighed and parsed in a thread of its own. */
export async function openXlsx(
  bytes: ByteSource,
  name: string,
  wanted: string | number | undefined,
  countTitles: CountTitles,
): Promise<TableSource | FileFault> {
  const file = await readWhole(bytes)
  if ('code' in file) return file
  const size = file.byteLength
  const workbook = await openWorkbook({ bytes: file, skip: NOTES_SHEET, wanted })
  if ('code' in workbook) return workbook
  const { sheet, sheets } = workbook
  const stream = rowsOf(workbook.batches())
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
    peakHeld: () => size,
    close: async () => {
      await workbook.close()
      await bytes.close()
    },
  }
}

async function* rowsOf(batches: AsyncGenerator<readonly TableRow[]>): AsyncGenerator<TableRow> {
  for await (const batch of batches) yield* batch
}

/** The whole file in memory of its own, which can be handed to a thread. */
async function readWhole(bytes: ByteSource): Promise<ArrayBuffer | FileFault> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of bytes.chunks()) {
    size += piece.length
    if (size > LIMITS.xlsxFileBytes) {
      return fileFault('FILE_TOO_LARGE', `XLSX 文件超过 ${LIMITS.xlsxFileBytes / 1_048_576} MiB`)
    }
    pieces.push(piece)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole.buffer
}

/** Worksheets leave out empty cells at the end of a row; cells past the header that hold nothing are dropped. */
function fit(row: TableRow, width: number): TableRow {
  const cells = row.cells.slice()
  while (cells.length < width) cells.push('')
  while (cells.length > width && cells.at(-1)?.trim() === '') cells.pop()
  return { ...row, cells }
}
