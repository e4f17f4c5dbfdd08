import { Readable } from 'node:stream'
import { deflateRawSync } from 'node:zlib'
import { writeXlsx as pack } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { ByteInput } from './byte-source.ts'
import { TableFaultError, type FileFault } from './file-fault.ts'
import { encodeGb18030 } from './gb18030-encoder.ts'
import { LIMITS } from './limits.ts'
import { openTable, type OpenTableOptions } from './open-table.ts'
import { readRows, type TableSource } from './table-source.ts'
import { packZip } from './zip-for-tests.ts'

const TEXT = '名单名称,主体名称\r\n失信名单,云浮市测试建材有限公司0001\r\n失信名单,云浮市测试㐂𠮷食品有限公司0002\r\n'
const NAMES = ['云浮市测试建材有限公司0001', '云浮市测试㐂𠮷食品有限公司0002']

const stream = (...pieces: readonly Uint8Array[]): ByteInput => Readable.from(pieces)

async function open(bytes: Uint8Array, options: Partial<OpenTableOptions> = {}): Promise<TableSource> {
  const opened = await openTable(stream(bytes), { name: 'test', ...options })
  if (!opened.ok) throw new TableFaultError(opened.error)
  return opened.value
}

async function faultOf(bytes: ByteInput, options: Partial<OpenTableOptions> = {}): Promise<FileFault | undefined> {
  const opened = await openTable(bytes, { name: 'test', ...options })
  if (!opened.ok) return opened.error
  try {
    for await (const row of readRows(opened.value)) if (row.line < 0) break
  } catch (error) {
    if (error instanceof TableFaultError) return error.fault
    throw error
  }
  return undefined
}

async function secondColumn(source: TableSource): Promise<string[]> {
  const found: string[] = []
  for await (const { cells } of readRows(source)) found.push(cells[1] ?? '')
  return found
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')

describe('encodings', () => {
  test.each<[string, Buffer, string, boolean]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8', false],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`), 'utf-8', true],
    ['GB18030 with four-byte characters', encodeGb18030(TEXT), 'gb18030', false],
    ['UTF-16 LE with BOM', utf16(`\ufeff${TEXT}`), 'utf-16le', true],
    ['UTF-16 BE with BOM', utf16(`\ufeff${TEXT}`).swap16(), 'utf-16be', true],
    ['UTF-16 LE without BOM', utf16(TEXT), 'utf-16le', false],
    ['UTF-16 BE without BOM', utf16(TEXT).swap16(), 'utf-16be', false],
  ])('%s is told by its bytes', async (_, bytes, encoding, bom) => {
    const source = await open(bytes)
    expect([source.encoding, source.bom]).toEqual([encoding, bom])
    expect(source.header).toEqual(['名单名称', '主体名称'])
    expect(await secondColumn(source)).toEqual(NAMES)
  })

  test('the four-byte characters are the bytes of the standard', () => {
    expect(encodeGb18030('㐂').toString('hex')).toBe('8139ef31')
    expect(encodeGb18030('𠮷').toString('hex')).toBe('9534b235')
    expect(encodeGb18030('云浮').toString('hex')).toBe('d4c6b8a1')
  })

  test('sequences cut by a chunk are put together', async () => {
    const bytes = encodeGb18030(TEXT)
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte))
    const opened = await openTable(stream(...pieces), { name: 'test' })
    expect(opened.ok && (await secondColumn(opened.value))).toEqual(NAMES)
  })

  test('GB18030 that begins only after much ASCII is still read', async () => {
    const ascii = 'QY_MDMC,QY_ZTMC\r\n' + 'A,B\r\n'.repeat(60_000)
    const source = await open(Buffer.concat([Buffer.from(ascii), encodeGb18030('失信,云浮测试\r\n')]))
    expect((await secondColumn(source)).at(-1)).toBe('云浮测试')
    expect(source.settledEncoding()).toBe('gb18030')
  })

  test.each([
    ['UTF-8 said to be GB18030', Buffer.from(TEXT), 'GB18030', 0],
    ['GB18030 said to be UTF-8', encodeGb18030(TEXT), 'utf-8', 0],
    ['UTF-8 said to be UTF-16', Buffer.from(TEXT), 'utf-16le', 0],
  ])('%s is refused at the first byte that does not fit', async (_, bytes, declaredEncoding, at) => {
    expect(await faultOf(stream(bytes), { declaredEncoding })).toMatchObject({ code: 'ENCODING_MISMATCH', at })
  })

  test('bytes of no encoding are refused with their place', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(300, 0xff)])
    expect(await faultOf(stream(bytes))).toMatchObject({ code: 'INVALID_ENCODING', at: 4 })
  })

  test('one broken character leaves the rest of the file readable', async () => {
    const broken = Buffer.concat([Buffer.from(TEXT), Buffer.from([0x61, 0x2c, 0xff, 0x0a])])
    expect((await secondColumn(await open(broken))).at(-1)).toBe('\ufffd')
  })
})

