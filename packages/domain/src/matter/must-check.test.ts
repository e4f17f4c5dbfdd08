import { expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { citeMustCheck, isMustCheck, OCCASION_OF_RECORD, readMissedChecks, readMustCheck } from './must-check.ts'
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

test.each([
  ['攀枝花', '510400', { kind: 'must', source: { document: 'PZ', clause: '二(一)2' }, confirmed: true }],
  ['云浮', '445300', { kind: 'notListed', source: { document: 'YF', clause: '(二十一)' } }],
] as const)('%s reads a licence by its own clause', (_, place, reading) => {
  expect(readMustCheck(ruleFor(place), 'licence')).toEqual(reading)
  expect(isMustCheck(ruleFor(place), 'licence')).toBe(reading.kind === 'must')
})

test('a duty is cited, the lack of one is not', () => {
  expect(citeMustCheck(ruleFor('510400'), 'licence')).toEqual([{ document: 'PZ', clause: '二(一)2' }])
  expect(citeMustCheck(ruleFor('445300'), 'licence')).toEqual([])
  expect(citeMustCheck(ruleFor('370000'), 'licence')).toEqual([])
})

test('a wide occasion takes in the narrow ones, and nothing else', () => {
  const answer = ruleFor('510400')
  if (answer.kind !== 'value') throw new Error('攀枝花 has a rule')
  const only = (must: 'administration' | 'publicResourceTrading') => {
    const rule = { ...answer, value: { ...answer.value, allDuties: false, must: [must] } }
    const occasions = [
      ...(['administration', 'licence', 'qualification', 'honour', 'fiscalSubsidy', 'publicService'] as const),
      ...(['publicResourceTrading', 'governmentProcurement', 'governmentInvestmentTender'] as const),
      'purchaseOfServices' as const,
    ]
    return occasions.filter((occasion) => isMustCheck(rule, occasion))
  }
  expect(only('administration')).toEqual(['administration', 'licence', 'qualification', 'honour', 'fiscalSubsidy'])
  expect(only('publicResourceTrading')).toEqual([
    'publicResourceTrading',
    'governmentProcurement',
    'governmentInvestmentTender',
  ])
})

test('three kinds of record are acts that a check goes before', () => {
  expect(OCCASION_OF_RECORD).toEqual({ licence: 'licence', honour: 'honour', subsidy: 'fiscalSubsidy' })
})

test('of several receipts the earliest counts, in whatever order they come', () => {
  const late = { ...receipt, on: localDate('2023-06-02') }
  expect(missed([licence], [receipt, late])).toEqual([])
  expect(missed([{ ...licence, actId: 'a2', on: localDate('2023-05-31') }, licence], [late, receipt])).toEqual(['a2'])
})
