import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, Ground, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { Catalogue } from './catalogue.ts'
import { findMeasure } from './catalogue.ts'
import type { HeldAnswer } from './held-answer.ts'
import type { LawArticle } from './law.ts'
import { listStandingArticles } from './legal-basis.ts'
import type { Measure, MeasureClass, SeverityTier } from './measure.ts'

/** How a measure stands in a place: which class, on which clause, and its tier where the place has tiers. */
export interface ReadClass {
  readonly measureClass: MeasureClass
  /** `null` where the place does not divide by severity. */
  readonly tier: SeverityTier | null
  /** The clause that sets the scheme; `null` where no text does. */
  readonly source: Citation | null
}

/**
 * The class of a measure in a place: what law makes a duty is mandatory everywhere; a place with severity tiers names
 * the tier besides.
 * @basis GD/(二十二)
 * @basis YF/(二十二)
 * @basis PY/三(二)
 */
export function readMeasureClass(
  measure: Pick<Measure, 'measureClass' | 'tier' | 'kind'>,
  answer: HeldAnswer<'measureClasses'>,
): ReadClass {
  const { measureClass } = measure
  if (answer.kind === 'unspecified') return { measureClass, tier: null, source: null }
  const tiers = answer.value.scheme === 'severityTiers' && measure.kind === 'sanction'
  return { measureClass, tier: tiers ? (measure.tier ?? 'blacklist') : null, source: answer.row.source }
}

/** A proposal to raise a recommended measure to a mandatory one (上升为强制性措施), with its record. */
export interface PromotionCommand {
  readonly measureId: string
  readonly proposedBy: Actor
  readonly decidedBy: Actor
  /** What use so far has shown: good effect, easy to operate. */
  readonly record: TextRef | null
  /** Where the executing place lies, itself first. */
  readonly places: readonly string[]
  readonly effective: LocalDate
}

/** A recommended measure became mandatory. */
export interface MeasurePromoted {
  readonly type: 'MeasurePromoted'
  readonly measureId: string
  readonly effective: LocalDate
  readonly articles: readonly LawArticle[]
  readonly record: TextRef
  readonly proposedBy: Actor
  readonly decidedBy: Actor
  readonly ground: Ground
}

/**
 * Raises a recommended measure to a mandatory one: only where the place's clause foresees it, on a record of its use,
 * by two officials, and on an article in force that day.
 * @basis GD/(二十二)
 * @basis YF/(二十二)
 */
export function decidePromotion(
  catalogue: Catalogue,
  command: PromotionCommand,
  answer: HeldAnswer<'measureClasses'>,
  rulebook: string,
): Result<MeasurePromoted, Refusal> {
  const { measureId, proposedBy, decidedBy, record, effective, places } = command
  if (answer.kind === 'unspecified') return refuse({ code: 'PROMOTION_NOT_FORESEEN', basis: [] })
  const basis = [answer.row.source]
  if (!answer.value.promotion) return refuse({ code: 'PROMOTION_NOT_FORESEEN', basis })
  const measure = findMeasure(catalogue, measureId)
  if (measure === undefined)
    return refuse({ code: 'MEASURE_NOT_IN_CATALOGUE', measureId, basis: [cite('N49', '(九)')] })
  if (measure.state !== 'published') return refuse({ code: 'MEASURE_NOT_PUBLISHED', measureId, basis })
  if (measure.measureClass !== 'RECOMMENDED') return refuse({ code: 'MEASURE_NOT_RECOMMENDED', measureId, basis })
  const articles = listStandingArticles(catalogue, measure, { on: effective, places })
  if (articles.length === 0) return refuse({ code: 'MEASURE_WITHOUT_LAW', measureId, basis: [cite('N49', '(九)')] })
  if (record === null) return refuse({ code: 'REASONS_MISSING', basis })
  if (proposedBy.officerId === decidedBy.officerId) return refuse({ code: 'SAME_HANDS', basis })
  const ground = { rulebook, basis, values: { catalogue: catalogue.version } }
  return ok({ type: 'MeasurePromoted', measureId, effective, articles, record, proposedBy, decidedBy, ground })
}
