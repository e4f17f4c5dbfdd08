import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'
import { groundOn, type LawInForce } from '../listing/law-in-force.ts'
import { readObjectionRoute } from '../rulebook/practice/objection-practice.ts'
import { findRecusedBar } from './case-hands.ts'
import type { Objection, ObjectionEvent } from './objection.ts'

/**
 * Answers an objection of which nobody could prove who sent it, by the unit that took it in or verifies it: with that
 * alone, and never on the matter. It is not lost: whoever proves it later, by paper or in person, lets it go on from there.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三)
 */
export function decideUnprovedSender(
  state: Objection | undefined,
  { reasons, by }: { readonly reasons: TextRef; readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ObjectionEvent[], Refusal> {
  if (state?.kind !== 'received') return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  const { objectionId, place, takenInBy, verifier, identity, unproved } = state
  const { organisationId } = by
  if (organisationId !== takenInBy && organisationId !== verifier) {
    return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId, basis: [] })
  }
  const barred = findRecusedBar(state, by)
  if (barred !== undefined) return barred
  if (identity !== null) return refuse({ code: 'WRONG_STATE', state: 'confirmed', basis: [] })
  if (unproved !== null) return ok([])
  const route = readObjectionRoute(law.book, place, today)
  const basis = route.kind === 'ruled' ? [route.basis] : []
  if (reasons === '') return refuse({ code: 'REASONS_MISSING', basis })
  return ok([{ type: 'ObjectorNotProved', objectionId, on: today, ground: groundOn(law, basis), reasons, by }])
}
