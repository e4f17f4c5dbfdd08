import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from './citation.ts'

/** What every refusal carries: its public code and the clause that forces it. */
interface Reason<Code extends string> {
  readonly code: Code
  /** The clauses that say no; empty only where the reason is procedure of this system, not law. */
  readonly basis: readonly Citation[]
}

/**
 * Every reason the law or the procedure gives for saying no. A code is public API: never renamed.
 * The server maps each to its HTTP status and Chinese title, and does not compile while one is missing.
 */
export type Refusal =
  | Reason<'CASE_CHANGED_MEANWHILE'>
  | (Reason<'CALENDAR_NOT_PUBLISHED'> & { readonly year: number })
  | (Reason<'RULE_UNCONFIRMED'> & { readonly axis: string })
  | (Reason<'RULE_UNSPECIFIED'> & { readonly axis: string })
  // listing
  | Reason<'DOCUMENT_MISSING'>
  | (Reason<'DOCUMENT_NOT_EFFECTIVE'> & { readonly effectiveOn: LocalDate })
  | (Reason<'NOTICE_NOT_SERVED'> & { readonly listingId: string })
  | (Reason<'ANSWER_PERIOD_RUNNING'> & { readonly until: LocalDate })
  | Reason<'SAME_HANDS'>
  | (Reason<'AFTER_END'> & { readonly endedOn: LocalDate })
  // catalogue
  | (Reason<'MEASURE_NOT_IN_CATALOGUE'> & { readonly measureId: string })
  | (Reason<'MEASURE_NOT_PUBLISHED'> & { readonly measureId: string })
  | (Reason<'MEASURE_WITHOUT_LAW'> & { readonly measureId: string })

export type RefusalCode = Refusal['code']
export type RefusalOf<Code extends RefusalCode> = Extract<Refusal, { readonly code: Code }>
