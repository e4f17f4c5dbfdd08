import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { decideProcedureEnd, decideRelease } from './decide-release.ts'
import type { ProcedureEnd } from './decide-release.ts'
import type { Listing } from './listing.ts'
import { decideUpstreamRelease } from './decide-received.ts'
import { isVoidFromStart, readListing } from './read-listing.ts'
import { ground, wrongState } from './testing-law.ts'
import {
  after,
  day,
  decided,
  DECIDER,
  LAW,
  listed,
  noticed,
  PANEL_LEAD,
  received,
  refusalIn,
} from './testing-listings.ts'

const WITHDRAW = { reason: 'withdrawn', reasons: 'text:reasons', by: DECIDER } as const

const N49 = [cite('N49', '(八)')]

describe('a release by the determiner', () => {
  test.each(['withdrawn', 'corrected'] as const)('is written from today on with reasons: %s', (reason) => {
    const on = day('2026-05-06')
    const head = { type: 'ListingReleased', listingId: 'listing-1', on, ground: ground(N49) }
    expect(decideRelease(listed(), { ...WITHDRAW, reason }, LAW, on)).toEqual({
      ok: true,
      value: [{ ...head, reason, releasedOn: on, reasons: 'text:reasons', by: DECIDER }],
    })
  })

  test('follows the listing', () => {
    expect(refusalIn(decideRelease(decided(), WITHDRAW, LAW, day('2026-03-25')))).toEqual(wrongState('decided'))
    expect(refusalIn(decideRelease(undefined, WITHDRAW, LAW, day('2026-03-25')))).toEqual(wrongState('none'))
  })

  test('ends the entry from that day on', () => {
    const state = listed()
    const released = after(state, decideRelease(state, WITHDRAW, LAW, day('2026-05-06')))
    expect(readListing(released, day('2026-05-06'), LAW.calendar)).toEqual({
      kind: 'ended',
      lastDay: '2026-05-05',
      reason: 'withdrawn',
    })
  })

  test('needs reasons, and the unit that determined', () => {
    const on = day('2026-05-06')
    const unreasoned = decideRelease(listed(), { ...WITHDRAW, reasons: '' }, LAW, on)
    expect(refusalIn(unreasoned)).toEqual({ code: 'REASONS_MISSING', basis: N49 })
    expect(refusalIn(decideRelease(listed(), { ...WITHDRAW, by: PANEL_LEAD }, LAW, on))).toEqual({
      code: 'UNIT_WITHOUT_POWER',
      organisationId: 'unit-panel',
      basis: N49,
    })
  })

  test('is not given to an entry that is over or that another authority determined', () => {
    expect(decideRelease(listed(), WITHDRAW, LAW, day('2028-04-01')).ok).toBe(true)
    expect(refusalIn(decideRelease(listed(), WITHDRAW, LAW, day('2028-04-02')))).toMatchObject({
      code: 'AFTER_END',
      endedOn: '2028-04-01',
    })
    const theirs = { code: 'NOT_OURS_TO_DECIDE', basis: [] }
    expect(refusalIn(decideRelease(received(), WITHDRAW, LAW, day('2026-05-06')))).toEqual(theirs)
  })
})

describe('an end that another procedure decided', () => {
  const procedure = { stream: 'objection', id: 'o1' } as const
  const end = (state: Listing | undefined, reason: ProcedureEnd['reason'], on = '2026-06-01') =>
    decideProcedureEnd(state, { reason, reasons: 'text:r', by: null, procedure }, LAW, day(on))

  test.each([
    ['repaired', 'O36'],
    ['corrected', 'N49'],
    ['withdrawn', 'N49'],
  ] as const)('%s: from today on, on %s, for entries made here and received ones', (reason, document) => {
    for (const state of [listed(), received()]) {
      expect(end(state, reason)).toMatchObject({
        ok: true,
        value: [{ type: 'ListingReleased', reason, releasedOn: '2026-06-01', ground: { basis: [{ document }] } }],
      })
    }
  })

  test('stands on the articles that procedure decided on, where it hands them over', () => {
    const basis = [cite('ALIT', '第七十条'), cite('ALIT', '第七十五条')]
    const command = { reason: 'corrected', reasons: 'text:r', by: null, procedure, basis } as const
    const events = decideProcedureEnd(listed(), command, LAW, day('2026-06-01'))
    expect(events).toMatchObject({ ok: true, value: [{ ground: { basis } }] })
  })

  test('leaves an entry alone that is over or was never listed, and asks no health mark', () => {
    expect(end(listed(), 'repaired', '2030-01-01')).toEqual({ ok: true, value: [] })
    expect(end(noticed(), 'corrected')).toEqual({ ok: true, value: [] })
    expect(refusalIn(end(undefined, 'corrected'))?.code).toBe('WRONG_STATE')
    const unsound = { ...LAW, health: { ...LAW.health, evidence: 'missing' } } as const
    const command = { reason: 'repaired', reasons: 'text:r', by: null, procedure } as const
    expect(decideProcedureEnd(listed(), command, unsound, day('2026-06-01')).ok).toBe(true)
  })
})

describe('an entry that was over already', () => {
  const over = day('2028-05-06')
  const end = {
    reason: 'corrected',
    reasons: 'text:1',
    by: DECIDER,
    procedure: { stream: 'objection', id: 'o-1' },
  } as const

  test.each([
    ['by its determiner', decideRelease(listed(), { reason: 'corrected', reasons: 'text:1', by: DECIDER }, LAW, over)],
    ['by another procedure', decideProcedureEnd(listed(), end, LAW, over)],
  ])('is found wrong from the start %s, and keeps its last day', (_, found) => {
    const state = after(listed(), found)
    const before = readListing(listed(), over, LAW.calendar)
    expect(readListing(state, over, LAW.calendar)).toEqual({ ...before, reason: 'corrected' })
    expect(state !== undefined && isVoidFromStart(state)).toBe(true)
    expect(decideProcedureEnd(state, end, LAW, over)).toEqual({ ok: true, value: [] })
  })

  test('is not ended a second time for any other reason', () => {
    expect(decideProcedureEnd(listed(), { ...end, reason: 'repaired' }, LAW, over)).toEqual({ ok: true, value: [] })
    const standing = listed()
    expect(standing !== undefined && isVoidFromStart(standing)).toBe(false)
  })

  test('of another authority follows its sender, who says it was wrong', () => {
    const release = { reason: 'withdrawn', releasedOn: day('2026-05-06'), by: DECIDER } as const
    const first = decideUpstreamRelease(received(), release, LAW, day('2026-05-06'))
    const state = after(received(), first)
    expect(refusalIn(decideUpstreamRelease(state, release, LAW, day('2026-05-07')))).toEqual(wrongState('released'))
    const wrong = { ...release, reason: 'corrected', releasedOn: day('2026-05-07') } as const
    const second = decideUpstreamRelease(state, wrong, LAW, day('2026-05-07'))
    expect(after(state, second)).toMatchObject({ reason: 'corrected', releasedOn: '2026-05-06' })
  })
})
