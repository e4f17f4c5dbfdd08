import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Complaint, ComplaintEvent } from '@xinheng/domain/complaint/complaint'
import {
  decideComplaintAnswer,
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
import type { GivenRemedy } from '../review/remedy-words.ts'
import { toObjectionRemedies } from '../review/remedy-words.ts'

/** An act of an officer on a complaint, with texts in clear. */
export type ComplaintAct =
  | { readonly act: 'callDepartments'; readonly departments: readonly string[]; readonly meetingId: string | null }
  | { readonly act: 'recuse'; readonly officerId: string }
  | {
      readonly act: 'decide'
      readonly outcome: ObjectionOutcome
      readonly remedies: readonly GivenRemedy[]
      readonly reasons: string
      /** The statement that a correction adds. */
      readonly statement: string
    }
  | { readonly act: 'tellSubject'; readonly proof: string }
  | { readonly act: 'tellUnit'; readonly unit: string }
  | { readonly act: 'withdraw' }

export type ComplaintActName = ComplaintAct['act']

/** The permission each act asks for. */
export const COMPLAINT_PERMISSIONS = {
  callDepartments: 'complaint.handle',
  recuse: 'complaint.handle',
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
    case 'callDepartments':
    case 'recuse':
    case 'tellUnit':
    case 'withdraw':
      return {}
  }
}

/** What an act reads besides the complaint: who must not decide, and whom a draw named. */
export interface ComplaintActFacts {
  readonly earlierHands: readonly string[]
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
      return decideComplaintRecusal(state, { officerId: act.officerId, by }, law, today)
    case 'decide': {
      const remedies = toObjectionRemedies(act.remedies, state?.target, refs['statement'] ?? '')
      const answer = { outcome: act.outcome, remedies, reasons: refs['reasons'] ?? '', by }
      return decideComplaintAnswer(state, answer, facts.earlierHands, law, today)
    }
    case 'tellSubject':
      return decideComplaintTold(state, { to: 'subject', proof: refs['proof'] ?? null, by }, law, today)
    case 'tellUnit':
      return decideComplaintTold(state, { to: act.unit, proof: null, by }, law, today)
    case 'withdraw':
      return decideComplaintWithdrawal(state, by, law, today)
  }
}
