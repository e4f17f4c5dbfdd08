import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor } from '../kernel/refs.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { Task, TaskEvent } from './task.ts'

/**
 * Frees a measure that an order lifted, because that order itself was annulled: its unit may apply it on the entry again,
 * if everything else allows it. Nothing is applied by this; a measure that no order bars is left as it is.
 * @basis ARL/第六十四条; ALIT/第七十条
 */
export function decideBarEnd(
  task: Task | undefined,
  { measureId, by, basis }: { readonly measureId: string; readonly by: Actor; readonly basis: readonly Citation[] },
  law: LawInForce,
  today: LocalDate,
): readonly TaskEvent[] {
  if (task?.barred?.some((one) => one.measureId === measureId) !== true) return []
  const { taskId, listingId, implementer } = task
  const head = { taskId, listingId, implementer, on: today, ground: groundOn(law, basis) }
  return [{ type: 'MeasureBarEnded', ...head, measureId, by }]
}
