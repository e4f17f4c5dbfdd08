// The ambient of the child: every act has its own day, so that many histories at different days run in one process.

import { localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Ambient } from '../../packages/server/src/ambient.ts'
import type { KillPoint } from './server-wire.ts'

interface Moment {
  readonly today: LocalDate
  kill: KillPoint | null
  seen: number
}

const moments = new AsyncLocalStorage<Moment>()

/** Longer than the server waits before it takes a claim for abandoned. */
const GENERATION_MS = 600_000

export function createOracleAmbient(generation: number): Ambient {
  return {
    // Each child comes so much later that whatever was claimed in the one before it counts as abandoned.
    now: () => Date.now() + generation * GENERATION_MS,
    today: () => {
      const moment = moments.getStore()
      if (moment === undefined) throw new Error('a day is asked for outside of an act')
      return moment.today
    },
    uuid: () => randomUUID(),
    bytes: (count) => new Uint8Array(randomBytes(count)),
  }
}

export async function onDay<T>(day: string, work: () => Promise<T>, kill: KillPoint | null = null): Promise<T> {
  return moments.run({ today: localDate(day), kill, seen: 0 }, work)
}

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('killed')
}

/** Watches the statements of each act, and ends the process with SIGKILL where the act says so. */
export function armKills(): void {
  const before = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown
  const watched = function watched(this: pg.Client, ...args: unknown[]): unknown {
    const moment = moments.getStore()
    const kill = moment?.kill ?? null
    if (moment === undefined || kill === null) return before.apply(this, args)
    const [given] = args
    const text = typeof given === 'string' ? given : (given as { readonly text: string }).text
    const counts = kill.at === 'statement' || text === 'commit'
    if (counts) moment.seen += 1
    const now = counts && moment.seen === kill.nth
    if (now && kill.at === 'before-commit') die()
    const answer = before.apply(this, args)
    return now ? (answer as Promise<unknown>).then(die) : answer
  }
  Object.assign(pg.Client.prototype, { query: watched })
}
