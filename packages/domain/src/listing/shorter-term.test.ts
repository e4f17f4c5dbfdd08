import { describe, expect, test } from 'vitest'
import { decideDisputeStep } from './decide-dispute.ts'
import { decideShorterTerm } from './decide-shorter-term.ts'
import type { Listing } from './listing.ts'
import { readListing, readListingLastDay } from './read-listing.ts'
import { after, day, LAW, listed, PANZHIHUA, refusalIn } from './testing-listings.ts'

const BASIS = [{ document: 'ARL', clause: '第六十三条' }] as const
const shorten = (state: Listing | undefined, lastDay: string, on = '2026-06-01') =>
  decideShorterTerm(
    state,
    { lastDay: day(lastDay), reasons: 'text:r', by: null, procedure: { stream: 'review', id: 'v1' }, basis: BASIS },
    LAW,
    day(on),
  )

describe('a shorter term', () => {
  const entry = listed()

  test('is the last day from then on, and a later one changes nothing', () => {
    const shorter = after(entry, shorten(entry, '2027-04-01'))
    expect(shorter?.kind === 'listed' && readListingLastDay(shorter, LAW.calendar)).toBe('2027-04-01')
    expect(shorten(shorter, '2027-04-02')).toEqual({ ok: true, value: [] })
  })

  test('of a day that is gone ends the entry that day', () => {
    const over = after(entry, shorten(entry, '2026-05-20'))
    expect(over && readListing(over, day('2026-06-01'), LAW.calendar)).toMatchObject({
      kind: 'ended',
      lastDay: '2026-05-20',
    })
    expect(shorten(over, '2026-05-10')).toEqual({ ok: true, value: [] })
  })

  test('holds through a stay that tolls', () => {
    const own = entry?.kind === 'listed' ? { ...entry, place: PANZHIHUA } : undefined
    const begins = { kind: 'begins', disputeId: 'o1', stage: 'verification', measureId: null, basis: [] } as const
    const stayed = after(own, decideDisputeStep(own, begins, LAW, day('2026-05-01')))
    const ended = after(
      stayed,
      decideDisputeStep(stayed, { kind: 'ends', disputeId: 'o1', stage: 'verification' }, LAW, day('2026-05-31')),
    )
    const shorter = after(ended, shorten(ended, '2027-04-01'))
    expect(shorter?.kind === 'listed' && readListingLastDay(shorter, LAW.calendar)).toBe('2027-04-01')
  })

  test('needs an entry', () => {
    expect(refusalIn(shorten(undefined, '2027-04-01'))?.code).toBe('WRONG_STATE')
  })
})
