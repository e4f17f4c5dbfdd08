import { decideDisputeStep, type DisputeStep } from '@xinheng/domain/listing/decide-dispute'
import { decideEntryChange, type EntryChange, type PutRightBy } from '@xinheng/domain/listing/decide-put-right'
import { decideProcedureEnd, type ProcedureEnd } from '@xinheng/domain/listing/decide-release'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Actor } from '@xinheng/domain/kernel/refs'
import { decideInsolvencyShieldEnd, findInsolvencyShield } from '@xinheng/domain/listing/decide-insolvency'
import { actInTransaction, findCase, type Acting, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { announceListing, listImplementers, listReceivers } from './announce.ts'
import { LISTING_STREAM } from './listing-store.ts'

/** What an act of another procedure is done with: its transaction, its officer, the law it read. */
export interface Procedure {
  readonly service: Service
  readonly tx: Tx
  readonly acting: Acting
  readonly law: LawInForce
}

/** Writes on an entry that a dispute about it comes to a stage or leaves it, in the transaction of the dispute's act. */
export async function stepDispute(
  procedure: Procedure,
  listingId: string,
  step: DisputeStep,
): Promise<Result<Folded<Listing> | undefined, Refusal>> {
  const today = procedure.service.ambient.today()
  return follow(procedure, listingId, (state) => decideDisputeStep(state, step, procedure.law, today))
}

/**
 * Ends an entry because another procedure decided so (an objection upheld, a repair of effect, a review that annulled),
 * in the transaction of that procedure's act; implementers and receivers are told as of any release.
 */
export async function endEntry(
  procedure: Procedure,
  listingId: string,
  end: ProcedureEnd,
): Promise<Result<Folded<Listing> | undefined, Refusal>> {
  const today = procedure.service.ambient.today()
  return follow(procedure, listingId, (state) => decideProcedureEnd(state, end, procedure.law, today))
}

/** Puts something right on an entry that stays, in the transaction of the procedure that found it wrong. */
export async function changeEntry(
  procedure: Procedure,
  listingId: string,
  change: EntryChange,
  why: PutRightBy,
): Promise<Result<Folded<Listing> | undefined, Refusal>> {
  const today = procedure.service.ambient.today()
  return follow(procedure, listingId, (state) => decideEntryChange(state, change, why, procedure.law, today))
}

/** Ends the shield of an entry that waited for its repair after a plan was carried out, since the repair was refused. */
export async function endShieldOfRefused(
  procedure: Procedure,
  listingId: string,
  refused: { readonly reasons: string; readonly by: Actor },
): Promise<Result<Folded<Listing> | undefined, Refusal>> {
  const today = procedure.service.ambient.today()
  return follow(procedure, listingId, (state) => {
    const waits = state?.kind === 'listed' && findInsolvencyShield(state)?.stage === 'insolvencyRepair'
    if (!waits) return ok([])
    return decideInsolvencyShieldEnd(state, { why: 'repairRefused', ...refused }, procedure.law, today)
  })
}

/** The units that were told of an entry or worked on it, and those that it gives tasks to today. */
export async function listUnitsOf(
  { service, tx, law }: Procedure,
  listingId: string,
): Promise<{ readonly told: readonly string[]; readonly implementers: readonly string[] }> {
  const entry = await findCase(tx, LISTING_STREAM, listingId)
  if (entry === undefined) return { told: [], implementers: [] }
  return {
    told: await listReceivers(tx, listingId),
    implementers: await listImplementers(tx, law, entry.state, service.ambient.today()),
  }
}

async function follow(
  { service, tx, acting, law }: Procedure,
  listingId: string,
  decide: (state: Listing | undefined) => Result<readonly ListingEvent[], Refusal>,
): Promise<Result<Folded<Listing> | undefined, Refusal>> {
  const before = await findCase(tx, LISTING_STREAM, listingId)
  const decided = decide(before?.state)
  if (!decided.ok) return decided
  if (decided.value.length === 0) return { ok: true, value: before }
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, LISTING_STREAM, listingId, recording, () => decided)
  if (done.ok) await announceListing(tx, service, law, done.value.state, decided.value)
  return done
}
