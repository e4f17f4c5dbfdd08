import { dutyIdOf, type Duty, type DutySource } from '@xinheng/domain/duty/duty'
import type { WorkCalendar } from '@xinheng/domain/calendar/work-calendar'
import { readLastDay } from '@xinheng/domain/term/term-clock'
import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'

/**
 * Writes the duties that a history gives now; called in the transaction of every act on it. A duty that is no longer
 * given (a step that fell away) goes, unless it was warned of or breached: then it stays as it was.
 */
export async function replaceDuties(
  tx: Tx,
  { stream, id: sourceId }: DutySource,
  place: string,
  duties: readonly Duty[],
  calendar: WorkCalendar,
): Promise<void> {
  const ids = duties.map((duty) => dutyIdOf(duty))
  await tx
    .deleteFrom('duty')
    .where('stream', '=', stream)
    .where('source_id', '=', sourceId)
    .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('duty_alert').whereRef('duty_id', '=', 'duty.id').select('level'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('duty_breach').whereRef('duty_id', '=', 'duty.id').select('last_day'))),
    )
    .execute()
  await writeDuties(tx, place, duties, calendar)
}

/** Writes single duties as they stand now and leaves the others of their history alone. */
export async function writeDuties(
  tx: Tx,
  place: string,
  duties: readonly Duty[],
  calendar: WorkCalendar,
): Promise<void> {
  if (duties.length === 0) return
  await tx
    .insertInto('duty')
    .values(
      duties.map((duty) => ({
        id: dutyIdOf(duty),
        kind: duty.kind,
        stream: duty.about.stream,
        source_id: duty.about.id,
        part: duty.part,
        unit_id: duty.owner,
        place,
        since: duty.since,
        last_day: duty.clock === null ? null : readLastDay(duty.clock, calendar).lastDay,
        done_on: duty.doneOn,
        snapshot: JSON.stringify(duty),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        unit_id: sql`excluded.unit_id`,
        since: sql`excluded.since`,
        last_day: sql`excluded.last_day`,
        done_on: sql`excluded.done_on`,
        snapshot: sql`excluded.snapshot`,
      }),
    )
    .execute()
}
