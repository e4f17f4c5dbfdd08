import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeCsv, type Table } from '../../packages/server/src/exchange/write-table.ts'
import { writeXlsx } from '../../packages/server/src/exchange/write-xlsx.ts'

const STAMP = { asOf: localDate('2026-11-21'), position: 123_456 }

/** Cells that spreadsheet programs like to change: long numbers, leading zeros, formulas, rare characters, line breaks. */
const ROWS = [
  ['云浮市测试建材有限公司0001', '91445300000000001K', '000123', '0.2'],
  ['名称,带逗号"引号"', '110000000000000001', '1e5', '-12.5'],
  ['㐂𠮷测试', '00000000000000000X', '2026-11-21', '第一行\n第二行'],
  ['=1+1', '+86', '@SUM(A1)', '-甲'],
] as const

const table: Table = {
  name: '行政处罚',
  columns: [
    { title: '行政相对人名称' },
    { title: '统一社会信用代码', identifier: true },
    { title: '文号', identifier: true },
    { title: '备注' },
  ],
  rows: ROWS,
}

function findOffice(): string | undefined {
  for (const name of ['soffice', 'libreoffice']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {
      continue
    }
  }
  return undefined
}

const office = findOffice()
if (office === undefined)
  console.warn('没有 LibreOffice，电子表格回读未测 · no LibreOffice: spreadsheets not read back')

describe.skipIf(office === undefined)('LibreOffice reads back what was exported', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'xinheng-office-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Opens a file in LibreOffice and saves it as UTF-8 CSV with every field quoted; answers its cells without the stamp. */
  async function throughOffice(name: string, pieces: AsyncIterable<Buffer>): Promise<readonly (readonly string[])[]> {
    const file = path.join(folder, name)
    const chunks: Buffer[] = []
    for await (const piece of pieces) chunks.push(piece)
    writeFileSync(file, Buffer.concat(chunks))
    const out = path.join(folder, `${name}-out`)
    execFileSync(
      office ?? '',
      [
        '--headless',
        '--norestore',
        `-env:UserInstallation=file://${folder}/profile`,
        // 44 comma, 34 quote, 76 UTF-8; every column read as text, so that the program does not guess numbers and dates.
        ...(name.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1,1/2/2/2/3/2/4/2/5/2'] : []),
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,1',
        '--outdir',
        out,
        file,
      ],
      { stdio: 'ignore' },
    )
    const [written = ''] = readdirSync(out)
    return parseQuoted(readFileSync(path.join(out, written), 'utf8'))
  }

  test('a workbook, cell for cell', async () => {
    const cells = await throughOffice('book.xlsx', writeXlsx(table, STAMP))
    expect(cells.slice(1).map((row) => row.slice(0, 4))).toEqual(ROWS)
  })

  test('a CSV file, where a formula stays a text behind an apostrophe', async () => {
    const cells = await throughOffice('table.csv', writeCsv(table, STAMP))
    expect(cells.slice(1, 4).map((row) => row.slice(0, 4))).toEqual(ROWS.slice(0, 3))
    expect(cells[4]?.slice(0, 4)).toEqual(["'=1+1", "'+86", "'@SUM(A1)", "'-甲"])
  })
})

/** Parses CSV whose texts are quoted and whose empty cells are not. */
function parseQuoted(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  for (const match of text.trimEnd().matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/g)) {
    row.push((match[1] ?? match[2] ?? '').replaceAll('""', '"'))
    if (match[3] === ',') continue
    rows.push(row)
    row = []
    if (match[3] === '') break
  }
  return rows
}
