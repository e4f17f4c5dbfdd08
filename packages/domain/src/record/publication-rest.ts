import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'

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

/** What rests the publication of a record on a day; `undefined` where nothing does. */
export function findRest(
  { rests = [] }: { readonly rests?: readonly PublicationRest[] },
  on: LocalDate,
): PublicationRest | undefined {
  return rests.find(({ from, until }) => from <= on && (until === null || on < until))
}

/** Ends what runs; a rest that ended on the day it began did not exist. */
export function endRest(rests: readonly PublicationRest[], restId: string, on: LocalDate): readonly PublicationRest[] {
  return rests.flatMap((rest) => {
    if (rest.restId !== restId || rest.until !== null) return [rest]
    return rest.from < on ? [{ ...rest, until: on }] : []
  })
}
