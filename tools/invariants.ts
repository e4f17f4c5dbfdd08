// The rules against their independent model, on random histories of the five jurisdictions.
//   npm run invariants -- --runs 1000 --seed 1            so many histories for each jurisdiction
//     --jurisdiction 攀枝花市   only this one          --shard 2/4   only each fourth history, from the second on
//     --every-day   every day compared, not some between two acts: slower
//     --jobs 2   so many at once (as many as the machine has cores)
//     --state FILE   go on where a stopped run of the same seed stopped      --json FILE   the figures as JSON
//   npm run invariants -- --server --runs 300 --seed 1    the same through the server on PostgreSQL, killed on the way
//     --kills 0.01   out of one act so many            --minutes 20   begin no new history after that; --state to go on
//   npm run invariants -- --planted [--runs 60] [--only name]   the same seeds on domains with one token changed
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { dutyKinds } from '../tests/oracle/clocks.ts'
import { kinds } from '../tests/oracle/generate.ts'
import { PLANTED, runPlanted } from '../tests/oracle/planted.ts'
import { type Batch, mergeInto, newResult, type RunResult } from '../tests/oracle/run.ts'
import { places, type Place } from '../tests/oracle/values.ts'

const { values: given } = parseArgs({
  options: {
    runs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    jurisdiction: { type: 'string' },
    jobs: { type: 'string' },
    shard: { type: 'string', default: '1/1' },
    'every-day': { type: 'boolean', default: false },
    state: { type: 'string' },
    json: { type: 'string' },
    planted: { type: 'boolean', default: false },
    only: { type: 'string' },
    server: { type: 'boolean', default: false },
    kills: { type: 'string', default: '0.01' },
    minutes: { type: 'string' },
  },
})

const seed = whole('seed', given.seed)
const [shard = 1, shards = 1] = given.shard.split('/').map((part) => whole('shard', part))
if (shard < 1 || shard > shards) stop(`--shard ${given.shard}: not one of ${shards}`)
const everyDay = given['every-day']
const chosen = places.filter((place) => given.jurisdiction === undefined || place === given.jurisdiction)
if (chosen.length === 0) stop(`--jurisdiction ${given.jurisdiction}: one of ${places.join(', ')}`)

/** So many histories a worker takes at a time. */
const BATCH = 100

process.exitCode = given.server ? await throughServer() : given.planted ? planted() : await compareAll()

async function throughServer(): Promise<number> {
  // Not loaded for the pure runs: it brings the whole server.
  const { invariantsThroughServer } = await import('../tests/oracle/server-report.ts')
  const minutes = given.minutes === undefined ? undefined : whole('minutes', given.minutes)
  const runs = whole('runs', given.runs ?? '300')
  return invariantsThroughServer({ ...given, chosen, seed, runs, minutes, kills: Number(given.kills), writeWhole })
}

async function compareAll(): Promise<number> {
  const runs = whole('runs', given.runs ?? '200')
  const jobs = Math.max(1, given.jobs === undefined ? availableParallelism() : whole('jobs', given.jobs))
  const workers = Array.from(
    { length: jobs },
    () => new Worker(new URL('../tests/oracle/run-batches.ts', import.meta.url)),
  )
  const progress = loadState()
  for (const place of chosen) {
    const done = (progress[place] ??= { next: shard - 1, result: newResult() })
    await runPlace(place, runs, workers, done, progress)
    print(place, done.result)
  }
  saveState(progress)
  await Promise.all(workers.map((worker) => worker.terminate()))
  if (given.json !== undefined) {
    const rows = chosen.map((place) => ({ place, seed, shard: given.shard, everyDay, ...progress[place]?.result }))
    writeWhole(given.json, JSON.stringify(rows, null, 2))
  }
  return chosen.some((place) => (progress[place]?.result.violations.length ?? 0) > 0) ? 1 : 0
}

/** One jurisdiction's histories in batches; they are counted in their order, so that the number of workers tells nothing. */
async function runPlace(
  place: Place,
  runs: number,
  workers: readonly Worker[],
  done: Done,
  progress: Progress,
): Promise<void> {
  const finished = new Map<number, { readonly next: number; readonly result: RunResult }>()
  let first = done.next
  let saved = Date.now()
  const lane = async (worker: Worker): Promise<void> => {
    while (first < runs) {
      const batch: Batch = { place, seed, first, step: shards, end: Math.min(runs, first + BATCH * shards), everyDay }
      first += BATCH * shards
      worker.postMessage(batch, [])
      const [result] = (await once(worker, 'message')) as [RunResult]
      finished.set(batch.first, { next: batch.first + result.runs * shards, result })
      for (let ready = finished.get(done.next); ready !== undefined; ready = finished.get(done.next)) {
        finished.delete(done.next)
        done.next = ready.next
        mergeInto(done.result, ready.result)
      }
      if (Date.now() - saved > 5000) {
        saveState(progress)
        saved = Date.now()
      }
    }
  }
  await Promise.all(workers.map(lane))
}

