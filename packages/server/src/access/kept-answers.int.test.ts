import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { buildApp } from '../http/app.ts'
import { route } from '../http/route.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import type { Claim, HeldClaim, IdempotencyStore } from './claim-port.ts'
import { createPassingKeys } from './keys.ts'
import { keepAnswers } from './kept-answers.ts'

const act = (key: string) => ({ callerId: 'officer-1', operationId: 'proposeListing', key })
const answer = { status: 201, headers: { etag: '"1"' }, body: '{"name":"张三"}' }
const CLAIMED = '2026-03-02T01:00:00Z'
const STILL_HELD = '2026-03-02T01:02:00Z'
const ABANDONED = '2026-03-02T01:02:01Z'

function held(claim: Claim): HeldClaim {
  if (claim.kind !== 'new') throw new Error(`not claimed: ${claim.kind}`)
  return claim.held
}

describeDatabases('kept answers', ({ db, ambient, openSecond }) => {
  const store = (at = db()) => keepAnswers(at, createPassingKeys(createTestAmbient('keys')), ambient)
  const claim = async (key: string) => held(await store().claim(act(key), 'h'))
  const kindOf = async (key: string, body = 'h') => (await store().claim(act(key), body)).kind
  /** An act of one row, in the transaction that every act uses. */
  const register = async (law: string) =>
    transact<string, Refusal>(db(), async (tx) => {
      await tx
        .insertInto('law_text')
        .values({ law, article: '1', passage: '。', loaded_by: 'officer-1', loaded_at: CLAIMED })
        .execute()
      return ok(law)
    })
  const count = async (law: string) =>
    (await db().selectFrom('law_text').select('law').where('law', '=', law).execute()).length

  test('a repetition gets the first answer, and another body under the same key is told', async () => {
    const first = await claim('k-1')
    expect(await kindOf('k-1')).toBe('running')
    await first.complete(answer)
    expect(await store().claim(act('k-1'), 'h')).toEqual({ kind: 'done', answer })
    expect(await kindOf('k-1', 'other')).toBe('otherBody')
    expect((await store().claim({ ...act('k-1'), callerId: 'officer-2' }, 'h')).kind).toBe('new')
  })

  test('of two at once one acts', async () => {
    const second = await openSecond()
    const claims = await Promise.all([db(), second.db, db()].map(async (at) => store(at).claim(act('k-2'), 'h')))
    expect(claims.map(({ kind }) => kind).toSorted()).toEqual(['new', 'running', 'running'])
  })

  test('a request that died before it acted may be tried again', async () => {
    ambient.setNow(CLAIMED)
    await claim('k-3')
    ambient.setNow(STILL_HELD)
    expect(await kindOf('k-3')).toBe('running')
    ambient.setNow(ABANDONED)
    expect(await kindOf('k-3')).toBe('new')
  })

  test('a request that died between its act and its answer is not done again', async () => {
    ambient.setNow(CLAIMED)
    await (await claim('k-5')).run(async () => register('k-5'))
    ambient.setNow(STILL_HELD)
    expect(await kindOf('k-5')).toBe('running')
    ambient.setNow(ABANDONED)
    expect(await kindOf('k-5')).toBe('answerLost')
    expect(await kindOf('k-5', 'other')).toBe('otherBody')
  })

  test.each([
    ['refused', false, 'new'],
    ['fault', false, 'new'],
    // A first step stands, and the caller was told no: he may try the rest again.
    ['refused', true, 'new'],
    ['fault', true, 'answerLost'],
  ] as const)('ended in a %s, something committed %s: then %s', async (ended, acted, kind) => {
    const key = `k-6-${ended}-${String(acted)}`
    ambient.setNow(CLAIMED)
    const first = await claim(key)
    await first.run(async () => (acted ? register(key) : undefined))
    await first.release(ended)
    ambient.setNow(ABANDONED)
    expect(await kindOf(key)).toBe(kind)
  })

  test('a slow request whose claim was taken over commits nothing any more', async () => {
    ambient.setNow(CLAIMED)
    const slow = await claim('k-7')
    ambient.setNow(ABANDONED)
    const next = await claim('k-7')
    await expect(slow.run(async () => register('k-7'))).rejects.toThrow('taken over')
    await slow.release('fault')
    await next.run(async () => register('k-7'))
    await next.complete(answer)
    expect([await kindOf('k-7'), await count('k-7')]).toEqual(['done', 1])
  })

  test('over HTTP an act whose answer could not be kept is told apart, not repeated', async () => {
    ambient.setNow(CLAIMED)
    const dying: IdempotencyStore = {
      claim: async (key, hash) => {
        const claimed = await store().claim(key, hash)
        if (claimed.kind !== 'new') return claimed
        const complete = async () => Promise.reject(new Error('the process is gone'))
        return { ...claimed, held: { ...claimed.held, complete } }
      },
    }
    const app = await buildApp({ ...inertDeps(), idempotency: dying }, [
      route({
        method: 'POST',
        url: '/api/v1/texts',
        operationId: 'loadText',
        summary: '登记文本',
        tag: '文本',
        permission: 'public',
        writes: 'creates',
        answer: Type.Object({ id: Type.String() }),
        refusals: [],
        example: { id: 'k-9' },
        handle: async () => {
          const done = await register('k-9')
          return done.ok ? ok({ value: { id: done.value } }) : done
        },
      }),
    ])
    const send = async () =>
      app.inject({ method: 'POST', url: '/api/v1/texts', headers: { 'idempotency-key': 'key-0123456789abcdef' } })
    expect((await send()).statusCode).toBe(500)
    ambient.setNow(ABANDONED)
    const again = await send()
    expect([again.statusCode, again.json().code, await count('k-9')]).toEqual([409, 'ANSWER_LOST', 1])
    await app.close()
  })

  test('what a request leaves running after its answer still commits', async () => {
    const first = await claim('k-8')
    await first.release('refused')
    await first.run(async () => register('k-8'))
    expect(await count('k-8')).toBe(1)
  })

  test('answers are sealed, and forgotten after two days', async () => {
    await (await claim('k-4')).complete(answer)
    const rows = await db().selectFrom('kept_answer').select('sealed').execute()
    expect(rows.some(({ sealed }) => sealed !== null && Buffer.from(sealed).includes('张三'))).toBe(false)
    ambient.setNow('2026-03-06T00:00:00Z')
    expect(await store().sweep()).toBeGreaterThan(0)
    expect(await kindOf('k-4')).toBe('new')
  })
})
