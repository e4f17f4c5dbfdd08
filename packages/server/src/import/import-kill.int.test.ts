import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKeyFile, readKeyFile, type Keys } from '../access/keys.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { createService, type Service } from '../service.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import { runImport } from './import-use-cases.ts'
import { seedPlace } from './testing-import.ts'
import { killNumber, makeKillFile, readOutcome, receiveKillFile, runImportChild } from './testing-kill.ts'

const KILLS = Number(process.env['XINHENG_KILLS'] ?? 50)
const ROWS = 3_000
const SERVER = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

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

const NAMES = { whole: `xinheng_kill_whole_${process.pid}`, killed: `xinheng_kill_killed_${process.pid}` } as const
const made = await withServer(`create database ${NAMES.whole}`)

function urlOf(name: string): string {
  const url = new URL(SERVER)
  url.pathname = `/${name}`
  return url.toString()
}

describe.skipIf(!made)('an import that is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-kill-'))
  const keyFile = path.join(folder, 'keys.json')
  const text = makeKillFile(ROWS)
  let keys: Keys

  beforeAll(async () => {
    createKeyFile(keyFile, createTestAmbient('keys'))
    keys = readKeyFile(keyFile, null)
    await withServer(`create database ${NAMES.killed}`)
  })
  afterAll(async () => {
    for (const name of Object.values(NAMES)) await withServer(`drop database if exists ${name} with (force)`)
  })

  async function open(name: string): Promise<Service> {
    const database = await openDatabase({ url: urlOf(name), poolSize: 2 })
    await migrate(database)
    const service = createService({
      database,
      ambient: createTestAmbient(name),
      keys,
      dataDir: path.join(folder, name),
    })
    await seedPlace(service)
    return service
  }

  test(`comes to the same end after ${KILLS} kills as without one`, async () => {
    const whole = await open(NAMES.whole)
    const wholeId = await receiveKillFile(whole, text)
    await runImport(whole, wholeId)
    const expected = await readOutcome(whole, wholeId)
    await whole.database.close()

    const killed = await open(NAMES.killed)
    const fileId = await receiveKillFile(killed, text)
    const args = [urlOf(NAMES.killed), path.join(folder, NAMES.killed), keyFile]
    let kills = 0
    const reached = new Set<number>()
    while (kills < KILLS) {
      if ((await runImportChild(args, killNumber(kills))).ended) break
      kills += 1
      const { resume_line } = await killed.db.selectFrom('import_file').select('resume_line').executeTakeFirstOrThrow()
      reached.add(resume_line)
    }
    await runImportChild(args, null)

    expect(kills).toBe(KILLS)
    expect(reached.size).toBeGreaterThan(3)
    expect(await readOutcome(killed, fileId)).toEqual(expected)
    expect(expected).toMatchObject({ state: 'finished', rows_total: ROWS, rows_read: ROWS })
    await killed.database.close()
  }, 600_000)
})
