import { readComplaintDuties } from '@xinheng/domain/complaint/complaint-duties'
import { readComplaintRoute } from '@xinheng/domain/complaint/complaint-route'
import { readComplaintStep } from '@xinheng/domain/complaint/complaint-stages'
import type { Complaint, ComplaintEvent, ComplaintGround, ComplaintLevel } from '@xinheng/domain/complaint/complaint'
import {
  decideComplaint,
  decideComplaintWithdrawal,
  decideComplaintWithdrawalDenied,
  type ComplaintFacts,
} from '@xinheng/domain/complaint/decide-complaint'
import { readFall } from '@xinheng/domain/record/decide-record'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import type { DisputeTarget, IntakeChannel, ObjectionForm } from '@xinheng/domain/objection/objection'
import {
  keepBroughtFiles,
  partAuthority,
  type BroughtFile,
  type KeptFiles,
} from '../attachment/brought-file-use-cases.ts'
import { hashQueryCode } from '../access/query-code.ts'
import { actInTransaction, findCase, openInTransaction, type Acting, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { stepDispute, type Procedure } from '../listing/listing-consequences.ts'
import { putRight } from '../listing/put-right-consequences.ts'
import { issueNotice } from '../notice/notice-use-cases.ts'
import { tellWithdrawal } from '../notice/withdrawal-consequences.ts'
import { findByObjectionReceipt, isElsewhere } from '../objection/objection-views.ts'
import { readDisputedThing } from '../objection/disputed-thing-views.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import { listStaff } from '../organisation/unit-choice-views.ts'
import { findDrawTranscript } from '../panel/panel-use-cases.ts'
import type { Service } from '../service.ts'
import { asConcerns } from '../subject/succession-views.ts'
import {
  complaintTextsOf,
  decideComplaintAct,
  type ComplaintAct,
  type ComplaintActFacts,
  type ComplaintActName,
} from './complaint-act.ts'
import { COMPLAINT_STREAM, drawComplaintNumber, writeCode } from './complaint-store.ts'
import {
  findComplaintByCode,
  findEarlierComplaint,
  findEarlierObjection,
  findObjectionPlace,
} from './complaint-views.ts'
import { listDisputedHands } from './earlier-hands-views.ts'

/** A complaint as it is handed in, with texts in clear. */
export interface ComplaintIntake {
  /** The objection whose answer it is against, or the thing itself where a place asks for no objection. */
  readonly about: { readonly objectionId: string } | { readonly target: DisputeTarget }
  /** Whose complaint it is; `null` takes the subject of what it is about, for an officer who took it down. */
  readonly subjectId: string | null
  readonly agent: { readonly name: string; readonly authority: string } | null
  readonly channel: IntakeChannel
  readonly form: ObjectionForm
  readonly ground: ComplaintGround
  readonly text: string
  /** Files; one in the field `authority` proves an agent's authority. One that cannot be kept stops nothing. */
  readonly files: readonly BroughtFile[]
}

/** The receipt: what stands now, and the code by which it is followed without an account, shown this once. */
export interface ComplaintReceipt {
  readonly folded: Folded<Complaint>
  readonly code: string
  readonly notKept: KeptFiles['notKept']
}

const UNKNOWN = refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] } as const)

/** Who opened a text by a query code, as the log of readings has it. */
const SUBJECT_READER = 'system:queryCode'

/** Who an act counts as done by while nobody signed in. */
const PORTAL = 'system:portal'

/**
 * Takes a complaint in and answers its receipt. `officer` is `null` where the subject hands it in by itself; `place` is
 * the jurisdiction whose procedure it follows.
 */
