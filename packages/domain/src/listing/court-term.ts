import { durationLastDay } from '../calendar/limits.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import type { GrantedTerm } from './listing.ts'

/**
 * What a court found, by the items of article 1 of the provisions: plain refusal (有履行能力而拒不履行), obstruction
 * (妨碍、抗拒执行), evasion (规避执行), breach of the duty to report property, of the order on consumption, of a
 * settlement. `unknown` is a wording that is none of them.
 */
export type CourtBehaviour =
  'plainRefusal' | 'obstruction' | 'evasion' | 'propertyReport' | 'consumption' | 'settlement' | 'unknown'

/** How long an entry of the courts' list lasts, as far as what the court found tells. */
export type CourtTerm =
  | { readonly kind: 'fixed'; readonly years: number; readonly basis: readonly Citation[] }
  /** The text sets no term for plain refusal: the court deletes the entry. */
  | { readonly kind: 'noTerm'; readonly basis: readonly Citation[] }
  /** The sender has to say; `mostYears` is what the court could set at most, where that is known. */
  | { readonly kind: 'notStated'; readonly mostYears: number | null; readonly basis: readonly Citation[] }

/**
 * The term of an entry of the courts' list: two years for items 2 to 6, none for plain refusal. Where the court may have
 * extended it (violence or threat, several behaviours), where it says nothing that is known, or where the entry is older
 * than the rule, the sender is asked and nothing is shortened by guess.
 * @basis SPC17/第二条、第十二条
 */
export function readCourtTerm(rule: RuleAnswer<'courtListTerm'>, behaviours: readonly CourtBehaviour[]): CourtTerm {
  if (rule.kind === 'unspecified') return { kind: 'notStated', mostYears: null, basis: [] }
  const basis = [rule.row.source]
  const found = new Set(behaviours)
  if (found.has('plainRefusal')) return { kind: 'noTerm', basis }
  if (!rule.row.confirmed || found.size === 0 || found.has('unknown')) {
    return { kind: 'notStated', mostYears: null, basis }
  }
  const { years, extensionYears } = rule.value
  const mayBeExtended = found.size > 1 || found.has('obstruction')
  return mayBeExtended
    ? { kind: 'notStated', mostYears: years + extensionYears[1], basis }
    : { kind: 'fixed', years, basis }
}

/** The same as the term of an entry that was published on a day; it never runs past what the court could set at most. */
export function grantCourtTerm(term: CourtTerm, start: LocalDate): Omit<GrantedTerm, 'setBy'> {
  const { basis } = term
  const most = term.kind === 'fixed' ? term.years : term.kind === 'notStated' ? term.mostYears : null
  const latestEnd = most === null ? null : durationLastDay(start, { count: most, unit: 'year' })
  const length = term.kind === 'fixed' ? ({ count: term.years, unit: 'year' } as const) : 'openEnded'
  return { start, length, latestEnd, basis }
}
