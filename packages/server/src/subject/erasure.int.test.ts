import { beforeAll, expect, test } from 'vitest'
import type { Caller } from '../access/caller.ts'
import type { Role } from '../access/roles.ts'
import { findCase } from '../db/case-act.ts'
import { isUntouched, readLog } from '../db/event-log.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase, type Database, type Db } from '../db/open.ts'
import { describeDatabases } from '../db/testing.ts'
import { MIGRATED, PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticResidentId, syntheticUscc } from '../exchange/synthetic.ts'
import { exportTable, FORMAT_TABLES, OWN_TABLES } from '../export/export-use-cases.ts'
import { readErrorFile } from '../import/import-views.ts'
import { importRows, PLACE, seedPlace, SENDER, serviceOver } from '../import/testing-import.ts'
import { isReceiptUntouched } from '../matter/check-receipt.ts'
import { checkSubject } from '../matter/check-use-cases.ts'
import { findReceipt } from '../matter/receipt-views.ts'
import { openPortalViews } from '../portal/portal-views.ts'
import type { Service } from '../service.ts'
import { erasePersonal, readPersonal } from './personal-use-cases.ts'
import { SUBJECT_STREAM } from './subject-store.ts'
import { findSubject } from './subject-use-cases.ts'

const PERSON = { name: '虚构人物欧阳测', number: syntheticResidentId(7) }
const SHOP = { name: '云城区欧阳测小吃店', number: syntheticUscc(7, PLACE, '92') }
const GROUND = '个人信息保护法第四十七条，本人申请'
const UNIT = { CF_CFJGDM: '', CF_SJLYDM: '', CF_JDRQ: '2026-02-10' }
const FIRST_KNOWN = '2026-03-02T01:00:00.000Z'

function caller(role: Role): Caller {
  const grants = [{ role, unitId: 'unit-market', jurisdiction: PLACE }]
  return {
    principal: { id: role, subjectId: null, grants, scopes: null },
    name: role,
    organisationId: 'unit-market',
    organisationName: 'unit-market',
    place: PLACE,
    means: 'session',
  }
}

/** A dump of the vault as it stands now, to be restored into a database of its own. */
async function copyVault(from: Db): Promise<() => Promise<Database>> {
  const keys = await from.selectFrom('subject_key').selectAll().execute()
  const values = await from.selectFrom('vault_value').selectAll().execute()
  return async () => {
    const restored = await openDatabase({ dataDir: 'memory' })
    await migrate(restored)
    await restored.db.insertInto('subject_key').values(keys).execute()
    await restored.db.insertInto('vault_value').values(values).execute()
    return restored
  }
}

