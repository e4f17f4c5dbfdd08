import { beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import type { Service } from '../service.ts'
import { answerQuestion, receiveFile, runImport } from './import-use-cases.ts'
import { csvOf, importRows, seedPlace, SENDER, serviceOver, type Cells } from './testing-import.ts'

const CREDIT = { ...SENDER, officerId: 'officer-9', organisationId: 'unit-credit' }
const penalty = (n: number, more: Cells = {}): Cells => ({
  ...PENALTY,
  CF_CFJG: '云浮市市场监督管理局',
  CF_CFJGDM: '',
  CF_SJLYDM: '',
  CF_XDR_MC: `云浮市测试建材有限公司${n}`,
  CF_XDR_SHXYM: syntheticUscc(n, '445300'),
  CF_WSH: `云测罚〔2026〕${n}号`,
  CF_JDRQ: '2026-02-10',
  ...more,
})

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}

describeDatabases('a decision that two units send', (fixture) => {
  let service: Service
  const sendAsCredit = async (rows: readonly Cells[]): Promise<string> => {
    const stream = bytesOf(csvOf('penalty-2018', rows))
    const named = { stream, name: '测试.csv', format: 'penalty-2018', mode: 'change' } as const
    const received = await receiveFile(service, CREDIT, named)
    if (!received.ok) throw new Error('the file was cut')
    await runImport(service, received.value.fileId)
    return received.value.fileId
  }
  const states = async (fileId: string) =>
    service.db
      .selectFrom('import_row')
      .select(['line', 'state'])
      .where('file_id', '=', fileId)
      .orderBy('line')
      .execute()
  const records = async (number: string) =>
    service.db
      .selectFrom('record')
      .select(['provider_id', 'fine_fen', 'status'])
      .where('document_number', '=', number)
      .execute()
  const openQuestions = async (fileId: string) =>
    service.db.selectFrom('question').selectAll().where('file_id', '=', fileId).where('state', '=', 'open').execute()

  beforeAll(async () => {
    service = serviceOver(fixture.database(), fixture.ambient)
    await seedPlace(service)
  })

  test('is one record of the unit that sent it first; the second row changes nothing', async () => {
    await importRows(service, 'penalty-2018', [penalty(1)])
    const second = await sendAsCredit([penalty(1)])
    expect(await states(second)).toEqual([{ line: 2, state: 'unchanged' }])
    expect(await records('云测罚〔2026〕1号')).toMatchObject([{ provider_id: 'unit-market', fine_fen: 200_000 }])
  })

  test('is asked about where the second says something else; the answer corrects it and keeps its provider', async () => {
    const file = await sendAsCredit([penalty(1, { CF_NR_FK: '0.5' })])
    expect(await states(file)).toEqual([{ line: 2, state: 'asked' }])
    const [asked] = await openQuestions(file)
    expect(asked?.detail).toEqual({ codes: ['CHANGED_ROW'] })
    expect(await answerQuestion(service, CREDIT, asked?.id ?? '', { kind: 'accept' })).toEqual({
      ok: true,
      value: { rerun: 1 },
    })
    expect(await records('云测罚〔2026〕1号')).toMatchObject([{ provider_id: 'unit-market', fine_fen: 500_000 }])
  })

  test('that vanished from a whole list stays or goes as a person answers', async () => {
    await importRows(service, 'penalty-2018', [penalty(5), penalty(6), penalty(7)], 'whole')
    const file = await importRows(service, 'penalty-2018', [penalty(5)], 'whole')
    const asked = await openQuestions(file)
    const idOf = async (number: string) =>
      service.db.selectFrom('record').select('id').where('document_number', '=', number).executeTakeFirstOrThrow()
    const stays = await idOf('云测罚〔2026〕6号')
    const goes = await idOf('云测罚〔2026〕7号')
    const answer = async (recordId: string, kind: 'accept' | 'reject' | 'rename') => {
      const one = asked.find(({ about_id }) => about_id === recordId)
      return answerQuestion(service, SENDER, one?.id ?? '', { kind })
    }
    expect(await answer(stays.id, 'rename')).toMatchObject({ error: { code: 'WRONG_STATE' } })
    expect(await answer(stays.id, 'accept')).toEqual({ ok: true, value: { rerun: 0 } })
    expect(await answer(goes.id, 'reject')).toEqual({ ok: true, value: { rerun: 0 } })
    expect(await records('云测罚〔2026〕6号')).toMatchObject([{ status: 'standing' }])
    expect(await records('云测罚〔2026〕7号')).toMatchObject([{ status: 'withdrawn' }])
  })
})
