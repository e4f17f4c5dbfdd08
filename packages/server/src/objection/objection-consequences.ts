import { decideAnnulledAnswer, type Annulment } from '@xinheng/domain/objection/annulled-answer'
import { decideResultTold } from '@xinheng/domain/objection/decide-objection'
import { readFall } from '@xinheng/domain/record/decide-record'
import { readStageStep } from '@xinheng/domain/objection/objection-stages'
import type { Objection, ObjectionEvent } from '@xinheng/domain/objection/objection'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Citation } from '@xinheng/domain/kernel/citation'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readResultRecipients } from '@xinheng/domain/rulebook/practice/objection-practice'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { actInTransaction, findCase, type Folded } from '../db/case-act.ts'
import { enqueue } from '../db/outbox.ts'
import { listUnitsOf, stepDispute, type Procedure } from '../listing/listing-consequences.ts'
import { putRight } from '../listing/put-right-consequences.ts'
import { issueNotice, issueReceipt } from '../notice/notice-use-cases.ts'
import { tellWithdrawal } from '../notice/withdrawal-consequences.ts'
import { objectionStream } from './objection-store.ts'
import { findOpenObjection } from './objection-views.ts'

/** The topic by which units hear of the result of an objection. */
export const OBJECTION_DECIDED = 'objection.decided'

/**
 * What follows from an act on an objection, in its transaction: the dispute on the entry steps on, what was found wrong
 * is put right, the units that the place names are told, and the paper to the subject is issued.
 */
export async function followObjection(
  procedure: Procedure,
  folded: Folded<Objection>,
  events: readonly ObjectionEvent[],
): Promise<Result<Folded<Objection>, Refusal>> {
  const { target } = folded.state
  for (const event of events) {
    const step = readStageStep(target, event)
    if (step === undefined) continue
    const stepped = await stepDispute(procedure, step.listingId, step.step)
    if (!stepped.ok) return stepped
  }
  const { subjectId, place, receiptNumber } = folded.state
  const recorded = events.find((event) => event.type === 'ObjectionWithdrawn')
  if (recorded?.request !== undefined) {
    const { on } = recorded
    const of = { stream: 'objection', id: folded.id, subjectId, place, receiptNumber, on } as const
    const told = await tellWithdrawal(procedure, of)
    if (!told.ok) return told
  }
  const decided = events.find((event) => event.type === 'ObjectionDecided')
  if (decided === undefined || folded.state.kind !== 'decided') return ok(folded)
  const { reasons, by, remedies } = decided.decision
  const why = {
    reasons,
    by,
    procedure: { stream: 'objection' as const, id: folded.id },
    basis: decided.ground.basis,
    fallsBecause: readFall(folded.state.ground),
  }
  const right = remedies.filter((remedy) => remedy.kind !== 'none')
  const put = await putRight(procedure, target, right, why)
  if (!put.ok) return put
  const issued = await announceReply(procedure, folded.state, decided.ground.basis)
  return issued.ok ? tellUnits(procedure, folded) : issued
}

/** Opens an objection again whose answer a reviewing organ annulled; where another one runs, that one is answered. */
export async function reopenObjection(
  procedure: Procedure,
  objectionId: string,
  annulment: Annulment,
): Promise<Result<undefined, Refusal>> {
  const { service, tx, acting, law } = procedure
  const stream = objectionStream(law)
  const before = await findCase(tx, stream, objectionId)
  if (before === undefined) return ok(undefined)
  const { target, raiser } = before.state
  const other = await findOpenObjection(tx, target, { byUnit: raiser.kind === 'unit', butNot: objectionId })
  if (other !== null) return ok(undefined)
  const events = decideAnnulledAnswer(before.state, annulment, law, service.ambient.today())
  const recording = { ambient: service.ambient, acting, rulebookVersion: law.book.version }
  const done = await actInTransaction(tx, stream, objectionId, recording, () => ok(events))
  if (!done.ok) return done
  const followed = await followObjection(procedure, done.value, events)
  return followed.ok ? ok(undefined) : followed
}

