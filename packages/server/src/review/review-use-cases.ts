import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { EvidenceRef } from '@xinheng/domain/kernel/refs'
import { readReviewedFall } from '@xinheng/domain/record/decide-record'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readListingLastDay } from '@xinheng/domain/listing/read-listing'
import type { DisputeTarget } from '@xinheng/domain/objection/objection'
import {
  decideInterimStay,
  decideReviewOutcome,
  decideReviewRecord,
  decideReviewRecusal,
} from '@xinheng/domain/review/decide-review'
import { readReviewDuties } from '@xinheng/domain/review/review-duties'
import { readReviewRests, readReviewSteps } from '@xinheng/domain/review/review-stages'
import { leavesUnanswered, type Review, type ReviewedAct } from '@xinheng/domain/review/review'
import type { ReviewEvent, ReviewKind, ReviewOutcome } from '@xinheng/domain/review/review'
import { keepBroughtFiles, type BroughtFile } from '../attachment/brought-file-use-cases.ts'
import type { Permission } from '../access/permissions.ts'
import { targetKeyOf } from '../complaint/earlier-hands-views.ts'
import { actInTransaction, findCase, openInTransaction, type Acting, type Folded } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { stepDispute, type Procedure } from '../listing/listing-consequences.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { putRight } from '../listing/put-right-consequences.ts'
import { readDisputedThing } from '../objection/disputed-thing-views.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import { restRecord } from '../record/record-consequences.ts'
import type { Service } from '../service.ts'
import { asConcerns } from '../subject/succession-views.ts'
import { askAnew } from './annulled-answer-consequences.ts'
import { toReviewRemedies, type GivenRemedy } from './remedy-words.ts'
import { endBarOfMeasure } from '../task/task-consequences.ts'
import { REVIEW_STREAM } from './review-store.ts'
import { findAnswerer, findKnownReview } from './review-views.ts'

/** A case as it is recorded. */
export interface NewReviewCase {
  readonly kind: ReviewKind
  readonly target: DisputeTarget
  readonly reviewed: ReviewedAct
  readonly organ: string
  readonly caseNumber: string
  readonly filedOn: LocalDate
  /** The acceptance letter, by reference; needed where the subject reports the case. */
  readonly proof: EvidenceRef | null
  /** What the subject states as its proof in words, where it has no file; sealed. */
  readonly proofText: string
  /** The letter as a file; it comes before what is said of it. */
  readonly proofFile: BroughtFile | null
}

/** An act on a recorded case, with texts in clear. */
export type ReviewAct =
  | { readonly act: 'orderStay'; readonly number: string; readonly date: LocalDate }
  | { readonly act: 'recuse'; readonly reasons: string }
  | { readonly act: 'orderRecusal'; readonly officerId: string; readonly reasons: string }
  | { readonly act: 'liftStay'; readonly orderId: string; readonly number: string; readonly date: LocalDate }
  | {
      readonly act: 'decide'
      readonly outcome: ReviewOutcome
      readonly document: { readonly number: string; readonly date: LocalDate; readonly effectiveOn: LocalDate }
      readonly remedies: readonly GivenRemedy[]
      readonly lastDay: LocalDate | null
      readonly reasons: string
      readonly statement: string
      /** The last day to answer anew that the paper sets, where it annuls an answer. */
      readonly answerBy?: LocalDate | null
    }

export type ReviewActName = ReviewAct['act']

/** The permission each act asks for. */
export const REVIEW_PERMISSIONS = {
  orderStay: 'review.record',
  liftStay: 'review.record',
  decide: 'review.record',
  recuse: 'review.record',
  orderRecusal: 'case.assign',
} as const satisfies Record<ReviewActName, Permission>

/** Who an act counts as done by while nobody of a unit acts. */
const SUBJECT = 'system:subject'

/** Whose record it is: an officer's of a unit, or the subject's own report. */
export type Recorder =
  | { readonly kind: 'officer'; readonly acting: Acting }
  | { readonly kind: 'subject'; readonly subjectId: string; readonly place: string }

