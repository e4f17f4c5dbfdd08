import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOracleDatabase, dropOracleDatabase, isServerThere } from '../oracle/server-database.ts'
import { newServerTally, runThroughServer } from '../oracle/server-history.ts'
import { noKills, ServerHost } from '../oracle/server-host.ts'
import { places } from '../oracle/values.ts'

// A few of the oracle's histories through the server on PostgreSQL; the many are `npm run invariants -- --server`.

const SEED = 2026
const HISTORIES = 2
const KILLS = 0.08

const there = await isServerThere()
if (!there)
  console.warn('没有可用的 PostgreSQL，跳过 · no PostgreSQL: the oracle’s histories through the server are skipped')

describe.skipIf(!there)('oracle and server agree on random histories under kill -9', () => {
  const name = `xinheng_oracle_test_${process.pid}`
  const kills = noKills()
  let host: ServerHost

  beforeAll(async () => {
    host = new ServerHost(await createOracleDatabase(name), 0, kills)
    host.start()
  })
  afterAll(async () => {
    await host.close()
    await dropOracleDatabase(name)
  })

  test(`${HISTORIES} of each jurisdiction: every act once, every answer the same`, async () => {
    const tally = newServerTally()
    const runs = places.flatMap((place) => Array.from({ length: HISTORIES }, (_none, index) => ({ place, index })))
    const results = await Promise.all(
      runs.map(async ({ place, index }) => runThroughServer(host, place, SEED, index, KILLS, tally)),
    )
    expect(results.flatMap(({ violation }) => (violation === undefined ? [] : [violation]))).toEqual([])
    expect(tally.histories).toBe(runs.length)
    expect(Object.keys(tally.accepted).length).toBeGreaterThan(8)
    expect(kills.hit).toBeGreaterThan(0)
    expect(tally.repeated).toBeGreaterThan(0)
  })

  test('an act whose process dies right after its commit is there once when it is sent again', async () => {
    const before = kills.afterCommit
    const tally = newServerTally()
    const only = { at: 'after-commit', nth: 1, acts: 12 } as const
    const { violation } = await runThroughServer(host, '云浮市', SEED, 1_000, only, tally)
    expect(violation).toBeUndefined()
    expect(kills.afterCommit - before).toBeGreaterThan(2)
    expect(tally.repeated).toBeGreaterThan(2)
  })
})
