import type { LocalDate } from '../calendar/local-date.ts'
import { compareValues } from './axis-order.ts'
import type { Axis, AxisValues } from './axes.ts'
import type { Conflict } from './conflict.ts'
import type { Layer, Place, PlaceCode, RuleBook, RuleRow } from './rule-row.ts'

/** The region code that stands for the whole country. */
export const NATIONAL: PlaceCode = '000000'

/** What the rule book says on one axis in one place on one day. */
export type RuleAnswer<A extends Axis> =
  | {
      readonly kind: 'value'
      readonly value: AxisValues[A]
      /** The row that speaks; an unconfirmed one supports no new adverse act. */
      readonly row: RuleRow<A>
      readonly layer: Layer
      /** Rows of other layers that are in force and do not speak. */
      readonly overridden: readonly RuleRow<A>[]
      readonly conflicts: readonly Conflict[]
    }
  | { readonly kind: 'unspecified'; readonly axis: A }

const LAYERS: readonly Layer[] = ['national', 'province', 'jurisdiction']

/**
 * The value of an axis in a place on a day: each lower layer may bind the authority more strictly but not treat the
 * subject more harshly; an absent cell falls to the layer above. Throws when the book does not know the place.
 * @basis N49/(九)(十)
 */
export function readRule<A extends Axis>(book: RuleBook, place: PlaceCode, axis: A, on: LocalDate): RuleAnswer<A> {
  const at = getPlace(book, place)
  let row: RuleRow<A> | undefined
  const overridden: RuleRow<A>[] = []
  const conflicts: Conflict[] = []
  for (const layer of LAYERS) {
    const lower = findRow(book, at, layer, axis, on)
    if (lower === undefined) continue
    if (row === undefined) {
      row = lower
      continue
    }
    const order = compareValues(axis, lower.value, row.value)
    if (order === 'harsher' || order === 'incomparable') conflicts.push(override(order, place, lower, row))
    overridden.push(order === 'harsher' ? lower : row)
    if (order !== 'harsher') row = lower
  }
  if (row === undefined) return { kind: 'unspecified', axis }
  return { kind: 'value', value: row.value, row, layer: row.layer, overridden, conflicts }
}

/** Whether a row is law on a day: effective, not past its own validity, not repealed. */
export function isInForce(row: Pick<RuleRow, 'effective' | 'expires' | 'repealed'>, on: LocalDate): boolean {
  return (
    row.effective <= on && (row.expires === null || on <= row.expires) && (row.repealed === null || on < row.repealed)
  )
}

/** The rows of all layers that speak for a place on an axis, whatever their dates. */
export function listRows<A extends Axis>(book: RuleBook, place: PlaceCode, axis: A): readonly RuleRow<A>[] {
  const at = getPlace(book, place)
  return book.rows.filter((row) => isOn(row, axis)).filter((row) => LAYERS.some((layer) => speaksFor(row, at, layer)))
}

/** The place of a code, or `undefined` when the book has none. */
export function findPlace(book: RuleBook, code: PlaceCode): Place | undefined {
  return book.places.find((place) => place.code === code)
}

/** The place of a code. Throws when the book has none. */
export function getPlace(book: RuleBook, code: PlaceCode): Place {
  const place = findPlace(book, code)
  if (place === undefined) throw new RangeError(`the rule book knows no place ${code}`)
  return place
}

function findRow<A extends Axis>(
  book: RuleBook,
  at: Place,
  layer: Layer,
  axis: A,
  on: LocalDate,
): RuleRow<A> | undefined {
  for (const row of rowsOf(book, axis)) {
    if (isOn(row, axis) && speaksFor(row, at, layer) && isInForce(row, on)) return row
  }
  return undefined
}

/** The rows of each axis of a book, in its order: a book holds hundreds, and an axis a handful. */
const byAxis = new WeakMap<RuleBook, ReadonlyMap<Axis, readonly RuleRow[]>>()

function rowsOf(book: RuleBook, axis: Axis): readonly RuleRow[] {
  const known = byAxis.get(book) ?? Map.groupBy(book.rows, (row) => row.axis)
  byAxis.set(book, known)
  return known.get(axis) ?? []
}

function isOn<A extends Axis>(row: RuleRow, axis: A): row is RuleRow & RuleRow<A> {
  return row.axis === axis
}

function speaksFor(row: Pick<RuleRow, 'layer' | 'place'>, at: Place, layer: Layer): boolean {
  if (row.layer !== layer) return false
  if (layer === 'national') return row.place === NATIONAL
  return row.place === (layer === 'province' ? (at.within ?? at.code) : at.code)
}

function override(
  order: 'harsher' | 'incomparable',
  place: PlaceCode,
  lower: Pick<RuleRow, 'axis' | 'source'>,
  upper: Pick<RuleRow, 'source'>,
): Conflict {
  const harsher = order === 'harsher'
  return {
    kind: harsher ? 'harsherOverride' : 'incomparableOverride',
    place,
    axis: lower.axis,
    clause: lower.source,
    against: upper.source,
    taken: harsher ? 'against' : 'clause',
    what: harsher ? '下位规定对信用主体更严。' : '下位规定与上位规定不同，且不能比较宽严。',
    systemDoes: harsher ? '适用上位规定。' : '适用下位规定，并在此列明。',
  }
}
