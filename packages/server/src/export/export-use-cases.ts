import { readSettledPosition } from '../db/event-log.ts'
import type { ExportStamp } from '../exchange/export-stamp.ts'
import { writeCsv } from '../exchange/write-table.ts'
import { writeXlsx } from '../exchange/write-xlsx.ts'
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
 * 100,000 rows throws `TooManyRowsError`; CSV has no limit.
 */
export async function exportTable(
  service: Service,
  scope: ExportScope,
  table: ExportTable,
  kind: ExportKind,
): Promise<ExportFile> {
  // Read first: whatever is written afterwards is at least as new as the position says.
  const position = await readSettledPosition(service.db)
  const stamp = { asOf: service.ambient.today(), position }
  const content = isFormatTable(table) ? formatTable(service, scope, table) : ownTable(service, scope, table)
  return {
    fileName: `${content.name}-${stamp.asOf}.${kind}`,
    type:
      kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    stamp,
    body: kind === 'csv' ? writeCsv(content, stamp) : writeXlsx(content, stamp),
  }
}
