import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import {
  decideRepairApplication,
  decideRepairExecution,
  decideRepairWithdrawal,
  decideRepairWithdrawalDenied,
} from '@xinheng/domain/repair/decide-repair'
import { readRepairHandler } from '@xinheng/domain/repair/repair-conditions'
import { SECTOR_CONDITIONS } from '@xinheng/domain/repair/sector-conditions'
import type { Repair, RepairEvent } from '@xinheng/domain/repair/repair'
import { keepBroughtFiles } from '../attachment/brought-file-use-cases.ts'
import { drawQueryCode, hashQueryCode } from '../access/query-code.ts'
import { listDisputedHands } from '../complaint/earlier-hands-views.ts'
import { actInTransaction, findCase, openInTransaction, type Acting, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { endEntry, endShieldOfRefused } from '../listing/listing-consequences.ts'
import { tellWithdrawal } from '../notice/withdrawal-consequences.ts'
import { listStaff } from '../organisation/unit-choice-views.ts'
import { endRecordByRepair } from '../record/record-consequences.ts'
import type { Service } from '../service.ts'
import type { NewApplication } from './new-application.ts'
import { decideRepairAct, textOf, type RepairAct, type RepairActName } from './repair-act.ts'
import { issueRepairPaper } from './repair-papers.ts'
import { drawReceiptNumber, findOpenRepair, findPushed, insertQueryCode, repairStream } from './repair-store.ts'
import { isOwn, readApplicantProof, readRepairUnits } from './repair-intake.ts'
import { findByReceipt } from './repair-views.ts'
import { sealMaterials, sealRaiser } from './seal-application.ts'
import { findRepairable, readRepairable } from './repair-window-views.ts'

/** What an applicant is given at once: the dated receipt, and the code by which to follow it, shown this once. */
export interface RepairReceipt {
  readonly repairId: string
  readonly receiptNumber: string
  readonly queryCode: string
  readonly receivedOn: string
  readonly handler: string
  /** Whether it is proved that it comes from whom it concerns; an officer confirms it before anything is decided. */
  readonly identityProved: boolean
  /** The first day of its window where it came before that under a class nobody confirmed. */
  readonly opensOn: LocalDate | null
  readonly version: number
}

/** Who an application counts as done by while nobody signed in. */
const PORTAL = 'system:portal'

/**
 * Takes an application in, by whichever channel; answers the receipt. `acting` is `null` for the public form. A number
 * that was pushed before gives the receipt of then, with a new code.
 */
export async function applyForRepair(
  service: Service,
  acting: Acting | null,
  application: NewApplication,
): Promise<Result<RepairReceipt, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const { entryId, channel, externalKey, applicant } = application
  return transact(db, async (tx) => {
    const known =
      externalKey === null || acting === null ? undefined : await findPushed(tx, acting.organisationId, externalKey)
    if (known !== undefined) return giveReceiptAgain(service, tx, law, known)
    const found = await findRepairable(tx, entryId)
    const thing = found === undefined ? undefined : readRepairable(found.entry, law, today)
    if (found === undefined || thing === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
    const own = await isOwn(service, tx, thing.subjectId, applicant)
    const units = await readRepairUnits(tx, thing)
    const { handler, recorder, basis } = readRepairHandler(thing.place, thing, law, today, units)
    // Before anything is sealed under the subject's key: a stranger leaves nothing there.
    if (!own) return refuse({ code: 'NOT_ONES_OWN', basis })
    const repairId = ambient.uuid()
    // Whoever applies by itself applies to the organ that answers here; a window or 信用中国 takes in for another.
    const online = channel === 'web' || channel === 'account' || acting === null
    const takenInBy = online ? (recorder ?? handler) : acting.organisationId
    const of = { subjectId: thing.subjectId, place: thing.place }
    const files = await keepBroughtFiles(service, tx, of, application.files)
    // Files prove the conditions here: without one of them the application is not what its sender meant.
    const [lost] = files.notKept
    if (lost !== undefined) return refuse(lost.why)
    const { materials, reasons } = await sealMaterials(service, tx, thing.subjectId, application)
    const raiser = await sealRaiser(service, tx, thing.subjectId, application.agent, files)
    const by = acting === null || channel === 'account' ? null : actorOf(acting)
    const { assigned } = application
    const handedIn = {
      repairId,
      receiptNumber: await drawReceiptNumber(tx, today),
      target: found.target,
      subjectId: thing.subjectId,
      takenInBy,
      channel,
      externalKey,
      identity: await readApplicantProof(service, tx, thing.subjectId, acting, application),
      raiser,
      materials,
      files: files.kept.map(({ ref }) => ref),
      documentNumber: application.documentNumber.trim(),
      assigned: assigned === null ? null : { gravity: assigned.gravity, reasons },
      by,
    }
    const facts = { thing, open: await findOpenRepair(tx, entryId), conditions: SECTOR_CONDITIONS, units }
    const decided = decideRepairApplication(undefined, handedIn, facts, law, today)
    const recordedBy = { officerId: acting?.officerId ?? PORTAL, organisationId: takenInBy, place: thing.place }
    const recording = { ambient, acting: recordedBy, rulebookVersion: law.book.version }
    const done = await openInTransaction(tx, repairStream(law), repairId, recording, decided)
    if (!done.ok) return done
    const work = { service, tx, acting: recording.acting, law }
    const given = await issueRepairPaper(work, done.value.state, 'RepairApplied')
    if (!given.ok) return given
    const queryCode = drawQueryCode(service)
    await insertQueryCode(tx, repairId, hashQueryCode(service, 'repairQuery', queryCode))
    return ok(receiptOf(done.value, queryCode))
  })
}

/** One act of an official; a repair that is of effect is executed in the same transaction. */
export async function actOnRepair(
  service: Service,
  acting: Acting,
  repairId: string,
  act: RepairAct,
  expected?: number,
): Promise<Result<Folded<Repair>, Refusal>> {
  const { db, ambient, vault } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const stream = repairStream(law)
  return transact(db, async (tx) => {
    const before = await findCase(tx, stream, repairId)
    if (before === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const { subjectId, place } = before.state
    const plaintext = textOf(act)
    const purpose = act.act === 'confirmApplicant' ? 'identityProof' : 'reasons'
    const text = plaintext === '' ? '' : (await vault.sealValue(tx, { subjectId, purpose, plaintext })).ref
    const open = await findOpenRepair(tx, targetIdOf(before.state))
    const hands = await readHands(tx, before.state)
    const recording = { ambient, acting: { ...acting, place }, rulebookVersion: law.book.version }
    const decide = (state: Repair | undefined) =>
      decideRepairAct(state, act, { text, open, hands }, actorOf(acting), law, today)
    const done = await actInTransaction(tx, stream, repairId, recording, decide, expected)
    if (!done.ok) return done
    const event = ANSWERS[act.act]
    const work = { service, tx, acting: recording.acting, law }
    if (act.act === 'withdraw') {
      const { receiptNumber } = before.state
      const of = { stream: 'repair', id: repairId, subjectId, place, receiptNumber, on: today } as const
      const recorded = await tellWithdrawal(work, of)
      if (!recorded.ok) return recorded
    }
    const told = event === undefined ? ok(null) : await issueRepairPaper(work, done.value.state, event)
    return told.ok ? execute(service, tx, recording.acting, law, done.value) : told
  })
}

/** The acts that the applicant is told of by a paper. */
const ANSWERS: Readonly<Partial<Record<RepairActName, RepairEvent['type']>>> = {
  decline: 'RepairNotAccepted',
  decide: 'RepairDecided',
}

/** Takes an application back by its receipt number and query code: nobody needs an account for that. */
export async function withdrawByReceipt(
  service: Service,
  receipt: { readonly number: string; readonly code: string },
): Promise<Result<Folded<Repair>, Refusal>> {
  const id = await findByReceipt(service.db, receipt.number, hashQueryCode(service, 'repairQuery', receipt.code))
  if (id === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  return stepAsApplicant(service, id, 'withdraw')
}

/**
 * What the applicant does by itself, known by its code or its account: takes an application back, or says that it asked
 * for no withdrawal, so that it is open again.
 */
export async function stepAsApplicant(
  service: Service,
  repairId: string,
  step: 'withdraw' | 'deny',
): Promise<Result<Folded<Repair>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx) => {
    const found = await findCase(tx, repairStream(law), repairId)
    if (found === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
    const { takenInBy, place } = found.state
    const acting = { officerId: PORTAL, organisationId: takenInBy, place }
    const recording = { ambient, acting, rulebookVersion: law.book.version }
    const open = await findOpenRepair(tx, targetIdOf(found.state))
    return actInTransaction(tx, repairStream(law), repairId, recording, (state) =>
      step === 'withdraw'
        ? decideRepairWithdrawal(state, null, law, today)
        : decideRepairWithdrawalDenied(state, open, law, today),
    )
  })
}

async function readHands(db: Service['db'] | Tx, { repairId, target, handler }: Repair) {
  return {
    earlierHands: await listDisputedHands(db, { kind: 'repair', id: repairId, target, objectionId: null }),
    staff: await listStaff(db, handler),
  }
}

/** Whether each act would be allowed now, without doing it; texts that are not typed yet count as given. */
export async function previewRepairActs(
  service: Service,
  acting: Acting,
  state: Repair,
): Promise<Readonly<Record<RepairActName, Refusal | null>>> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const open = await findOpenRepair(service.db, targetIdOf(state))
  const letter = state.recorder === null ? null : { number: '-', date: today }
  const { earlierHands } = await readHands(service.db, state)
  // An officer who is not named yet counts as one of the unit.
  const hands = { earlierHands, staff: ['given'] }
  const ask = (act: RepairAct): Refusal | null => {
    const decided = decideRepairAct(state, act, { text: 'given', open, hands }, actorOf(acting), law, today)
    return decided.ok ? null : decided.error
  }
  return {
    confirmApplicant: ask({ act: 'confirmApplicant', evidence: '' }),
    passOn: ask({ act: 'passOn' }),
    accept: ask({ act: 'accept' }),
    decline: ask({ act: 'decline', reasons: '' }),
    decide: ask({ act: 'decide', outcome: 'granted', reasons: '', letter }),
    publicise: ask({ act: 'publicise', site: '' }),
    followUp: ask({ act: 'followUp', finding: 'kept', report: '' }),
    recuse: ask({ act: 'recuse', reasons: '' }),
    orderRecusal: ask({ act: 'orderRecusal', officerId: 'given', reasons: '' }),
    assign: ask({ act: 'assign', officerId: 'given' }),
    withdraw: ask({ act: 'withdraw', request: { channel: 'counter', on: today, evidence: '' } }),
  }
}

