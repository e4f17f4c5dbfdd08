import type { SubjectKind } from '../kernel/refs.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'
import { isProtected } from '../subject/protected.ts'

/**
 * Whether a penalty of the simplified procedure (简易程序, 当场处罚) may ground joint sanction or a bad record: 山东 keeps
 * it out of public credit information for everybody, 河南 for natural persons; elsewhere the texts leave it open.
 * 个体工商户 are protected like natural persons. For 双公示 it counts nowhere.
 * @basis BAOJI/1; SD_REG/第十三条; HN_REG/第十三条
 */
export function readSimplifiedPenalty(
  rule: RuleAnswer<'simplifiedPenalty'>,
  subjectKind: SubjectKind,
): 'noGround' | 'notStated' {
  if (rule.kind === 'unspecified' || rule.value.jointSanctionBasis) return 'notStated'
  return rule.value.excluded === 'allSubjects' || isProtected(subjectKind) ? 'noGround' : 'notStated'
}
