import { evolveCompleteness, type Completeness, type CompletenessEvent } from '@xinheng/domain/record/completeness'
import type { StreamKind } from '../db/case-act.ts'

/** The declarations of a place; one stream a place. */
export const COMPLETENESS_STREAM: StreamKind<Completeness, CompletenessEvent> = {
  kind: 'recordCompleteness',
  evolve: evolveCompleteness,
  project: async (tx, { state: { place, declared }, position }) => {
    await tx.deleteFrom('record_completeness').where('place', '=', place).execute()
    if (declared === null) return
    await tx
      .insertInto('record_completeness')
      .values({
        place,
        since: declared.since,
        declared_on: declared.declaredOn,
        proposed_by: declared.proposedBy.officerId,
        declared_by: declared.declaredBy.officerId,
        position,
      })
      .execute()
  },
}

export function completenessId(place: string): string {
  return `recordCompleteness:${place}`
}
