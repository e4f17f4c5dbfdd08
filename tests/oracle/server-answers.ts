// What the server answers about a history on a day, through the views that its pages and its API read.

import { readDuty, type Duty } from '@xinheng/domain/duty/duty'
import { findExecutionStay } from '@xinheng/domain/listing/execution-stay'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { termClockOf } from '@xinheng/domain/listing/read-listing'
import { decideApplication } from '@xinheng/domain/task/decide-task'
import { readTerm } from '@xinheng/domain/term/term-clock'
import { listUnitDuties } from '../../packages/server/src/duty/duty-views.ts'
import { findListingAsOf } from '../../packages/server/src/listing/listing-views.ts'
import { findUnit } from '../../packages/server/src/organisation/organisation-views.ts'
import { isPublicNow } from '../../packages/server/src/portal/visibility-views.ts'
import type { Service } from '../../packages/server/src/service.ts'
import { readMeasureFor } from '../../packages/server/src/task/task-views.ts'
import { measures, type MeasureName } from './facts.ts'
import type { DaySeen, Known, MeasureSeen } from './server-wire.ts'

const names = Object.keys(measures) as MeasureName[]

/** The answers of today; `today` is that of the service's ambient. */
export async function answerDay(service: Service, place: string, known: Known): Promise<DaySeen> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const found = known.listingId === null ? undefined : await findListingAsOf(service, known.listingId, {})
  const overdue = await listOverdue(service, known, law)
  if (found === undefined || known.listingId === null) {
    const nothing = { stayed: false, may: false }
    return {
      state: 'none',
      inForce: false,
      remaining: null,
      published: false,
      measures: Object.fromEntries(names.map((name) => [name, nothing])) as DaySeen['measures'],
      overdue,
    }
  }
  const { state, reading } = found
  const term = state.kind === 'listed' ? readTerm(termClockOf(state), today, law.calendar) : undefined
  const unit = await findUnit(db, `maker-${place}`)
  const seen = names.map((name): readonly [MeasureName, MeasureSeen] => {
    const at = { place, measureId: name }
    const stayed =
      reading.kind === 'inForce' && findExecutionStay(state, reading.disputes, at, law, today) !== undefined
    return [name, { stayed, may: unit !== undefined && mayApply(state, unit, name, law, today) }]
  })
  return {
    state: state.kind,
    inForce: reading.kind === 'inForce',
    remaining:
      term === undefined ? null : term.kind === 'running' || term.kind === 'paused' ? (term.remaining ?? null) : 0,
    published: await isPublicNow(service, known.listingId),
    measures: Object.fromEntries(seen) as DaySeen['measures'],
    overdue,
  }
}

/** As the act on a task asks: within the unit's power and the catalogue, and on the entry as it stands. */
function mayApply(
  listing: Listing,
  unit: NonNullable<Awaited<ReturnType<typeof findUnit>>>,
  measureId: MeasureName,
  law: LawInForce,
  today: Parameters<typeof decideApplication>[6],
): boolean {
  const measure = readMeasureFor(listing, measureId, unit, [], law, today)
  if (!measure.ok) return false
  const by = { officerId: 'wu', organisationId: unit.organisationId }
  const application = { evidence: 'file', proportionality: 'text', told: 'text', ownLastDay: null, by }
  return decideApplication(undefined, listing, measure.value, unit, application, law, today).ok
}

interface DutyRow {
  readonly id: string
  readonly snapshot: unknown
}

/** The duties of the objections, and of the latest application for repair, whose last day is past. */
async function listOverdue(service: Service, known: Known, law: LawInForce): Promise<readonly string[]> {
  const today = service.ambient.today()
  const sources = new Map(known.objections.map(({ id }, at) => [id, `objection ${at}`]))
  if (known.repairId !== null) sources.set(known.repairId, 'repair')
  return (await listDutyRows(service, known)).flatMap(({ snapshot }) => {
    // Written by the duty store from a duty.
    const duty = snapshot as Duty
    const late = readDuty(duty, today, law.calendar).kind === 'breached'
    return late ? [`${duty.kind} ${sources.get(duty.about.id) ?? ''}`] : []
  })
}

async function listDutyRows({ db }: Service, known: Known): Promise<readonly DutyRow[]> {
  const ids = [...known.objections.map(({ id }) => id), ...(known.repairId === null ? [] : [known.repairId])]
  if (ids.length === 0) return []
  return db
    .selectFrom('duty')
    .select(['id', 'snapshot'])
    .where('source_id', 'in', ids)
    .where('dropped', '=', false)
    .execute()
}

/** Whether the day's work of the units that owe something shows the open duties of the history, no more and no fewer. */
export async function findDutiesNotShown(service: Service, place: string, known: Known): Promise<string[]> {
  const today = service.ambient.today()
  const { calendar } = await service.law(service.db, today)
  const rows = await listDutyRows(service, known)
  const missing: string[] = []
  for (const { id, snapshot } of rows) {
    const duty = snapshot as Duty
    const shown = (await listUnitDuties(service, place, duty.owner)).find((row) => row.id === id)
    if ((shown !== undefined) !== (duty.doneOn === null)) missing.push(`duty ${id} is shown ${shown !== undefined}`)
    const state = readDuty(duty, today, calendar).kind
    if (shown !== undefined && shown.state !== state)
      missing.push(`duty ${id} is shown as ${shown.state}, not ${state}`)
  }
  return missing
}
