import type { Citation } from '../kernel/citation.ts'
import type { Axis } from './axes.ts'
import type { PlaceCode } from './rule-row.ts'

/** Two texts that do not fit, and what the system does about it; reported, never silently resolved. */
export interface Conflict {
  /**
   * `harsherOverride`: a lower layer treats the subject more harshly, the upper value wins.
   * `incomparableOverride`: neither is stricter, the lower value is taken.
   * `laterLaw`: a policy clause that later law has overtaken. `anomaly`: a text at odds with itself.
   * `transition`: old and new law cannot be ordered, the old one is kept.
   */
  readonly kind: 'harsherOverride' | 'incomparableOverride' | 'laterLaw' | 'anomaly' | 'transition'
  readonly place: PlaceCode
  readonly axis: Axis | null
  /** The clause of the lower or older text, and the one it does not fit. */
  readonly clause: Citation
  readonly against: Citation
  readonly taken: 'clause' | 'against' | 'setting'
  /** What is at odds, and what the system does: short Chinese sentences of our own. */
  readonly what: string
  readonly systemDoes: string
}
