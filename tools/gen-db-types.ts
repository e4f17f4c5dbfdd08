import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openDatabase, type RunScript } from '../packages/server/src/db/open.ts'
import { migrate } from '../packages/server/src/db/migrate.ts'

const SERVER = path.resolve(import.meta.dirname, '../packages/server')

/** Where the generated texts stand, so that a check can compare them. */
export const DB_TYPES_FILE = path.join(SERVER, 'src/db/schema.generated.ts')
export const DB_DUMP_FILE = path.join(SERVER, 'schema.sql')

/** How a column of a PostgreSQL type is read, and how it is written where that differs. */
const TYPES: Readonly<Record<string, readonly [read: string, write?: string]>> = {
  text: ['string'],
  boolean: ['boolean'],
  integer: ['number'],
  bigint: ['number'],
  date: ['LocalDate'],
  'timestamp with time zone': ['Instant'],
  numeric: ['string'],
  bytea: ['Uint8Array'],
  'text[]': ['readonly string[]'],
  jsonb: ['Json', 'string'],
}

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly notNull: boolean
  readonly identity: boolean
  readonly fallback: string | null
  readonly comment: string | null
}

/** Applies the migrations to an empty embedded database and describes what stands there: as types, and as a dump to review. */
export async function generateDbTypes(): Promise<{ readonly types: string; readonly dump: string }> {
  const database = await openDatabase({ dataDir: 'memory' })
  try {
    await migrate(database)
    return await database.runInTransaction(async (run) => {
      const columns = await readColumns(run)
      return { types: writeTypes(columns), dump: await writeDump(run, columns) }
    })
  } finally {
    await database.close()
  }
}

async function readColumns(run: RunScript): Promise<readonly Column[]> {
  const rows = await run(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
           a.attnotnull as not_null, a.attidentity <> '' as identity,
           pg_get_expr(d.adbin, d.adrelid) as fallback, col_description(c.oid, a.attnum) as comment
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relkind = 'r'
     order by c.relname collate "C", a.attnum`)
  return rows.map((row) => ({
    table: String(row['table']),
    name: String(row['name']),
    type: String(row['type']),
    notNull: row['not_null'] === true,
    identity: row['identity'] === true,
    fallback: textOrNull(row['fallback']),
    comment: textOrNull(row['comment']),
  }))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function writeTypes(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table)
  const blocks = [...tables].map(([table, own]) => {
    const lines = own.map((column) => {
      const doc = column.comment === null ? '' : `  /** ${column.comment} */\n`
      return `${doc}  ${column.name}: ${writeColumnType(column)}`
    })
    return `export interface ${pascal(table)}Table {\n${lines.join('\n')}\n}`
  })
  const members = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}Table`)
  return `// Generated from the migrations by tools/gen-db-types.ts; do not edit.
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { ColumnType, GeneratedAlways } from 'kysely'

/** An instant as ISO text in UTC with milliseconds. */
export type Instant = string

/** What a jsonb column reads as; it is written as JSON text. */
export type Json = unknown

${blocks.join('\n\n')}

export interface Schema {
${members.join('\n')}
}
`
}

function writeColumnType({ table, name, type, notNull, identity, fallback }: Column): string {
  const known = TYPES[type]
  if (known === undefined) throw new Error(`column ${table}.${name}: no TypeScript type for ${type}`)
  const [read, write = read] = known
  const nullable = (text: string): string => (notNull || text === 'unknown' ? text : `${text} | null`)
  if (identity) return `GeneratedAlways<${read}>`
  if (notNull && fallback === null && read === write) return read
  const insert = `${nullable(write)}${fallback !== null || !notNull ? ' | undefined' : ''}`
  return `ColumnType<${nullable(read)}, ${insert}, ${nullable(write)}>`
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Functions, tables, constraints, indexes, triggers and comments in a fixed order. */
async function writeDump(run: RunScript, columns: readonly Column[]): Promise<string> {
  const lines = async (sql: string): Promise<readonly string[]> => (await run(sql)).map((row) => String(row['line']))
  const functions = await lines(`
    select pg_get_functiondef(p.oid) || ';' as line from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'public'
     order by p.proname collate "C"`)
  const constraints = await lines(`
    select conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
     where connamespace = 'public'::regnamespace and contype <> 'n'
     order by conrelid::regclass::text collate "C", conname collate "C"`)
  const indexes = await lines(`
    select indexdef || ';' as line from pg_indexes where schemaname = 'public'
     order by tablename collate "C", indexname collate "C"`)
  const triggers = await lines(`
    select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t where not t.tgisinternal
     order by t.tgrelid::regclass::text collate "C", t.tgname collate "C"`)
  const tables = [...Map.groupBy(columns, (column) => column.table)].map(([table, own]) => {
    const body = own.map(({ name, type, notNull, identity, fallback }) => {
      const marks = [notNull ? ' not null' : '', identity ? ' generated always as identity' : '']
      return `  ${name} ${type}${marks.join('')}${fallback === null ? '' : ` default ${fallback}`}`
    })
    return `create table ${table} (\n${body.join(',\n')}\n);`
  })
  const head = '-- Generated from the migrations by tools/gen-db-types.ts, for review; nothing runs it.'
  const section = (title: string, texts: readonly string[], gap = '\n'): string => `-- ${title}\n${texts.join(gap)}`
  return `${[
    head,
    section('functions', functions, '\n\n'),
    section('tables', tables, '\n\n'),
    section(
      'constraints',
      constraints.map((line) => `-- ${line}`),
    ),
    section('indexes', indexes),
    section('triggers', triggers),
  ].join('\n\n')}\n`
}

if (import.meta.main) {
  const { types, dump } = await generateDbTypes()
  if (process.argv.includes('--check')) {
    const stale = readFileSync(DB_TYPES_FILE, 'utf8') !== types || readFileSync(DB_DUMP_FILE, 'utf8') !== dump
    if (stale)
      console.error('schema.generated.ts or schema.sql is stale: node tools/run.mjs node tools/gen-db-types.ts')
    process.exitCode = stale ? 1 : 0
  } else {
    writeFileSync(DB_TYPES_FILE, types)
    writeFileSync(DB_DUMP_FILE, dump)
  }
}
