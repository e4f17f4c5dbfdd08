import { expect, test } from 'vitest'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { readSimplifiedPenalty } from './simplified-penalty.ts'
import { day } from './testing-records.ts'

test.each([
  ['山东', '370100', 'enterprise', 'noGround'],
  ['山东', '370100', 'naturalPerson', 'noGround'],
  ['河南', '410928', 'naturalPerson', 'noGround'],
  ['河南', '410928', 'individualBusiness', 'noGround'],
  ['河南', '410928', 'enterprise', 'notStated'],
  ['广东', '445300', 'naturalPerson', 'notStated'],
] as const)('a penalty by the simplified procedure in %s (%s) on a %s: %s', (_, place, subjectKind, expected) => {
  const rule = readRule(BASELINE, place, 'simplifiedPenalty', day('2026-05-10'))
  expect(readSimplifiedPenalty(rule, subjectKind)).toBe(expected)
})

test('where a text lets it ground joint sanction, it is not kept out', () => {
  const rule = readRule(BASELINE, '370100', 'simplifiedPenalty', day('2026-05-10'))
  if (rule.kind !== 'value') throw new Error('山东 has a rule')
  const admitted = { ...rule, value: { ...rule.value, jointSanctionBasis: true } }
  expect(readSimplifiedPenalty(admitted, 'naturalPerson')).toBe('notStated')
})
