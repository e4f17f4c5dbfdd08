import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { createService } from '../service.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import { runSagaChild, seedSaga } from './testing-saga.ts'

// The whole figure: XINHENG_RELEASES=1000 XINHENG_RECEIVERS=50 XINHENG_KILLS=20.
const RELEASES = Number(process.env['XINHENG_RELEASES'] ?? 60)
const RECEIVERS = Number(process.env['XINHENG_RECEIVERS'] ?? 10)
const KILLS = Number(process.env['XINHENG_KILLS'] ?? 4)
/** Out of a thousand steps so many fail. */
const FAULTS = 60
const SERVER = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const NAME = `xinheng_saga_${process.pid}`

async function withServer(statement: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: SERVER, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    await client.query(statement)
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const made = await withServer(`create database ${NAME}`)
const url = new URL(SERVER)
url.pathname = `/${NAME}`

describe.skipIf(!made)('releases under faults and kill -9', () => {
  afterAll(async () => withServer(`drop database if exists ${NAME} with (force)`))

  test(`${RELEASES} releases reach ${RECEIVERS} receivers, each confirmed once in effect, none lost`, async () => {
    const database = await openDatabase({ url: url.toString(), poolSize: 2 })
    await migrate(database)
    const ambient = createTestAmbient('saga')
    const keys = createPassingKeys(createTestAmbient('keys'))
    const service = createService({ database, ambient, keys, dataDir: '/nowhere' })
    await seedSaga(service, RELEASES, RECEIVERS)

    const began = Date.now()
    const steps = Math.ceil((RELEASES * (RECEIVERS + 1)) / (KILLS + 1))
    let clock = Date.parse('2026-05-06T01:00:00Z')
    let kills = 0
    let runs = 0
    for (let word = ''; word !== 'ended' && runs < KILLS + 20; runs += 1) {
      // Far beyond every round that the process before may have come to.
      clock += 864_000_000
      const killAfter = kills < KILLS ? 1 + Math.floor(steps * (((kills * 7) % 10) / 10)) : null
      word = await runSagaChild([url.toString(), String(FAULTS), String(clock)], killAfter)
      if (word !== 'ended') kills += 1
    }
    const { rows } = await sql<Record<string, number>>`
      select (select count(*) from release) as releases,
             (select count(*) from listing where state = 'released') as released,
             (select count(*) from release_receiver) as receivers,
             (select count(*) from release_receiver where confirmed_on is null or told_at is null) as lost,
             (select count(*) from event where stream_kind = 'release') as openings,
             (select count(*) from event where stream_kind = 'confirmation') as confirmations,
             (select count(*) from event where type = 'ReleaseAcknowledged') as acknowledged,
             (select count(*) from outbox where topic in ('listing.released', 'release.outside')) as messages,
             (select count(*) from duty where stream = 'release' and done_on is null) as open_duties,
             (select count(*) from redress) as redresses,
             (select count(*) from release where reason = 'corrected') as wrongful`.execute(database.db)
    await database.close()
    const outside = Math.floor(RECEIVERS / 5)
    const whole = RELEASES * RECEIVERS
    expect(kills).toBe(KILLS)
    expect(rows[0]).toMatchObject({
      releases: RELEASES,
      released: RELEASES,
      receivers: whole,
      lost: 0,
      openings: RELEASES,
      confirmations: whole,
      acknowledged: RELEASES * (RECEIVERS - outside),
      messages: RELEASES * 2,
      open_duties: 0,
    })
    expect(rows[0]?.['redresses']).toBe(rows[0]?.['wrongful'])
    if (process.env['XINHENG_RELEASES'] !== undefined) {
      console.info(
        `${RELEASES} × ${RECEIVERS}: ${kills} kills, ${runs} runs, ${Math.round((Date.now() - began) / 1000)} s`,
      )
    }
  }, 3_600_000)
})
