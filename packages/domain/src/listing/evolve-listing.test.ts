import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../calendar/local-date.ts'
import { evolveListing, foldListing } from './evolve-listing.ts'
import { EVENTS } from './testing-events.ts'
import { LAW, day, decided, listed, noticed, proposed, received } from './testing-listings.ts'
import type { ListingEvent, ListingEventType } from './listing-event.ts'
import type { Listing, ListingKind } from './listing.ts'
import { readListing, readListingLastDay } from './read-listing.ts'

const anEvent = fc.constantFrom(...Object.values(EVENTS))
const history = fc
  .tuple(fc.constantFrom(EVENTS.ListingProposed, EVENTS.ListingReceived), fc.array(anEvent, { maxLength: 14 }))
  .map(([first, rest]): ListingEvent[] => [first, ...rest])

/** Shortest histories into each state, written by hand. */
const WAYS: Readonly<Record<ListingKind, readonly ListingEventType[]>> = {
  proposed: ['ListingProposed'],
  noticed: ['ListingProposed', 'ListingNoticeIssued', 'ListingNoticeServed'],
  decided: ['ListingProposed', 'ListingNoticeIssued', 'ListingNoticeServed', 'ListingDecided'],
  closed: ['ListingProposed', 'ListingDropped'],
  awaitingPerson: ['ListingReceived'],
  listed: ['ListingReceived', 'ReceivedListingConfirmed'],
  released: ['ListingReceived', 'ReceivedListingConfirmed', 'ListingReleased'],
}
const FINAL: readonly ListingKind[] = ['closed', 'released']
const at = (kind: ListingKind): Listing | undefined => foldListing(WAYS[kind].map((type) => EVENTS[type]))

describe('the states of a listing', () => {
  test.each(Object.keys(WAYS) as ListingKind[])('%s can be reached', (kind) => expect(at(kind)?.kind).toBe(kind))

  test.each(Object.keys(WAYS) as ListingKind[])('%s can be left unless it is final', (kind) => {
    const next = Object.values(EVENTS).map((event) => evolveListing(at(kind), event)?.kind)
    expect(next.every((to) => to === kind)).toBe(FINAL.includes(kind))
  })

  /** What may still change on an entry that is over: a statement added, the end of a dispute, that it was wrong from the start. */
  const AFTERWARDS: Readonly<Partial<Record<ListingEventType, readonly string[]>>> = {
    ListingCorrected: ['corrections'],
    DisputeStageEnded: ['disputes'],
    ListingReleased: ['reason', 'releasedOn'],
  }
  const without = (state: object | undefined, parts: readonly string[]) =>
    Object.fromEntries(Object.entries(state ?? {}).filter(([part]) => !parts.includes(part)))

  test('no history makes the fold throw, and a final state stays but for what is said of it afterwards', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 14 }), history, (any, begun) => {
        foldListing(any)
        let state: Listing | undefined
        for (const event of begun) {
          const next = evolveListing(state, event)
          if (state !== undefined && FINAL.includes(state.kind)) {
            const parts = AFTERWARDS[event.type] ?? []
            expect(without(next, parts)).toEqual(without(state, parts))
          }
          state = next
        }
        expect(state).toBeDefined()
      }),
    )
  })

  test.each(FINAL)('%s keeps a statement that is added to it', (kind) => {
    const corrected = evolveListing(at(kind), EVENTS.ListingCorrected)
    const { statement, on } = EVENTS.ListingCorrected
    expect(corrected).toEqual({ ...at(kind), corrections: [{ statement, on }] })
  })
})

describe('reading', () => {
  test('says no effect before listing', () => {
    for (const state of [undefined, proposed(), noticed(), decided(), at('closed')]) {
      expect(readListing(state, day('2026-12-01'), LAW.calendar)).toEqual({ kind: 'noEffect' })
    }
  })

  test('never comes back into force once it ended, and never goes past the cap', () => {
    const cap = day('2026-09-30')
    fc.assert(
      fc.property(
        history,
        fc.integer({ min: -200, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        (events, from, later) => {
          const state = foldListing(events)
          const first = addDays(day('2026-03-01'), from)
          const second = addDays(first, later)
          if (readListing(state, first, LAW.calendar).kind !== 'ended') return
          expect(readListing(state, second, LAW.calendar).kind).toBe('ended')
        },
      ),
    )
    const state = listed()
    if (state?.kind !== 'listed') throw new Error('fixture')
    const capped = { ...state, term: { ...state.term, latestEnd: cap } }
    expect(readListingLastDay(capped, LAW.calendar)).toBe('2026-09-30')
    expect(readListing(capped, day('2026-10-01'), LAW.calendar)).toMatchObject({ kind: 'ended', lastDay: '2026-09-30' })
  })

  test('is in force for exactly the days of its term', () => {
    const state = received()
    const days = Array.from({ length: 1000 }, (_, i) => addDays(day('2026-02-01'), i))
    const inForce = days.filter((on) => readListing(state, on, LAW.calendar).kind === 'inForce')
    expect([inForce[0], inForce.at(-1), inForce.length]).toEqual([
      '2026-03-01',
      '2028-03-01',
      daysBetween(day('2026-03-01'), day('2028-03-01')) + 1,
    ])
  })

  test('shows a dispute and does not end with it; one that tolls lengthens up to the cap', () => {
    const state = listed()
    if (state?.kind !== 'listed') throw new Error('fixture')
    const dispute = {
      disputeId: 'o1',
      stage: 'verification' as const,
      measureId: null,
      from: day('2026-05-01'),
      until: day('2026-05-31'),
      tolls: true,
      basis: [],
    }
    const disputed = { ...state, disputes: [dispute] }
    expect(readListing(disputed, day('2026-05-10'), LAW.calendar)).toMatchObject({
      kind: 'inForce',
      disputes: [dispute],
    })
    expect(readListing(disputed, day('2026-05-31'), LAW.calendar)).toMatchObject({
      disputes: [],
      lastDay: '2028-05-01',
    })
    const running = { ...state, disputes: [{ ...dispute, tolls: false }] }
    expect(readListingLastDay(running, LAW.calendar)).toBe('2028-04-01')
  })

  test('an entry that expired before it was released ended by expiry', () => {
    const state = listed()
    if (state?.kind !== 'listed') throw new Error('fixture')
    const { expiryRecordedOn: _e, question: _q, ...rest } = state
    const released = { ...rest, kind: 'released', reason: 'repaired', releasedOn: day('2028-06-01') } as const
    expect(readListing(released, day('2028-07-01'), LAW.calendar)).toMatchObject({
      reason: 'expired',
      lastDay: '2028-04-01',
    })
  })
})
