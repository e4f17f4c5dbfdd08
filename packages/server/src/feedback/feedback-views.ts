import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import {
  readFeedbackDuties,
  type FeedbackDuty,
  type FeedbackOccasion,
  type FeedbackSent,
  type ServiceLevel,
} from '@xinheng/domain/feedback/feedback'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'

/** Nothing is set by the operator: where the text gives no day, the duty has none. */
export const NO_SERVICE_LEVEL: ServiceLevel = { atOnceWorkingDays: null, periodMonths: null }

/**
 * The duties of a place's units to feed back: the determiner on what it published, the implementer on each answer it
 * gave. `unitId` narrows to one unit.
 */
export async function listFeedbackDuties(
  db: Db | Tx,
  law: LawInForce,
  place: string,
  on: LocalDate,
  unitId?: string,
): Promise<readonly FeedbackDuty[]> {
  const occasions = await listOccasions(db, place, unitId)
  const sent = await listSent(db, unitId)
  return readFeedbackDuties(place, occasions, sent, NO_SERVICE_LEVEL, law, on)
}

async function listOccasions(
  db: Db | Tx,
  place: string,
  unitId: string | undefined,
): Promise<readonly FeedbackOccasion[]> {
  const unit = unitId ?? null
  const { rows } = await sql<FeedbackOccasion>`
    select 'initiator' as actor, determiner_id as "organisationId", id as "listingId", listed_on as "happenedOn"
      from listing
     where place = ${place} and listed_on is not null and origin = 'determinedHere'
       and (${unit}::text is null or determiner_id = ${unit}::text)
    union all
    select 'implementer', t.unit_id, t.listing_id, r.on_date
      from task_response r
      join task t on t.id = r.task_id
      join listing l on l.id = t.listing_id
     where l.place = ${place} and r.kind <> 'recommended' and (${unit}::text is null or t.unit_id = ${unit}::text)`.execute(
    db,
  )
  return rows
}

async function listSent(db: Db | Tx, unitId: string | undefined): Promise<readonly FeedbackSent[]> {
  let query = db.selectFrom('feedback').select('snapshot').orderBy('sent_on')
  if (unitId !== undefined) query = query.where('from_unit', '=', unitId)
  // A snapshot is what the feedback's projection wrote.
  return (await query.execute()).map(({ snapshot }) => snapshot as FeedbackSent)
}
