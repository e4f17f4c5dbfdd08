import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { HEALTHY } from '../kernel/health.ts'
import { disputeOf } from '../listing/testing-listings.ts'
import { BASELINE } from '../rulebook/baseline.ts'
import type { CheckQuestion, ConcernedEntry } from './recommend.ts'
import { ask, catalogueOf, incentive, listed, measure, own, RED, shownCodes } from './testing-checks.ts'
import { procedural } from './testing-matters.ts'

const d = localDate
const shown = (change: Partial<CheckQuestion>) => ask(change).shown
const at = (place: string) => ({
  occasion: 'governmentProcurement' as const,
  place,
  decider: { organisationId: 'panel', officerId: null },
})

describe('why an entry or a measure is shown only', () => {
  const question = { questionId: 'q', to: 'court', openedOn: d('2026-05-01'), file: 'f' }

  test.each([
    [
      'a whole entry not yet in force',
      { on: d('2025-05-31') },
      null,
      [procedural('ENTRY_NOT_YET_IN_FORCE', { effectiveOn: '2025-06-01' })],
    ],
    [
      'a whole entry under a masked identity, by the provinces’ clauses',
      { identity: 'masked' },
      null,
      [
        {
          code: 'IDENTITY_NOT_CONFIRMED',
          basis: [
            { document: 'GD_REG', clause: '第十六条' },
            { document: 'HN_REG', clause: '第十六条' },
          ],
        },
      ],
    ],
    [
      'a measure whose own longest term is over',
      { catalogue: catalogueOf(measure('m1', { maxMonths: 11 })) },
      'm1',
      [procedural('AFTER_END', { endedOn: '2026-05-01' })],
    ],
    [
      'a measure of an entry that is asked about, beside what else stands against it',
      { entries: [own(listed({ question }))], health: { ...HEALTHY, evidence: 'stale' } },
      'm1',
      [
        procedural('UPSTREAM_QUESTION_OPEN', { questionId: 'q' }),
        procedural('NO_NEW_ADVERSE_ACT', { missing: ['evidence'] }),
      ],
    ],
  ] as const)('%s', (_, change, measureId, reasons) => {
    expect(shown(change)).toEqual([{ listingId: 'l1', measureId, reasons }])
  })

  test('an unconfirmed rule is named by its axis', () => {
    const rows = BASELINE.rows.map((row) => (row.axis === 'measureClasses' ? { ...row, confirmed: false } : row))
    expect(shown({ book: { ...BASELINE, rows } })).toEqual([
      {
        listingId: 'l1',
        measureId: 'm1',
        reasons: [procedural('RULE_UNCONFIRMED', { axis: 'measureClasses' })],
      },
    ])
  })

  test('a last day that no calendar covers bars the sanction like a missing calendar, and marks the answer', () => {
    const term = { ...listed().term, length: { unit: 'workingDay', count: 600 } as const }
    const reading = ask({ entries: [own(listed({ term }))] })
    expect(reading.must).toEqual([])
    expect(reading.shown[0]?.reasons).toEqual([procedural('NO_NEW_ADVERSE_ACT', { missing: ['calendar'] })])
    expect(reading.marks).toEqual(['calendarMissing'])
  })

  test('a released entry is over; while it was in force it stood like any other', () => {
    const released = {
      ...listed(),
      kind: 'released',
      releasedOn: d('2026-06-02'),
      reason: 'expired',
    } as unknown as ConcernedEntry['listing']
    expect(ask({ entries: [own(released)] }).must).toHaveLength(1)
    expect(ask({ entries: [own(released)], on: d('2026-06-02') })).toMatchObject({
      must: [],
      ended: [{ listingId: 'l1', lastDay: '2026-06-01' }],
    })
  })
})

describe('which measures the catalogue opens', () => {
  test.each([
    ['of the place itself', '445300', []],
    ['of its province', '440000', []],
    ['of another province', '370000', [['m1', 'MEASURE_OF_OTHER_PLACE']]],
  ] as const)('a measure %s', (_, place, expected) => {
    expect(shownCodes({ catalogue: catalogueOf(measure('m1', { place })) })).toEqual(expected)
  })

  test('a measure of another list is not even shown', () => {
    const reading = ask({ catalogue: catalogueOf(measure('m1', { listTypeIds: ['other'] })) })
    expect([reading.must, reading.may, reading.shown]).toEqual([[], [], []])
    expect(reading.entries).toHaveLength(1)
  })

  test('a person is reached by any of several offices, and by none without an office', () => {
    const as = (...roles: readonly ('legalRepresentative' | 'director')[]): Partial<CheckQuestion> => ({
      subjectKind: 'naturalPerson',
      entries: [{ ...own(listed()), concern: { kind: 'responsiblePerson', roles } }],
    })
    expect(ask(as('director', 'legalRepresentative')).must).toHaveLength(1)
    expect(ask(as('legalRepresentative', 'director')).must).toHaveLength(1)
    expect(shown(as())).toEqual([
      { listingId: 'l1', measureId: 'm1', reasons: [procedural('MEASURE_NOT_FOR_SUBJECT', { measureId: 'm1' })] },
    ])
  })

  test('only the duty of the scheme makes a measure mandatory', () => {
    const reading = ask({ catalogue: catalogueOf(measure('m1'), measure('m2', { measureClass: 'RECOMMENDED' })) })
    expect(reading.must.map(({ itemId, duty }) => [itemId, duty])).toEqual([['l1/m1', 'must']])
    expect(reading.may.map(({ itemId, duty }) => [itemId, duty])).toEqual([['l1/m2', 'may']])
    expect(reading.items.map(({ itemId }) => itemId)).toEqual(['l1/m1', 'l1/m2'])
  })
})

