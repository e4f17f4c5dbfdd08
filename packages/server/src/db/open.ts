import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { DurableNodeFs, syncFolder } from './durable-node-fs.ts'
import { takeDataFolderLock } from './lock.ts'
import { PGLITE_PARSERS, pgTypes } from './parsers.ts'
import type { Schema } from './schema.generated.ts'
import { swiftPool } from './swift-pool.ts'

/** The connection for reads. A function that writes takes a {@link Tx} instead. */
export type Db = Kysely<Schema>

/** An open transaction: the first argument of everything that writes. On PGlite, touching `Db` inside one never returns. */
export type Tx = Transaction<Schema>

/** Runs SQL text that may hold several statements; answers the rows of the last one. */
export type RunScript = (sqlText: string) => Promise<readonly Record<string, unknown>[]>

/** An open database: embedded PGlite or a PostgreSQL server, with the same types read the same way. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly db: Db
  /** Whether a commit is on the disk when it is acknowledged. */
  readonly durable: boolean
  /** One transaction of plain SQL scripts, for migrations and maintenance. */
  readonly runInTransaction: <T>(work: (run: RunScript) => Promise<T>) => Promise<T>
  /** The whole embedded data folder as a tar file; PGlite only, throws on a server. */
  readonly dumpDataFolder: () => Promise<Blob>
  readonly close: () => Promise<void>
}

/** `url` names a PostgreSQL server; else `dataDir` the folder of the embedded database, or `'memory'`. */
export interface OpenOptions {
  readonly url?: string | undefined
  readonly dataDir?: string | undefined
  /** A dump to start an in-memory database from. */
  readonly dump?: Blob
  /** How many connections to a server; PGlite has one. */
  readonly poolSize?: number
}

/**
 * Opens the database. Throws {@link DataFolderInUse} when another live process has the folder.
 * The caller migrates it.
 */
export async function openDatabase({ url, dataDir, dump, poolSize = 10 }: OpenOptions): Promise<Database> {
  if (url !== undefined) return openServer(url, poolSize)
  if (dataDir === undefined) throw new TypeError('openDatabase needs a url or a data folder')
  return dataDir === 'memory' ? openInMemory(dump) : openFolder(dataDir)
}

/** PGlite's own start parameters, without `-F` (no fsync) and `-O` (system tables may be changed). */
export function durableStartParams(): string[] {
  const kept = PGlite.defaultStartParams.filter((param) => param !== '-F' && param !== '-O')
  return [...kept, '-c', 'timezone=UTC', '-c', 'fsync=on', '-c', 'wal_sync_method=fsync']
}

async function openFolder(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = await takeDataFolderLock(dataDir)
  try {
    const pglite = await startPglite(await prepareFolder(dataDir))
    return fromPglite(pglite, true, () => lock.release())
  } catch (fault) {
    lock.release()
    throw fault
  }
}

async function startPglite(folder: string): Promise<PGlite> {
  return PGlite.create({
    fs: new DurableNodeFs(folder),
    startParams: durableStartParams(),
    parsers: PGLITE_PARSERS,
  })
}

/** The database's own folder. It is made under another name first: a start that is killed half-way must not leave half of one. */
async function prepareFolder(dataDir: string): Promise<string> {
  const folder = path.join(dataDir, 'pg')
  if (existsSync(folder)) return folder
  const draft = path.join(dataDir, 'pg.draft')
  rmSync(draft, { recursive: true, force: true })
  const pglite = await startPglite(draft)
  await pglite.close()
  renameSync(draft, folder)
  syncFolder(dataDir)
  return folder
}

async function openInMemory(dump: Blob | undefined): Promise<Database> {
  const pglite = await PGlite.create({
    parsers: PGLITE_PARSERS,
    startParams: [...PGlite.defaultStartParams, '-c', 'timezone=UTC'],
    ...(dump === undefined ? {} : { loadDataDir: dump }),
  })
  return fromPglite(pglite, false, () => undefined)
}

function fromPglite(pglite: PGlite, durable: boolean, afterClose: () => void): Database {
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) })
  return {
    kind: 'pglite',
    db,
    durable,
    runInTransaction: async (work) =>
      pglite.transaction(async (tx) => work(async (text) => (await tx.exec(text)).at(-1)?.rows ?? [])),
    dumpDataFolder: async () => pglite.dumpDataDir('none'),
    close: async () => {
      try {
        await db.destroy()
        if (!pglite.closed) await pglite.close()
      } finally {
        afterClose()
      }
    },
  }
}

function openServer(url: string, poolSize: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: pgTypes,
    options: '-c timezone=UTC',
    pipeline: true,
    application_name: 'xinheng',
  })
  // A connection that breaks while idle must not end the process; the next query reports the fault.
  pool.on('error', () => undefined)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: swiftPool(pool) }) })
  return {
    kind: 'postgres',
    db,
    durable: true,
    runInTransaction: async (work) => {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const answer = await work(async (text) => {
          const results = await client.query<Record<string, unknown>>(text)
          const last = Array.isArray(results) ? results.at(-1) : results
          return last?.rows ?? []
        })
        await client.query('commit')
        return answer
      } catch (fault) {
        await client.query('rollback').catch(() => undefined)
        throw fault
      } finally {
        client.release()
      }
    },
    dumpDataFolder: async () => Promise.reject(new Error('a server is dumped with pg_dump')),
    close: async () => db.destroy(),
  }
}
