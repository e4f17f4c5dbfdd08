import type { LocalDate } from '../../calendar/local-date.ts'
import type { Citation } from '../../kernel/citation.ts'
import type { Axis, AxisValues } from '../axes.ts'
import { readRule } from '../read-rule.ts'
import type { PlaceCode, RuleBook } from '../rule-row.ts'

/** A duty or a right that follows from a rule, with the clause it stands on; or that no text in force says anything. */
export type Ruled<T> =
  | { readonly kind: 'ruled'; readonly value: T; readonly basis: Citation; readonly confirmed: boolean }
  | { readonly kind: 'unspecified' }

/** What follows from the value of an axis in a place on a day. Throws when the book does not know the place. */
export function readRuled<A extends Axis, T>(
  book: RuleBook,
  place: PlaceCode,
  axis: A,
  on: LocalDate,
  follow: (value: AxisValues[A]) => T,
): Ruled<T> {
  const answer = readRule(book, place, axis, on)
  if (answer.kind === 'unspecified') return { kind: 'unspecified' }
  return { kind: 'ruled', value: follow(answer.value), basis: answer.row.source, confirmed: answer.row.confirmed }
}
