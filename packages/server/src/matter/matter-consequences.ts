import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { groundOn, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import { decideOrderedItemLifting } from '@xinheng/domain/matter/close-check'
import type { Matter } from '@xinheng/domain/matter/matter'
import { actInTransaction, findCase, type Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { MATTER_STREAM } from './matter-store.ts'

/** An order of a dispute that a measure on an entry must not stand. */
export interface LiftingOrder {
  readonly listingId: string
  readonly measureId: string
  readonly implementer: string
  readonly reasons: string
  readonly by: Actor
  readonly basis: readonly Citation[]
}

/**
 * Lifts a measure in every matter in which its unit applied it on the entry, in the transaction of the order; answers
 * how it stood there before, and who had applied it.
 */
export async function liftInMatters(
  { service, tx, acting, law }: { service: Service; tx: Tx; acting: Acting; law: LawInForce },
  order: LiftingOrder,
): Promise<Result<{ readonly stood: 'applied' | 'lifted' | 'never'; readonly by: string | null }, Refusal>> {
  const { listingId, measureId, implementer, basis } = order
  const rows = await tx
    .selectFrom('check_item as i')
    .innerJoin('check_receipt as r', 'r.id', 'i.receipt_id')
    .select(['r.matter_id', 'i.lifted_on', 'i.closed_by'])
    .where('i.listing_id', '=', listingId)
    .where('i.measure_id', '=', measureId)
    .where('r.unit_id', '=', implementer)
    .where('i.outcome', '=', 'applied')
    .orderBy('r.matter_id')
    .execute()
  const standing = rows.filter(({ lifted_on }) => lifted_on === null)
  const { ambient } = service
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const ground = groundOn(law, basis)
  for (const matterId of new Set(standing.flatMap(({ matter_id }) => matter_id ?? []))) {
    const decide = (matter: Matter | undefined) =>
      ok(matter === undefined ? [] : decideOrderedItemLifting(matter, { ...order, on: ambient.today() }, ground))
    if ((await findCase(tx, MATTER_STREAM, matterId)) === undefined) continue
    const done = await actInTransaction(tx, MATTER_STREAM, matterId, recording, decide)
    if (!done.ok) return done
  }
  const stood = standing.length > 0 ? 'applied' : rows.length > 0 ? 'lifted' : 'never'
  return ok({ stood, by: standing[0]?.closed_by ?? null })
}
