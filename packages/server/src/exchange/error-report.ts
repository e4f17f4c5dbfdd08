import { maskName } from '@xinheng/domain/identifier/identify'
import { unescapeFormula } from './cell-text.ts'
import type { TableRow } from './csv-tokenizer.ts'
import { FORMATS } from './formats/formats.ts'
import { ERROR_TITLE, type Layout } from './layout.ts'
import { maskNumber, maskText } from './mask-identifier.ts'
import type { RowIssue } from './row-issue.ts'
import type { TableShape } from './table-source.ts'
import { writeCsv, writeNdjson, type Table } from './write-table.ts'
import { writeXlsx } from './write-xlsx.ts'

/** A row as it was read and what was found in it. */
export interface ReportedRow {
  readonly row: TableRow
  readonly issues: readonly RowIssue[]
}

const WORDS = { error: '错误', question: '待核', warning: '提示' } as const

/** One line of text for a person: what is wrong in which column, what was read, how to mend it. */
export function formatIssue({ column, code, read, mend, severity }: RowIssue): string {
  const place = column === undefined || column.label === '' ? '' : `「${column.label}」`
  const seen = read === '' ? '' : `（读到：${read}）`
  return `${WORDS[severity]} ${code} ${place}${mend}${seen}`
}

/**
 * The same file again, with the rows given, the same kind, columns and encoding, and a column 问题 before the others'
 * end. Numbers of persons, and the names in a person's row, are masked: the sender has them, and a report is passed
 * around. A row that comes back with a masked number is refused as such.
 */
export async function* writeErrorReport(
  shape: TableShape,
  layout: Layout | undefined,
  reported: Iterable<ReportedRow> | AsyncIterable<ReportedRow>,
): AsyncGenerator<Buffer> {
  const kept = shape.header.flatMap((title, column) => (title === ERROR_TITLE ? [] : [column]))
  const personal = listColumns(layout, ({ kind }) => kind === 'personNumber' || kind === 'unwanted')
  const named = listColumns(layout, ({ kind, key }) => kind === 'name' || key === 'legalRepresentative')
  async function* rows(): AsyncGenerator<string[]> {
    for await (const { row, issues } of reported) {
      const hide = createNameMask(row.cells, personal, named)
      const cells = kept.map((column) => {
        const cell = row.cells[column] ?? ''
        // An escape that stands in the file is taken off, since writing puts it back.
        return unescapeFormula(personal.has(column) ? maskNumber(cell) : hide(maskText(cell)))
      })
      yield [...cells, hide(issues.map(formatIssue).join('；'))]
    }
  }
  const table: Table = {
    name: shape.sheet || shape.name,
    columns: [...kept.map((column) => ({ title: shape.header[column] ?? '' })), { title: ERROR_TITLE }],
    rows: rows(),
  }
  if (shape.kind === 'xlsx') yield* writeXlsx(table, undefined)
  else if (shape.kind === 'ndjson') yield* writeNdjson(table, undefined)
  else {
    const { encoding, delimiter } = shape
    yield* writeCsv(table, undefined, { encoding, delimiter, bom: shape.bom || encoding.startsWith('utf-16') })
  }
}

function listColumns(
  layout: Layout | undefined,
  belongs: (field: { readonly kind: string; readonly key: string }) => boolean,
): ReadonlySet<number> {
  if (layout === undefined) return new Set()
  const { fields } = FORMATS[layout.format].spec
  return new Set(
    fields.flatMap((field, index) => {
      const column = layout.columns[index] ?? -1
      return belongs(field) && column !== -1 ? [column] : []
    }),
  )
}

const OF_PERSON = /^(?:自然人|个人|个体|个体工商户|580)$|^92[0-9A-Z]{16}$/

/** Hides, in all texts of a row that is about a person or an individual household, the names that the row gives. */
function createNameMask(
  cells: readonly string[],
  personal: ReadonlySet<number>,
  named: ReadonlySet<number>,
): (text: string) => string {
  const ofPerson =
    cells.some((cell) => OF_PERSON.test(cell.trim())) || [...personal].some((column) => (cells[column] ?? '') !== '')
  if (!ofPerson) return (text) => text
  const names = [...named].map((column) => (cells[column] ?? '').trim()).filter((name) => [...name].length > 1)
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  return (text) => longestFirst.reduce((rest, name) => rest.replaceAll(name, maskName(name)), text)
}
