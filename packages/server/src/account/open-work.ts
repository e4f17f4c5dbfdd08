import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { OpenWork, OrganisationEvent } from '@xinheng/domain/organisation/organisation'
import type { Db, Tx } from '../db/open.ts'
import { readStream } from '../db/event-log.ts'

/** States in which somebody of the unit still has to act on an entry. */
const OPEN = ['proposed', 'noticed', 'decided', 'awaitingPerson']

/**
 * The open work in an officer's hands: entries proposed and matters to decide, without what was handed over, with what
 * was taken over. Who decided an entry may not take it over, since the two hands would be one.
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
    .select(['id', 'decider_id'])
    .where('unit_id', '=', organisationId)
    .where('status', '=', 'open')
    .execute()
  const all = [
    ...listings.map(({ id, proposer_id, decider_id, last_day_to_answer }) => ({
      holder: proposer_id,
      work: workOf('listing', id, last_day_to_answer, decider_id),
    })),
    ...matters.map(({ id, decider_id }) => ({ holder: decider_id, work: workOf('matter', id, null, null) })),
  ]
  return all
    .filter(({ holder, work }) => (heldBy.get(`${work.stream}:${work.id}`) ?? holder) === officerId)
    .map(({ work }) => work)
}

function workOf(stream: OpenWork['stream'], id: string, dueOn: LocalDate | null, barred: string | null): OpenWork {
  return { stream, id, dueOn, barred: barred === null ? [] : [barred] }
}
