import { AsyncLocalStorage } from 'node:async_hooks'
import type { Tx } from './open.ts'

/** Writes in the transaction of an act that the act was done; throws when the claim on it is no longer held. */
type MarkActed = (tx: Tx) => Promise<void>

// A repeated request has to find the act whole or not at all, so its mark is committed with the act. It is carried
// beside the arguments since no use case has anything to decide by it.
const held = new AsyncLocalStorage<MarkActed>()

/** Runs the work of one request; every act it commits through `transact` carries `mark`. */
export async function underClaim<T>(mark: MarkActed, work: () => Promise<T>): Promise<T> {
  return held.run(mark, work)
}

/** The mark of the request under way; `undefined` for commands, jobs and forms. */
export function findMark(): MarkActed | undefined {
  return held.getStore()
}
