// npm run bench: how fast the software is against what its best users would use instead, as ratios of one run.
// `-- --json FILE` writes the rows; `-- --quick` takes less than three minutes. Needs a PostgreSQL that it may start itself.
// `-- --only import-million` imports one file of 1,000,000 rows instead and tells memory, size and counts; `--rows N` takes
// another number of rows, `--embedded` takes PGlite for PostgreSQL.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { localDate } from '../packages/domain/src/calendar/local-date.ts'
import { createPassingKeys } from '../packages/server/src/access/keys.ts'
import { migrate } from '../packages/server/src/db/migrate.ts'
import { openDatabase } from '../packages/server/src/db/open.ts'
import { seedPlace } from '../packages/server/src/import/testing-import.ts'
import { createService } from '../packages/server/src/service.ts'
import { measureCheck } from './bench/check-row.ts'
import { measureCommands } from './bench/commands-row.ts'
import { importLargeFile } from './bench/import-million.ts'
import { measureImport } from './bench/import-row.ts'
import type { BenchRow } from './bench/row.ts'
import { startScratchPostgres } from './scratch-postgres.ts'

const ROWS = ['import', 'commands', 'check-vs-postgres'] as const
const SETTINGS = '-c shared_buffers=1GB -c fsync=on -c synchronous_commit=on -c max_wal_size=4GB'
const QUICK = { runs: 3, rows: 5_000, count: 1_000 }
const FULL = { runs: 5, rows: 50_000, count: 5_000 }

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    quick: { type: 'boolean' },
    only: { type: 'string' },
    rows: { type: 'string', default: '1000000' },
    embedded: { type: 'boolean', default: false },
  },
})
const size = options.quick === true ? QUICK : FULL

async function measure(url: string, programs: string): Promise<readonly (BenchRow | string)[]> {
  const ambient = {
    now: () => Date.now(),
    today: () => localDate('2026-11-21'),
    uuid: () => randomUUID(),
    bytes: (count: number) => new Uint8Array(randomBytes(count)),
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'xinheng-bench-'))
  const database = await openDatabase({ url, poolSize: 8 })
  try {
    await migrate(database)
    const service = createService({ database, ambient, keys: createPassingKeys(ambient), dataDir })
    await seedPlace(service)
    const { runs, rows, count } = size
    const imported = await measureImport(service, database, { runs, rows })
    const firms = Math.ceil(rows * 0.75)
    return [
      imported,
      await measureCommands(service, { url, programs, runs, count }),
      await measureCheck(service, { runs, count, firms }),
    ]
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function printRows(rows: readonly BenchRow[]): void {
  const head = ['name', 'value', 'target', 'met', 'yardstick', 'note']
  const body = rows.map((row) => [
    row.name,
    `${row.value} ${row.unit}`,
    row.target,
    row.met ? 'yes' : 'NO',
    row.yardstick,
    row.note,
  ])
  const widths = head.map((name, at) => Math.max(name.length, ...body.map((row) => row[at]?.length ?? 0)))
  for (const row of [head, ...body]) console.log(row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
}

async function measureMillion(): Promise<void> {
  const scratch = options.embedded ? undefined : await startScratchPostgres(SETTINGS)
  if (typeof scratch === 'string') throw new Error(`left out · import-million: ${scratch}`)
  try {
    console.log(JSON.stringify(await importLargeFile(Number(options.rows), scratch?.url), null, 2))
  } finally {
    scratch?.stop()
  }
}

async function measureRatios(): Promise<void> {
  const before = loadavg()[0] ?? 0
  const scratch = await startScratchPostgres(SETTINGS)
  let rows: readonly BenchRow[] = []
  const leftOut: string[] = []
  if (typeof scratch === 'string') leftOut.push(...ROWS.map((name) => `${name}: ${scratch}`))
  else {
    try {
      const measured = await measure(scratch.url, scratch.programs)
      rows = measured.filter((row): row is BenchRow => typeof row !== 'string')
      leftOut.push(...measured.filter((row): row is string => typeof row === 'string'))
    } finally {
      scratch.stop()
    }
    console.log(`PostgreSQL ${scratch.version} · ${SETTINGS}`)
  }
  printRows(rows)
  for (const line of leftOut) console.log(`left out · ${line}`)
  console.log(`load ${before.toFixed(2)} before, ${(loadavg()[0] ?? 0).toFixed(2)} after`)
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`)
}

if (options.only === undefined) await measureRatios()
else if (options.only === 'import-million') await measureMillion()
else throw new Error(`--only knows import-million, not ${options.only}`)