/** Records a case of reconsideration or litigation; the entry is marked as disputed in the same transaction. */
export async function recordReview(
  service: Service,
  recorder: Recorder,
  given: NewReviewCase,
): Promise<Result<Folded<Review>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx) => {
    const { target, reviewed, kind, organ, caseNumber, proofText, proofFile, ...rest } = given
    const disputed = await readDisputedThing(tx, target, law, today)
    const claimant = recorder.kind === 'subject' ? recorder.subjectId : null
    const thing = disputed === undefined ? undefined : await asConcerns(tx, disputed, claimant)
    const officer = recorder.kind === 'officer' ? recorder.acting : null
    const place = recorder.kind === 'officer' ? recorder.acting.place : recorder.place
    const subjectId = recorder.kind === 'subject' ? recorder.subjectId : (thing?.subjectId ?? '')
    const own = thing !== undefined && thing.subjectId === subjectId
    const files = await keepBroughtFiles(
      service,
      tx,
      { subjectId, place },
      own && proofFile !== null ? [proofFile] : [],
    )
    const [lost] = files.notKept
    if (lost !== undefined) return refuse(lost.why)
    const proof =
      rest.proof ??
      files.kept[0]?.ref ??
      (own && proofText.trim() !== ''
        ? (await service.vault.sealValue(tx, { subjectId, purpose: 'proof', plaintext: proofText })).ref
        : null)
    const reviewId = ambient.uuid()
    const by = officer === null ? null : { officerId: officer.officerId, organisationId: officer.organisationId }
    const review = {
      reviewId,
      kind,
      place,
      target,
      reviewed,
      subjectId,
      organ,
      caseNumber,
      filedOn: rest.filedOn,
      proof,
      by,
    }
    const facts = {
      thing,
      known: (await findKnownReview(tx, { kind, organ, caseNumber, targetKey: targetKeyOf(target) })) ?? null,
      answeredBy: reviewed === 'answer' ? ((await findAnswerer(tx, target)) ?? null) : null,
      keepsRegister: officer !== null && (await keepsRegister(tx, officer.organisationId, place)),
    }
    const decided = decideReviewRecord(undefined, review, facts, law, today)
    const acting = officer ?? { officerId: SUBJECT, organisationId: '', place }
    const recording = { ambient, acting: { ...acting, place }, rulebookVersion: law.book.version }
    const done = await openInTransaction(tx, REVIEW_STREAM, reviewId, recording, decided)
    if (!done.ok || !decided.ok) return done
    const followed = await follow({ service, tx, acting: recording.acting, law }, undefined, done.value, decided.value)
    return followed.ok ? done : followed
  })
}

/** One act on a recorded case: the rule decides, and what the paper orders takes effect in the same transaction. */
export async function actOnReview(
  service: Service,
  acting: Acting,
  reviewId: string,
  act: ReviewAct,
  expected?: number,
): Promise<Result<Folded<Review>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx) => {
    const before = await findCase(tx, REVIEW_STREAM, reviewId)
    if (before === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const { state } = before
    const refs = await sealTexts(service, tx, state.subjectId, act)
    const facts = await readActFacts(tx, state, acting, law)
    const decided = decideAct(state, act, refs, facts, acting, ambient.uuid(), law, today)
    const recording = { ambient, acting: { ...acting, place: state.place }, rulebookVersion: law.book.version }
    const done = await actInTransaction(tx, REVIEW_STREAM, reviewId, recording, () => decided, expected)
    if (!done.ok || !decided.ok) return done
    const followed = await follow({ service, tx, acting: recording.acting, law }, state, done.value, decided.value)
    return followed.ok ? done : followed
  })
}

/** Whether each act would be allowed now, without doing it; what is not typed yet counts as given. */
export async function previewReviewActs(
  service: Service,
  acting: Acting,
  state: Review,
): Promise<Readonly<Record<ReviewActName, Refusal | null>>> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const facts = await readActFacts(service.db, state, acting, law)
  const refs = { reasons: 'given', statement: 'given' }
  const standing = state.orders.find(({ until }) => until === null)?.orderId ?? ''
  const paper = { number: 'given', date: today, effectiveOn: today }
  const ask = (act: ReviewAct): Refusal | null => {
    const decided = decideAct(state, act, refs, facts, acting, 'given', law, today)
    return decided.ok ? null : decided.error
  }
  return {
    recuse: ask({ act: 'recuse', reasons: '' }),
    orderRecusal: ask({ act: 'orderRecusal', officerId: 'given', reasons: '' }),
    orderStay: ask({ act: 'orderStay', number: 'given', date: today }),
    liftStay: ask({ act: 'liftStay', orderId: standing, number: 'given', date: today }),
    decide: ask({
      act: 'decide',
      outcome: 'upheld',
      document: paper,
      remedies: [],
      lastDay: null,
      reasons: '',
      statement: '',
    }),
  }
}

/** The case as folded from its history. */
export async function findReview({ db }: Pick<Service, 'db'>, reviewId: string): Promise<Folded<Review> | undefined> {
  const found = await findCase(db, REVIEW_STREAM, reviewId)
  return found?.state.reviewId === reviewId ? found : undefined
}

interface ActFacts {
  readonly keepsRegister: boolean
  readonly lastDay: LocalDate | null
}

