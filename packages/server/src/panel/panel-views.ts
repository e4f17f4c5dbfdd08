import type { PanelResolution } from '@xinheng/domain/listing/decide-determination'
import { findResolution } from '@xinheng/domain/panel/decide-meeting'
import { listSeated } from '@xinheng/domain/panel/decide-draw'
import type { Meeting } from '@xinheng/domain/panel/meeting'
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'

/** What the last meeting that decided a case resolved on it, once its decision was issued. */
export async function findPanelResolution(db: Db | Tx, listingId: string): Promise<PanelResolution | undefined> {
  const rows = await db
    .selectFrom('meeting as m')
    .innerJoin('meeting_case as c', 'c.meeting_id', 'm.id')
    .select('m.snapshot')
    .where('c.listing_id', '=', listingId)
    .where('m.state', 'in', ['issued', 'filed'])
    .orderBy('m.position', 'desc')
    .execute()
  // A snapshot is what the meeting's projection wrote.
  for (const { snapshot } of rows) {
    const resolution = findResolution(snapshot as Meeting, listingId)
    if (resolution !== undefined) return resolution
  }
  return undefined
}

/** States of a meeting that has a case in hand: called, or resolved on it. */
const IN_HAND = ['called', 'held', 'issued', 'filed']

/** The meeting that has a case in hand; one that was called off or passed up has it no longer. */
export async function findOpenMeetingOf(db: Db | Tx, listingId: string): Promise<string | undefined> {
  const row = await casesInHand(db).where('c.listing_id', '=', listingId).limit(1).executeTakeFirst()
  return row?.meeting_id
}

/** The meeting that was called on a complaint and not held yet. */
export async function findOpenMeetingOn(db: Db | Tx, complaintId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('meeting')
    .select('id')
    .where(sql`(snapshot #>> '{complaint,complaintId}')`, '=', complaintId)
    .where('state', '=', 'called')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** The experts who sat in a meeting: those drawn, each recused one replaced. */
export async function findSeated(db: Db | Tx, meetingId: string): Promise<readonly string[]> {
  const row = await db.selectFrom('meeting').select('snapshot').where('id', '=', meetingId).executeTakeFirst()
  // A snapshot is what the meeting's projection wrote.
  const meeting = row?.snapshot as Meeting | undefined
  return meeting === undefined || !('draw' in meeting) || meeting.draw === null ? [] : listSeated(meeting.draw)
}

/** The cases of a place that a meeting has in hand. */
export async function listCasesInHand(db: Db | Tx, place: string): Promise<ReadonlySet<string>> {
  const rows = await casesInHand(db).where('m.place', '=', place).execute()
  return new Set(rows.map(({ listing_id }) => listing_id))
}

function casesInHand(db: Db | Tx) {
  return db
    .selectFrom('meeting_case as c')
    .innerJoin('meeting as m', 'm.id', 'c.meeting_id')
    .select(['c.meeting_id', 'c.listing_id'])
    .where('m.state', 'in', IN_HAND)
}

/** One meeting in a list. */
export interface MeetingSummary {
  readonly meetingId: string
  readonly level: Meeting['level']
  /** The number of the decision, once it was issued. */
  readonly number: string | null
  /** What is on the agenda: the first case's subject, and how many cases. */
  readonly subject: string | null
  readonly cases: number
  readonly leadId: string
  readonly state: string
  readonly calledOn: string
}

/** The meetings of a place, the latest first. */
export async function listMeetings(db: Db, place: string, limit = 100): Promise<readonly MeetingSummary[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'level', 'lead_id', 'state', 'called_on', 'snapshot'])
    .where('place', '=', place)
    .orderBy('called_on', 'desc')
    .orderBy('position', 'desc')
    .limit(limit)
    .execute()
  // A snapshot is what the meeting's projection wrote.
  const meetings = rows.map(({ snapshot, ...row }) => ({ ...row, meeting: snapshot as Meeting }))
  const firsts = meetings.flatMap(({ meeting }) => meeting.cases.slice(0, 1).map(({ subjectId }) => subjectId))
  const subjects = await db
    .selectFrom('subject')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...firsts])
    .execute()
  return meetings.map(({ meeting, ...row }) => ({
    meetingId: row.id,
    level: meeting.level,
    number: 'number' in meeting ? meeting.number : null,
    subject: subjects.find(({ id }) => id === meeting.cases[0]?.subjectId)?.name ?? null,
    cases: meeting.cases.length,
    leadId: row.lead_id,
    state: row.state,
    calledOn: row.called_on,
  }))
}
