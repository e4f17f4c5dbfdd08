import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { localDate } from '../../packages/domain/src/calendar/local-date.ts'
import { createPassingKeys } from '../../packages/server/src/access/keys.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { openDatabase } from '../../packages/server/src/db/open.ts'
import { receiveFile, runImport } from '../../packages/server/src/import/import-use-cases.ts'
import { seedPlace, SENDER } from '../../packages/server/src/import/testing-import.ts'
import { createService } from '../../packages/server/src/service.ts'
import { penaltyFile } from './import-row.ts'
import { time } from './row.ts'

const REPORT_EVERY = 50_000

/** How one large file went in: seconds and memory are absolute, so they tell of the machine and its load too. */
interface LargeImport {
  readonly rows: number
  readonly database: 'PostgreSQL' | 'PGlite'
  readonly rowsPerSecond: number
  /** Greatest resident memory of the importing process; PGlite runs inside it, PostgreSQL beside it. */
  readonly peakMebibytes: number
  readonly databaseMebibytes: number
  readonly digest: string
  readonly counts: Readonly<Record<string, number>>
}

/** Imports one file of penalties into an empty database (`url`, or an embedded one) and counts what is there afterwards. */
export async function importLargeFile(rows: number, url: string | undefined): Promise<LargeImport> {
  const ambient = {
    now: () => Date.now(),
    today: () => localDate('2026-11-21'),
    uuid: () => randomUUID(),
    bytes: (count: number) => new Uint8Array(randomBytes(count)),
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'xinheng-bench-'))
  const database = await openDatabase(url === undefined ? { dataDir } : { url, poolSize: 2 })
  try {
    await migrate(database)
    const service = createService({ database, ambient, keys: createPassingKeys(ambient), dataDir })
    await seedPlace(service)
    const sent = { stream: penaltyFile(0, rows), name: 'bench.csv', format: 'penalty-2018', mode: 'change' } as const
    const received = await receiveFile(service, SENDER, sent)
    if (!received.ok) throw new Error(received.error.code)
    const { fileId } = received.value
    let reported = 0
    const seconds = await time(async () => {
      const done = await runImport(service, fileId, ({ phase, handled }) => {
        if (phase !== 'storing' || handled < reported + REPORT_EVERY) return
        reported = handled
        const now = Math.round(process.memoryUsage.rss() / 2 ** 20)
        console.log(`${handled} rows, ${now} MiB resident, load ${(loadavg()[0] ?? 0).toFixed(2)}`)
      })
      if (!done.ok) throw new Error(JSON.stringify(done.error))
    })
    const { rows: found } = await sql<Record<string, number>>`
      select (select count(*) from import_row where state = 'taken') as rows_taken, (select count(*) from record) as records,
             (select count(*) from subject) as subjects, (select count(*) from event) as events,
             (select count(*) from import_identity) as identities, (select count(*) from vault_value) as sealed_values,
             pg_database_size(current_database()) as bytes`.execute(database.db)
    const { bytes = 0, ...counts } = found[0] ?? {}
    if (counts['rows_taken'] !== rows || counts['records'] !== rows)
      throw new Error(`of ${rows} rows, what is there: ${JSON.stringify(counts)}`)
    const file = await database.db
      .selectFrom('import_file')
      .select('row_digest')
      .where('id', '=', fileId)
      .executeTakeFirstOrThrow()
    return {
      rows,
      database: url === undefined ? 'PGlite' : 'PostgreSQL',
      rowsPerSecond: Math.round(rows / seconds),
      peakMebibytes: Math.round(process.resourceUsage().maxRSS / 1024),
      databaseMebibytes: Math.round(bytes / 2 ** 20),
      digest: Buffer.from(file.row_digest ?? []).toString('hex'),
      counts,
    }
  } finally {
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