/** The application as folded from its history. */
export async function findRepair(
  service: Pick<Service, 'db' | 'law' | 'ambient'>,
  id: string,
): Promise<Folded<Repair> | undefined> {
  const law = await service.law(service.db, service.ambient.today())
  const found = await findCase(service.db, repairStream(law), id)
  return found?.state.repairId === id ? found : undefined
}

/**
 * Ends publication, sharing and measures once a repair is of effect, and writes down that it was done. A repair that was
 * refused ends what a court's ruling on the subject's reorganisation still rested.
 */
async function execute(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  folded: Folded<Repair>,
): Promise<Result<Folded<Repair>, Refusal>> {
  const { ambient } = service
  const today = ambient.today()
  const { state } = folded
  if (state.kind === 'refused' && state.target.kind === 'listing') {
    const { reasons, by } = state.decision
    const over = await endShieldOfRefused({ service, tx, acting, law }, state.target.listingId, { reasons, by })
    return over.ok ? ok(folded) : over
  }
  if (state.kind !== 'granted' || state.effectiveOn === null || state.effectiveOn > today || state.executedOn !== null)
    return ok(folded)
  const { target, repairId, decision } = state
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const ended =
    target.kind === 'listing'
      ? await endEntry({ service, tx, acting, law }, target.listingId, {
          reason: 'repaired',
          reasons: decision.reasons,
          by: decision.by,
          procedure: { stream: 'repair', id: repairId },
        })
      : await endRecordByRepair({ service, tx, acting, law }, target.recordId, repairId)
  if (!ended.ok) return ended
  return actInTransaction(tx, repairStream(law), repairId, recording, (now) => decideRepairExecution(now, law, today))
}

async function giveReceiptAgain(
  service: Service,
  tx: Tx,
  law: LawInForce,
  repairId: string,
): Promise<Result<RepairReceipt, Refusal>> {
  const known = await findCase(tx, repairStream(law), repairId)
  if (known === undefined) throw new TypeError(`the repair ${repairId} has a row and no history`)
  const queryCode = drawQueryCode(service)
  await tx
    .updateTable('repair_query')
    .set({ code_hash: hashQueryCode(service, 'repairQuery', queryCode) })
    .where('repair_id', '=', repairId)
    .execute()
  return ok(receiptOf(known, queryCode))
}

function receiptOf({ id, state, version }: Folded<Repair>, queryCode: string): RepairReceipt {
  const { receiptNumber, receivedOn, handler, identity, opensOn } = state
  return {
    repairId: id,
    receiptNumber,
    queryCode,
    receivedOn,
    handler,
    identityProved: identity !== null,
    opensOn,
    version,
  }
}

function targetIdOf({ target }: Pick<Repair, 'target'>): string {
  return target.kind === 'listing' ? target.listingId : target.recordId
}

function actorOf({ officerId, organisationId }: Acting) {
  return { officerId, organisationId }
}
