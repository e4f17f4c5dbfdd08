import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { OrganisationId, SubjectId } from '../kernel/refs.ts'
import type { RecordKind } from '../record/record.ts'
import type { Occasion } from '../rulebook/axes.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** Whether a check is a duty; `notStated` where no clause of the place says anything about occasions. */
export type MustCheckReading =
  | { readonly kind: 'must'; readonly source: Citation; readonly confirmed: boolean }
  | { readonly kind: 'notListed'; readonly source: Citation }
  | { readonly kind: 'notStated' }

/** What a wide occasion (行政管理, 公共资源交易) takes in: a licence is an act of administration. */
const TAKES_IN: Partial<Record<Occasion, readonly Occasion[]>> = {
  administration: ['licence', 'qualification', 'honour', 'fiscalSubsidy'],
  publicResourceTrading: ['governmentProcurement', 'governmentInvestmentTender'],
}

/**
 * Whether the occasion is one on which a check is a duty (应查必查).
 * @basis YF/(二十一); GD/(二十一); PZ/二(一)2; JN/四(二); PY/四(五)
 */
export function readMustCheck(rule: RuleAnswer<'checkOccasions'>, occasion: Occasion): MustCheckReading {
  if (rule.kind === 'unspecified') return { kind: 'notStated' }
  const { value, row } = rule
  const listed = value.must.some((must) => must === occasion || (TAKES_IN[must] ?? []).includes(occasion))
  if (value.allDuties || listed) return { kind: 'must', source: row.source, confirmed: row.confirmed }
  return { kind: 'notListed', source: row.source }
}

/**
 * Whether a check is a duty on the occasion; a place that says nothing binds nobody.
 * @basis YF/(二十一); GD/(二十一); PZ/二(一)2; JN/四(二); PY/四(五)
 */
export function isMustCheck(rule: RuleAnswer<'checkOccasions'>, occasion: Occasion): boolean {
  return readMustCheck(rule, occasion).kind === 'must'
}

/** The clause that makes a check a duty on the occasion, for a refusal to name; none where no text asks for one. */
export function citeMustCheck(rule: RuleAnswer<'checkOccasions'>, occasion: Occasion): readonly Citation[] {
  const reading = readMustCheck(rule, occasion)
  return reading.kind === 'must' ? [reading.source] : []
}

/**
 * The occasion on which a record was made, for the kinds of record that are acts a check may have had to go before:
 * 行政许可, 荣誉授予, 财政资金补助.
 * @basis YF/(二十一); GD/(二十一); PZ/二(一)2
 */
export const OCCASION_OF_RECORD: Readonly<Partial<Record<RecordKind, Occasion>>> = {
  licence: 'licence',
  honour: 'honour',
  subsidy: 'fiscalSubsidy',
}

/** An act that came in from elsewhere: a licence, an award, a subsidy. */
export interface CheckableAct {
  readonly actId: string
  readonly unitId: OrganisationId
  readonly subjectId: SubjectId
  readonly occasion: Occasion
  readonly place: PlaceCode
  readonly on: LocalDate
}

/** A receipt by what matters here: who checked whom, when. */
export interface ReceiptFact {
  readonly unitId: OrganisationId
  readonly subjectId: SubjectId
  readonly on: LocalDate
}

/** An act that no check went before, with the clause that asked for one. */
export interface MissedCheck {
  readonly act: CheckableAct
  readonly source: Citation
}

/**
 * The acts on must-check occasions before which the same unit had left no receipt on the same subject. A receipt of
 * the day itself is in time; one of the day after is not.
 * @basis YF/(二十一); GD/(二十一); PZ/二(一)2; JN/四(二); PY/四(五)
 */
export function readMissedChecks(
  acts: readonly CheckableAct[],
  receipts: readonly ReceiptFact[],
  ruleFor: (place: PlaceCode, on: LocalDate) => RuleAnswer<'checkOccasions'>,
): readonly MissedCheck[] {
  const earliest = new Map<string, LocalDate>()
  for (const { unitId, subjectId, on } of receipts) {
    const key = JSON.stringify([unitId, subjectId])
    const known = earliest.get(key)
    if (known === undefined || on < known) earliest.set(key, on)
  }
  return acts.flatMap((act) => {
    const reading = readMustCheck(ruleFor(act.place, act.on), act.occasion)
    if (reading.kind !== 'must') return []
    const checkedOn = earliest.get(JSON.stringify([act.unitId, act.subjectId]))
    return checkedOn !== undefined && checkedOn <= act.on ? [] : [{ act, source: reading.source }]
  })
}
