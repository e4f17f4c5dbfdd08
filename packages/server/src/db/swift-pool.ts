import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import { hash } from 'node:crypto'
import type pg from 'pg'

/** A statement is kept planned by the server once it has come this often. */
const OFTEN = 3
/** No more than this many statements are counted, and so kept, by one process. */
const MOST = 500
/** A parameter above this size carries many rows: how they are found depends on how large the tables are by now. */
const BULK = 4_096

/**
 * The pool as Kysely is given it, with fewer round trips: statements that come again and again are prepared under a name,
 * and `begin` goes out in front of the first statement of its transaction instead of being waited for. The pool's clients
 * need `pipeline`.
 */
export function swiftPool(pool: pg.Pool): PostgresPool {
  const seen = new Map<string, number>()
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const swift = known.get(client) ?? swiftClient(client, seen)
      known.set(client, swift)
      return swift
    },
    end: async () => pool.end(),
  }
}

function swiftClient(client: pg.PoolClient, seen: Map<string, number>): PostgresPoolClient {
  let begun: Promise<unknown> = Promise.resolve()
  const begin = (): void => {
    begun = client.query('begin')
    // Whoever commits hears of it; what came in between went over the same connection.
    begun.catch(() => undefined)
  }
  const run = async <R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (text === 'begin') {
      begin()
      return { command: 'SELECT', rowCount: 0, rows: [] }
    }
    if (text === 'commit') await begun
    const name = nameOf(seen, text, values)
    const query = { text, values: [...values], ...(name === undefined ? {} : { name }) }
    const { command, rowCount, rows } = await client.query<R & pg.QueryResultRow>(query)
    // The server's tag: one that Kysely does not know means no more to it than SELECT.
    return { command: command as PostgresQueryResult<R>['command'], rowCount: rowCount ?? 0, rows }
  }
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query<R>(
    text: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof text !== 'string') throw new TypeError('a pipelined connection opens no cursor')
    return run(text, values)
  }
  return { query, release: (destroy) => client.release(destroy) }
}

/** The name under which a statement is prepared; none for a rare one and for one that writes or asks for many rows. */
function nameOf(seen: Map<string, number>, text: string, values: readonly unknown[]): string | undefined {
  if (values.length === 0 || values.some((value) => sizeOf(value) > BULK)) return undefined
  const times = seen.get(text) ?? 0
  if (times >= OFTEN) return hash('sha256', text, 'base64url')
  if (times > 0 || seen.size < MOST) seen.set(text, times + 1)
  return undefined
}

function sizeOf(value: unknown): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 0
}
