import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { CALENDAR_YEARS } from '../calendar/years.ts'
import { cite } from '../kernel/citation.ts'
import { HEALTHY } from '../kernel/health.ts'
import {
  decideNotice,
  decideServiceRecord,
  findProvisionalAnswer,
  findUnsoundProof,
  readLastDayToAnswer,
} from './decide-notice.ts'
import type { ServiceOutcome } from './decide-notice.ts'
import type { ServiceProof } from './listing.ts'
import { HENAN, ground, withValue, wrongState } from './testing-law.ts'
import {
  ANSWER_PERIOD,
  LAW,
  PROPOSER,
  after,
  day,
  notice,
  noticed,
  proposal,
  proposed,
  refusalIn,
} from './testing-listings.ts'
import { decideProposal } from './decide-proposal.ts'

const GD35 = [cite('GD_REG', '第三十五条')]
const ISSUED_ON = day('2026-03-02')
const give = (state = proposed(), given = notice(), by = PROPOSER) =>
  decideNotice(state, { notice: given, by, period: ANSWER_PERIOD }, LAW, ISSUED_ON)
const issued = () => after(proposed(), give())

describe('a notice', () => {
  test('is written as it goes out, with its last day', () => {
    expect(give()).toEqual({
      ok: true,
      value: [
        {
          type: 'ListingNoticeIssued',
          listingId: 'listing-1',
          on: ISSUED_ON,
          ground: ground(GD35, { lastDayToAnswer: '2026-03-20' }),
          notice: { ...notice(), issuedOn: ISSUED_ON },
          by: PROPOSER,
        },
      ],
    })
  })

  test('may replace one that could not be served', () => {
    const second = { ...notice('2026-04-10'), noticeId: 'notice-2' }
    expect(after(issued(), give(issued(), second))).toMatchObject({ notice: { noticeId: 'notice-2' } })
  })

  test('goes out on a proposed case only, and never on an honour', () => {
    const office = { organisationId: 'unit-safety', departments: ['发展改革部门'] }
    const honour = proposal({ listKind: 'incentive', listTypeId: 'honesty-model', source: 'goodGrade' })
    const honoured = after(undefined, decideProposal(undefined, honour, office, LAW, day('2026-03-01')))
    expect(refusalIn(give(honoured))).toEqual(wrongState('proposed'))
    expect(refusalIn(give(noticed()))).toEqual(wrongState('noticed'))
    const nothing = decideNotice(undefined, { notice: notice(), by: PROPOSER, period: ANSWER_PERIOD }, LAW, ISSUED_ON)
    expect(refusalIn(nothing)).toEqual(wrongState('none'))
  })

  test('comes from the determiner, by the clause on notice', () => {
    const by = { ...PROPOSER, organisationId: 'unit-other' }
    const refusal = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-other', basis: GD35 }
    expect(refusalIn(give(proposed(), notice(), by))).toEqual(refusal)
  })

  test('names all its missing parts at once, in 河南 the measures too', () => {
    const empty = { ...notice(), facts: '', reasons: '', rights: '', basis: [] }
    const missing = ['facts', 'reasons', 'rights', 'basis', 'measures']
    const inHenan = proposed({ place: HENAN })
    const basis = [cite('HN_REG', '第二十八条')]
    const code = 'NOTICE_INCOMPLETE'
    expect(refusalIn(give(inHenan, { ...empty, further: {} }))).toEqual({ code, missing, basis })
    expect(refusalIn(give(inHenan, { ...notice(), further: { measures: '' } }))).toEqual({
      code,
      missing: ['measures'],
      basis,
    })
    expect(give(inHenan, { ...notice(), further: { measures: 'text:measures' } }).ok).toBe(true)
  })

  test('leaves the whole time to answer, even if it were served the same day', () => {
    const refusal = { code: 'ANSWER_PERIOD_TOO_SHORT', earliest: '2026-03-09', basis: GD35 }
    expect(refusalIn(give(proposed(), notice('2026-03-08')))).toEqual(refusal)
    expect(give(proposed(), notice('2026-03-09')).ok).toBe(true)
  })
})

