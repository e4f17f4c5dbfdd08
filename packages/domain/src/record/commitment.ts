import type { LocalDate } from '../calendar/local-date.ts'
import type { CreditRecord } from './record.ts'

/** Where a public commitment (信用承诺) stands on a day. */
export type CommitmentReading =
  | { readonly kind: 'running'; readonly dueOn: LocalDate | null }
  | { readonly kind: 'overdue'; readonly dueOn: LocalDate }
  | { readonly kind: 'performed'; readonly on: LocalDate; readonly late: boolean }
  | { readonly kind: 'broken'; readonly on: LocalDate }

/**
 * Where a commitment stands: a promise ends on its date, rest day or not. Overdue is no breach: that one was broken
 * is for a person to record. `undefined` for other records.
 * @basis YF/(三); GD/(三); JN/二(二)1; SD_REG/第三十五条; HN_REG/第五十八条
 */
export function findCommitmentReading(record: CreditRecord, on: LocalDate): CommitmentReading | undefined {
  const { content, performance } = record
  if (content.kind !== 'commitment') return undefined
  const { dueOn } = content
  if (performance !== null && performance.on <= on) {
    if (performance.outcome === 'broken') return { kind: 'broken', on: performance.on }
    return { kind: 'performed', on: performance.on, late: dueOn !== null && performance.on > dueOn }
  }
  return dueOn !== null && on > dueOn ? { kind: 'overdue', dueOn } : { kind: 'running', dueOn }
}
