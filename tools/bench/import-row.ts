import { sql } from 'kysely'
import type { Database } from '../../packages/server/src/db/open.ts'
import { PENALTY } from '../../packages/server/src/exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../../packages/server/src/exchange/synthetic.ts'
import { receiveFile, runImport } from '../../packages/server/src/import/import-use-cases.ts'
import { csvOf, SENDER } from '../../packages/server/src/import/testing-import.ts'
import type { Service } from '../../packages/server/src/service.ts'
import { median, ratioRow, time, type BenchRow } from './row.ts'

/** Every table that an import writes. */
const WRITTEN = [
  'event',
  'subject',
  'subject_identifier',
  'subject_key',
  'vault_value',
  'record',
  'import_row',
  'import_identity',
  'question',
] as const

/** The penalties of one file, in pieces of a thousand rows; every fourth row is of a firm that was there before. */
export async function* penaltyFile(run: number, rows: number): AsyncGenerator<Uint8Array> {
  const firms = Math.ceil(rows * 0.75)
  for (let at = 0; at < rows; at += 1000) {
    const cells = Array.from({ length: Math.min(1000, rows - at) }, (_, k) => {
      const firm = (run * firms + ((at + k) % firms)) % 100_000
      return {
        ...PENALTY,
        CF_CFJGDM: '',
        CF_SJLYDM: '',
        CF_XDR_MC: `云浮市测试建材有限公司${firm}`,
        CF_XDR_SHXYM: syntheticUscc(firm, '445300'),
        CF_WSH: `云测罚〔2026〕${run}-${at + k}号`,
      }
    })
    const text = csvOf('penalty-2018', cells)
    yield Buffer.from(at === 0 ? text : text.slice(text.indexOf('\n') + 1))
  }
}

/** Imports files of 双公示 penalties, then copies every tuple that came of them into like tables with the same indexes. */
export async function measureImport(
  service: Service,
  { db }: Database,
  { runs, rows }: { readonly runs: number; readonly rows: number },
): Promise<BenchRow> {
  const rates: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const stream = penaltyFile(run, rows)
    const sent = { stream, name: `bench-${run}.csv`, format: 'penalty-2018', mode: 'change' } as const
    const seconds = await time(async () => {
      const received = await receiveFile(service, SENDER, sent)
      if (!received.ok) throw new Error(received.error.code)
      const done = await runImport(service, received.value.fileId)
      if (!done.ok) throw new Error(JSON.stringify(done.error))
    })
    rates.push(rows / seconds)
  }
  const taken = await sql<{ taken: number }>`select sum(rows_taken)::bigint as taken from import_file`.execute(db)
  const count = taken.rows[0]?.taken ?? 0
  if (count < runs * rows * 0.95) throw new Error(`only ${count} of ${runs * rows} rows were taken`)
  const copied = count / (await timeCopy(service))
  return ratioRow('import', {
    yardstick: 'COPY of every tuple the import wrote (same indexes)',
    ours: median(rates),
    theirs: copied,
    least: 0.35,
    note: `${runs} files of ${rows} rows, median; validation, events and evidence included`,
  })
}

/** Seconds to COPY the written tables from files into empty tables with the same indexes, all in one transaction. */
async function timeCopy({ db }: Service): Promise<number> {
  const folder = await sql<{ folder: string }>`select current_setting('data_directory') as folder`.execute(db)
  const base = `${folder.rows[0]?.folder ?? '/tmp'}/bench`
  for (const table of WRITTEN) {
    await sql`create table ${sql.ref(`bench_${table}`)} (like ${sql.ref(table)} including indexes including defaults)`.execute(
      db,
    )
    await sql`copy ${sql.ref(table)} to ${sql.lit(`${base}_${table}`)} (format binary)`.execute(db)
  }
  return time(async () =>
    db.transaction().execute(async (tx) => {
      for (const table of WRITTEN)
        await sql`copy ${sql.ref(`bench_${table}`)} from ${sql.lit(`${base}_${table}`)} (format binary)`.execute(tx)
    }),
  )
}