describeDatabases('an erasure end to end', ({ database, db, ambient, kind }) => {
  let service: Service
  let ids: readonly [string, string] = ['', '']
  const receipts: string[] = []
  let files: readonly string[] = []
  let backup: () => Promise<Database> = async () => openDatabase({ dataDir: 'memory' })

  const listRefs = async (from: Db) =>
    from
      .selectFrom('vault_value')
      .select(['ref', 'subject_id'])
      .where('subject_id', 'in', [...ids])
      .execute()
  const readEverything = async (): Promise<string> => {
    const texts: string[] = []
    const portal = openPortalViews(service, PLACE)
    for (const asked of [PERSON.name, SHOP.name, SHOP.number])
      texts.push(JSON.stringify((await portal.search(asked, '', 1)).results))
    for (const id of ids) texts.push(JSON.stringify((await portal.findSubject(id, 1)) ?? null))
    for (const table of [...FORMAT_TABLES, ...OWN_TABLES]) {
      const file = await exportTable(service, { acting: SENDER, wholePlace: true }, table, 'csv')
      if (file.ok) for await (const chunk of file.value.body) texts.push(Buffer.from(chunk).toString('utf8'))
    }
    for (const id of files) {
      const file = await readErrorFile(service, caller('caseOfficer'), id)
      if (file !== undefined) for await (const chunk of file.body) texts.push(chunk.toString('utf8'))
    }
    for (const id of ids) {
      const read = await readPersonal(service, caller('creditAuthority'), id, '核实异议')
      texts.push(JSON.stringify(read))
    }
    return texts.join('\n')
  }

  beforeAll(async () => {
    service = serviceOver(database(), ambient)
    await seedPlace(service)
    const person = {
      ...PENALTY,
      ...UNIT,
      CF_XDR_MC: PERSON.name,
      CF_XDR_LB: '自然人',
      CF_XDR_SHXYM: '',
      CF_FRDB: '',
      CF_XDR_ZJLX: '身份证',
      CF_XDR_ZJHM: PERSON.number,
    }
    const shop = {
      ...PENALTY,
      ...UNIT,
      CF_XDR_MC: SHOP.name,
      CF_XDR_LB: '个体工商户',
      CF_XDR_SHXYM: SHOP.number,
      CF_WSH: '云测罚〔2026〕2号',
    }
    const impossible = { ...person, CF_WSH: '云测罚〔2026〕3号', CF_JDRQ: '2026-02-30' }
    const entry = { ...MIGRATED, QY_ZTMC: SHOP.name, QY_ZTLB: '个体工商户', QY_SHXYM: SHOP.number, QY_RDDWDM: '' }
    files = [
      await importRows(service, 'penalty-2018', [person, shop, impossible]),
      await importRows(service, 'migrated-listings', [entry]),
    ]
    ids = [
      (await findSubject(service, db(), { type: 'residentId', number: PERSON.number })) ?? '',
      (await findSubject(service, db(), { type: 'uscc', number: SHOP.number })) ?? '',
    ]
    for (const [index, { number }] of [PERSON, SHOP].entries()) {
      const opening = {
        occasion: 'governmentProcurement',
        place: PLACE,
        decider: null,
        moments: null,
        reference: `采购-${index}`,
      } as const
      const done = await checkSubject(service, SENDER, {
        in: { opening },
        role: 'applicant',
        identity: { by: 'number', number, name: null },
        moment: null,
      })
      if (!done.ok) throw new Error(done.error.code)
      receipts.push(done.value.receiptId)
    }
    if (kind === 'pglite') {
      const dump = await database().dumpDataFolder()
      backup = async () => openDatabase({ dataDir: 'memory', dump })
    } else backup = await copyVault(db())
  })

  test('before it, entitled officers read the values that the test looks for', async () => {
    expect(ids.every((id) => id !== '')).toBe(true)
    expect(await db().selectFrom('listing').select('id').where('subject_id', '=', ids[1]).execute()).toHaveLength(1)
    const seen = await readEverything()
    for (const text of [PERSON.name, PERSON.number, SHOP.name]) expect(seen).toContain(text)
  })

  test('after it nothing that anybody reads holds a value, by name or by number', async () => {
    ambient.setNow('2026-03-05T01:00:00Z')
    ambient.setToday('2026-03-05')
    for (const id of ids)
      expect(await erasePersonal(service, caller('securityAdmin'), id, GROUND)).toEqual({ ok: true, value: true })
    const seen = await readEverything()
    for (const text of [PERSON.name, PERSON.number, SHOP.name, SHOP.number]) expect(seen).not.toContain(text)
    expect(seen).toContain(GROUND)
    expect(await findSubject(service, db(), { type: 'residentId', number: PERSON.number })).toBeUndefined()
    const again = await checkSubject(service, SENDER, {
      in: { opening: { occasion: 'licence', place: PLACE, decider: null, moments: null, reference: null } },
      role: 'applicant',
      identity: { by: 'number', number: PERSON.number, name: null },
      moment: null,
    })
    expect(again).toMatchObject({ ok: false, error: { code: 'SUBJECT_UNKNOWN' } })
  })

  test('receipts and every event still verify', async () => {
    const events = await readLog(db(), { after: 0, limit: 10_000 })
    expect(events.length).toBeGreaterThan(10)
    expect(events.filter((event) => !isUntouched(event))).toEqual([])
    for (const id of receipts) {
      const receipt = await findReceipt(db(), id)
      expect(receipt !== undefined && isReceiptUntouched(service.keys, receipt.content, receipt.commitment)).toBe(true)
    }
  })

  test('a look at what was known before it says 已删除, with the ground and the day', async () => {
    for (const id of ids) {
      const before = await findCase(db(), SUBJECT_STREAM, id, { knownAt: FIRST_KNOWN })
      const ref = before?.state.names[0]?.name ?? ''
      const reader = { readerId: 'clerk', unitId: 'unit-market', reason: '查询历史' }
      expect(await service.vault.openValue(db(), ref, reader)).toEqual({
        kind: 'erased',
        ground: GROUND,
        on: '2026-03-05',
      })
    }
  })

  test('a backup from before it, restored beside the same keys, loses the values again', async () => {
    const before = await listRefs(db())
    const restored = await backup()
    try {
      const reader = { readerId: 'clerk', unitId: 'unit-market', reason: '恢复后核对' }
      const refs = await listRefs(restored.db)
      expect(refs.length).toBe(before.length)
      const opened = await service.vault.openValues(
        restored.db,
        refs.map(({ ref }) => ref),
        reader,
      )
      expect([...opened.values()].every((value) => value.kind === 'erased')).toBe(true)
      expect(await service.vault.carryErasures(restored.db)).toBeGreaterThanOrEqual(2)
      const kept = await restored.db
        .selectFrom('vault_value')
        .select('ref')
        .where('subject_id', 'in', [...ids])
        .where('ciphertext', 'is not', null)
        .execute()
      expect(kept).toEqual([])
    } finally {
      await restored.close()
    }
  })
})
