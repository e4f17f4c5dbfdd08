import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, OrganisationId, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import {
  readObjectionDeadlines,
  readObjectionRoute,
  readSelfFoundError,
} from '../rulebook/practice/objection-practice.ts'
import { readForm, readVerifier } from './objection-route.ts'
import type { DisputedThing } from './objection-route.ts'
import type {
  Objection,
  ObjectionCore,
  ObjectionDecision,
  ObjectionEvent,
  ObjectionOutcome,
  ObjectionRemedy,
  Raiser,
  Telling,
} from './objection.ts'
import { checkAssignment, checkRecusal, findRecusedBar, type AssignmentFacts, type Recusal } from './case-hands.ts'
import { readSubjectRaiser, type ClaimedRaiser } from './raiser.ts'
import { findLetterBar } from './verifier-letter.ts'
import { findDenialBar, findWithdrawalBar, type RecordedWithdrawal } from './withdrawal.ts'

type Decided = Result<readonly ObjectionEvent[], Refusal>

/** An objection as it is handed in; `authority` is `null` where an agent brought no proof. */
export interface NewObjection extends Omit<ObjectionCore, 'receivedOn' | 'verifier' | 'afterEnd' | 'raiser'> {
  readonly raiser: Extract<Raiser, { readonly kind: 'unit' }> | ClaimedRaiser
  /** The officer who took it in; `null` where it was handed in by the subject itself. */
  readonly by: Actor | null
}

/**
 * Takes an objection in, with its receipt and its mark on the same day. Lateness, an entry that is over, or the lack of
 * an account are no grounds to refuse it; only what the clauses name is: writing where a place asks for it, proof of an
 * agent's authority, a thing of one's own, and one objection to one thing at a time. `thing` is `undefined` where nothing
 * of that id is known; `open` is the objection to the same thing that still runs, from whomever it concerns: one whose
 * sender nobody confirmed shuts nobody out, and marks nothing until then. The health of the system is not asked.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三); GD_REG/第四十六条; HN_REG/第四十一条; CIVIL/第一百六十五条
 */
