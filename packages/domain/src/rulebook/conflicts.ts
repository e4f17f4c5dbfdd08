import type { LocalDate } from '../calendar/local-date.ts'
import { AXES } from './axis-titles.ts'
import type { Conflict } from './conflict.ts'
import { KNOWN_CONFLICTS } from './known-conflicts.ts'
import { getPlace, readRule } from './read-rule.ts'
import { renderShortCitation } from '../kernel/render-citation.ts'
import type { PlaceCode, RuleBook } from './rule-row.ts'

/**
 * Everything that does not fit for a place on a day: what the layers disagree on, and the known tensions between its
 * policy and later law. Throws when the book does not know the place.
 * @basis N49/(九)(十)
 */
export function readConflicts(book: RuleBook, place: PlaceCode, on: LocalDate): readonly Conflict[] {
  getPlace(book, place)
  const between = AXES.flatMap((axis) => {
    const answer = readRule(book, place, axis, on)
    return answer.kind === 'value' ? answer.conflicts : []
  })
  const known = KNOWN_CONFLICTS.filter((each) => each.place === place && each.since <= on).map(
    ({ since: _since, ...conflict }): Conflict => conflict,
  )
  return [...between, ...known]
}

const KINDS: Readonly<Record<Conflict['kind'], string>> = {
  harsherOverride: '下位更严',
  incomparableOverride: '上下不同',
  laterLaw: '后法',
  anomaly: '文本矛盾',
  transition: '新旧衔接',
}

/** The conflicts of a place as a table of words: kind, clause, what it does not fit, what is at odds, what the system does. */
export function tabulateConflicts(conflicts: readonly Conflict[]): readonly (readonly string[])[] {
  return [
    ['类别', '条款', '对照', '问题', '系统处理'],
    ...conflicts.map((each) => [
      KINDS[each.kind],
      renderShortCitation(each.clause),
      renderShortCitation(each.against),
      each.what,
      each.systemDoes,
    ]),
  ]
}
