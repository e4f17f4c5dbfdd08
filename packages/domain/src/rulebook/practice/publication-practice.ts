import type { LocalDate } from '../../calendar/local-date.ts'
import type { PlaceCode, RuleBook } from '../rule-row.ts'
import { readRuled, type Ruled } from './ruled.ts'

/**
 * The sites on which a published entry must stand, and from which it must go on release.
 * @basis YF/(十九); GD/(十九); PZ/二(七)1; JN/二(二)6; PY/五(一)
 */
export function readPublicationSites(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<readonly string[]> {
  return readRuled(book, place, 'publicationSites', on, ({ sites }) => sites)
}

/**
 * Whether and how an entry about a natural person may be shown to the public without an own legal ground.
 * @basis PIPL/第二十五条; GD_REG/第十八条; SD_REG/第二十条; HN_REG/第三十六条
 */
export function readPersonPublication(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<{ readonly shown: boolean; readonly hidden: readonly string[]; readonly masked: boolean }> {
  return readRuled(book, place, 'naturalPersonPublication', on, (rule) => ({
    shown: rule.public === 'listedSubjects',
    hidden: rule.hidden,
    masked: rule.masked,
  }))
}
