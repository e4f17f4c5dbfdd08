// Weighs and parses one workbook in a thread of its own: `workbook-thread.ts` starts it and asks for one batch at a time.
import { parentPort, workerData } from 'node:worker_threads'
import type { TableRow } from './csv-tokenizer.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'
import type { WorkbookAnswer, WorkbookOrder } from './workbook-thread.ts'
import { findWorkbookFault } from './xlsx-guard.ts'
import { listSheets, readSheet } from './xlsx-rows.ts'

const BATCH = 500

const { bytes, skip, wanted } = workerData as WorkbookOrder
const answer = (message: WorkbookAnswer): void => parentPort?.postMessage(message, [])

async function open(): Promise<AsyncGenerator<TableRow> | FileFault> {
  const file = Buffer.from(bytes)
  const heavy = await findWorkbookFault(file)
  if (heavy !== undefined) return heavy
  const sheets = await listSheets(file)
  if (!Array.isArray(sheets)) return sheets
  const data = sheets.filter((title) => title !== skip)
  const sheet = typeof wanted === 'string' ? data.find((title) => title === wanted) : data[wanted ?? 0]
  if (sheet === undefined) return fileFault('SHEET_NOT_FOUND', `工作簿没有所指的工作表（共 ${data.length} 张）`)
  answer({ kind: 'opened', sheet, sheets })
  return readSheet(file, sheet)
}

async function readBatch(rows: AsyncGenerator<TableRow>): Promise<WorkbookAnswer> {
  const batch: TableRow[] = []
  try {
    while (batch.length < BATCH) {
      const next = await rows.next()
      if (next.done === true) return { kind: 'rows', rows: batch, last: true }
      batch.push(next.value)
    }
    return { kind: 'rows', rows: batch, last: false }
  } catch (error) {
    if (error instanceof TableFaultError) return { kind: 'fault', fault: error.fault }
    throw error
  }
}

const opened = await open()
if ('code' in opened) answer({ kind: 'fault', fault: opened })
else parentPort?.on('message', () => void readBatch(opened).then(answer))
