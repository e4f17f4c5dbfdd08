// Many histories through the server at once, in one database of their own, under kills.

import { text } from './days.ts'
import { createOracleDatabase, dropOracleDatabase, urlOf } from './server-database.ts'
import { newServerTally, runThroughServer, type ServerTally } from './server-history.ts'
import { noKills, ServerHost, type Kills } from './server-host.ts'
import { kindOf } from './shrink.ts'
import type { Violation } from './compare.ts'
import type { Place } from './values.ts'

/** So many histories are under way in one child, so that one kill hits many. */
const LANES = 16

export interface ServerFound {
  readonly kind: string
  readonly place: Place
  readonly index: number
  count: number
  readonly violation: Violation
  readonly history: readonly string[]
}

/** What a run has come to; kept in a file, a stopped run goes on from it in the same database. */
export interface ServerProgress {
  readonly seed: number
  readonly database: string
  generation: number
  seconds: number
  readonly kills: Kills
  readonly finished: Partial<Record<Place, number[]>>
  readonly tallies: Partial<Record<Place, ServerTally>>
  readonly violations: ServerFound[]
}

export function newServerProgress(seed: number): ServerProgress {
  const database = `xinheng_oracle_${process.pid}_${seed}`
  const rest = { kills: noKills(), finished: {}, tallies: {}, violations: [] }
  return { seed, database, generation: 0, seconds: 0, ...rest }
}

export interface ServerWish {
  readonly chosen: readonly Place[]
  readonly runs: number
  /** Out of one act so many are killed. */
  readonly kills: number
  readonly save: (progress: ServerProgress) => void
  /** Instants, in milliseconds since the epoch, after which no new history begins. */
  readonly until?: number
}

/** Runs what is not finished; the database is dropped when all is. Answers whether all is. */
export async function runServerHistories(progress: ServerProgress, wish: ServerWish): Promise<boolean> {
  const { chosen, runs, save } = wish
  const began = Date.now()
  const earlier = progress.seconds
  const fresh = progress.generation === 0
  const url = fresh ? await createOracleDatabase(progress.database) : urlOf(progress.database)
  const host = new ServerHost(url, progress.generation, progress.kills)
  host.start()
  const note = () => {
    progress.generation = host.generation
    progress.seconds = earlier + Math.round((Date.now() - began) / 1000)
    save(progress)
  }
  const waiting = Array.from({ length: runs }, (_none, index) => index).flatMap((index) =>
    chosen.filter((place) => progress.finished[place]?.includes(index) !== true).map((place) => ({ place, index })),
  )
  let stopped = false
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !stopped; next = waiting.shift()) {
      const { place, index } = next
      const tally = (progress.tallies[place] ??= newServerTally())
      const { violation, steps } = await runThroughServer(host, place, progress.seed, index, wish.kills, tally)
      const finished = (progress.finished[place] ??= [])
      finished.push(index)
      if (violation !== undefined) {
        const kind = kindOf(violation)
        const known = progress.violations.find((one) => one.kind === kind && one.place === place)
        if (known !== undefined) known.count += 1
        else {
          const history = steps.map(({ on, command }) => `${text(on)} ${JSON.stringify(command)}`)
          progress.violations.push({ kind, place, index, count: 1, violation, history })
        }
      }
      if (finished.length % 10 === 0) note()
      stopped = wish.until !== undefined && Date.now() > wish.until
    }
  }
  try {
    await Promise.all(Array.from({ length: LANES }, lane))
  } finally {
    await host.close()
    note()
  }
  const done = chosen.every((place) => (progress.finished[place]?.length ?? 0) >= runs)
  if (done) await dropOracleDatabase(progress.database)
  return done
}