function decideAct(
  state: Review,
  act: ReviewAct,
  refs: Readonly<Record<string, string>>,
  { keepsRegister: keeps, lastDay }: ActFacts,
  { officerId, organisationId }: Acting,
  newId: string,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ReviewEvent[], Refusal> {
  const by = { officerId, organisationId }
  switch (act.act) {
    case 'orderStay': {
      const { number, date } = act
      return decideInterimStay(state, { step: 'order', orderId: newId, number, date, by }, keeps, law, today)
    }
    case 'liftStay': {
      const { orderId, number, date } = act
      return decideInterimStay(state, { step: 'lift', orderId, number, date, by }, keeps, law, today)
    }
    case 'recuse':
      return decideReviewRecusal(state, { officerId, reasons: refs['reasons'] ?? '', by }, keeps, law, today)
    case 'orderRecusal': {
      const recusal = { officerId: act.officerId, reasons: refs['reasons'] ?? '', by }
      return decideReviewRecusal(state, recusal, keeps, law, today)
    }
    case 'decide': {
      const remedies = toReviewRemedies(act.remedies, state.target, refs['statement'] ?? '', act.lastDay)
      const { outcome, document, answerBy = null } = act
      const outcomeGiven = { outcome, document, remedies, reasons: refs['reasons'] ?? '', answerBy, by }
      return decideReviewOutcome(state, outcomeGiven, { keepsRegister: keeps, lastDay }, law, today)
    }
  }
}

/** What follows from the events of a review: stages and orders on the entry, what is put right, the duties. */
async function follow(
  procedure: Procedure,
  before: Review | undefined,
  { state, id }: Folded<Review>,
  events: readonly ReviewEvent[],
): Promise<Result<undefined, Refusal>> {
  const { tx, law } = procedure
  for (const event of events) {
    for (const { listingId, step } of readReviewSteps(before, event)) {
      const stepped = await stepDispute(procedure, listingId, step)
      if (!stepped.ok) return stepped
    }
    for (const { recordId, step } of readReviewRests(before, event)) {
      const rested = await restRecord(procedure, recordId, step, event.ground.basis)
      if (!rested.ok) return rested
    }
    if (event.type !== 'ReviewDecided') continue
    const { remedies, reasons, by } = event.decision
    const why = {
      reasons,
      by,
      procedure: { stream: 'review', id },
      basis: event.ground.basis,
      fallsBecause: readReviewedFall(event.decision.outcome, state.reviewed),
    } as const
    const right = await putRight(procedure, state.target, remedies, why)
    if (!right.ok) return right
    if (!leavesUnanswered(state)) continue
    if (state.target.kind === 'measure') {
      const freed = await endBarOfMeasure(procedure, state.target, { by, basis: event.ground.basis })
      if (!freed.ok) return freed
    }
    const again = await askAnew(procedure, id, state.target, event.decision, event.ground.basis)
    if (!again.ok) return again
  }
  await replaceDuties(tx, { stream: 'review', id }, state.place, readReviewDuties(state, law), law.calendar)
  return { ok: true, value: undefined }
}

async function readActFacts(
  db: Db | Tx,
  { target, place }: Review,
  acting: Acting,
  law: LawInForce,
): Promise<ActFacts> {
  const listing = 'listingId' in target ? (await findListing({ db }, target.listingId))?.state : undefined
  const stands = listing?.kind === 'listed'
  return {
    keepsRegister: await keepsRegister(db, acting.organisationId, place),
    lastDay: stands ? readListingLastDay(listing, law.calendar) : null,
  }
}

/** Whether a unit keeps the register of remedies of a place: its credit authority, or the office of the joint conference. */
async function keepsRegister(db: Db | Tx, organisationId: string, place: string): Promise<boolean> {
  const unit = await findUnit(db, organisationId)
  const keepers = ['creditAuthority', 'jointConferenceOffice']
  return unit?.roles.some((held) => held.place === place && keepers.includes(held.role)) === true
}

async function sealTexts(
  { vault }: Service,
  tx: Tx,
  subjectId: string,
  act: ReviewAct,
): Promise<Readonly<Record<string, string>>> {
  const texts = {
    ...('reasons' in act ? { reasons: act.reasons } : {}),
    ...(act.act === 'decide' ? { statement: act.statement } : {}),
  }
  const given = Object.entries(texts).filter(([, plaintext]) => plaintext.trim() !== '')
  const sealed = await vault.sealValues(
    tx,
    given.map(([purpose, plaintext]) => ({ subjectId, purpose, plaintext })),
  )
  return Object.fromEntries(given.map(([name], index) => [name, sealed[index]?.ref ?? '']))
}
