import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { groundOn, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { CheckReading } from '@xinheng/domain/matter/check-reading'
import { decideCloseItem } from '@xinheng/domain/matter/close-check'
import {
  decideAddParty,
  decideAnswerCheck,
  decideReachMoment,
  decideRequestCheck,
} from '@xinheng/domain/matter/decide-matter'
import type {
  ItemOutcome,
  Matter,
  NotAppliedReason,
  Party,
  PartyRole,
  ReferenceMoment,
} from '@xinheng/domain/matter/matter'
import { readRule } from '@xinheng/domain/rulebook/read-rule'
import { actInTransaction, type Acting, type Folded } from '../db/case-act.ts'
import { readSettledPosition } from '../db/event-log.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { sendAutomaticFeedback } from '../feedback/feedback-use-cases.ts'
import type { Service } from '../service.ts'
import { findBarredMeasure } from '../task/task-views.ts'
import { commitToReceipt } from './check-receipt.ts'
import { actOnMatter, actorOf, Draft, recordingOf } from './matter-acts.ts'
import { insertReceipt, MATTER_STREAM } from './matter-store.ts'
import { addOpening, findUnknownUnit, type OpenMatter } from './matter-use-cases.ts'
import { tellCheckedMeasure } from './checked-measure-paper.ts'
import { readPartyCheck } from './party-check.ts'
import { resolveParty, toParty, type PartyIdentity } from './party-use-cases.ts'

/** What a check left behind: the receipt, and the matter after it. */
export interface CheckDone {
  readonly receiptId: string
  readonly partyId: string
  readonly reading: CheckReading
  readonly matter: Folded<Matter>
}

export interface CheckParty {
  readonly matterId: string
  readonly partyId: string
  readonly moment: ReferenceMoment
}

/** Checks a party of a matter at a moment that has come; the answer is of today, and a second one is a re-check. */
export async function checkParty(
  service: Service,
  acting: Acting,
  { matterId, partyId, moment }: CheckParty,
): Promise<Result<CheckDone, Refusal>> {
  let answered: Answered | undefined
  const done = await actOnMatter(
    service,
    acting,
    matterId,
    'unit',
    async ({ tx, law, matter }) => {
      const draft = new Draft(matter)
      const answer = await addCheck(service, tx, acting, law, draft, { partyId, moment })
      if (!answer.ok) return answer
      answered = answer.value
      return ok(draft.events)
    },
    { after: async (tx) => writeReceipt(service, tx, acting, answered) },
  )
  if (!done.ok) return done
  const { receiptId, reading } = getAnswered(answered)
  return ok({ receiptId, partyId, reading, matter: done.value })
}

/** A check that is asked for in one breath: inside a matter that is open, or in one that it opens. */
export interface CheckSubject {
  readonly in: { readonly matterId: string } | { readonly opening: OpenMatter }
  readonly role: PartyRole
  readonly identity: PartyIdentity
  /** Without it the next moment that the matter expects, or the last that has come. */
  readonly moment: ReferenceMoment | null
}

/** Opens the matter if need be, adds the party if it is new, records that the moment has come, and checks: all or nothing. */
export async function checkSubject(
  service: Service,
  acting: Acting,
  { in: where, role, identity, moment }: CheckSubject,
): Promise<Result<CheckDone, Refusal>> {
  let answered: Answered | undefined
  let partyId = ''
  const decide = async (tx: Tx, law: LawInForce, draft: Draft) => {
    const found = await resolveParty(service, tx, acting, identity)
    if (!found.ok) return found
    const present = draft.current.parties.find((each) => each.subjectId === found.value.subjectId && each.role === role)
    partyId = present?.partyId ?? service.ambient.uuid()
    if (present === undefined) {
      const refused = draft.add(decideAddParty(draft.current, toParty(service, partyId, role, found.value)))
      if (refused !== undefined) return refused
    }
    const at = moment ?? pickMoment(draft.current)
    if (!draft.current.reached.some((reached) => reached.moment === at)) {
      const refused = draft.add(decideReachMoment(draft.current, at, service.ambient.today()))
      if (refused !== undefined) return refused
    }
    const answer = await addCheck(service, tx, acting, law, draft, { partyId, moment: at })
    if (!answer.ok) return answer
    answered = answer.value
    return ok(draft.events)
  }
  const after = async (tx: Tx) => writeReceipt(service, tx, acting, answered)
  const done =
    'matterId' in where
      ? await actOnMatter(
          service,
          acting,
          where.matterId,
          'unit',
          async ({ tx, law, matter }) => decide(tx, law, new Draft(matter)),
          { after },
        )
      : await openAndAct(service, acting, where.opening, decide, after)
  if (!done.ok) return done
  const { receiptId, reading } = getAnswered(answered)
  return ok({ receiptId, partyId, reading, matter: done.value })
}

async function openAndAct(
  service: Service,
  acting: Acting,
  opening: OpenMatter,
  decide: (tx: Tx, law: LawInForce, draft: Draft) => Promise<Result<Draft['events'], Refusal>>,
  after: (tx: Tx) => Promise<void>,
): Promise<Result<Folded<Matter>, Refusal>> {
  const { db, ambient } = service
  const law = await service.law(db, ambient.today())
  const recording = recordingOf(service, { ...acting, place: opening.place }, law)
  const matterId = ambient.uuid()
  return transact(db, async (tx) => {
    const unknown = await findUnknownUnit(tx, acting, opening)
    if (unknown !== undefined) return refuse<Refusal>(unknown)
    const done = await actInTransaction(tx, MATTER_STREAM, matterId, recording, async (matter) => {
      const draft = new Draft(matter)
      const refused = addOpening(service, acting, law, draft, matterId, opening)
      return refused ?? decide(tx, law, draft)
    })
    if (!done.ok) return done
    await after(tx)
    return done
  })
}

/** The moment that a check without one means: the next that the matter expects, or the last when all have come. */
function pickMoment(matter: Matter): ReferenceMoment {
  const last = matter.reached.at(-1)?.moment
  return last ?? matter.moments[0] ?? 'decision'
}

interface Answered {
  readonly receiptId: string
  readonly party: Party
  readonly matter: Matter
  readonly moment: ReferenceMoment
  readonly position: number
  readonly reading: CheckReading
}

function getAnswered(answered: Answered | undefined): Answered {
  if (answered === undefined) throw new TypeError('a check ended without an answer')
  return answered
}

async function addCheck(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  draft: Draft,
  { partyId, moment }: { readonly partyId: string; readonly moment: ReferenceMoment },
): Promise<Result<Answered, Refusal>> {
  const on = service.ambient.today()
  const receiptId = service.ambient.uuid()
  const position = await readSettledPosition(tx)
  const requested = draft.add(decideRequestCheck(draft.matter, { checkId: receiptId, partyId, moment, on }))
  if (requested !== undefined) return requested
  const matter = draft.current
  const party = getParty(matter, partyId)
  const reading = await readPartyCheck(tx, matter, party, law, on)
  const { entries, items, marks, mustCheck } = reading
  const answer = { checkId: receiptId, unitId: acting.organisationId, on, position, entries, items, marks }
  const basis = mustCheck.kind === 'notStated' ? [] : [mustCheck.source]
  const refused = draft.add(decideAnswerCheck(matter, answer, groundOn(law, basis, { mustCheck: mustCheck.kind })))
  return refused ?? ok({ receiptId, party, matter: draft.current, moment, position, reading })
}

function getParty(matter: Matter, partyId: string): Party {
  const party = matter.parties.find((each) => each.partyId === partyId)
  if (party === undefined) throw new TypeError(`matter ${matter.matterId} has no party ${partyId}`)
  return party
}

async function writeReceipt(service: Service, tx: Tx, acting: Acting, answered: Answered | undefined): Promise<void> {
  const { receiptId, party, matter, moment, position, reading } = getAnswered(answered)
  const content = {
    id: receiptId,
    matterId: matter.matterId,
    partyId: party.partyId,
    subjectId: party.subjectId,
    unitId: acting.organisationId,
    moment,
    checkedOn: service.ambient.today(),
    ledgerPosition: position,
    answer: reading,
  }
  const rest = { occasion: matter.occasion, askedBy: acting.officerId, recordedAt: service.ambient.now() }
  const commitment = commitToReceipt(service.keys, service.ambient.bytes(16), content)
  await insertReceipt(tx, { ...content, ...rest, commitment }, reading.items)
}

/** How one item of a receipt ends; the texts go to the vault under the party. */
export type ClosingText =
  | {
      readonly kind: 'applied'
      readonly evidence: string
      /** Reasons and weighing as the subject is told them; `null` for an incentive. */
      readonly notice: string | null
      readonly proportionality: string | null
    }
  | { readonly kind: 'notApplied'; readonly reason: NotAppliedReason; readonly text: string }

export interface CloseItem {
  readonly matterId: string
  readonly receiptId: string
  readonly itemId: string
  readonly outcome: ClosingText
}

/**
 * Ends one item of a receipt: applied with its evidence, or not applied with reason and text. Of a sanction that is
 * applied the subject is told by a paper of its own, in the same transaction. What is applied is fed back at once where
 * the place says that feedback runs by itself.
 */
export async function closeItem(
  service: Service,
  acting: Acting,
  { matterId, receiptId, itemId, outcome }: CloseItem,
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = service.ambient.today()
  return actOnMatter(
    service,
    acting,
    matterId,
    'unit',
    async ({ tx, law, matter }) => {
      const check = matter?.checks.find((each) => each.checkId === receiptId)
      if (matter === undefined || check === undefined)
        return refuse({ code: 'CHECK_UNKNOWN', checkId: receiptId, basis: [] })
      const reading = await readPartyCheck(tx, matter, getParty(matter, check.partyId), law, on)
      const noticeRule = readRule(law.book, matter.place, 'noticeOfReasons', on)
      const sealed = await sealOutcome(service, tx, check.subjectId, outcome)
      const closing = { checkId: receiptId, itemId, outcome: sealed, by: actorOf(acting), on }
      const item = check.items.find((each) => each.itemId === itemId)
      const adverse = outcome.kind === 'applied' && item?.kind === 'sanction'
      const asked = adverse && noticeRule.kind === 'value' && noticeRule.value.onEachSanction
      const basis = asked ? [noticeRule.row.source] : []
      const barred = item === undefined ? undefined : await findBarredMeasure(tx, item, acting.organisationId)
      const today = { reading, noticeRule, ...(barred === undefined ? {} : { barred }) }
      const decided = decideCloseItem(matter, closing, today, groundOn(law, basis))
      if (!decided.ok) return decided
      if (outcome.kind === 'applied' && item !== undefined) {
        const executable = [...reading.must, ...reading.may].find((each) => each.itemId === itemId)
        if (adverse && executable !== undefined && sealed.kind === 'applied') {
          const told = await tellCheckedMeasure(service, tx, acting, law, matter, { closing, item: executable, sealed })
          if (!told.ok) return told
        }
        const sent = await sendAutomaticFeedback(service, tx, acting, law, matter.place, item.listingId)
        if (!sent.ok) return sent
      }
      return decided
    },
    { expected },
  )
}

async function sealOutcome(service: Service, tx: Tx, subjectId: string, outcome: ClosingText): Promise<ItemOutcome> {
  const seal = async (purpose: string, text: string | null) =>
    text === null || text.trim() === ''
      ? ''
      : (await service.vault.sealValue(tx, { subjectId, purpose, plaintext: text.trim() })).ref
  if (outcome.kind === 'notApplied')
    return { kind: 'notApplied', reason: outcome.reason, text: await seal('reasonNotApplied', outcome.text) }
  const notice = await seal('noticeOfReasons', outcome.notice)
  const proportionality = await seal('proportionality', outcome.proportionality)
  return {
    kind: 'applied',
    evidence: await seal('evidence', outcome.evidence),
    notice: notice === '' ? null : notice,
    ...(proportionality === '' ? {} : { proportionality }),
  }
}
