import { createInflateRaw } from 'node:zlib'
import { fileFault, type FileFault } from './file-fault.ts'
import { LIMITS } from './limits.ts'

interface Entry {
  readonly name: string
  readonly method: number
  readonly deflated: number
  readonly inflated: number
  readonly offset: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_ENTRY = 0x04034b50

/**
 * Weighs a workbook before any of it is unpacked for reading: number of parts, declared sizes and ratios first,
 * then each part is inflated into nothing and counted, since declared sizes may lie.
 */
export async function findWorkbookFault(file: Buffer): Promise<FileFault | undefined> {
  const entries = readDirectory(file)
  if ('code' in entries) return entries
  if (!entries.some(({ name }) => name === '[Content_Types].xml')) {
    const opendocument = entries.some(({ name }) => name === 'mimetype')
    return fileFault('UNSUPPORTED_KIND', opendocument ? '文件是 OpenDocument 表格' : '压缩包不是 XLSX 工作簿')
  }
  let declared = 0
  for (const entry of entries) {
    declared += entry.inflated
    const fault = weigh(entry.name, entry.inflated, entry.deflated, declared)
    if (fault !== undefined) return fault
  }
  let total = 0
  for (const entry of entries) {
    const measured = await measure(file, entry, total)
    if (typeof measured !== 'number') return measured
    total += measured
  }
  return undefined
}

function weigh(name: string, inflated: number, deflated: number, total: number): FileFault | undefined {
  const ratio = inflated / Math.max(1, deflated)
  const over =
    inflated > LIMITS.zipEntryBytes ||
    total > LIMITS.zipTotalBytes ||
    (inflated > LIMITS.zipRatioFloor && ratio > LIMITS.zipRatio)
  if (!over) return undefined
  const megabytes = Math.round(inflated / 1_048_576)
  return fileFault(
    'ZIP_BOMB',
    `部件 ${name.slice(0, 60)} 解压后至少 ${megabytes} MiB，为压缩后的 ${Math.round(ratio)} 倍`,
  )
}

function readDirectory(file: Buffer): Entry[] | FileFault {
  const end = findEnd(file)
  if (end === -1) return fileFault('TRUNCATED_FILE', '工作簿缺少压缩目录')
  const count = file.readUInt16LE(end + 10)
  if (count === 0xffff || count > LIMITS.zipEntries) {
    return fileFault('ZIP_BOMB', `压缩包声明有 ${count} 个部件`)
  }
  let at = file.readUInt32LE(end + 16)
  const entries: Entry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== DIRECTORY_ENTRY) {
      return fileFault('TRUNCATED_FILE', '工作簿的压缩目录不完整', { at: Math.min(at, file.length) })
    }
    if ((file.readUInt16LE(at + 8) & 1) === 1) return fileFault('UNSUPPORTED_KIND', '工作簿已加密')
    const nameLength = file.readUInt16LE(at + 28)
    entries.push({
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      deflated: file.readUInt32LE(at + 20),
      inflated: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - 22 - 0xffff); at -= 1) {
    if (file.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  return -1
}

/** The true size of a part, or the fault that stopped its inflating. */
async function measure(file: Buffer, entry: Entry, before: number): Promise<number | FileFault> {
  const { name, offset, deflated } = entry
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== LOCAL_ENTRY) {
    return fileFault('TRUNCATED_FILE', `部件 ${name.slice(0, 60)} 不在文件中`)
  }
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28)
  const packed = file.subarray(start, start + deflated)
  if (packed.length < deflated) return fileFault('TRUNCATED_FILE', `部件 ${name.slice(0, 60)} 不完整`)
  const sheet = /worksheets\/[^/]+\.xml$/i.test(name) ? watchSheet() : undefined
  if (entry.method === 0) return sheet?.(packed) ?? packed.length
  if (entry.method !== 8) return fileFault('DAMAGED_WORKBOOK', `部件 ${name.slice(0, 60)} 的压缩方法无法识别`)
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  let size = 0
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length
      const fault = weigh(name, size, deflated, before + size) ?? sheet?.(chunk)
      if (fault !== undefined) return fault
    }
  } catch {
    return fileFault('DAMAGED_WORKBOOK', `部件 ${name.slice(0, 60)} 无法解压`)
  } finally {
    inflate.destroy()
  }
  return size
}

/** Counts rows and looks for far columns while a worksheet passes by, so that neither reaches the parser. */
function watchSheet(): (chunk: Buffer) => FileFault | undefined {
  let rows = 0
  let tail = ''
  return (chunk) => {
    const text = tail + chunk.toString('latin1')
    for (let at = text.indexOf('<row'); at !== -1 && at < text.length - 16; at = text.indexOf('<row', at + 4)) rows += 1
    tail = text.slice(-16)
    if (rows > LIMITS.xlsxRows + LIMITS.headerSearchRows) {
      return fileFault('TOO_MANY_ROWS', `工作表超过 ${LIMITS.xlsxRows} 行`)
    }
    return /r="[A-Z]{3}\d/.test(text) ? fileFault('TOO_MANY_COLUMNS', '工作表有 ZZ 之后的列') : undefined
  }
}
