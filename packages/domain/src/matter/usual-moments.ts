import type { Occasion } from '../rulebook/axes.ts'
import type { ReferenceMoment } from './matter.ts'

const TRADING: readonly Occasion[] = [
  'governmentProcurement',
  'governmentInvestmentTender',
  'publicResourceTrading',
  'purchaseOfServices',
]

/**
 * The reference moments that a matter of an occasion usually passes; the unit may name others when it opens it. No
 * text fixes them: this is the system's default, not a rule.
 */
export function usualMoments(occasion: Occasion): readonly ReferenceMoment[] {
  return TRADING.includes(occasion) ? ['opening', 'award', 'signing'] : ['acceptance', 'decision']
}
