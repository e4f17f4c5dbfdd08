import { evolveMeeting, type Meeting, type MeetingEvent } from '@xinheng/domain/panel/meeting'
import type { StreamKind } from '../db/case-act.ts'

/** How meetings (认定会议) are folded and written to their tables. */
export const MEETING_STREAM: StreamKind<Meeting, MeetingEvent> = {
  kind: 'meeting',
  evolve: (state, event) => {
    const next = evolveMeeting(state, event)
    if (next === undefined) throw new TypeError(`a meeting cannot begin with ${event.type}`)
    return next
  },
  project: async (tx, { id, state, version, position }) => {
    const row = {
      place: state.place,
      level: state.level,
      lead_id: state.lead,
      office_id: state.office,
      state: state.kind,
      called_on: state.calledOn,
      snapshot: JSON.stringify(state),
      version,
      position,
    }
    await tx
      .insertInto('meeting')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
    const resolutions = 'resolutions' in state ? state.resolutions : []
    await tx
      .insertInto('meeting_case')
      .values(
        state.cases.map(({ listingId }) => ({
          meeting_id: id,
          listing_id: listingId,
          outcome: resolutions.find((one) => one.listingId === listingId)?.outcome ?? null,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['meeting_id', 'listing_id']).doUpdateSet((excluded) => ({
          outcome: excluded.ref('excluded.outcome'),
        })),
      )
      .execute()
  },
}
