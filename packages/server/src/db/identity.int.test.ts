import { expect, test } from 'vitest'
import { claimDatabase } from './identity.ts'
import { describeDatabases } from './testing.ts'

describeDatabases('a demo database', ({ db, ambient }) => {
  test('is created once, resumed afterwards, and never turned into a real one', async () => {
    const first = await claimDatabase(db(), ambient, { purpose: 'demo', place: '445300' })
    expect(first).toMatchObject({ kind: 'created', identity: { purpose: 'demo', place: '445300' } })
    expect(await claimDatabase(db(), ambient, { purpose: 'demo', place: '445300' })).toEqual({
      ...first,
      kind: 'resumed',
    })
    expect(await claimDatabase(db(), ambient, { purpose: 'real', place: null })).toEqual({ ...first, kind: 'foreign' })
    await expect(db().updateTable('database_identity').set({ purpose: 'real' }).execute()).rejects.toMatchObject({
      code: '23001',
    })
  })
})

describeDatabases('a database with acts and no identity', ({ db, ambient }) => {
  test('is foreign to the demo', async () => {
    await db().insertInto('stream').values({ id: 's', kind: 'x', version: 1 }).execute()
    await db()
      .insertInto('event')
      .values({
        stream_id: 's',
        stream_kind: 'x',
        version: 1,
        type: 'X',
        payload: '{}',
        legal_date: ambient.today(),
        recorded_at: new Date(ambient.now()).toISOString(),
        actor_id: 'a',
        salt: ambient.bytes(16),
        commitment: ambient.bytes(32),
      })
      .execute()
    expect(await claimDatabase(db(), ambient, { purpose: 'demo', place: '445300' })).toEqual({
      kind: 'foreign',
      identity: null,
    })
  })
})
