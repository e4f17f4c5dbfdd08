// What a client finds out about one history by asking, and whether its tables are whole.

import { evolveComplaint, type Complaint, type ComplaintEvent } from '@xinheng/domain/complaint/complaint'
import { evolveListing } from '@xinheng/domain/listing/evolve-listing'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { ListingEvent } from '@xinheng/domain/listing/listing-event'
import { evolveObjection, type Objection, type ObjectionEvent } from '@xinheng/domain/objection/objection'
import { evolveRepair, type Repair, type RepairEvent } from '@xinheng/domain/repair/repair'
import { evolveReview, type Review, type ReviewEvent } from '@xinheng/domain/review/review'
import { evolveTask, type Task, type TaskEvent } from '@xinheng/domain/task/task'
import { sql } from 'kysely'
import { isDeepStrictEqual } from 'node:util'
import { readStream } from '../../packages/server/src/db/event-log.ts'
import type { Db } from '../../packages/server/src/db/open.ts'
import type { Known } from './server-wire.ts'

interface Row {
  readonly kind: 'listing' | 'objection' | 'complaint' | 'review' | 'repair' | 'task' | 'meeting'
  readonly id: string
  readonly snapshot: unknown
  readonly position: number
  readonly version: number
}

/** Every read-table row of a history, in the order in which their streams began. */
async function listRows(db: Db, subjectId: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with own as (select id from listing where subject_id = ${subjectId}),
    rows as (
      select 'listing' as kind, id, snapshot, position, version from listing where subject_id = ${subjectId}
      union all select 'objection', id, snapshot, position, version from objection where subject_id = ${subjectId}
      union all select 'complaint', id, snapshot, position, version from complaint where subject_id = ${subjectId}
      union all select 'review', id, snapshot, position, version from review where subject_id = ${subjectId}
      union all select 'repair', id, snapshot, position, version from repair where subject_id = ${subjectId}
      union all select 'task', id, snapshot, position, version from task where listing_id in (select id from own)
      union all select 'meeting', id, snapshot, position, version from meeting
                 where id in (select meeting_id from meeting_case where listing_id in (select id from own)))
    select r.* from rows r join event e on e.stream_id = r.id and e.version = 1 order by e.position`.execute(db)
  return rows
}

export async function readKnown(db: Db, subjectId: string): Promise<Known> {
  const rows = await listRows(db, subjectId)
  const ids = rows.map(({ id }) => id)
  const counted =
    ids.length === 0
      ? []
      : await db
          .selectFrom('event')
          .select(['type', ({ fn }) => fn.countAll<number>().as('count')])
          .where('stream_id', 'in', ids)
          .groupBy('type')
          .execute()
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  // Snapshots are what the projections of the streams wrote.
  const listing = of('listing').at(-1)?.snapshot as Listing | undefined
  const statement =
    listing?.kind === 'noticed' || listing?.kind === 'decided'
      ? listing.statements.find(({ answer }) => answer === null)
      : undefined
  const complaint = of('complaint').at(-1)?.snapshot as Complaint | undefined
  const review = of('review').at(-1)?.snapshot as Review | undefined
  return {
    listingId: listing?.listingId ?? null,
    documentNumber: listing?.document.number ?? '',
    statementId: statement?.statementId ?? null,
    objections: of('objection').map(({ snapshot }) => {
      const objection = snapshot as Objection
      const { objectionId, kind, raiser, identity } = objection
      return {
        id: objectionId,
        open: kind === 'received',
        taken: kind === 'withdrawn',
        byUnit: raiser.kind === 'unit',
        identified: identity !== null,
        untold: objection.kind === 'decided' && !objection.told.some(({ to }) => to === 'subject'),
      }
    }),
    complaint:
      complaint === undefined
        ? null
        : {
            id: complaint.complaintId,
            open: complaint.kind === 'received',
            handler: complaint.handler,
            called: complaint.meetings.length > 0,
          },
    review:
      review === undefined
        ? null
        : {
            id: review.reviewId,
            pending: review.state === 'pending',
            kind: review.kind,
            caseNumber: review.caseNumber,
            order: review.orders.find(({ until }) => until === null)?.orderId ?? null,
          },
    reviews: of('review').length,
    repairId: of('repair').at(-1)?.id ?? null,
    events: Object.fromEntries(counted.map(({ type, count }) => [type, count])),
  }
}

type Evolve = (state: unknown, event: unknown) => unknown

const evolves: Readonly<Partial<Record<Row['kind'], Evolve>>> = {
  listing: (state, event) => evolveListing(state as Listing | undefined, event as ListingEvent),
  objection: (state, event) => evolveObjection(state as Objection | undefined, event as ObjectionEvent),
  complaint: (state, event) => evolveComplaint(state as Complaint | undefined, event as ComplaintEvent),
  review: (state, event) => evolveReview(state as Review | undefined, event as ReviewEvent),
  repair: (state, event) => evolveRepair(state as Repair | undefined, event as RepairEvent),
  task: (state, event) => evolveTask(state as Task | undefined, event as TaskEvent),
}

/** Whether each read table row of a history is what its stream folds to, at the stream's last position. */
export async function findUnfolded(db: Db, subjectId: string): Promise<string[]> {
  const found: string[] = []
  for (const { kind, id, snapshot, position, version } of await listRows(db, subjectId)) {
    const events = await readStream(db, id)
    const last = events.at(-1)
    if (last === undefined || last.position !== position || last.version !== version) {
      found.push(`${kind} ${id} stands at ${position}, its stream at ${last?.position ?? 0}`)
      continue
    }
    const evolve = evolves[kind]
    if (evolve === undefined) continue
    let state: unknown
    for (const { payload } of events) state = evolve(state, payload)
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(state)), snapshot)) found.push(`${kind} ${id} is not its fold`)
  }
  return found
}

/** What is half done anywhere: events without their row, ends without their release, messages lost, doubled or alone. */
export async function findHalfDone(db: Db): Promise<string[]> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from event e where e.version = 1
              and e.stream_kind in ('listing', 'objection', 'complaint', 'review', 'repair', 'task', 'meeting')
              and not exists (select 1 from listing x where x.id = e.stream_id)
              and not exists (select 1 from objection x where x.id = e.stream_id)
              and not exists (select 1 from complaint x where x.id = e.stream_id)
              and not exists (select 1 from review x where x.id = e.stream_id)
              and not exists (select 1 from repair x where x.id = e.stream_id)
              and not exists (select 1 from task x where x.id = e.stream_id)
              and not exists (select 1 from meeting x where x.id = e.stream_id)) as "streams without a row",
           (select count(*) from listing l where l.state = 'released'
              and not exists (select 1 from release r where r.listing_id = l.id)) as "ends without a release",
           (select count(*) from release r where not exists
              (select 1 from event e where e.stream_id = r.listing_id
                  and e.type in ('ListingReleased', 'ListingExpiryRecorded'))) as "releases without an end",
           (select count(*) from event e where e.type in ('ListingPublished', 'ReceivedListingConfirmed')
              and not exists (select 1 from outbox o where o.topic = 'listing.published'
                                 and o.message_key = e.stream_id)) as "publications nobody is told of",
           (select count(*) from outbox o where o.topic = 'listing.published' and not exists
              (select 1 from event e where e.stream_id = o.message_key)) as "messages of nothing",
           (select count(*) from (select 1 from outbox group by topic, message_key having count(*) > 1) d)
              as "doubled messages",
           (select count(*) from release r where not exists
              (select 1 from outbox o where o.topic = 'listing.released' and o.message_key = r.listing_id))
              as "releases nobody is told of",
           (select count(*) from kept_answer k where k.sealed is not null and not k.acted) as "answers without an act"
  `.execute(db)
  return Object.entries(rows[0] ?? {}).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]))
}
