import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { NoticeDocument } from './notice-document.ts'
import { printNotice } from './notice-pdf-views.ts'

const LETTER: NoticeDocument = {
  title: '实施惩戒措施告知书',
  number: '编号：445300-20260402-1A2B3C4D',
  addressee: '示例市华兴建筑工程有限公司：',
  opening: ['本机关自2026年4月2日起采取措施。'],
  sections: [{ heading: '事实', paragraphs: ['合成的案情：未取得许可施工。'] }],
  closing: [],
  issuer: '示例市应急管理局',
  issuedOn: '2026年4月2日',
  service: '送达：尚无送达凭证，期限未开始计算。',
  code: '校验码：ABCDE-FGHJK-LMNPQ-RSTVW',
  codeUse: '凭编号和校验码查验。',
  standing: '账簿位置 42，截至 2026-04-02。',
}

/** The text of a PDF, by the map from glyphs to characters that each font carries; fonts are told apart by that map. */
function readText(pdf: Buffer): string {
  const raw = pdf.toString('latin1')
  const objects = new Map<string, string>()
  for (const [, id = '', body = ''] of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body)
  const streamOf = (id: string): string => {
    const body = objects.get(id) ?? ''
    const start = body.indexOf('stream\n') + 'stream\n'.length
    const bytes = Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1')
    return body.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1')
  }
  const fonts = new Map<string, ReadonlyMap<string, string>>()
  for (const body of objects.values()) {
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]
      if (toUnicode !== undefined) fonts.set(name, readGlyphs(streamOf(toUnicode)))
    }
  }
  let text = ''
  for (const [id, body] of objects) {
    if (!/\/Contents|\/Length/.test(body) || !body.includes('stream\n')) continue
    const content = streamOf(id)
    if (!content.includes(' Tf')) continue
    let font: ReadonlyMap<string, string> | undefined
    for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = fonts.get(name)
      for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/gi)) {
        for (const glyph of hex.match(/.{4}/g) ?? []) text += font?.get(glyph.toLowerCase()) ?? '?'
      }
    }
  }
  return text
}

function readGlyphs(cmap: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>()
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const units = [...list.matchAll(/<([0-9a-f ]+)>/gi)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll(' ', ''), 'hex'),
    )
    for (const [index, bytes] of units.entries()) {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, '0')
      glyphs.set(glyph, bytes.swap16().toString('utf16le'))
    }
  }
  return glyphs
}

test('a PDF holds the words of the paper, its facts and the place in the ledger', async () => {
  const pdf = await printNotice(LETTER)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const text = readText(pdf)
  for (const part of [LETTER.title, LETTER.addressee, '合成的案情：未取得许可施工。', LETTER.code, LETTER.standing]) {
    expect(text).toContain(part)
  }
})

test.each([
  ['㐂', true],
  ['𠮷', true],
  ['\u{323AF}', false],
])('the rare character %s is shown by another font, or named, never a silent box', async (character, known) => {
  const text = readText(await printNotice({ ...LETTER, addressee: `${character}某：` }))
  if (known) {
    expect(text).toContain(`${character}某：`)
    expect(text).not.toContain('字形缺失')
  } else {
    expect(text).toContain('〓某：')
    expect(text).toContain('字形缺失，见网页版：U+323AF')
  }
})
