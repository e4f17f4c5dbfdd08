import { addDays, addMonths, localDate, type LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Occasion } from '@xinheng/domain/rulebook/axes'
import { listStandingMeasures } from '@xinheng/domain/task/task'
import type { Acting } from '../db/case-act.ts'
import { sendFeedback } from '../feedback/feedback-use-cases.ts'
import { findListing, sweepTerms } from '../listing/listing-use-cases.ts'
import { checkSubject, closeItem, type CheckDone } from '../matter/check-use-cases.ts'
import { closeMatter, decideMatter } from '../matter/matter-use-cases.ts'
import { actOnTask, type TaskAct } from '../task/task-use-cases.ts'
import { findTask, readUnitTasks } from '../task/task-views.ts'
import type { DemoUnit, UnitKey } from './demo-cities.ts'
import { demoStart, type DemoScale } from './demo-files.ts'
import { loginOf, type DemoStage } from './demo-stage.ts'
import { demoCompany, mix } from './demo-subjects.ts'

const CLERKS: readonly UnitKey[] = ['finance', 'licensing', 'trading', 'market', 'housing']

/** Units whose clerks answer the tasks of an entry: the first applies, the second explains, the others leave it open. */
const RESPONDING = 2

/** Implementers take up what a published entry asks of them; every third entry is left for the person at the demo. */
export async function workOnTasks(stage: DemoStage, listingId: string, serial: number): Promise<void> {
  const { service, city, clock } = stage
  if (serial % 3 === 2) return
  const listing = (await findListing(service, listingId))?.state
  if (listing === undefined) return
  const law = await service.law(service.db, clock.today())
  const units = city.units.filter(({ key }) => CLERKS.includes(key))
  const tasks = readUnitTasks(listing, units.map(powerOf), law, clock.today())
  for (const [index, { unit, measures }] of tasks.slice(0, RESPONDING).entries()) {
    const by = stage.by(loginOf(keyOf(units, unit.organisationId), 'clerk'))
    const [first] = measures
    if (first === undefined) continue
    stage.take(await actOnTask(service, by, listingId, { act: 'acknowledge' }))
    const { id, preconditions } = first.measure
    const act: TaskAct =
      (index + serial) % 2 === 0
        ? {
            act: 'apply',
            measureId: id,
            evidence: `实施凭证（虚构）${serial}`,
            proportionality: '与失信行为的性质和后果相当。',
            told: '已书面告知依据、理由和救济途径。',
            ownLastDay: null,
            established: preconditions,
          }
        : { act: 'explain', measureId: id, reasonCode: 'noOccasion', reasons: '本期没有涉及该主体的事项。' }
    const done = await actOnTask(service, by, listingId, act)
    // A dispute about the entry rests its execution; the task waits with it.
    if (done.ok || done.error.code !== 'EXECUTION_STAYED') stage.take(done)
  }
}

/** After a release, those who applied a measure lift it and acknowledge; the others let it wait. */
export async function liftMeasures(stage: DemoStage, listingId: string): Promise<void> {
  const { service, city } = stage
  for (const unit of city.units.filter(({ key }) => CLERKS.includes(key))) {
    if ((await findTask(service.db, listingId, unit.id)) === undefined) continue
    const by = stage.by(loginOf(unit.key, 'clerk'))
    await liftStanding(stage, by, listingId)
    stage.take(await actOnTask(service, by, listingId, { act: 'acknowledgeRelease' }))
  }
}

/** A unit lifts its own measures on an entry that still stand: before that, it cannot confirm the end. */
export async function liftStanding({ service, take }: DemoStage, by: Acting, listingId: string): Promise<void> {
  const task = await findTask(service.db, listingId, by.organisationId)
  for (const measureId of listStandingMeasures(task)) {
    take(await actOnTask(service, by, listingId, { act: 'lift', measureId, evidence: '解除凭证（虚构）' }))
  }
}

function powerOf({ id, departments }: DemoUnit) {
  return { organisationId: id, departments }
}

function keyOf(units: readonly DemoUnit[], id: string): UnitKey {
  const unit = units.find((each) => each.id === id)
  if (unit === undefined) throw new TypeError(`no unit ${id}`)
  return unit.key
}

/** Plans each month's routine: expired terms written down, feedback sent, matters checked. */
export function planMonths(stage: DemoStage, scale: DemoScale): void {
  const start = demoStart(stage.today, scale)
  const matters = Math.max(1, Math.round(2 * scale.volume))
  for (let month = 1; month <= scale.months; month += 1) {
    const first = addMonths(start, month)
    stage.plan(addDays(first, 2), async () => sweepAll(stage))
    stage.plan(addDays(first, 4), async () => reportMonth(stage, first))
    for (let n = 0; n < matters; n += 1) {
      const serial = month * 10 + n
      stage.plan(addDays(first, 6 + n * 5), async () => handleMatter(stage, serial))
    }
  }
}

async function sweepAll(stage: DemoStage): Promise<void> {
  const { organisationId, place } = stage.by('credit.authority')
  await sweepTerms(stage.service, { officerId: 'system:terms', organisationId, place })
}

