import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import {
  decideObjection,
  decideWithdrawal,
  decideWithdrawalDenied,
  type NewObjection,
} from '@xinheng/domain/objection/decide-objection'
import { readVerifier, type DisputedThing } from '@xinheng/domain/objection/objection-route'
import type {
  DisputeTarget,
  IdentityProof,
  IntakeChannel,
  Objection,
  ObjectionForm,
  ObjectionGround,
} from '@xinheng/domain/objection/objection'
import type { EvidenceRef } from '@xinheng/domain/kernel/refs'
import {
  keepBroughtFiles,
  partAuthority,
  type BroughtFile,
  type KeptFiles,
} from '../attachment/brought-file-use-cases.ts'
import { listDisputedHands } from '../complaint/earlier-hands-views.ts'
import { actInTransaction, findCase, openInTransaction, type Acting, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { isPaperOf } from '../notice/paper-code-views.ts'
import type { Service } from '../service.ts'
import { listStaff } from '../organisation/unit-choice-views.ts'
import { readDisputedThing } from './disputed-thing-views.ts'
import { drawQueryCode, hashQueryCode } from '../access/query-code.ts'
import { asConcerns } from '../subject/succession-views.ts'
import { announceReceipt, followObjection } from './objection-consequences.ts'
import { decideObjectionAct, textsOf, type ObjectionAct, type ObjectionActName } from './objection-act.ts'
import { drawObjectionNumber, insertObjectionCode, objectionStream } from './objection-store.ts'
import { findByObjectionReceipt, findOpenObjection, isElsewhere, listExcludable, readTaker } from './objection-views.ts'

/** An objection as somebody brings it, with its texts in clear. */
export interface ObjectionIntake {
  readonly target: DisputeTarget
  /** Whose objection it is; `null` where it is said to be that of whom the thing concerns, and is still to be proved. */
  readonly subjectId: string | null
  readonly by:
    | { readonly kind: 'subject' }
    | { readonly kind: 'agent'; readonly name: string; readonly authority: string }
    /** A unit that found the error by itself. */
    | { readonly kind: 'unit' }
  readonly channel: IntakeChannel
  readonly form: ObjectionForm
  readonly ground: ObjectionGround
  readonly text: string
  readonly contact: string
  /** Files; one in the field `authority` proves an agent's authority. One that cannot be kept stops nothing. */
  readonly files: readonly BroughtFile[]
  /** The code printed on a paper that was served; empty where there is none at hand. */
  readonly paperCode: string
}

/** What is given at once to whoever objects: the dated receipt, and the code by which to follow it, shown this once. */
export interface ObjectionReceipt {
  readonly folded: Folded<Objection>
  readonly queryCode: string
  /** Files that were not kept, with why. */
  readonly notKept: KeptFiles['notKept']
}

/** Who an objection counts as taken in by while nobody signed in. */
const PORTAL = 'system:portal'

/**
 * Takes an objection in. `officer` is `null` where it was handed in here by itself; `place` is the jurisdiction whose
 * procedure it follows. Whoever sends it is answered with a receipt; where it is not proved that it comes from whom it
 * concerns, an officer confirms that first.
 */
export async function takeObjection(
  service: Service,
  officer: Acting | null,
  place: string,
  intake: ObjectionIntake,
): Promise<Result<ObjectionReceipt, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx) => {
    const { target, ground } = intake
    const disputed = await readDisputedThing(tx, target, law, today)
    if (disputed === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
    const thing = await asConcerns(tx, disputed, intake.subjectId)
    const subjectId = intake.subjectId ?? thing.subjectId
    // Before anything is sealed under the subject's key: a stranger leaves nothing there.
    if (subjectId !== thing.subjectId) {
      const { basis } = readVerifier(place, { target, ground }, thing, law, today)
      return refuse({ code: 'NOT_ONES_OWN', basis })
    }
    const taker = officer?.organisationId ?? (await readTaker(tx, place, target, thing, law, today))
    const identity = await readIdentity(service, tx, officer, intake, subjectId)
    const kept = await keepBroughtFiles(service, tx, { subjectId, place }, intake.files)
    const handedIn = await sealIntake(service, tx, officer, intake, {
      objectionId: ambient.uuid(),
      receiptNumber: await drawObjectionNumber(tx, place, today),
      place,
      subjectId,
      takenInBy: taker,
      identity,
      ...partAuthority(kept),
    })
    const received = await receive(service, tx, officer, handedIn, thing, law)
    return received.ok ? ok({ ...received.value, notKept: kept.notKept }) : received
  })
}

