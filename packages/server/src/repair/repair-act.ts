import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Actor } from '@xinheng/domain/kernel/refs'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import {
  decideAcceptance,
  decideFollowUp,
  decideRepair,
  decideRepairPublicity,
  decideRepairWithdrawal,
} from '@xinheng/domain/repair/decide-repair'
import type { Repair, RepairEvent } from '@xinheng/domain/repair/repair'
import type { Permission } from '../access/permissions.ts'

/** An act of an official on an application, with its texts in clear. */
export type RepairAct =
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
  | { readonly act: 'withdraw' }

export type RepairActName = RepairAct['act']

/** The permission each act asks for; that the unit is the one that handles it is asked by the rule. */
export const REPAIR_PERMISSIONS = {
  accept: 'repair.accept',
  decline: 'repair.accept',
  decide: 'repair.decide',
  publicise: 'repair.decide',
  followUp: 'repair.accept',
  withdraw: 'repair.takeIn',
} as const satisfies Record<RepairActName, Permission>

/** The one text that an act brings, to be sealed; empty where it brings none. */
export function textOf(act: RepairAct): string {
  if ('reasons' in act) return act.reasons.trim()
  return act.act === 'followUp' ? act.report.trim() : ''
}

/** Hands an act to the rule that decides it; `text` is the reference of its sealed text. */
export function decideRepairAct(
  state: Repair | undefined,
  act: RepairAct,
  text: string,
  by: Actor,
  law: LawInForce,
  today: LocalDate,
): Result<readonly RepairEvent[], Refusal> {
  switch (act.act) {
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
    case 'withdraw':
      return decideRepairWithdrawal(state, by, law, today)
  }
}
