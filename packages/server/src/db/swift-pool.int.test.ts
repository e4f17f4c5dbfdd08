import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeDatabases } from './testing.ts'

// What a transaction must do although its `begin` is not waited for and its statements are prepared under names.
describeDatabases('a transaction', ({ db }) => {
  const put = async (on: ReturnType<typeof db>, id: string) =>
    on.insertInto('stream').values({ id, kind: 'swift', version: 1 }).execute()
  const listIds = async () =>
    (await db().selectFrom('stream').select('id').where('kind', '=', 'swift').orderBy('id').execute()).map(
      ({ id }) => id,
    )

  test('that fails in any statement leaves nothing, however often it was prepared, and the next one goes on', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e'])
      await db()
        .transaction()
        .execute(async (tx) => put(tx, id))
    const failing = db()
      .transaction()
      .execute(async (tx) => {
        await put(tx, 'f')
        await put(tx, 'a')
      })
    await expect(failing).rejects.toMatchObject({ code: '23505' })
    const first = db()
      .transaction()
      .execute(async (tx) => put(tx, 'a'))
    await expect(first).rejects.toMatchObject({ code: '23505' })
    await db()
      .transaction()
      .execute(async (tx) => put(tx, 'g'))
    expect(await listIds()).toEqual(['a', 'b', 'c', 'd', 'e', 'g'])
  })

  test('that goes on after a failed statement is not committed', async () => {
    const swallowed = db()
      .transaction()
      .execute(async (tx) => {
        await put(tx, 'h')
        await sql`select 1 / ${0}::integer`.execute(tx).catch(() => undefined)
      })
    await swallowed.catch(() => undefined)
    expect(await listIds()).not.toContain('h')
  })

  test('keeps its own statements to itself beside others at the same moment', async () => {
    const ids = Array.from({ length: 20 }, (_, n) => `side-${String(n).padStart(2, '0')}`)
    await Promise.allSettled(
      ids.map(async (id, n) =>
        db()
          .transaction()
          .execute(async (tx) => {
            await put(tx, id)
            if (n % 2 === 1) throw new Error('not this one')
          }),
      ),
    )
    expect((await listIds()).filter((id) => id.startsWith('side-'))).toEqual(ids.filter((_, n) => n % 2 === 0))
  })
})
