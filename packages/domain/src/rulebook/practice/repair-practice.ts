import { addMonths, type LocalDate } from '../../calendar/local-date.ts'
import type { LawAxisValues, PolicyAxisValues } from '../axes.ts'
import type { PlaceCode, RuleBook } from '../rule-row.ts'
import { type CaseDates, readRuleForCase } from '../transition.ts'
import { readRuled, type Ruled } from './ruled.ts'

/**
 * Where an application for repair goes under the local text; 信用中国 takes it everywhere.
 * @basis PZ/二(三)1; JN/四(四); YF/(二十四); GD/(二十五); PY/五(四); N22/办理流程（序号未核）
 */
export function readRepairRoute(
  book: RuleBook,
  place: PlaceCode,
  on: LocalDate,
): Ruled<PolicyAxisValues['repairApplyTo']['to']> {
  return readRuled(book, place, 'repairApplyTo', on, ({ to }) => to)
}

/**
 * From which day measures end after a repair was granted: on the day it is published where the text wants publicity
 * first (unknown until then), else on the day of the grant.
 * @basis PZ/二(三)1; JN/四(四)
 */
export function readRepairEffect(
  book: RuleBook,
  place: PlaceCode,
  granted: { readonly on: LocalDate; readonly publishedOn: LocalDate | null },
): Ruled<{ readonly publicityRequired: boolean; readonly measuresEndOn: LocalDate | null }> {
  return readRuled(book, place, 'repairPublicity', granted.on, (rule) => ({
    publicityRequired: rule.publicised,
    measuresEndOn: rule.effective === 'onPublication' ? granted.publishedOn : granted.on,
  }))
}

/**
 * Whether community service may count as a means of repair for a kind of subject.
 * @basis YF/(二十四); GD/(二十五); PY/五(四)
 */
export function readCommunityService(
  book: RuleBook,
  place: PlaceCode,
  subject: 'naturalPerson' | 'organisation',
  on: LocalDate,
): Ruled<boolean> {
  return readRuled(
    book,
    place,
    'communityService',
    on,
    (rule) => rule.for === 'anySubject' || subject === 'naturalPerson',
  )
}

/** How grave a matter of dishonesty is in the repair rules. */
export type RepairGravity = 'minor' | 'general' | 'serious'

/** The days that bound publication of one matter, or that it is not published in principle. */
export type RepairPeriod =
  | { readonly kind: 'notPublished' }
  | { readonly kind: 'published'; readonly repairableFrom: LocalDate; readonly lastDay: LocalDate }

/**
 * The publication period of a matter, with the lighter of the rules that its dates cut through: repairable from the
 * end of the minimum, ended by itself after the maximum. Where a text knows no minor class, minor counts as general.
 * @basis O58/公示期限条款（序号未核）; N22/分类修复（序号未核）; 行政处罚法/第三十七条
 */
export function readRepairPeriod(
  book: RuleBook,
  place: PlaceCode,
  matter: CaseDates & { readonly gravity: RepairGravity },
  on: LocalDate,
): Ruled<RepairPeriod> {
  const answer = readRuleForCase(book, place, 'repairClasses', matter, on)
  if (answer.kind === 'unspecified') return answer
  return {
    kind: 'ruled',
    value: readPeriod(answer.value, matter),
    basis: answer.row.source,
    confirmed: answer.row.confirmed,
  }
}

function readPeriod(
  classes: LawAxisValues['repairClasses'],
  { gravity, decidedOn }: CaseDates & { readonly gravity: RepairGravity },
): RepairPeriod {
  const rule = classes[gravity] ?? classes.general
  if (rule.publication === 'notInPrinciple') return { kind: 'notPublished' }
  return {
    kind: 'published',
    repairableFrom: addMonths(decidedOn, rule.minMonths),
    lastDay: addMonths(decidedOn, rule.maxMonths),
  }
}

/**
 * Working days from the push of an application to its acceptance and to the answer.
 * @basis N22/办理流程（序号未核）
 */
export function readRepairFlow(book: RuleBook, place: PlaceCode, on: LocalDate): Ruled<LawAxisValues['repairFlow']> {
  return readRuled(book, place, 'repairFlow', on, (rule) => rule)
}
