import type { Complaint } from '@xinheng/domain/complaint/complaint'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'

/** One text for what a dispute is about, so that two disputes about the same thing are seen to be. */
export function targetKeyOf(target: DisputeTarget): string {
  switch (target.kind) {
    case 'listing':
    case 'publication':
      return `${target.kind}:${target.listingId}`
    case 'measure':
      return `measure:${target.listingId}:${target.measureId}:${target.implementer}`
    case 'record':
      return `record:${target.recordId}`
  }
}

/**
 * The officers who must not decide a complaint: whoever proposed or decided the entry, and whoever decided the objection,
 * as read from the tables and the ledger themselves and not from what an act says of them.
 */
export async function listEarlierHands(
  db: Db | Tx,
  { target, objectionId }: Pick<Complaint, 'target' | 'objectionId'>,
): Promise<readonly string[]> {
  const listingId = 'listingId' in target ? target.listingId : ''
  const { rows } = await sql<{ readonly officer: string }>`
    select proposer_id as officer from listing where id = ${listingId} and proposer_id is not null
     union select decider_id from listing where id = ${listingId} and decider_id is not null
     union select actor_id from event where stream_id = ${listingId} and type in ('ListingDecided', 'ListingPublished')
     union select actor_id from event where stream_id = ${objectionId ?? ''} and type = 'ObjectionDecided'
     order by officer`.execute(db)
  return rows.map(({ officer }) => officer)
}
