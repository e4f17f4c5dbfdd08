import type { LocalDate } from '../calendar/local-date.ts'
import { addMonths } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { ExecutableMeasure } from './executable.ts'
import type { MeasureCategory } from './measure.ts'

/** What an official wrote before a sanction is used: on each point a text, or `null` while unwritten. */
export interface ProportionalityReasons {
  /** 性质. */
  readonly nature: TextRef | null
  /** 情节. */
  readonly circumstances: TextRef | null
  /** 社会危害程度. */
  readonly harm: TextRef | null
}

/** The sanction as the official means to use it. */
export interface IntendedSanction {
  readonly category: MeasureCategory
  readonly from: LocalDate
  /** Last day, `null` for as long as the entry stands. */
  readonly until: LocalDate | null
  /** Every further burden beyond what the catalogue's measure says: must be empty. */
  readonly additions: readonly string[]
  readonly reasons: ProportionalityReasons
  readonly by: Actor
}

/** The reasoned weighing, kept with the sanction. */
export interface ProportionalityRecorded {
  readonly type: 'ProportionalityRecorded'
  readonly measureId: string
  readonly nature: TextRef
  readonly circumstances: TextRef
  readonly harm: TextRef
  readonly from: LocalDate
  readonly until: LocalDate | null
  readonly by: Actor
  readonly basis: readonly Citation[]
}

/** The clauses on proportion, by the executing place and those above it. */
const CLAUSES: readonly { readonly place: PlaceCode | null; readonly basis: Citation }[] = [
  { place: null, basis: cite('N49', '(十)') },
  { place: '440000', basis: cite('GD_REG', '第三十六条') },
  { place: '370000', basis: cite('SD_REG', '第二十七条') },
  { place: '410000', basis: cite('HN_REG', '第三十一条') },
  { place: '410928', basis: cite('PY', '三(二)') },
]

/**
 * Weighs a sanction against nature, circumstances and harm, in writing; refuses one that goes beyond the kind, the
 * range or the longest term that law sets (B8).
 * @basis N49/(十)
 * @basis PY/三(二)
 * @basis GD_REG/第三十六条
 * @basis SD_REG/第二十七条
 * @basis HN_REG/第三十一条
 */
export function decideProportionality(
  { measure }: Pick<ExecutableMeasure, 'measure'>,
  intended: IntendedSanction,
  places: readonly PlaceCode[],
): Result<ProportionalityRecorded, Refusal> {
  const basis = CLAUSES.filter(({ place }) => place === null || places.includes(place)).map((clause) => clause.basis)
  const { category, from, until, additions, reasons, by } = intended
  const { nature, circumstances, harm } = reasons
  if (nature === null || circumstances === null || harm === null) {
    const missing = Object.entries(reasons).flatMap(([point, text]) => (text === null ? [point] : []))
    return refuse({ code: 'PROPORTIONALITY_NOT_REASONED', missing, basis })
  }
  const exceeds = [
    ...(category === measure.category ? [] : ['kind']),
    ...(additions.length === 0 ? [] : ['range']),
    ...(isWithinTerm(measure.maxMonths, from, until) ? [] : ['term']),
  ]
  if (exceeds.length > 0) return refuse({ code: 'MEASURE_EXCEEDS_STATUTE', measureId: measure.id, exceeds, basis })
  const texts = { nature, circumstances, harm }
  return ok({ type: 'ProportionalityRecorded', measureId: measure.id, ...texts, from, until, by, basis })
}

/** A statutory maximum needs a last day, and the day on which the maximum is full lies past it. */
function isWithinTerm(maxMonths: number | null, from: LocalDate, until: LocalDate | null): boolean {
  if (maxMonths === null) return true
  return until !== null && until < addMonths(from, maxMonths)
}
