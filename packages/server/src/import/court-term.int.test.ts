import { beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { DEFAULTER } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import type { Service } from '../service.ts'
import { answerQuestion } from './import-use-cases.ts'
import { importRows, PLACE, seedPlace, SENDER, serviceOver } from './testing-import.ts'

const court = (n: number, behaviour: string, more = {}) => ({
  ...DEFAULTER,
  iname: `云浮市测试商贸有限公司${n}`,
  cardNum: syntheticUscc(n, PLACE),
  caseCode: `（2025）粤5302执${n}号`,
  disruptTypeName: behaviour,
  ...more,
})
const SEVERAL = court(404, '违反财产报告制度,违反限制消费令')

describeDatabases('the term of a court’s entry', (fixture) => {
  let service: Service
  const entryOf = async (n: number) => {
    const { snapshot } = await service.db
      .selectFrom('listing')
      .select('snapshot')
      .where('document_number', '=', `（2025）粤5302执${n}号`)
      .executeTakeFirstOrThrow()
    return snapshot
  }
  const questions = async (fileId: string) =>
    service.db.selectFrom('question').select(['id', 'kind', 'line', 'state']).where('file_id', '=', fileId).execute()

  beforeAll(async () => {
    service = serviceOver(fixture.database(), fixture.ambient)
    await seedPlace(service)
  })

  test('follows what the court found, is as stated where it is stated, and is asked about where neither tells', async () => {
    const file = await importRows(service, 'judgment-defaulters', [
      court(401, '以虚假诉讼、虚假仲裁或者以隐匿、转移财产等方法规避执行'),
      court(402, '有履行能力而拒不履行生效法律文书确定义务'),
      court(403, '违反限制消费令', { validUntil: '2026-09-30' }),
      SEVERAL,
    ])
    expect(await entryOf(401)).toMatchObject({
      term: { start: '2025-03-05', length: { count: 2, unit: 'year' }, latestEnd: '2027-03-05' },
      assumed: ['conduct', 'documentEffect'],
    })
    expect(await entryOf(402)).toMatchObject({ term: { length: 'openEnded', latestEnd: null } })
    expect(await entryOf(403)).toMatchObject({ term: { latestEnd: '2026-09-30', basis: [] } })
    expect(await entryOf(404)).toMatchObject({ term: { length: 'openEnded', latestEnd: '2030-03-05' } })
    const [asked, ...others] = await questions(file)
    expect(others).toEqual([])
    expect(asked).toMatchObject({ kind: 'termNotStated', line: 5, state: 'open' })
    expect(await answerQuestion(service, SENDER, asked?.id ?? '', { kind: 'reject' })).toMatchObject({ ok: false })
    expect(await answerQuestion(service, SENDER, asked?.id ?? '', { kind: 'accept' })).toMatchObject({ ok: true })
  })

  test('is taken from the court when it sends the row again with it', async () => {
    const file = await importRows(service, 'judgment-defaulters', [{ ...SEVERAL, validUntil: '2028-03-05' }])
    expect(await entryOf(404)).toMatchObject({
      term: { latestEnd: '2028-03-05' },
      assumed: ['conduct', 'documentEffect'],
    })
    expect(await questions(file)).toEqual([])
  })
})
