import { Readable } from 'node:stream'
import { localDate } from '@xinheng/domain/calendar/local-date'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCellText } from './cell-text.ts'
import { NO_FAULTS } from './csv-tokenizer.ts'
import { writeErrorReport } from './error-report.ts'
import { createRowParser, detectLayout, FORMATS } from './formats/formats.ts'
import type { FormatId } from './layout.ts'
import { maskText } from './mask-identifier.ts'
import { openTable } from './open-table.ts'
import { createRowHash } from './row-identity.ts'
import { rowIssue } from './row-issue.ts'
import { readRows, type TableSource } from './table-source.ts'
import { tableOfFormat, type FormatEntry } from './write-format.ts'
import { writeCsv, writeNdjson, type Table } from './write-table.ts'
import { writeXlsx } from './write-xlsx.ts'

const STAMP = { asOf: localDate('2026-11-21'), position: 123_456 }
const CONTEXT = { today: localDate('2026-11-21'), hash: createRowHash(Buffer.from('test key')) }

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = []
  for await (const piece of pieces) found.push(piece)
  return Buffer.concat(found)
}

async function open(bytes: Uint8Array): Promise<TableSource> {
  const opened = await openTable(Readable.from([bytes]), { name: 'back' })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

async function cellsOf(source: TableSource): Promise<string[][]> {
  const found: string[][] = []
  for await (const { cells } of readRows(source)) found.push(cells.map((cell) => readCellText(cell).text))
  return found
}

const table = (rows: readonly (readonly string[])[]): Table => ({
  name: '测试/表',
  columns: [{ title: '名单名称' }, { title: '主体名称' }, { title: '统一社会信用代码', identifier: true }],
  rows,
})

const WRITERS: readonly (readonly [string, (rows: readonly (readonly string[])[]) => Promise<Uint8Array>])[] = [
  ['CSV', (rows) => collect(writeCsv(table(rows), STAMP))],
  ['CSV in GB18030', (rows) => collect(writeCsv(table(rows), STAMP, { encoding: 'gb18030' }))],
  ['CSV in UTF-16', (rows) => collect(writeCsv(table(rows), STAMP, { encoding: 'utf-16be' }))],
  ['NDJSON', (rows) => collect(writeNdjson(table(rows), STAMP))],
  ['XLSX', (rows) => collect(writeXlsx(table(rows), STAMP))],
]

describe.each(WRITERS)('%s', (_, write) => {
  const aCell = fc.oneof(
    fc.stringMatching(/^['=+\-@"，,;\t\n0-9.a甲𠮷]{0,8}$/u),
    fc.constantFrom('=1+1', '+86', '-甲', '@SUM(A1)', "'=1", '000000000000000001', '=cmd|x', '1e5', '=""', '="1"'),
  )
  const aRow = fc.tuple(fc.constantFrom('甲', '失信,"名单"'), aCell, aCell)

  test('reads back what was written, formula-like cells included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aRow, { minLength: 1, maxLength: 5 }), async (rows) => {
        const clean = rows.map((row) => row.map((cell) => cell.trim()))
        const back = await cellsOf(await open(await write(clean)))
        expect(back.map((row) => row.slice(0, 3))).toEqual(clean)
      }),
      // Each opens a thread of its own.
      { numRuns: 15 },
    )
  }, 60_000)

  test('carries the day and the ledger position, with no rows too', async () => {
    for (const rows of [[], [['甲', '乙', '91000000MA0000001R']]]) {
      expect((await open(await write(rows))).stamp).toEqual(STAMP)
    }
  })
})

test('CSV begins with a BOM, ends lines with CRLF, quotes identifiers and hides formulas', async () => {
  const bytes = await collect(writeCsv(table([['甲', '=1+1', '110000000000000001']]), STAMP))
  expect(bytes.toString('utf8')).toBe(
    '\ufeff名单名称,主体名称,统一社会信用代码,数据截至2026-11-21 账本位置123456\r\n甲,\'=1+1,"110000000000000001",\r\n',
  )
})

test('more rows than a workbook may have are refused', async () => {
  function* many(): Generator<string[]> {
    for (let count = 0; count < 100_001; count += 1) yield ['a', 'b', 'c']
  }
  await expect(collect(writeXlsx({ ...table([]), rows: many() }, STAMP))).rejects.toThrow(RangeError)
})

const PENALTY_CELLS: Readonly<Record<string, string>> = {
  CF_XDR_MC: '云浮市测试建材有限公司0001',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: '91000000MA0000001R',
  CF_WSH: '云测罚〔2026〕1号',
  CF_CFLB: '罚款',
  CF_NR: '=罚款,"2000"元',
  CF_NR_FK: '0.200001',
  CF_JDRQ: '2026-03-02',
  CF_YXQ: '长期',
  CF_CFJG: '云浮市市场监督管理局',
}

function parsePenalty(cells: Readonly<Record<string, string>>): FormatEntry {
  const header = FORMATS['penalty-2018'].spec.fields.map(({ code }) => code)
  const match = detectLayout(header)
  if (match.kind !== 'found') throw new Error(match.kind)
  const row = { line: 2, cells: header.map((code) => cells[code] ?? ''), faults: NO_FAULTS }
  const parsed = createRowParser(match.layout, CONTEXT)(row)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return { subject: parsed.value.subject, body: parsed.value.body }
}

