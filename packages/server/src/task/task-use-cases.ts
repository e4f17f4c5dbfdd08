import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Precondition } from '@xinheng/domain/catalogue/measure'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import type { ExecutingUnit, LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { NotAppliedReason } from '@xinheng/domain/matter/matter'
import {
  decideApplication,
  decideLifting,
  decideNonApplication,
  decideReleaseAcknowledgement,
  decideTaskAcknowledgement,
} from '@xinheng/domain/task/decide-task'
import { taskIdOf, type Task, type TaskEvent } from '@xinheng/domain/task/task'
import { actInTransaction, findCase, type Acting, type Folded } from '../db/case-act.ts'
import { acknowledge } from '../db/outbox.ts'
import { transact } from '../db/transact.ts'
import { sendAutomaticFeedback } from '../feedback/feedback-use-cases.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import { noteUnitConfirmed } from '../release/release-use-cases.ts'
import type { Service } from '../service.ts'
import { tellMeasure } from './measure-paper-use-cases.ts'
import { TASK_STREAM } from './task-store.ts'
import { readMeasureFor } from './task-views.ts'

/** An act of an implementer on its task, with texts in clear. */
export type TaskAct =
  | { readonly act: 'acknowledge' }
  | {
      readonly act: 'apply'
      readonly measureId: string
      readonly evidence: string
      readonly proportionality: string
      readonly told: string
      readonly ownLastDay: LocalDate | null
      /** Preconditions of the measure that the evidence establishes. */
      readonly established: readonly Precondition[]
    }
  | {
      readonly act: 'explain'
      readonly measureId: string
      readonly reasonCode: NotAppliedReason
      readonly reasons: string
    }
  | { readonly act: 'lift'; readonly measureId: string; readonly evidence: string }
  | { readonly act: 'acknowledgeRelease' }

type Refs = Readonly<Record<'evidence' | 'proportionality' | 'told' | 'reasons', string>>

/** One act on the task of the officer's unit on an entry; the task is there by derivation, whether or not it was touched. */
export async function actOnTask(
  service: Service,
  acting: Acting,
  listingId: string,
  act: TaskAct,
  expected?: number,
): Promise<Result<Folded<Task>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const unitId = acting.organisationId
  return transact(db, async (tx) => {
    const listing = await findListing({ db: tx }, listingId)
    const unit = await findUnit(tx, unitId)
    if (listing === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    if (unit === undefined) return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: unitId, basis: [] })
    const { subjectId } = listing.state
    const texts = Object.entries(textsOf(act)).filter(([, plaintext]) => plaintext.trim() !== '')
    const sealed = await service.vault.sealValues(
      tx,
      texts.map(([purpose, plaintext]) => ({ subjectId, purpose, plaintext })),
    )
    const refs: Refs = {
      ...NO_TEXTS,
      ...Object.fromEntries(texts.map(([name], index) => [name, sealed[index]?.ref ?? ''])),
    }
    const decide = (task: Task | undefined) => decideTaskAct(task, listing.state, unit, act, refs, acting, law, today)
    const done = await actInTransaction(tx, TASK_STREAM, taskIdOf(listingId, unitId), recording, decide, expected)
    if (!done.ok) return done
    await noteAcknowledgement(service, tx, act, listingId, unitId)
    if (act.act === 'acknowledgeRelease') {
      const confirmed = await noteUnitConfirmed(service, tx, acting, law, listingId)
      if (!confirmed.ok) return confirmed
    }
    if (!RESPONSES.includes(act.act)) return done
    const measure =
      act.act === 'apply' ? readMeasureFor(listing.state, act.measureId, unit, act.established, law, today) : undefined
    if (measure?.ok === true && measure.value.measure.kind === 'sanction') {
      const { articles } = measure.value
      const measureId = measure.value.measure.id
      const response = done.value.state.responses.find((one) => one.measureId === measureId)
      const lastDay = response?.kind === 'applied' ? response.lastDay : null
      const [taskId, key] = [done.value.id, `${measureId}:${done.value.version}`]
      const applied = { measureId, articles, ...refs, taskId, since: today, lastDay, key }
      const told = await tellMeasure(service, tx, acting, law, listing.state, applied)
      if (!told.ok) return told
    }
    const sent = await sendAutomaticFeedback(service, tx, acting, law, listing.state.place, listingId)
    return sent.ok ? done : sent
  })
}

/** Acts that answer a measure, so that there is something to feed back. */
const RESPONSES: readonly TaskAct['act'][] = ['apply', 'explain', 'lift']

const NO_TEXTS: Refs = { evidence: '', proportionality: '', told: '', reasons: '' }

function textsOf(act: TaskAct): Readonly<Record<string, string>> {
  switch (act.act) {
    case 'apply':
      return { evidence: act.evidence, proportionality: act.proportionality, told: act.told }
    case 'explain':
      return { reasons: act.reasons }
    case 'lift':
      return { evidence: act.evidence }
    case 'acknowledge':
    case 'acknowledgeRelease':
      return {}
  }
}

function decideTaskAct(
  task: Task | undefined,
  listing: Listing,
  unit: ExecutingUnit,
  act: TaskAct,
  refs: Refs,
  { officerId, organisationId }: Acting,
  law: LawInForce,
  today: LocalDate,
): Result<readonly TaskEvent[], Refusal> {
  const by = { officerId, organisationId }
  const { measureId } = { measureId: '', ...act }
  switch (act.act) {
    case 'acknowledge':
      return decideTaskAcknowledgement(task, listing, by, law, today)
    case 'acknowledgeRelease':
      return decideReleaseAcknowledgement(task, listing, by, law, today)
    case 'apply': {
      const measure = readMeasureFor(listing, measureId, unit, act.established, law, today)
      if (!measure.ok) return refuse(measure.error[0])
      const { evidence, proportionality, told } = refs
      const { ownLastDay } = act
      const application = { evidence, proportionality, told: told === '' ? null : told, ownLastDay, by }
      return decideApplication(task, listing, measure.value, unit, application, law, today)
    }
    case 'explain': {
      const { reasonCode } = act
      return decideNonApplication(task, listing, { measureId, reasonCode, reasons: refs.reasons, by }, law, today)
    }
    case 'lift':
      return decideLifting(task, listing, { measureId, evidence: refs.evidence, by }, law, today)
  }
}

const ACKNOWLEDGED = { acknowledge: 'listing.published', acknowledgeRelease: 'listing.released' } as const

/** The acknowledgement closes the message that brought the task, where it has left already. */
async function noteAcknowledgement(
  { ambient }: Service,
  tx: Parameters<typeof acknowledge>[0],
  { act }: TaskAct,
  listingId: string,
  unitId: string,
): Promise<void> {
  if (act !== 'acknowledge' && act !== 'acknowledgeRelease') return
  await acknowledge(tx, { topic: ACKNOWLEDGED[act], key: listingId, receiver: unitId, at: ambient.now() })
}

/** The version of a unit's task on an entry: 0 while nobody touched it; `undefined` where there is no such entry. */
export async function findTaskVersion(
  { db }: Pick<Service, 'db'>,
  listingId: string,
  unitId: string,
): Promise<number | undefined> {
  if ((await findListing({ db }, listingId)) === undefined) return undefined
  return (await findCase(db, TASK_STREAM, taskIdOf(listingId, unitId)))?.version ?? 0
}
