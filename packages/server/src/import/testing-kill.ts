import { spawn } from 'node:child_process'
import path from 'node:path'
import { sql } from 'kysely'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import type { Service } from '../service.ts'
import { receiveFile } from './import-use-cases.ts'
import { csvOf, SENDER } from './testing-import.ts'

// What the tests share that kill an import: the file, the process that is killed, and what is compared afterwards.

const CHILD = path.join(import.meta.dirname, 'testing-child.ts')

/** Rows of few subjects with every kind of fate among them: good, repeated, wrong date, unknown unit. */
export function makeKillFile(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => ({
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

export async function receiveKillFile(service: Service, text: string): Promise<string> {
  const file = { stream: bytesOf(text), name: 'kill.csv', format: 'penalty-2018', mode: 'change' } as const
  const received = await receiveFile(service, SENDER, file)
  if (!received.ok) throw new Error('the file was cut')
  return received.value.fileId
}

interface Kill {
  /** Chunks to wait for, so that slow machines get on too. */
  readonly chunks: number
  readonly delayMs: number
}

/** The n-th kill. Delays of 0 to 40 ms, none like its neighbours: each hits another point of a chunk. */
export function killNumber(n: number): Kill {
  return { chunks: n % 2, delayMs: (n * 17) % 40 }
}

/** Starts the child and kills it some time after a chunk; answers whether it ended by itself and how many rows it told of. */
export async function runImportChild(
  args: readonly string[],
  kill: Kill | null,
): Promise<{ readonly ended: boolean; readonly handled: number }> {
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
  const told = [...said.matchAll(/storing (\d+)\n/g)].map(([, rows]) => Number(rows))
  return { ended: said.includes('ended'), handled: told.at(-1) ?? 0 }
}

/** What an import leaves behind, without the ids and the times that differ from run to run. */
export async function readOutcome(service: Service, fileId: string) {
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
