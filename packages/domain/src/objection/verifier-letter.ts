import type { Citation } from '../kernel/citation.ts'
import type { TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { refuse } from '../kernel/result.ts'
import { isFelled, type DisputeTarget, type ObjectionOutcome, type ObjectionRemedy } from './objection.ts'
import type { VerifierLetter } from './objection.ts'

/**
 * What the letter of a unit elsewhere lets nobody decide here. 经核实有误的信息应及时更正或撤销: what it corrected or
 * withdrew cannot be upheld as right. An entry is its determiner's alone: what it confirmed nobody else undoes. Whoever
 * departs from it otherwise, in a record, a publication or a measure, or rejects where nothing is on hand any more, says why.
 * @basis YF/(二十五); GD/(二十六); PY/五(三); PZ/二(三)2; JN/四(三)
 */
export function findLetterBar(
  { found }: Pick<VerifierLetter, 'found'>,
  target: DisputeTarget,
  decision: {
    readonly outcome: ObjectionOutcome
    readonly remedies: readonly ObjectionRemedy[]
    readonly against: TextRef
  },
  basis: readonly Citation[],
): { readonly ok: false; readonly error: Refusal } | undefined {
  const { outcome, remedies, against } = decision
  const binds = refuse({ code: 'LETTER_BINDS', found, basis } as const)
  const unsaid = against === '' ? refuse({ code: 'DEPARTURE_UNREASONED', found, basis } as const) : undefined
  switch (found) {
    case 'corrected':
      return outcome === 'rejected' ? binds : undefined
    case 'withdrawn':
      return isFelled(target, remedies) ? undefined : binds
    case 'notOnHand':
      return outcome === 'rejected' ? unsaid : undefined
    case 'confirmed': {
      if (outcome === 'rejected') return undefined
      const undoes = target.kind !== 'record' && remedies.some(({ kind }) => kind === 'voidEntry' || kind === 'correct')
      return undoes ? binds : unsaid
    }
  }
}