async function receive(
  service: Service,
  tx: Tx,
  officer: Acting | null,
  handedIn: NewObjection,
  thing: DisputedThing,
  law: LawInForce,
): Promise<Result<Omit<ObjectionReceipt, 'notKept'>, Refusal>> {
  const { ambient } = service
  const { objectionId, place, target, takenInBy } = handedIn
  const byUnit = handedIn.raiser.kind === 'unit'
  const open = await findOpenObjection(tx, target, { byUnit, butNot: null })
  const decided = decideObjection(undefined, handedIn, { thing, open }, law, ambient.today())
  const acting = { ...(officer ?? { officerId: PORTAL, organisationId: takenInBy }), place }
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const done = await openInTransaction(tx, objectionStream(law), objectionId, recording, decided)
  if (!done.ok || !decided.ok) return done.ok ? refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] }) : done
  const queryCode = drawQueryCode(service)
  await insertObjectionCode(tx, objectionId, hashQueryCode(service, 'objectionQuery', queryCode))
  const procedure = { service, tx, acting, law }
  const followed = await followObjection(procedure, done.value, decided.value)
  if (!followed.ok) return followed
  const told = await announceReceipt(procedure, done.value.state)
  return told.ok ? ok({ folded: done.value, queryCode }) : told
}

/** One act of an official; what it puts right is put right, and who must be told is told, in the same transaction. */
export async function actOnObjection(
  service: Service,
  acting: Acting,
  objectionId: string,
  act: ObjectionAct,
  expected?: number,
): Promise<Result<Folded<Objection>, Refusal>> {
  const { db, ambient, vault } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const stream = objectionStream(law)
  return transact(db, async (tx) => {
    const before = await findObjection(tx, law, objectionId)
    if (before === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const { subjectId, place } = before.state
    const refs: Record<string, string> = {}
    for (const [purpose, plaintext] of Object.entries(textsOf(act))) {
      if (plaintext.trim() === '') continue
      refs[purpose] = (await vault.sealValue(tx, { subjectId, purpose, plaintext: plaintext.trim() })).ref
    }
    const facts = await readFacts(tx, before.state)
    const here = { ...acting, place }
    const recording = { ambient, acting: here, rulebookVersion: law.book.version }
    const decided = decideObjectionAct(before.state, act, refs, facts, actorOf(acting), law, today)
    const done = await actInTransaction(tx, stream, objectionId, recording, () => decided, expected)
    if (!done.ok || !decided.ok) return done
    return followObjection({ service, tx, acting: here, law }, done.value, decided.value)
  })
}

/** Takes an objection back by its receipt number and query code: nobody needs an account for that. */
export async function withdrawObjection(
  service: Service,
  receipt: { readonly number: string; readonly code: string },
): Promise<Result<Folded<Objection>, Refusal>> {
  const hash = hashQueryCode(service, 'objectionQuery', receipt.code)
  const id = await findByObjectionReceipt(service.db, receipt.number, hash)
  if (id === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  return stepAsSender(service, id, 'withdraw')
}

/**
 * What its sender does by itself, known by its code or its account: takes an objection back, or says that it asked for no
 * withdrawal, so that it is open again.
 */
export async function stepAsSender(
  service: Service,
  objectionId: string,
  step: 'withdraw' | 'deny',
): Promise<Result<Folded<Objection>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx) => {
    const before = await findObjection(tx, law, objectionId)
    if (before === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
    const { takenInBy, place, target, raiser } = before.state
    const acting = { officerId: PORTAL, organisationId: takenInBy, place }
    const recording = { ambient, acting, rulebookVersion: law.book.version }
    const open = await findOpenObjection(tx, target, { byUnit: raiser.kind === 'unit', butNot: objectionId })
    const decided =
      step === 'withdraw'
        ? decideWithdrawal(before.state, null, law, today)
        : decideWithdrawalDenied(before.state, open, law, today)
    const done = await actInTransaction(tx, objectionStream(law), objectionId, recording, () => decided)
    if (!done.ok || !decided.ok) return done
    return followObjection({ service, tx, acting, law }, done.value, decided.value)
  })
}

