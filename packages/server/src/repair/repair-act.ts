import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import {
  decideAcceptance,
  decideApplicant,
  decideFollowUp,
  decidePassingOn,
  decideRepair,
  decideRepairAssignment,
  decideRepairPublicity,
  decideRepairRecusal,
  decideRepairWithdrawal,
} from '@xinheng/domain/repair/decide-repair'
import type { Repair, RepairEvent } from '@xinheng/domain/repair/repair'
import type { AssignmentFacts } from '@xinheng/domain/objection/case-hands'
import type { Permission } from '../access/permissions.ts'
import type { GivenRequest } from '../review/case-hand-words.ts'

/** An act of an official on an application, with its texts in clear. */
export type RepairAct =
  | { readonly act: 'confirmApplicant'; readonly evidence: string }
  | { readonly act: 'passOn' }
  | { readonly act: 'accept' }
  | { readonly act: 'decline'; readonly reasons: string }
  | {
      readonly act: 'decide'
      readonly outcome: 'granted' | 'refused'
      readonly reasons: string
      readonly letter: { readonly number: string; readonly date: LocalDate } | null
    }
  | { readonly act: 'publicise'; readonly site: string }
  | { readonly act: 'followUp'; readonly finding: 'kept' | 'broken'; readonly report: string }
  | { readonly act: 'recuse'; readonly reasons: string }
  | { readonly act: 'orderRecusal'; readonly officerId: string; readonly reasons: string }
  | { readonly act: 'assign'; readonly officerId: string }
  /** Upon the applicant's request. */
  | { readonly act: 'withdraw'; readonly request: GivenRequest }

export type RepairActName = RepairAct['act']

/** The permission each act asks for; that the unit is the one that handles it is asked by the rule. */
export const REPAIR_PERMISSIONS = {
  confirmApplicant: 'repair.takeIn',
  passOn: 'repair.accept',
  accept: 'repair.accept',
  decline: 'repair.accept',
  decide: 'repair.decide',
  publicise: 'repair.decide',
  followUp: 'repair.accept',
  recuse: 'repair.accept',
  orderRecusal: 'case.assign',
  assign: 'case.assign',
  withdraw: 'repair.takeIn',
} as const satisfies Record<RepairActName, Permission>

/** The one text that an act brings, to be sealed; empty where it brings none. */
export function textOf(act: RepairAct): string {
  if ('reasons' in act) return act.reasons.trim()
  if (act.act === 'withdraw') return act.request.evidence
  if (act.act === 'confirmApplicant') return act.evidence.trim()
  return act.act === 'followUp' ? act.report.trim() : ''
}

/**
 * Hands an act to the rule that decides it; `text` is the reference of its sealed text, `open` an application for the
 * same thing that is under way, `hands` who could be given the case.
 */
export function decideRepairAct(
  state: Repair | undefined,
  act: RepairAct,
  { text, open, hands }: { readonly text: string; readonly open: string | null; readonly hands: AssignmentFacts },
  by: Actor,
  law: LawInForce,
  today: LocalDate,
): Result<readonly RepairEvent[], Refusal> {
  switch (act.act) {
    case 'confirmApplicant':
      return decideApplicant(state, { evidence: text, by }, open, law, today)
    case 'passOn':
      return decidePassingOn(state, by, law, today)
    case 'accept':
      return decideAcceptance(state, { accepted: true, reasons: '', by }, law, today)
    case 'decline':
      return decideAcceptance(state, { accepted: false, reasons: text, by }, law, today)
    case 'decide':
      return decideRepair(state, { outcome: act.outcome, reasons: text, letter: act.letter, by }, law, today)
    case 'publicise':
      return decideRepairPublicity(state, { site: act.site, by }, law, today)
    case 'followUp':
      return decideFollowUp(state, { finding: act.finding, report: text, by }, law, today)
    case 'recuse':
      return decideRepairRecusal(state, { officerId: by.officerId, reasons: text, by }, law, today)
    case 'orderRecusal':
      return decideRepairRecusal(state, { officerId: act.officerId, reasons: text, by }, law, today)
    case 'assign':
      return decideRepairAssignment(state, { officerId: act.officerId, by }, hands, law, today)
    case 'withdraw':
      return decideRepairWithdrawal(state, { ...by, request: { ...act.request, evidence: text } }, law, today)
  }
}
