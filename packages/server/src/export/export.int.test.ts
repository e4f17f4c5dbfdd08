import { beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { openDatabase } from '../db/open.ts'
import { migrate } from '../db/migrate.ts'
import { HONOUR, MIGRATED, PENALTY, SUBSIDY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { importRows, importText, PLACE, seedPlace, SENDER, serviceOver } from '../import/testing-import.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import type { Service } from '../service.ts'
import { exportTable, type ExportKind, type ExportTable } from './export-use-cases.ts'

const SCOPE = { acting: SENDER, wholePlace: true }

async function textOf(service: Service, table: ExportTable, kind: ExportKind = 'csv'): Promise<Buffer> {
  const file = await exportTable(service, SCOPE, table, kind)
  if (!file.ok) throw new Error(file.error.code)
  const chunks: Uint8Array[] = []
  for await (const chunk of file.value.body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The lines under the header, in an order of their own. */
function linesOf(csv: Buffer): readonly string[] {
  return csv.toString('utf8').trim().split('\r\n').slice(1).toSorted()
}

describeDatabases('export', (fixture) => {
  let service: Service
  beforeAll(async () => {
    service = serviceOver(fixture.database(), fixture.ambient)
    await seedPlace(service)
    const base = { ...PENALTY, CF_CFJGDM: '', CF_SJLYDM: '', CF_JDRQ: '2026-02-10' }
    const row = (n: number, more: Readonly<Record<string, string>> = {}) => ({
      ...base,
      CF_XDR_MC: `云浮市测试建材有限公司${n}`,
      CF_XDR_SHXYM: syntheticUscc(n, PLACE),
      CF_WSH: `云测罚〔2026〕${n}号`,
      ...more,
    })
    await importRows(service, 'penalty-2018', [
      row(1),
      row(2, { CF_SY: '=1+1', CF_BZ: '含"引号"，和逗号', CF_NR: '罚款2000元\n没收违法所得300元' }),
      row(3, { CF_XDR_LB: '个体工商户', CF_XDR_MC: '云城区测试小吃店', CF_XDR_SHXYM: syntheticUscc(3, PLACE, '92') }),
    ])
    const entry = { ...MIGRATED, QY_RDDWDM: '', QY_SHXYM: syntheticUscc(4, PLACE) }
    const over = {
      ...entry,
      QY_WSH: '云人社列〔2022〕1号',
      QY_RDRQ: '2022-01-05',
      QY_LRRQ: '2022-01-08',
      QY_YXQZ: '2025-01-07',
      QY_SDRQ: '2022-01-06',
    }
    await importRows(service, 'migrated-listings', [entry, over])
    await importRows(service, 'subsidy', [{ ...SUBSIDY, ZJ_JGDM: '', ZJ_SHXYM: syntheticUscc(6, PLACE) }])
    await importRows(service, 'honour', [{ ...HONOUR, RY_JGDM: '', RY_SHXYM: syntheticUscc(6, PLACE) }])
  })

  test('what goes out comes in elsewhere and goes out the same', async () => {
    const database = await openDatabase({ dataDir: 'memory' })
    await migrate(database)
    const other = serviceOver(database, createTestAmbient('other'))
    await seedPlace(other)
    for (const table of ['penalty-2018', 'migrated-listings', 'subsidy', 'honour'] as const) {
      const first = await textOf(service, table)
      expect(linesOf(first).length).toBeGreaterThan(0)
      const fileId = await importText(other, first, { format: table })
      const file = await database.db
        .selectFrom('import_file')
        .selectAll()
        .where('id', '=', fileId)
        .executeTakeFirstOrThrow()
      expect([table, file.state, file.rows_rejected, file.rows_asked]).toEqual([table, 'finished', 0, 0])
      expect(linesOf(await textOf(other, table))).toEqual(linesOf(first))
    }
    await database.close()
  })

  test('protected subjects and entries that are over stay in', async () => {
    const penalties = (await textOf(service, 'penalty-2018')).toString('utf8')
    expect(penalties).not.toContain('测试小吃店')
    expect(linesOf(Buffer.from(penalties))).toHaveLength(2)
    const entries = (await textOf(service, 'migrated-listings')).toString('utf8')
    expect(entries).toContain('云人社列〔2026〕1号')
    expect(entries).not.toContain('云人社列〔2022〕1号')
    const lists = linesOf(await textOf(service, 'listings'))
    expect(lists).toHaveLength(1)
    expect(lists[0]).toContain('2029-01-07')
    const statistics = linesOf(await textOf(service, 'statistics')).filter((line) => line.startsWith('名单'))
    expect(statistics).toEqual(['名单,wage-arrears,ended,1,', '名单,wage-arrears,inForce,1,'])
  })

  test('every table says its day and ledger position, as CSV with BOM and as a workbook', async () => {
    for (const table of ['listings', 'tasks', 'feedback', 'statistics'] as const) {
      const csv = (await textOf(service, table)).toString('utf8')
      expect(csv).toMatch(/^\ufeff.*,数据截至2026-03-02 账本位置\d+\r\n/)
    }
    expect((await textOf(service, 'listings')).toString('utf8')).toContain(syntheticUscc(4, PLACE))
    expect((await textOf(service, 'statistics')).toString('utf8')).toContain(
      '双公示,云浮市市场监督管理局·penalty,归集,3',
    )
    expect((await textOf(service, 'listings', 'xlsx')).subarray(0, 2).toString('latin1')).toBe('PK')
  })
})
