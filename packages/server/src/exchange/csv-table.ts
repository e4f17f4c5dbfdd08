import type { ByteSource } from './byte-source.ts'
import { createCsvTokenizer, type TableRow } from './csv-tokenizer.ts'
import { findStamp } from './export-stamp.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'
import { LIMITS } from './limits.ts'
import { findHeader, type CountTitles, type TableSource } from './table-source.ts'
import { createDecoder, type EncodingReading } from './text-encoding.ts'

const DELIMITERS = [',', '\t', ';', '，', '|'] as const

/** The separator that stands most often, outside quotes, on the line that has most of any. */
function readDelimiter(sample: string): string {
  let best: string = DELIMITERS[0]
  let most = 0
  for (const text of sample.split(/\r\n?|\n/, LIMITS.headerSearchRows)) {
    const bare = text.replaceAll(/"[^"]*"/g, '')
    for (const delimiter of DELIMITERS) {
      const count = bare.split(delimiter).length - 1
      if (count > most) {
        most = count
        best = delimiter
      }
    }
  }
  return best
}

/** Opens delimited text whose encoding has been told. */
export async function openCsv(
  bytes: ByteSource,
  name: string,
  reading: EncodingReading,
  countTitles: CountTitles,
): Promise<TableSource | FileFault> {
  const preview = createDecoder(reading).decode(bytes.sample.subarray(reading.bomLength))
  const delimiter = readDelimiter(preview)
  const decoder = createDecoder(reading)
  const tokenizer = createCsvTokenizer(delimiter)
  const batches = tokenise()

  async function* tokenise(): AsyncGenerator<TableRow[]> {
    let skip = reading.bomLength
    for await (const chunk of bytes.chunks()) {
      const body = skip === 0 ? chunk : chunk.subarray(skip)
      skip = Math.max(0, skip - chunk.length)
      const rows = tokenizer.push(decoder.decode(body))
      if (rows.length > 0) yield rows
    }
    const last = [...tokenizer.push(decoder.end()), ...tokenizer.end()]
    if (last.length > 0) yield last
  }

  const head: TableRow[] = []
  while (head.length < LIMITS.headerSearchRows) {
    const next = await batches.next()
    if (next.done === true) break
    head.push(...next.value)
  }
  if (head.length === 0) return fileFault('EMPTY_FILE', '文件没有任何内容')
  const { at, height } = findHeader(head.slice(0, LIMITS.headerSearchRows), countTitles)
  const headerRow = head[at] ?? { line: 1, cells: [] }
  const header = headerRow.cells.map((cell) => cell.trim())
  const stamp = findStamp(header)

  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    let last = head.at(-1)
    const first = head.splice(0).slice(at + height)
    if (first.length > 0) yield first
    for await (const batch of batches) {
      last = batch.at(-1)
      yield batch
    }
    if (last !== undefined && tokenizer.endedOpen() && last.cells.length < header.length && last !== headerRow) {
      const found = `最后一行只有 ${last.cells.length} 列，表头有 ${header.length} 列，且没有换行结束`
      throw new TableFaultError(fileFault('TRUNCATED_FILE', found, { line: last.line }))
    }
  }

  return {
    kind: 'csv',
    name,
    encoding: reading.encoding,
    bom: reading.bomLength > 0,
    delimiter,
    sheet: '',
    sheets: [],
    headerLine: headerRow.line,
    header,
    ...(stamp === undefined ? {} : { stamp }),
    batches: rows,
    settledEncoding: decoder.encoding,
    bytesRead: bytes.bytesRead,
    sha256: bytes.sha256,
    peakHeld: tokenizer.peakHeld,
    close: bytes.close,
  }
}
