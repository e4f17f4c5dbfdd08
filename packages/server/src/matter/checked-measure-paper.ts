import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { CheckReading } from '@xinheng/domain/matter/check-reading'
import type { CloseItem } from '@xinheng/domain/matter/close-check'
import type { ItemOutcome, Matter } from '@xinheng/domain/matter/matter'
import { readMeasureLastDay } from '@xinheng/domain/task/read-tasks'
import { taskIdOf } from '@xinheng/domain/task/task'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import type { Service } from '../service.ts'
import { tellMeasure } from '../task/measure-paper-use-cases.ts'

/** One sanction that a check ends with, as its closing states it. */
interface CheckedMeasure {
  readonly closing: CloseItem
  readonly item: CheckReading['must'][number]
  readonly sealed: Extract<ItemOutcome, { kind: 'applied' }>
}

/**
 * Tells the subject of a sanction applied inside a matter. The paper belongs to what the unit does on the entry, as that
 * of a task does, so that it stands among the papers of the entry and the measure can be objected to by its address.
 * @basis PY/三(二)
 */
export async function tellCheckedMeasure(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  matter: Matter,
  { closing, item, sealed }: CheckedMeasure,
): Promise<Result<unknown, Refusal>> {
  const { listingId, measure, articles } = item
  const listing = await findListing({ db: tx }, listingId)
  if (listing?.state.kind !== 'listed') return ok(null)
  return tellMeasure(service, tx, { ...acting, place: matter.place }, law, listing.state, {
    measureId: measure.id,
    articles,
    proportionality: sealed.proportionality ?? '',
    told: sealed.notice ?? '',
    taskId: taskIdOf(listingId, acting.organisationId),
    since: closing.on,
    lastDay: readMeasureLastDay(listing.state, measure, null, law, closing.on),
    key: `${measure.id}:${closing.checkId}`,
  })
}
