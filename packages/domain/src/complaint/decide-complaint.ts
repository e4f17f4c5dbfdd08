import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Actor, OfficerId, OrganisationId } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { groundOn } from '../listing/law-in-force.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import {
  checkAssignment,
  checkRecusal,
  findRecusedBar,
  type AssignmentFacts,
  type Recusal,
} from '../objection/case-hands.ts'
import type { DisputedThing } from '../objection/objection-route.ts'
import type { ObjectionOutcome, Telling } from '../objection/objection.ts'
import { readSubjectRaiser, type ClaimedRaiser } from '../objection/raiser.ts'
import { findDenialBar, findWithdrawalBar, type RecordedWithdrawal } from '../objection/withdrawal.ts'
import { readComplaintRoute } from './complaint-route.ts'
import type { ComplaintRoute } from './complaint-route.ts'
import type { Complaint, ComplaintCore, ComplaintDecision, ComplaintEvent, ComplaintMeeting } from './complaint.ts'

type Decided = Result<readonly ComplaintEvent[], Refusal>

/** A complaint as it is handed in; `authority` is `null` where an agent brought no proof. */
export interface NewComplaint extends Omit<
  ComplaintCore,
  'receivedOn' | 'handler' | 'concerned' | 'level' | 'afterEnd' | 'raiser' | 'objectionId'
> {
  readonly raiser: ClaimedRaiser
  readonly by: Actor | null
}

/** The objection that a complaint follows, as far as the complaint needs it. */
export interface EarlierObjection {
  readonly objectionId: string
  /** `null` while it is not answered. */
  readonly outcome: ObjectionOutcome | null
  /** Whether its answer let fall what it was about, so that nothing of it is left to complain of. */
  readonly felled: boolean
  /** The last day to answer it; `null` where no text names one. */
  readonly lastDay: LocalDate | null
}

/** What a complaint is measured against besides the law. */
export interface ComplaintFacts {
  readonly thing: DisputedThing | undefined
  readonly objection: EarlierObjection | undefined
  /** The complaint about the same answer, or the same thing, that was raised before. */
  readonly earlier: { readonly complaintId: string; readonly open: boolean } | undefined
  /** Who handles complaints of a level here; `null` where the register names no such unit. */
  readonly handlerOf: (level: ComplaintCore['level']) => OrganisationId | null
  /** Units concerned that are no users of this installation. */
  readonly elsewhere: readonly OrganisationId[]
}

/**
 * Takes a complaint in, where the place foresees one. 攀枝花 opens it against the answer to an objection, whatever the
 * answer calls itself, as long as what was disputed stands, and where none was given within its time; that condition holds
 * for the complaint alone, never for reconsideration or litigation. A department that is no user here decides by letter, which the credit authority
 * asks for and records. Neither lateness nor the end of the entry is a ground to refuse it. The health of the system is not asked.
 * @basis PZ/二(三)2; PY/五(三); PY/五(五); YF/(二十五); GD/(二十六); CIVIL/第一百六十五条
 */
export function decideComplaint(
  state: Complaint | undefined,
  { by, raiser, ...handedIn }: NewComplaint,
  facts: ComplaintFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state !== undefined) return refuse({ code: 'WRONG_STATE', state: state.kind, basis: [] })
  const { thing, objection } = facts
  const { complaintId, place, subjectId, text, target, ground } = handedIn
  const route = readComplaintRoute(law, place, today)
  if (route.kind === 'notForeseen') return refuse({ code: 'COMPLAINT_NOT_FORESEEN', basis: route.basis })
  const { basis, level } = route
  if (thing === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis })
  if (thing.subjectId !== subjectId) return refuse({ code: 'NOT_ONES_OWN', basis })
  const barred = findComplaintBar(route, facts, today)
  if (barred !== undefined) return barred
  if (text === '') return refuse({ code: 'REASONS_MISSING', basis })
  const raised = readSubjectRaiser(raiser)
  if (!raised.ok) return raised
  const concerned = target.kind === 'measure' ? target.implementer : thing.determiner
  const decidesHere = level === 'department' && !facts.elsewhere.includes(concerned)
  const recordedAt = level === 'department' ? 'creditAuthority' : level
  const handler = decidesHere ? concerned : facts.handlerOf(recordedAt)
  if (handler === null) return refuse({ code: 'HANDLER_UNKNOWN', level: recordedAt, basis })
  const complaint = {
    ...handedIn,
    raiser: raised.value,
    objectionId: objection?.objectionId ?? null,
    level,
    handler,
    concerned,
    receivedOn: today,
    afterEnd: thing.over,
  }
  const values = { target: target.kind, ground, level, objection: objection?.outcome ?? null }
  return ok([
    { type: 'ComplaintReceived', complaintId, on: today, ground: groundOn(law, basis, values), complaint, by },
  ])
}

