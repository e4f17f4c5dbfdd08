import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKeyFile, readKeyFile, type Keys } from '../access/keys.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { createService, type Service } from '../service.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import { receiveFile, runImport } from './import-use-cases.ts'
import { csvOf, seedPlace, SENDER } from './testing-import.ts'

const KILLS = 50
const ROWS = 3_000
const SERVER = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const CHILD = path.join(import.meta.dirname, 'testing-child.ts')

/** Rows of few subjects with every kind of fate among them: good, repeated, wrong date, unknown unit. */
function makeFile(): string {
  const rows = Array.from({ length: ROWS }, (_, n) => ({
    ...PENALTY,
    CF_XDR_MC: `云浮市测试建材有限公司${n % 40}`,
    CF_XDR_SHXYM: syntheticUscc(n % 40, '445300'),
    CF_CFJG: n % 97 === 5 ? '云浮市某某办' : '云浮市市场监督管理局',
    CF_CFJGDM: '',
    CF_SJLYDM: '',
    CF_WSH: `云测罚〔2026〕${n % 101 === 7 ? n - 1 : n}号`,
    CF_JDRQ: n % 89 === 3 ? '2026-02-30' : '2026-02-10',
  }))
  return csvOf('penalty-2018', rows)
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8')
}

interface Kill {
  /** Chunks to wait for, so that slow machines get on too. */
  readonly chunks: number
  readonly delayMs: number
}

/** Starts the child and kills it some time after a chunk; answers whether it ended by itself. */
async function runChild(args: readonly string[], kill: Kill | null): Promise<boolean> {
  const child = spawn(process.execPath, [CHILD, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let doomed = false
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
    if (kill === null || doomed || !said.includes('open') || said.split('storing').length <= kill.chunks) return
    doomed = true
    setTimeout(() => child.kill('SIGKILL'), kill.delayMs)
  })
  await new Promise((resolve) => child.on('close', resolve))
  return said.includes('ended')
}

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

/** What an import leaves behind, without the ids and the times that differ from run to run. */
async function readOutcome(service: Service, fileId: string) {
  const file = await service.db
    .selectFrom('import_file')
    .select(['state', 'rows_total', 'rows_read', 'rows_taken', 'rows_duplicate', 'rows_rejected', 'rows_asked'])
    .select('row_digest')
    .where('id', '=', fileId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from event) as events, (select count(*) from stream) as streams,
           (select count(*) from record) as records, (select count(*) from subject) as subjects,
           (select count(*) from subject_identifier) as identifiers, (select count(*) from question) as questions,
           (select count(*) from import_identity) as identities, (select count(*) from import_row) as lines`.execute(
    service.db,
  )
  return { ...file, row_digest: Buffer.from(file.row_digest ?? []).toString('hex'), ...rows[0] }
}

describe.skipIf(!made)('an import that is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-kill-'))
  const keyFile = path.join(folder, 'keys.json')
  const text = makeFile()
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
  async function receive(service: Service): Promise<string> {
    const file = { stream: bytesOf(text), name: 'kill.csv', format: 'penalty-2018', mode: 'change' } as const
    const received = await receiveFile(service, SENDER, file)
    if (!received.ok) throw new Error('the file was cut')
    return received.value.fileId
  }

  test(`comes to the same end after ${KILLS} kills as without one`, async () => {
    const whole = await open(NAMES.whole)
    const wholeId = await receive(whole)
    await runImport(whole, wholeId)
    const expected = await readOutcome(whole, wholeId)
    await whole.database.close()

    const killed = await open(NAMES.killed)
    const fileId = await receive(killed)
    const args = [urlOf(NAMES.killed), path.join(folder, NAMES.killed), keyFile]
    let kills = 0
    const reached = new Set<number>()
    while (kills < KILLS) {
      // Delays of 0 to 40 ms, none like its neighbours: each hits another point of a chunk.
      if (await runChild(args, { chunks: kills % 2, delayMs: (kills * 17) % 40 })) break
      kills += 1
      const { resume_line } = await killed.db.selectFrom('import_file').select('resume_line').executeTakeFirstOrThrow()
      reached.add(resume_line)
    }
    await runChild(args, null)

    expect(kills).toBe(KILLS)
    expect(reached.size).toBeGreaterThan(3)
    expect(await readOutcome(killed, fileId)).toEqual(expected)
    expect(expected).toMatchObject({ state: 'finished', rows_total: ROWS, rows_read: ROWS })
    await killed.database.close()
  }, 180_000)
})
