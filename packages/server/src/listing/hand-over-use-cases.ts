import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { decideCaseHandOver } from '@xinheng/domain/listing/hand-over'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { actInTransaction, type Folded, type Recording } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { LISTING_STREAM } from './listing-store.ts'

/** Passes the proposer's part of a case to the official who takes over, in the transaction of the hand-over. */
export async function passCase(
  tx: Tx,
  recording: Recording,
  law: LawInForce,
  listingId: string,
  hands: { readonly to: Actor; readonly by: Actor },
): Promise<Result<Folded<Listing>, Refusal>> {
  const today = recording.ambient.today()
  return actInTransaction(tx, LISTING_STREAM, listingId, recording, (state) =>
    decideCaseHandOver(state, hands, law, today),
  )
}
