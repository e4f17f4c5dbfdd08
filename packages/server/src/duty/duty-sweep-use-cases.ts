import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { WorkCalendar } from '@xinheng/domain/calendar/work-calendar'
import { readDuty, type DutyAlert } from '@xinheng/domain/duty/duty'
import { readLastDay } from '@xinheng/domain/term/term-clock'
import { enqueueAll, type NewMessage } from '../db/outbox.ts'
import type { Service } from '../service.ts'
import { listStanding, writeFindings, type DutyFinding, type StandingDuty } from './duty-store.ts'

/** Topics by which a unit hears of its own clocks. */
export const DUTY_TOPICS = { alert: 'duty.alert', breach: 'duty.breach' } as const

const LEVELS: readonly DutyAlert[] = [50, 80, 100]
const AT_ONCE = 200

/** What one sweep wrote down for the first time. */
export interface DutySweep {
  readonly alerts: number
  readonly breaches: number
}

/**
 * Reads every clock that still runs or ended late, and writes down the warnings and breaches of today, each with its
 * message in the same transaction: a sweep that is broken off or repeated loses nothing and doubles nothing. Nobody is
 * late by a day that no calendar has confirmed.
 */
export async function sweepDuties(service: Service): Promise<DutySweep> {
  const { db, ambient, law } = service
  const on = ambient.today()
  const { calendar } = await law(db, on)
  const sum = { alerts: 0, breaches: 0 }
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after
    after = await db.transaction().execute(async (tx) => {
      const read = await listStanding(tx, { after: from, most: AT_ONCE })
      const ids = read.filter((each) => isNews(each, findOut(each, on, calendar))).map(({ id }) => id)
      // Read again under a lock: an act may have done the duty in between.
      const standing = ids.length === 0 ? [] : await listStanding(tx, { ids })
      const findings = standing.map((each) => findOut(each, on, calendar))
      await writeFindings(tx, findings, on)
      await enqueueAll(
        tx,
        standing.flatMap((each, index) => messagesOf(each, findings[index], ambient.now())),
      )
      sum.alerts += findings.reduce((count, { alerts }) => count + alerts.length, 0)
      sum.breaches += findings.filter(({ breached }) => breached).length
      return read.at(-1)?.id
    })
  }
  return sum
}

function findOut({ id, duty, raised }: StandingDuty, on: LocalDate, calendar: WorkCalendar): DutyFinding {
  if (duty.clock === null) return { id, lastDay: null, provisional: false, alerts: [], breached: false }
  const { lastDay, provisional } = readLastDay(duty.clock, calendar)
  const reading = readDuty(duty, on, calendar)
  const late = reading.kind === 'breached' || (reading.kind === 'done' && reading.daysLate > 0)
  const reached = late ? 100 : reading.kind === 'running' ? (reading.alert ?? 0) : 0
  const alerts = LEVELS.filter((level) => level <= reached && !raised.includes(level))
  return { id, lastDay, provisional, alerts, breached: late && !provisional }
}

function isNews(before: StandingDuty, { lastDay, provisional, alerts, breached }: DutyFinding): boolean {
  return breached || alerts.length > 0 || lastDay !== before.lastDay || provisional !== before.provisional
}

/** One message for the highest warning that is new, and one for the breach. */
function messagesOf({ id, unitId }: StandingDuty, finding: DutyFinding | undefined, at: number): readonly NewMessage[] {
  if (finding === undefined) return []
  const { alerts, breached, lastDay } = finding
  const highest = alerts.at(-1)
  const receivers = [unitId]
  if (breached) return [{ topic: DUTY_TOPICS.breach, key: id, payload: { dutyId: id, lastDay }, receivers, at }]
  if (highest === undefined) return []
  return [{ topic: DUTY_TOPICS.alert, key: `${id}:${highest}`, payload: { dutyId: id, level: highest }, receivers, at }]
}
