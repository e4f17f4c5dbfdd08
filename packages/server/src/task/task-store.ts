import type { Task, TaskEvent } from '@xinheng/domain/task/task'
import { evolveTask } from '@xinheng/domain/task/task'
import type { StreamKind } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'

/** How tasks are folded and written; a task has no stream until its unit first touches it. */
export const TASK_STREAM: StreamKind<Task, TaskEvent> = {
  kind: 'task',
  evolve: evolveTask,
  project: async (tx, { state, version, position }, events) => {
    const row = {
      listing_id: state.listingId,
      unit_id: state.implementer,
      acknowledged_on: state.acknowledgedOn,
      release_acknowledged_on: state.releaseAcknowledgedOn,
      snapshot: JSON.stringify(state),
      version,
      position,
    }
    await tx
      .insertInto('task')
      .values({ id: state.taskId, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    for (const event of events) await projectResponse(tx, event)
  },
}

async function projectResponse(tx: Tx, event: TaskEvent): Promise<void> {
  const row = responseRow(event)
  if (row === undefined) return
  const key = { task_id: event.taskId, measure_id: row.measure_id }
  if (row.kind === 'lifted') {
    const { measure_id: _id, ...lifted } = row
    await tx
      .updateTable('task_response')
      .set(lifted)
      .where('task_id', '=', key.task_id)
      .where('measure_id', '=', key.measure_id)
      .execute()
    return
  }
  const { measure_id: _id, ...values } = row
  await tx
    .insertInto('task_response')
    .values({ ...key, ...values })
    .onConflict((conflict) => conflict.columns(['task_id', 'measure_id']).doUpdateSet(values))
    .execute()
}

function responseRow(event: TaskEvent) {
  switch (event.type) {
    case 'TaskAcknowledged':
    case 'ReleaseAcknowledged':
    case 'MeasureBarEnded':
      return undefined
    case 'MeasureRecommended':
      return { measure_id: event.measureId, kind: 'recommended' as const, on_date: event.on }
    case 'MeasureApplied':
      return {
        measure_id: event.measureId,
        kind: 'applied' as const,
        on_date: event.on,
        applied_on: event.on,
        last_day: event.lastDay,
        evidence_ref: event.evidence,
        officer_id: event.by.officerId,
        reason_code: null,
        reason_ref: null,
      }
    case 'MeasureNotApplied':
      return {
        measure_id: event.measureId,
        kind: 'notApplied' as const,
        on_date: event.on,
        reason_code: event.reasonCode,
        reason_ref: event.reasons,
        officer_id: event.by.officerId,
      }
    case 'MeasureLifted':
      return {
        measure_id: event.measureId,
        kind: 'lifted' as const,
        on_date: event.on,
        evidence_ref: event.evidence,
        officer_id: event.by.officerId,
      }
  }
}

/** The touched tasks of an entry, of all units. */
export async function listTouchedTasks(db: Db | Tx, listingId: string): Promise<readonly Task[]> {
  const rows = await db.selectFrom('task').select('snapshot').where('listing_id', '=', listingId).execute()
  // A snapshot is what `project` wrote from a folded task.
  return rows.map(({ snapshot }) => snapshot as Task)
}
