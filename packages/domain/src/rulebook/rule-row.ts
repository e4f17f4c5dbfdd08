import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Axis, AxisValues } from './axes.ts'

/** Where a rule comes from: 全国, 省, or the jurisdiction (市、县) itself. */
export type Layer = 'national' | 'province' | 'jurisdiction'

/** A six-digit region code (行政区划代码), or `000000` for the whole country. */
export type PlaceCode = string

/** What happens to a case that a change of law cuts through: 从旧, 从新, or whichever is lighter to the subject (从旧兼从轻). */
export type Transition = 'oldLaw' | 'newLaw' | 'lighter'

/** One dated value of one axis in one place: pure data, serialisable as JSON. */
export type RuleRow<A extends Axis = Axis> = {
  readonly [K in A]: {
    readonly axis: K
    readonly layer: Layer
    readonly place: PlaceCode
    readonly value: AxisValues[K]
    readonly source: Citation
    /** First day on which the row is law. */
    readonly effective: LocalDate
    /** Last day of its own validity where the text sets one (试行, 有效期), else `null`. */
    readonly expires: LocalDate | null
    /** First day on which a later text has ended it, else `null`. */
    readonly repealed: LocalDate | null
    readonly transition: Transition
    /** False: memory, draft, or not found; shown as 未确认 and supports no new adverse act. */
    readonly confirmed: boolean
    /** A short note of our own for the jurist who reads the table. */
    readonly note?: string
  }
}[A]

/** A place that rules are made for: its own rows lie over its province's, and those over the national ones. */
export interface Place {
  readonly code: PlaceCode
  readonly name: string
  /** The place whose rows lie below: the province of a city or county, `null` for a province or the country. */
  readonly within: PlaceCode | null
}

/** A whole rule book: the version in force is named by the ledger. */
export interface RuleBook {
  readonly version: string
  readonly places: readonly Place[]
  readonly rows: readonly RuleRow[]
}
