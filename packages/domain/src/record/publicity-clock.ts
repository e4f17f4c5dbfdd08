import { countWorkingDays, readLimit } from '../calendar/limits.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Citation } from '../kernel/citation.ts'
import { readRule } from '../rulebook/read-rule.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import type { PlaceCode, RuleBook } from '../rulebook/rule-row.ts'
import type { CreditRecord } from './record.ts'
import { isProtected } from '../subject/protected.ts'

/** Within how many working days of the decision a licence or penalty is made public, and by what way. */
export type PublicityPeriod =
  | { readonly kind: 'unspecified' }
  | {
      readonly kind: 'workingDays'
      readonly count: number
      /** The way the place names; `null` where it names none. */
      readonly via: string | null
      readonly source: Citation
      readonly confirmed: boolean
    }

/**
 * The period that binds a place: its own number, else the national one, which holds everywhere.
 * @basis N424; YF/(十九); GD/(十九); PZ/二(七)1
 */
export function readPublicityPeriod(
  local: RuleAnswer<'dualPublicity'>,
  national: RuleAnswer<'dualPublicityNational'>,
): PublicityPeriod {
  const via = local.kind === 'value' ? local.value.via : null
  if (local.kind === 'value' && local.value.workingDays !== null) {
    const { source, confirmed } = local.row
    return { kind: 'workingDays', count: local.value.workingDays, via, source, confirmed }
  }
  if (national.kind === 'unspecified') return { kind: 'unspecified' }
  const { source, confirmed } = national.row
  return { kind: 'workingDays', count: national.value.workingDays, via, source, confirmed }
}

/** The same from a rule book, by the law of the day of the decision. */
export function readPublicityPeriodOf(book: RuleBook, place: PlaceCode, decidedOn: LocalDate): PublicityPeriod {
  const local = readRule(book, place, 'dualPublicity', decidedOn)
  return readPublicityPeriod(local, readRule(book, place, 'dualPublicityNational', decidedOn))
}

/** Where a clock that must be met stands; `daysLate` in working days. */
export type DeadlineReading =
  | { readonly kind: 'due'; readonly lastDay: LocalDate; readonly provisional: boolean }
  | { readonly kind: 'met'; readonly on: LocalDate; readonly lastDay: LocalDate; readonly provisional: boolean }
  | {
      readonly kind: 'late'
      readonly on: LocalDate
      readonly lastDay: LocalDate
      readonly daysLate: number
      readonly provisional: boolean
    }
  | {
      readonly kind: 'missing'
      readonly lastDay: LocalDate
      readonly daysLate: number
      readonly provisional: boolean
    }

/** Where the 双公示 clock of a record stands, or why it has none. */
export type PublicityReading =
  | DeadlineReading
  | { readonly kind: 'unspecified' }
  | { readonly kind: 'excluded'; readonly why: 'simplifiedPenalty' | 'notDualPublicity' | 'withdrawn' }

/**
 * Where the duty to make a licence or penalty public stands: working days from the date of the decision, not of the
 * case's closing or of the import. Natural persons and 个体工商户 meet it by the report, everybody else by publication.
 * Penalties of the simplified procedure are not reported.
 * @basis N424; BAOJI/1; YF/(十九); GD/(十九)
 */
export function readPublicityClock(
  record: CreditRecord,
  period: PublicityPeriod,
  calendar: WorkCalendar,
  on: LocalDate,
): PublicityReading {
  const { content, decidedOn, subjectKind } = record
  if (content.kind !== 'licence' && content.kind !== 'penalty') return { kind: 'excluded', why: 'notDualPublicity' }
  if (content.kind === 'penalty' && content.procedure === 'simplified')
    return { kind: 'excluded', why: 'simplifiedPenalty' }
  if (period.kind === 'unspecified') return { kind: 'unspecified' }
  const dates = isProtected(subjectKind) ? [...record.reports, ...record.publications] : record.publications
  const doneOn = dates
    .map((each) => each.on)
    .filter((each) => each <= on)
    .sort()[0]
  const { lastDay, provisional } = readLimit(decidedOn, { count: period.count, unit: 'workingDay' }, calendar)
  if (doneOn === undefined && record.status === 'withdrawn' && record.withdrawnOn <= on)
    return { kind: 'excluded', why: 'withdrawn' }
  return readDeadline({ lastDay, provisional }, doneOn, calendar, on)
}

/**
 * Where the duty to withdraw a published decision stands that was changed, revoked, or found unlawful or void:
 * three days, which are working days. `undefined` while nothing asks for it or no rule was in force.
 * @basis APL/第四十八条; APL/第八十五条
 */
export function findWithdrawalClock(
  record: CreditRecord,
  rule: RuleAnswer<'withdrawnPenalty'>,
  calendar: WorkCalendar,
  on: LocalDate,
): (DeadlineReading & { readonly basis: readonly Citation[] }) | undefined {
  const { upset } = record
  if (upset === null || upset.on > on || rule.kind === 'unspecified') return undefined
  const limit = readLimit(upset.on, { count: rule.value.within, unit: 'workingDay' }, calendar)
  const doneOn = record.status === 'withdrawn' && record.withdrawnOn <= on ? record.withdrawnOn : undefined
  return { ...readDeadline(limit, doneOn, calendar, on), basis: [rule.row.source] }
}

function readDeadline(
  { lastDay, provisional }: { readonly lastDay: LocalDate; readonly provisional: boolean },
  doneOn: LocalDate | undefined,
  calendar: WorkCalendar,
  on: LocalDate,
): DeadlineReading {
  const through = doneOn ?? on
  if (through <= lastDay)
    return doneOn === undefined
      ? { kind: 'due', lastDay, provisional }
      : { kind: 'met', on: doneOn, lastDay, provisional }
  const late = countWorkingDays(lastDay, through, calendar)
  const both = { lastDay, daysLate: late.count, provisional: provisional || late.provisional }
  return doneOn === undefined ? { kind: 'missing', ...both } : { kind: 'late', on: doneOn, ...both }
}
