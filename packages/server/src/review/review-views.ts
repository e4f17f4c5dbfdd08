import type { OrganisationId } from '@xinheng/domain/kernel/refs'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import type { Review, ReviewKind } from '@xinheng/domain/review/review'
import { sql } from 'kysely'
import { targetKeyOf } from '../complaint/earlier-hands-views.ts'
import type { Db, Tx } from '../db/open.ts'

/** The recorded case of the same kind, organ and number about the same thing. */
export async function findKnownReview(
  db: Db | Tx,
  {
    kind,
    organ,
    caseNumber,
    targetKey,
  }: { readonly kind: ReviewKind; readonly organ: string; readonly caseNumber: string; readonly targetKey: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('review')
    .select('id')
    .where('kind', '=', kind)
    .where('organ', '=', organ)
    .where('case_number', '=', caseNumber)
    .where('target_key', '=', targetKey)
    .executeTakeFirst()
  return row?.id
}

/** The unit that gave the last answer on a thing, to an objection or a complaint about it. */
export async function findAnswerer(db: Db | Tx, target: DisputeTarget): Promise<OrganisationId | undefined> {
  const complaint = await db
    .selectFrom('complaint')
    .select('handler_id')
    .where('target_key', '=', targetKeyOf(target))
    .where('state', '=', 'decided')
    .orderBy('decided_on', 'desc')
    .executeTakeFirst()
  if (complaint !== undefined) return complaint.handler_id
  const id = 'listingId' in target ? target.listingId : target.recordId
  const { rows } = await sql<{ readonly unit: string }>`
    select d.unit_id as unit from event d
      join event r on r.stream_id = d.stream_id and r.type = 'ObjectionReceived'
     where d.type = 'ObjectionDecided' and d.unit_id is not null
       and (r.payload->'objection'->'target'->>'listingId' = ${id} or r.payload->'objection'->'target'->>'recordId' = ${id})
     order by d.position desc limit 1`.execute(db)
  return rows[0]?.unit
}

/** One recorded case in a list. */
export interface ReviewRow {
  readonly review: Review
  readonly subjectName: string | null
}

/** The cases in which a unit is the respondent, or those of a place; pending ones first, the newest on top. */
export async function listReviews(
  db: Db,
  within: { readonly place: string; readonly respondents: readonly string[] | 'all' },
  limit = 200,
): Promise<readonly ReviewRow[]> {
  const { place, respondents } = within
  const rows = await db
    .selectFrom('review as v')
    .innerJoin('subject as s', 's.id', 'v.subject_id')
    .select(['v.snapshot', 's.name'])
    .where('v.place', '=', place)
    .$if(respondents !== 'all', (query) =>
      query.where('v.respondent_id', 'in', respondents === 'all' ? [] : ['', ...respondents]),
    )
    .orderBy('v.state', 'desc')
    .orderBy('v.filed_on', 'desc')
    .orderBy('v.id')
    .limit(limit)
    .execute()
  // A snapshot is what the projection of reviews wrote.
  return rows.map(({ snapshot, name }) => ({ review: snapshot as Review, subjectName: name }))
}
