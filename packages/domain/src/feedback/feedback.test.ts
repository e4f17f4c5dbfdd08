import { describe, expect, test } from 'vitest'
import { GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU, day, refusalIn } from '../listing/testing-listings.ts'
import { decideFeedback, readFeedbackDuties } from './feedback.ts'
import type { FeedbackOccasion, FeedbackSent, ServiceLevel } from './feedback.ts'

const OCCASIONS: readonly FeedbackOccasion[] = [
  { actor: 'initiator', organisationId: 'unit-a', listingId: 'listing-1', happenedOn: day('2026-03-26') },
  { actor: 'implementer', organisationId: 'unit-b', listingId: 'listing-1', happenedOn: day('2026-04-10') },
  { actor: 'implementer', organisationId: 'unit-b', listingId: 'listing-2', happenedOn: day('2026-04-20') },
]
const LEVEL: ServiceLevel = { atOnceWorkingDays: 3, periodMonths: 3 }
const NO_LEVEL: ServiceLevel = { atOnceWorkingDays: null, periodMonths: null }
const CLERK = { officerId: 'officer-7', organisationId: 'unit-b' }
const duties = (place: string, on = '2026-05-08', sent: readonly FeedbackSent[] = [], level = LEVEL) =>
  readFeedbackDuties(place, OCCASIONS, sent, level, LAW, day(on))

function send(
  place: string,
  covers: FeedbackSent['covers'],
  on: string,
  by: FeedbackSent['by'] = CLERK,
): FeedbackSent[] {
  const result = decideFeedback(place, { feedbackId: 'f', from: 'unit-b', covers, by }, LAW, day(on))
  if (!result.ok) throw new Error(result.error.code)
  return [...result.value]
}
const APRIL = { kind: 'period', from: day('2026-04-01'), until: day('2026-04-30') } as const

describe('the duties', () => {
  test.each([YUNFU, GUANGDONG])('in %s bind both sides each month to the platform, by the text', (place) => {
    expect(duties(place)).toMatchObject([
      {
        actor: 'initiator',
        addressee: 'platform',
        wording: '每月定期',
        dueOn: '2026-03-31',
        dueSetBy: 'text',
        state: 'late',
      },
      { actor: 'implementer', organisationId: 'unit-b', dueOn: '2026-04-30', since: '2026-04-20', state: 'late' },
    ])
  })

  test('in 济南 bind the implementer at once to the initiator, by the operator’s service level', () => {
    expect(duties(JINAN)).toMatchObject([
      {
        addressee: 'initiator',
        wording: '及时',
        dueOn: '2026-04-15',
        dueSetBy: 'operator',
        covers: { listingId: 'listing-1' },
      },
      { dueOn: '2026-04-23', covers: { listingId: 'listing-2' }, basis: [{ document: 'JN', clause: '四(二)' }] },
    ])
  })

  test('in 濮阳县 go to the county authority', () => {
    expect(duties(PUYANG).slice(0, 2)).toMatchObject([
      { addressee: 'countyCreditAuthority', wording: '及时', covers: { listingId: 'listing-1' } },
      { addressee: 'countyCreditAuthority', wording: '及时', covers: { listingId: 'listing-2' } },
    ])
  })

  test('in 濮阳县 include a regular report on progress, which single feedbacks do not stand in for', () => {
    const single = send(PUYANG, { kind: 'entry', listingId: 'listing-2' }, '2026-04-20')
    const report = {
      addressee: 'countyCreditAuthority',
      wording: '定期',
      covers: { kind: 'period', from: '2026-04-01', until: '2026-06-30' },
      dueOn: '2026-06-30',
      dueSetBy: 'operator',
      basis: [{ document: 'PY', clause: '六(二)' }],
    }
    expect(duties(PUYANG, '2026-05-08', single).slice(2)).toMatchObject([{ ...report, state: 'open' }])
    const quarter = { kind: 'period', from: day('2026-04-01'), until: day('2026-06-30') } as const
    const sent = send(PUYANG, quarter, '2026-05-06')
    expect(duties(PUYANG, '2026-05-08', sent).slice(2)).toMatchObject([{ ...report, state: 'met' }])
    expect(duties(PUYANG, '2027-01-01', [], NO_LEVEL).at(-1)).toMatchObject({ wording: '定期', dueOn: null })
  })

  test('in 攀枝花 are periodic, to the panel', () => {
    expect(duties(PANZHIHUA)).toMatchObject([
      { addressee: 'panel', wording: '定期', dueOn: '2026-06-30', dueSetBy: 'operator', state: 'open' },
    ])
  })

  test.each([JINAN, PANZHIHUA])('in %s have no day that nobody set', (place) => {
    for (const duty of duties(place, '2027-01-01', [], NO_LEVEL)) {
      expect(duty).toMatchObject({ dueOn: null, dueSetBy: 'unspecified', state: 'open' })
    }
  })

  test('do not arise before the act, nor where no text speaks', () => {
    expect(duties(JINAN, '2026-04-09')).toEqual([])
    expect(duties('510000')).toEqual([])
  })

  test('are in time on their last day and late on the next', () => {
    expect(duties(YUNFU, '2026-04-30').map(({ state }) => state)).toEqual(['late', 'open'])
  })
})

describe('feeding back', () => {
  const implementer = (place: string, sent: readonly FeedbackSent[]) => duties(place, '2026-05-08', sent).at(-1)

  test('meets the month, in time or late', () => {
    expect(implementer(YUNFU, send(YUNFU, APRIL, '2026-04-30'))).toMatchObject({ state: 'met', sentOn: '2026-04-30' })
    expect(implementer(YUNFU, send(YUNFU, APRIL, '2026-05-06'))).toMatchObject({
      state: 'metLate',
      sentOn: '2026-05-06',
    })
  })

  test('before the last act of the month does not cover it', () => {
    expect(implementer(YUNFU, send(YUNFU, APRIL, '2026-04-15'))?.state).toBe('late')
  })

  test('on one entry does not answer for another', () => {
    const sent = send(JINAN, { kind: 'entry', listingId: 'listing-1' }, '2026-04-21')
    expect(duties(JINAN, '2026-05-08', sent).map(({ state }) => state)).toEqual(['metLate', 'late'])
  })

  test('runs by itself in 濮阳县 only', () => {
    const covers = { kind: 'entry', listingId: 'listing-1' } as const
    expect(send(PUYANG, covers, '2026-04-10', 'system')).toMatchObject([
      { addressee: 'countyCreditAuthority', by: 'system' },
    ])
    const elsewhere = decideFeedback(
      JINAN,
      { feedbackId: 'f', from: 'unit-b', covers, by: 'system' },
      LAW,
      day('2026-04-10'),
    )
    expect(refusalIn(elsewhere)).toMatchObject({ code: 'PERSON_MUST_CONFIRM', basis: [{ document: 'JN' }] })
  })

  test('is a unit’s own, of a period that began, under a text', () => {
    const from = { feedbackId: 'f', from: 'unit-a', covers: APRIL, by: CLERK } as const
    expect(refusalIn(decideFeedback(YUNFU, from, LAW, day('2026-04-30')))?.code).toBe('UNIT_WITHOUT_POWER')
    const own = { ...from, from: 'unit-b' }
    expect(refusalIn(decideFeedback(YUNFU, own, LAW, day('2026-03-31')))?.code).toBe('DATE_IN_FUTURE')
    expect(refusalIn(decideFeedback('510000', own, LAW, day('2026-04-30')))?.code).toBe('RULE_UNSPECIFIED')
  })
})
