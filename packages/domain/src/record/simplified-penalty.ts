import type { Citation } from '../kernel/citation.ts'
import { cite } from '../kernel/citation.ts'
import type { SubjectKind } from '../kernel/refs.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/** What may be done with a penalty of the simplified procedure (简易程序, 当场处罚). */
export interface SimplifiedPenaltyReading {
  /** It is not reported for 双公示 and not published, anywhere. */
  readonly reported: false
  /** Whether it may be a ground for joint sanction or for a bad record: `no`, or left open by the texts. */
  readonly sanctionBasis: 'no' | 'notStated'
  readonly basis: readonly Citation[]
}

/**
 * Penalties of the simplified procedure stay out of 双公示 everywhere. In 山东 they are no public credit information
 * at all; in 河南 those of natural persons ground no joint sanction. 个体工商户 are protected like natural persons.
 * @basis BAOJI/1; SD_REG/第十三条; HN_REG/第十三条
 */
export function readSimplifiedPenalty(place: PlaceCode, subjectKind: SubjectKind): SimplifiedPenaltyReading {
  const everywhere = cite('BAOJI', '1')
  const province = place.slice(0, 2)
  if (province === '37')
    return { reported: false, sanctionBasis: 'no', basis: [everywhere, cite('SD_REG', '第十三条')] }
  if (province === '41' && isProtected(subjectKind))
    return { reported: false, sanctionBasis: 'no', basis: [everywhere, cite('HN_REG', '第十三条')] }
  return { reported: false, sanctionBasis: 'notStated', basis: [everywhere] }
}

/** Whether a subject is a natural person or a 个体工商户, whose records are not public by default. */
export function isProtected(subjectKind: SubjectKind): boolean {
  return subjectKind === 'naturalPerson' || subjectKind === 'individualBusiness'
}
