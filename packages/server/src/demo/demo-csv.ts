import { FORMATS } from '../exchange/formats/formats.ts'
import { encodeGb18030 } from '../exchange/gb18030-encoder.ts'
import type { FormatId } from '../exchange/layout.ts'
import type { Cells } from './demo-rows.ts'

/** How the departments of a demo save their files. */
export type DemoEncoding = 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le'

/** Rows as a CSV file of a format, titled by field codes or by the Chinese labels that people read. */
export function writeDemoCsv(
  format: FormatId,
  rows: readonly Cells[],
  { encoding, titles }: { readonly encoding: DemoEncoding; readonly titles: 'codes' | 'labels' },
): Uint8Array {
  const { fields } = FORMATS[format].spec
  const header = fields.map(({ code, label }) => (titles === 'codes' ? code : label))
  const lines = [header, ...rows.map((row) => fields.map(({ code }) => row[code] ?? ''))]
  return encode(lines.map((cells) => cells.map(quote).join(',')).join('\r\n') + '\r\n', encoding)
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function encode(text: string, encoding: DemoEncoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text, 'utf8')
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`, 'utf8')
    case 'gb18030':
      return encodeGb18030(text)
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le')
  }
}
