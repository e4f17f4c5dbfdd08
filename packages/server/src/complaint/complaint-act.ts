import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Complaint, ComplaintEvent } from '@xinheng/domain/complaint/complaint'
import {
  decideComplaintAnswer,
  decideComplaintAssignment,
  decideComplaintMeeting,
  decideComplaintRecusal,
  decideComplaintTold,
  decideComplaintWithdrawal,
} from '@xinheng/domain/complaint/decide-complaint'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { ObjectionOutcome } from '@xinheng/domain/objection/objection'
import type { Permission } from '../access/permissions.ts'
import type { Acting } from '../db/case-act.ts'
import type { GivenRequest } from '../review/case-hand-words.ts'
import type { GivenRemedy } from '../review/remedy-words.ts'
import { toObjectionRemedies } from '../review/remedy-words.ts'

/** An act of an officer on a complaint, with texts in clear. */
export type ComplaintAct =
  | { readonly act: 'callDepartments'; readonly departments: readonly string[]; readonly meetingId: string | null }
  | { readonly act: 'recuse'; readonly reasons: string }
  | { readonly act: 'orderRecusal'; readonly officerId: string; readonly reasons: string }
  | { readonly act: 'assign'; readonly officerId: string }
  | {
      readonly act: 'decide'
      readonly outcome: ObjectionOutcome
      readonly remedies: readonly GivenRemedy[]
      readonly reasons: string
      /** The statement that a correction adds. */
      readonly statement: string
      /** The letter of a department that is no user here. */
      readonly letter?: { readonly number: string; readonly date: LocalDate }
    }
  | { readonly act: 'tellSubject'; readonly proof: string }
  | { readonly act: 'tellUnit'; readonly unit: string }
  /** Upon the sender's request. */
  | { readonly act: 'withdraw'; readonly request: GivenRequest }

export type ComplaintActName = ComplaintAct['act']

/** The permission each act asks for. */
export const COMPLAINT_PERMISSIONS = {
  callDepartments: 'complaint.handle',
  recuse: 'complaint.handle',
  orderRecusal: 'case.assign',
  assign: 'case.assign',
  decide: 'complaint.decide',
  tellSubject: 'complaint.handle',
  tellUnit: 'complaint.handle',
  withdraw: 'complaint.handle',
} as const satisfies Record<ComplaintActName, Permission>

/** The free texts of an act, which go to the vault; the rule is given their references. */
export function complaintTextsOf(act: ComplaintAct): Readonly<Record<string, string>> {
  switch (act.act) {
    case 'decide':
      return { reasons: act.reasons, statement: act.statement }
    case 'tellSubject':
      return { proof: act.proof }
    case 'recuse':
    case 'orderRecusal':
      return { reasons: act.reasons }
    case 'withdraw':
      return { evidence: act.request.evidence }
    case 'callDepartments':
    case 'assign':
    case 'tellUnit':
      return {}
  }
}

/** What an act reads besides the complaint: who must not decide, and whom a draw named. */
export interface ComplaintActFacts {
  readonly earlierHands: readonly string[]
  /** The officers of the unit that handles it. */
  readonly staff: readonly string[]
  readonly drawn: readonly string[]
}

/** Asks the rule that an act stands under. */
export function decideComplaintAct(
  state: Complaint | undefined,
  act: ComplaintAct,
  refs: Readonly<Record<string, string>>,
  facts: ComplaintActFacts,
  { officerId, organisationId }: Acting,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ComplaintEvent[], Refusal> {
  const by = { officerId, organisationId }
  switch (act.act) {
    case 'callDepartments': {
      const { departments, meetingId } = act
      const experts = meetingId === null ? null : { meetingId, drawn: facts.drawn }
      return decideComplaintMeeting(state, { departments, experts, by }, law, today)
    }
    case 'recuse':
      return decideComplaintRecusal(state, { officerId, reasons: refs['reasons'] ?? '', by }, law, today)
    case 'orderRecusal': {
      const recusal = { officerId: act.officerId, reasons: refs['reasons'] ?? '', by }
      return decideComplaintRecusal(state, recusal, law, today)
    }
    case 'assign':
      return decideComplaintAssignment(state, { officerId: act.officerId, by }, facts, law, today)
    case 'decide': {
      const remedies = toObjectionRemedies(act.remedies, state?.target, refs['statement'] ?? '')
      const letter = act.letter === undefined ? {} : { letter: act.letter }
      const answer = { outcome: act.outcome, remedies, reasons: refs['reasons'] ?? '', by, ...letter }
      return decideComplaintAnswer(state, answer, facts.earlierHands, law, today)
    }
    case 'tellSubject':
      return decideComplaintTold(state, { to: 'subject', proof: refs['proof'] ?? null, by }, law, today)
    case 'tellUnit':
      return decideComplaintTold(state, { to: act.unit, proof: null, by }, law, today)
    case 'withdraw':
      return decideComplaintWithdrawal(
        state,
        { ...by, request: { ...act.request, evidence: refs['evidence'] ?? '' } },
        law,
        today,
      )
  }
}
