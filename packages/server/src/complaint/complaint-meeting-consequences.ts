import { decideComplaintMeeting } from '@xinheng/domain/complaint/decide-complaint'
import { readComplaintRoute } from '@xinheng/domain/complaint/complaint-route'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { listSeated } from '@xinheng/domain/panel/decide-draw'
import type { Meeting, MeetingCase, StudiedComplaint } from '@xinheng/domain/panel/meeting'
import { actInTransaction, findCase, type Acting, type Recording } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { findOpenMeetingOn, findSeated } from '../panel/panel-views.ts'
import { COMPLAINT_STREAM } from './complaint-store.ts'

/** The case and the complaint of a meeting that the office calls to study it. */
export interface Study {
  readonly complaint: StudiedComplaint
  readonly cases: readonly MeetingCase[]
}

/**
 * What a meeting on a complaint has before it, read from the ledger: an open complaint that the caller's unit handles,
 * about an entry, whose determination nobody sits on again.
 */
export async function readStudy(
  tx: Tx,
  complaintId: string,
  { organisationId, place }: Acting,
  law: LawInForce,
): Promise<Result<Study, Refusal>> {
  const found = (await findCase(tx, COMPLAINT_STREAM, complaintId))?.state
  if (found?.complaintId !== complaintId || found.place !== place) {
    return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  }
  if (found.kind !== 'received') return refuse({ code: 'WRONG_STATE', state: found.kind, basis: [] })
  const { basis } = readComplaintRoute(law, place, found.receivedOn)
  if (found.handler !== organisationId) return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId, basis })
  const meetingId = await findOpenMeetingOn(tx, complaintId)
  if (meetingId !== undefined) return refuse({ code: 'ALREADY_ON_AGENDA', meetingId, basis: [] })
  const { target } = found
  const listing = target.kind === 'record' ? undefined : await findEntry(tx, target.listingId)
  if (listing === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis })
  const { listingId, subjectId } = listing
  const determined = 'origin' in listing && listing.origin.kind === 'determinedHere' ? listing.origin : undefined
  const proposer: Actor = determined?.proposer ?? { officerId: '', organisationId: listing.determiner }
  const sat = determined?.decision.determination
  const seated = sat !== undefined && 'meetingId' in sat ? await findSeated(tx, sat.meetingId) : []
  return ok({
    complaint: { complaintId, seated },
    cases: [{ listingId, subjectId, panels: [], proposer }],
  })
}

/** Writes on the complaint which departments met, whom the draw named and what they resolved: its decision rests on that. */
export async function recordMinutes(
  tx: Tx,
  recording: Recording,
  meeting: Meeting,
  law: LawInForce,
): Promise<Result<undefined, Refusal>> {
  if (meeting.kind !== 'held' || meeting.complaint === undefined) return ok(undefined)
  const { meetingId, draw, attended, minutes, resolutions } = meeting
  const outcome = resolutions[0]?.outcome
  if (outcome === undefined || outcome === 'list' || outcome === 'refuse') return ok(undefined)
  const { officerId, organisationId } = recording.acting
  const met = {
    departments: attended,
    experts: draw === null ? null : { meetingId, drawn: listSeated(draw) },
    minutes: { meetingId, text: minutes, outcome },
    by: { officerId, organisationId },
  }
  const done = await actInTransaction(tx, COMPLAINT_STREAM, meeting.complaint.complaintId, recording, (state) =>
    decideComplaintMeeting(state, met, law, meeting.heldOn),
  )
  return done.ok ? ok(undefined) : done
}

async function findEntry(tx: Tx, listingId: string): Promise<Listing | undefined> {
  const row = await tx.selectFrom('listing').select('snapshot').where('id', '=', listingId).executeTakeFirst()
  // A snapshot is what the projection of listings wrote.
  return row?.snapshot as Listing | undefined
}
