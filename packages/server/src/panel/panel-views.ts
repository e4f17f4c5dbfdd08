import type { PanelResolution } from '@xinheng/domain/listing/decide-determination'
import { findResolution } from '@xinheng/domain/panel/decide-meeting'
import type { Meeting } from '@xinheng/domain/panel/meeting'
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

/** One meeting in a list. */
export interface MeetingSummary {
  readonly meetingId: string
  readonly level: string
  readonly leadId: string
  readonly state: string
  readonly calledOn: string
}

/** The meetings of a place, the latest first. */
export async function listMeetings(db: Db, place: string, limit = 100): Promise<readonly MeetingSummary[]> {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'level', 'lead_id', 'state', 'called_on'])
    .where('place', '=', place)
    .orderBy('called_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    meetingId: row.id,
    level: row.level,
    leadId: row.lead_id,
    state: row.state,
    calledOn: row.called_on,
  }))
}