/** Whether each act would be allowed now, without doing it; texts that are not typed yet count as given. */
export async function previewObjectionActs(
  service: Service,
  acting: Acting,
  state: Objection,
): Promise<Readonly<Record<ObjectionActName, Refusal | null>>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const { raiser } = state
  // An officer who is not named yet counts as one of the unit.
  const facts = { ...(await readFacts(db, state)), staff: ['-'] }
  const letter = facts.hands.verifierElsewhere ? ({ number: '-', date: today, found: 'confirmed' } as const) : null
  const remedies = [] as const
  const acts: readonly ObjectionAct[] = [
    { act: 'confirmIdentity', evidence: '-' },
    { act: 'answerUnproved', reasons: '-' },
    { act: 'transfer' },
    { act: 'recuse', reasons: '-' },
    { act: 'orderRecusal', officerId: '-', reasons: '-' },
    { act: 'assign', officerId: '-' },
    { act: 'beginExcluded', what: readExcludable(law, state) },
    { act: 'endExcluded' },
    { act: 'decide', outcome: 'rejected', remedies, statement: '', reasons: '-', letter },
    { act: 'tellSubject', proof: '-' },
    { act: 'withdraw', request: raiser.kind === 'unit' ? null : { channel: 'counter', on: today, evidence: '-' } },
  ]
  const by = actorOf(acting)
  const refs = { evidence: '-', reasons: '-', statement: '-' }
  const previewed = acts.map((act): readonly [ObjectionActName, Refusal | null] => {
    const decided = decideObjectionAct(state, act, refs, facts, by, law, today)
    return [act.act, decided.ok ? null : decided.error]
  })
  return Object.fromEntries(previewed) as Record<ObjectionActName, Refusal | null>
}

/** The first thing that the place's clause takes out of the count; empty where it names none. */
function readExcludable(law: LawInForce, { place, receivedOn }: Objection): string {
  return listExcludable(law, place, receivedOn)[0] ?? ''
}

/** The objection as folded from its history. */
export async function findObjection(
  db: Service['db'] | Tx,
  law: LawInForce,
  id: string,
): Promise<Folded<Objection> | undefined> {
  const found = await findCase(db, objectionStream(law), id)
  return found?.state.objectionId === id ? found : undefined
}

async function readFacts(db: Service['db'] | Tx, { target, verifier, objectionId, raiser }: Objection) {
  const officers = await listDisputedHands(db, { kind: 'objection', id: objectionId, target, objectionId: null })
  return {
    hands: { officers, verifierElsewhere: await isElsewhere(db, verifier) },
    staff: await listStaff(db, verifier),
    open: await findOpenObjection(db, target, { byUnit: raiser.kind === 'unit', butNot: objectionId }),
  }
}

/** How it is proved that the sender is whom it concerns; `null` where it is not. */
async function readIdentity(
  service: Service,
  tx: Tx,
  officer: Acting | null,
  { subjectId, paperCode }: ObjectionIntake,
  concerned: string,
): Promise<IdentityProof | null> {
  if (officer !== null) return 'officer'
  if (subjectId !== null) return 'account'
  return (await isPaperOf(service, tx, concerned, paperCode)) ? 'paper' : null
}

type Fixed = Pick<
  NewObjection,
  'objectionId' | 'receiptNumber' | 'place' | 'subjectId' | 'takenInBy' | 'identity' | 'evidence'
>

async function sealIntake(
  { vault }: Service,
  tx: Tx,
  officer: Acting | null,
  { target, by, channel, form, ground, text, contact }: ObjectionIntake,
  { authority: authorityFile, ...fixed }: Fixed & { readonly authority: EvidenceRef | null },
): Promise<NewObjection> {
  const { subjectId, takenInBy } = fixed
  const agent = by.kind === 'agent' ? by : null
  const seal = async (purpose: string, plaintext: string) =>
    plaintext.trim() === '' ? '' : (await vault.sealValue(tx, { subjectId, purpose, plaintext: plaintext.trim() })).ref
  const authority = agent === null ? '' : await seal('authority', agent.authority)
  const sealedContact = await seal('contact', contact)
  return {
    ...fixed,
    target,
    channel,
    form,
    ground,
    raiser:
      agent !== null
        ? {
            kind: 'agent',
            agent: await seal('agent', agent.name),
            authority: authority === '' ? authorityFile : authority,
          }
        : by.kind === 'unit'
          ? { kind: 'unit', organisationId: takenInBy }
          : { kind: 'subject' },
    text: await seal('objection', text),
    contact: sealedContact === '' ? null : sealedContact,
    by: officer === null ? null : actorOf(officer),
  }
}

function actorOf({ officerId, organisationId }: Acting) {
  return { officerId, organisationId }
}