export async function takeComplaint(
  service: Service,
  officer: Acting | null,
  place: string,
  intake: ComplaintIntake,
): Promise<Result<ComplaintReceipt, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx) => {
    const objection =
      'objectionId' in intake.about ? await findEarlierObjection(tx, intake.about.objectionId, law) : undefined
    const target = 'target' in intake.about ? intake.about.target : objection?.target
    const disputed = target === undefined ? undefined : await readDisputedThing(tx, target, law, today)
    if (target === undefined || disputed === undefined) return UNKNOWN
    const thing = await asConcerns(tx, disputed, intake.subjectId)
    const subjectId = intake.subjectId ?? thing.subjectId
    const facts: ComplaintFacts = {
      thing,
      objection,
      earlier: await findEarlierComplaint(tx, target, objection?.objectionId ?? null, objection?.anewSince),
      handlerOf: await readHandlers(tx, place),
      elsewhere: await listElsewhere(tx, target.kind === 'measure' ? target.implementer : thing.determiner),
    }
    // Before anything is sealed under the subject's key: a stranger leaves nothing there.
    if (subjectId !== thing.subjectId) {
      return refuse({ code: 'NOT_ONES_OWN', basis: readComplaintRoute(law, place, today).basis })
    }
    const files = await keepBroughtFiles(service, tx, { subjectId, place }, intake.files)
    const { authority, evidence } = partAuthority(files)
    const refs = await seal(service, tx, subjectId, {
      text: intake.text,
      agent: intake.agent?.name ?? '',
      authority: intake.agent?.authority ?? '',
    })
    const complaintId = ambient.uuid()
    const by = officer === null ? null : { officerId: officer.officerId, organisationId: officer.organisationId }
    const { channel, form, ground } = intake
    const handedIn = {
      complaintId,
      receiptNumber: await drawComplaintNumber(tx, today),
      target,
      subjectId,
      place,
      raiser:
        intake.agent === null
          ? ({ kind: 'subject' } as const)
          : ({ kind: 'agent', agent: refs['agent'] ?? '', authority: refs['authority'] ?? authority } as const),
      channel,
      form,
      ground,
      text: refs['text'] ?? '',
      evidence,
      by,
    }
    const decided = decideComplaint(undefined, handedIn, facts, law, today)
    const acting = officer ?? { officerId: PORTAL, organisationId: '', place }
    const recording = { ambient, acting: { ...acting, place }, rulebookVersion: law.book.version }
    const done = await openInTransaction(tx, COMPLAINT_STREAM, complaintId, recording, decided)
    if (!done.ok || !decided.ok) return done.ok ? UNKNOWN : done
    const code = drawCode(service)
    await writeCode(tx, complaintId, hashQueryCode(service, 'complaintQuery', code))
    const followed = await follow({ service, tx, acting: recording.acting, law }, done.value, decided.value)
    return followed.ok ? { ok: true, value: { folded: done.value, code, notKept: files.notKept } } : followed
  })
}

/** One act on a complaint: texts are sealed, the rule decides, the entry and the duties follow, in one transaction. */
export async function actOnComplaint(
  service: Service,
  acting: Acting,
  complaintId: string,
  act: ComplaintAct,
  expected?: number,
): Promise<Result<Folded<Complaint>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const drawn = await readDrawn(service, act)
  return transact(db, async (tx) => {
    const before = await findCase(tx, COMPLAINT_STREAM, complaintId)
    if (before === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const { subjectId, place } = before.state
    const refs = await seal(service, tx, subjectId, complaintTextsOf(act))
    const facts = { ...(await readHands(tx, before.state)), drawn }
    const decided = decideComplaintAct(before.state, act, refs, facts, acting, law, today)
    const recording = { ambient, acting: { ...acting, place }, rulebookVersion: law.book.version }
    const done = await actInTransaction(tx, COMPLAINT_STREAM, complaintId, recording, () => decided, expected)
    if (!done.ok || !decided.ok) return done
    const followed = await follow({ service, tx, acting: recording.acting, law }, done.value, decided.value)
    return followed.ok ? done : followed
  })
}

/**
 * What its sender does by itself, known by its code or its account: takes a complaint back, or says that it asked for no
 * withdrawal, so that it is open again.
 */
export async function stepAsSender(
  service: Service,
  complaintId: string,
  step: 'withdraw' | 'deny',
): Promise<Result<Folded<Complaint>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx) => {
    const before = await findCase(tx, COMPLAINT_STREAM, complaintId)
    if (before === undefined) return UNKNOWN
    const { place, target } = before.state
    const acting = { officerId: PORTAL, organisationId: '', place }
    const other = await findEarlierComplaint(tx, target, null)
    const decided =
      step === 'withdraw'
        ? decideComplaintWithdrawal(before.state, null, law, today)
        : decideComplaintWithdrawalDenied(before.state, other?.complaintId ?? null, law, today)
    const recording = { ambient, acting, rulebookVersion: law.book.version }
    const done = await actInTransaction(tx, COMPLAINT_STREAM, complaintId, recording, () => decided)
    if (!done.ok || !decided.ok) return done
    const followed = await follow({ service, tx, acting, law }, done.value, decided.value)
    return followed.ok ? done : followed
  })
}

