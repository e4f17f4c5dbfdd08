import { beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { DEFAULTER } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import type { Service } from '../service.ts'
import { csvOf, importRows, importText, PLACE, seedPlace, serviceOver } from './testing-import.ts'

const FORMAT = 'judgment-defaulters'
const court = (n: number) => ({
  ...DEFAULTER,
  iname: `云浮市测试商贸有限公司${n}`,
  cardNum: syntheticUscc(n, PLACE),
  caseCode: `（2025）粤5302执${n}号`,
})
const HEADER_ONLY = csvOf(FORMAT, []).trimEnd()

describeDatabases('a whole list that has no entry now', (fixture) => {
  let service: Service
  let empty = ''
  const fileOf = async (id: string) =>
    service.db.selectFrom('import_file').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const askedBy = async (fileId: string) => {
    const asked = service.db.selectFrom('question').where('file_id', '=', fileId).where('kind', '=', 'vanishedRow')
    return (await asked.select('about_id').execute()).length
  }
  const states = async () =>
    (await service.db.selectFrom('listing').select('state').execute()).map(({ state }) => state)

  beforeAll(async () => {
    service = serviceOver(fixture.database(), fixture.ambient)
    await seedPlace(service)
    await importRows(service, FORMAT, [court(301), court(302), court(303)], 'whole')
  })

  test('is refused while nobody says so, and with rows under the declaration', async () => {
    const silent = await fileOf(await importText(service, HEADER_ONLY, { format: FORMAT, mode: 'whole' }))
    expect(silent).toMatchObject({ state: 'refused', refusal: { fault: { code: 'NO_ROWS' } } })
    const full = await fileOf(await importRows(service, FORMAT, [court(301)], 'empty'))
    expect(full).toMatchObject({ state: 'refused', refusal: { fault: { code: 'NOT_EMPTY' } }, rows_taken: 0 })
    expect(await askedBy(silent.id)).toBe(0)
  })

  test('asks the sender about each entry and releases none', async () => {
    const before = await states()
    empty = await importText(service, HEADER_ONLY, { format: FORMAT, mode: 'empty' })
    expect(await fileOf(empty)).toMatchObject({ state: 'finished', mode: 'empty', rows_total: 0, rows_read: 0 })
    expect(await askedBy(empty)).toBe(3)
    expect(await states()).toEqual(before)
    const snapshots = await service.db.selectFrom('listing').select('snapshot').execute()
    for (const { snapshot } of snapshots) expect(snapshot).toMatchObject({ question: { file: `import:${empty}` } })
  })

  test('sent again is the same import; sent again after another list it is a new one', async () => {
    expect(await importText(service, HEADER_ONLY, { format: FORMAT, mode: 'empty' })).toBe(empty)
    const between = await importRows(service, FORMAT, [court(301), court(304)], 'whole')
    expect(await askedBy(between)).toBe(0)
    const again = await importText(service, HEADER_ONLY, { format: FORMAT, mode: 'empty' })
    expect(again).not.toBe(empty)
    expect(await askedBy(again)).toBe(1)
  })
})