export function decideObjection(
  state: Objection | undefined,
  { by, raiser, ...handedIn }: NewObjection,
  facts: { readonly thing: DisputedThing | undefined; readonly open: string | null },
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
  const { thing, open } = facts
  const { objectionId, place, subjectId, target, ground, form, text } = handedIn
  if (thing === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  const route = readVerifier(place, handedIn, thing, law, today)
  if (raiser.kind !== 'unit' && thing.subjectId !== subjectId) {
    return refuse({ code: 'NOT_ONES_OWN', basis: route.basis })
  }
  if (open !== null) return refuse({ code: 'OBJECTION_OPEN', objectionId: open, basis: route.basis })
  if (text === '') return refuse({ code: 'REASONS_MISSING', basis: route.basis })
  const enough = readForm(place, form, law, today)
  if (!enough.enough) return refuse({ code: 'WRITING_REQUIRED', basis: enough.basis })
  const raised = raiser.kind === 'unit' ? ok(raiser) : readSubjectRaiser(raiser)
  if (!raised.ok) return raised
  const selfFound = raiser.kind === 'unit' ? readSelfFoundError(law.book, place, today) : undefined
  const basis = selfFound?.kind === 'ruled' ? [selfFound.basis] : route.basis
  const objection = {
    ...handedIn,
    raiser: raised.value,
    verifier: route.verifier,
    receivedOn: today,
    afterEnd: thing.over,
  }
  const head = { objectionId, on: today }
  const values = { target: target.kind, ground, form, verifier: route.verifier }
  const received = { type: 'ObjectionReceived', ...head, ground: groundOn(law, basis, values), objection, by } as const
  if (objection.identity === null) return ok([received])
  return ok([received, { type: 'ObjectionMarked', ...head, ground: groundOn(law, readMarkBasis(place, law, today)) }])
}

/**
 * Confirms that an objection comes from whom it concerns, by the unit that took it in or verifies it; from that day it is
 * marked and has its effect on execution. `open` is another one to the same thing that runs.
 * @basis GD_REG/第四十六条; SD_REG/第三十九条; HN_REG/第四十一条
 */
export function decideIdentity(
  state: Objection | undefined,
  { evidence, by }: { readonly evidence: TextRef; readonly by: Actor },
  open: string | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { objectionId, place, takenInBy, verifier, identity } = running.value
  if (by.organisationId !== takenInBy && by.organisationId !== verifier) return lacksPower(by)
  const barred = findRecusedBar(running.value, by)
  if (barred !== undefined) return barred
  if (identity !== null) return ok([])
  if (evidence === '') return refuse({ code: 'EVIDENCE_MISSING', basis: [] })
  if (open !== null && open !== objectionId) return refuse({ code: 'OBJECTION_OPEN', objectionId: open, basis: [] })
  const head = { objectionId, on: today, ground: groundOn(law, readMarkBasis(place, law, today)) }
  return ok([
    { type: 'ObjectorIdentified', ...head, evidence, by },
    { type: 'ObjectionMarked', ...head },
  ])
}

/**
 * Writes down that an officer keeps out of an objection because of an interest in it (回避), declared by the officer or
 * ordered by the head of its unit; whoever keeps out does nothing more in it. No text on lists or objections provides for
 * it: it is this system's own safeguard (separate hands).
 */
export function decideRecusal(
  state: Objection | undefined,
  { officerId, reasons, by }: Recusal,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { objectionId, takenInBy, verifier } = running.value
  if (by.organisationId !== takenInBy && by.organisationId !== verifier) return lacksPower(by)
  const isNew = checkRecusal(running.value, { officerId, reasons, by })
  if (!isNew.ok) return isNew
  const ground = groundOn(law, [])
  return ok(isNew.value ? [{ type: 'HandlerRecused', objectionId, on: today, ground, officerId, reasons, by }] : [])
}

/**
 * Gives an objection to an officer of the unit that verifies it: to nobody who made what it is about.
 */
export function decideObjectionAssignment(
  state: Objection | undefined,
  { officerId, by }: { readonly officerId: string; readonly by: Actor },
  facts: AssignmentFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { objectionId, verifier } = running.value
  if (by.organisationId !== verifier) return lacksPower(by)
  const isNew = checkAssignment(running.value, { officerId, by }, facts)
  if (!isNew.ok) return isNew
  const ground = groundOn(law, [])
  return ok(isNew.value ? [{ type: 'ObjectionAssigned', objectionId, on: today, ground, officerId, by }] : [])
}

/**
 * Passes an objection on to the unit that verifies it, once.
 * @basis GD_REG/第四十六条; YF/(二十五); GD/(二十六); PY/五(三)
 */
export function decideTransfer(state: Objection | undefined, by: Actor, law: LawInForce, today: LocalDate): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { objectionId, takenInBy, verifier, transferredOn, place } = running.value
  if (by.organisationId !== takenInBy) return lacksPower(by)
  const barred = findRecusedBar(running.value, by)
  if (barred !== undefined) return barred
  if (transferredOn !== null || verifier === takenInBy) return ok([])
  const ground = groundOn(law, readMarkBasis(place, law, today))
  return ok([{ type: 'ObjectionTransferred', objectionId, on: today, ground, to: verifier, by }])
}

/**
 * Takes time out of the count while something is tested, inspected, appraised or reviewed by experts: only what the
 * place's clause names.
 * @basis GD_REG/第四十六条; HN_REG/第四十一条
 */
