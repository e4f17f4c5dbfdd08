import { describe, expect, it } from 'vitest'
import { addDays, localDate } from '../../calendar/local-date.ts'
import { cite } from '../../kernel/citation.ts'
import type { Axis, AxisValues } from '../axes.ts'
import type { RuleBook, RuleRow } from '../rule-row.ts'
import {
  findRecheck,
  readClockOnRejection,
  readObjectionDeadlines,
  readRemedies,
  readSelfFoundError,
  readStay,
} from './objection-practice.ts'
import { readBreachDuty, readPolicyStanding } from './oversight-practice.ts'
import { readCommunityService, readRepairFlow } from './repair-practice.ts'

const ON = localDate('2026-11-21')
const PLACE = '000000'
const EMPTY: RuleBook = { version: 'test', places: [{ code: PLACE, name: '全国', within: null }], rows: [] }
const BASIS = cite('G33', '试例')

/** A book with one made-up rule. */
function bookOf<A extends Axis>(axis: A, value: AxisValues[A]): RuleBook {
  const dates = { effective: localDate('2020-01-01'), expires: null, repealed: null }
  const row = { axis, layer: 'national', place: PLACE, value, source: BASIS, transition: 'newLaw', confirmed: true }
  return { ...EMPTY, rows: [{ ...row, ...dates } as RuleRow] }
}

describe('the last day of the answer to an objection', () => {
  const LIMITS: AxisValues['objectionLimits'] = {
    markRequired: true,
    markWithin: 1,
    ownErrorWithin: 2,
    transferWithin: 3,
    providerWithin: 4,
    platformWithin: 5,
    totalWithin: null,
    excludes: ['检验'],
    reasonsRequired: true,
  }
  const read = (limits: Partial<AxisValues['objectionLimits']>, kind: 'ownRecord' | 'providerRecord') =>
    readObjectionDeadlines(bookOf('objectionLimits', { ...LIMITS, ...limits }), PLACE, { on: ON, kind }, addDays)

  it('of an own record follows its own limit, and nothing is transferred', () => {
    const value = { markedBy: '2026-11-22', transferredBy: null, decidedBy: '2026-11-23' }
    const others = { markRequired: true, reasonsRequired: true, excludedTime: ['检验'] }
    expect(read({}, 'ownRecord')).toEqual({
      kind: 'ruled',
      value: { ...value, ...others },
      basis: BASIS,
      confirmed: true,
    })
  })

  it.each([
    ['the sum of the steps where the text names no total', {}, '2026-12-03'],
    ['the total where the text names one', { totalWithin: 7 }, '2026-11-28'],
    ['unknown without the time of transfer', { transferWithin: null }, null],
    ["unknown without the provider's time", { providerWithin: null }, null],
    ["unknown without the platform's time", { platformWithin: null }, null],
  ])("of another provider's record is %s", (_, limits, decidedBy) => {
    expect(read(limits, 'providerRecord')).toMatchObject({ value: { decidedBy } })
  })

  it("of another provider's record leaves time for the transfer", () => {
    expect(read({}, 'providerRecord')).toMatchObject({ value: { transferredBy: '2026-11-24' } })
  })
})

describe('where no text speaks', () => {
  it('no duty and no right follows', () => {
    const silent = { kind: 'unspecified' }
    expect(readObjectionDeadlines(EMPTY, PLACE, { on: ON, kind: 'ownRecord' }, addDays)).toEqual(silent)
    expect(readStay(EMPTY, PLACE, 'verification', ON)).toEqual(silent)
    expect(readPolicyStanding(EMPTY, PLACE, ON)).toBeUndefined()
  })

  it('the term runs on during an objection', () => {
    expect(readClockOnRejection(EMPTY, PLACE, ON)).toEqual({ tolled: false, runsOnFrom: null })
    const tolling = bookOf('clockOnRejection', { resumes: 'onRejection' })
    expect(readClockOnRejection(tolling, PLACE, ON)).toEqual({ tolled: true, runsOnFrom: ON })
  })

  it('no recheck is given; where one is, its own article is cited', () => {
    const rule = { to: 'platform', review: null, reviewClause: null } as const
    expect(findRecheck(EMPTY, PLACE, ON)).toBeUndefined()
    expect(findRecheck(bookOf('informationObjection', rule), PLACE, ON)).toBeUndefined()
    const above = { ...rule, review: 'nextHigherOrgan' } as const
    expect(findRecheck(bookOf('informationObjection', above), PLACE, ON)).toEqual({ by: above.review, basis: BASIS })
    const elsewhere = bookOf('informationObjection', { ...above, reviewClause: '试例二' })
    expect(findRecheck(elsewhere, PLACE, ON)).toEqual({ by: above.review, basis: cite('G33', '试例二') })
  })

  it('reconsideration and litigation stand open by law', () => {
    expect(readRemedies(EMPTY, PLACE, ON)).toEqual({ named: [], byLaw: ['reconsideration', 'litigation'] })
  })
})

it.each([
  ['none', 'verification', 'goesOn'],
  ['verification', 'verification', 'stopped'],
  ['verification', 'complaint', 'stopped'],
  ['verification', 'objectionDecision', 'goesOn'],
  ['objectionAndComplaint', 'objectionDecision', 'stopped'],
  ['objectionAndComplaint', 'complaint', 'stopped'],
  ['objectionAndComplaint', 'litigation', 'goesOn'],
] as const)('under a stay of %s, a measure at the stage of %s %s', (stay, stage, expected) => {
  expect(readStay(bookOf('enforcementMeanwhile', { stay }), PLACE, stage, ON)).toMatchObject({ value: expected })
})

it.each([
  ['2026-11-20', 'lapsed'],
  ['2026-11-21', 'inForce'],
  ['2027-12-31', 'inForce'],
  [null, 'unstated'],
])('a trial policy stated to hold until %s is %s', (statedUntil, standing) => {
  const text = { document: 'PY', trial: true, statedUntil }
  expect(readPolicyStanding(bookOf('policyValidity', text), PLACE, ON)).toEqual({ ...text, standing })
})

it.each([
  ['naturalPersons', 'naturalPerson', true],
  ['naturalPersons', 'organisation', false],
  ['anySubject', 'organisation', true],
] as const)('community service for %s repairs the standing of a(n) %s: %s', (beneficiaries, subject, expected) => {
  const book = bookOf('communityService', { for: beneficiaries })
  expect(readCommunityService(book, PLACE, subject, ON)).toMatchObject({ value: expected })
})

it('a text may leave a unit free that finds an error, and be silent on leaks', () => {
  const [told, free] = [true, false].map((mustTellProvider) =>
    readSelfFoundError(bookOf('selfFoundErrors', { mustTellProvider }), PLACE, ON),
  )
  expect([told, free]).toMatchObject([{ value: 'tellProvider' }, { value: 'free' }])
  const [punished, silent] = [true, false].map((breachesPunished) =>
    readBreachDuty(bookOf('dataSecurity', { breachesPunished }), PLACE, ON),
  )
  expect([punished, silent]).toMatchObject([{ value: 'dealtWith' }, { value: 'silent' }])
})

it('says within how many working days a repair is taken up and answered', () => {
  const value = { feedbackWithin: 10, acceptanceWithin: 3, channel: '信用中国', free: true }
  expect(readRepairFlow(bookOf('repairFlow', value), PLACE, ON)).toMatchObject({ kind: 'ruled', value, basis: BASIS })
})
