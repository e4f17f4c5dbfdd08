import type { ListType } from '../catalogue/list-type.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Ground } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Axis, AxisValues } from '../rulebook/axes.ts'
import type { RuleRow } from '../rulebook/rule-row.ts'
import type { LawInForce } from './law-in-force.ts'
import { LAW } from './testing-listings.ts'

/** The law of the tests with one thing changed, and what it says on grounds and refusals. */

export const HENAN = '410000'

/** The law that ships, but for one list type. */
export function withListType(id: string, changes: Partial<ListType>): LawInForce {
  const listTypes = LAW.catalogue.listTypes.map((type) => (type.id === id ? { ...type, ...changes } : type))
  return { ...LAW, catalogue: { ...LAW.catalogue, listTypes } }
}

/** The law that ships, but for the value of one axis in all places. */
export function withValue<A extends Axis>(axis: A, changes: Partial<AxisValues[A]>): LawInForce {
  return withRows(axis, (row) => [Object.assign({}, row, { value: { ...row.value, ...changes } })])
}

/** The law that ships with one axis resting on memory. */
export function unconfirmed(axis: Axis): LawInForce {
  return withRows(axis, (row) => [{ ...row, confirmed: false }])
}

/** The law that ships, silent on one axis. */
export function without(axis: Axis): LawInForce {
  return withRows(axis, () => [])
}

function withRows(axis: Axis, change: (row: RuleRow) => readonly RuleRow[]): LawInForce {
  const rows = LAW.book.rows.flatMap((row) => (row.axis === axis ? change(row) : [row]))
  return { ...LAW, book: { ...LAW.book, rows } }
}

/** The ground of an event in the law of the tests. */
export function ground(basis: readonly Citation[] = [], values: Ground['values'] = {}): Ground {
  return { rulebook: LAW.book.version, basis, values }
}

export function wrongState(state: string): Refusal {
  return { code: 'WRONG_STATE', state, basis: [] }
}
