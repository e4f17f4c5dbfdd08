import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { readEstablished } from './established.ts'
import { usualMoments } from './usual-moments.ts'

describe('what a document establishes', () => {
  const effectiveOn = localDate('2026-03-02')
  test.each([
    ['a penalty decision in effect', { kind: 'penaltyDecision', effectiveOn }, '2026-03-02', ['PENALTY_IN_FORCE']],
    ['a penalty decision of tomorrow', { kind: 'penaltyDecision', effectiveOn }, '2026-03-01', []],
    ['a penalty decision without effect', { kind: 'penaltyDecision', effectiveOn: null }, '2026-03-02', []],
    ['a judgment', { kind: 'judgment', effectiveOn }, '2026-03-02', []],
  ] as const)('%s', (_, document, on, expected) => {
    expect(readEstablished(document, localDate(on))).toEqual(expected)
  })
})

test.each([
  ['governmentProcurement', ['opening', 'award', 'signing']],
  ['governmentInvestmentTender', ['opening', 'award', 'signing']],
  ['publicResourceTrading', ['opening', 'award', 'signing']],
  ['purchaseOfServices', ['opening', 'award', 'signing']],
  ['licence', ['acceptance', 'decision']],
  ['fiscalSubsidy', ['acceptance', 'decision']],
] as const)('a matter of %s passes its moments', (occasion, expected) => {
  expect(usualMoments(occasion)).toEqual(expected)
})
