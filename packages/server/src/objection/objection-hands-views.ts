import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { taskIdOf } from '@xinheng/domain/task/task'
import { sql } from 'kysely'
import { listEarlierHands } from '../complaint/earlier-hands-views.ts'
import type { Db, Tx } from '../db/open.ts'

/**
 * The officers who must not decide an objection: whoever proposed, decided or voted on the entry, applied the measure, or
 * made the record public; read from the tables and the ledger themselves.
 */
export async function listObjectedHands(
  db: Db | Tx,
  { target }: { readonly target: DisputeTarget },
): Promise<readonly string[]> {
  const hands = await listEarlierHands(db, { target, objectionId: null })
  const stream =
    target.kind === 'measure'
      ? taskIdOf(target.listingId, target.implementer)
      : target.kind === 'record'
        ? target.recordId
        : ''
  const { rows } = await sql<{ readonly officer: string }>`
    select distinct actor_id as officer from event
     where stream_id = ${stream} and actor_id not like 'system:%'
       and type in ('MeasureApplied', 'RecordPublished', 'RecordWithdrawn')`.execute(db)
  const panel = await listPanelHands(db, target)
  return [...new Set([...hands, ...rows.map(({ officer }) => officer), ...panel])].sort()
}

/** The officials of the panel that determined the entry, as far as they acted here: minutes, votes, decision. */
async function listPanelHands(db: Db | Tx, target: DisputeTarget): Promise<readonly string[]> {
  if (target.kind === 'record') return []
  const { rows } = await sql<{ readonly officer: string }>`
    select distinct e.actor_id as officer
      from listing l join event e on e.stream_id = l.snapshot #>> '{origin,decision,determination,meetingId}'
     where l.id = ${target.listingId} and e.type in ('MeetingHeld', 'MeetingDecisionIssued')
       and e.actor_id not like 'system:%'`.execute(db)
  return rows.map(({ officer }) => officer)
}
