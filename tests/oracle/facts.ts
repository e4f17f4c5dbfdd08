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
  | { readonly kind: 'publish'; readonly by: Officer }
  | { readonly kind: 'withdraw'; readonly by: Officer }
  | { readonly kind: 'correct'; readonly by: Officer }
  // An entry that comes from another authority.
  | {
      readonly kind: 'receive'
      readonly by: Officer
      readonly source: Source
      readonly subject: 'organisation' | 'person'
      readonly grade: Grade
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
  | { readonly kind: 'mark'; readonly by: Officer }
  | { readonly kind: 'transfer'; readonly by: Officer }
  | { readonly kind: 'test-begin'; readonly by: Officer }
  | { readonly kind: 'test-end'; readonly by: Officer }
  | { readonly kind: 'provider-answer'; readonly correct: boolean }
  | { readonly kind: 'decide-objection'; readonly by: Officer; readonly outcome: 'rejected' | 'corrected' | 'upheld' }
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
  // Measures.
  | {
      readonly kind: 'apply'
      readonly by: Officer
      readonly place: Place
      readonly measure: MeasureName
      readonly power: boolean
    }
  | { readonly kind: 'tell-subject'; readonly by: Officer; readonly place: Place; readonly measure: MeasureName }
  | { readonly kind: 'lift'; readonly by: Officer; readonly place: Place; readonly measure: MeasureName }

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
