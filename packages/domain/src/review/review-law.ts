import { COURT_LIST } from '../catalogue/list-type.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import { readLastDay, startTerm } from '../term/term-clock.ts'
import { findRecheck } from '../rulebook/practice/objection-practice.ts'
import type { RuleBook } from '../rulebook/rule-row.ts'
import type { ReviewCore, ReviewOutcome, StatutoryReview } from './review.ts'

const FILING: Readonly<Record<StatutoryReview, readonly Citation[]>> = {
  reconsideration: [cite('ARL', '第二十条')],
  litigation: [cite('ALIT', '第四十四条'), cite('ALIT', '第四十六条')],
}

const INTERIM: Readonly<Record<StatutoryReview, Citation>> = {
  reconsideration: cite('ARL', '第四十二条'),
  litigation: cite('ALIT', '第五十六条'),
}

const OUTCOMES: Readonly<Record<StatutoryReview, Readonly<Record<ReviewOutcome, readonly Citation[]>>>> = {
  reconsideration: {
    upheld: [cite('ARL', '第六十八条'), cite('ARL', '第六十九条')],
    changed: [cite('ARL', '第六十三条'), cite('ARL', '第六十四条')],
    annulled: [cite('ARL', '第六十四条'), cite('ARL', '第六十七条')],
    remitted: [cite('ARL', '第六十四条')],
    declaredUnlawful: [cite('ARL', '第六十五条')],
    withdrawn: [cite('ARL', '第四十一条')],
  },
  litigation: {
    upheld: [cite('ALIT', '第六十九条')],
    changed: [cite('ALIT', '第七十条'), cite('ALIT', '第七十七条')],
    annulled: [cite('ALIT', '第七十条'), cite('ALIT', '第七十五条')],
    remitted: [cite('ALIT', '第七十条')],
    declaredUnlawful: [cite('ALIT', '第七十四条')],
    withdrawn: [cite('ALIT', '第六十二条')],
  },
}

/** What each outcome, and the case itself, stands on: the articles of the law on the kind of review. */
export const REVIEW_LAW = { filing: FILING, interim: INTERIM, outcomes: OUTCOMES } as const

/** The article that lets a change not be to the subject's disadvantage, by kind of review. */
export const NO_WORSE: Readonly<Record<StatutoryReview, Citation>> = {
  reconsideration: cite('ARL', '第六十三条'),
  litigation: cite('ALIT', '第七十七条'),
}

/** The article by which the respondent must do what was decided. */
export const OBEY: Readonly<Record<StatutoryReview, Citation>> = {
  reconsideration: cite('ARL', '第七十七条'),
  litigation: cite('ALIT', '第九十四条'),
}

/**
 * The articles of a step: those of the law on the kind of review; for a recheck the one article that gives it in the
 * place, which says nothing more of its course.
 * @basis GD_REG/第四十六条; HN_REG/第二十八条
 */
export function readReviewBasis(
  { kind, place, filedOn }: Pick<ReviewCore, 'kind' | 'place' | 'filedOn'>,
  book: RuleBook,
  ofLaw: (kind: StatutoryReview) => readonly Citation[],
): readonly Citation[] {
  if (kind !== 'recheck') return ofLaw(kind)
  const recheck = findRecheck(book, place, filedOn)
  return recheck === undefined ? [] : [recheck.basis]
}

/** One remedy with the last day to use it; provisional where no calendar covers that day. */
export interface RemedyLastDay {
  readonly remedy: StatutoryReview | 'correctionRequest'
  readonly lastDay: LocalDate | null
  readonly provisional: boolean
  readonly basis: readonly Citation[]
}

/** The time to ask for reconsideration and to sue, from the day the act was known. */
export const REVIEW_TIMES = {
  reconsideration: { count: 60, unit: 'day' },
  litigation: { count: 6, unit: 'month' },
} as const satisfies Readonly<Record<StatutoryReview, { readonly count: number; readonly unit: 'day' | 'month' }>>

/**
 * The last days to ask for reconsideration and to sue, counted from the day an act was known; for information only, the
 * reviewing organ and the court decide on lateness. On the court's list a correction is asked of the court that listed,
 * at any time, and reconsideration of the court above it after the answer.
 * @basis ARL/第二十条; ALIT/第四十六条; SPC17/第十二条
 */
export function readReviewLastDays(
  { listTypeId }: { readonly listTypeId: string | null },
  knownOn: LocalDate,
  calendar: WorkCalendar,
): readonly RemedyLastDay[] {
  if (listTypeId === COURT_LIST) {
    return [{ remedy: 'correctionRequest', lastDay: null, provisional: false, basis: [cite('SPC17', '第十二条')] }]
  }
  const within = (remedy: StatutoryReview, basis: readonly Citation[]) => ({
    remedy,
    ...readLastDay(startTerm('limit', knownOn, REVIEW_TIMES[remedy]), calendar),
    basis,
  })
  return [within('reconsideration', FILING.reconsideration), within('litigation', [cite('ALIT', '第四十六条')])]
}
