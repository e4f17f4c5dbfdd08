import type { Frame } from './frame.ts'
import type {
  ActionView,
  CitationView,
  Fact,
  FieldView,
  LinkView,
  OptionView,
  Paging,
  RefusalView,
  StatusWord,
  Step,
  Tab,
  Tag,
  TimelineItem,
} from './models-parts.ts'

export interface WorkItem {
  readonly title: string
  readonly href: string
  readonly subject: string
  readonly status: StatusWord
  readonly due: string | null
  readonly left: string | null
}

export interface MyDayModel {
  readonly frame: Frame
  readonly overdue: readonly WorkItem[]
  readonly dueSoon: readonly WorkItem[]
  readonly waiting: readonly WorkItem[]
  readonly lastImports: readonly {
    readonly file: string
    readonly href: string
    readonly at: string
    readonly result: string
  }[]
}

export interface ImportFormModel {
  readonly frame: Frame
  /** Who may only read sees what came in, and no form. */
  readonly mayUpload: boolean
  readonly formats: readonly OptionView[]
  readonly format: FieldView
  readonly extent: FieldView
  readonly fileError: string | null
  readonly recent: readonly {
    readonly file: string
    readonly href: string
    readonly at: string
    readonly by: string
    readonly status: StatusWord
    readonly rows: number
    readonly wrong: number
  }[]
}

export interface ImportReportModel {
  readonly frame: Frame
  readonly file: string
  readonly formatName: string
  readonly phase: 'received' | 'reading' | 'storing' | 'done' | 'failed'
  readonly total: number | null
  readonly handled: number
  readonly good: number
  readonly duplicate: number
  readonly corrected: number
  readonly questions: number
  readonly wrong: number
  /** Rows that went in although something was to be said about them. */
  readonly hints: number
  readonly questionsHref: string | null
  readonly facts: readonly Fact[]
  readonly failure: string | null
  readonly rows: readonly {
    readonly line: number
    readonly severity: 'returned' | 'asked' | 'hint'
    readonly column: string
    readonly code: string
    readonly read: string
    readonly mend: string
  }[]
  readonly errorFile: LinkView | null
  readonly paging: Paging | null
}

export interface ListingCaseModel {
  readonly frame: Frame
  readonly tag: Tag
  readonly title: string
  readonly version: number
  readonly facts: readonly Fact[]
  readonly steps: readonly Step[]
  readonly actions: readonly ActionView[]
  readonly notices: readonly string[]
  /** The papers of the case and of the measures on it, with how their service stands. */
  readonly papers: readonly { readonly title: string; readonly href: string | null; readonly status: string }[]
  /** Where those entitled open the sealed texts of the case. */
  readonly textsHref: string | null
  readonly tabs: readonly Tab[]
  readonly timeline: readonly TimelineItem[]
  readonly measures: readonly {
    readonly name: string
    readonly measureClass: string
    readonly implementers: readonly string[]
    readonly basis: readonly CitationView[]
    readonly status: StatusWord
  }[]
}

/** A form for one act on one case; each act declares its fields. */
export interface ActFormModel {
  readonly frame: Frame
  readonly title: string
  readonly action: string
  readonly version: number
  readonly about: readonly Fact[]
  readonly basis: readonly CitationView[]
  readonly fields: readonly ActField[]
  readonly submit: string
  readonly back: LinkView
  /** Said in full before an act that cannot be taken back. */
  readonly consequence: string | null
  readonly refusal: RefusalView | null
}

export type ActField = FieldView & {
  readonly label: string
  readonly hint: string | null
} & (
    | { readonly kind: 'text' | 'date' | 'area' | 'number' | 'hidden' }
    /** The value of boxes holds the ticked ones, one a line. */
    | { readonly kind: 'choice' | 'radio' | 'boxes'; readonly options: readonly OptionView[] }
  )

export interface CheckedMeasure {
  readonly id: string
  readonly name: string
  readonly kind: 'incentive' | 'sanction'
  readonly duty: 'must' | 'may'
  readonly entry: Tag
  readonly document: string
  readonly basis: readonly CitationView[]
  readonly term: Fact
  readonly status: StatusWord
  readonly remedy: string
  /** Where applying or explaining is posted, or `null` once it is settled. */
  readonly applyHref: string | null
  readonly explainHref: string | null
}

export interface CheckDeskModel {
  readonly frame: Frame
  readonly occasions: readonly OptionView[]
  readonly occasion: FieldView
  readonly matter: FieldView
  readonly subject: FieldView
  /** Needed only for a subject that is not registered yet. */
  readonly name: FieldView
  readonly tabs: readonly Tab[]
  /** Who was found by name, to be chosen from; `null` where nobody was looked for. */
  readonly candidates: readonly { readonly name: string; readonly code: string | null }[] | null
  /** Who reads a receipt without the right to check sees no form. */
  readonly mayCheck: boolean
  readonly refusal: RefusalView | null
  readonly result: {
    readonly receipt: string
    readonly subjectName: string
    readonly subjectCode: string | null
    readonly matter: string
    readonly checkedAt: string
    readonly decider: string
    readonly cleanYears: Fact
    /** Whether the check was a duty, the fast track, the inspection plan. */
    readonly facts: readonly Fact[]
    /** Why the answer is incomplete, where it is. */
    readonly marks: readonly string[]
    readonly measures: readonly CheckedMeasure[]
    /** What stands in the file and is not applied here, with every reason. */
    readonly shown: readonly {
      readonly name: string
      readonly entry: string
      readonly reasons: readonly RefusalView[]
    }[]
    readonly ended: readonly string[]
    readonly close: ActionView
  } | null
}

