import { describe, expect, test } from 'vitest'
import { decideRelease } from './decide-release.ts'
import { readListing } from './read-listing.ts'
import { after, day, DECIDER, LAW, listed, PANEL_LEAD, received, refusalIn } from './testing-listings.ts'

const WITHDRAW = { reason: 'withdrawn', reasons: 'text:reasons', by: DECIDER } as const

describe('a release by the determiner', () => {
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
    expect(refusalIn(decideRelease(listed(), { ...WITHDRAW, reasons: '' }, LAW, on))?.code).toBe('REASONS_MISSING')
    expect(refusalIn(decideRelease(listed(), { ...WITHDRAW, by: PANEL_LEAD }, LAW, on))?.code).toBe(
      'UNIT_WITHOUT_POWER',
    )
  })

  test('is not given to an entry that is over or that another authority determined', () => {
    expect(refusalIn(decideRelease(listed(), WITHDRAW, LAW, day('2028-04-02')))?.code).toBe('AFTER_END')
    expect(refusalIn(decideRelease(received(), WITHDRAW, LAW, day('2026-05-06')))?.code).toBe('NOT_OURS_TO_DECIDE')
  })
})
