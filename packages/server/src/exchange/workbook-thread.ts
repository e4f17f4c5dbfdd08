import { Worker } from 'node:worker_threads'
import type { TableRow } from './csv-tokenizer.ts'
import { fileFault, TableFaultError, type FileFault } from './file-fault.ts'

/** What the thread is started with; the bytes are handed over, not copied. */
export interface WorkbookOrder {
  readonly bytes: ArrayBuffer
  /** A sheet that is never read as data. */
  readonly skip: string
  /** The sheet by title or by place; the first by default. */
  readonly wanted: string | number | undefined
}

export type WorkbookAnswer =
  | { readonly kind: 'opened'; readonly sheet: string; readonly sheets: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[]; readonly last: boolean }
  | { readonly kind: 'fault'; readonly fault: FileFault }

/** What one workbook may ask of the machine besides what `xlsx-guard.ts` weighs. */
export interface ThreadLimits {
  /** Heap of the thread; its bytes and what inflates from them are bounded by the guard. */
  readonly heapMegabytes: number
  /** How long an answer may take. */
  readonly seconds: number
  readonly program: URL
}

const LIMITS: ThreadLimits = {
  heapMegabytes: 768,
  seconds: 120,
  program: new URL('./xlsx-worker.ts', import.meta.url),
}

/** A workbook that a thread of its own parses, so that the server goes on answering meanwhile. */
export interface WorkbookThread {
  readonly sheet: string
  readonly sheets: readonly string[]
  /** Rows in batches. Throws `TableFaultError` where the workbook, or the thread that reads it, breaks off. */
  readonly batches: () => AsyncGenerator<readonly TableRow[]>
  readonly close: () => Promise<void>
}

/** Starts the thread and waits until it has weighed the workbook and found the sheet. */
export async function openWorkbook(
  order: WorkbookOrder,
  limits: Partial<ThreadLimits> = {},
): Promise<WorkbookThread | FileFault> {
  const { heapMegabytes, seconds, program } = { ...LIMITS, ...limits }
  const worker = new Worker(program, {
    workerData: order,
    transferList: [order.bytes],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // The server's own flags, such as those of a test runner, are no business of the thread.
    execArgv: [],
  })
  const close = async (): Promise<void> => void (await worker.terminate())
  const nextAnswer = listenTo(worker, seconds)
  const opened = await nextAnswer()
  if (opened.kind !== 'opened') {
    await close()
    return opened.kind === 'fault' ? opened.fault : BROKEN
  }
  async function* batches(): AsyncGenerator<readonly TableRow[]> {
    try {
      for (;;) {
        worker.postMessage('next', [])
        const answer = await nextAnswer()
        if (answer.kind !== 'rows') throw new TableFaultError(answer.kind === 'fault' ? answer.fault : BROKEN)
        if (answer.rows.length > 0) yield answer.rows
        if (answer.last) return
      }
    } finally {
      await close()
    }
  }
  return { sheet: opened.sheet, sheets: opened.sheets, batches, close }
}

const BROKEN = fileFault('DAMAGED_WORKBOOK', '工作簿无法解析，读取中断')
const TOO_SLOW = fileFault('DAMAGED_WORKBOOK', '工作簿长时间没有读出内容，已停止读取')
const TOO_HEAVY = fileFault('FILE_TOO_LARGE', '工作簿展开后占用的内存超过上限')

/** Asks the thread for its next message; its end, its crash and its silence are faults of the workbook. */
function listenTo(worker: Worker, seconds: number): () => Promise<WorkbookAnswer> {
  let fault: FileFault | undefined
  let answers: ((answer: WorkbookAnswer) => void) | undefined
  const waiting: WorkbookAnswer[] = []
  const take = (answer: WorkbookAnswer): void => {
    if (answers === undefined) waiting.push(answer)
    else answers(answer)
    answers = undefined
  }
  const fail = (found: FileFault): void => {
    fault ??= found
    take({ kind: 'fault', fault })
  }
  worker.on('message', take)
  worker.on('error', (error) => fail('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? TOO_HEAVY : BROKEN))
  worker.on('exit', () => fail(BROKEN))
  return async () => {
    const first = waiting.shift()
    if (first !== undefined) return first
    if (fault !== undefined) return { kind: 'fault', fault }
    const timer = setTimeout(() => fail(TOO_SLOW), seconds * 1_000)
    return new Promise<WorkbookAnswer>((resolve) => {
      answers = resolve
    }).finally(() => clearTimeout(timer))
  }
}
