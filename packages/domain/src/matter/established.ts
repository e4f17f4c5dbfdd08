import type { LocalDate } from '../calendar/local-date.ts'
import type { Precondition } from '../catalogue/measure.ts'
import type { CaseDocument } from '../kernel/refs.ts'

/**
 * The preconditions of measures that the entry's own document establishes: a penalty decision in effect is one. All
 * others (有履行能力而拒不履行, 限制消费令 …) need a finding of their own and are never inferred.
 * @basis N49/(九)
 */
export function readEstablished(
  { kind, effectiveOn }: Pick<CaseDocument, 'kind' | 'effectiveOn'>,
  on: LocalDate,
): readonly Precondition[] {
  return kind === 'penaltyDecision' && effectiveOn !== null && effectiveOn <= on ? ['PENALTY_IN_FORCE'] : []
}