describe('what a file is', () => {
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'EMPTY_FILE'],
    ['a byte order mark alone', Buffer.from('\ufeff'), 'EMPTY_FILE'],
    ['blank lines', Buffer.from('\r\n \r\n'), 'EMPTY_FILE'],
    ['an old XLS', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'UNSUPPORTED_KIND'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'UNSUPPORTED_KIND'],
    ['a web page named xls', Buffer.from('<html><table></table></html>'), 'UNSUPPORTED_KIND'],
    ['a JSON array', Buffer.from('[{"a":1}]'), 'UNSUPPORTED_KIND'],
    ['binary', Buffer.from([1, 2, 0, 0, 3, 4, 5, 6, 7, 8, 9]), 'UNSUPPORTED_KIND'],
    ['a zip that is no workbook', packZip([{ name: 'a.txt', data: Buffer.from('a') }]), 'UNSUPPORTED_KIND'],
    ['a row cut off', Buffer.from('a,b,c\n1,2,3\n4,5'), 'TRUNCATED_FILE'],
    ['an open quote', Buffer.from('a,b\n1,"2\n3,4\n'), 'UNCLOSED_QUOTE'],
    ['NDJSON cut off', Buffer.from('{"a":"1"}\n{"a":"2'), 'TRUNCATED_FILE'],
  ])('%s is refused', async (_, bytes, code) => {
    const fault = await faultOf(stream(bytes))
    expect(fault?.code).toBe(code)
    expect(fault?.mend).not.toBe('')
  })

  test.each([
    [',', 'a,b\n1,2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    [';', 'a;b\n1;2\n'],
    ['，', 'a，b\n1，2\n'],
  ])('the separator %j is found', async (delimiter, text) => {
    const source = await open(Buffer.from(text))
    expect([source.delimiter, await secondColumn(source)]).toEqual([delimiter, ['2']])
  })

  test('a table whose first title begins like a zip is a table', async () => {
    expect((await open(Buffer.from('PK_ID,b\n1,2\n'))).kind).toBe('csv')
  })

  test('a title above the header and labels below codes are passed over', async () => {
    const text = '某市名单,\n填报说明,\nQY_MDMC,QY_ZTMC\n名单名称,主体名称\n甲,乙\n'
    const source = await open(Buffer.from(text))
    expect([source.headerLine, source.header, await secondColumn(source)]).toEqual([3, ['QY_MDMC', 'QY_ZTMC'], ['乙']])
  })

  test('NDJSON rows are cells by key; what is no object or no value is marked', async () => {
    const text = '{"名单名称":"甲","主体名称":"乙"}\n{"主体名称":12,"名单名称":null}\n[1]\n{"名单名称":{"x":1}}\n'
    const rows = []
    for await (const row of readRows(await open(Buffer.from(text)))) rows.push(row)
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['甲', '乙'],
      ['', '12'],
      ['', ''],
      ['', ''],
    ])
    expect(rows[2]?.faults).toEqual([{ column: -1, code: 'NOT_JSON' }])
    expect(rows[3]?.faults).toEqual([{ column: 0, code: 'NESTED_VALUE' }])
  })

  test('the hash is that of the bytes', async () => {
    const source = await open(Buffer.from('a,b\n1,2\n'))
    await secondColumn(source)
    expect(source.sha256()).toBe('492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470')
    expect(source.bytesRead()).toBe(8)
  })
})

describe('a line without end', () => {
  async function* twoGigabytes(counted: { bytes: number }): AsyncGenerator<Uint8Array> {
    yield Buffer.from('名单名称,主体名称\n')
    const piece = Buffer.alloc(1024 * 1024, 0x61)
    for (let megabyte = 0; megabyte < 2_048; megabyte += 1) {
      counted.bytes += piece.length
      yield piece
    }
  }

  test('2 GB of one line is refused having held about a mebibyte and read a few', async () => {
    const counted = { bytes: 0 }
    const opened = await openTable(Readable.from(twoGigabytes(counted)), { name: 'line.csv' })
    expect(opened).toMatchObject({ ok: false, error: { code: 'LINE_TOO_LONG' } })
    expect(counted.bytes).toBeLessThan(24 * 1024 * 1024)
  })

  test('so is a later one, met while reading', async () => {
    const counted = { bytes: 0 }
    async function* late(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('名单名称,主体名称\n' + '甲,乙\n'.repeat(60_000))
      yield* twoGigabytes(counted)
    }
    const opened = await openTable(Readable.from(late()), { name: 'line.csv' })
    const source = opened.ok ? opened.value : undefined
    await expect(secondColumn(source as TableSource)).rejects.toMatchObject({ fault: { code: 'LINE_TOO_LONG' } })
    expect(source?.peakHeld()).toBeLessThanOrEqual(LIMITS.lineLength + LIMITS.chunkBytes)
    expect(counted.bytes).toBeLessThan(24 * 1024 * 1024)
  })

  test('and one of NDJSON', async () => {
    const piece = Buffer.from(`{"a":"${'x'.repeat(2 * 1024 * 1024)}"}\n`)
    expect(await faultOf(stream(piece))).toMatchObject({ code: 'LINE_TOO_LONG', line: 1 })
  })
})

