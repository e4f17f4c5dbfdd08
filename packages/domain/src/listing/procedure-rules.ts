import { durationLastDay } from '../calendar/limits.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { AxisValues } from '../rulebook/axes.ts'
import { readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { LawInForce } from './law-in-force.ts'

/** What a notice or a decision must tell besides facts, reasons, basis and rights. */
export type FurtherPart = 'measures' | 'removalConditions' | 'remedies'

/** The gate before listing as it holds in a place, with its clauses. */
export interface NoticeGate {
  readonly rule: Pick<AxisValues['noticeBeforeListing'], 'decisionServed' | 'incentivePublicity' | 'answerDays'>
  /** What the notice must tell besides its four fixed parts; where the decision is served too, it tells them instead. */
  readonly further: readonly FurtherPart[]
  readonly basis: readonly Citation[]
}

const FURTHER: readonly FurtherPart[] = ['measures', 'removalConditions', 'remedies']

/**
 * The gate before listing. Notice is asked for everywhere, also where the rule book says nothing for the day: an entry
 * never takes effect behind the subject's back.
 * @basis N49/(八)
 * @basis GD_REG/第三十五条
 * @basis HN_REG/第二十八条
 */
export function readNoticeGate(law: LawInForce, place: PlaceCode, on: LocalDate): NoticeGate {
  const answer = readRule(law.book, place, 'noticeBeforeListing', on)
  if (answer.kind === 'unspecified') {
    const rule = { decisionServed: false, incentivePublicity: false, answerDays: null }
    return { rule, further: [], basis: [cite('N49', '(八)')] }
  }
  const { value, row } = answer
  return { rule: value, further: FURTHER.filter((part) => value.tell.includes(part)), basis: [row.source] }
}

/**
 * The latest last day an entry may stand, with the clause that sets it; `lastDay` is `null` where no text caps it: none
 * speaks, it extends the time while the subject is listed (河南), or the conduct goes on and the years have not begun.
 * @basis GD_REG/第四十三条
 * @basis SD_REG/第三十八条
 * @basis HN_REG/第十九条
 */
export function readLatestEnd(
  law: LawInForce,
  place: PlaceCode,
  dates: { readonly decidedOn: LocalDate; readonly conductUntil: LocalDate | null },
  on: LocalDate,
): { readonly lastDay: LocalDate | null; readonly basis: readonly Citation[] } {
  const answer = readRule(law.book, place, 'disclosureMaximum', on)
  if (answer.kind === 'unspecified') return { lastDay: null, basis: [] }
  const { years, startsOn, continuingFromEnd, extendedWhileListed } = answer.value
  const basis = [answer.row.source]
  if (extendedWhileListed) return { lastDay: null, basis }
  const goesOn = dates.conductUntil === null || dates.conductUntil > dates.decidedOn
  const fromEnd = startsOn === 'endOfMisconduct' || (continuingFromEnd && goesOn)
  const start = fromEnd ? dates.conductUntil : dates.decidedOn
  return { lastDay: start === null ? null : durationLastDay(start, { count: years, unit: 'year' }), basis }
}
