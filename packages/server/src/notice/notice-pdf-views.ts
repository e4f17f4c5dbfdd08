import * as fontkit from 'fontkit'
import PdfDocument from 'pdfkit'
import type { NoticeDocument } from './notice-document.ts'
import { openFontShelf, type FontFile, type FontShelf } from './notice-fonts.ts'
import { NOTICE_FRAME } from './templates/notice-templates.ts'

/** A4 with the margins of an official letter, in points. */
const MARGIN = 62
const SIZE = { title: 18, heading: 12, body: 10.5, foot: 8.5 } as const
const INK = '#1b1f24'
const QUIET = '#4a5461'

let shelf: FontShelf | undefined

/** The fonts are read once in a process: the first PDF pays for them. */
function takeShelf(): FontShelf {
  const known = new Map<FontFile, { hasGlyphForCodePoint(codePoint: number): boolean }>()
  shelf ??= openFontShelf((font, codePoint) => {
    const opened = known.get(font) ?? openFont(font)
    known.set(font, opened)
    return opened.hasGlyphForCodePoint(codePoint)
  })
  return shelf
}

function openFont({ bytes }: FontFile) {
  const opened = fontkit.create(bytes)
  if (!('hasGlyphForCodePoint' in opened)) throw new TypeError('a font file holds a collection')
  return opened
}

/**
 * A paper as PDF, in Chinese, with the fonts in it. A character that no font here can show is never a silent box: a
 * mark stands in its place, and the foot names its code point and sends to the page.
 */
export async function printNotice(document: NoticeDocument): Promise<Buffer> {
  const { split, main } = takeShelf()
  const pdf = new PdfDocument({
    size: 'A4',
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    info: { Title: document.title, Author: document.issuer },
    lang: 'zh-CN',
    bufferPages: true,
  })
  const chunks: Buffer[] = []
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  const lost = new Set<string>()
  const names = new Map<FontFile, string>([[main, main.name]])
  pdf.registerFont(main.name, main.bytes)
  const nameOf = (font: FontFile): string => {
    const known = names.get(font)
    if (known !== undefined) return known
    pdf.registerFont(font.name, font.bytes)
    names.set(font, font.name)
    return font.name
  }
  const write = (text: string, size: number, options: PDFKit.Mixins.TextOptions & { color?: string } = {}): void => {
    const { color = INK, ...rest } = options
    pdf.fontSize(size).fillColor(color)
    const runs = split(text)
    for (const [index, run] of runs.entries()) {
      for (const character of run.font === null ? run.text : '') lost.add(codeOf(character))
      pdf.font(run.font === null ? main.name : nameOf(run.font))
      const shown = run.font === null ? [...run.text].map(() => '〓').join('') : run.text
      const continued = index < runs.length - 1
      pdf.text(shown, { lineGap: size * 0.5, ...rest, continued })
    }
  }

  write(document.title, SIZE.title, { align: 'center' })
  write(document.number, SIZE.foot, { align: 'right', color: QUIET })
  pdf.moveDown(0.8)
  write(document.addressee, SIZE.body)
  for (const text of document.opening) write(text, SIZE.body, { indent: SIZE.body * 2 })
  for (const { heading, paragraphs } of document.sections) {
    pdf.moveDown(0.4)
    if (pdf.y > pdf.page.height - MARGIN - SIZE.heading * 5) pdf.addPage()
    write(heading, SIZE.heading)
    for (const text of paragraphs) write(text, SIZE.body, { indent: SIZE.body * 2 })
  }
  pdf.moveDown(0.6)
  for (const text of document.closing) write(text, SIZE.body, { indent: SIZE.body * 2 })
  pdf.moveDown(1.2)
  write(document.issuer, SIZE.body, { align: 'right' })
  write(document.issuedOn, SIZE.body, { align: 'right' })
  pdf.moveDown(1)
  for (const text of [document.service, document.code, document.codeUse, document.standing]) {
    write(text, SIZE.foot, { color: QUIET })
  }
  if (lost.size > 0) {
    write(NOTICE_FRAME.missingGlyphs.replace('{codes}', [...lost].join('、')), SIZE.foot, { color: QUIET })
  }
  numberPages(pdf, main.name)
  pdf.end()
  await ended
  return Buffer.concat(chunks)
}

function numberPages(pdf: PDFKit.PDFDocument, font: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    const { bottom } = pdf.page.margins
    pdf.page.margins.bottom = 0
    pdf.font(font).fontSize(SIZE.foot).fillColor(QUIET)
    pdf.text(`${page + 1} / ${count}`, MARGIN, pdf.page.height - MARGIN + 20, {
      align: 'center',
      width: pdf.page.width - 2 * MARGIN,
      lineBreak: false,
    })
    pdf.page.margins.bottom = bottom
  }
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