describe('term, stay and remedy of a measure', () => {
  const open = listed({ term: { ...listed().term, length: 'openEnded' } })

  test('an open-ended entry ends no measure, and a measure’s own longest term does', () => {
    const lastDays = (maxMonths: number | null) =>
      ask({ entries: [own(open)], catalogue: catalogueOf(measure('m1', { maxMonths })) }).must.map(
        ({ lastDay }) => lastDay,
      )
    expect(lastDays(null)).toEqual([null])
    expect(lastDays(24)).toEqual(['2027-06-01'])
  })

  test('a dispute never rests an incentive, and without one no clause is cited', () => {
    const disputed = { ...RED, listing: { ...RED.listing, disputes: [disputeOf('2026-05-20')] } } as ConcernedEntry
    const reading = ask({ catalogue: catalogueOf(incentive('m3')), entries: [disputed] })
    expect(reading.must[0]).toMatchObject({ state: 'applicable', stayBasis: [] })
  })

  test.each([
    ['云浮', '445300', 'executingUnit', ['reconsideration', 'litigation'], ['YF', 'YF']],
    ['攀枝花', '510400', 'determiner', ['complaintToOffice'], ['PZ', 'PZ']],
    ['济南', '370100', 'initiator', ['reconsideration', 'litigation'], ['JN', 'JN']],
  ] as const)('an entry of %s has the remedy of its own place', (_, place, to, secondLevel, documents) => {
    const [first] = ask({ entries: [own(listed({ place }))] }).must
    expect(first?.remedy).toMatchObject({ objection: { to }, secondLevel })
    expect(first?.remedy.basis.map(({ document }) => document)).toEqual(documents)
  })

  test('an entry of a place without a rule book has the remedy of the matter’s place', () => {
    const [first] = ask({ entries: [own(listed({ place: '110000' }))] }).must
    expect(first?.remedy).toMatchObject({ objection: { to: 'executingUnit' }, basis: [{ document: 'YF' }, {}] })
  })

  test('where no text says where an objection goes, none is named and nothing cited', () => {
    const [first] = ask({ entries: [own(listed({ place: '370000' }))] }).must
    expect(first?.remedy).toEqual({ objection: null, secondLevel: [], basis: [] })
  })
})

describe('what counts as a sanction in force', () => {
  const fastTrack = (change: Partial<CheckQuestion>) => ask({ honestyModel: true, ...change }).fastTrack
  const toPerson = { kind: 'cannotTell', why: 'sanctionInForce' }

  test.each<[string, Partial<CheckQuestion>, object]>([
    ['an own sanction in force', {}, toPerson],
    [
      'a sanction that rests here is none',
      { entries: [own(listed({ disputes: [disputeOf('2026-05-20')] }))] },
      { kind: 'open' },
    ],
    ['a sanction that ended is none', { on: d('2027-06-02') }, { kind: 'open' }],
    ['an incentive is none', { entries: [RED] }, { kind: 'open' }],
    [
      'another’s sanction is none',
      { entries: [{ ...own(listed()), concern: { kind: 'responsiblePerson', roles: ['legalRepresentative'] } }] },
      { kind: 'open' },
    ],
    ['one sanction among incentives is one', { entries: [RED, own(listed())] }, toPerson],
  ])('%s', (_, change, expected) => expect(fastTrack(change)).toMatchObject(expected))
})

describe('certainty of the person', () => {
  const entries = [own(listed())]

  test.each(['exact', 'confirmedByPerson'] as const)('%s has full effect', (identity) => {
    const reading = ask({ identity, entries })
    expect(reading.must).toHaveLength(1)
    expect(reading.marks).toEqual([])
  })

  test('a doubtful identity opens neither the fast track nor an easier inspection', () => {
    const reading = ask({ identity: 'fuzzy', entries: [], honestyModel: true })
    expect(reading.fastTrack).toEqual({
      kind: 'cannotTell',
      why: 'identity',
      source: { document: 'YF', clause: '(四)' },
    })
    expect(reading.inspection).toEqual({ kind: 'ordinary' })
  })

  test('what is closed to everybody stays closed under a doubtful identity', () => {
    const matter = at('410928')
    const reading = ask({ identity: 'fuzzy', entries: [], goodStanding: false, matter })
    expect(reading.fastTrack).toMatchObject({ kind: 'closed' })
  })

  test.each([
    [{ goodStanding: true }, 'suggest'],
    [{ goodStanding: null }, 'ordinary'],
    [{ goodStanding: false }, 'ordinary'],
    [{ honestyModel: true }, 'suggest'],
  ] as const)('%j is inspected: %s', (change, kind) => {
    expect(ask({ entries: [], ...change }).inspection.kind).toBe(kind)
  })
})
