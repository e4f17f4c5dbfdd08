import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import { taskIdOf } from '@xinheng/domain/task/task'
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

/** A dispute or an application, as far as it tells who must not decide it, or be given it. */
export interface DisputedCase {
  readonly kind: 'objection' | 'complaint' | 'repair'
  readonly id: string
  readonly target: DisputeTarget
  /** The objection that a complaint follows; `null` where it follows none. */
  readonly objectionId: string | null
}

/**
 * The officers who must not decide a dispute, as read from the tables and the ledger themselves and not from what an act
 * says of them: whoever proposed, decided, confirmed or published the entry, took part for the panel, applied the measure
 * on a task or inside a matter, or had a hand in the record; who reported the error for a unit, or gave an answer that was
 * annulled; and for a complaint whoever answered an objection or a complaint about the same thing. What is done after the decision makes nobody such a hand.
 */
export async function listDisputedHands(
  db: Db | Tx,
  { kind, id, target, objectionId }: DisputedCase,
): Promise<readonly string[]> {
  const listingId = 'listingId' in target ? target.listingId : ''
  const recordId = target.kind === 'record' ? target.recordId : ''
  const [measureId, implementer] = target.kind === 'measure' ? [target.measureId, target.implementer] : ['', '']
  const taskId = target.kind === 'measure' ? taskIdOf(listingId, implementer) : ''
  const isComplaint = kind === 'complaint'
  const key = targetKeyOf(target)
  const { rows } = await sql<{ readonly officer: string }>`
    with annulled as (
      select coalesce(max(position), 0) as position from event
       where stream_id = ${id} and type in ('ObjectionAnswerAnnulled', 'ComplaintAnswerAnnulled')
    ), decided as (
      select coalesce(min(e.position), 9223372036854775807) as position from event e, annulled a
       where e.stream_id = ${id} and e.type in ('ObjectionDecided', 'ComplaintDecided') and e.position > a.position
    ), hand as (
      select proposer_id as officer from listing where id = ${listingId}
       union select decider_id from listing where id = ${listingId}
       union select e.actor_id from event e, decided d
              where e.position < d.position
                and ((e.stream_id = ${listingId} and e.type in
                       ('ListingDecided', 'ListingPublished', 'ListingReceived', 'ReceivedListingConfirmed'))
                  or (e.stream_id = ${taskId} and e.type = 'MeasureApplied' and e.payload ->> 'measureId' = ${measureId})
                  or e.stream_id = ${recordId})
       union select e.actor_id from listing l, event e, decided d
              where l.id = ${listingId} and e.stream_id = l.snapshot #>> '{origin,decision,determination,meetingId}'
                and e.type in ('MeetingHeld', 'MeetingDecisionIssued') and e.position < d.position
       union select i.closed_by from check_item i join check_receipt r on r.id = i.receipt_id
              where i.outcome = 'applied' and i.listing_id = ${listingId} and i.measure_id = ${measureId}
                and r.unit_id = ${implementer}
       union select e.actor_id from event e, annulled a
              where e.stream_id = ${id} and e.type in ('ObjectionDecided', 'ComplaintDecided') and e.position < a.position
       union select e.actor_id from event e
              where e.stream_id = ${id} and e.type = 'ObjectionReceived'
                and e.payload #>> '{objection,raiser,kind}' = 'unit'
       union select e.actor_id from event e left join objection x on x.id = e.stream_id
              where ${isComplaint} and e.type = 'ObjectionDecided' and x.by_letter is not true
                and e.stream_id in (select id from objection where target_key = ${key} union select ${objectionId ?? ''})
       union select c.decided_by from complaint c where ${isComplaint} and c.target_key = ${key} and c.id <> ${id}
    )
    select officer from hand where officer is not null and officer not like 'system:%' order by officer`.execute(db)
  return rows.map(({ officer }) => officer)
}
