import type { SubjectKind } from '../kernel/refs.ts'

/**
 * Whether what is known of a subject is personal: natural persons, and 个体工商户, who are exchanged with legal persons
 * but protected like natural ones.
 * @basis PIPL/第四条
 */
export function isProtected(kind: SubjectKind): boolean {
  return kind === 'naturalPerson' || kind === 'individualBusiness'
}
