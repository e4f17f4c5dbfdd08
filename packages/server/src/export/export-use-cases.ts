import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { readSettledPosition } from '../db/event-log.ts'
import type { ExportStamp } from '../exchange/export-stamp.ts'
import { writeCsv } from '../exchange/write-table.ts'
import { TooManyRowsError, writeXlsx } from '../exchange/write-xlsx.ts'
import type { Service } from '../service.ts'
import {
  FORMAT_TABLES,
  formatTable,
  OWN_TABLES,
  ownTable,
  type ExportScope,
  type ExportTable,
  type FormatTable,
} from './export-tables.ts'

export { FORMAT_TABLES, OWN_TABLES, type ExportScope, type ExportTable } from './export-tables.ts'

/** CSV in UTF-8 with BOM, or a workbook. */
export type ExportKind = 'csv' | 'xlsx'

/** A file to send: its bytes as they are made, and the day and ledger position it shows. */
export interface ExportFile {
  readonly fileName: string
  readonly type: string
  readonly stamp: ExportStamp
  readonly body: AsyncGenerator<Uint8Array>
}

/** Whether a text names a table that can be exported. */
export function isExportTable(text: string): text is ExportTable {
  return isFormatTable(text) || OWN_TABLES.some((table) => table === text)
}

function isFormatTable(text: string): text is FormatTable {
  return FORMAT_TABLES.some((table) => table === text)
}

/**
 * Exports what a unit or a place has and may give today. Opening the sealed rows is logged as reading. A workbook past
 * 100,000 rows is refused; CSV has no limit.
 */
export async function exportTable(
  service: Service,
  scope: ExportScope,
  table: ExportTable,
  kind: ExportKind,
): Promise<Result<ExportFile, Refusal>> {
  // Read first: whatever is written afterwards is at least as new as the position says.
  const position = await readSettledPosition(service.db)
  const stamp = { asOf: service.ambient.today(), position }
  const content = isFormatTable(table) ? formatTable(service, scope, table) : ownTable(service, scope, table)
  const shown = {
    fileName: `${content.name}-${stamp.asOf}.${kind}`,
    type: TYPES[kind],
    stamp,
  }
  if (kind === 'csv') return ok({ ...shown, body: writeCsv(content, stamp) })
  const body = writeXlsx(content, stamp)
  try {
    // A workbook is packed whole, so its first bytes say whether it can be.
    return ok({ ...shown, body: prepend(await body.next(), body) })
  } catch (fault) {
    if (fault instanceof TooManyRowsError) return refuse({ code: 'EXPORT_TOO_LONG', basis: [] })
    throw fault
  }
}

const TYPES: Readonly<Record<ExportKind, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

async function* prepend(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.done !== true) yield first.value
  yield* rest
}
