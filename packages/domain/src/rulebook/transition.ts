import type { LocalDate } from '../calendar/local-date.ts'
import { compareValues } from './axis-order.ts'
import type { Axis } from './axes.ts'
import type { Conflict } from './conflict.ts'
import { readRule, type RuleAnswer } from './read-rule.ts'
import type { PlaceCode, RuleBook } from './rule-row.ts'

/** The two days that tie a case to the law of its time. */
export interface CaseDates {
  /** The day of the conduct; of its end where it went on. */
  readonly factOn: LocalDate
  /** The day on which the authority decided. */
  readonly decidedOn: LocalDate
}

/**
 * The rule for a case that a change of law cuts through. The newest row in force on the day of the question says how
 * it takes over: `oldLaw` leaves the rule of the day of the conduct, `newLaw` applies that of the day of the question,
 * `lighter` the kindest of conduct, decision and question; where two cannot be ranked the older one stays, reported.
 * @basis 行政处罚法/第三十七条
 */
export function readRuleForCase<A extends Axis>(
  book: RuleBook,
  place: PlaceCode,
  axis: A,
  dates: CaseDates,
  on: LocalDate,
): RuleAnswer<A> {
  const newest = readRule(book, place, axis, on)
  if (newest.kind === 'unspecified' || newest.row.transition === 'newLaw') return newest
  const oldest = readRule(book, place, axis, dates.factOn)
  if (newest.row.transition === 'oldLaw') return oldest
  return [readRule(book, place, axis, dates.decidedOn), newest].reduce(
    (kindest, later) => lighterOf(axis, kindest, later),
    oldest,
  )
}

/** A day without any rule lays no burden that a later rule could lighten, so the first rule there is counts. */
function lighterOf<A extends Axis>(axis: A, earlier: RuleAnswer<A>, later: RuleAnswer<A>): RuleAnswer<A> {
  if (earlier.kind === 'unspecified') return later
  if (later.kind === 'unspecified') return earlier
  const order = compareValues(axis, later.value, earlier.value)
  if (order === 'kinder') return later
  if (order !== 'incomparable') return earlier
  const unresolved: Conflict = {
    kind: 'transition',
    place: later.row.place,
    axis,
    clause: earlier.row.source,
    against: later.row.source,
    taken: 'clause',
    what: '新旧规定不能比较轻重。',
    systemDoes: '适用旧规定，并在此列明。',
  }
  return { ...earlier, conflicts: [...earlier.conflicts, unresolved] }
}
