import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import {
  decideExcludedTime,
  decideIdentity,
  decideObjectionAssignment,
  decideObjectionAnswer,
  decideRecusal,
  decideResultTold,
  decideTransfer,
  decideWithdrawal,
  type EarlierHands,
} from '@xinheng/domain/objection/decide-objection'
import type {
  Objection,
  ObjectionDecision,
  ObjectionEvent,
  ObjectionOutcome,
} from '@xinheng/domain/objection/objection'
import type { AssignmentFacts } from '@xinheng/domain/objection/case-hands'
import { decideUnprovedSender } from '@xinheng/domain/objection/unproved-sender'
import type { Permission } from '../access/permissions.ts'
import type { GivenRequest } from '../review/case-hand-words.ts'
import { toObjectionRemedies, type GivenRemedy } from '../review/remedy-words.ts'

/** An act of an official on an objection, with its texts in clear. */
export type ObjectionAct =
  | { readonly act: 'confirmIdentity'; readonly evidence: string }
  | { readonly act: 'answerUnproved'; readonly reasons: string }
  | { readonly act: 'transfer' }
  | { readonly act: 'beginExcluded'; readonly what: string }
  | { readonly act: 'endExcluded' }
  | { readonly act: 'recuse'; readonly reasons: string }
  | { readonly act: 'orderRecusal'; readonly officerId: string; readonly reasons: string }
  | { readonly act: 'assign'; readonly officerId: string }
  | {
      readonly act: 'decide'
      readonly outcome: ObjectionOutcome
      readonly remedies: readonly GivenRemedy[]
      /** What a correction says; empty where there is none. */
      readonly statement: string
      readonly reasons: string
      readonly letter: ObjectionDecision['letter']
      /** Why it departs from what the letter found; empty where it does not. */
      readonly against?: string
    }
  | { readonly act: 'tellSubject'; readonly proof: string }
  /** Upon the sender's request; `null` for what the unit had reported by itself. */
  | { readonly act: 'withdraw'; readonly request: GivenRequest | null }

export type ObjectionActName = ObjectionAct['act']

/** The permission each act asks for; that the unit is the right one is asked by the rule. */
export const OBJECTION_PERMISSIONS = {
  confirmIdentity: 'objection.verify',
  answerUnproved: 'objection.verify',
  transfer: 'objection.verify',
  recuse: 'objection.verify',
  orderRecusal: 'case.assign',
  assign: 'case.assign',
  beginExcluded: 'objection.verify',
  endExcluded: 'objection.verify',
  decide: 'objection.decide',
  tellSubject: 'objection.verify',
  withdraw: 'objection.takeIn',
} as const satisfies Record<ObjectionActName, Permission>

/** The texts of an act by their purpose in the vault; empty ones are not sealed. */
export function textsOf(act: ObjectionAct): Readonly<Record<string, string>> {
  switch (act.act) {
    case 'confirmIdentity':
      return { evidence: act.evidence }
    case 'recuse':
    case 'answerUnproved':
    case 'orderRecusal':
      return { reasons: act.reasons }
    case 'withdraw':
      return { evidence: act.request?.evidence ?? '' }
    case 'decide':
      return { reasons: act.reasons, statement: act.statement, against: act.against ?? '' }
    case 'tellSubject':
      return { evidence: act.proof }
    case 'transfer':
    case 'beginExcluded':
    case 'endExcluded':
    case 'assign':
      return {}
  }
}

/** What the database knows besides, for the rule. */
export interface ActFacts {
  readonly hands: EarlierHands
  /** The officers of the unit that verifies. */
  readonly staff: AssignmentFacts['staff']
  /** Another objection to the same thing that runs. */
  readonly open: string | null
}

/** Hands an act to the rule that decides it; `refs` are the references of its sealed texts. */
export function decideObjectionAct(
  state: Objection | undefined,
  act: ObjectionAct,
  refs: Readonly<Record<string, string>>,
  { hands, staff, open }: ActFacts,
  by: Actor,
  law: LawInForce,
  today: LocalDate,
): Result<readonly ObjectionEvent[], Refusal> {
  switch (act.act) {
    case 'confirmIdentity':
      return decideIdentity(state, { evidence: refs['evidence'] ?? '', by }, open, law, today)
    case 'answerUnproved':
      return decideUnprovedSender(state, { reasons: refs['reasons'] ?? '', by }, law, today)
    case 'transfer':
      return decideTransfer(state, by, law, today)
    case 'beginExcluded':
      return decideExcludedTime(state, { step: 'begin', what: act.what }, by, law, today)
    case 'endExcluded':
      return decideExcludedTime(state, { step: 'end' }, by, law, today)
    case 'recuse':
      return decideRecusal(state, { officerId: by.officerId, reasons: refs['reasons'] ?? '', by }, law, today)
    case 'orderRecusal':
      return decideRecusal(state, { officerId: act.officerId, reasons: refs['reasons'] ?? '', by }, law, today)
    case 'assign': {
      const { officerId } = act
      return decideObjectionAssignment(state, { officerId, by }, { earlierHands: hands.officers, staff }, law, today)
    }
    case 'decide': {
      const { outcome, letter } = act
      const remedies = toObjectionRemedies(act.remedies, state?.target, refs['statement'] ?? '')
      return decideObjectionAnswer(
        state,
        { outcome, remedies, reasons: refs['reasons'] ?? '', letter, against: refs['against'] ?? '', by },
        hands,
        law,
        today,
      )
    }
    case 'tellSubject':
      return decideResultTold(state, { to: 'subject', proof: refs['evidence'] ?? null, by }, law, today)
    case 'withdraw': {
      if (act.request === null) return decideWithdrawal(state, by, law, today)
      const request = { ...act.request, evidence: refs['evidence'] ?? '' }
      return decideWithdrawal(state, { ...by, request }, law, today)
    }
  }
}