/** What stands against a complaint of one's own thing: no objection yet, one still within its time, or a complaint before. */
function findComplaintBar(
  { afterObjection, basis }: Extract<ComplaintRoute, { readonly kind: 'foreseen' }>,
  { objection, earlier }: ComplaintFacts,
  today: LocalDate,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (afterObjection) {
    if (objection === undefined) return refuse({ code: 'OBJECTION_FIRST', basis })
    const { outcome, felled, lastDay, objectionId } = objection
    if (outcome === 'upheld' && felled) return refuse({ code: 'OBJECTION_UPHELD', objectionId, basis })
    if (outcome === null && lastDay !== null && today <= lastDay) {
      return refuse({ code: 'OBJECTION_STILL_RUNNING', objectionId, lastDay, basis })
    }
  }
  if (earlier?.open === true) return refuse({ code: 'COMPLAINT_OPEN', complaintId: earlier.complaintId, basis })
  // 可…提出投诉 is against the answer to the objection: against that to the complaint, the clause opens nothing.
  if (earlier !== undefined && afterObjection) {
    return refuse({ code: 'COMPLAINT_DECIDED', complaintId: earlier.complaintId, basis })
  }
  return undefined
}

/**
 * Calls the departments concerned to study a complaint, and where needed asks experts whom a draw named.
 * @basis PZ/二(三)2
 */
export function decideComplaintMeeting(
  state: Complaint | undefined,
  {
    departments,
    experts,
    minutes,
    by,
  }: Pick<ComplaintMeeting, 'departments' | 'minutes'> & {
    /** The meeting with its drawn experts; `drawn` is empty while none were drawn there. */
    readonly experts: ComplaintMeeting['experts']
    readonly by: Actor
  },
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state, by)
  if (!running.ok) return running
  const barred = findRecusedBar(running.value, by)
  if (barred !== undefined) return barred
  const { complaintId } = running.value
  const basis = readBasis(running.value, law)
  if (departments.length === 0) return refuse({ code: 'NOTICE_INCOMPLETE', missing: ['departments'], basis })
  if (experts !== null && experts.drawn.length === 0) return refuse({ code: 'DRAW_NEEDED', basis })
  const ground = groundOn(law, basis, { departments: departments.length, experts: experts?.drawn.length ?? 0 })
  const meeting = { departments, experts, ...(minutes === undefined ? {} : { minutes }) }
  return ok([{ type: 'ComplaintMeetingCalled', complaintId, on: today, ground, meeting, by }])
}

/**
 * Writes down that an officer keeps out of a complaint because of an interest in it (回避), declared by the officer or
 * ordered by the head of its unit.
 */
export function decideComplaintRecusal(
  state: Complaint | undefined,
  { officerId, reasons, by }: Recusal,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state, by)
  if (!running.ok) return running
  const { complaintId } = running.value
  const isNew = checkRecusal(running.value, { officerId, reasons, by })
  if (!isNew.ok) return isNew
  const ground = groundOn(law, [])
  return ok(
    isNew.value ? [{ type: 'ComplaintOfficerRecused', complaintId, on: today, ground, officerId, reasons, by }] : [],
  )
}

/**
 * Gives a complaint to an officer of the unit that handles it: to nobody who made what it is about or answered before.
 */
export function decideComplaintAssignment(
  state: Complaint | undefined,
  { officerId, by }: { readonly officerId: OfficerId; readonly by: Actor },
  facts: AssignmentFacts,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state, by)
  if (!running.ok) return running
  const { complaintId } = running.value
  const isNew = checkAssignment(running.value, { officerId, by }, facts)
  if (!isNew.ok) return isNew
  const ground = groundOn(law, [])
  return ok(isNew.value ? [{ type: 'ComplaintAssigned', complaintId, on: today, ground, officerId, by }] : [])
}

/**
 * Decides a complaint with reasons: by the unit that handles it, at the office after the departments were called, and by
 * nobody who proposed or decided what it is about, applied the measure, or answered before. One that is upheld, even in part, puts something
 * right at once; one that is rejected does not.
 * @basis PZ/二(三)2; PY/五(三); YF/(二十五); GD/(二十六)
 */
