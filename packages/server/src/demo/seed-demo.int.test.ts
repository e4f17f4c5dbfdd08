import { sql } from 'kysely'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { claimDatabase } from '../db/identity.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase, type Database } from '../db/open.ts'
import { createService, type Service } from '../service.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import { DEMO_CITIES, findDemoCity, type DemoCity } from './demo-cities.ts'
import { DemoFault } from './demo-cast.ts'
import { markDemo } from './demo-mark.ts'
import { seedDemo } from './seed-demo.ts'
import { renderStartScreen } from './start-screen.ts'

const TINY = { months: 9, volume: 0.1 }
/** Names of the demo's persons, of its 个体工商户, and the citizen numbers that nobody has. */
const PERSONAL =
  /测试[甲乙丙丁戊己庚辛壬癸]{3}|测试(?:小吃店|五金店|服装店|修理部|便利店|理发店)|测试代表|99999919000101/

describe('a demo city', () => {
  const open: { readonly database: Database; readonly folder: string }[] = []
  const openDemo = async (place: string, today = '2026-11-21', purpose: 'demo' | 'real' = 'demo'): Promise<Service> => {
    const ambient = createTestAmbient(place)
    ambient.setNow(`${today}T02:00:00Z`)
    ambient.setToday(today)
    const database = await openDatabase({ dataDir: 'memory' })
    const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-demo-'))
    open.push({ database, folder })
    await migrate(database)
    await claimDatabase(database.db, ambient, { purpose, place })
    return createService({ database, ambient, keys: createPassingKeys(ambient), dataDir: folder })
  }
  afterEach(async () => {
    for (const { database, folder } of open.splice(0)) {
      await database.close()
      rmSync(folder, { recursive: true })
    }
  })
  const cityOf = (name: string): DemoCity => {
    const city = findDemoCity(name)
    if (city === undefined) throw new Error(name)
    return city
  }

  const OWN_CASES = ['awaitingPerson', 'closed', 'decided', 'listed', 'noticed', 'proposed', 'released']
  const STATES: Readonly<Record<string, readonly string[]>> = {
    云浮市: OWN_CASES,
    广东省: OWN_CASES,
    攀枝花市: OWN_CASES,
    济南市: OWN_CASES,
    濮阳县: ['awaitingPerson', 'closed', 'listed', 'released'],
  }

  test.each(DEMO_CITIES.map(({ placeName }) => placeName))(
    '%s: every state is there, the rules refuse nothing, no person stands in plain',
    async (name) => {
      const service = await openDemo(name)
      const seeded = await seedDemo(service, cityOf(name), { scale: TINY })
      expect(seeded).toEqual({ fresh: true, refusals: {} })

      const states = await sql<{ state: string }>`select distinct state from listing order by state`.execute(service.db)
      expect(states.rows.map(({ state }) => state)).toEqual(STATES[name])
      const { rows } = await sql<Record<string, number>>`
        select (select count(*)::int from record) as records,
               (select count(*)::int from record where kind = 'penalty' and excluded is not null) as hidden,
               (select count(*)::int from import_row where state = 'rejected') as rejected,
               (select count(*)::int from authority_alias) as aliases,
               (select count(*)::int from check_receipt) as checks,
               (select count(*)::int from check_item where outcome is null) as open_items,
               (select count(*)::int from meeting) as meetings,
               (select count(*)::int from event where recorded_at > '2026-11-21T02:00:00Z') as of_the_future`.execute(
        service.db,
      )
      const counted = rows[0] ?? {}
      expect(counted['records']).toBeGreaterThan(90)
      expect(counted['rejected']).toBeGreaterThan(0)
      expect(counted['aliases']).toBeGreaterThan(0)
      expect(counted['checks']).toBeGreaterThanOrEqual(9)
      expect(counted['open_items']).toBeGreaterThan(0)
      expect(counted['meetings']).toBeGreaterThanOrEqual(name === '攀枝花市' ? 1 : 0)
      expect(counted['of_the_future']).toBe(0)
      expect(await findPlain(service)).toEqual([])

      expect(await seedDemo(service, cityOf(name), { scale: TINY })).toEqual({ fresh: false, refusals: {} })
    },
    60_000,
  )

  test('opens past the calendar’s horizon, where only adverse acts on a provisional limit are refused', async () => {
    const service = await openDemo('云浮市', '2027-03-01')
    const seeded = await seedDemo(service, cityOf('云浮市'), { scale: { months: 4, volume: 0.05 } })
    expect(seeded.fresh).toBe(true)
    expect(Object.keys(seeded.refusals)).toEqual(['NO_NEW_ADVERSE_ACT'])
  }, 60_000)

  test('half a city says to delete the folder and never looks whole', async () => {
    const service = await openDemo('云浮市')
    await markDemo(service, 'begun', {})
    await expect(seedDemo(service, cityOf('云浮市'), { scale: TINY })).rejects.toThrow(DemoFault)
  })

  test('a database that is no demo gets no synthetic data', async () => {
    const service = await openDemo('云浮市', '2026-11-21', 'real')
    await expect(seedDemo(service, cityOf('云浮市'), { scale: TINY })).rejects.toThrow(DemoFault)
    expect(await service.db.selectFrom('event').selectAll().execute()).toEqual([])
    expect(readdirSync(service.dataDir)).toEqual([])
  })
})

test('the start screen names the address, every account, three things to try and that all is invented', () => {
  const city = findDemoCity('攀枝花市')
  if (city === undefined) throw new Error('no city')
  const screen = renderStartScreen({
    city,
    address: 'http://127.0.0.1:8080',
    dataDir: '/data',
    today: localDate('2026-11-21'),
    embedded: true,
  })
  for (const text of [
    'http://127.0.0.1:8080',
    'Xinheng-demo-2026',
    'panel.lead',
    '/data/samples/2-',
    '虚构',
    'PGlite',
  ]) {
    expect(screen).toContain(text)
  }
  for (const { login } of city.accounts) expect(screen).toContain(login)
})

/** Tables in which a person's name or number stands in plain. */
async function findPlain({ db }: Service): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ line: string }>`select to_jsonb(t)::text as line from ${sql.table(name)} t`.execute(db)
    if (rows.some(({ line }) => PERSONAL.test(line))) found.push(name)
  }
  return found
}
