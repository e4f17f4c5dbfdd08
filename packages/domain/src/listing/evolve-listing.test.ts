import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../calendar/local-date.ts'
import { evolveListing, foldListing } from './evolve-listing.ts'
import { LAW, day, decided, listed, notice, noticed, proposal, proposed, received } from './testing-listings.ts'
import type { ListingEvent, ListingEventType } from './listing-event.ts'
import type { Listing, ListingKind } from './listing.ts'
import { readListing, readListingLastDay } from './read-listing.ts'

const ACTOR = { officerId: 'o', organisationId: 'u' }
const HEAD = { listingId: 'listing-1', on: day('2026-03-01'), ground: { rulebook: 'r', basis: [], values: {} } }
const TERM = {
  start: day('2026-03-01'),
  length: { count: 1, unit: 'year' },
  latestEnd: null,
  setBy: 'rule',
  basis: [],
} as const
const DOCUMENT = {
  kind: 'penaltyDecision',
  number: '1',
  date: day('2026-02-10'),
  authority: 'u',
  effectiveOn: day('2026-02-20'),
} as const
const ENTRY = { ...proposal().entry, document: DOCUMENT, tier: null }
const PROOF = { kind: 'receipt', servedOn: day('2026-03-04'), evidence: 'e' } as const
const SERVED = { kind: 'served', on: null } as const

/** One event of each type. */
const EVENTS: { readonly [Type in ListingEventType]: Extract<ListingEvent, { type: Type }> } = {
  ListingProposed: { type: 'ListingProposed', ...HEAD, listing: ENTRY, by: ACTOR },
  ListingNoticeIssued: { type: 'ListingNoticeIssued', ...HEAD, notice: { ...notice(), issuedOn: HEAD.on }, by: ACTOR },
  ListingNoticeServiceFailed: {
    type: 'ListingNoticeServiceFailed',
    ...HEAD,
    noticeId: 'notice-1',
    channel: 'post',
    reasonCode: 'returned',
    by: ACTOR,
  },
  ListingNoticeServed: { type: 'ListingNoticeServed', ...HEAD, noticeId: 'notice-1', proof: PROOF, by: ACTOR },
  StatementReceived: { type: 'StatementReceived', ...HEAD, statementId: 's', text: 't' },
  StatementAnswered: {
    type: 'StatementAnswered',
    ...HEAD,
    statementId: 's',
    outcome: 'upheld',
    reasons: 'r',
    by: ACTOR,
  },
  HearingRequested: { type: 'HearingRequested', ...HEAD },
  HearingDeclined: { type: 'HearingDeclined', ...HEAD, reasons: 'r', by: ACTOR },
  HearingHeld: { type: 'HearingHeld', ...HEAD, minutes: 'm', by: ACTOR },
  IncentivePublicised: {
    type: 'IncentivePublicised',
    ...HEAD,
    publicity: { from: HEAD.on, until: day('2026-03-08'), site: 's' },
    by: ACTOR,
  },
  PublicityObjectionRaised: { type: 'PublicityObjectionRaised', ...HEAD, text: 't' },
  PublicityObjectionSettled: { type: 'PublicityObjectionSettled', ...HEAD, reasons: 'r', by: ACTOR },
  ListingDecided: {
    type: 'ListingDecided',
    ...HEAD,
    decision: {
      number: '1',
      decidedOn: HEAD.on,
      determination: { by: 'determiner', decider: ACTOR },
      reasons: 'r',
      term: 'openEnded',
    },
  },
  ListingRefused: {
    type: 'ListingRefused',
    ...HEAD,
    determination: { by: 'determiner', decider: ACTOR },
    reasons: 'r',
  },
  ListingDecisionServed: { type: 'ListingDecisionServed', ...HEAD, proof: PROOF, by: ACTOR },
  ListingWithdrawn: { type: 'ListingWithdrawn', ...HEAD, reasons: 'r', by: ACTOR },
  ListingDropped: { type: 'ListingDropped', ...HEAD, reasons: 'r', by: ACTOR },
  ListingPublished: { type: 'ListingPublished', ...HEAD, effectiveOn: HEAD.on, term: TERM, by: ACTOR },
  ResponsiblePersonsRecorded: { type: 'ResponsiblePersonsRecorded', ...HEAD, persons: [], by: ACTOR },
  ListingExpiryRecorded: { type: 'ListingExpiryRecorded', ...HEAD, lastDay: HEAD.on },
  ListingReleased: {
    type: 'ListingReleased',
    ...HEAD,
    reason: 'repaired',
    releasedOn: day('2026-06-01'),
    reasons: null,
    by: null,
  },
  ListingReceived: {
    type: 'ListingReceived',
    ...HEAD,
    listing: ENTRY,
    from: 'u',
    externalKey: 'k',
    service: { kind: 'notStated' },
    term: TERM,
    file: 'f',
  },
  ReceivedListingConfirmed: {
    type: 'ReceivedListingConfirmed',
    ...HEAD,
    effectiveOn: HEAD.on,
    reasons: 'r',
    by: ACTOR,
  },
  ReceivedListingDeclined: { type: 'ReceivedListingDeclined', ...HEAD, reasons: 'r', by: ACTOR },
  ReceivedListingAmended: {
    type: 'ReceivedListingAmended',
    ...HEAD,
    service: SERVED,
    term: TERM,
    document: ENTRY.document,
    file: 'f',
  },
  UpstreamQuestionOpened: { type: 'UpstreamQuestionOpened', ...HEAD, questionId: 'q', to: 'u', file: 'f' },
  UpstreamQuestionAnswered: {
    type: 'UpstreamQuestionAnswered',
    ...HEAD,
    questionId: 'q',
    answer: 'stillListed',
    by: ACTOR,
  },
}
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

  test('no history makes the fold throw, and a final state stays', () => {
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 14 }), history, (any, begun) => {
        foldListing(any)
        let state: Listing | undefined
        for (const event of begun) {
          const next = evolveListing(state, event)
          if (state !== undefined && FINAL.includes(state.kind)) expect(next).toEqual(state)
          state = next
        }
        expect(state).toBeDefined()
      }),
    )
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
