import { localDate } from '@xinheng/domain/calendar/local-date'
import { expect, test } from 'vitest'
import { hashIdentifier } from '../access/identifier-hash.ts'
import { createPassingKeys } from '../access/keys.ts'
import { isUntouched, readLog, type Stamp } from './event-log.ts'
import { openDatabase } from './open.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import { describeDatabases } from './testing.ts'
import { createVault } from './vault.ts'

const stamp: Stamp = {
  legalDate: localDate('2026-03-05'),
  recordedAt: Date.parse('2026-03-05T02:00:00Z'),
  actorId: 'officer-9',
  unitId: 'unit-9',
  jurisdiction: '445300',
  rulebookVersion: null,
}
const reader = { readerId: 'officer-2', unitId: 'unit-2', reason: '核查 matter-1' }
const GROUND = '个人信息保护法/第四十七条'

describeDatabases('vault', ({ db, database, ambient, kind }) => {
  const keys = createPassingKeys(createTestAmbient('keys'))
  const vault = createVault(keys, ambient)
  const put = async (subjectId: string, plaintext: string) =>
    db()
      .transaction()
      .execute(async (tx) => vault.sealValue(tx, { subjectId, purpose: 'name', plaintext }))
  const erase = async (subjectId: string) => {
    const done = await db()
      .transaction()
      .execute(async (tx) => vault.eraseSubject(tx, { subjectId, ground: GROUND, stamp }))
    await vault.carryErasures(db())
    return done
  }

  test('a value opens for a reader, and the read is on record', async () => {
    const { ref } = await put('p-1', '张三丰')
    expect(await vault.openValue(db(), ref, reader)).toEqual({ kind: 'value', text: '张三丰', purpose: 'name' })
    const reads = await db()
      .selectFrom('vault_read')
      .select(['reader_id', 'reason', 'outcome'])
      .where('ref', '=', ref)
      .execute()
    expect(reads).toEqual([{ reader_id: 'officer-2', reason: '核查 matter-1', outcome: 'opened' }])
    await expect(db().deleteFrom('vault_read').execute()).rejects.toMatchObject({ code: '23001' })
  })

  test('the same value is sealed and committed to differently each time', async () => {
    const [one, two] = await db()
      .transaction()
      .execute(async (tx) =>
        vault.sealValues(tx, [
          { subjectId: 'p-2', purpose: 'name', plaintext: '李四' },
          { subjectId: 'p-2', purpose: 'name', plaintext: '李四' },
        ]),
      )
    expect(one?.ref).not.toBe(two?.ref)
    expect(Buffer.from(one?.commitment ?? []).toString('hex')).not.toBe(
      Buffer.from(two?.commitment ?? []).toString('hex'),
    )
  })

  test('an erased value is gone for every reader, with ground and day, while the log still verifies', async () => {
    const { ref } = await put('p-3', '王五')
    await db()
      .insertInto('subject')
      .values({ id: 'p-3', kind: 'naturalPerson', protected: true, name_ref: ref, snapshot: '{}' })
      .execute()
    const hash = hashIdentifier(keys, 'residentId', '11010519491231002X')
    await db()
      .insertInto('subject_identifier')
      .values({ subject_id: 'p-3', identifier_type: 'residentId', identifier_hash: hash })
      .execute()
    expect(await erase('p-3')).toBe(true)
    expect(await erase('p-3')).toBe(false)
    expect(await vault.openValue(db(), ref, reader)).toEqual({ kind: 'erased', ground: GROUND, on: '2026-03-05' })
    expect(
      await db().selectFrom('subject_identifier').select('subject_id').where('identifier_hash', '=', hash).execute(),
    ).toEqual([])
    const events = await readLog(db(), { after: 0, limit: 1000 })
    expect(events.find(({ streamId }) => streamId === 'vault:p-3')).toMatchObject({
      type: 'PersonalValuesErased',
      payload: { subjectId: 'p-3', ground: GROUND, on: '2026-03-05' },
    })
    expect(events.every(isUntouched)).toBe(true)
    await expect(put('p-3', '王五')).rejects.toThrow('were erased')
  })

  test('an erased key cannot be put back', async () => {
    await put('p-4', '赵六')
    await erase('p-4')
    const back = db()
      .updateTable('subject_key')
      .set({
        sealed_key: new Uint8Array(60),
        master_key_id: 'k',
        erased_at: null,
        erased_on: null,
        erased_ground: null,
      })
      .where('subject_id', '=', 'p-4')
    await expect(back.execute()).rejects.toMatchObject({ code: '23001' })
  })

  test('a value moved to another subject or purpose does not open', async () => {
    const { ref } = await put('p-5', '钱七')
    await put('p-6', '孙八')
    await db().updateTable('vault_value').set({ purpose: 'nickname' }).where('ref', '=', ref).execute()
    await expect(vault.openValue(db(), ref, reader)).rejects.toThrow()
  })

  test('a raw dump holds no value in any encoding', async () => {
    await put('p-7', '周九CANARY-7F3A-周九')
    const raw = await readRaw()
    expect(raw.includes(Buffer.from('PersonalValuesErased'))).toBe(true)
    for (const canary of ['周九', 'CANARY-7F3A']) {
      const bytes = Buffer.from(canary)
      expect(raw.includes(bytes)).toBe(false)
      expect(raw.includes(Buffer.from(canary, 'utf16le'))).toBe(false)
      expect(raw.includes(bytes.toString('hex'))).toBe(false)
    }
    // Base64 of the middle part, which does not depend on what stands beside it, in its three alignments.
    for (const part of ['Q0FOQVJZLTdGM0', 'NBTkFSWS03RjNB', 'DQU5BUlktN0YzQ']) expect(raw.includes(part)).toBe(false)
  })

  test.runIf(kind === 'pglite')('a restored backup cannot bring an erased value back', async () => {
    const { ref } = await put('p-8', '郑十一')
    const { ref: kept } = await put('p-9', '吴十')
    const backup = await database().dumpDataFolder()
    await erase('p-8')

    const restored = await openDatabase({ dataDir: 'memory', dump: backup })
    try {
      expect(await vault.openValue(restored.db, ref, reader)).toMatchObject({ kind: 'erased', ground: GROUND })
      expect(await vault.carryErasures(restored.db)).toBe(1)
      const gone = await restored.db
        .selectFrom('vault_value')
        .innerJoin('subject_key', 'subject_key.subject_id', 'vault_value.subject_id')
        .select(['sealed_key', 'ciphertext'])
        .where('ref', '=', ref)
        .execute()
      expect(gone).toEqual([{ sealed_key: null, ciphertext: null }])
      expect(await vault.openValue(restored.db, kept, reader)).toMatchObject({ kind: 'value', text: '吴十' })
      expect(await vault.carryErasures(restored.db)).toBe(0)
    } finally {
      await restored.close()
    }
  })

  /** The data folder of PGlite; on a server every row of every table as text. */
  async function readRaw(): Promise<Buffer> {
    if (kind === 'pglite') return Buffer.from(await (await database().dumpDataFolder()).arrayBuffer())
    const tables = await database().runInTransaction(async (run) =>
      run("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"),
    )
    const texts: unknown[] = []
    await database().runInTransaction(async (run) => {
      for (const { relname } of tables) texts.push(await run(`select t::text from ${String(relname)} t`))
    })
    return Buffer.from(JSON.stringify(texts))
  }
})