async function readHands(db: Service['db'] | Tx, { complaintId, target, objectionId, handler }: Complaint) {
  return {
    earlierHands: await listDisputedHands(db, { kind: 'complaint', id: complaintId, target, objectionId }),
    staff: await listStaff(db, handler),
  }
}

/** Whether each act would be allowed now, without doing it; what is not typed yet counts as given. */
export async function previewComplaintActs(
  service: Service,
  acting: Acting,
  state: Complaint,
): Promise<Readonly<Record<ComplaintActName, Refusal | null>>> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const { earlierHands } = await readHands(service.db, state)
  // An officer who is not named yet counts as one of the unit.
  const facts = { earlierHands, staff: ['given'], drawn: ['given'] }
  const refs = { reasons: 'given', statement: 'given', proof: 'given', evidence: 'given' }
  const ask = (act: ComplaintAct): Refusal | null => {
    const decided = decideComplaintAct(state, act, refs, facts, acting, law, today)
    return decided.ok ? null : decided.error
  }
  return {
    callDepartments: ask({ act: 'callDepartments', departments: ['given'], meetingId: null }),
    recuse: ask({ act: 'recuse', reasons: '' }),
    orderRecusal: ask({ act: 'orderRecusal', officerId: 'given', reasons: '' }),
    assign: ask({ act: 'assign', officerId: 'given' }),
    decide: ask({
      act: 'decide',
      outcome: 'rejected',
      remedies: [],
      reasons: '',
      statement: '',
      letter: { number: '-', date: today },
    }),
    tellSubject: ask({ act: 'tellSubject', proof: '' }),
    tellUnit: ask({ act: 'tellUnit', unit: '' }),
    withdraw: ask({ act: 'withdraw', request: { channel: 'counter', on: today, evidence: '' } }),
  }
}

/** The complaint as folded from its history. */
export async function findComplaint(
  { db }: Pick<Service, 'db'>,
  complaintId: string,
): Promise<Folded<Complaint> | undefined> {
  const found = await findCase(db, COMPLAINT_STREAM, complaintId)
  return found?.state.complaintId === complaintId ? found : undefined
}

/** The complaint of a query code, however it was typed. */
export async function findComplaintOfCode(
  service: Pick<Service, 'db' | 'keys'>,
  code: string,
): Promise<Folded<Complaint> | undefined> {
  const id = await findComplaintByCode(service.db, hashQueryCode(service, 'complaintQuery', code))
  return id === undefined ? undefined : findComplaint(service, id)
}

/** The objection of a receipt number and its query code, with the place whose procedure it follows. */
export async function findObjectionOfReceipt(
  service: Pick<Service, 'db' | 'keys'>,
  number: string,
  code: string,
): Promise<{ readonly objectionId: string; readonly place: string } | undefined> {
  const id = await findByObjectionReceipt(service.db, number, hashQueryCode(service, 'objectionQuery', code))
  const place = id === undefined ? undefined : await findObjectionPlace(service.db, id)
  return id === undefined || place === undefined ? undefined : { objectionId: id, place }
}

/** The reasons of the decision for whoever raised the complaint; the reading is logged like any other. */
export async function readAnswerFor({ db, vault }: Service, complaint: Complaint): Promise<string | null> {
  if (complaint.kind !== 'decided') return null
  const { reasons } = complaint.decision
  const reader = { readerId: SUBJECT_READER, unitId: null, reason: '投诉人凭查询码查阅处理理由' }
  const value = (await vault.openValues(db, [reasons], reader)).get(reasons)
  return value?.kind === 'value' ? value.text : null
}

