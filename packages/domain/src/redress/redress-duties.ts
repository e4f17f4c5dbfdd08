import type { Duty } from '../duty/duty.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { readReputationDuty } from '../rulebook/practice/objection-practice.ts'
import type { Redress } from './redress.ts'

/**
 * The determiner restores the standing of the subject. No text names a number of days: the duty stands without limit and
 * shows for how long it has been open.
 * @basis GD/(二十六); YF/(二十五); PY/五(五)
 */
export function readRedressDuties(redress: Redress, law: Pick<LawInForce, 'book'>): readonly Duty[] {
  const { redressId, place, owner, openedOn } = redress
  const rule = readReputationDuty(law.book, place, openedOn)
  return [
    {
      kind: 'restoreReputation',
      about: { stream: 'redress', id: redressId },
      part: '',
      owner,
      since: openedOn,
      clock: null,
      basis: rule.kind === 'ruled' ? [rule.basis] : [],
      doneOn: redress.kind === 'closed' ? redress.closedOn : null,
    },
  ]
}
