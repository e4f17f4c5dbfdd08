import type { Citation } from '@xinheng/domain/kernel/citation'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { decideBarEnd } from '@xinheng/domain/task/decide-bar-end'
import { decideOrderedLifting } from '@xinheng/domain/task/decide-task'
import { taskIdOf } from '@xinheng/domain/task/task'
import { actInTransaction, findCase, type Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { TASK_STREAM } from './task-store.ts'

/** Lifts a measure because a procedure ordered it, in the transaction of that procedure's act. */
export async function liftByOrder(
  { service, tx, acting, law }: { service: Service; tx: Tx; acting: Acting; law: LawInForce },
  listing: Listing,
  order: {
    readonly measureId: string
    readonly implementer: string
    readonly reasons: string
    readonly by: Actor
    readonly basis: readonly Citation[]
    /** How the measure stood inside matters of the unit. */
    readonly inMatter: 'applied' | 'lifted' | 'never'
  },
): Promise<Result<{ readonly applier: string | null }, Refusal>> {
  const id = taskIdOf(listing.listingId, order.implementer)
  const task = await findCase(tx, TASK_STREAM, id)
  const decided = decideOrderedLifting(task?.state, listing, order, law, service.ambient.today())
  if (!decided.ok) return decided
  const applied = task?.state.responses.find((one) => one.measureId === order.measureId && one.kind === 'applied')
  const applier = applied?.kind === 'applied' ? applied.by.officerId : null
  if (decided.value.length === 0) return ok({ applier })
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, TASK_STREAM, id, recording, () => decided)
  return done.ok ? ok({ applier }) : done
}

/** Frees a measure that an order lifted, because that order was annulled, in the transaction of what annulled it. */
export async function endBarOfMeasure(
  { service, tx, acting, law }: { service: Service; tx: Tx; acting: Acting; law: LawInForce },
  { listingId, measureId, implementer }: Extract<DisputeTarget, { readonly kind: 'measure' }>,
  { by, basis }: { readonly by: Actor; readonly basis: readonly Citation[] },
): Promise<Result<undefined, Refusal>> {
  const id = taskIdOf(listingId, implementer)
  const task = await findCase(tx, TASK_STREAM, id)
  const freed = decideBarEnd(task?.state, { measureId, by, basis }, law, service.ambient.today())
  if (freed.length === 0) return ok(undefined)
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, TASK_STREAM, id, recording, () => ok(freed))
  return done.ok ? ok(undefined) : done
}
