import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor } from '../kernel/refs.ts'
import { groundOn, type LawInForce } from '../listing/law-in-force.ts'
import type { Objection, ObjectionEvent } from './objection.ts'

/** The decision or judgment by which an answer fell, with the last day it set for the new one, if any. */
export interface Annulment {
  readonly reviewId: string
  readonly lastDay: LocalDate | null
  readonly basis: readonly Citation[]
  readonly by: Actor
}

/**
 * Opens an objection again whose answer was annulled: nobody answered it now, and it has to be answered anew, within the
 * days that the organ set, else within those of the place.
 * @basis ARL/第六十四条; ALIT/第七十条
 */
export function decideAnnulledAnswer(
  state: Objection,
  { reviewId, lastDay, basis, by }: Annulment,
  law: LawInForce,
  today: LocalDate,
): readonly ObjectionEvent[] {
  if (state.kind !== 'decided') return []
  const { objectionId } = state
  const ground = groundOn(law, basis, { review: reviewId })
  return [{ type: 'ObjectionAnswerAnnulled', objectionId, on: today, ground, reviewId, lastDay, by }]
}
