import type { SubjectKind } from '../kernel/refs.ts'

/**
 * Whether what is known of a subject is personal: natural persons, and 个体工商户, whose operator's name and number are a
 * person's although they are exchanged in the tables of legal persons.
 * @basis PIPL/第四条; 民法典/第五十四条
 */
export function isProtected(kind: SubjectKind): boolean {
  return kind === 'naturalPerson' || kind === 'individualBusiness'
}
