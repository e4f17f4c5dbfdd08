import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Tx } from './open.ts'

interface Recused {
  readonly type: 'HandlerRecused' | 'ComplaintOfficerRecused' | 'RepairOfficerRecused' | 'ReviewOfficerRecused'
  readonly officerId: string
  readonly on: LocalDate
}

/** Keeps who keeps out of a case (回避): from then on the database takes no event of that officer in its stream. */
export async function insertRecusals(
  tx: Tx,
  caseId: string,
  events: readonly (Recused | { readonly type: string })[],
): Promise<void> {
  const rows = events.flatMap((event) =>
    isRecused(event) ? [{ case_id: caseId, officer_id: event.officerId, since: event.on }] : [],
  )
  if (rows.length > 0) await tx.insertInto('case_recusal').values(rows).execute()
}

const TYPES: readonly string[] = [
  'HandlerRecused',
  'ComplaintOfficerRecused',
  'RepairOfficerRecused',
  'ReviewOfficerRecused',
] satisfies readonly Recused['type'][]

function isRecused(event: Recused | { readonly type: string }): event is Recused {
  return TYPES.includes(event.type)
}
