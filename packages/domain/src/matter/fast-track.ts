import type { Citation } from '../kernel/citation.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import type { CleanYearsReading } from './clean-years.ts'

/** What opens the fast track (绿色通道) to a subject. */
export interface FastTrackFacts {
  /** On a red list in force as a model of trustworthiness (诚信典型). */
  readonly honestyModel: boolean
  /** 良好信用主体; `null` where nobody can say. */
  readonly goodStanding: boolean | null
  /** Whether a sanction entry is in force and not stayed. */
  readonly sanctionInForce: boolean
  /** The test of clean years for a number of years. */
  readonly cleanYears: (years: number) => CleanYearsReading
}

export type FastTrackGround = 'honestyModel' | 'goodStanding' | 'cleanYears'

/** Whether the fast track is open; where it is discretionary (可根据实际情况) the unit may still say no. */
export type FastTrackReading =
  | { readonly kind: 'unspecified' }
  | {
      readonly kind: 'open'
      readonly because: readonly FastTrackGround[]
      readonly discretionary: boolean
      readonly source: Citation
    }
  | { readonly kind: 'closed'; readonly source: Citation; readonly cleanYears: CleanYearsReading | null }
  | {
      readonly kind: 'cannotTell'
      readonly why: 'cleanYears' | 'goodStanding' | 'sanctionInForce' | 'identity'
      readonly source: Citation
    }

/**
 * Whether the subject may have the fast track. A subject that has a ground for it and a sanction in force as well is
 * put to a person.
 * @basis YF/(四); GD/(四); JN/二(二)2; PY/三(一)
 */
export function readFastTrack(rule: RuleAnswer<'fastTrack'>, facts: FastTrackFacts): FastTrackReading {
  if (rule.kind === 'unspecified') return { kind: 'unspecified' }
  const { source } = rule.row
  const { honestyModels, goodStanding, cleanYears, discretionary } = rule.value
  const clean = cleanYears === null ? null : facts.cleanYears(cleanYears)
  const because: FastTrackGround[] = []
  if (honestyModels && facts.honestyModel) because.push('honestyModel')
  if (goodStanding && facts.goodStanding === true) because.push('goodStanding')
  if (clean?.kind === 'holds') because.push('cleanYears')

  if (because.length > 0 && facts.sanctionInForce) return { kind: 'cannotTell', why: 'sanctionInForce', source }
  if (because.length > 0) return { kind: 'open', because, discretionary, source }
  if (facts.sanctionInForce) return { kind: 'closed', source, cleanYears: clean }
  if (clean?.kind === 'cannotTell') return { kind: 'cannotTell', why: 'cleanYears', source }
  if (goodStanding && facts.goodStanding === null) return { kind: 'cannotTell', why: 'goodStanding', source }
  return { kind: 'closed', source, cleanYears: clean }
}
