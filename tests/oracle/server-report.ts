// `npm run invariants -- --server`: runs, goes on where a stopped run stopped, and says what came of it.

import { existsSync, readFileSync } from 'node:fs'
import type { ServerTally } from './server-history.ts'
import { newServerProgress, runServerHistories, type ServerProgress } from './server-run.ts'
import type { Place } from './values.ts'

interface Asked {
  readonly chosen: readonly Place[]
  readonly runs: number
  readonly seed: number
  readonly kills: number
  readonly minutes: number | undefined
  readonly state?: string | undefined
  readonly json?: string | undefined
  readonly writeWhole: (file: string, content: string) => void
}

/** Answers the exit code: 1 where oracle and server disagreed. */
export async function invariantsThroughServer(asked: Asked): Promise<number> {
  const { chosen, runs, seed, kills, minutes, state, json, writeWhole } = asked
  const progress = load(state, seed)
  const until = minutes === undefined ? {} : { until: Date.now() + minutes * 60_000 }
  const save = (now: ServerProgress) => {
    if (state !== undefined) writeWhole(state, JSON.stringify(now))
  }
  const done = await runServerHistories(progress, { chosen, runs, kills, save, ...until })
  for (const place of chosen) {
    const tally = progress.tallies[place]
    if (tally !== undefined) print(place, tally)
  }
  const { between, delayed, statement, beforeCommit, afterCommit, hit } = progress.kills
  console.log(
    `kill -9: ${between} between acts, ${delayed} after some milliseconds, ${statement} at a statement, ${beforeCommit} before a commit, ${afterCommit} after one; ${hit} requests hit; ${progress.seconds} s`,
  )
  for (const { kind, place, index, count, violation, history } of progress.violations) {
    console.log(`  DISAGREE ×${count} ${place} (history ${index}) ${kind}`)
    for (const line of history) console.log(`    ${line}`)
    console.log(`    ${violation.on} ${violation.about}: oracle «${violation.oracle}», server «${violation.domain}»`)
  }
  if (!done) console.log(`not finished; its database is ${progress.database}`)
  if (json !== undefined) writeWhole(json, JSON.stringify(progress, null, 2))
  return progress.violations.length > 0 ? 1 : 0
}

function load(file: string | undefined, seed: number): ServerProgress {
  if (file === undefined || !existsSync(file)) return newServerProgress(seed)
  const saved = JSON.parse(readFileSync(file, 'utf8')) as ServerProgress
  if (saved.seed !== seed) throw new Error(`${file} belongs to the seed ${saved.seed}`)
  return saved
}

function print(place: Place, tally: ServerTally): void {
  const { histories, acts, days, repeated, accepted, refused, otherCode, notSent, states } = tally
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0)
  console.log(
    `${place}: ${histories} histories, ${acts} acts (${sum(accepted)} accepted, ${sum(refused)} refused by both), ${days} days compared, ${repeated} acts sent again after a kill`,
  )
  console.log(`  refusals     ${listed(refused)}`)
  console.log(`  acts         ${listed(accepted)}`)
  console.log(`  other code   ${listed(otherCode)}`)
  console.log(`  not sent     ${listed(notSent)}`)
  console.log(`  states       ${listed(states)}`)
}

function listed(counts: Readonly<Record<string, number>>): string {
  const rows = Object.entries(counts).toSorted(([, a], [, b]) => b - a)
  return rows.map(([name, count]) => `${name} ${count}`).join(', ')
}