/** One table of work: filters in the address, rows, and where each row leads. */
export interface WorkListModel<Row> {
  readonly frame: Frame
  readonly tabs: readonly Tab[]
  readonly search: FieldView
  readonly rows: readonly Row[]
  readonly paging: Paging | null
  /** Whether the caller may add a row of its own. */
  readonly mayAdd?: boolean
}

export interface ListingRow {
  readonly href: string
  readonly subject: string
  readonly tag: Tag
  readonly determiner: string
  readonly status: StatusWord
  readonly due: string | null
  readonly changedAt: string
}

export interface TaskRow {
  /** Where the next act is. */
  readonly href: string
  readonly acts: readonly LinkView[]
  readonly subject: string
  readonly measure: string
  readonly measureClass: string
  readonly implementer: string
  readonly status: StatusWord
  readonly due: string | null
  readonly overdue: boolean
}

export interface FeedbackRow {
  readonly href: string
  readonly subject: string
  readonly measure: string
  readonly from: string
  readonly to: string
  readonly status: StatusWord
  readonly due: string | null
  readonly sentAt: string | null
}

export interface CatalogueRow {
  readonly href: string
  readonly name: string
  readonly listType: string
  readonly measureClass: string
  readonly basis: readonly CitationView[]
  readonly status: StatusWord
  readonly version: number
}

export interface OrganisationRow {
  readonly href: string
  readonly name: string
  readonly region: string
  readonly roles: readonly string[]
  readonly liaison: string
  readonly status: StatusWord
}

export interface AdminModel {
  readonly frame: Frame
  readonly facts: readonly Fact[]
  readonly checks: readonly { readonly name: string; readonly status: StatusWord; readonly detail: string }[]
  readonly accounts: readonly {
    readonly account: string
    readonly organisation: string
    readonly roles: readonly string[]
    readonly status: StatusWord
    readonly actions: readonly ActionView[]
  }[]
  readonly calendars: readonly { readonly year: number; readonly notice: string; readonly status: StatusWord }[]
}

/** A matter in a list of them. */
export interface MatterRowModel {
  readonly href: string
  readonly reference: string
  readonly occasion: string
  readonly unit: string
  readonly decider: string
  readonly openedOn: string
  readonly openItems: number
  readonly status: StatusWord
}

/** A licence, an honour or a subsidy that no check went before. */
export interface MissedCheckModel {
  readonly document: string
  readonly unit: string
  readonly occasion: string
  readonly on: string
  readonly basis: readonly CitationView[]
}

/** One matter: its parties, its receipts, and what can be done. */
export interface MatterModel {
  readonly frame: Frame
  readonly title: string
  readonly facts: readonly Fact[]
  readonly actions: readonly ActionView[]
  readonly parties: readonly {
    readonly name: string
    readonly role: string
    readonly identity: StatusWord
    readonly confirmHref: string | null
    /** Reference moments at which a check of it is still due. */
    readonly due: readonly string[]
    readonly recheckAction: string | null
  }[]
  readonly receipts: readonly {
    readonly href: string
    readonly name: string
    readonly moment: string
    readonly on: string
    readonly status: StatusWord
  }[]
}

/** A record in a list of them. */
export interface RecordRowModel {
  readonly href: string
  readonly subject: string
  readonly kind: string
  readonly document: string
  readonly authority: string
  readonly decidedOn: string
  readonly status: StatusWord
  readonly due: string | null
}

export interface RecordListModel extends WorkListModel<RecordRowModel> {
  /** The state that a tab chose, kept while filtering. */
  readonly state: string
  readonly kinds: readonly OptionView[]
  readonly kind: FieldView
}

/** One record: what it says, where its publicity stands, what may be done, what came of it. */
export interface RecordModel {
  readonly frame: Frame
  readonly tag: Tag
  readonly title: string
  readonly facts: readonly Fact[]
  readonly publicity: readonly Fact[]
  readonly basis: readonly CitationView[]
  readonly actions: readonly ActionView[]
  readonly entries: readonly LinkView[]
  readonly personalHref: string | null
  readonly timeline: readonly TimelineItem[]
}

/** A question of an import that waits for a person, with the answers open to this caller. */
export interface QuestionRowModel {
  readonly asked: string
  readonly about: string
  readonly fileHref: string | null
  readonly line: number | null
  readonly openedOn: string
  /** Where the answer is posted, or `null` where this caller cannot answer here. */
  readonly action: string | null
  readonly field: 'organisationId' | 'kind'
  readonly options: readonly OptionView[]
  readonly instead: { readonly text: string; readonly href: string | null } | null
}

export interface QuestionsModel {
  readonly frame: Frame
  readonly rows: readonly QuestionRowModel[]
  readonly error: string | null
}

export interface MeetingListModel {
  readonly frame: Frame
  readonly mayCall: boolean
  readonly rows: readonly {
    readonly href: string
    readonly title: string
    /** The number of its decision; empty before it was issued. */
    readonly number: string
    readonly agenda: string
    readonly lead: string
    readonly status: StatusWord
  }[]
}

/** One determination meeting: its agenda, who is called, its draw and what may be done. */
export interface MeetingModel {
  readonly frame: Frame
  readonly title: string
  readonly facts: readonly Fact[]
  readonly actions: readonly ActionView[]
  readonly cases: readonly {
    readonly href: string
    readonly subject: string
    readonly document: string
    readonly outcome: string
  }[]
  readonly called: readonly string[]
  readonly draw: {
    readonly facts: readonly Fact[]
    readonly seeds: readonly { readonly party: string; readonly commitment: string; readonly value: string }[]
    /** The whole transcript for `xinheng verify draw`. */
    readonly transcript: string | null
  } | null
}
