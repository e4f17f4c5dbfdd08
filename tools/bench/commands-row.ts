import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { openMatter } from '../../packages/server/src/matter/matter-use-cases.ts'
import { PLACE, SENDER } from '../../packages/server/src/import/testing-import.ts'
import type { Service } from '../../packages/server/src/service.ts'
import { median, rateOf, ratioRow, type BenchRow } from './row.ts'

const CLIENTS = 8

/** Opens matters, each one act with its event and its row, against pgbench's single-row insert on the same server. */
export async function measureCommands(
  service: Service,
  {
    url,
    programs,
    runs,
    count,
  }: { readonly url: string; readonly programs: string; readonly runs: number; readonly count: number },
): Promise<BenchRow | string> {
  const pgbench = path.join(programs, 'pgbench')
  if (!existsSync(pgbench)) return 'commands: no pgbench on this machine'
  await sql`create table bench_single (id bigint generated always as identity primary key, payload jsonb not null)`.execute(
    service.db,
  )
  const opening = {
    occasion: 'governmentProcurement',
    place: PLACE,
    decider: null,
    moments: null,
    reference: null,
  } as const
  const act = async (): Promise<void> => {
    const done = await openMatter(service, SENDER, opening)
    if (!done.ok) throw new Error(done.error.code)
  }
  await rateOf(50, CLIENTS, act)
  const [ours, theirs]: [number[], number[]] = [[], []]
  for (let run = 0; run < runs; run += 1) {
    ours.push(await rateOf(count, CLIENTS, act))
    theirs.push(await runPgbench(pgbench, url, Math.ceil(count / CLIENTS)))
  }
  return ratioRow('commands', {
    yardstick: 'single-row transactions by pgbench',
    ours: median(ours),
    theirs: median(theirs),
    least: 0.4,
    note: `${CLIENTS} clients, ${count} acts, median of ${runs}; fsync and synchronous_commit on`,
  })
}

/** Transactions a second of a single-row insert. */
async function runPgbench(pgbench: string, url: string, perClient: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-bench-'))
  const script = path.join(folder, 'insert.sql')
  writeFileSync(script, `insert into bench_single (payload) values ('${JSON.stringify({ text: 'x'.repeat(400) })}');\n`)
  const args = ['-n', '-M', 'prepared', '-c', String(CLIENTS), '-j', '2', '-t', String(perClient), '-f', script, url]
  try {
    const text = await new Promise<string>((resolve, reject) => {
      const child = spawn(pgbench, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      let out = ''
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')))
      child.on('error', reject)
      child.on('close', () => resolve(out))
    })
    const rate = /tps = ([\d.]+)/.exec(text)?.[1]
    if (rate === undefined) throw new Error(`pgbench said nothing of its rate:\n${text}`)
    return Number(rate)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