describe('workbooks', () => {
  const book = (rows: (string | number | Date | null)[][], name = '名单'): Promise<Uint8Array> =>
    pack({
      sheets: [
        { name, rows },
        {
          name: '第二张',
          rows: [
            ['a', 'b'],
            ['1', '2'],
          ],
        },
      ],
    })

  test('cells are text: dates as dates, numbers as they show, gaps as empty', async () => {
    const bytes = await book([
      ['名单名称', '主体名称', '列入日期', '备注'],
      ['甲', '914453005YN0000011', new Date(Date.UTC(2020, 1, 29)), 0.1 + 0.2],
      ['乙', null, null, 9.144530012345679e17],
    ])
    const source = await open(bytes)
    const rows = []
    for await (const { line, cells } of readRows(source)) rows.push([line, ...cells])
    expect(source.kind).toBe('xlsx')
    expect(rows).toEqual([
      [2, '甲', '914453005YN0000011', '2020-02-29', '0.3'],
      [3, '乙', '', '', '9.14453001234568e+17'],
    ])
  })

  test('a sheet is chosen by title or place, and one that is not there is refused', async () => {
    const bytes = await book([
      ['名单名称', '主体名称'],
      ['甲', '乙'],
    ])
    expect((await open(bytes, { sheet: '第二张' })).header).toEqual(['a', 'b'])
    expect((await open(bytes, { sheet: 1 })).header).toEqual(['a', 'b'])
    expect(await faultOf(stream(bytes), { sheet: '第三张' })).toMatchObject({ code: 'SHEET_NOT_FOUND' })
  })

  test.each([0.3, 0.7, 0.98])('one cut off at %d of its length is refused as truncated', async (share) => {
    const bytes = await book([
      ['名单名称', '主体名称'],
      ['甲', '乙'],
    ])
    expect(await faultOf(stream(bytes.subarray(0, Math.floor(bytes.length * share))))).toMatchObject({
      code: 'TRUNCATED_FILE',
    })
  })

  test('one with damaged parts is refused', async () => {
    const bytes = Buffer.from(
      await book([
        ['名单名称', '主体名称'],
        ['甲', '乙'],
      ]),
    )
    bytes.fill(0x55, bytes.indexOf('worksheets/sheet1.xml') + 30, bytes.indexOf('worksheets/sheet1.xml') + 80)
    expect(['DAMAGED_WORKBOOK', 'TRUNCATED_FILE', 'ZIP_BOMB']).toContain((await faultOf(stream(bytes)))?.code)
  })

  test('more than 100,000 rows are refused with the advice to use CSV', async () => {
    const rows = Array.from(
      { length: 100_050 },
      (_, index) => `<row r="${index + 1}"><c t="inlineStr"><is><t>a</t></is></c></row>`,
    )
    const fault = await faultOf(
      stream(packWorkbookXml(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`)),
    )
    expect(fault).toMatchObject({ code: 'TOO_MANY_ROWS' })
    expect(fault?.mend).toContain('CSV')
  })

  test('a cell in a far column is refused before rows are filled up to it', async () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'
    expect(await faultOf(stream(packWorkbookXml(sheet)))).toMatchObject({ code: 'TOO_MANY_COLUMNS' })
  })
})

describe('zip bombs', () => {
  const zeros = Buffer.alloc(24 * 1024 * 1024)
  const types = { name: '[Content_Types].xml', data: Buffer.from('<Types/>') }

  test('a part that swells a thousandfold is refused by its declared size', async () => {
    const bytes = packZip([types, { name: 'xl/worksheets/sheet1.xml', data: zeros }])
    expect(bytes.length).toBeLessThan(64 * 1024)
    expect(await faultOf(stream(bytes))).toMatchObject({ code: 'ZIP_BOMB' })
  })

  test('and by its true size when the declared one lies', async () => {
    const bytes = packZip([types, { name: 'xl/worksheets/sheet1.xml', data: zeros, declared: 1_000 }])
    expect(await faultOf(stream(bytes))).toMatchObject({ code: 'ZIP_BOMB' })
  })

  test('too many parts are refused', async () => {
    const parts = Array.from({ length: 2_001 }, (_, index) => ({ name: `p${index}`, data: Buffer.alloc(0) }))
    expect(await faultOf(stream(packZip([types, ...parts])))).toMatchObject({ code: 'ZIP_BOMB' })
  })

  test('many parts over the same bytes are counted each', async () => {
    const shared = deflateRawSync(Buffer.alloc(3 * 1024 * 1024))
    const parts = Array.from({ length: 200 }, (_, index) => ({
      name: `xl/worksheets/sheet${index}.xml`,
      data: Buffer.alloc(0),
      deflated: shared,
      declared: 3 * 1024 * 1024,
    }))
    expect(await faultOf(stream(packZip([types, ...parts])))).toMatchObject({ code: 'ZIP_BOMB' })
  })
})

function packWorkbookXml(sheet: string): Buffer {
  const xml = (text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`)
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return packZip([
    {
      name: '[Content_Types].xml',
      data: xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    },
    {
      name: '_rels/.rels',
      data: xml(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      data: xml(`<workbook xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: xml(
        `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    { name: 'xl/worksheets/sheet1.xml', data: xml(sheet) },
  ])
}
