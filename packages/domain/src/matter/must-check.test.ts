import { expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { readMissedChecks, readMustCheck } from './must-check.ts'
import type { CheckableAct } from './must-check.ts'

const on = localDate('2023-06-01')
const licence: CheckableAct = { actId: 'a1', unitId: 'u1', subjectId: 's1', occasion: 'licence', place: '510400', on }
const ruleFor = (place: string) => readRule(BASELINE, place, 'checkOccasions', on)
const receipt = { unitId: 'u1', subjectId: 's1', on }
const missed = (acts: readonly CheckableAct[], receipts: readonly (typeof receipt)[]) =>
  readMissedChecks(acts, receipts, ruleFor).map(({ act }) => act.actId)

test.each([
  ['no receipt at all', [], ['a1']],
  ['a receipt of the day', [receipt], []],
  ['a receipt of the day before', [{ ...receipt, on: localDate('2023-05-31') }], []],
  ['a receipt of the day after', [{ ...receipt, on: localDate('2023-06-02') }], ['a1']],
  ['an early and a late receipt', [{ ...receipt, on: localDate('2023-06-02') }, receipt], []],
  ['a receipt of another unit', [{ ...receipt, unitId: 'u2' }], ['a1']],
  ['a receipt on another subject', [{ ...receipt, subjectId: 's2' }], ['a1']],
] as const)('a licence in 攀枝花 with %s', (_, receipts, expected) => {
  expect(missed([licence], receipts)).toEqual(expected)
})

test('an act on another occasion or in another place is not missed', () => {
  expect(missed([{ ...licence, occasion: 'fiscalSubsidy' }], [])).toEqual([])
  expect(missed([{ ...licence, place: '445300' }], [])).toEqual([])
  expect(missed([{ ...licence, place: '445300', occasion: 'fiscalSubsidy' }], [])).toEqual(['a1'])
})

test('the missed check names the clause that asked for it', () => {
  expect(readMissedChecks([licence], [], ruleFor)[0]?.source).toMatchObject({ document: 'PZ', clause: '二(一)2' })
})

test('a place that says nothing makes nothing a duty', () => {
  expect(readMustCheck(ruleFor('370000'), 'licence')).toEqual({ kind: 'notStated' })
})
