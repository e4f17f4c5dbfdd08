import { expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import { createPassingKeys } from './keys.ts'
import { keepAnswers } from './kept-answers.ts'

const act = (key: string) => ({ callerId: 'officer-1', operationId: 'proposeListing', key })
const answer = { status: 201, headers: { etag: '"1"' }, body: '{"name":"张三"}' }

describeDatabases('kept answers', ({ db, ambient, openSecond }) => {
  const store = (at = db()) => keepAnswers(at, createPassingKeys(createTestAmbient('keys')), ambient)

  test('a repetition gets the first answer, and another body under the same key is told', async () => {
    expect(await store().claim(act('k-1'), 'h')).toEqual({ kind: 'new' })
    expect(await store().claim(act('k-1'), 'h')).toEqual({ kind: 'running' })
    await store().complete(act('k-1'), answer)
    expect(await store().claim(act('k-1'), 'h')).toEqual({ kind: 'done', answer })
    expect(await store().claim(act('k-1'), 'other')).toEqual({ kind: 'otherBody' })
    expect(await store().claim({ ...act('k-1'), callerId: 'officer-2' }, 'h')).toEqual({ kind: 'new' })
  })

  test('of two at once one acts', async () => {
    const second = await openSecond()
    const claims = await Promise.all([db(), second.db, db()].map(async (at) => store(at).claim(act('k-2'), 'h')))
    expect(claims.map(({ kind }) => kind).toSorted()).toEqual(['new', 'running', 'running'])
  })

  test('an act that ended in a fault, or died with its process, may be tried again', async () => {
    ambient.setNow('2026-03-02T01:00:00Z')
    await store().claim(act('k-3'), 'h')
    await store().release(act('k-3'))
    expect(await store().claim(act('k-3'), 'h')).toEqual({ kind: 'new' })
    ambient.setNow('2026-03-02T01:02:00Z')
    expect(await store().claim(act('k-3'), 'h')).toEqual({ kind: 'running' })
    ambient.setNow('2026-03-02T01:02:01Z')
    expect(await store().claim(act('k-3'), 'h')).toEqual({ kind: 'new' })
  })

  test('answers are sealed, and forgotten after two days', async () => {
    await store().claim(act('k-4'), 'h')
    await store().complete(act('k-4'), answer)
    const rows = await db().selectFrom('kept_answer').select('sealed').execute()
    expect(rows.some(({ sealed }) => sealed !== null && Buffer.from(sealed).includes('张三'))).toBe(false)
    ambient.setNow('2026-03-06T00:00:00Z')
    expect(await store().sweep()).toBeGreaterThan(0)
    expect(await store().claim(act('k-4'), 'h')).toEqual({ kind: 'new' })
  })
})
