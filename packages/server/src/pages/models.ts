import type { Problem } from '../http/problem.ts'
import type { Frame } from './frame.ts'
import type { RefusalView, Step, TimelineItem } from './models-parts.ts'
import type {
  CitationView,
  Fact,
  FieldView,
  LinkView,
  Paging,
  ResultItem,
  StatusWord,
  Tab,
  Tag,
} from './models-parts.ts'

export type * from './models-parts.ts'
export type * from './models-staff.ts'

// ── Portal ──

export type SearchOutcome = 'home' | 'found' | 'none' | 'tooShort' | 'identifier'

export interface SearchModel {
  readonly frame: Frame
  readonly outcome: SearchOutcome
  /** What was searched; empty on the front page, and never a person's number. */
  readonly query: string
  readonly tabs: readonly Tab[]
  readonly results: readonly ResultItem[]
  readonly paging: Paging | null
  /** Shown on the front page: what the platform holds today. */
  readonly figures: readonly {
    readonly label: string
    readonly count: number
    readonly orMore: boolean
    readonly href: string
  }[]
  /** There is more than was looked at: the words must be narrowed. */
  readonly cut: boolean
}

export interface MeasureLine {
  readonly name: string
  readonly implementers: readonly string[]
  readonly basis: readonly CitationView[]
}

export interface RightsStep {
  readonly title: string
  readonly text: string
  readonly basis: readonly CitationView[]
}

/** One way to contest an entry or to have it repaired: where, by which body, and until when. */
export interface RemedyWay {
  readonly title: string
  /** Where to begin; `null` where it begins elsewhere, or cannot begin now. */
  readonly action: LinkView | null
  readonly facts: readonly Fact[]
  readonly basis: readonly CitationView[]
  /** Where its subject, signed in, reports that it took this way. */
  readonly report?: string
}

/** An entry that was public and is so no more: nothing of what it was, and what can still be asked for. */
export interface EndedEntryModel {
  readonly frame: Frame
  readonly ways: readonly RemedyWay[]
}

export interface EntryModel {
  readonly frame: Frame
  readonly tag: Tag
  readonly subject: { readonly name: string; readonly code: string | null; readonly href: string | null }
  readonly reason: string
  readonly facts: readonly Fact[]
  /** Why it stands: the effective document and the law of the list. */
  readonly basis: readonly CitationView[]
  readonly measures: readonly MeasureLine[]
  /** How to contest it or have it repaired, each one click away. */
  readonly ways: readonly RemedyWay[]
  readonly remedies: readonly RightsStep[]
  /** What holds the entry back or explains it, such as a running objection. */
  readonly notices: readonly string[]
}

export interface SubjectModel {
  readonly frame: Frame
  readonly name: string
  readonly code: string | null
  readonly kind: string
  readonly formerNames: readonly string[]
  readonly facts: readonly Fact[]
  readonly tabs: readonly Tab[]
  readonly entries: readonly ResultItem[]
  readonly paging: Paging | null
}

export interface MeasuresModel {
  readonly frame: Frame
  readonly tabs: readonly Tab[]
  readonly measures: readonly {
    readonly id: string
    readonly name: string
    readonly content: string
    readonly listTypes: readonly string[]
    readonly measureClass: string
    readonly implementers: readonly string[]
    readonly subjectKinds: readonly string[]
    readonly basis: readonly CitationView[]
    readonly state: StatusWord
    readonly publishedOn: string | null
  }[]
  readonly paging: Paging | null
}

export interface RulesModel {
  readonly frame: Frame
  readonly place: string
  readonly on: string
  readonly places: readonly { readonly name: string; readonly href: string; readonly current: boolean }[]
  readonly rules: readonly {
    readonly number: number
    readonly axis: string
    readonly value: string
    readonly layer: string
    readonly basis: readonly CitationView[]
    readonly confirmed: boolean
    readonly effective: string
    readonly until: string | null
    readonly conflict: string | null
  }[]
}

export interface RightsModel {
  readonly frame: Frame
  readonly place: string
  readonly steps: readonly RightsStep[]
  /** What happens to measures while an objection runs, in this place. */
  readonly meanwhile: RightsStep
  readonly channels: readonly Fact[]
}

export interface ErrorModel {
  readonly frame: Frame
  readonly problem: Problem
}

export interface SignInModel {
  readonly frame: Frame
  readonly account: FieldView
  readonly password: FieldView
  readonly next: string
  /** What failed as a whole: wrong account or password, locked. */
  readonly failure: string | null
  readonly demoAccounts: readonly { readonly account: string; readonly password: string; readonly role: string }[]
}

export type { RefusalView, Step, TimelineItem }
