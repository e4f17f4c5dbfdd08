import { durationLastDay } from '../calendar/limits.ts'
import { localDate } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { PlaceCode, RuleBook } from '../rulebook/rule-row.ts'
import { NATIONAL, findPlace } from '../rulebook/read-rule.ts'

/** One dated rule on the procedure before an entry takes effect, or on how long it may stand. */
export type ProcedureRule = {
  readonly place: PlaceCode
  readonly effective: LocalDate
  /** First day on which it no longer holds, `null` while it does. */
  readonly repealed: LocalDate | null
  readonly basis: Citation
} & (
  | { readonly asks: 'noticeBeforeListing' }
  | { readonly asks: 'decisionServedBeforeEffect' }
  | { readonly asks: 'incentivePublicityBeforeListing' }
  | {
      readonly asks: 'maximumDisclosure'
      readonly years: number
      /** What begins the years; conduct that still goes on has not begun them. */
      readonly from: 'determinationUnlessContinuing' | 'endOfConduct'
    }
)

const N49_DATE = localDate('2020-12-07')
const GD_REG_DATE = localDate('2021-06-01')
const SD_REG_DATE = localDate('2020-10-01')
const HN_REG_DATE = localDate('2020-05-01')

/**
 * The procedure rules. 河南's five years are extended while the subject stays on a list (第十九条), so they cap no
 * entry; 四川's regulation is known up to its sixth article only.
 * @basis N49/八
 * @basis GD_REG/第三十五条
 * @basis GD_REG/第四十三条
 * @basis SD_REG/第三十八条
 * @basis HN_REG/第二十八条
 */
export const PROCEDURE_RULES: readonly ProcedureRule[] = [
  { asks: 'noticeBeforeListing', place: NATIONAL, effective: N49_DATE, repealed: null, basis: cite('N49', '八') },
  {
    asks: 'noticeBeforeListing',
    place: '440000',
    effective: GD_REG_DATE,
    repealed: null,
    basis: cite('GD_REG', '第三十五条'),
  },
  {
    asks: 'noticeBeforeListing',
    place: '410000',
    effective: HN_REG_DATE,
    repealed: null,
    basis: cite('HN_REG', '第二十八条'),
  },
  {
    asks: 'decisionServedBeforeEffect',
    place: '440000',
    effective: GD_REG_DATE,
    repealed: null,
    basis: cite('GD_REG', '第三十五条'),
  },
  {
    asks: 'incentivePublicityBeforeListing',
    place: '410000',
    effective: HN_REG_DATE,
    repealed: null,
    basis: cite('HN_REG', '第二十八条'),
  },
  {
    asks: 'maximumDisclosure',
    place: '440000',
    years: 5,
    from: 'determinationUnlessContinuing',
    effective: GD_REG_DATE,
    repealed: null,
    basis: cite('GD_REG', '第四十三条'),
  },
  {
    asks: 'maximumDisclosure',
    place: '370000',
    years: 5,
    from: 'endOfConduct',
    effective: SD_REG_DATE,
    repealed: null,
    basis: cite('SD_REG', '第三十八条'),
  },
]

/** The rules of one kind that hold in a place on a day, national ones first. */
export function listProcedureRules<K extends ProcedureRule['asks']>(
  book: RuleBook,
  place: PlaceCode,
  asks: K,
  on: LocalDate,
): readonly Extract<ProcedureRule, { asks: K }>[] {
  const within = findPlace(book, place)?.within ?? null
  const layers = [NATIONAL, within, place]
  return PROCEDURE_RULES.filter((rule): rule is Extract<ProcedureRule, { asks: K }> => rule.asks === asks)
    .filter(({ effective, repealed }) => effective <= on && (repealed === null || on < repealed))
    .filter((rule) => layers.includes(rule.place))
}

/** The latest last day an entry may stand, with the clause that sets it; `lastDay` is `null` where no text caps it. */
export function readLatestEnd(
  book: RuleBook,
  place: PlaceCode,
  dates: { readonly decidedOn: LocalDate; readonly conductUntil: LocalDate | null },
  on: LocalDate,
): { readonly lastDay: LocalDate | null; readonly basis: readonly Citation[] } {
  const caps = listProcedureRules(book, place, 'maximumDisclosure', on).flatMap((rule) => {
    const goesOn = dates.conductUntil === null || dates.conductUntil > dates.decidedOn
    const from = rule.from === 'endOfConduct' || goesOn ? dates.conductUntil : dates.decidedOn
    if (from === null) return []
    return [{ lastDay: durationLastDay(from, { count: rule.years, unit: 'year' }), basis: rule.basis }]
  })
  const lowest = caps.toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1))[0]
  return lowest === undefined ? { lastDay: null, basis: [] } : { lastDay: lowest.lastDay, basis: [lowest.basis] }
}
