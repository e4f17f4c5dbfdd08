import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Ground } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { CreditRecord, RecordEvent } from './record.ts'

/**
 * Why the publication of a record rests: a reviewing organ or a court ordered it, or a court approved the reorganisation
 * or the settlement of its subject.
 */
export type RestCause = 'interimStay' | 'insolvencyShield'

/** Days on which the publication of a record rests; `until` is the first day on which it no longer does. */
export interface PublicationRest {
  readonly restId: string
  readonly cause: RestCause
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly basis: readonly Citation[]
}

/** Something that rests the publication of a record, or lets it go on. */
export type RecordRestStep =
  | { readonly kind: 'rests'; readonly restId: string; readonly cause: RestCause }
  | { readonly kind: 'resumes'; readonly restId: string }

/**
 * Rests the publication of a record, or lets it go on, from today; it favours the subject, so no health mark holds it up.
 * Repeated, or on a record that was withdrawn, it changes nothing.
 * @basis ARL/第四十二条; ALIT/第五十六条; N22/破产重整条款（序号未核）; O36/破产重整条款（序号未核）
 */
export function decideRecordRest(
  record: CreditRecord | undefined,
  step: RecordRestStep,
  on: LocalDate,
  ground: Ground,
): Result<readonly RecordEvent[], Refusal> {
  if (record === undefined) return refuse({ code: 'RECORD_UNKNOWN', basis: [] })
  const stands = record.rests?.some(({ restId, until }) => restId === step.restId && until === null) === true
  const { restId } = step
  if (step.kind === 'resumes') return ok(stands ? [{ type: 'RecordResumed', restId, on, ground }] : [])
  if (stands || record.status === 'withdrawn') return ok([])
  return ok([{ type: 'RecordRested', restId, cause: step.cause, on, ground }])
}

/** What rests the publication of a record on a day; `undefined` where nothing does. */
export function findRest({ rests = [] }: CreditRecord, on: LocalDate): PublicationRest | undefined {
  return rests.find(({ from, until }) => from <= on && (until === null || on < until))
}

/** Ends what runs; a rest that ended on the day it began did not exist. */
export function endRest(rests: readonly PublicationRest[], restId: string, on: LocalDate): readonly PublicationRest[] {
  return rests.flatMap((rest) => {
    if (rest.restId !== restId || rest.until !== null) return [rest]
    return rest.from < on ? [{ ...rest, until: on }] : []
  })
}
