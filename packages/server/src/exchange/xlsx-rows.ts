import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import type { CellValue } from 'hucre/xlsx'
import { NO_FAULTS, type CellFault, type TableRow } from './csv-tokenizer.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'
import { LIMITS } from './limits.ts'
import { formatNumber } from './number-text.ts'

/** The titles of a workbook's sheets, as far as they can be read. */
export async function listSheets(file: Buffer): Promise<string[] | FileFault> {
  const titles: string[] = []
  try {
    await readXlsx(file, {
      sheets: (info) => {
        titles.push(info.name)
        return false
      },
    })
    return titles
  } catch {
    return titles.length > 0 ? titles : fileFault('DAMAGED_WORKBOOK', '工作簿的目录部件无法读取')
  }
}

/** The rows of a sheet that hold anything. Throws `TableFaultError` where they cannot be followed. */
export async function* readSheet(file: Buffer, sheet: string): AsyncGenerator<TableRow> {
  try {
    for await (const { index, values } of streamXlsxRows(file, { sheet })) {
      if (values.length > LIMITS.columns) {
        const found = `一行超过 ${LIMITS.columns} 列`
        throw new TableFaultError(fileFault('TOO_MANY_COLUMNS', found, { line: index + 1 }))
      }
      const row = toRow(index + 1, values)
      if (row.cells.some((cell) => cell !== '' && cell.trim() !== '')) yield row
    }
  } catch (error) {
    if (error instanceof TableFaultError) throw error
    throw new TableFaultError(fileFault('DAMAGED_WORKBOOK', '工作表内容无法解析'))
  }
}

function toRow(line: number, values: readonly CellValue[]): TableRow {
  const faults: CellFault[] = []
  const cells = values.map((value, column) => {
    const text = toText(value)
    if (text.length <= LIMITS.cellLength) return text
    faults.push({ column, code: 'CELL_TOO_LONG' })
    return text.slice(0, 64)
  })
  return { line, cells, faults: faults.length === 0 ? NO_FAULTS : faults }
}

function toText(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const text = value.toISOString()
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
  }
  return typeof value === 'number' || typeof value === 'boolean' ? formatNumber(value) : String(value)
}
