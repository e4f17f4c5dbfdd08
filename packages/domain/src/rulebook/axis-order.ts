import type { Axis, AxisValues } from './axes.ts'

/**
 * How `a` stands to `b`: `kinder` binds the authority more strictly or treats the subject better, `harsher` the
 * opposite, `incomparable` neither.
 */
export type Order = 'equal' | 'kinder' | 'harsher' | 'incomparable'

/** How the first value of an axis stands to the second. */
export function compareValues<A extends Axis>(_axis: A, a: AxisValues[A], b: AxisValues[A]): Order {
  return JSON.stringify(a) === JSON.stringify(b) ? 'equal' : 'incomparable'
}
