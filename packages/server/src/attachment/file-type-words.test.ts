import { expect, test } from 'vitest'
import { packZip } from '../exchange/zip-for-tests.ts'
import { cleanFileName, nameToGive } from './file-name.ts'
import { readFileType } from './file-type-words.ts'

const zipOf = (...names: readonly string[]) => packZip(names.map((name) => ({ name, data: Buffer.from('x') })))

test.each([
  ['a PDF with its end', Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF\n'), 'pdf'],
  ['a PDF cut short', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'unreadable'],
  ['a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0]), 'jpeg'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'png'],
  ['a text document', zipOf('[Content_Types].xml', 'word/document.xml'), 'docx'],
  ['a workbook', zipOf('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
  ['a layout document', zipOf('OFD.xml', 'Doc_0/Document.xml'), 'ofd'],
  ['a bare zip', zipOf('程序.exe'), 'unreadable'],
  ['a zip without its directory', zipOf('OFD.xml').subarray(0, 40), 'unreadable'],
  ['text in UTF-8', Buffer.from('情况说明\r\n'), 'txt'],
  ['text in GB18030', Buffer.from([0xc7, 0xe9, 0xbf, 0xf6]), 'txt'],
  ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0x00, 0x03]), 'unreadable'],
])('%s is known by its bytes', (_what, bytes, type) => {
  expect(readFileType(bytes)).toBe(type)
})

test('a directory that leads outside the file is no directory', () => {
  const zip = zipOf('OFD.xml')
  zip.writeUInt32LE(0xffff_fff0, zip.length - 6)
  expect(readFileType(zip)).toBe('unreadable')
})

test.each([
  [String.raw`C:\users\me\回单.pdf`, 'pdf', '回单.pdf'],
  ['说明\u202Efdp.exe', 'unreadable', '说明fdp.exe.bin'],
  ['invoice.exe', 'pdf', 'invoice.exe.pdf'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['\r\n', 'png', '附件.png'],
  ['证明.JPEG', 'jpeg', '证明.JPEG'],
] as const)('%j of type %s is given out as %s', (given, type, name) => {
  expect(nameToGive(cleanFileName(given), type)).toBe(name)
})