/** The receipt as a paper, which the web gives at once and an officer hands over. */
export async function announceReceipt(
  { service, tx, acting, law }: Procedure,
  { objectionId, subjectId, place, receiptNumber, channel }: Objection,
): Promise<Result<unknown, Refusal>> {
  const draft = {
    kind: 'objectionReceipt',
    subjectId,
    about: { stream: 'objection', id: objectionId },
    place,
    parts: {},
    basis: readReceiptBasis(law, place, service.ambient.today()),
    values: { receiptNumber },
    key: 'receipt',
  } as const
  return issueReceipt(service, tx, acting, law, draft, channel === 'web' || channel === 'api')
}

async function announceReply(
  { service, tx, acting, law }: Procedure,
  { objectionId, subjectId, place, receiptNumber, decision }: Extract<Objection, { readonly kind: 'decided' }>,
  basis: readonly Citation[],
): Promise<Result<unknown, Refusal>> {
  return issueNotice(service, tx, acting, law, {
    kind: 'objectionReply',
    subjectId,
    about: { stream: 'objection', id: objectionId },
    place,
    parts: { reasons: decision.reasons },
    basis,
    values: { receiptNumber, outcome: decision.outcome },
    key: 'reply',
  })
}

/** The clause on objections of the place: the one that says how they are taken in. */
function readReceiptBasis(law: LawInForce, place: string, on: Objection['receivedOn']): readonly Citation[] {
  const route = readRule(law.book, place, 'objectionFirstStop', on)
  const limits = readRule(law.book, place, 'objectionLimits', on)
  return [route, limits].flatMap((answer) => (answer.kind === 'value' ? [answer.row.source] : []))
}

/** Tells the units that the place names, through the outbox, and writes down whom. */
async function tellUnits(procedure: Procedure, folded: Folded<Objection>): Promise<Result<Folded<Objection>, Refusal>> {
  const { service, tx, acting, law } = procedure
  const { state } = folded
  if (state.kind !== 'decided') return ok(folded)
  const { ambient } = service
  const units = await listTold(procedure, state)
  const { objectionId, place, target, decision } = state
  const payload = { objectionId, place, target, outcome: decision.outcome }
  await enqueue(tx, {
    topic: OBJECTION_DECIDED,
    key: objectionId,
    payload,
    receivers: units,
    at: ambient.now(),
  })
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  let last = folded
  for (const to of units) {
    const telling = { to, proof: `outbox:${OBJECTION_DECIDED}:${objectionId}`, by: decision.by }
    const told = await actInTransaction(tx, objectionStream(law), objectionId, recording, (now) =>
      decideResultTold(now, telling, law, ambient.today()),
    )
    if (!told.ok) return told
    last = told.value
  }
  return ok(last)
}

/** The units to tell: implementers, the other units that were told of the entry, the provider, whoever reported it. */
async function listTold(
  procedure: Procedure,
  { place, target, takenInBy, verifier, raiser, decision }: Extract<Objection, { readonly kind: 'decided' }>,
): Promise<readonly string[]> {
  const recipients = readResultRecipients(procedure.law.book, place, decision.decidedOn)
  const named = recipients.kind === 'ruled' ? recipients.value : []
  const units: string[] = []
  if (target.kind !== 'record') {
    const { told, implementers } = await listUnitsOf(procedure, target.listingId)
    if (named.includes('implementer')) units.push(...(target.kind === 'measure' ? [target.implementer] : []), ...told)
    if (named.includes('otherCooperatingUnits')) units.push(...implementers)
  }
  if (named.includes('provider')) units.push(verifier)
  if (named.includes('reporter')) units.push(raiser.kind === 'unit' ? raiser.organisationId : takenInBy)
  return [...new Set(units)].filter((unit) => unit !== decision.by.organisationId).sort()
}