describe('the record of service', () => {
  const receipt = (servedOn: string): ServiceProof => ({ kind: 'receipt', servedOn: day(servedOn), evidence: 'file:r' })
  const served = (servedOn: string): ServiceOutcome => ({ kind: 'served', proof: receipt(servedOn) })
  const record = (outcome: ServiceOutcome, changes: { noticeId?: string } = {}, law = LAW, state = issued()) => {
    const command = { noticeId: 'notice-1', outcome, by: PROPOSER, ...changes }
    return decideServiceRecord(state, command, ANSWER_PERIOD, law, day('2026-03-20'))
  }
  const HEAD = { listingId: 'listing-1', on: '2026-03-20', noticeId: 'notice-1', by: PROPOSER }

  test('keeps the proof and the time to answer that was used', () => {
    const answerPeriod = { count: 5, unit: 'workingDay', setBy: 'operator' }
    expect(record(served('2026-03-04'))).toEqual({
      ok: true,
      value: [
        {
          type: 'ListingNoticeServed',
          ...HEAD,
          ground: ground(GD35, { servedOn: '2026-03-04', answerPeriod }),
          proof: receipt('2026-03-04'),
        },
      ],
    })
  })

  test('keeps a failed attempt with its channel and reason', () => {
    expect(record({ kind: 'failed', channel: 'post', reasonCode: 'returned' })).toEqual({
      ok: true,
      value: [
        { type: 'ListingNoticeServiceFailed', ...HEAD, ground: ground(GD35), channel: 'post', reasonCode: 'returned' },
      ],
    })
  })

  test('belongs to the notice that is out', () => {
    expect(refusalIn(record(served('2026-03-04'), { noticeId: 'notice-2' }))).toEqual(wrongState('proposed'))
    expect(refusalIn(record(served('2026-03-04'), {}, LAW, proposed()))).toEqual(wrongState('proposed'))
    expect(refusalIn(record(served('2026-03-04'), {}, LAW, noticed()))).toEqual(wrongState('noticed'))
    const command = { noticeId: 'notice-1', outcome: served('2026-03-04'), by: PROPOSER }
    const nothing = decideServiceRecord(undefined, command, ANSWER_PERIOD, LAW, day('2026-03-20'))
    expect(refusalIn(nothing)).toEqual(wrongState('none'))
  })

  test('counts five working days of the operator where no rule gives days', () => {
    expect(record(served('2026-03-13')).ok).toBe(true)
    expect(refusalIn(record(served('2026-03-16')))).toEqual({
      code: 'ANSWER_PERIOD_TOO_SHORT',
      earliest: '2026-03-23',
      basis: GD35,
    })
  })

  test('counts the days of the rule before those of the operator', () => {
    const law = withValue('noticeBeforeListing', { answerDays: 10 })
    const kept = record(served('2026-03-10'), {}, law)
    expect(kept).toMatchObject({
      value: [{ ground: { values: { answerPeriod: { count: 10, unit: 'day', setBy: 'rule' } } } }],
    })
    expect(refusalIn(record(served('2026-03-11'), {}, law))).toMatchObject({ earliest: '2026-03-23' })
  })

  test('takes no unsound proof', () => {
    expect(refusalIn(record(served('2026-03-01')))).toEqual({ code: 'EVIDENCE_MISSING', basis: [] })
  })
})

describe('a proof of service', () => {
  const proof = (changes: object): ServiceProof => ({
    kind: 'receipt',
    servedOn: day('2026-03-04'),
    evidence: 'file:r',
    ...changes,
  })
  const put = (putUpOn: string, servedOn: string) =>
    proof({ kind: 'publicNotice', putUpOn: day(putUpOn), servedOn: day(servedOn) })
  const find = (given: ServiceProof) => findUnsoundProof(given, ISSUED_ON, day('2026-03-10'))?.error

  test.each([
    ['of the day the notice went out', proof({ servedOn: ISSUED_ON })],
    ['of today', proof({ servedOn: day('2026-03-10') })],
    ['by a public notice put up with the notice', put('2026-03-02', '2026-03-03')],
  ])('%s is sound', (_what, given) => expect(find(given)).toBeUndefined())

  test.each([
    ['without evidence', proof({ evidence: '' })],
    ['of the day before the notice', proof({ servedOn: day('2026-03-01') })],
    ['by a public notice put up before the notice', put('2026-03-01', '2026-03-09')],
    ['by a public notice on the day it was put up', put('2026-03-05', '2026-03-05')],
    ['by a public notice before it was put up', put('2026-03-05', '2026-03-04')],
  ])('%s is none', (_what, given) => expect(find(given)).toEqual({ code: 'EVIDENCE_MISSING', basis: [] }))

  test('of tomorrow is refused by its date', () => {
    const refusal = { code: 'DATE_IN_FUTURE', date: '2026-03-11', basis: [] }
    expect(find(proof({ servedOn: day('2026-03-11') }))).toEqual(refusal)
  })
})

describe('the last day to answer', () => {
  test.each([
    ['a working day', '2026-03-20', '2026-03-20'],
    ['a Saturday', '2026-03-21', '2026-03-23'],
    ['a Saturday worked for the festival (调休)', '2026-02-28', '2026-02-28'],
  ])('that is %s', (_what, stated, last) => {
    expect(readLastDayToAnswer(notice(stated), LAW.calendar)).toBe(last)
  })

  test.each([
    ['lies in a loaded year from its first day on', '2025-12-31', '2026-01-09', true],
    ['runs out on the last day of the loaded year', '2026-12-24', '2026-12-31', true],
    ['runs out on the first day of a year that is not loaded', '2026-12-24', '2027-01-01', false],
    ['begins in a year that is not loaded', '2025-12-30', '2026-01-09', false],
  ])('of a time that %s', (_what, servedOn, stated, known) => {
    const calendar = compileCalendar(CALENDAR_YEARS.filter(({ year }) => year === 2026))
    const health = { ...HEALTHY, calendar: 'stale', evidence: 'missing' } as const
    const found = findProvisionalAnswer(notice(stated), { servedOn: day(servedOn) }, { calendar, health })
    const refusal = { code: 'NO_NEW_ADVERSE_ACT', missing: ['calendar'], basis: [] }
    expect(found?.error).toEqual(known ? undefined : refusal)
  })
})
