import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { readDuty, type Duty, type DutyReading } from '@xinheng/domain/duty/duty'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import { readLastDay } from '@xinheng/domain/term/term-clock'
import type { Caller } from '../access/caller.ts'
import { findBar, type OutOfReach } from '../access/out-of-reach.ts'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Service } from '../service.ts'
import { DUTY_KINDS, pageOfDuty } from './duty-words.ts'

/** Which duties are asked for: those still to do, those among them that press, those overdue, or every breach on record. */
export type DutyState = 'open' | 'pressing' | 'overdue' | 'breaches'

/** One duty as a unit sees it today. */
export interface DutyRow {
  readonly id: string
  readonly kind: string
  readonly label: string
  readonly href: string
  readonly unitId: string
  readonly unit: string
  readonly since: LocalDate
  readonly lastDay: LocalDate | null
  readonly provisional: boolean
  readonly state: DutyReading['kind']
  readonly alert: number | null
  readonly daysLate: number
  readonly doneOn: LocalDate | null
  /** The step fell away; nothing more is asked. */
  readonly dropped: boolean
  /** When the missed day was put on record. */
  readonly foundOn: LocalDate | null
  readonly basis: readonly string[]
}

/** A unit on the board: what it has open, what presses, what is overdue, its breaches ever, and how late they were. */
export interface BoardRow {
  readonly unitId: string
  readonly unit: string
  readonly open: number
  readonly pressing: number
  readonly overdue: number
  readonly breaches: number
  /** Days by which the breached duties are or were late, on average; `null` where there was none. */
  readonly averageDaysLate: number | null
}

/** The duties of the caller's unit, or of the whole place for those who watch over it, the nearest last day first. */
export async function listDuties(
  service: Service,
  caller: Caller,
  asked: { readonly state: DutyState; readonly unitId?: string },
): Promise<Result<readonly DutyRow[], OutOfReach>> {
  const within = reachOf(caller)
  if (!within.ok) return within
  const unitId = within.value ?? asked.unitId
  const rows = await readRows(service, caller.place, unitId, asked.state === 'breaches')
  const kept = rows.filter((row) => {
    if (asked.state === 'breaches') return row.foundOn !== null
    if (!isOpen(row)) return false
    if (asked.state === 'overdue') return isOverdue(row)
    return asked.state === 'open' || isOverdue(row) || (row.alert ?? 0) >= 80
  })
  return ok(kept.toSorted(byClock))
}

/** The duties of a unit that are still to do, the nearest last day first; for its day's work. */
export async function listUnitDuties(service: Service, place: string, unitId: string): Promise<readonly DutyRow[]> {
  const rows = await readRows(service, place, unitId, false)
  return rows.filter(isOpen).toSorted(byClock)
}

/** Unit by unit, how the clocks of a place stand; for those who watch over the whole of it. */
export async function readDutyBoard(
  service: Service,
  caller: Caller,
): Promise<Result<readonly BoardRow[], OutOfReach>> {
  const bar = findBar(caller.principal, 'duty.readAll', { jurisdiction: caller.place })
  if (bar !== undefined) return bar
  const rows = [
    ...(await readRows(service, caller.place, undefined, false)),
    ...(await readRows(service, caller.place, undefined, true)).filter((row) => !isOpen(row)),
  ]
  const units = new Map<string, DutyRow[]>()
  for (const row of rows) units.set(row.unitId, [...(units.get(row.unitId) ?? []), row])
  return ok(
    [...units.values()]
      .map(boardRowOf)
      .toSorted((a, b) => b.overdue - a.overdue || b.breaches - a.breaches || (a.unit < b.unit ? -1 : 1)),
  )
}

function boardRowOf(rows: readonly DutyRow[]): BoardRow {
  const [first] = rows
  const open = rows.filter(isOpen)
  const breached = rows.filter(({ foundOn }) => foundOn !== null)
  const late = breached.reduce((sum, { daysLate }) => sum + daysLate, 0)
  return {
    unitId: first?.unitId ?? '',
    unit: first?.unit ?? '',
    open: open.length,
    pressing: open.filter((row) => !isOverdue(row) && (row.alert ?? 0) >= 80).length,
    overdue: open.filter(isOverdue).length,
    breaches: breached.length,
    averageDaysLate: breached.length === 0 ? null : Math.round((late / breached.length) * 10) / 10,
  }
}

function isOpen({ doneOn, dropped }: DutyRow): boolean {
  return doneOn === null && !dropped
}

/** Nobody is late by a day that no calendar has confirmed. */
function isOverdue({ state, provisional }: DutyRow): boolean {
  return state === 'breached' && !provisional
}

function byClock(a: DutyRow, b: DutyRow): number {
  const [first, second] = [a.lastDay ?? '9999', b.lastDay ?? '9999']
  if (first !== second) return first < second ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** The unit to which the caller is limited; `undefined` inside for the whole place. */
function reachOf({ principal, place, organisationId }: Caller): Result<string | undefined, OutOfReach> {
  if (findBar(principal, 'duty.read', { jurisdiction: place }) === undefined) return ok(undefined)
  return findBar(principal, 'duty.read', { jurisdiction: place, unitId: organisationId }) ?? ok(organisationId)
}

/** Open duties, or every one with a breach on record. */
async function readRows(
  { db, ambient, law }: Service,
  place: string,
  unitId: string | undefined,
  breaches: boolean,
): Promise<readonly DutyRow[]> {
  const on = ambient.today()
  const { calendar } = await law(db, on)
  let query = db
    .selectFrom('duty as d')
    .innerJoin('organisation as o', 'o.id', 'd.unit_id')
    .leftJoin('duty_breach as b', 'b.duty_id', 'd.id')
    .select(['d.id', 'd.unit_id', 'd.dropped', 'd.snapshot', 'o.name', 'b.found_on', 'b.last_day as missed_day'])
    .where('d.place', '=', place)
  query = breaches
    ? query.where('b.found_on', 'is not', null)
    : query.where('d.done_on', 'is', null).where('d.dropped', '=', false)
  if (unitId !== undefined) query = query.where('d.unit_id', '=', unitId)
  const rows = await query.execute()
  return rows.map(({ id, unit_id, dropped, snapshot, name, found_on, missed_day }) => {
    // Written by the duty store from a duty.
    const duty = snapshot as Duty
    const reading = readDuty(duty, on, calendar)
    const term = duty.clock === null ? { lastDay: null, provisional: false } : readLastDay(duty.clock, calendar)
    return {
      id,
      kind: duty.kind,
      label: DUTY_KINDS[duty.kind],
      href: pageOfDuty(duty.about),
      unitId: unit_id,
      unit: name,
      since: duty.since,
      lastDay: missed_day ?? term.lastDay,
      provisional: term.provisional,
      state: reading.kind,
      alert: reading.kind === 'running' ? reading.alert : null,
      daysLate: 'daysLate' in reading ? reading.daysLate : 0,
      doneOn: duty.doneOn,
      dropped,
      foundOn: found_on,
      basis: duty.basis.map((citation) => renderCitation(citation)),
    }
  })
}
