import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { readStream, type RecordedEvent } from './event-log.ts'
import type { Db, Tx } from './open.ts'
import type { Instant } from './schema.generated.ts'

/**
 * The two times of a question. `validAt` is the day in law that is asked about; `knownAt` the instant up to which
 * recordings count, so that `knownAt` in the past gives what one could have said then. Absent means now.
 */
export interface AsOf {
  readonly validAt?: LocalDate
  readonly knownAt?: Instant
}

/** A stream folded to its state, with the version that a writer has to name; `undefined` and 0 for one that is empty. */
export interface Folded<State> {
  readonly state: State | undefined
  readonly version: number
  /** The last event folded in; 0 for none. */
  readonly position: number
}

/**
 * Folds a stream as of the two times. Acts dated after `validAt` are left out: on that day they had not happened.
 * Fold without `validAt` before a decision; the rules then read the dates themselves.
 */
export async function foldStream<State, Event>(
  db: Db | Tx,
  streamId: string,
  evolve: (state: State | undefined, event: Event) => State,
  { validAt, knownAt }: AsOf = {},
): Promise<Folded<State>> {
  const events = await readStream(db, streamId, knownAt === undefined ? {} : { knownAt })
  return foldEvents(validAt === undefined ? events : events.filter(({ legalDate }) => legalDate <= validAt), evolve)
}

/** Folds events that were read already. The payload is what the writer of that type appended. */
export function foldEvents<State, Event>(
  events: readonly RecordedEvent[],
  evolve: (state: State | undefined, event: Event) => State,
): Folded<State> {
  let state: State | undefined
  for (const { payload } of events) state = evolve(state, payload as Event)
  const last = events.at(-1)
  return { state, version: last?.version ?? 0, position: last?.position ?? 0 }
}
