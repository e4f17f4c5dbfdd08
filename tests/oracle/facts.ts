// What may be tried in a history. A fact is a command that was accepted on a day. Nothing here computes.

import type { Day } from './days.ts'
import type { Grade, Place } from './values.ts'

/** Officers are named, because separate hands is about persons, not about roles. */
export type Officer = 'zhao' | 'qian' | 'sun' | 'li' | 'zhou' | 'wu'
export type Source = 'court' | 'tax' | Place
export type MeasureName = 'tender' | 'funds' | 'travel' | 'award' | 'memo-only' | 'withdrawn' | 'not-published'
export type Target =
  | { readonly of: 'entry' }
  | { readonly of: 'publication' }
  | { readonly of: 'measure'; readonly measure: MeasureName; readonly place: Place }
/** Who holds copies outside under a contract: told of what is shared, and of its end. */
export type Receiver = 'bank' | 'platform'
export const receivers: readonly Receiver[] = ['bank', 'platform']
export type Asker = 'subject' | 'agent' | 'agent-without-proof' | 'stranger'

export interface Basis {
  readonly number: string
  readonly effectiveOn: Day
  readonly level: 'national' | 'local-regulation' | 'local-policy'
}

export type Command =
  // The life of an entry made here.
  | {
      readonly kind: 'propose'
      readonly by: Officer
      readonly subject: 'organisation' | 'person'
      readonly grade: Grade
      /** Whether a rule or an official settled the grade; else an early application for repair is taken and weighed. */
      readonly gradeConfirmed: boolean
      readonly months: number
      readonly tier: 'below' | 'list'
      readonly basis: Basis | undefined
    }
  | { readonly kind: 'notice'; readonly by: Officer; readonly answerDays: number; readonly complete: boolean }
  | { readonly kind: 'serve'; readonly by: Officer; readonly proof: boolean }
  | { readonly kind: 'statement' }
  | { readonly kind: 'answer-statement'; readonly by: Officer }
  | { readonly kind: 'decide'; readonly by: Officer; readonly panel: 'none' | 'named' | 'drawn' }
  | { readonly kind: 'drop'; readonly by: Officer }
  | { readonly kind: 'withdraw'; readonly by: Officer }
  // An entry that comes from another authority.
  | {
      readonly kind: 'receive'
      readonly by: Officer
      readonly source: Source
      readonly subject: 'organisation' | 'person'
      readonly grade: Grade
      /** Whether a rule or an official settled the grade; else an early application for repair is taken and weighed. */
      readonly gradeConfirmed: boolean
      readonly months: number
      readonly tier: 'below' | 'list'
      readonly decidedOn: Day
      readonly document: string | undefined
      readonly service: 'stated' | 'not-stated'
    }
  | { readonly kind: 'confirm-service'; readonly by: Officer }
  | { readonly kind: 'upstream-vanish' }
  | { readonly kind: 'upstream-answer'; readonly stands: boolean }
  | { readonly kind: 'upstream-release' }
  // Disputes.
  | {
      readonly kind: 'object'
      readonly by: Asker
      readonly target: Target
      readonly written: boolean
      readonly account: boolean
    }
  | { readonly kind: 'report-error'; readonly by: Officer }
  /** An officer confirms that an objection sent without an account comes from whom it concerns. */
  | { readonly kind: 'identify'; readonly by: Officer }
  | { readonly kind: 'transfer'; readonly by: Officer }
  | { readonly kind: 'test-begin'; readonly by: Officer }
  | { readonly kind: 'test-end'; readonly by: Officer }
  | { readonly kind: 'provider-answer'; readonly correct: boolean }
  | { readonly kind: 'decide-objection'; readonly by: Officer; readonly outcome: 'rejected' | 'corrected' | 'upheld' }
  | { readonly kind: 'tell-result'; readonly by: Officer }
  | { readonly kind: 'take-back-objection' }
  | { readonly kind: 'complain'; readonly by: Asker }
  | { readonly kind: 'decide-complaint'; readonly by: Officer; readonly outcome: 'rejected' | 'upheld' }
  | { readonly kind: 'record-review'; readonly review: '行政复议' | '行政诉讼' }
  | { readonly kind: 'interim-stay' }
  | { readonly kind: 'lift-interim-stay' }
  | { readonly kind: 'review-outcome'; readonly outcome: 'maintained' | 'annulled' }
  // Repair.
  | {
      readonly kind: 'apply-repair'
      readonly by: Asker
      readonly performed: boolean
      readonly commitment: boolean
      readonly forged: boolean
    }
  | { readonly kind: 'accept-repair'; readonly by: Officer }
  | { readonly kind: 'decide-repair'; readonly by: Officer; readonly allowed: boolean }
  | { readonly kind: 'publicise-repair'; readonly by: Officer }
  | { readonly kind: 'execute-repair' }
  // Measures.
  | {
      readonly kind: 'apply'
      readonly by: Officer
      readonly place: Place
      readonly measure: MeasureName
      readonly power: boolean
    }
  | {
      readonly kind: 'tell-subject'
      readonly by: Officer
      readonly place: Place
      readonly measure: MeasureName
      readonly reasons: boolean
    }
  | { readonly kind: 'lift'; readonly by: Officer; readonly place: Place; readonly measure: MeasureName }
  // Copies outside, and what follows the end of an entry.
  | { readonly kind: 'share-begins'; readonly receiver: Receiver; readonly contract: boolean }
  | { readonly kind: 'share-ends'; readonly receiver: Receiver }
  | { readonly kind: 'confirm-release'; readonly by: Place | Receiver }
  | { readonly kind: 'confirm-erratum'; readonly by: Place | Receiver }
  | { readonly kind: 'public-erratum'; readonly by: Officer }
  | { readonly kind: 'close-redress'; readonly by: Officer }

export type Kind = Command['kind']
export type Of<K extends Kind> = Extract<Command, { readonly kind: K }>

export interface Fact {
  readonly on: Day
  readonly command: Command
}

export interface History {
  readonly home: Place
  readonly facts: readonly Fact[]
}

export interface MeasureRow {
  readonly basis: 'law' | 'central-policy' | 'local-regulation' | 'memorandum'
  readonly fits: readonly ('organisation' | 'person')[]
  readonly fromTier: 'below' | 'list'
  readonly published: readonly [string, string | undefined] | undefined
}

/** The measures the histories play with; the last three may never be used (国办发〔2020〕49号; 攀枝花 二(一)1; 濮阳 四(三)). */
export const measures: Readonly<Record<MeasureName, MeasureRow>> = {
  tender: { basis: 'law', fits: ['organisation', 'person'], fromTier: 'list', published: ['2026-01-01', undefined] },
  funds: { basis: 'law', fits: ['organisation'], fromTier: 'list', published: ['2026-01-01', undefined] },
  travel: { basis: 'law', fits: ['person'], fromTier: 'list', published: ['2026-01-01', undefined] },
  award: {
    basis: 'central-policy',
    fits: ['organisation', 'person'],
    fromTier: 'below',
    published: ['2026-01-01', undefined],
  },
  'memo-only': {
    basis: 'memorandum',
    fits: ['organisation', 'person'],
    fromTier: 'list',
    published: ['2026-01-01', undefined],
  },
  withdrawn: {
    basis: 'law',
    fits: ['organisation', 'person'],
    fromTier: 'list',
    published: ['2026-01-01', '2026-04-01'],
  },
  'not-published': { basis: 'law', fits: ['organisation', 'person'], fromTier: 'list', published: undefined },
}