function print(place: Place, { runs, tally, violations }: RunResult): void {
  const refused = Object.values(tally.refused).reduce((sum, count) => sum + count, 0)
  const accepted = Object.values(tally.accepted).reduce((sum, count) => sum + count, 0)
  console.log(
    `${place}: ${runs} runs, ${tally.commands} commands (${accepted} accepted, ${refused} refused by both), ${tally.days} days compared, ${violations.length} kinds of disagreement`,
  )
  console.log(`  refusals     ${listed(tally.refused)}`)
  console.log(`  acts         ${listed({ ...none(kinds), ...tally.accepted })}`)
  console.log(`  states       ${listed(tally.states)}`)
  console.log(`  transitions  ${listed(tally.transitions)}`)
  console.log(`  overdue      ${listed({ ...none(dutyKinds), ...tally.late })}`)
  for (const { kind, index, count, violation, history } of violations) {
    console.log(`  DISAGREE ×${count} (history ${index}) ${kind}`)
    for (const line of history) console.log(`    ${line}`)
    console.log(`    ${violation.on} ${violation.about}: oracle «${violation.oracle}», domain «${violation.domain}»`)
  }
}

/** What was never reached shows as 0. */
function none(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 0]))
}

function listed(counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
  return rows.map(([name, count]) => `${name} ${count}`).join(', ')
}

/** Every planted fault in a copy of the domain of its own, on the same seeds; then the table. */
function planted(): number {
  const runs = whole('runs', given.runs ?? '60')
  const faults = PLANTED.filter(({ name }) => given.only === undefined || name.includes(given.only))
  const rows = faults.map((fault) => {
    const row = { ...fault, ...runPlanted(fault, seed, runs) }
    console.log(
      `${row.outcome.padEnd(9)} ${fault.guards.padEnd(15)} ${fault.name}${row.where === '' ? '' : ` (${row.where})`}`,
    )
    return row
  })
  for (const by of ['model', 'blind'] as const) {
    const group = rows.filter((row) => row.by === by)
    if (group.length === 0) continue
    console.log(`\n${by === 'model' ? 'by who knew the model' : 'by who had read the rules alone'}`)
    for (const { outcome, guards, name } of group) console.log(`  ${outcome.padEnd(9)} ${guards.padEnd(15)} ${name}`)
    const caught = group.filter(({ outcome }) => outcome === 'caught').length
    console.log(`  ${group.length} planted, ${caught} caught, ${group.length - caught} not`)
  }
  const missed = rows.filter(({ outcome }) => outcome !== 'caught')
  if (given.json !== undefined) writeWhole(given.json, JSON.stringify(rows, null, 2))
  return missed.length > 0 ? 1 : 0
}

interface Done {
  next: number
  readonly result: RunResult
}
type Progress = Partial<Record<Place, Done>>

interface Saved {
  readonly seed: number
  readonly shard: string
  readonly everyDay: boolean
  readonly progress: Progress
}

function loadState(): Progress {
  if (given.state === undefined || !existsSync(given.state)) return {}
  const saved = JSON.parse(readFileSync(given.state, 'utf8')) as Saved
  if (saved.seed !== seed || saved.shard !== given.shard || saved.everyDay !== everyDay) {
    stop(`${given.state} belongs to another seed or shard, or to other days`)
  }
  return saved.progress
}

function saveState(progress: Progress): void {
  if (given.state === undefined) return
  const state: Saved = { seed, shard: given.shard, everyDay, progress }
  writeWhole(given.state, JSON.stringify(state))
}

/** A file is there whole or not at all, whenever the process is killed. */
function writeWhole(file: string, content: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  writeFileSync(`${file}.part`, content)
  renameSync(`${file}.part`, file)
}

function whole(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 0) stop(`--${name} ${value}: not a whole number`)
  return number
}

function stop(message: string): never {
  console.error(`invariants: ${message}`)
  process.exit(2)
}
