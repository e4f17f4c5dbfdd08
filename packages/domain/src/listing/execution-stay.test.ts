import { describe, expect, test } from 'vitest'
import { decideDisputeStep } from './decide-dispute.ts'
import type { DisputeStep } from './decide-dispute.ts'
import { decideReceivedConfirmation } from './decide-received.ts'
import { foldListing } from './evolve-listing.ts'
import { findExecutionStay, readTolling } from './execution-stay.ts'
import type { DisputeStage, Listing, ListedListing } from './listing.ts'
import { readListing, readListingLastDay } from './read-listing.ts'
import {
  after,
  CREDIT_OFFICE,
  day,
  disputeOf,
  GUANGDONG,
  JINAN,
  LAW,
  listed,
  PANZHIHUA,
  PUYANG,
  received,
  YUNFU,
} from './testing-listings.ts'

const ON = day('2026-06-01')
const STAGES: readonly DisputeStage[] = [
  'verification',
  'objectionDecision',
  'complaint',
  'reconsideration',
  'litigation',
  'interimStay',
  'publicationStay',
  'insolvencyShield',
  'insolvencyRepair',
]

function inForce(state: Listing | undefined): ListedListing {
  if (state?.kind !== 'listed') throw new Error('fixture')
  return state
}

function begins(
  stage: DisputeStage,
  measureId: string | null = null,
): Extract<DisputeStep, { readonly kind: 'begins' }> {
  return { kind: 'begins', disputeId: 'o1', stage, measureId, basis: [] }
}

describe('execution rests by the clause of the place that executes', () => {
  test.each([
    [YUNFU, ['verification', 'complaint', 'interimStay', 'insolvencyShield', 'insolvencyRepair'], '(二十五)'],
    [GUANGDONG, ['verification', 'complaint', 'interimStay', 'insolvencyShield', 'insolvencyRepair'], '(二十六)'],
    [
      PANZHIHUA,
      ['verification', 'objectionDecision', 'complaint', 'interimStay', 'insolvencyShield', 'insolvencyRepair'],
      '二(三)2',
    ],
    [JINAN, ['interimStay', 'insolvencyShield', 'insolvencyRepair'], undefined],
    [PUYANG, ['verification', 'complaint', 'interimStay', 'insolvencyShield', 'insolvencyRepair'], '五(三)'],
  ])('%s', (place, resting, clause) => {
    const stayAt = (stage: DisputeStage) =>
      findExecutionStay(
        { listTypeId: 'work-safety' },
        [disputeOf('2026-05-01', { stage })],
        { place, measureId: null },
        LAW,
        ON,
      )
    expect(STAGES.filter((stage) => stayAt(stage) !== undefined)).toEqual(resting)
    expect(stayAt('verification')?.basis[0]?.clause).toBe(clause)
  })

  test('on the court’s list only an order of the court rests anything', () => {
    const court = { listTypeId: 'judgment-defaulter' }
    const at = { place: PANZHIHUA, measureId: null }
    expect(findExecutionStay(court, [disputeOf('2026-05-01')], at, LAW, ON)).toBeUndefined()
    expect(findExecutionStay(court, [disputeOf('2026-05-01', { stage: 'interimStay' })], at, LAW, ON)).toBeDefined()
  })

  test.each([
    [YUNFU, true],
    [GUANGDONG, true],
    [PANZHIHUA, false],
    [JINAN, false],
    [PUYANG, true],
  ])('what a unit found out by itself is verified, and is no objection of the subject’s: %s', (place, rests) => {
    const begun = decideDisputeStep(inForce(listed()), { ...begins('verification'), byUnit: true }, LAW, ON)
    const { disputes } = inForce(after(listed(), begun))
    expect(findExecutionStay({ listTypeId: 'work-safety' }, disputes, { place, measureId: null }, LAW, ON)).toEqual(
      rests ? { disputeIds: ['o1'], basis: [expect.anything()] } : undefined,
    )
  })

  test('a dispute about one measure rests that measure and no other', () => {
    const about = [disputeOf('2026-05-01', { measureId: 'm1' })]
    const rests = (measureId: string | null) =>
      findExecutionStay({ listTypeId: 'work-safety' }, about, { place: YUNFU, measureId }, LAW, ON) !== undefined
    expect([rests('m1'), rests('m2'), rests(null)]).toEqual([true, false, false])
  })

  test('a dispute about what one unit applied leaves the same measure of another unit alone', () => {
    const about = [disputeOf('2026-05-01', { measureId: 'm1', implementer: 'unit-land' })]
    const rests = (place: string, implementer?: string) => {
      const at = { place, measureId: 'm1', implementer }
      return findExecutionStay({ listTypeId: 'work-safety' }, about, at, LAW, ON) !== undefined
    }
    expect([rests(YUNFU, 'unit-land'), rests(YUNFU, 'unit-bank'), rests(JINAN, 'unit-land')]).toEqual([
      true,
      false,
      false,
    ])
    expect(rests(YUNFU)).toBe(true)
  })
})

