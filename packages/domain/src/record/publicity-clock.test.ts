import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '../calendar/local-date.ts'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { CALENDAR_YEARS } from '../calendar/years.ts'
import type { SubjectKind } from '../kernel/refs.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import { readRule } from '../rulebook/read-rule.ts'
import {
  findWithdrawalClock,
  readPublicityClock,
  readPublicityPeriod,
  readPublicityPeriodOf,
} from './publicity-clock.ts'
import { evolveRecord } from './record.ts'
import type { CreditRecord, RecordContent, RecordEvent } from './record.ts'

const d = localDate
const calendar = compileCalendar(CALENDAR_YEARS)
const ground = { rulebook: 'test', basis: [], values: {} }
const licence: RecordContent = {
  kind: 'licence',
  licenceType: 'ordinary',
  certificateName: null,
  certificateNumber: null,
  text: null,
  validFrom: null,
  validUntil: null,
}
const penalty = (procedure: 'ordinary' | 'simplified'): RecordContent => ({
  kind: 'penalty',
  procedure,
  penalties: ['fine'],
  fine: null,
  confiscated: null,
  facts: null,
  legalGround: null,
  assignedClass: null,
  sector: '*',
})
const record = (content: RecordContent, decidedOn: string, subjectKind: SubjectKind, ...later: RecordEvent[]) =>
  later.reduce<CreditRecord>(
    (state, event) => evolveRecord(state, event),
    evolveRecord(undefined, {
      type: 'RecordImported',
      recordId: 'r1',
      subjectId: 's1',
      subjectKind,
      authorityId: 'a1',
      providerId: 'a1',
      place: '445300',
      documentTitle: '决定书',
      documentNumber: null,
      decidedOn: d(decidedOn),
      content,
      on: d('2026-12-01'),
    }),
  )
const published = (on: string): RecordEvent => ({ type: 'RecordPublished', site: '信用云浮', on: d(on), ground })
const reported = (on: string): RecordEvent => ({ type: 'RecordReported', platform: '省平台', on: d(on) })
const upset = (on: string): RecordEvent => ({ type: 'RecordUpset', reason: 'decisionRevoked', on: d(on) })
const withdrawn = (on: string): RecordEvent => ({
  type: 'RecordWithdrawn',
  reason: 'decisionRevoked',
  reasons: 't',
  on: d(on),
  ground,
})
const seven = readPublicityPeriodOf(BASELINE, '445300', d('2026-03-02'))
const read = (on: string, ...later: RecordEvent[]) =>
  readPublicityClock(record(licence, '2026-03-02', 'enterprise', ...later), seven, calendar, d(on))

describe('the 双公示 clock', () => {
  // Monday 2026-03-02; seven working days later is Wednesday 2026-03-11.
  test.each([
    ['is due on the last day', '2026-03-11', [], { kind: 'due', lastDay: '2026-03-11', provisional: false }],
    ['is missing one working day after', '2026-03-12', [], { kind: 'missing', lastDay: '2026-03-11', daysLate: 1 }],
    ['does not count the weekend as late', '2026-03-15', [], { kind: 'missing', daysLate: 2 }],
    ['is met on the last day', '2026-04-01', [published('2026-03-11')], { kind: 'met', on: '2026-03-11' }],
    [
      'is late by working days',
      '2026-04-01',
      [published('2026-03-16')],
      { kind: 'late', on: '2026-03-16', daysLate: 3 },
    ],
    [
      'takes the first of two publications',
      '2026-04-01',
      [published('2026-03-16'), published('2026-03-10')],
      { kind: 'met', on: '2026-03-10' },
    ],
    ['does not know a later publication', '2026-03-10', [published('2026-03-11')], { kind: 'due' }],
    ['is met on the day of publication itself', '2026-03-11', [published('2026-03-11')], { kind: 'met' }],
    ['falls away on the day of the withdrawal', '2026-03-12', [withdrawn('2026-03-12')], { kind: 'excluded' }],
    ['is not met by a report for an enterprise', '2026-03-12', [reported('2026-03-03')], { kind: 'missing' }],
    [
      'falls away with a withdrawal before publication',
      '2026-03-12',
      [withdrawn('2026-03-09')],
      { kind: 'excluded', why: 'withdrawn' },
    ],
    [
      'keeps its lateness after a withdrawal',
      '2026-04-01',
      [published('2026-03-12'), withdrawn('2026-03-20')],
      { kind: 'late', daysLate: 1 },
    ],
  ] as const)('%s', (_, on, later, expected) => expect(read(on, ...later)).toMatchObject(expected))

  test('runs from the decision, not from the import, and over the holidays', () => {
    // 2026-09-28 Monday; 10-01 to 10-07 are rest days, 10-10 is a worked Saturday.
    const autumn = readPublicityClock(record(licence, '2026-09-28', 'enterprise'), seven, calendar, d('2026-09-28'))
    expect(autumn).toMatchObject({ kind: 'due', lastDay: '2026-10-13' })
  })

  test.each([
    ['naturalPerson', [reported('2026-03-11')], 'met'],
    ['individualBusiness', [reported('2026-03-12')], 'late'],
    ['individualBusiness', [published('2026-03-11')], 'met'],
    ['naturalPerson', [], 'missing'],
  ] as const)('a %s’s record meets it by the report', (kind, later, expected) => {
    const reading = readPublicityClock(record(licence, '2026-03-02', kind, ...later), seven, calendar, d('2026-04-01'))
    expect(reading.kind).toBe(expected)
  })

  test('a penalty has the clock, one by the simplified procedure and an honour have none', () => {
    const of = (content: RecordContent) =>
      readPublicityClock(record(content, '2026-03-02', 'enterprise'), seven, calendar, d('2026-03-03'))
    expect(of(penalty('ordinary')).kind).toBe('due')
    expect(of(penalty('simplified'))).toEqual({ kind: 'excluded', why: 'simplifiedPenalty' })
    expect(of({ kind: 'honour', title: '诚信示范', validUntil: null })).toEqual({
      kind: 'excluded',
      why: 'notDualPublicity',
    })
  })

  // 2026 is the last year loaded: what reaches past it can be counted only for now.
  test.each([
    ['the last day lies past it', '2027-03-01', '2027-03-02', 'due', true],
    ['the last day and the lateness lie past it', '2027-03-01', '2027-04-01', 'missing', true],
    ['the lateness alone reaches past it', '2026-12-01', '2027-01-05', 'missing', true],
    ['all lies within', '2026-12-01', '2026-12-20', 'missing', false],
  ] as const)('the loaded years: %s', (_, decidedOn, on, kind, provisional) => {
    const reading = readPublicityClock(record(licence, decidedOn, 'enterprise'), seven, calendar, d(on))
    expect(reading).toMatchObject({ kind, provisional })
  })

  test('is not lifted by a withdrawal that comes later', () => {
    expect(read('2026-03-12', withdrawn('2026-03-13'))).toMatchObject({ kind: 'missing' })
    expect(read('2026-03-11', withdrawn('2026-03-12'))).toMatchObject({ kind: 'due' })
  })

  test('is never both in time and missing: it turns once, the day after the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (days) => {
        const on = addDays(d('2026-03-02'), days)
        expect(read(on).kind).toBe(on <= '2026-03-11' ? 'due' : 'missing')
      }),
    )
  })
})

