import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Database, RunScript } from './open.ts'

/** One file of `migrations/`. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** The migrations and the database do not fit each other; a person has to look. */
export class MigrationFault extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`)
    this.name = 'MigrationFault'
  }
}

const FOLDER = path.resolve(import.meta.dirname, '../../migrations')
const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/

/** The migrations shipped with this version, in order. Throws on a gap or a name that is not `NNNN_name.sql`. */
export function readMigrations(folder: string = FOLDER): readonly Migration[] {
  const migrations = readdirSync(folder)
    .toSorted()
    .map((file) => {
      const match = FILE_NAME.exec(file)
      if (match === null) throw new Error(`not a migration name: ${file}`)
      return { number: Number(match[1]), name: match[2] ?? '', sql: readFileSync(path.join(folder, file), 'utf8') }
    })
  migrations.forEach(({ number }, index) => {
    if (number !== index + 1) throw new Error(`migration ${index + 1} is missing`)
  })
  return migrations
}

/**
 * Brings the database forward, each migration in its own transaction; answers the numbers it applied.
 * Of two servers that start at once one applies a migration and the other, refused by its number, goes on after it.
 * Throws {@link MigrationFault} when an applied file has changed or the database is newer than this version.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly number[]> {
  await database.runInTransaction(createRegister)
  await database.runInTransaction(async (run) => refuseNewer(run, migrations))
  const applied: number[] = []
  for (const migration of migrations) {
    if (await applyOne(database, migration)) applied.push(migration.number)
  }
  return applied
}

/** Refuses a database whose applied migrations this version does not know or has in another form. */
async function refuseNewer(run: RunScript, migrations: readonly Migration[]): Promise<void> {
  const rows = await run('select number, name from schema_migration order by number')
  for (const { number, name } of rows) {
    if (migrations.some((migration) => migration.number === number)) continue
    throw new MigrationFault(
      `数据库由更新的版本写成（迁移 ${String(number)} ${String(name)}），本版本不能打开；请升级程序。`,
      `The database was written by a newer version (migration ${String(number)} ${String(name)}); upgrade the program.`,
    )
  }
}

/** `create table if not exists` may itself fail against a rival, so one of them goes first. */
async function createRegister(run: RunScript): Promise<void> {
  await run('select pg_advisory_xact_lock(7308602351)')
  await run(`create table if not exists schema_migration (
    number     integer     primary key,
    name       text        not null,
    checksum   text        not null,
    applied_at timestamptz not null default now()
  )`)
}

async function applyOne(database: Database, migration: Migration): Promise<boolean> {
  const { number, name, sql } = migration
  const checksum = createHash('sha256').update(sql).digest('hex')
  try {
    return await database.runInTransaction(async (run) => {
      const [row] = await run(`select checksum from schema_migration where number = ${number}`)
      if (row !== undefined) {
        refuseChanged(migration, String(row['checksum']), checksum)
        return false
      }
      await run(`insert into schema_migration (number, name, checksum) values (${number}, '${name}', '${checksum}')`)
      await run(sql)
      return true
    })
  } catch (fault) {
    if (!isRivalsNumber(fault)) throw fault
    return applyOne(database, migration)
  }
}

function refuseChanged({ number, name }: Migration, recorded: string, checksum: string): void {
  if (recorded === checksum) return
  throw new MigrationFault(
    `已执行的迁移 ${number}_${name}.sql 被改动过；迁移只能新增，不能修改。`,
    `The applied migration ${number}_${name}.sql has been changed; add a new one instead.`,
  )
}

function isRivalsNumber(fault: unknown): boolean {
  return (
    fault instanceof Error &&
    'code' in fault &&
    fault.code === '23505' &&
    'constraint' in fault &&
    fault.constraint === 'schema_migration_pkey'
  )
}
