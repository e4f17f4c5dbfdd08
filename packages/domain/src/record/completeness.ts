import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** From which day the records of a place are complete (归集完整起始日): declared by one official, confirmed by another. */
export type CompletenessEvent =
  | {
      readonly type: 'CompletenessProposed'
      readonly place: PlaceCode
      readonly since: LocalDate
      /** What the declaration rests on: sources gathered, counts compared. */
      readonly grounds: TextRef
      readonly on: LocalDate
      readonly by: Actor
    }
  | { readonly type: 'CompletenessDeclared'; readonly on: LocalDate; readonly by: Actor }
  | {
      readonly type: 'CompletenessWithdrawn'
      readonly reasons: TextRef
      readonly on: LocalDate
      readonly by: Actor
    }

/** A declaration as it stands. */
export interface CompletenessDeclaration {
  readonly since: LocalDate
  readonly grounds: TextRef
  readonly proposedBy: Actor
  readonly proposedOn: LocalDate
}

/** What a place has declared, and what waits for a second official. */
export interface Completeness {
  readonly place: PlaceCode
  readonly declared: (CompletenessDeclaration & { readonly declaredBy: Actor; readonly declaredOn: LocalDate }) | null
  readonly proposed: CompletenessDeclaration | null
}

export type CompletenessAct =
  | { readonly act: 'propose'; readonly place: PlaceCode; readonly since: LocalDate; readonly grounds: TextRef }
  | { readonly act: 'declare' }
  | { readonly act: 'withdraw'; readonly reasons: TextRef }

/**
 * An act on the declaration of a place. It takes two officials to say that nothing is missing, since a test for years
 * without a bad record rests on it; one is enough to say that something is. The system never declares by itself.
 * @basis YF/(四)
 * @basis GD/(四)
 */
export function decideCompleteness(
  state: Completeness | undefined,
  act: CompletenessAct,
  by: Actor,
  today: LocalDate,
): Result<readonly CompletenessEvent[], Refusal> {
  switch (act.act) {
    case 'propose': {
      const { place, since, grounds } = act
      if (since > today) return refuse({ code: 'DATE_IN_FUTURE', date: since, basis: [] })
      if (grounds.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
      return ok([{ type: 'CompletenessProposed', place, since, grounds, on: today, by }])
    }
    case 'declare': {
      const proposed = state?.proposed ?? null
      if (proposed === null) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
      if (proposed.proposedBy.officerId === by.officerId) return refuse({ code: 'SAME_HANDS', basis: [] })
      return ok([{ type: 'CompletenessDeclared', on: today, by }])
    }
    case 'withdraw': {
      if (state === undefined || (state.declared === null && state.proposed === null))
        return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
      if (act.reasons.trim() === '') return refuse({ code: 'REASONS_MISSING', basis: [] })
      return ok([{ type: 'CompletenessWithdrawn', reasons: act.reasons, on: today, by }])
    }
  }
}

/** The state after one more event. Throws on a history that does not begin with a proposal. */
export function evolveCompleteness(state: Completeness | undefined, event: CompletenessEvent): Completeness {
  if (event.type === 'CompletenessProposed') {
    const { place, since, grounds, by, on } = event
    const proposed = { since, grounds, proposedBy: by, proposedOn: on }
    return { place, declared: state?.declared ?? null, proposed }
  }
  if (state === undefined) throw new RangeError(`nothing was proposed before ${event.type}`)
  if (event.type === 'CompletenessWithdrawn') return { ...state, declared: null, proposed: null }
  const { proposed } = state
  if (proposed === null) return state
  return { ...state, declared: { ...proposed, declaredBy: event.by, declaredOn: event.on }, proposed: null }
}
