import type { Citation } from '../kernel/citation.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'

/** What is suggested for the inspection plan (日常检查, 专项检查); a suggestion only. */
export type InspectionReading =
  | { readonly kind: 'unspecified' }
  | {
      readonly kind: 'suggest'
      /** 优化 or 减少 the frequency. */
      readonly frequency: 'optimise' | 'reduce'
      readonly jointInspection: boolean
      readonly source: Citation
    }
  | { readonly kind: 'ordinary' }

/**
 * How an honest enterprise is inspected: less often (济南) or at an optimised frequency (云浮, 广东, 濮阳), jointly
 * where the text says so. With a sanction in force nothing is suggested.
 * @basis YF/(六); GD/(六); JN/二(二)4; PY/三(一)
 */
export function readInspection(
  rule: RuleAnswer<'inspection'>,
  facts: { readonly honest: boolean; readonly sanctionInForce: boolean },
): InspectionReading {
  if (rule.kind === 'unspecified') return { kind: 'unspecified' }
  if (!facts.honest || facts.sanctionInForce) return { kind: 'ordinary' }
  const { frequency, jointInspection } = rule.value
  return { kind: 'suggest', frequency, jointInspection, source: rule.row.source }
}
