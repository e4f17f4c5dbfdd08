import type { Result } from '@xinheng/domain/kernel/result'
import { findMark } from './claim.ts'
import type { Db, Tx } from './open.ts'

/** Carries a refusal out of a transaction that has to be rolled back. */
class RolledBack<E> extends Error {
  readonly refusal: { readonly ok: false; readonly error: E }

  constructor(refusal: { readonly ok: false; readonly error: E }) {
    super('rolled back')
    this.refusal = refusal
  }
}

/** Runs one act: commits when it is allowed, rolls everything back when it is refused or fails. */
export async function transact<T, E>(db: Db, act: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
  // The refusal of this very call, not of one nested inside.
  let refused: RolledBack<E> | undefined
  const markActed = findMark()
  try {
    return await db.transaction().execute(async (tx) => {
      const outcome = await act(tx)
      if (outcome.ok) {
        await markActed?.(tx)
        return outcome
      }
      refused = new RolledBack(outcome)
      throw refused
    })
  } catch (fault) {
    if (refused !== undefined && fault === refused) return refused.refusal
    throw fault
  }
}
