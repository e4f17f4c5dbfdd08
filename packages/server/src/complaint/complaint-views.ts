import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Complaint } from '@xinheng/domain/complaint/complaint'
import type { EarlierObjection } from '@xinheng/domain/complaint/decide-complaint'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readObjectionDuties } from '@xinheng/domain/objection/objection-duties'
import { evolveObjection, isFelled } from '@xinheng/domain/objection/objection'
import type { DisputeTarget, Objection, ObjectionEvent } from '@xinheng/domain/objection/objection'
import { readLastDay } from '@xinheng/domain/term/term-clock'
import { findCase } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import { targetKeyOf } from './earlier-hands-views.ts'

/** The objection that a complaint follows, with what it was about. */
export interface FollowedObjection extends EarlierObjection {
  readonly target: DisputeTarget
  readonly subjectId: string
  /** Since when it had to be answered anew; `null` where its first answer stands. */
  readonly anewSince: LocalDate | null
}

/**
 * The objection of an id as far as a complaint needs it; `undefined` where there is none, it was taken back, or nobody
 * knows yet who it came from.
 */
export async function findEarlierObjection(
  db: Db | Tx,
  objectionId: string,
  law: Pick<LawInForce, 'book' | 'calendar'>,
): Promise<FollowedObjection | undefined> {
  const evolve = (state: Objection | undefined, event: ObjectionEvent) => evolveObjection(state, event)
  const objection = (await findCase<Objection | undefined, ObjectionEvent>(db, { evolve }, objectionId))?.state
  if (objection?.objectionId !== objectionId || objection.kind === 'withdrawn' || objection.identity === null) {
    return undefined
  }
  const reply = readObjectionDuties(objection, law).findLast(({ clock }) => clock !== null)
  const lastDay = reply === undefined || reply.clock === null ? null : readLastDay(reply.clock, law.calendar).lastDay
  const { target, subjectId } = objection
  const decision = objection.kind === 'decided' ? objection.decision : null
  const felled = isFelled(target, decision?.remedies ?? [])
  return {
    objectionId,
    outcome: decision?.outcome ?? null,
    felled,
    lastDay,
    target,
    subjectId,
    anewSince: objection.resumed?.on ?? null,
  }
}

/**
 * The complaint about the same answer, or the same thing, that was raised before and not taken back. One about an answer
 * that was annulled meanwhile is not about the answer there is now.
 */
export async function findEarlierComplaint(
  db: Db | Tx,
  target: DisputeTarget,
  objectionId: string | null,
  anewSince: LocalDate | null = null,
): Promise<{ readonly complaintId: string; readonly open: boolean } | undefined> {
  const row = await db
    .selectFrom('complaint')
    .select(['id', 'state'])
    .where((is) =>
      is.or([
        is.and([is('target_key', '=', targetKeyOf(target)), is('state', '=', 'received')]),
        is.and([
          is('objection_id', '=', objectionId ?? ''),
          is('state', '<>', 'withdrawn'),
          ...(anewSince === null ? [] : [is('received_on', '>', anewSince)]),
        ]),
      ]),
    )
    .orderBy('state', 'desc')
    .executeTakeFirst()
  return row === undefined ? undefined : { complaintId: row.id, open: row.state === 'received' }
}

/** The complaint of a query code. */
export async function findComplaintByCode(db: Db | Tx, codeHash: Uint8Array): Promise<string | undefined> {
  const row = await db.selectFrom('complaint').select('id').where('code_hash', '=', codeHash).executeTakeFirst()
  return row?.id
}

/** One complaint in a list. */
export interface ComplaintRow {
  readonly complaint: Complaint
  readonly subjectName: string | null
}

/** The complaints that a unit handles, or those of a place; open ones first, the oldest on top. */
export async function listComplaints(
  db: Db,
  within: { readonly place: string; readonly handlers: readonly string[] | 'all' },
  limit = 200,
): Promise<readonly ComplaintRow[]> {
  const { place, handlers } = within
  const rows = await db
    .selectFrom('complaint as c')
    .innerJoin('subject as s', 's.id', 'c.subject_id')
    .select(['c.snapshot', 's.name'])
    .where('c.place', '=', place)
    .$if(handlers !== 'all', (query) => query.where('c.handler_id', 'in', handlers === 'all' ? [] : ['', ...handlers]))
    .orderBy('c.decided_on', (order) => order.desc().nullsFirst())
    .orderBy('c.received_on')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  // A snapshot is what the projection of complaints wrote.
  return rows.map(({ snapshot, name }) => ({ complaint: snapshot as Complaint, subjectName: name }))
}

/** The jurisdiction whose procedure an objection follows. */
export async function findObjectionPlace(db: Db | Tx, objectionId: string): Promise<string | undefined> {
  const row = await db.selectFrom('objection').select('place').where('id', '=', objectionId).executeTakeFirst()
  return row?.place
}

/** An objection of a subject that signed in, for its complaint; `undefined` where it is another's, or there is none. */
export async function findOwnObjection(
  { db }: { readonly db: Db },
  objectionId: string,
  subjectId: string,
): Promise<{ readonly objectionId: string; readonly place: string; readonly receiptNumber: string } | undefined> {
  const row = await db
    .selectFrom('objection')
    .select(['id', 'place', 'receipt_number'])
    .where('id', '=', objectionId)
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  return row === undefined ? undefined : { objectionId: row.id, place: row.place, receiptNumber: row.receipt_number }
}