export function decideExcludedTime(
  state: Objection | undefined,
  command: { readonly step: 'begin'; readonly what: string } | { readonly step: 'end' },
  by: Actor,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { objectionId, verifier, place, receivedOn, excluded } = running.value
  if (by.organisationId !== verifier) return lacksPower(by)
  const barred = findRecusedBar(running.value, by)
  if (barred !== undefined) return barred
  const runs = excluded.some(({ until }) => until === null)
  const head = { objectionId, on: today, by }
  if (command.step === 'end') {
    return ok(runs ? [{ type: 'ExcludedTimeEnded', ...head, ground: groundOn(law, []) }] : [])
  }
  const { what } = command
  const rule = readLimits(place, receivedOn, law)
  if (rule === undefined || !rule.excludedTime.includes(what)) {
    return refuse({ code: 'TIME_NOT_EXCLUDED', what, basis: rule?.basis ?? [] })
  }
  if (runs) return ok([])
  return ok([{ type: 'ExcludedTimeBegun', ...head, ground: groundOn(law, rule.basis, { what }), what }])
}

/** A decision as an officer gives it. */
export interface ObjectionAnswer {
  readonly outcome: ObjectionOutcome
  readonly remedies: readonly ObjectionRemedy[]
  readonly reasons: TextRef
  readonly letter: ObjectionDecision['letter']
  /** Why it departs from what the letter found. */
  readonly against?: TextRef
  readonly by: Actor
}

/** The officials who must not decide an objection: they made or reviewed what it is about, or reported it themselves. */
export interface EarlierHands {
  readonly officers: readonly string[]
  /** True where the verifier is no user of this installation: the unit that took it in records the verifier's letter. */
  readonly verifierElsewhere: boolean
}

/**
 * Decides an objection: by the unit that verifies, with reasons, by nobody who decided or proposed what it is about. An
 * objection that is upheld, even in part, puts something right at once; one that is rejected does not. A determiner
 * elsewhere answers by letter, which the unit that took the objection in records and keeps to. One whose sender nobody
 * confirmed has no answer on the matter.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三); N49/(八)
 */
