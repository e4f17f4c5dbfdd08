/** What a file is, by its bytes. `unreadable` is kept all the same, and marked. */
export type FileType = 'pdf' | 'jpeg' | 'png' | 'docx' | 'xlsx' | 'ofd' | 'txt' | 'unreadable'

/** How each type is sent and named when somebody takes it out again. */
export const FILE_TYPES = {
  pdf: { mediaType: 'application/pdf', extension: 'pdf', label: 'PDF' },
  jpeg: { mediaType: 'image/jpeg', extension: 'jpg', label: '照片（JPEG）' },
  png: { mediaType: 'image/png', extension: 'png', label: '图片（PNG）' },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    label: '文字文档（DOCX）',
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    label: '电子表格（XLSX）',
  },
  ofd: { mediaType: 'application/ofd', extension: 'ofd', label: '版式文档（OFD）' },
  txt: { mediaType: 'text/plain; charset=utf-8', extension: 'txt', label: '纯文本' },
  unreadable: { mediaType: 'application/octet-stream', extension: 'bin', label: '未能识别的格式' },
} as const satisfies Readonly<
  Record<FileType, { readonly mediaType: string; readonly extension: string; readonly label: string }>
>

/** Whether a text of the database names a type of file. */
export function isFileType(text: string): text is FileType {
  return Object.hasOwn(FILE_TYPES, text)
}

const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const PDF_WITHIN = 1024

/** What a file is by its first bytes and, for a zip, by what it contains; the name it came with says nothing. */
export function readFileType(bytes: Uint8Array): FileType {
  if (begins(bytes, JPEG)) return 'jpeg'
  if (begins(bytes, PNG)) return 'png'
  if (begins(bytes, ZIP)) return readZipType(bytes)
  const buffer = viewOf(bytes)
  const head = buffer.subarray(0, PDF_WITHIN).indexOf('%PDF-')
  if (head !== -1) return buffer.lastIndexOf('%%EOF') > head ? 'pdf' : 'unreadable'
  return isText(bytes) ? 'txt' : 'unreadable'
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const CONTROL = /[\0-\u0008\u000B\u000C\u000E-\u001F\u007F]/u

function isText(bytes: Uint8Array): boolean {
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      return !CONTROL.test(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      return false
    }
  })
}

function readZipType(bytes: Uint8Array): FileType {
  const names = listZipNames(viewOf(bytes))
  if (names.includes('OFD.xml')) return 'ofd'
  if (!names.includes('[Content_Types].xml')) return 'unreadable'
  if (names.includes('word/document.xml')) return 'docx'
  return names.includes('xl/workbook.xml') ? 'xlsx' : 'unreadable'
}

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06])
const DIRECTORY_ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const MOST_ENTRIES = 10_000

/** The names of the central directory; none where it is cut short or leads outside the file. Nothing is unpacked. */
function listZipNames(file: Buffer): readonly string[] {
  const end = file.lastIndexOf(END_OF_DIRECTORY)
  if (end === -1 || end + END_BYTES > file.length) return []
  const names: string[] = []
  let at = file.readUInt32LE(end + 16)
  while (names.length < MOST_ENTRIES && at + ENTRY_BYTES <= end && file.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const nameLength = file.readUInt16LE(at + 28)
    names.push(file.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength))
    at += ENTRY_BYTES + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return names
}
