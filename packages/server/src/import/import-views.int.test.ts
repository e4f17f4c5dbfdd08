import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticResidentId, syntheticUscc } from '../exchange/synthetic.ts'
import type { Caller } from '../access/caller.ts'
import type { Service } from '../service.ts'
import { findImportReport, readImportForm } from './import-pages.ts'
import { createImportQueue, receiveFile } from './import-use-cases.ts'
import { findImport, listQuestions, listReport, readErrorFile } from './import-views.ts'
import { sweepInbox } from './sweep-inbox.ts'
import { csvOf, importRows, importText, PLACE, seedPlace, SENDER, serviceOver } from './testing-import.ts'

function callerOf(unitId: string): Caller {
  return {
    principal: {
      id: 'officer-1',
      subjectId: null,
      grants: [{ role: 'caseOfficer', unitId, jurisdiction: PLACE }],
      scopes: null,
    },
    name: '经办人',
    organisationId: unitId,
    organisationName: '',
    place: PLACE,
    means: 'session',
  }
}
const OWN = callerOf('unit-market')
const STRANGER = callerOf('unit-labour')

const row = (n: number, more: Readonly<Record<string, string>> = {}) => ({
  ...PENALTY,
  CF_CFJGDM: '',
  CF_SJLYDM: '',
  CF_XDR_MC: `云浮市测试建材有限公司${n}`,
  CF_XDR_SHXYM: syntheticUscc(n, PLACE),
  CF_WSH: `云测罚〔2026〕${n}号`,
  CF_JDRQ: '2026-02-10',
  ...more,
})

async function textOf(body: AsyncIterable<Uint8Array> | readonly Uint8Array[]): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

describeDatabases('import reports', (fixture) => {
  let service: Service
  beforeAll(async () => {
    service = serviceOver(fixture.database(), fixture.ambient)
    await seedPlace(service)
  })

  test('a report says line, column, what was read and how to mend it, to its own unit only', async () => {
    const fileId = await importRows(service, 'penalty-2018', [row(1), row(2, { CF_JDRQ: '2026-02-30' })])
    expect(await findImport(service, OWN, fileId)).toMatchObject({ state: 'finished', total: 2, taken: 1, rejected: 1 })
    expect(await findImport(service, STRANGER, fileId)).toBeUndefined()
    const lines = await listReport(service, OWN, fileId)
    expect(lines?.find(({ code }) => code === 'IMPOSSIBLE_DATE')).toEqual({
      line: 3,
      state: 'rejected',
      column: '处罚决定日期',
      code: 'IMPOSSIBLE_DATE',
      severity: 'error',
      read: '2026-02-30',
      mend: '日期不存在，请核对年月日',
    })
    expect(await listReport(service, STRANGER, fileId)).toBeUndefined()
    expect(await findImportReport(service, OWN, fileId, 1)).toMatchObject({ phase: 'done', good: 1, wrong: 1 })
    expect((await readImportForm(service, OWN)).recent[0]).toMatchObject({ file: '测试.csv', rows: 2, wrong: 1 })
    expect((await readImportForm(service, STRANGER)).recent).toEqual([])
  })

  test('the error file is the same file with a column of problems; mended, it goes in', async () => {
    const fileId = await importRows(service, 'penalty-2018', [
      row(10),
      row(11, { CF_JDRQ: '2026-02-30', CF_BZ: '=1+1' }),
    ])
    const file = await readErrorFile(service, OWN, fileId)
    const text = await textOf(file?.body ?? [])
    expect(text.split('\r\n')[0]).toMatch(/^"?CF_XDR_MC"?,.*问题/)
    expect(text).toContain('IMPOSSIBLE_DATE')
    expect(text).not.toContain(syntheticUscc(10, PLACE))
    expect(await readErrorFile(service, STRANGER, fileId)).toBeUndefined()
    const mended = await importText(service, text.replace('2026-02-30', '2026-02-11'), { format: 'penalty-2018' })
    expect(await findImport(service, OWN, mended)).toMatchObject({ taken: 1, rejected: 0, asked: 0 })
  })

  test('numbers of persons are masked in reports and error files, and stand in no table', async () => {
    const person = syntheticResidentId(12)
    const fileId = await importRows(service, 'penalty-2018', [
      row(12, {
        CF_XDR_LB: '自然人',
        CF_XDR_SHXYM: '',
        CF_XDR_ZJLX: '身份证',
        CF_XDR_ZJHM: person,
        CF_JDRQ: '2026-02-30',
        CF_FRDB: '',
      }),
      row(13, { CF_XDR_SHXYM: person }),
    ])
    const file = await readErrorFile(service, OWN, fileId)
    expect(await textOf(file?.body ?? [])).not.toContain(person)
    expect(JSON.stringify(await listReport(service, OWN, fileId))).not.toContain(person)
    expect(JSON.stringify(await service.db.selectFrom('import_row').selectAll().execute())).not.toContain(person)
  })

  test('a file that is refused says why', async () => {
    const fileId = await importText(service, 'PK\u0003\u0004 no workbook', { format: 'penalty-2018' })
    expect(await findImport(service, OWN, fileId)).toMatchObject({ state: 'refused', refusalCode: 'TRUNCATED_FILE' })
    const wrong = await importText(service, 'a,b\r\n1,2\r\n', { format: 'penalty-2018' })
    expect(await findImport(service, OWN, wrong)).toMatchObject({ state: 'refused', refusalCode: 'WRONG_HEADER' })
    expect((await findImportReport(service, OWN, wrong, 1))?.phase).toBe('failed')
  })

  test('a cut upload is refused and nothing of it kept', async () => {
    async function* bytes() {
      yield Buffer.from(csvOf('penalty-2018', [row(20)]))
    }
    const file = { stream: bytes(), name: 'x.csv', format: 'penalty-2018', mode: 'change', wasCut: () => true } as const
    const before = await service.db.selectFrom('import_file').select('id').execute()
    expect(await receiveFile(service, SENDER, file)).toEqual({
      ok: false,
      error: { code: 'FILE_CUT_SHORT', basis: [] },
    })
    expect(await service.db.selectFrom('import_file').select('id').execute()).toHaveLength(before.length)
    expect(readdirSync(path.join(service.dataDir, 'uploads'))).toEqual([])
  })

  test('files laid into the watched folder are taken once and run', async () => {
    const folder = path.join(service.dataDir, 'inbox', 'unit-market', 'penalty-2018.change')
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'new.csv'), csvOf('penalty-2018', [row(30)]))
    const quiet = new Date(fixture.ambient.now() - 60_000)
    utimesSync(path.join(folder, 'new.csv'), quiet, quiet)
    const ids = await sweepInbox(service)
    expect(ids).toHaveLength(1)
    const queue = createImportQueue(service, (_id, fault) => {
      throw fault
    })
    for (const id of ids) queue.add(id)
    await queue.idle()
    expect(await findImport(service, OWN, ids[0] ?? '')).toMatchObject({ state: 'finished', taken: 1 })
    expect(await sweepInbox(service)).toEqual([])
  })

  test('questions are shown to those who may answer them', async () => {
    const fileId = await importRows(service, 'penalty-2018', [row(40, { CF_CFJG: '云浮市不知名办' })])
    expect(await listQuestions(service, OWN, fileId)).toMatchObject([{ kind: 'unknownAuthority', fileId }])
    expect(await listQuestions(service, STRANGER, fileId)).toEqual([])
  })
})