/** Feedback on the month before; the last month's is late, so that a duty with its clock is there to see. */
async function reportMonth(stage: DemoStage, first: LocalDate): Promise<void> {
  const { service, today } = stage
  if (addMonths(first, 1) > today) return
  const covers = { kind: 'period', from: addMonths(first, -1), until: addDays(first, -1) } as const
  for (const login of ['market.officer', 'labour.officer', 'finance.clerk', 'licensing.clerk']) {
    stage.take(await sendFeedback(service, stage.by(login), covers))
  }
}

type Row = readonly [UnitKey, Occasion]

const OCCASIONS: readonly [Row, ...Row[]] = [
  ['finance', 'governmentProcurement'],
  ['licensing', 'licence'],
  ['finance', 'fiscalSubsidy'],
  ['trading', 'publicResourceTrading'],
  ['market', 'licence'],
]

/** Matters opened so lately are still open. */
const OPEN_DAYS = 40

/** A matter from its check to its end; the latest stay open. */
async function handleMatter(stage: DemoStage, serial: number): Promise<void> {
  const { service, city, clock } = stage
  const open = clock.today() >= addDays(stage.today, -OPEN_DAYS)
  const usual = OCCASIONS[serial % OCCASIONS.length] ?? OCCASIONS[0]
  const [unit, occasion] = open && serial % 2 === 0 ? OCCASIONS[0] : usual
  const clerk = stage.by(loginOf(unit, 'clerk'))
  const subject = await pickParty(stage, serial, open || serial % 2 === 0)
  const done = stage.take(
    await checkSubject(service, clerk, {
      in: {
        opening: {
          occasion,
          place: city.place,
          decider: null,
          moments: ['decision'],
          reference: `${city.mark}测事项-${clock.today().slice(0, 4)}-${serial}`,
        },
      },
      role: 'applicant',
      identity: { by: 'number', number: subject.number, name: subject.name },
      moment: null,
    }),
  )
  if (done === undefined) return
  const { id: matterId } = done.matter
  const closed = await answerItems(stage, clerk, done, open)
  if (open || !closed) return
  const outcome = done.reading.must.some(({ measure }) => measure.kind !== 'incentive') ? 'refused' : 'granted'
  const document = `${city.mark}测决〔${clock.today().slice(0, 4)}〕${serial}号`
  if (stage.take(await decideMatter(service, clerk, { matterId, outcome, document })) === undefined) return
  stage.take(await closeMatter(service, clerk, { matterId, ending: 'decided' }))
}

/** Lists whose entries bring measures on most occasions. */
const TELLING_LISTS = ['judgment-defaulter', 'tax-serious', 'government-procurement']

/** A company on a sanction list that day, or one of all companies. */
async function pickParty(stage: DemoStage, serial: number, onList: boolean) {
  const { service, city, clock } = stage
  if (onList) {
    const listed = await service.db
      .selectFrom('listing')
      .innerJoin('subject', 'subject.id', 'listing.subject_id')
      .select(['subject.name', 'subject.uscc'])
      .where('listing.state', '=', 'listed')
      .where('listing.list_type_id', 'in', TELLING_LISTS)
      .where('listing.effective_on', '<=', clock.today())
      .where('subject.uscc', 'is not', null)
      .orderBy('subject.uscc')
      .limit(40)
      .execute()
    const row = listed[mix(serial, Math.max(1, listed.length))]
    if (row !== undefined && row.uscc !== null) return { name: row.name, number: row.uscc }
  }
  return demoCompany(city, mix(serial, 400))
}

/** Answers each item of a receipt in turn: applied with evidence, or explained; an open matter keeps its last one. */
async function answerItems(
  stage: DemoStage,
  clerk: ReturnType<DemoStage['by']>,
  { matter, receiptId, reading }: CheckDone,
  open: boolean,
): Promise<boolean> {
  const { service } = stage
  const must = new Set(reading.must.map(({ itemId }) => itemId))
  let all = true
  for (const [index, { itemId }] of reading.items.entries()) {
    if (open && index === reading.items.length - 1) return false
    const outcome =
      must.has(itemId) || index === 0
        ? ({
            kind: 'applied',
            evidence: '资格审查表（虚构）',
            notice: '你（单位）列于名单，本事项依法应当采取该项措施（虚构）。',
            proportionality: '违法情节严重，尚未纠正；措施只及于本事项（虚构）。',
          } as const)
        : ({ kind: 'notApplied', reason: 'noOccasion', text: '本事项不涉及该项措施。' } as const)
    const item = { matterId: matter.id, receiptId, itemId, outcome }
    const closed = await closeItem(service, clerk, item)
    // A dispute about the entry suspends its items; the matter waits with them.
    const suspended = !closed.ok && closed.error.code === 'CHECK_ITEM_SUSPENDED'
    if (suspended || stage.take(closed) === undefined) all = false
  }
  return all
}

/** The day after which a received list's entries are worked on. */
export function dayAfter(day: LocalDate): LocalDate {
  return localDate(addDays(day, 5))
}
