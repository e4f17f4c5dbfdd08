import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { TableFaultError } from './file-fault.ts'
import { openWorkbook, type ThreadLimits, type WorkbookThread } from './workbook-thread.ts'

/** A program in place of the parser, to see what becomes of a thread that ends badly. */
const program = (text: string): URL =>
  new URL(`data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'\n${text}`)}`)
const OPENED = `parentPort.postMessage({ kind: 'opened', sheet: 'S', sheets: ['S'] })`
const order = (bytes: ArrayBuffer = new ArrayBuffer(8)) => ({ bytes, skip: '说明', wanted: undefined })

async function packBook(rows: number): Promise<ArrayBuffer> {
  const cell = (row: number, column: number) => `第${row}行第${column}列`
  const data = Array.from({ length: rows }, (_, row) => Array.from({ length: 8 }, (__, column) => cell(row, column)))
  const bytes = await writeXlsx({ sheets: [{ name: 'S', rows: data }] })
  return new Uint8Array(bytes).buffer
}

async function faultOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => 'no fault',
    (error: unknown) => (error instanceof TableFaultError ? error.fault : error),
  )
}

async function drain(thread: WorkbookThread): Promise<readonly number[]> {
  const sizes: number[] = []
  for await (const batch of thread.batches()) sizes.push(batch.length)
  return sizes
}

async function opened(bytes: ArrayBuffer, limits: Partial<ThreadLimits> = {}): Promise<WorkbookThread> {
  const thread = await openWorkbook(order(bytes), limits)
  if ('code' in thread) throw new Error(thread.found)
  return thread
}

describe('a workbook in a thread of its own', () => {
  test('gives its rows batch by batch, and takes its bytes over', async () => {
    const bytes = await packBook(1_201)
    expect(await drain(await opened(bytes))).toEqual([500, 500, 201])
    expect(bytes.byteLength).toBe(0)
  }, 30_000)

  test('leaves the server free to answer while it is read', async () => {
    const thread = await opened(await packBook(20_000))
    let turns = 0
    const timer = setInterval(() => (turns += 1), 1)
    expect((await drain(thread)).reduce((sum, size) => sum + size, 0)).toBe(20_000)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(20)
  }, 60_000)

  test('is refused with the advice to use CSV where it needs more memory than it may have', async () => {
    const thread = await openWorkbook(order(await packBook(40_000)), { heapMegabytes: 16 })
    const fault = 'code' in thread ? thread : await faultOf(drain(thread))
    expect(fault).toMatchObject({ code: 'FILE_TOO_LARGE', mend: expect.stringContaining('CSV') })
  }, 60_000)

  test('may be closed before its end', async () => {
    const thread = await opened(await packBook(2_000))
    const rows = thread.batches()
    expect((await rows.next()).value).toHaveLength(500)
    await thread.close()
    expect(await faultOf(rows.next())).toMatchObject({ code: 'DAMAGED_WORKBOOK' })
  }, 30_000)

  test.each([
    ['throws before the sheet is found', `throw new Error('secret 914453005YN0000011')`, {}],
    ['ends before the sheet is found', 'process.exit(0)', {}],
    ['says nothing', 'setInterval(() => undefined, 1000)', { seconds: 0.2 }],
    ['throws at a batch', `${OPENED}; parentPort.on('message', () => { throw new Error('x') })`, {}],
    ['ends at a batch', `${OPENED}; parentPort.on('message', () => process.exit(3))`, {}],
    ['answers no batch', `${OPENED}; parentPort.on('message', () => undefined)`, { seconds: 0.2 }],
  ])('is refused as damaged, without its content, where the thread %s', async (_what, text, limits) => {
    const thread = await openWorkbook(order(), { program: program(text), ...limits })
    const fault = 'code' in thread ? thread : await faultOf(drain(thread))
    expect(fault).toMatchObject({ code: 'DAMAGED_WORKBOOK', mend: '工作簿已损坏，请用表格软件打开并重新另存' })
    expect(JSON.stringify(fault)).not.toContain('914453005YN0000011')
  })
})
