import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { Command } from 'commander'
import { addReplayCommand } from './replay-command.ts'

const HISTORY = {
  entry: {
    origin: 'determinedHere',
    listTypeId: 'work-safety',
    subjectKind: 'enterprise',
    document: { number: '罚1', date: '2026-02-10' },
    conduct: { from: '2026-01-10', until: '2026-01-20' },
    effectiveOn: '2026-03-01',
    term: { count: 2, unit: 'year' },
    latestEnd: null,
  },
  steps: [
    { on: '2026-05-01', act: 'object', form: 'written', ground: 'factsWrong' },
    { on: '2026-05-11', act: 'answerObjection', outcome: 'rejected' },
    { on: '2026-06-01', act: 'object', form: 'oral', ground: 'factsWrong' },
  ],
  look: ['2026-05-05'],
}

async function replay(content: unknown, under: string, json = false): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'replay-'))
  const file = path.join(folder, 'history.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  let written = ''
  const output = { json, width: 120, write: (text: string) => void (written += text), warn: () => undefined }
  const program = new Command().exitOverride()
  addReplayCommand(program, { cwd: folder } as Parameters<typeof addReplayCommand>[1], () => output)
  await program.parseAsync(['replay', file, '--under', under], { from: 'user' })
  return written
}

describe('rules replay', () => {
  test('prints where 济南 and 攀枝花 part, and by which clause', async () => {
    const printed = await replay(HISTORY, '济南市,攀枝花市')
    expect(printed).toContain('暂停执行')
    expect(printed).toContain('末日 2028-03-11')
    expect(printed).toContain('二(三)2')
    expect(printed).not.toContain('2026-06-01 │ 提出异议')
  })

  test('says that all are alike where they are', async () => {
    expect(await replay(HISTORY, '云浮市，广东省')).toContain('结果相同')
  })

  test('gives programs the whole replay', async () => {
    const { replays, partings } = JSON.parse(await replay(HISTORY, '济南市、云浮市', true)) as {
      replays: { steps: { refused: { code: string } | null }[] }[]
      partings: unknown[]
    }
    expect(replays.map(({ steps }) => steps.map(({ refused }) => refused?.code ?? 'done'))).toEqual([
      ['done', 'done', 'WRITING_REQUIRED'],
      ['done', 'done', 'done'],
    ])
    expect(partings).not.toEqual([])
  })

  test.each([
    ['no JSON', '{', '读不到 JSON'],
    ['another act', { ...HISTORY, steps: [{ on: '2026-05-01', act: 'pay' }] }, '/steps/0'],
    ['a day that does not exist', { ...HISTORY, look: ['2026-02-30'] }, '2026-02-30'],
    ['an unknown list', { ...HISTORY, entry: { ...HISTORY.entry, listTypeId: 'x' } }, '/entry/listTypeId'],
  ])('refuses %s', async (_, content, words) => {
    await expect(replay(content, '济南市')).rejects.toThrow(words)
  })

  test('refuses a place it does not know', async () => {
    await expect(replay(HISTORY, '火星')).rejects.toThrow('火星')
  })
})
