import type { LocalDate } from '../calendar/local-date.ts'
import type { TextRef } from '../kernel/refs.ts'

/** What follows a broken promise; a sanction needs an entry of its own, never this alone. */
export type DeferredConsequence = 'applicationReturned' | 'decisionOnWhatIsThere' | 'permitWithdrawn' | 'extended'

/** 容缺受理: an application taken in although materials are missing, on the applicant's written promise. */
export interface DeferredPromise {
  /** The materials that were missing, each by its name in the service guide. */
  readonly missing: readonly string[]
  /** The written promise, in the vault. */
  readonly promise: TextRef
  readonly acceptedOn: LocalDate
  /** Last day to supply them, set by the department; a promise ends on its date and does not move. */
  readonly dueOn: LocalDate
  readonly supplied: readonly { readonly item: string; readonly on: LocalDate }[]
  /** Set when the department has recorded that the promise was not kept, with what follows. */
  readonly broken: { readonly on: LocalDate; readonly consequence: DeferredConsequence; readonly text: TextRef } | null
}
