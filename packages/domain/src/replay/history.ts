import type { LocalDate } from '../calendar/local-date.ts'
import type { SubjectKind } from '../kernel/refs.ts'
import type { TermLength } from '../listing/listing.ts'
import type { ObjectionForm, ObjectionGround, ObjectionOutcome } from '../objection/objection.ts'
import type { RepairGravity } from '../rulebook/practice/repair-practice.ts'

/** The entry that a history is about, as it stood when it took effect. */
export interface ReplayedEntry {
  readonly origin: 'determinedHere' | 'received'
  readonly listTypeId: string
  readonly subjectKind: SubjectKind
  readonly document: { readonly number: string; readonly date: LocalDate }
  readonly conduct: { readonly from: LocalDate; readonly until: LocalDate | null }
  readonly effectiveOn: LocalDate
  readonly term: TermLength
  /** The last day that a statute allows, or `null`. */
  readonly latestEnd: LocalDate | null
}

/** What somebody tries to do on a day; whether it is allowed is for the place to say. */
export type ReplayedStep = { readonly on: LocalDate } & (
  | {
      readonly act: 'object'
      readonly form: ObjectionForm
      readonly ground: ObjectionGround
    }
  | { readonly act: 'answerObjection'; readonly outcome: ObjectionOutcome }
  | { readonly act: 'complain' }
  | { readonly act: 'answerComplaint'; readonly outcome: ObjectionOutcome }
  /** An order of the reviewing organ or a court that execution stops, or its end. */
  | { readonly act: 'orderStay' }
  | { readonly act: 'liftStay' }
  | {
      readonly act: 'applyForRepair'
      readonly gravity: RepairGravity
      readonly materials: readonly ('performance' | 'rectification' | 'promise' | 'communityService')[]
    }
  | { readonly act: 'acceptRepair' }
  | { readonly act: 'decideRepair'; readonly outcome: 'granted' | 'refused' }
  | { readonly act: 'publiciseRepair' }
  | { readonly act: 'applyMeasure' }
)

export type ReplayedAct = ReplayedStep['act']

/** One entry and what was tried on it, the same for every place: facts without a jurisdiction. */
export interface History {
  readonly entry: ReplayedEntry
  readonly steps: readonly ReplayedStep[]
  /** The days to look at besides those of the steps. */
  readonly look: readonly LocalDate[]
}