describe('the term stands still only where the place that made the entry says so', () => {
  const own = inForce(listed())

  test.each([
    [PANZHIHUA, ['verification', 'objectionDecision', 'complaint']],
    [YUNFU, []],
    [GUANGDONG, []],
    [JINAN, []],
    [PUYANG, []],
  ])('%s', (place, tolling) => {
    const tolls = (stage: DisputeStage, measureId: string | null = null) =>
      readTolling({ ...own, place }, { stage, measureId }, LAW, ON).tolls
    expect(STAGES.filter((stage) => tolls(stage))).toEqual(tolling)
    expect(STAGES.filter((stage) => tolls(stage, 'm1'))).toEqual([])
  })

  test('a received entry keeps its determiner’s clock', () => {
    const other = { ...inForce(received()), place: PANZHIHUA }
    expect(readTolling(other, { stage: 'verification', measureId: null }, LAW, ON).tolls).toBe(false)
  })
})

describe('a dispute about a measure', () => {
  test('keeps whose measure it is, and a dispute about the entry names nobody', () => {
    const state = inForce(listed())
    const of = (step: DisputeStep) => inForce(after(state, decideDisputeStep(state, step, LAW, ON))).disputes
    expect(of({ ...begins('verification', 'm1'), implementer: 'unit-land' })).toMatchObject([
      { measureId: 'm1', implementer: 'unit-land' },
    ])
    expect(of(begins('verification'))[0]).not.toHaveProperty('implementer')
  })
})

describe('a dispute on the entry', () => {
  const step = (state: Listing | undefined, change: DisputeStep, on: string) =>
    after(state, decideDisputeStep(state, change, LAW, day(on)))
  const panzhihua = { ...inForce(listed()), place: PANZHIHUA }

  test('the days between a rejected objection and the complaint count; the others do not', () => {
    const lastDay = readListingLastDay(panzhihua, LAW.calendar)
    const objected = step(panzhihua, begins('verification'), '2026-05-01')
    const rejected = step(objected, { kind: 'ends', disputeId: 'o1', stage: 'verification' }, '2026-05-11')
    const complained = step(rejected, { ...begins('complaint'), disputeId: 'c1' }, '2026-05-21')
    const settled = step(complained, { kind: 'ends', disputeId: 'c1', stage: 'complaint' }, '2026-06-10')
    const active = (on: string) => {
      const reading = readListing(settled, day(on), LAW.calendar)
      return reading.kind === 'inForce' ? reading.disputes.map(({ disputeId }) => disputeId) : reading.kind
    }
    expect(['2026-05-10', '2026-05-11', '2026-05-20', '2026-05-21', '2026-06-09', '2026-06-10'].map(active)).toEqual([
      ['o1'],
      [],
      [],
      ['c1'],
      ['c1'],
      [],
    ])
    expect(lastDay).toBe('2028-04-01')
    expect(readListingLastDay(inForce(settled), LAW.calendar)).toBe('2028-05-01')
  })

  test('the same stage begins once, and one ended on its first day never stood', () => {
    const once = step(panzhihua, begins('verification'), '2026-05-01')
    expect(decideDisputeStep(once, begins('verification'), LAW, day('2026-05-02'))).toEqual({ ok: true, value: [] })
    const undone = step(once, { kind: 'ends', disputeId: 'o1', stage: 'verification' }, '2026-05-01')
    expect(inForce(undone).disputes).toEqual([])
  })

  test('an entry that is over, or has no effect yet, is left alone', () => {
    expect(decideDisputeStep(panzhihua, begins('verification'), LAW, day('2030-01-01'))).toEqual({
      ok: true,
      value: [],
    })
    expect(decideDisputeStep(undefined, begins('verification'), LAW, ON)).toMatchObject({ ok: false })
    expect(foldListing([])).toBeUndefined()
  })

  test('it favours the subject, so nothing that is missing keeps it out', () => {
    const unsound = { ...LAW, health: { ...LAW.health, calendar: 'missing', evidence: 'stale' } } as const
    const decided = decideDisputeStep(panzhihua, begins('verification'), unsound, ON)
    expect(decided.ok && decided.value.map(({ type }) => type)).toEqual(['DisputeStageBegun'])
  })
})

describe('a received entry that waits for an official', () => {
  const waiting = () => received({ service: { kind: 'notStated' } })
  const step = (state: Listing | undefined, given: DisputeStep, on: string) =>
    after(state, decideDisputeStep(state, given, LAW, day(on)))
  const confirmed = (state: Listing | undefined) => {
    const command = { answer: 'confirm', reasons: 'text:reasons', by: CREDIT_OFFICE } as const
    return after(state, decideReceivedConfirmation(state, command, LAW, day('2026-03-20')))
  }
  const ordered = () => step(waiting(), begins('interimStay'), '2026-03-10')

  test('rests from its first day by an order that came meanwhile', () => {
    expect(inForce(confirmed(ordered())).disputes).toMatchObject([{ stage: 'interimStay', until: null }])
  })

  test('does not rest by one that was lifted meanwhile', () => {
    const lifted = step(ordered(), { kind: 'ends', disputeId: 'o1', stage: 'interimStay' }, '2026-03-12')
    expect(inForce(confirmed(lifted)).disputes).toMatchObject([{ until: '2026-03-12' }])
  })
})

describe('an error that a unit reports by itself', () => {
  test('rests execution in 攀枝花, and leaves the term running: it is no objection of the subject', () => {
    const state = { ...inForce(listed()), place: PANZHIHUA }
    const byUnit = { ...begins('verification'), byUnit: true } as const
    const reported = inForce(after(state, decideDisputeStep(state, byUnit, LAW, ON)))
    expect(reported.disputes).toMatchObject([{ stage: 'verification', tolls: false }])
  })
})
