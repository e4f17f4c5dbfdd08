import { Readable } from 'node:stream'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { expect, test } from 'vitest'
import { openImport, type ImportOptions } from './read-import.ts'
import { createRowHash } from './row-identity.ts'

const CONTEXT = { today: localDate('2026-11-21'), hash: createRowHash(Buffer.from('test key')) }
const HEADER =
  '行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚机关'
const GOOD =
  '云浮市测试建材有限公司0001,法人及非法人组织,91000000MA0000001R,云测罚〔2026〕1号,罚款,罚款2000元,0.2,2026-03-02,云浮市市场监督管理局'

const open = (text: string, options: Partial<ImportOptions> = {}): ReturnType<typeof openImport> =>
  openImport(Readable.from([Buffer.from(text)]), { name: 'p.csv', scope: 'change', ...options }, CONTEXT)

test('good rows are taken and each bad one is told by its line', async () => {
  const bad = GOOD.replace('2026-03-02', '2026-13-02')
  const opened = await open(`${HEADER}\n${GOOD}\n${bad}\n${GOOD},多出一列\n${GOOD.replace('1号', '2号')}\n`)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  expect(opened.value.layout.format).toBe('penalty-2018')
  const fates: [number, string][] = []
  for await (const batch of opened.value.batches()) {
    for (const { row, parsed } of batch) fates.push([row.line, parsed.ok ? 'in' : (parsed.error[0]?.code ?? '')])
  }
  expect(fates).toEqual([
    [2, 'in'],
    [3, 'IMPOSSIBLE_DATE'],
    [4, 'COLUMN_COUNT'],
    [5, 'in'],
  ])
})

test('a file without an obligatory column, or of no known layout, is refused by its header', async () => {
  expect(await open(`${HEADER.replace(',处罚机关', '')}\n`)).toMatchObject({
    error: { kind: 'header', issues: [{ code: 'MISSING_COLUMN', column: { field: 'CF_CFJG' } }] },
  })
  expect(await open('甲,乙\n1,2\n')).toMatchObject({ error: { kind: 'header', issues: [{ code: 'WRONG_HEADER' }] } })
  expect(await open('')).toMatchObject({ error: { kind: 'file', fault: { code: 'EMPTY_FILE' } } })
})

test('a file without rows is refused unless the list is declared empty, and then may have none', async () => {
  const read = async (options: Partial<ImportOptions>, rows = ''): Promise<number> => {
    const opened = await open(`${HEADER}\n${rows}`, options)
    if (!opened.ok) throw new Error(opened.error.kind)
    let count = 0
    for await (const batch of opened.value.batches()) count += batch.length
    return count
  }
  await expect(read({ scope: 'whole' })).rejects.toMatchObject({ fault: { code: 'NO_ROWS' } })
  await expect(read({ scope: 'change' })).rejects.toMatchObject({ fault: { code: 'NO_ROWS' } })
  expect(await read({ scope: 'empty' })).toBe(0)
  await expect(read({ scope: 'empty' }, GOOD)).rejects.toMatchObject({ fault: { code: 'NOT_EMPTY' } })
})
