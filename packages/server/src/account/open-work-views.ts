import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { OpenWork, OrganisationEvent } from '@xinheng/domain/organisation/organisation'
import type { Db, Tx } from '../db/open.ts'
import { readStream } from '../db/event-log.ts'

/** States in which the proposer of an entry still has to act on it; a received one has no proposer. */
const OPEN = ['proposed', 'noticed', 'decided']

/**
 * The open work in an officer's hands: entries proposed and matters to decide, without what was handed over, with what
 * was taken over. Who decided an entry may not take it over, since the two hands would be one. Tasks, checks and
 * feedback are duties of the unit: no official is named in them before he acts.
 */
export async function listOpenWork(
  db: Db | Tx,
  organisationId: string,
  officerId: string,
): Promise<readonly OpenWork[]> {
  const events = (await readStream(db, organisationId)).map(({ payload }) => payload as OrganisationEvent)
  const heldBy = new Map<string, string>()
  for (const event of events) {
    if (event.type === 'WorkHandedOver')
      for (const { stream, id } of event.work) heldBy.set(`${stream}:${id}`, event.to)
  }
  const listings = await db
    .selectFrom('listing')
    .select(['id', 'proposer_id', 'decider_id', 'last_day_to_answer'])
    .where('determiner_id', '=', organisationId)
    .where('state', 'in', OPEN)
    .execute()
  const matters = await db
    .selectFrom('matter')
    .select('id')
    .where('decider_unit_id', '=', organisationId)
    .where('decider_id', '=', officerId)
    .where('status', '=', 'open')
    .execute()
  const cases = listings
    .filter(({ id, proposer_id }) => (heldBy.get(`listing:${id}`) ?? proposer_id) === officerId)
    .map(({ id, last_day_to_answer, decider_id }) => workOf('listing', id, last_day_to_answer, decider_id))
  // A matter names its decider itself, a successor too.
  return [...cases, ...matters.map(({ id }) => workOf('matter', id, null, null))]
}

function workOf(stream: OpenWork['stream'], id: string, dueOn: LocalDate | null, barred: string | null): OpenWork {
  return { stream, id, dueOn, barred: barred === null ? [] : [barred] }
}