export function decideComplaintAnswer(
  state: Complaint | undefined,
  { outcome, remedies, reasons, by, letter }: Omit<ComplaintDecision, 'decidedOn'>,
  earlierHands: readonly OfficerId[],
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state, by)
  if (!running.ok) return running
  const barred = findRecusedBar(running.value, by)
  if (barred !== undefined) return barred
  const { complaintId, level, meetings, handler, concerned } = running.value
  const basis = readBasis(running.value, law)
  if (earlierHands.includes(by.officerId)) return refuse({ code: 'SAME_HANDS', basis: [] })
  if (level === 'office' && meetings.length === 0) return refuse({ code: 'DEPARTMENTS_NOT_CALLED', basis })
  const resolved = meetings.findLast(({ minutes }) => minutes !== undefined)?.minutes
  if (resolved !== undefined && resolved.outcome !== outcome) {
    return refuse({ code: 'AGAINST_MINUTES', meetingId: resolved.meetingId, basis })
  }
  if (level === 'department' && handler !== concerned && letter === undefined) {
    return refuse({ code: 'DOCUMENT_MISSING', basis })
  }
  if (letter !== undefined && letter.date > today)
    return refuse({ code: 'DATE_IN_FUTURE', date: letter.date, basis: [] })
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  const right = remedies.filter(({ kind }) => kind !== 'none')
  if ((outcome === 'rejected') !== (right.length === 0)) {
    return refuse({ code: 'OUTCOME_WITHOUT_REMEDY', outcome, basis })
  }
  const decision = {
    outcome,
    remedies: right,
    reasons,
    by,
    decidedOn: today,
    ...(letter === undefined ? {} : { letter }),
  }
  const ground = groundOn(law, basis, { outcome, remedies: right.map(({ kind }) => kind) })
  return ok([{ type: 'ComplaintDecided', complaintId, on: today, ground, decision }])
}

/**
 * Records that somebody was told the result; the subject with proof.
 * @basis PZ/二(三)2; PY/五(三)
 */
export function decideComplaintTold(
  state: Complaint | undefined,
  { to, proof, by }: Omit<Telling, 'on'> & { readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'decided') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { complaintId, handler, told } = state
  if (by.organisationId !== handler) return lacksPower(by)
  const barred = findRecusedBar(state, by)
  if (barred !== undefined) return barred
  const basis = readBasis(state, law)
  if (to === 'subject' && (proof === null || proof === '')) return refuse({ code: 'EVIDENCE_MISSING', basis })
  if (told.some((telling) => telling.to === to)) return ok([])
  return ok([{ type: 'ComplaintResultTold', complaintId, on: today, ground: groundOn(law, basis), to, proof, by }])
}

/**
 * Takes a complaint back: what rests because of it goes on from that day. Its sender does so with its code or account
 * (`by` is `null`); an officer of the unit that handles it records it upon the sender's request, and never where that
 * unit's own act is complained of.
 * @basis CIVIL/第一百三十条
 */
export function decideComplaintWithdrawal(
  state: Complaint | undefined,
  by: RecordedWithdrawal | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  const running = findRunning(state, by)
  if (!running.ok) return running
  const { complaintId, concerned, receivedOn } = running.value
  const head = { type: 'ComplaintWithdrawn', complaintId, on: today } as const
  if (by === null) return ok([{ ...head, ground: groundOn(law, []), by }])
  const { officerId, organisationId, request } = by
  const barred =
    findRecusedBar(running.value, by) ?? findWithdrawalBar(by, { receivedOn, concerned: [concerned] }, today)
  if (barred !== undefined || request === undefined) return barred ?? lacksPower(by)
  const ground = groundOn(law, [cite('CIVIL', '第一百三十条')])
  return ok([{ ...head, ground, by: { officerId, organisationId }, request }])
}

/**
 * Opens a complaint again because its sender says that it asked for no withdrawal. `open` is another one about the same
 * thing that runs.
 * @basis CIVIL/第一百三十条
 */
export function decideComplaintWithdrawalDenied(
  state: Complaint | undefined,
  open: string | null,
  law: LawInForce,
  today: LocalDate,
): Decided {
  if (state?.kind !== 'withdrawn') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const barred = findDenialBar(state, today)
  if (barred !== undefined) return barred
  if (open !== null) return refuse({ code: 'COMPLAINT_OPEN', complaintId: open, basis: [] })
  const ground = groundOn(law, [cite('CIVIL', '第一百三十条')])
  return ok([{ type: 'ComplaintReopened', complaintId: state.complaintId, on: today, ground }])
}

type Running = Extract<Complaint, { readonly kind: 'received' }>

/** The complaint while it runs, for an officer of the unit that handles it, or for the subject itself. */
function findRunning(state: Complaint | undefined, by: Actor | null): Result<Running, Refusal> {
  if (state?.kind !== 'received') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  return by === null || by.organisationId === state.handler ? ok(state) : lacksPower(by)
}

function readBasis({ place, receivedOn }: ComplaintCore, law: LawInForce) {
  return readComplaintRoute(law, place, receivedOn).basis
}

function lacksPower({ organisationId }: Actor) {
  return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId, basis: [] } as const)
}