async function readBack(bytes: Uint8Array, expected: FormatId): Promise<FormatEntry[]> {
  const source = await open(bytes)
  const match = detectLayout(source.header)
  if (match.kind !== 'found') throw new Error(match.kind)
  expect(match.layout).toMatchObject({ format: expected, unknown: [], missing: [] })
  const parser = createRowParser(match.layout, CONTEXT)
  const entries: FormatEntry[] = []
  for await (const row of readRows(source)) {
    const parsed = parser(row)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    entries.push({ subject: parsed.value.subject, body: parsed.value.body })
  }
  return entries
}

test.each(['codes', 'labels'] as const)(
  'a penalty comes back equal through every kind of file, titled by %s',
  async (titles) => {
    const entry = parsePenalty(PENALTY_CELLS)
    const ofFormat = (): Table => tableOfFormat('penalty-2018', [entry], titles)
    for (const bytes of [
      await collect(writeCsv(ofFormat(), STAMP)),
      await collect(writeCsv(ofFormat(), STAMP, { encoding: 'gb18030' })),
      await collect(writeNdjson(ofFormat(), STAMP)),
      await collect(writeXlsx(ofFormat(), STAMP)),
    ]) {
      expect(await readBack(bytes, 'penalty-2018')).toEqual([entry])
    }
  },
)

test('an entry of another kind has no place in a table', async () => {
  const pieces = writeCsv(tableOfFormat('red-list', [parsePenalty(PENALTY_CELLS)]), STAMP)
  await expect(collect(pieces)).rejects.toThrow(TypeError)
})

describe('error report', () => {
  const text =
    '行政相对人名称,自然人证件号码,行政处罚决定书文号,处罚决定日期,处罚机关,备注\r\n测试甲,11010519491231002X,,2026-01-02,测试局,=1 证号110105194912310021\r\n'
  const issues = [rowIssue(2, 'REQUIRED_EMPTY', '', { field: 'CF_WSH', label: '行政处罚决定书文号' })]

  async function report(bytes: Uint8Array): Promise<Buffer> {
    const source = await open(bytes)
    const match = detectLayout(source.header, 'penalty-2018')
    if (match.kind !== 'found') throw new Error(match.kind)
    async function* reported(): AsyncGenerator<{
      row: { line: number; cells: readonly string[]; faults: typeof NO_FAULTS }
      issues: typeof issues
    }> {
      for await (const row of readRows(source)) yield { row: { ...row, faults: NO_FAULTS }, issues }
    }
    return collect(writeErrorReport(source, match.layout, reported()))
  }

  test('is the same CSV with a column 问题, persons masked and formulas hidden', async () => {
    expect((await report(Buffer.from(text))).toString('utf8')).toBe(
      '行政相对人名称,自然人证件号码,行政处罚决定书文号,处罚决定日期,处罚机关,备注,问题\r\n' +
        "测**,11**************2X,,2026-01-02,测试局,'=1 证号11**************21,错误 REQUIRED_EMPTY 「行政处罚决定书文号」此项必填，请补充\r\n",
    )
  })

  test('keeps kind and encoding, and coming back its added column is passed over', async () => {
    const { encodeGb18030 } = await import('./gb18030-encoder.ts')
    const again = await open(await report(encodeGb18030(text)))
    expect([again.kind, again.encoding, again.bom]).toEqual(['csv', 'gb18030', false])
    expect(detectLayout(again.header, 'penalty-2018')).toMatchObject({ layout: { unknown: [] } })
    const wide = await open(await report(Buffer.from(`\ufeff${text}`, 'utf16le')))
    expect([wide.encoding, wide.bom]).toEqual(['utf-16le', true])
    const source = await open(Buffer.from('{"主体名称":"甲","名单名称":"乙"}\n'))
    const lines = await collect(
      writeErrorReport(source, undefined, [{ row: { line: 1, cells: ['甲', '乙'], faults: NO_FAULTS }, issues }]),
    )
    expect(lines.toString('utf8').split('\n')[1]).toContain('"问题":"错误 REQUIRED_EMPTY')
  })

  test('of a workbook is a workbook', async () => {
    const workbook = await collect(
      writeXlsx(
        { name: '表', columns: [{ title: '主体名称' }, { title: '名单名称' }], rows: [['甲', '乙']] },
        undefined,
      ),
    )
    const source = await open(workbook)
    const bytes = await collect(
      writeErrorReport(source, undefined, [{ row: { line: 2, cells: ['甲', '乙'], faults: NO_FAULTS }, issues }]),
    )
    expect((await cellsOf(await open(bytes)))[0]?.[2]).toContain('REQUIRED_EMPTY')
  })
})

test.each([
  ['证号11010519491231002X，住址', '证号11**************2X，住址'],
  ['１１０１０５１９４９１２３１００２Ｘ', '１１**************２Ｘ'],
  ['110105 19491231 002X', '11****************2X'],
  ['字号92000000MA0000002R', '字号92**************2R'],
  ['云测罚〔2026〕1号', '云测罚〔2026〕1号'],
  ['91000000MA0000001R', '91000000MA0000001R'],
])('%s is repeated as %s', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})
