import type { LocalDate } from '../calendar/local-date.ts'
import type { Reasons } from '../catalogue/executable.ts'
import type { LawArticle } from '../catalogue/law.ts'
import type { ReadClass } from '../catalogue/measure-class.ts'
import type { Measure, ResponsibleRole } from '../catalogue/measure.ts'
import type { Citation } from '../kernel/citation.ts'
import type { CaseDocument } from '../kernel/refs.ts'
import type { ReleaseReason } from '../listing/listing.ts'
import type { AxisValues } from '../rulebook/axes.ts'
import type { CleanYearsReading } from './clean-years.ts'
import type { FastTrackReading } from './fast-track.ts'
import type { InspectionReading } from './inspection.ts'
import type { CheckItem, CheckMark, Decider, Duty, EntrySeen } from './matter.ts'
import type { MustCheckReading } from './must-check.ts'

/** How an entry reaches the party: its own, or a unit's whose offices it held when the conduct happened. */
export type Concern =
  { readonly kind: 'own' } | { readonly kind: 'responsiblePerson'; readonly roles: readonly ResponsibleRole[] }

/** Where the subject turns: first stop, form, and what comes after; from the rules that the entry's procedure follows. */
export interface Remedy {
  /** `null` where no text of the place says where an objection goes. */
  readonly objection: AxisValues['objectionFirstStop'] | null
  readonly secondLevel: AxisValues['secondLevel']['remedies']
  readonly basis: readonly Citation[]
}

/** A measure that must or may be applied, with everything a named official needs to decide. */
export interface RecommendedMeasure {
  readonly itemId: string
  readonly listingId: string
  readonly listTypeId: string
  readonly concern: Concern
  /** True for a consortium member's entry: it concerns the whole bid. */
  readonly concernsWhole: boolean
  readonly document: CaseDocument
  readonly measure: Measure
  /** The cited articles that are law that day and high enough. */
  readonly articles: readonly LawArticle[]
  /** Class, tier and the clause that sets the scheme. */
  readonly measureClass: ReadClass
  readonly duty: Duty
  /** 暂停执行 while the entry is stayed. */
  readonly state: 'applicable' | 'suspended'
  readonly stayBasis: readonly Citation[]
  /** The last day of the measure's effect; `null` while nothing fixes it. */
  readonly lastDay: LocalDate | null
  readonly remedy: Remedy
}

/** Something that stands in the file and is never applied here, with the reasons. */
export interface ShownMeasure {
  readonly listingId: string
  /** `null` where the whole entry has no effect. */
  readonly measureId: string | null
  /** Every reason, in the order in which a clerk would check them. */
  readonly reasons: Reasons
}

/** An entry that is over: shown for the official's eye, with its last day. */
export interface EndedEntry {
  readonly listingId: string
  readonly lastDay: LocalDate
  readonly reason: ReleaseReason
}

/** The answer of a check for one party, one matter, one unit, one day; a recommendation, never an act. */
export interface CheckReading {
  readonly must: readonly RecommendedMeasure[]
  readonly may: readonly RecommendedMeasure[]
  readonly shown: readonly ShownMeasure[]
  readonly ended: readonly EndedEntry[]
  /** What the receipt keeps to find out later that an entry has changed. */
  readonly entries: readonly EntrySeen[]
  /** The receipt's items: everything that somebody must answer for. */
  readonly items: readonly CheckItem[]
  readonly decider: Decider
  readonly mustCheck: MustCheckReading
  readonly cleanYears: CleanYearsReading | null
  readonly fastTrack: FastTrackReading
  readonly inspection: InspectionReading
  readonly marks: readonly CheckMark[]
}
