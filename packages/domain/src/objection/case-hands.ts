import type { Actor, OfficerId, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'

/** Which officers of a unit work on one objection, complaint, application or recorded case. */
export interface CaseHands {
  /** Officers who do nothing more in it, since they declared an interest or were told to keep out (回避). */
  readonly recused?: readonly OfficerId[]
  /** To whom it was given after its receipt. */
  readonly assignedTo?: OfficerId | null
}

/** Who keeps out of a case, why, and who says so: the officer, or the head of its unit. */
export interface Recusal {
  readonly officerId: OfficerId
  readonly reasons: TextRef
  readonly by: Actor
}

/**
 * Refuses every act in a case by an officer who keeps out of it.
 */
export function findRecusedBar(
  { recused = [] }: CaseHands,
  { officerId }: Actor,
): { readonly ok: false; readonly error: Refusal } | undefined {
  return recused.includes(officerId) ? refuse({ code: 'OFFICER_RECUSED', basis: [] }) : undefined
}

/**
 * Whether a recusal is to be written down, with reasons; `false` where it stands already.
 */
export function checkRecusal(hands: CaseHands, { officerId, reasons, by }: Recusal): Result<boolean, Refusal> {
  if (hands.recused?.includes(officerId) === true) return ok(false)
  const barred = findRecusedBar(hands, by)
  if (barred !== undefined) return barred
  if (officerId === '') return refuse({ code: 'OFFICIAL_NOT_NAMED', basis: [] })
  return reasons === '' ? refuse({ code: 'REASONS_MISSING', basis: [] }) : ok(true)
}

/** Officers whom a case cannot be given to, and those who belong to the unit. */
export interface AssignmentFacts {
  /** Whoever made, decided or applied what it is about. */
  readonly earlierHands: readonly OfficerId[]
  readonly staff: readonly OfficerId[]
}

/**
 * Whether a case can be given to an officer of the unit that decides it: nobody who made what it is about, nobody who
 * keeps out of it; `false` where it was given to the same one.
 */
export function checkAssignment(
  hands: CaseHands,
  { officerId, by }: { readonly officerId: OfficerId; readonly by: Actor },
  { earlierHands, staff }: AssignmentFacts,
): Result<boolean, Refusal> {
  const barred = findRecusedBar(hands, by) ?? findRecusedBar(hands, { ...by, officerId })
  if (barred !== undefined) return barred
  if (!staff.includes(officerId)) return refuse({ code: 'OFFICIAL_NOT_NAMED', basis: [] })
  if (earlierHands.includes(officerId)) return refuse({ code: 'SAME_HANDS', basis: [] })
  return ok(hands.assignedTo !== officerId)
}

/** The hands of a case after a recusal: whoever keeps out has it no longer. */
export function recuseFrom({ recused = [], assignedTo = null }: CaseHands, officerId: OfficerId): Required<CaseHands> {
  return {
    recused: [...new Set([...recused, officerId])],
    assignedTo: assignedTo === officerId ? null : assignedTo,
  }
}
