import { describe, expect, test } from 'vitest'
import { GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU, day, refusalIn } from '../listing/testing-listings.ts'
import { decideFeedback, readFeedbackDuties } from './feedback.ts'
import type { FeedbackOccasion, FeedbackSent, ServiceLevel } from './feedback.ts'

const LATER: FeedbackOccasion = {
  actor: 'implementer',
  organisationId: 'unit-b',
  listingId: 'listing-2',
  happenedOn: day('2026-04-20'),
}
const OCCASIONS: readonly FeedbackOccasion[] = [
  { actor: 'initiator', organisationId: 'unit-a', listingId: 'listing-1', happenedOn: day('2026-03-26') },
  { ...LATER, listingId: 'listing-1', happenedOn: day('2026-04-10') },
  LATER,
]
const LEVEL: ServiceLevel = { atOnceWorkingDays: 3, periodMonths: 3 }
const NO_LEVEL: ServiceLevel = { atOnceWorkingDays: null, periodMonths: null }
/** The law where nobody has confirmed against the text what it says on feedback. */
const FROM_MEMORY = {
  ...LAW,
  book: {
    ...LAW.book,
    rows: LAW.book.rows.map((row) => (row.axis === 'feedback' ? { ...row, confirmed: false } : row)),
  },
}
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

  test('arise on the day of the act', () => expect(duties(JINAN, '2026-04-10')).toHaveLength(1))

  test.each([
    ['2026-04-30', 'open'],
    ['2026-05-01', 'late'],
  ])('are in time on their last day and late on the next: on %s %s', (on, state) => {
    expect(duties(YUNFU, on).at(-1)?.state).toBe(state)
  })

  test.each([
    [1, '2026-05-01', '2026-05-31'],
    [3, '2026-04-01', '2026-06-30'],
    [6, '2026-01-01', '2026-06-30'],
    [12, '2026-01-01', '2026-12-31'],
  ])('of a period of %i months cover whole months counted from January', (periodMonths, from, until) => {
    const act = { ...LATER, happenedOn: day('2026-05-08') }
    const [duty] = readFeedbackDuties(PANZHIHUA, [act], [], { ...LEVEL, periodMonths }, LAW, day('2026-05-08'))
    expect(duty).toMatchObject({ covers: { kind: 'period', from, until }, dueOn: until })
  })

  test.each([
    ['as they happened', OCCASIONS],
    ['the other way round', OCCASIONS.toReversed()],
  ])('of a month run from its last act, with the acts noted %s', (_, occasions) => {
    const read = readFeedbackDuties(YUNFU, occasions, [], LEVEL, LAW, day('2026-05-08'))
    expect(read.find(({ actor }) => actor === 'implementer')?.since).toBe('2026-04-20')
  })

  test('at once stand for each act, also for two acts on one entry', () => {
    const again = { ...LATER, happenedOn: day('2026-04-21') }
    const read = readFeedbackDuties(JINAN, [LATER, again], [], LEVEL, LAW, day('2026-05-08'))
    expect(read.map(({ since }) => since)).toEqual(['2026-04-20', '2026-04-21'])
  })

  test('harm nobody and so rest on a text that is known from memory, too', () => {
    const read = readFeedbackDuties(JINAN, OCCASIONS, [], LEVEL, FROM_MEMORY, day('2026-05-08'))
    expect(read).toHaveLength(2)
  })

  test('to report on progress rest on the clause that asks for them', () => {
    const rows = LAW.book.rows.map((row) =>
      row.axis === 'feedback' && row.place === JINAN ? { ...row, value: { ...row.value, progressReport: true } } : row,
    )
    const law = { ...LAW, book: { ...LAW.book, rows } }
    const read = readFeedbackDuties(JINAN, [LATER], [], LEVEL, law, day('2026-05-08'))
    expect(read.map(({ wording, basis }) => [wording, basis[0]?.clause])).toEqual([
      ['及时', '四(二)'],
      ['定期', '四(二)'],
    ])
  })
})

