import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { HEALTHY } from '../kernel/health.ts'
import { disputeOf } from '../listing/testing-listings.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import type { ConcernedEntry } from './recommend.ts'
import { ask, catalogueOf, incentive, listed, measure, own, RED, shownCodes } from './testing-checks.ts'

const d = localDate

describe('what is recommended', () => {
  test('a mandatory measure with entry, law, term, remedy and decider', () => {
    const reading = ask()
    expect(reading.may).toEqual([])
    expect(reading.must).toHaveLength(1)
    expect(reading.must[0]).toMatchObject({
      itemId: 'l1/m1',
      document: { number: '（2025）1号' },
      articles: [{ law: '甲法', article: '第一条' }],
      measureClass: { measureClass: 'MANDATORY', source: { document: 'YF', clause: '(二十二)' } },
      duty: 'must',
      state: 'applicable',
      lastDay: '2027-06-01',
      concernsWhole: false,
      remedy: { objection: { to: 'executingUnit' }, secondLevel: ['reconsideration', 'litigation'] },
    })
    expect(reading.decider).toEqual({ organisationId: 'panel', officerId: null })
    expect(reading.entries).toEqual([{ listingId: 'l1', state: 'inForce', lastDay: '2027-06-01' }])
    expect(reading.items).toEqual([
      { itemId: 'l1/m1', listingId: 'l1', measureId: 'm1', kind: 'sanction', duty: 'must', state: 'applicable' },
    ])
    expect(reading.mustCheck.kind).toBe('must')
    expect(reading.marks).toEqual([])
  })

  test('recommended measures may be applied, incentives too', () => {
    const catalogue = catalogueOf(
      measure('m2', { measureClass: 'RECOMMENDED' }),
      incentive('m3', { measureClass: 'RECOMMENDED' }),
    )
    const reading = ask({ catalogue, entries: [own(listed()), RED] })
    expect(reading.may.map(({ itemId }) => itemId)).toEqual(['l1/m2', 'l2/m3'])
    expect(reading.must).toEqual([])
  })

  test('a measure ends before its entry where law sets it a shorter longest term', () => {
    const lastDays = (maxMonths: number) =>
      ask({ catalogue: catalogueOf(measure('m1', { maxMonths })) }).must.map(({ lastDay }) => lastDay)
    expect(lastDays(18)).toEqual(['2026-12-01'])
    expect(lastDays(36)).toEqual(['2027-06-01'])
    expect(lastDays(12)).toEqual(['2026-06-01'])
    expect(shownCodes({ catalogue: catalogueOf(measure('m1', { maxMonths: 11 })) })).toEqual([['m1', 'AFTER_END']])
  })

  test('a listed consortium member concerns the whole', () => {
    expect(ask({ role: 'consortiumMember' }).must[0]?.concernsWhole).toBe(true)
  })

  test('a responsible person is reached by an office the measure names, and by no other', () => {
    const as = (role: 'legalRepresentative' | 'director') => ({
      subjectKind: 'naturalPerson' as const,
      entries: [{ ...own(listed()), concern: { kind: 'responsiblePerson' as const, roles: [role] } }],
    })
    expect(ask(as('legalRepresentative')).must).toHaveLength(1)
    expect(shownCodes(as('director'))).toEqual([['m1', 'MEASURE_NOT_FOR_SUBJECT']])
  })
})

describe('what is shown and never applied', () => {
  test.each([
    ['without an article', { articles: [] }, 'MEASURE_WITHOUT_LAW'],
    ['not published', { state: 'draft' }, 'MEASURE_NOT_PUBLISHED'],
    ['unconfirmed', { confirmed: false }, 'MEASURE_UNCONFIRMED'],
    ['of another department', { implementers: ['海关'] }, 'MEASURE_OUTSIDE_POWER'],
    ['for another occasion', { occasions: ['honour'] }, 'MEASURE_NOT_FOR_OCCASION'],
    ['with a precondition open', { preconditions: ['ABLE_BUT_REFUSES'] }, 'MEASURE_PRECONDITION_UNMET'],
  ] as const)('a measure %s', (_, change, code) => {
    expect(shownCodes({ catalogue: catalogueOf(measure('m1', change)) })).toEqual([['m1', code]])
  })

  test('an established precondition opens the measure', () => {
    const catalogue = catalogueOf(measure('m1', { preconditions: ['ABLE_BUT_REFUSES'] }))
    expect(ask({ catalogue, entries: [{ ...own(listed()), established: ['ABLE_BUT_REFUSES'] }] }).must).toHaveLength(1)
  })

  test.each(['masked', 'fuzzy'] as const)('a %s identity has no legal effect', (identity) => {
    const reading = ask({ identity, honestyModel: true })
    expect([reading.must, reading.may, reading.items, reading.entries]).toEqual([[], [], [], []])
    expect(reading.shown).toMatchObject([
      { listingId: 'l1', measureId: null, reasons: [{ code: 'IDENTITY_NOT_CONFIRMED' }] },
    ])
    expect(reading.fastTrack).toMatchObject({ kind: 'cannotTell', why: 'identity' })
    expect(reading.marks).toEqual(['identityNotConfirmed'])
  })

  test('an entry takes effect on its first day and has none after its last', () => {
    expect(ask({ on: d('2025-05-31') }).shown[0]?.reasons[0]?.code).toBe('ENTRY_NOT_YET_IN_FORCE')
    expect(ask({ on: d('2025-06-01') }).must).toHaveLength(1)
    expect(ask({ on: d('2027-06-01') }).must).toHaveLength(1)
    const after = ask({ on: d('2027-06-02') })
    expect([after.must, after.shown]).toEqual([[], []])
    expect(after.ended).toEqual([{ listingId: 'l1', lastDay: '2027-06-01', reason: 'expired' }])
  })

  test('an entry on which a question to its sender is open grounds nothing new', () => {
    const question = { questionId: 'q', to: 'court', openedOn: d('2026-05-01'), file: 'f' }
    expect(shownCodes({ entries: [own(listed({ question }))] })).toEqual([['m1', 'UPSTREAM_QUESTION_OPEN']])
  })

  test('a received entry without a statement on service waits for a person', () => {
    const { listedOn: _, effectiveOn: _e, disputes: _s, question: _q, expiryRecordedOn: _x, ...rest } = listed()
    const waiting = {
      ...rest,
      kind: 'awaitingPerson',
      receivedOn: d('2026-01-01'),
      origin: { ...rest.origin, service: { kind: 'notStated' } },
    }
    const reading = ask({ entries: [own(waiting as unknown as ConcernedEntry['listing'])] })
    expect(reading.must).toEqual([])
    expect(reading.shown[0]?.reasons[0]?.code).toBe('ENTRY_NEEDS_PERSON')
  })
})

