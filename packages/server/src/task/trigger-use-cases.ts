import { findMeasure } from '@xinheng/domain/catalogue/catalogue'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { decideRecommendation } from '@xinheng/domain/task/decide-task'
import { taskIdOf } from '@xinheng/domain/task/task'
import { actInTransaction } from '../db/case-act.ts'
import { transact } from '../db/transact.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { findUnit, type UnitRow } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { TASK_STREAM } from './task-store.ts'
import { readUnitTasks } from './task-views.ts'

/**
 * Where the place triggers by itself (濮阳县), recommends to a unit each measure that an entry gives it; elsewhere does
 * nothing. A recommendation has no effect on the subject: a person answers it. Saying it twice changes nothing.
 * Answers the measures recommended.
 */
export async function triggerMeasures(
  service: Service,
  listingId: string,
  unitId: string,
): Promise<Result<readonly string[], Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx): Promise<Result<readonly string[], Refusal>> => {
    const listing = (await findListing({ db: tx }, listingId))?.state
    const unit = await findUnit(tx, unitId)
    if (listing === undefined || unit === undefined) return ok([])
    const rule = readRule(law.book, listing.place, 'feedback', today)
    if (rule.kind === 'unspecified' || !rule.value.automatic) return ok([])
    const acting = { officerId: 'system:trigger', organisationId: unitId, place: listing.place }
    const recording = { ambient, acting, rulebookVersion: law.book.version }
    const recommended = listMeasureIds(listing, unit, law, today)
    for (const measureId of recommended) {
      const measure = findMeasure(law.catalogue, measureId)
      if (measure === undefined) continue
      const done = await actInTransaction(tx, TASK_STREAM, taskIdOf(listingId, unitId), recording, (task) =>
        decideRecommendation(task, listing, measure, unit, law, today),
      )
      if (!done.ok) return done
    }
    return ok(recommended)
  })
}

function listMeasureIds(
  listing: Parameters<typeof readUnitTasks>[0],
  unit: UnitRow,
  law: Parameters<typeof readUnitTasks>[2],
  on: Parameters<typeof readUnitTasks>[3],
): readonly string[] {
  return readUnitTasks(listing, [unit], law, on).flatMap(({ measures }) => measures.map(({ measure }) => measure.id))
}
