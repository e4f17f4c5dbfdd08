import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { dutyIdOf, type Duty, type DutyAlert, type DutySource } from '@xinheng/domain/duty/duty'
import type { WorkCalendar } from '@xinheng/domain/calendar/work-calendar'
import { readLastDay } from '@xinheng/domain/term/term-clock'
import { sql } from 'kysely'
import type { Tx } from '../db/open.ts'

/**
 * Writes the duties that a history gives now; called in the transaction of every act on it. A duty that is no longer
 * given (a step that fell away) goes, unless it was warned of or breached: then it stays, marked as asked no more.
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
    .updateTable('duty')
    .set({ dropped: true })
    .where('stream', '=', stream)
    .where('source_id', '=', sourceId)
    .where('done_on', 'is', null)
    .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
    .execute()
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

const NO_LIMIT = { lastDay: null, provisional: false }

/** Writes single duties as they stand now and leaves the others of their history alone. */
export async function writeDuties(
  tx: Tx,
  place: string,
  duties: readonly Duty[],
  calendar: WorkCalendar,
): Promise<void> {
  if (duties.length === 0) return
  const readings = duties.map((duty) => (duty.clock === null ? NO_LIMIT : readLastDay(duty.clock, calendar)))
  await tx
    .insertInto('duty')
    .values(
      duties.map((duty, index) => ({
        id: dutyIdOf(duty),
        kind: duty.kind,
        stream: duty.about.stream,
        source_id: duty.about.id,
        part: duty.part,
        unit_id: duty.owner,
        place,
        since: duty.since,
        last_day: readings[index]?.lastDay ?? null,
        provisional: readings[index]?.provisional ?? false,
        dropped: false,
        done_on: duty.doneOn,
        snapshot: JSON.stringify(duty),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        unit_id: sql`excluded.unit_id`,
        since: sql`excluded.since`,
        last_day: sql`excluded.last_day`,
        provisional: sql`excluded.provisional`,
        dropped: false,
        done_on: sql`excluded.done_on`,
        snapshot: sql`excluded.snapshot`,
      }),
    )
    .execute()
}

/** A duty as the sweep reads it. */
export interface StandingDuty {
  readonly id: string
  readonly unitId: string
  readonly lastDay: LocalDate | null
  readonly provisional: boolean
  readonly duty: Duty
  readonly raised: readonly number[]
}

/**
 * Duties that a sweep has to read: neither dropped nor breached, and open, or done after their last day, or with a last
 * day that no calendar had confirmed. The next ones after an id, or those named, which are locked.
 */
export async function listStanding(
  tx: Tx,
  which: { readonly after: string; readonly most: number } | { readonly ids: readonly string[] },
): Promise<readonly StandingDuty[]> {
  const query = tx
    .selectFrom('duty as d')
    .select(['d.id', 'd.unit_id', 'd.last_day', 'd.provisional', 'd.snapshot'])
    .where('d.dropped', '=', false)
    .where((is) =>
      is.or([is('d.done_on', 'is', null), is('d.provisional', '=', true), is('d.done_on', '>', is.ref('d.last_day'))]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('duty_breach as b').whereRef('b.duty_id', '=', 'd.id').select('b.last_day'))),
    )
    .orderBy('d.id')
  const rows = await (
    'ids' in which
      ? query.where('d.id', 'in', [...which.ids]).forUpdate()
      : query.where('d.id', '>', which.after).limit(which.most)
  ).execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const alerts = await tx.selectFrom('duty_alert').select(['duty_id', 'level']).where('duty_id', 'in', ids).execute()
  return rows.map(({ id, unit_id, last_day, provisional, snapshot }) => ({
    id,
    unitId: unit_id,
    lastDay: last_day,
    provisional,
    // Written by this store from a duty.
    duty: snapshot as Duty,
    raised: alerts.filter(({ duty_id }) => duty_id === id).map(({ level }) => level),
  }))
}

/** What a sweep found out about one duty. */
export interface DutyFinding {
  readonly id: string
  readonly lastDay: LocalDate | null
  readonly provisional: boolean
  /** Warnings that are due and were not given. */
  readonly alerts: readonly DutyAlert[]
  readonly breached: boolean
}

/** Writes findings down; what is there already stays as it is. */
export async function writeFindings(tx: Tx, findings: readonly DutyFinding[], on: LocalDate): Promise<void> {
  for (const { id, lastDay, provisional } of findings)
    await tx.updateTable('duty').set({ last_day: lastDay, provisional }).where('id', '=', id).execute()
  const alerts = findings.flatMap(({ id, alerts: due }) => due.map((level) => ({ duty_id: id, level, raised_on: on })))
  if (alerts.length > 0)
    await tx
      .insertInto('duty_alert')
      .values(alerts)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const breaches = findings.flatMap(({ id, lastDay, breached }) =>
    breached && lastDay !== null ? [{ duty_id: id, last_day: lastDay, found_on: on }] : [],
  )
  if (breaches.length > 0)
    await tx
      .insertInto('duty_breach')
      .values(breaches)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
