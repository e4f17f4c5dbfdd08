import type { Citation } from '../kernel/citation.ts'
import type { Axis, AxisValues } from '../rulebook/axes.ts'

/** What an axis answers, as far as the catalogue needs it; `readRule` gives it. */
export type HeldAnswer<A extends Axis> =
  | {
      readonly kind: 'value'
      readonly value: AxisValues[A]
      readonly row: { readonly source: Citation }
      readonly overridden: readonly { readonly source: Citation }[]
    }
  | { readonly kind: 'unspecified' }