export function decideObjectionAnswer(
  state: Objection | undefined,
  { outcome, remedies, reasons, letter, against = '', by }: ObjectionAnswer,
  hands: EarlierHands,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { objectionId, place, verifier, takenInBy, target, identity } = running.value
  const basis = readRouteBasis(place, law, today)
  const answers = hands.verifierElsewhere ? takenInBy : verifier
  if (by.organisationId !== answers) return lacksPower(by)
  const barred = findRecusedBar(running.value, by)
  if (barred !== undefined) return barred
  if (identity === null) return refuse({ code: 'OBJECTOR_NOT_CONFIRMED', basis })
  if (hands.verifierElsewhere && letter === null) return refuse({ code: 'DOCUMENT_MISSING', basis })
  if (letter !== null && letter.date > today) return refuse({ code: 'DATE_IN_FUTURE', date: letter.date, basis: [] })
  // Whoever only records the letter of a determiner elsewhere decides nothing.
  if (hands.officers.includes(by.officerId) && !hands.verifierElsewhere)
    return refuse({ code: 'SAME_HANDS', basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  const right = remedies.filter(({ kind }) => kind !== 'none')
  if ((outcome === 'rejected') !== (right.length === 0)) {
    return refuse({ code: 'OUTCOME_WITHOUT_REMEDY', outcome, basis })
  }
  const bound =
    letter === null ? undefined : findLetterBar(letter, target, { outcome, remedies: right, against }, basis)
  if (bound !== undefined) return bound
  const departs = against === '' ? {} : { against }
  const decision = { outcome, remedies: right, reasons, by, decidedOn: today, letter, ...departs }
  const values = {
    outcome,
    remedies: right.map(({ kind }) => kind),
    ...(letter === null ? {} : { letter: letter.found }),
  }
  const ground = groundOn(law, basis, values)
  return ok([{ type: 'ObjectionDecided', objectionId, on: today, ground, decision }])
}

/**
 * Records that somebody was told the result; the subject with proof.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三)
 */
export function decideResultTold(
  state: Objection | undefined,
  { to, proof, by }: Omit<Telling, 'on'> & { readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'decided') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { objectionId, takenInBy, verifier, told } = state
  if (by.organisationId !== takenInBy && by.organisationId !== verifier) return lacksPower(by)
  const barred = findRecusedBar(state, by)
  if (barred !== undefined) return barred
  if (to === 'subject' && proof === null) return refuse({ code: 'EVIDENCE_MISSING', basis: [cite('N49', '(八)')] })
  if (told.some((telling) => telling.to === to)) return ok([])
  const ground = groundOn(law, state.decision.outcome === 'rejected' ? [] : [cite('N49', '(八)')])
  return ok([{ type: 'ResultTold', objectionId, on: today, ground, to, proof, by }])
}

/**
 * Takes an objection back, by whoever raised it: what rests because of it goes on from that day. Its sender does so with
 * its code or account (`by` is `null`); an officer records it upon the sender's request, and never one of the unit that
 * verifies it or whose measure it is about. A unit takes back what it reported by itself.
 * @basis CIVIL/第一百三十条
 */
export function decideWithdrawal(
  state: Objection | undefined,
  by: RecordedWithdrawal | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state)
  if (!running.ok) return running
  const { objectionId, raiser, takenInBy, verifier, target, receivedOn } = running.value
  const head = { type: 'ObjectionWithdrawn', objectionId, on: today } as const
  if (by === null) return ok([{ ...head, ground: groundOn(law, []), by }])
  const { officerId, organisationId, request } = by
  const recorder = { officerId, organisationId }
  const barred = findRecusedBar(running.value, recorder)
  if (barred !== undefined) return barred
  if (raiser.kind === 'unit') {
    if (organisationId !== raiser.organisationId) return lacksPower(by)
    return ok([{ ...head, ground: groundOn(law, []), by: recorder }])
  }
  if (organisationId !== takenInBy) return lacksPower(by)
  const concerned = target.kind === 'measure' ? [verifier, target.implementer] : [verifier]
  const unfounded = findWithdrawalBar(by, { receivedOn, concerned }, today)
  if (unfounded !== undefined || request === undefined) return unfounded ?? lacksPower(by)
  return ok([{ ...head, ground: groundOn(law, [cite('CIVIL', '第一百三十条')]), by: recorder, request }])
}

/**
 * Opens an objection again because its sender says that it asked for no withdrawal. `open` is another one to the same
 * thing that runs.
 * @basis CIVIL/第一百三十条
 */
export function decideWithdrawalDenied(
  state: Objection | undefined,
  open: string | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'withdrawn') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const barred = findDenialBar(state, today)
  if (barred !== undefined) return barred
  if (open !== null) return refuse({ code: 'OBJECTION_OPEN', objectionId: open, basis: [] })
  const { objectionId, identity } = state
  const ground = groundOn(law, [cite('CIVIL', '第一百三十条')])
  return ok([{ type: 'ObjectionReopened', objectionId, on: today, ground, identified: identity !== null }])
}

type Running = Extract<Objection, { readonly kind: 'received' }>

function findRunning(state: Objection | undefined): Result<Running, Refusal> {
  if (state?.kind === 'received') return ok(state)
  return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
}

function readLimits(place: string, receivedOn: LocalDate, law: LawInForce) {
  const rule = readObjectionDeadlines(law.book, place, { on: receivedOn, kind: 'ownRecord' }, (from) => from)
  return rule.kind === 'ruled' ? { ...rule.value, basis: [rule.basis] } : undefined
}

function readRouteBasis(place: string, law: LawInForce, today: LocalDate) {
  const route = readObjectionRoute(law.book, place, today)
  return route.kind === 'ruled' ? [route.basis] : []
}

function readMarkBasis(place: string, law: LawInForce, today: LocalDate) {
  return readLimits(place, today, law)?.basis ?? []
}

function lacksPower(by: { readonly organisationId: OrganisationId }) {
  return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: by.organisationId, basis: [] } as const)
}
