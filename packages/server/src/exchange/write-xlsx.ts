import { escapeApostrophe } from './cell-text.ts'
import { formatStampTitle, type ExportStamp } from './export-stamp.ts'
import { LIMITS } from './limits.ts'
import type { Cell, Table } from './write-table.ts'
import { NOTES_SHEET } from './xlsx-table.ts'
import { writeZip } from './zip-stream.ts'

/** More rows than a workbook may have; the caller offers CSV instead. */
export class TooManyRowsError extends RangeError {}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const PIECE = 64 * 1024

/**
 * Writes a workbook as a stream, in memory that does not grow with the rows: every text is a text cell (never a formula,
 * never rounded), the first row stays in sight, and a sheet 说明 names the stamp. Throws `TooManyRowsError` at the row
 * past the limit, so whoever knows the count asks first.
 */
export async function* writeXlsx(
  table: Table,
  stamp: ExportStamp | undefined,
  notes: readonly (readonly [string, string])[] = [],
): AsyncGenerator<Buffer> {
  let count = 0
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    const stamped = stamp === undefined ? [] : [formatStampTitle(stamp)]
    yield [...table.columns.map(({ title }) => title), ...stamped]
    for await (const row of table.rows) {
      count += 1
      if (count > LIMITS.xlsxRows) throw new TooManyRowsError(`more than ${LIMITS.xlsxRows} rows`)
      yield row
    }
  }
  function* explained(): Generator<readonly Cell[]> {
    if (stamp !== undefined) {
      yield ['数据截至', stamp.asOf]
      yield ['账本位置', String(stamp.position)]
    }
    yield ['行数', String(count)]
    yield* notes
  }
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`
  yield* writeZip([
    {
      name: '[Content_Types].xml',
      text: [
        `${XML}<Types xmlns="${PACKAGE}/content-types">`,
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
        `<Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}`,
        `${part('worksheets/sheet1.xml', 'worksheet')}${part('worksheets/sheet2.xml', 'worksheet')}`,
        `${part('styles.xml', 'styles')}</Types>`,
      ],
    },
    {
      name: '_rels/.rels',
      text: [
        `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      ],
    },
    {
      name: 'xl/workbook.xml',
      text: [
        `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>`,
        `<sheet name="${escapeXml(sheetName(table.name))}" sheetId="1" r:id="rId1"/>`,
        `<sheet name="${NOTES_SHEET}" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      ],
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: [
        `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}`,
        `${relation(2, 'worksheet', 'worksheets/sheet2.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
      ],
    },
    {
      // Style 1 is the format “text” (49), so that a person who edits an identifier keeps it one.
      name: 'xl/styles.xml',
      text: [
        `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts>`,
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>',
        '<cellXfs count="2"><xf xfId="0"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>',
      ],
    },
    { name: 'xl/worksheets/sheet1.xml', text: writeSheet(rows(), true) },
    { name: 'xl/worksheets/sheet2.xml', text: writeSheet(explained(), false) },
  ])
}

async function* writeSheet(
  rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>,
  frozen: boolean,
): AsyncGenerator<string> {
  const view =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>'
  let text = `${XML}<worksheet xmlns="${MAIN}">${frozen ? view : ''}<sheetFormatPr defaultRowHeight="15"/><sheetData>`
  let line = 0
  for await (const row of rows) {
    line += 1
    text += `<row r="${line}">`
    row.forEach((cell, column) => {
      if (cell === '') return
      const at = `${columnName(column)}${line}`
      text +=
        typeof cell === 'number'
          ? `<c r="${at}"><v>${cell}</v></c>`
          : `<c r="${at}" s="1" t="inlineStr"><is><t xml:space="preserve">${cellXml(cell)}</t></is></c>`
    })
    text += '</row>'
    if (text.length < PIECE) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData></worksheet>`
}

/** A cell longer than a spreadsheet allows is cut; what looks like the format's own `_x000A_` escape is escaped. */
function cellXml(text: string): string {
  return escapeXml(
    escapeApostrophe(text)
      .slice(0, 32_767)
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'),
  )
}

const UNSPEAKABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g

/** Characters that XML cannot carry are left out; a carriage return is spelled, as XML would turn it into a line feed. */
function escapeXml(text: string): string {
  if (!/[&<>"\0-\x1f\ud800-\udfff\ufffe\uffff]/.test(text)) return text
  return text
    .toWellFormed()
    .replaceAll(UNSPEAKABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '_x000D_')
}

function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : `${columnName(Math.floor(index / 26) - 1)}${last}`
}

function sheetName(name: string): string {
  const clean = name.replaceAll(/[[\]:*?/\\']/g, '').slice(0, 31)
  return clean === '' || clean === NOTES_SHEET ? '数据' : clean
}
