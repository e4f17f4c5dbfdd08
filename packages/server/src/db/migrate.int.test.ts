import { expect, test } from 'vitest'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { describeDatabases } from './testing.ts'

const step = (number: number, sql: string): Migration => ({ number, name: `step_${number}`, sql })

describeDatabases('migrations', ({ database, openSecond }) => {
  const shipped = readMigrations()
  const next = shipped.length + 1

  test('what was applied is not applied again', async () => {
    expect(await migrate(database())).toEqual([])
  })

  test('an applied file that was changed is refused', async () => {
    const changed = shipped.map((migration) => ({ ...migration, sql: `${migration.sql}\n-- changed` }))
    await expect(migrate(database(), changed)).rejects.toThrow('被改动过')
  })

  test('a database of a newer version is refused before anything is done', async () => {
    await expect(migrate(database(), shipped.slice(0, -1))).rejects.toThrow('更新的版本')
  })

  test('a migration that fails leaves nothing behind', async () => {
    const failing = step(next, 'create table left_behind (x int); select 1 / 0;')
    await expect(migrate(database(), [...shipped, failing])).rejects.toMatchObject({ code: '22012' })
    const rows = await database().runInTransaction(async (run) => run(`select to_regclass('left_behind') as found`))
    expect(rows).toEqual([{ found: null }])
  })

  test('of two servers that start at once one applies and both go on', async () => {
    const second = await openSecond()
    const slow = step(next, 'create table once (x int); select pg_sleep(0.2);')
    const applied = await Promise.all([migrate(database(), [...shipped, slow]), migrate(second, [...shipped, slow])])
    expect(applied.flat()).toEqual([next])
  })
})
