import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { openBytes, type ByteInput, type ByteSource } from './byte-source.ts'
import { openCsv } from './csv-table.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'
import { countKnownTitles } from './formats/formats.ts'
import { openNdjson } from './ndjson-table.ts'
import type { TableSource } from './table-source.ts'
import { createDecoder, parseEncodingName, readEncoding, type EncodingReading } from './text-encoding.ts'
import { openXlsx } from './xlsx-table.ts'

export interface OpenTableOptions {
  /** The file's name, for reports only: neither kind nor encoding is taken from it. */
  readonly name: string
  /** What the sender says the encoding is. */
  readonly declaredEncoding?: string
  /** Worksheet by title or by place (0 = first); the first by default. */
  readonly sheet?: string | number
}

/** Opens a file as a table, told by its content alone. A file that cannot be a table is refused with advice. */
export async function openTable(input: ByteInput, options: OpenTableOptions): Promise<Result<TableSource, FileFault>> {
  const bytes = await openBytes(input)
  const opened = await openKind(bytes, options).catch((error: unknown) => {
    if (error instanceof TableFaultError) return error.fault
    throw error
  })
  if ('kind' in opened) return ok(opened)
  await bytes.close()
  return refuse(opened)
}

async function openKind(bytes: ByteSource, options: OpenTableOptions): Promise<TableSource | FileFault> {
  const { sample, whole } = bytes
  if (sample.length === 0) return fileFault('EMPTY_FILE', '文件为零字节')
  const foreign = findForeignKind(sample)
  if (foreign !== undefined) return fileFault('UNSUPPORTED_KIND', foreign)
  if (/^504b(?:0304|0506)/.test(sample.toString('hex', 0, 4))) {
    return openXlsx(bytes, options.name, options.sheet, countKnownTitles)
  }
  const declared = options.declaredEncoding === undefined ? undefined : parseEncodingName(options.declaredEncoding)
  if (options.declaredEncoding !== undefined && declared === undefined) {
    return fileFault('ENCODING_MISMATCH', '所声明的编码不在支持之列（UTF-8、GB18030、UTF-16）')
  }
  const reading = readEncoding(sample, whole, declared)
  if ('code' in reading) return reading
  return openText(bytes, options.name, reading)
}

async function openText(bytes: ByteSource, name: string, reading: EncodingReading): Promise<TableSource | FileFault> {
  const start = createDecoder(reading).decode(bytes.sample.subarray(reading.bomLength)).trimStart().slice(0, 512)
  if (start === '' && bytes.whole) return fileFault('EMPTY_FILE', '文件只有空白')
  if (/^<(?:!doctype|html|\?xml|table|meta|head)/i.test(start)) {
    return fileFault('UNSUPPORTED_KIND', '文件是网页或 XML，可能是系统导出的假 XLS')
  }
  if (/^\[\s*[[{\]]/.test(start)) return fileFault('UNSUPPORTED_KIND', '文件是 JSON 数组，请改为每行一个对象的 NDJSON')
  return start.startsWith('{') ? openNdjson(bytes, name, reading) : openCsv(bytes, name, reading, countKnownTitles)
}

const FOREIGN: readonly (readonly [string, string])[] = [
  ['d0cf11e0', '文件是旧版 XLS 或加密的 XLSX'],
  ['25504446', '文件是 PDF'],
  ['52617221', '文件是 RAR 压缩包'],
  ['377abcaf', '文件是 7z 压缩包'],
  ['1f8b', '文件是 gzip 压缩包'],
  ['89504e47', '文件是图片'],
  ['ffd8ff', '文件是图片'],
]

function findForeignKind(sample: Buffer): string | undefined {
  const start = sample.subarray(0, 4).toString('hex')
  return FOREIGN.find(([magic]) => start.startsWith(magic))?.[1]
}
