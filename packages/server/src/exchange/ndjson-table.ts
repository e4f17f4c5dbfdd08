import type { ByteSource } from './byte-source.ts'
import { NO_FAULTS, type CellFault, type TableRow } from './csv-tokenizer.ts'
import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { ExportStamp } from './export-stamp.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'
import { LIMITS } from './limits.ts'
import { formatNumber } from './number-text.ts'
import type { TableSource } from './table-source.ts'
import { createDecoder, type EncodingReading } from './text-encoding.ts'

/** The key of the line that opens our own NDJSON exports: `{"$xinheng":{"asOf":…,"position":…,"columns":[…]}}`. */
export const META_KEY = '$xinheng'

/** Lines looked at for the set of keys; a key that first comes later is reported on its row. */
const KEY_LINES = 200

type JsonObject = Readonly<Record<string, unknown>>
interface Parsed {
  readonly line: number
  /** `undefined` when the line is no JSON object. */
  readonly object: JsonObject | undefined
}

/** Opens newline-delimited JSON objects as a table whose columns are their keys. */
export async function openNdjson(
  bytes: ByteSource,
  name: string,
  reading: EncodingReading,
): Promise<TableSource | FileFault> {
  const decoder = createDecoder(reading)
  let held = ''
  let line = 0
  let peak = 0

  const cut = (text: string, final: boolean): Parsed[] => {
    const found: Parsed[] = []
    let from = 0
    for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
      line += 1
      if (to - from > LIMITS.lineLength) throw tooLong(line)
      const parsed = parseLine(text.slice(from, to), line)
      if (parsed !== undefined) found.push(parsed)
      from = to + 1
    }
    held = text.slice(from)
    peak = Math.max(peak, held.length)
    if (held.length > LIMITS.lineLength) throw tooLong(line + 1)
    if (final && held.trim() !== '') {
      const parsed = parseLine(held, line + 1)
      if (parsed !== undefined && parsed.object === undefined) {
        throw new TableFaultError(fileFault('TRUNCATED_FILE', '最后一行不是完整的 JSON', { line: line + 1 }))
      }
      if (parsed !== undefined) found.push(parsed)
    }
    return found
  }

  async function* parse(): AsyncGenerator<Parsed[]> {
    let skip = reading.bomLength
    for await (const chunk of bytes.chunks()) {
      const found = cut(held + decoder.decode(chunk.subarray(skip)), false)
      skip = Math.max(0, skip - chunk.length)
      if (found.length > 0) yield found
    }
    const found = cut(held + decoder.end(), true)
    if (found.length > 0) yield found
  }

  const parsed = parse()
  const head: Parsed[] = []
  while (head.length < KEY_LINES) {
    const next = await parsed.next()
    if (next.done === true) break
    head.push(...next.value)
  }
  const meta = readMeta(head[0]?.object)
  if (meta !== undefined) head.shift()
  if (head.length === 0 && meta === undefined) return fileFault('EMPTY_FILE', '文件没有任何内容')
  const keys = new Set(meta?.columns)
  for (const { object } of head) for (const key of Object.keys(object ?? {})) keys.add(key)
  const header = [...keys].slice(0, LIMITS.columns)
  const known = new Set(header)

  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    if (head.length > 0) yield head.splice(0).map((item) => toRow(item, header, known))
    for await (const batch of parsed) yield batch.map((item) => toRow(item, header, known))
  }

  return {
    kind: 'ndjson',
    name,
    encoding: reading.encoding,
    bom: reading.bomLength > 0,
    delimiter: ',',
    sheet: '',
    sheets: [],
    headerLine: 1,
    header,
    ...(meta?.stamp === undefined ? {} : { stamp: meta.stamp }),
    batches: rows,
    settledEncoding: decoder.encoding,
    bytesRead: bytes.bytesRead,
    sha256: bytes.sha256,
    peakHeld: () => peak,
    close: bytes.close,
  }
}

function tooLong(line: number): TableFaultError {
  return new TableFaultError(fileFault('LINE_TOO_LONG', '一行超过 1 MiB', { line }))
}

function parseLine(text: string, line: number): Parsed | undefined {
  if (text.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(text)
    return { line, object: isObject(value) ? value : undefined }
  } catch {
    return { line, object: undefined }
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readMeta(object: JsonObject | undefined): { columns: string[]; stamp?: ExportStamp } | undefined {
  const meta = object?.[META_KEY]
  if (!isObject(meta)) return undefined
  const listed: readonly unknown[] = Array.isArray(meta['columns']) ? meta['columns'] : []
  const columns = listed.filter((key) => typeof key === 'string')
  const asOf = typeof meta['asOf'] === 'string' ? parseLocalDate(meta['asOf']) : undefined
  const position = meta['position']
  if (asOf === undefined || typeof position !== 'number') return { columns }
  return { columns, stamp: { asOf, position } }
}

function toRow({ line, object }: Parsed, header: readonly string[], known: ReadonlySet<string>): TableRow {
  if (object === undefined) {
    return { line, cells: header.map(() => ''), faults: [{ column: -1, code: 'NOT_JSON' }] }
  }
  const faults: CellFault[] = []
  const cells = header.map((key, column) => {
    const text = Object.hasOwn(object, key) ? toCell(object[key]) : ''
    if (text === undefined) faults.push({ column, code: 'NESTED_VALUE' })
    else if (text.length > LIMITS.cellLength) {
      faults.push({ column, code: 'CELL_TOO_LONG' })
      return text.slice(0, 64)
    }
    return text ?? ''
  })
  if (Object.keys(object).some((key) => !known.has(key))) faults.push({ column: -1, code: 'UNKNOWN_COLUMN' })
  return { line, cells, faults: faults.length === 0 ? NO_FAULTS : faults }
}

function toCell(value: unknown): string | undefined {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return formatNumber(value)
  return undefined
}
