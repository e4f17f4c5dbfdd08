import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { DisputeTarget, ObjectionRemedy } from '@xinheng/domain/objection/objection'
import type { ReviewRemedy } from '@xinheng/domain/review/review'

/** What an officer ticks as put right; a lifted measure is named with its unit. */
export type GivenRemedy =
  'voidEntry' | 'correct' | 'endPublication' | { readonly measureId: string; readonly implementer: string }

type Remedy = Exclude<ObjectionRemedy, { readonly kind: 'none' }>

/** What was ticked, with the statement by reference; a correction without its statement is left out, so that the rule misses it. */
export function toObjectionRemedies(
  given: readonly GivenRemedy[],
  target: DisputeTarget | undefined,
  statement: string,
): readonly Remedy[] {
  return given.flatMap((one): readonly Remedy[] => {
    if (typeof one === 'object') return [{ kind: 'liftMeasure', ...one }]
    if (one === 'correct') return statement === '' ? [] : [{ kind: 'correct', statement }]
    if (one === 'voidEntry' && target?.kind === 'measure') {
      return [{ kind: 'liftMeasure', measureId: target.measureId, implementer: target.implementer }]
    }
    return [{ kind: one }]
  })
}

/** The same for a review, which may also give the entry an earlier last day. */
export function toReviewRemedies(
  given: readonly GivenRemedy[],
  target: DisputeTarget | undefined,
  statement: string,
  lastDay: LocalDate | null,
): readonly ReviewRemedy[] {
  const shorter: readonly ReviewRemedy[] = lastDay === null ? [] : [{ kind: 'shortenTerm', lastDay }]
  return [...toObjectionRemedies(given, target, statement), ...shorter]
}

/** A ticked box as a remedy: `voidEntry`, `correct`, `endPublication`, or `lift measure unit`. */
export function readGivenRemedy(text: string): GivenRemedy | undefined {
  const [kind = '', measureId = '', implementer = ''] = text.split(/\s+/)
  if (kind === 'voidEntry' || kind === 'correct' || kind === 'endPublication') return kind
  return kind === 'lift' && measureId !== '' && implementer !== '' ? { measureId, implementer } : undefined
}
