import type { LocalDate } from '../../calendar/local-date.ts'
import type { PlaceCode, RuleBook } from '../rule-row.ts'
import { readRuled, type Ruled } from './ruled.ts'

/**
 * Whether experts may be invited to the handling of a complaint where needed; the draw for a determination is the
 * panel's own.
 * @basis PZ/二(三)2
 */
export function readComplaintExperts(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<boolean> {
  return readRuled(book, place, 'expertDraw', on, (rule) => rule.mayJoinComplaint)
}

/**
 * Who reports a memorandum and with whom it is filed; `null` where the text asks no filing of memoranda.
 * @basis PY/四(一)
 */
export function readMemorandumFiling(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<{ readonly issuedBy: string; readonly filedWith: string } | null> {
  return readRuled(book, place, 'decisionFiling', on, (rule) =>
    rule.what.includes('memorandum') ? { issuedBy: rule.issuedBy, filedWith: rule.filedWith } : null,
  )
}

/**
 * What a list is called in a place.
 * @basis YF/(二十三); GD/(二十四); PZ/二(二)1; JN/四(一); PY/四(二)
 */
export function readListName(
  book: RuleBook,
  place: PlaceCode,
  direction: 'incentive' | 'sanction',
  on: LocalDate,
): Ruled<string> {
  return readRuled(book, place, 'listNames', on, (rule) => rule[direction])
}

/**
 * Which of some fields of misconduct the local text names as serious; one that is not named needs the law's own list.
 * @basis YF/(九); GD/(九); PZ/二(五); JN/三(一); HN_REG/第三十三条
 */
export function readSeriousFields(
  book: RuleBook,
  place: PlaceCode,
  asked: readonly string[],
  on: LocalDate,
): Ruled<{ readonly named: readonly string[]; readonly heads: number; readonly open: boolean }> {
  return readRuled(book, place, 'seriousFields', on, (rule) => {
    const all = Object.values(rule.heads).flat()
    return {
      named: asked.filter((field) => all.includes(field)),
      heads: Object.keys(rule.heads).length,
      open: rule.open,
    }
  })
}

/**
 * Whether the answer to an objection must give its reasons.
 * @basis PZ/二(三)2
 */
export function readReasonsInReply(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<boolean> {
  return readRuled(book, place, 'noticeOfReasons', on, (rule) => rule.inObjectionReply)
}

/**
 * The workflows and systems into which the check must be built, so that no case passes without it.
 * @basis YF/(二十一); GD/(二十一); PZ/二(一)2; JN/四(二); PY/四(四)
 */
export function readEmbedding(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<readonly string[]> {
  return readRuled(book, place, 'checkOccasions', on, ({ embed }) => embed)
}