/** What follows from the events of a complaint: stages on the entry, what is put right, the duties. */
async function follow(
  procedure: Procedure,
  { state, id }: Folded<Complaint>,
  events: readonly ComplaintEvent[],
): Promise<Result<undefined, Refusal>> {
  const { tx, law } = procedure
  for (const event of events) {
    const felt = readComplaintStep(state.target, event)
    const stepped = felt === undefined ? undefined : await stepDispute(procedure, felt.listingId, felt.step)
    if (stepped?.ok === false) return stepped
    if (event.type === 'ComplaintWithdrawn' && event.request !== undefined) {
      const { subjectId, place, receiptNumber } = state
      const told = await tellWithdrawal(procedure, {
        stream: 'complaint',
        id,
        subjectId,
        place,
        receiptNumber,
        on: event.on,
      })
      if (!told.ok) return told
    }
    if (event.type !== 'ComplaintDecided') continue
    const { remedies, reasons, by } = event.decision
    const why = {
      reasons,
      by,
      procedure: { stream: 'complaint', id },
      basis: event.ground.basis,
      fallsBecause: readFall(state.ground),
    } as const
    const right = await putRight(procedure, state.target, remedies.filter(isRemedy), why)
    if (!right.ok) return right
    const issued = await issueReply(procedure, state, event)
    if (!issued.ok) return issued
  }
  const duties = readComplaintDuties(state, law)
  await replaceDuties(tx, { stream: 'complaint', id }, state.place, duties, law.calendar)
  return { ok: true, value: undefined }
}

/** The answer as a paper, with the remedies that stand open against it. */
async function issueReply(
  { service, tx, acting, law }: Procedure,
  { subjectId, place, receiptNumber, complaintId }: Complaint,
  { decision, ground }: Extract<ComplaintEvent, { readonly type: 'ComplaintDecided' }>,
): Promise<Result<unknown, Refusal>> {
  return issueNotice(service, tx, acting, law, {
    kind: 'complaintReply',
    subjectId,
    about: { stream: 'complaint', id: complaintId },
    place,
    parts: { reasons: decision.reasons },
    basis: ground.basis,
    values: { receiptNumber, outcome: decision.outcome },
    key: 'reply',
  })
}

function isRemedy<T extends { readonly kind: string }>(remedy: T): remedy is Exclude<T, { readonly kind: 'none' }> {
  return remedy.kind !== 'none'
}

async function listElsewhere(tx: Tx, concerned: string): Promise<readonly string[]> {
  return (await isElsewhere(tx, concerned)) ? [concerned] : []
}

async function readHandlers(tx: Tx, place: string): Promise<ComplaintFacts['handlerOf']> {
  const units = await listUnits(tx, place)
  const holds = (wanted: 'jointConferenceOffice' | 'creditAuthority') =>
    units.find(({ roles, mergedInto }) => mergedInto === null && roles.some(({ role }) => role === wanted))
      ?.organisationId ?? null
  return (level: ComplaintLevel) => {
    if (level === 'office') return holds('jointConferenceOffice')
    return level === 'creditAuthority' ? holds('creditAuthority') : null
  }
}

/** The experts whom the draw of a meeting seated, once it named them. */
async function readDrawn(service: Service, act: ComplaintAct): Promise<ComplaintActFacts['drawn']> {
  if (act.act !== 'callDepartments' || act.meetingId === null) return []
  const transcript = await findDrawTranscript(service, act.meetingId)
  if (transcript === undefined) return []
  const { drawn, recusals } = transcript
  const gone = recusals.map(({ expert }) => expert)
  const replacements = recusals.flatMap(({ replacement }) => (replacement === null ? [] : [replacement]))
  return [...new Set([...drawn, ...replacements])].filter((expert) => !gone.includes(expert))
}

async function seal(
  { vault }: Service,
  tx: Tx,
  subjectId: string,
  texts: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const given = Object.entries(texts).filter(([, plaintext]) => plaintext.trim() !== '')
  const sealed = await vault.sealValues(
    tx,
    given.map(([purpose, plaintext]) => ({ subjectId, purpose, plaintext })),
  )
  return Object.fromEntries(given.map(([name], index) => [name, sealed[index]?.ref ?? '']))
}

const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Twelve characters that are not mistaken for one another, in three groups. */
function drawCode({ ambient }: Service): string {
  const drawn = [...ambient.bytes(64)].filter((byte) => byte < 248).slice(0, 12)
  const text = drawn.map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length] ?? '').join('')
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8, 12)}`
}
