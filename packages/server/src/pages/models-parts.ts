/** The lists' own colours: 守信红名单, 失信黑名单, 重点关注, 已修复, and everything else. */
export type TagKind = 'redList' | 'blackList' | 'watch' | 'repaired' | 'record'

export interface Tag {
  readonly kind: TagKind
  /** The list's name as the place calls it; data, not ours. */
  readonly label: string
}

/** A process state: always an icon with its word, never a coloured tag. */
export interface StatusWord {
  readonly kind: 'waiting' | 'received' | 'done' | 'notApplicable' | 'overdue' | 'stayed'
  readonly label: string
}

export interface LinkView {
  readonly label: string
  readonly href: string
}

export type FactValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  /** `null`: not set, shown as a dash. */
  | { readonly kind: 'date'; readonly date: string | null }
  /** A term: its first and last day, open-ended when `to` is null; `note` says how it was counted. */
  | { readonly kind: 'term'; readonly from: string; readonly to: string | null; readonly note: string | null }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'status'; readonly status: StatusWord }
  /** A limit that runs: the day, how far away, and whether it presses. */
  | { readonly kind: 'due'; readonly date: string; readonly left: string; readonly pressing: boolean }

export interface Fact {
  readonly label: string
  readonly value: FactValue
}

export interface CitationView {
  /** 《title》number clause. */
  readonly text: string
  readonly confirmed: boolean
  /** The clause's wording where the deployer loaded it. */
  readonly passage: string | null
}

export interface Tab {
  readonly label: string
  readonly count: number | null
  readonly href: string
  readonly current: boolean
}

export interface Paging {
  readonly page: number
  readonly size: number
  readonly total: number
  readonly path: string
  /** The other parameters of the address, kept from page to page. */
  readonly query: Readonly<Record<string, string>>
}

export interface ResultItem {
  readonly tag: Tag
  readonly name: string
  readonly code: string | null
  readonly reason: string
  readonly facts: readonly Fact[]
  readonly links: readonly LinkView[]
}

export interface FieldView {
  readonly name: string
  readonly value: string
  readonly error: string | null
}

export interface OptionView {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

export interface Step {
  readonly label: string
  readonly state: 'done' | 'current' | 'ahead'
}

export interface TimelineItem {
  readonly at: string
  readonly act: string
  readonly who: string
  readonly note: string | null
  readonly basis: readonly CitationView[]
}

/** Why something was refused, for a person. */
export interface RefusalView {
  readonly code: string
  readonly title: string
  readonly mend: string
  readonly basis: readonly CitationView[]
}

/** Something that a person may do here, or why not. */
export interface ActionView {
  readonly name: string
  readonly label: string
  readonly href: string
  readonly primary: boolean
  readonly refusal: RefusalView | null
}