describe('the period', () => {
  const unspecified = { kind: 'unspecified', axis: 'dualPublicity' } as const
  const none = { kind: 'unspecified', axis: 'dualPublicityNational' } as const

  test('names the clause it comes from', () => {
    const of = (place: string) => readPublicityPeriodOf(BASELINE, place, d('2023-06-01'))
    expect(of('445300')).toMatchObject({ count: 7, via: '信用云浮', source: { document: 'YF' } })
    expect(of('510400')).toMatchObject({ count: 7, via: '双公示信息报送公示系统', source: { document: 'N424' } })
    expect(of('370100')).toMatchObject({ count: 7, via: null, source: { document: 'N424' } })
  })

  test('nothing binds before any text did', () => {
    expect(readPublicityPeriod(unspecified, none)).toEqual({ kind: 'unspecified' })
    const reading = readPublicityClock(
      record(licence, '2015-03-02', 'enterprise'),
      { kind: 'unspecified' },
      calendar,
      d('2026-01-05'),
    )
    expect(reading).toEqual({ kind: 'unspecified' })
  })
})

describe('withdrawing what was upset', () => {
  const rule = readRule(BASELINE, '445300', 'withdrawnPenalty', d('2026-03-20'))
  const clock = (on: string, ...later: RecordEvent[]) =>
    findWithdrawalClock(record(penalty('ordinary'), '2026-03-02', 'enterprise', ...later), rule, calendar, d(on))

  // Friday 2026-03-20; three working days later is Wednesday 2026-03-25.
  test.each([
    ['due on the third working day', '2026-03-25', [upset('2026-03-20')], { kind: 'due', lastDay: '2026-03-25' }],
    ['missing the day after', '2026-03-26', [upset('2026-03-20')], { kind: 'missing', daysLate: 1 }],
    ['met on the last day', '2026-05-01', [upset('2026-03-20'), withdrawn('2026-03-25')], { kind: 'met' }],
    ['late', '2026-05-01', [upset('2026-03-20'), withdrawn('2026-03-27')], { kind: 'late', daysLate: 2 }],
  ] as const)('is %s', (_, on, later, expected) => {
    expect(clock(on, ...later)).toMatchObject({ ...expected, basis: [{ document: 'APL', clause: '第四十八条' }] })
  })

  test('has no clock while nothing was upset, and one from the day itself on', () => {
    expect(clock('2026-03-25')).toBeUndefined()
    expect(clock('2026-03-19', upset('2026-03-20'))).toBeUndefined()
    expect(clock('2026-03-20', upset('2026-03-20'))).toMatchObject({ kind: 'due' })
  })

  test('has no clock where no text was law that day', () => {
    const before = readRule(BASELINE, '445300', 'withdrawnPenalty', d('2020-03-20'))
    const each = record(penalty('ordinary'), '2020-03-02', 'enterprise', upset('2020-03-20'))
    expect(findWithdrawalClock(each, before, calendar, d('2020-04-01'))).toBeUndefined()
  })

  test('knows no withdrawal of a later day', () => {
    const later = [upset('2026-03-20'), withdrawn('2026-03-25')]
    expect(clock('2026-03-24', ...later)).toMatchObject({ kind: 'due' })
    expect(clock('2026-03-25', ...later)).toMatchObject({ kind: 'met', on: '2026-03-25' })
    expect(clock('2026-03-26', upset('2026-03-20'), withdrawn('2026-03-27'))).toMatchObject({ kind: 'missing' })
  })
})
