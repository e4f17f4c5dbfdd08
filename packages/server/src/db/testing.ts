import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { createTestAmbient, type TestAmbient } from '../testing-ambient.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openDatabase, type Database, type Db } from './open.ts'

/** A migrated database of one `describe`, empty at its start. */
export interface DatabaseFixture {
  readonly kind: Database['kind']
  readonly database: () => Database
  readonly db: () => Db
  readonly ambient: TestAmbient
  /** Another set of connections to the same database; on PGlite, which has one connection, the same again. */
  readonly openSecond: () => Promise<Database>
}

const SERVER_URL = process.env['DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const SCHEMA_HASH = createHash('sha256')
  .update(
    readMigrations()
      .map((migration) => migration.sql)
      .join('\0'),
  )
  .digest('hex')
  .slice(0, 12)
const serverReachable = await canReachServer()
let databases = 0

/**
 * Runs the same tests on PGlite and on PostgreSQL. Where no server answers (`DATABASE_URL`, else 127.0.0.1:5432),
 * its half appears as skipped and a line says so.
 */
export function describeDatabases(name: string, tests: (fixture: DatabaseFixture) => void): void {
  describe(`${name} · PGlite`, () => useDatabase('pglite', openPglite, tests))
  if (serverReachable) describe(`${name} · PostgreSQL`, () => useDatabase('postgres', openPostgres, tests))
  else {
    console.warn(
      `没有可用的 PostgreSQL，只在 PGlite 上测试 · no PostgreSQL at ${hostOf(SERVER_URL)}: ${name} ran on PGlite only`,
    )
    describe.skip(`${name} · PostgreSQL (none reachable)`, () => useDatabase('postgres', openPostgres, tests))
  }
}

interface Opened {
  readonly database: Database
  readonly openSecond: () => Promise<Database>
  readonly drop: () => Promise<void>
}

function useDatabase(
  kind: Database['kind'],
  open: () => Promise<Opened>,
  tests: (fixture: DatabaseFixture) => void,
): void {
  let opened: Opened | undefined
  const seconds: Database[] = []
  const get = (): Opened => {
    if (opened === undefined) throw new Error('the database is open inside tests and hooks only')
    return opened
  }
  beforeAll(async () => {
    opened = await open()
  })
  afterAll(async () => {
    for (const second of seconds) if (second !== opened?.database) await second.close()
    await opened?.drop()
  })
  tests({
    kind,
    database: () => get().database,
    db: () => get().database.db,
    ambient: createTestAmbient(),
    openSecond: async () => {
      const second = await get().openSecond()
      seconds.push(second)
      return second
    },
  })
}

/** Migrated once for each state of the migrations, dumped to a file, and started from that dump afterwards. */
async function openPglite(): Promise<Opened> {
  const file = path.join(tmpdir(), `xinheng-test-${SCHEMA_HASH}.tar`)
  if (!existsSync(file)) {
    const fresh = await openDatabase({ dataDir: 'memory' })
    await migrate(fresh)
    const dump = await fresh.dumpDataFolder()
    await fresh.close()
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()))
    renameSync(draft, file)
  }
  const database = await openDatabase({ dataDir: 'memory', dump: new Blob([readFileSync(file)]) })
  return { database, openSecond: async () => database, drop: async () => database.close() }
}

/** Copies a template that was migrated once; the template stays on the server for the next run. */
async function openPostgres(): Promise<Opened> {
  const template = `xinheng_test_template_${SCHEMA_HASH}`
  databases += 1
  const name = `xinheng_test_${process.pid}_${process.env['VITEST_WORKER_ID'] ?? '0'}_${databases}`
  await withServer(async (server) => {
    await server.query('select pg_advisory_lock(7308602352)')
    const made = await server.query('select 1 from pg_database where datname = $1', [template])
    if (made.rowCount === 0) await createTemplate(server, template)
    await server.query(`drop database if exists ${name} with (force)`)
    await server.query(`create database ${name} template ${template}`)
  })
  const url = databaseUrl(name)
  const database = await openDatabase({ url, poolSize: 6 })
  return {
    database,
    openSecond: async () => openDatabase({ url, poolSize: 2 }),
    drop: async () => {
      await database.close()
      await withServer(async (server) => server.query(`drop database if exists ${name} with (force)`))
    },
  }
}

async function createTemplate(server: pg.Client, template: string): Promise<void> {
  const draft = `${template}_draft`
  await server.query(`drop database if exists ${draft} with (force)`)
  await server.query(`create database ${draft} template template0 encoding 'UTF8'`)
  const database = await openDatabase({ url: databaseUrl(draft), poolSize: 1 })
  await migrate(database)
  await database.close()
  await server.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${draft}'`)
  await server.query(`alter database ${draft} rename to ${template}`)
}

async function withServer<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: SERVER_URL, connectionTimeoutMillis: 3000 })
  await server.connect()
  try {
    return await work(server)
  } finally {
    await server.end()
  }
}

async function canReachServer(): Promise<boolean> {
  try {
    await withServer(async (server) => server.query('select 1'))
    return true
  } catch {
    return false
  }
}

function databaseUrl(name: string): string {
  const url = new URL(SERVER_URL)
  url.pathname = `/${name}`
  return url.toString()
}

function hostOf(url: string): string {
  return new URL(url).host
}
