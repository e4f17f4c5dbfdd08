// What the runner and the child that holds the server say to each other.

import type { ReviewKind } from '@xinheng/domain/review/review'
import type { Command, MeasureName } from './facts.ts'
import type { Place } from './values.ts'

export const placeCodes: Readonly<Record<Place, string>> = {
  广东省: '440000',
  云浮市: '445300',
  攀枝花市: '510400',
  济南市: '370100',
  濮阳县: '410928',
}

/** Where inside an act the child kills itself; for a commit, at which of those that the act makes. */
export interface KillPoint {
  readonly at: 'statement' | 'before-commit' | 'after-commit'
  readonly nth: number
}

/** One history as a client of the server knows it: what was there when it was last answered. */
export interface Known {
  readonly listingId: string | null
  readonly documentNumber: string
  readonly statementId: string | null
  readonly objections: readonly {
    readonly id: string
    readonly open: boolean
    readonly taken: boolean
    readonly byUnit: boolean
    readonly identified: boolean
    readonly untold: boolean
  }[]
  readonly complaint: {
    readonly id: string
    readonly open: boolean
    readonly handler: string
    readonly called: boolean
  } | null
  readonly review: {
    readonly id: string
    readonly pending: boolean
    readonly kind: ReviewKind
    readonly caseNumber: string
    readonly order: string | null
  } | null
  readonly reviews: number
  readonly repairId: string | null
  /** How often each type of event was recorded in all streams of the history. */
  readonly events: Readonly<Record<string, number>>
}

export const NOTHING: Known = {
  listingId: null,
  documentNumber: '',
  statementId: null,
  objections: [],
  complaint: null,
  review: null,
  reviews: 0,
  repairId: null,
  events: {},
}

/** What an act needs to know that the command of the oracle does not say. */
export interface Particulars {
  readonly known: Known
  /** Months of the term, as they were proposed. */
  readonly months: number
  /** The last day to answer that the notice states. */
  readonly lastDayToAnswer: string
  /** The day of the provider's letter; `null` before it came. */
  readonly letterOn: string | null
  /** Whether it says that what it gave was right. */
  readonly letterConfirms: boolean
  /** A panel with drawn experts meets before the decision. */
  readonly convene: boolean
}

/** One request: an act, if any, and the questions about the days after it; sent again, the act is the same one. */
export interface Request {
  readonly number: number
  readonly subjectId: string
  readonly home: Place
  readonly on: string
  /** Names the act; the child adds its parts. */
  readonly key: string
  readonly act: { readonly command: Command; readonly particulars: Particulars } | null
  readonly days: readonly string[]
  readonly last: boolean
  /** Compare the read tables with the folds of their streams, as after a kill. */
  readonly check: boolean
  readonly kill: KillPoint | null
}

export interface MeasureSeen {
  readonly stayed: boolean
  readonly may: boolean
}

/** What the server answers on one day. */
export interface DaySeen {
  readonly state: string
  readonly inForce: boolean
  readonly remaining: number | null
  readonly published: boolean
  readonly measures: Readonly<Record<MeasureName, MeasureSeen>>
  readonly overdue: readonly string[]
}

export interface Reply {
  readonly number: number
  readonly outcome: { readonly accepted: true } | { readonly accepted: false; readonly code: string } | null
  readonly known: Known
  readonly days: Readonly<Record<string, DaySeen>>
  /** What is not whole in the tables; empty where all is. */
  readonly broken: readonly string[]
}