describe('stays', () => {
  test('a dispute that rests the entry suspends its measures and is kept in the receipt', () => {
    const reading = ask({ entries: [own(listed({ disputes: [disputeOf('2026-05-20')] }))] })
    expect(reading.must[0]?.state).toBe('suspended')
    expect(reading.items[0]?.state).toBe('suspended')
    expect(reading.entries[0]?.state).toBe('stayed')
  })

  test('a dispute about one measure suspends that measure, with the clause of the place that executes', () => {
    const about = (measureId: string) =>
      ask({ entries: [own(listed({ disputes: [disputeOf('2026-05-20', { measureId })] }))] })
    expect(about('m1').must[0]).toMatchObject({
      state: 'suspended',
      stayBasis: [{ document: 'YF', clause: '(二十五)' }],
    })
    expect(about('m9').must[0]?.state).toBe('applicable')
    expect(about('m1').entries[0]?.state).toBe('inForce')
  })
})

describe('fail-safe', () => {
  const catalogue = catalogueOf(measure('m1'), incentive('m3'))

  test.each([
    ['calendar', 'calendarMissing'],
    ['catalogue', 'catalogueMissing'],
    ['evidence', 'entriesStale'],
    ['upstream', 'entriesStale'],
  ] as const)('without %s no sanction is recommended, incentives go on, and the answer says so', (footing, mark) => {
    const reading = ask({ catalogue, entries: [own(listed()), RED], health: { ...HEALTHY, [footing]: 'stale' } })
    expect(reading.must.map(({ itemId }) => itemId)).toEqual(['l2/m3'])
    expect(reading.shown[0]?.reasons[0]?.code).toBe('NO_NEW_ADVERSE_ACT')
    expect(reading.marks).toEqual([mark])
  })

  test('without any catalogue nothing is recommended', () => {
    const reading = ask({ catalogue: null })
    expect([reading.must, reading.may]).toEqual([[], []])
    expect(reading.marks).toEqual(['catalogueMissing'])
  })

  test('an unconfirmed rule on measures grounds no sanction', () => {
    const rows = BASELINE.rows.map((row) => (row.axis === 'measureClasses' ? { ...row, confirmed: false } : row))
    const reading = ask({ book: { ...BASELINE, rows } })
    expect(reading.must).toEqual([])
    expect(reading.marks).toEqual(['ruleUnconfirmed'])
  })
})

describe('conveniences', () => {
  test('three clean years open the fast track in 云浮 to a subject without entries', () => {
    const reading = ask({ entries: [] })
    expect(reading.cleanYears).toEqual({ kind: 'holds', since: '2023-06-01' })
    expect(reading.fastTrack).toMatchObject({ kind: 'open', because: ['cleanYears'] })
  })

  test('a sanction in force puts the fast track to a person and suggests no easier inspection', () => {
    const reading = ask({ honestyModel: true })
    expect(reading.fastTrack).toMatchObject({ kind: 'cannotTell', why: 'sanctionInForce' })
    expect(reading.inspection).toEqual({ kind: 'ordinary' })
    expect(ask({ honestyModel: true, entries: [] }).inspection).toMatchObject({
      kind: 'suggest',
      frequency: 'optimise',
    })
  })

  test('攀枝花 says nothing of either', () => {
    const matter = { occasion: 'licence', place: '510400', decider: { organisationId: 'u', officerId: null } } as const
    const reading = ask({ matter, entries: [] })
    expect([reading.fastTrack, reading.cleanYears, reading.inspection]).toEqual([
      { kind: 'unspecified' },
      null,
      { kind: 'unspecified' },
    ])
  })
})
