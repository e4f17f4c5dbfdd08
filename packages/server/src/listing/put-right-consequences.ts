import type { EntryChange, PutRightBy } from '@xinheng/domain/listing/decide-put-right'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { ReviewRemedy } from '@xinheng/domain/review/review'
import { findCase } from '../db/case-act.ts'
import { putRecordRight } from '../record/record-consequences.ts'
import { liftByOrder } from '../task/task-consequences.ts'
import { changeEntry, endEntry, type Procedure } from './listing-consequences.ts'
import { LISTING_STREAM } from './listing-store.ts'

/** Why something is put right, with the officer who decided it. */
export type PutRight = PutRightBy & { readonly by: NonNullable<PutRightBy['by']> }

/**
 * Puts right what an objection, a complaint or a review says was wrong, in the transaction of its act: the entry falls or
 * is changed, a measure is lifted, a record is withdrawn or marked for its correction.
 */
export async function putRight(
  procedure: Procedure,
  target: DisputeTarget,
  remedies: readonly ReviewRemedy[],
  why: PutRight,
): Promise<Result<undefined, Refusal>> {
  for (const remedy of remedies) {
    const done =
      target.kind === 'record'
        ? await putRecordRight(procedure, target.recordId, { falls: falls(remedy), ...why })
        : await putEntryRight(procedure, target.listingId, remedy, why)
    if (!done.ok) return done
  }
  return ok(undefined)
}

/** A record falls as a whole; what only changes in it is marked, and its authority corrects it within its days. */
function falls({ kind }: ReviewRemedy): boolean {
  return kind === 'voidEntry' || kind === 'endPublication'
}

async function putEntryRight(
  procedure: Procedure,
  listingId: string,
  remedy: ReviewRemedy,
  why: PutRight,
): Promise<Result<unknown, Refusal>> {
  switch (remedy.kind) {
    case 'voidEntry': {
      return endEntry(procedure, listingId, { reason: 'corrected', ...why })
    }
    case 'shortenTerm':
    case 'correct':
    case 'endPublication': {
      const change: EntryChange = remedy
      return changeEntry(procedure, listingId, change, why)
    }
    case 'liftMeasure':
      return liftMeasure(procedure, listingId, remedy, why)
  }
}

async function liftMeasure(
  procedure: Procedure,
  listingId: string,
  { measureId, implementer }: Extract<ReviewRemedy, { readonly kind: 'liftMeasure' }>,
  { reasons, by, basis }: PutRight,
): Promise<Result<unknown, Refusal>> {
  const listing = await findCase(procedure.tx, LISTING_STREAM, listingId)
  if (listing === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  return liftByOrder(procedure, listing.state, { measureId, implementer, reasons, by, basis })
}