describe('feeding back', () => {
  const implementer = (place: string, sent: readonly FeedbackSent[]) => duties(place, '2026-05-08', sent).at(-1)

  test.each([
    ['on the last day, in time', '2026-04-30', 'met'],
    ['on the day after, late', '2026-05-01', 'metLate'],
    ['on the day of the month’s last act, in time', '2026-04-20', 'met'],
    ['on the day on which one asks, late', '2026-05-08', 'metLate'],
  ])('meets the month: %s', (_, sentOn, state) => {
    expect(implementer(YUNFU, send(YUNFU, APRIL, sentOn))).toMatchObject({ state, sentOn })
  })

  test.each([
    ['before the last act of the month', send(YUNFU, APRIL, '2026-04-19')],
    ['after the day on which one asks', send(YUNFU, APRIL, '2026-05-09')],
    ['of another unit', send(YUNFU, APRIL, '2026-04-30').map((one) => ({ ...one, from: 'unit-a' }))],
    ['on one entry alone', send(YUNFU, { kind: 'entry', listingId: 'listing-2' }, '2026-04-30')],
    ['that leaves out the first day', send(YUNFU, { ...APRIL, from: day('2026-04-02') }, '2026-04-30')],
    ['that leaves out the last day', send(YUNFU, { ...APRIL, until: day('2026-04-29') }, '2026-04-30')],
  ])('%s leaves the month open', (_, sent) => {
    expect(implementer(YUNFU, sent)).toMatchObject({ state: 'late', sentOn: null })
  })

  test('twice counts from the first time', () => {
    const sent = [...send(YUNFU, APRIL, '2026-05-06'), ...send(YUNFU, APRIL, '2026-04-29')]
    expect(implementer(YUNFU, sent)).toMatchObject({ state: 'met', sentOn: '2026-04-29' })
  })

  test('on more than the month covers it', () => {
    const wide = { kind: 'period', from: day('2026-03-01'), until: day('2026-05-31') } as const
    expect(implementer(YUNFU, send(YUNFU, wide, '2026-04-30'))?.state).toBe('met')
  })

  test('meets a duty that has no day', () => {
    const sent = send(JINAN, { kind: 'entry', listingId: 'listing-2' }, '2026-12-31')
    expect(duties(JINAN, '2027-01-01', sent, NO_LEVEL).map(({ state }) => state)).toEqual(['open', 'met'])
  })

  test('on one entry does not answer for another', () => {
    const sent = send(JINAN, { kind: 'entry', listingId: 'listing-1' }, '2026-04-21')
    expect(duties(JINAN, '2026-05-08', sent).map(({ state }) => state)).toEqual(['metLate', 'late'])
  })

  test('leaves who told whom about what, when, and under which text', () => {
    expect(send(YUNFU, APRIL, '2026-04-30')).toEqual([
      {
        type: 'FeedbackSent',
        feedbackId: 'f',
        from: 'unit-b',
        addressee: 'platform',
        covers: APRIL,
        on: '2026-04-30',
        by: CLERK,
        ground: {
          rulebook: LAW.book.version,
          basis: [{ document: 'YF', clause: '(十六)' }],
          values: { frequency: 'monthly' },
        },
      },
    ])
  })

  test('runs by itself in 濮阳县', () => {
    const covers = { kind: 'entry', listingId: 'listing-1' } as const
    expect(send(PUYANG, covers, '2026-04-10', 'system')).toMatchObject([
      { addressee: 'countyCreditAuthority', by: 'system' },
    ])
  })

  const command = { feedbackId: 'f', from: 'unit-b', covers: APRIL, by: CLERK } as const
  const own = [{ document: 'YF', clause: '(十六)' }]
  test.each([
    ['to the system elsewhere', YUNFU, { by: 'system' }, { code: 'PERSON_MUST_CONFIRM', basis: own }],
    [
      'to an official of another unit',
      YUNFU,
      { from: 'unit-a' },
      { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-b', basis: own },
    ],
    [
      'on a period that begins tomorrow',
      YUNFU,
      { covers: { ...APRIL, from: day('2026-05-01') } },
      { code: 'DATE_IN_FUTURE', date: '2026-05-01', basis: [] },
    ],
    ['where no text speaks', '510000', {}, { code: 'RULE_UNSPECIFIED', axis: 'feedback', basis: [] }],
  ] as const)('is refused %s', (_, place, changes, refusal) => {
    const result = decideFeedback(place, { ...command, ...changes }, LAW, day('2026-04-30'))
    expect(refusalIn(result)).toEqual(refusal)
  })

  test('may open on the first day of its period, and under a text known from memory', () => {
    expect(decideFeedback(YUNFU, command, LAW, day('2026-04-01')).ok).toBe(true)
    expect(decideFeedback(YUNFU, command, FROM_MEMORY, day('2026-04-30')).ok).toBe(true)
  })
})
