import { expect, test } from 'vitest'
import { evolveListing } from '../listing/evolve-listing.ts'
import type { Listing } from '../listing/listing.ts'
import { ground } from '../listing/testing-law.ts'
import { day, DECIDER, disputeOf, LAW, listed, received } from '../listing/testing-listings.ts'
import { readListingVisibility } from './listing-visibility.ts'

function entry(changes: object = {}): Listing {
  const listing = listed()
  if (listing?.kind !== 'listed') throw new Error('nothing listed')
  return { ...listing, ...changes }
}

const ON = day('2026-04-10')
const from = (listing: Listing) => (listing.kind === 'listed' ? listing.effectiveOn : ON)

test('an entry in force is public, and over once its publication was ended or its time is up', () => {
  const listing = entry()
  const seen = readListingVisibility(listing, LAW, from(listing))
  expect(seen).toMatchObject({ kind: 'public', listing, reading: { kind: 'inForce' } })
  expect(readListingVisibility(entry({ publicationEndedOn: ON }), LAW, ON)).toEqual({ kind: 'over' })
  expect(readListingVisibility(listing, LAW, day('2040-01-01'))).toEqual({ kind: 'over' })
})

test('an entry that was over when it came here was never shown here', () => {
  const late = entry({ listedOn: day('2030-01-01') })
  expect(readListingVisibility(late, LAW, day('2040-01-01'))).toEqual({ kind: 'never' })
  const head = { listingId: 'listing-1', ground: ground(), reasons: 'text:1', by: DECIDER, on: day('2030-02-01') }
  const wrong = evolveListing(late, {
    type: 'ListingReleased',
    ...head,
    reason: 'corrected',
    releasedOn: day('2030-02-01'),
  })
  if (wrong === undefined) throw new Error('not released')
  expect(readListingVisibility(wrong, LAW, day('2040-01-01'))).toEqual({ kind: 'never' })
})

test.each([
  ['a natural person', { subjectKind: 'naturalPerson' }],
  ['a household business', { subjectKind: 'individualBusiness' }],
  ['a watch list', { listKind: 'watch' }],
  ['an entry before its first day', { effectiveOn: day('2026-05-01') }],
  ['an entry that a court ordered to rest', { disputes: [disputeOf('2026-04-01', { stage: 'interimStay' })] }],
  [
    'one whose publication a court ordered to rest',
    { disputes: [disputeOf('2026-04-01', { stage: 'publicationStay' })] },
  ],
  ['one that waits for its repair after that', { disputes: [disputeOf('2026-04-01', { stage: 'insolvencyRepair' })] }],
  ['an entry shielded by a court', { disputes: [disputeOf('2026-04-01', { stage: 'insolvencyShield' })] }],
])('%s is never public', (_, changes) => {
  expect(readListingVisibility(entry(changes), LAW, ON)).toEqual({ kind: 'never' })
})

test.each([
  ['the day before', '2026-04-30', 'public'],
  ['from its end on', '2026-05-01', 'over'],
  ['between its end and the release', '2026-05-31', 'over'],
  ['after the release', '2026-06-01', 'over'],
] as const)('an entry released after its publication was ended, asked about %s: %s is %s', (_, on, kind) => {
  const head = { listingId: 'listing-1', ground: ground(), reasons: 'text:1', by: DECIDER }
  const ended = evolveListing(entry({ effectiveOn: day('2026-04-01') }), {
    type: 'ListingPublicationEnded',
    ...head,
    on: day('2026-05-01'),
  })
  const released = evolveListing(ended, {
    type: 'ListingReleased',
    ...head,
    on: day('2026-06-01'),
    reason: 'withdrawn',
    releasedOn: day('2026-06-01'),
  })
  expect(released?.kind).toBe('released')
  if (released !== undefined) expect(readListingVisibility(released, LAW, day(on)).kind).toBe(kind)
})

test('publication ends at the maximum of 36 months whatever the term, but not that of the court’s list', () => {
  const term = {
    start: day('2026-03-24'),
    length: { count: 10, unit: 'year' },
    latestEnd: null,
    basis: [],
    setBy: 'rule',
  }
  expect(readListingVisibility(entry({ term }), LAW, day('2028-12-31')).kind).toBe('public')
  expect(readListingVisibility(entry({ term }), LAW, day('2029-12-31'))).toEqual({ kind: 'over' })
  expect(readListingVisibility(entry({ term }), LAW, day('2029-02-10')).kind).toBe('public')
  expect(readListingVisibility(entry({ term }), LAW, day('2029-02-11'))).toEqual({ kind: 'over' })
  expect(readListingVisibility(entry({ term, listTypeId: 'judgment-defaulter' }), LAW, day('2029-12-31')).kind).toBe(
    'public',
  )
})

test('a received entry that waits for an official is not public', () => {
  const waiting = received({ service: { kind: 'notStated' } })
  expect(waiting?.kind).toBe('awaitingPerson')
  if (waiting !== undefined) expect(readListingVisibility(waiting, LAW, ON)).toEqual({ kind: 'never' })
})

test('an entry that is disputed is public still', () => {
  const disputed = entry({ disputes: [disputeOf('2026-04-02')] })
  expect(readListingVisibility(disputed, LAW, ON).kind).toBe('public')
})

test.each([
  ['while it stood', '2026-04-01', '2026-05-01', '2026-04-30', 'public'],
  ['once it was released', '2026-04-01', '2026-05-01', '2026-05-01', 'over'],
  ['released on its first day', '2026-04-01', '2026-04-01', '2026-04-01', 'over'],
  ['released before its first day', '2026-05-01', '2026-04-15', '2026-04-20', 'never'],
] as const)(
  'an entry %s: of effect from %s, released on %s, on %s it is %s',
  (_, effectiveOn, releasedOn, on, kind) => {
    const released = evolveListing(entry({ effectiveOn: day(effectiveOn) }), {
      type: 'ListingReleased',
      listingId: 'listing-1',
      on: day(releasedOn),
      ground: ground(),
      reason: 'withdrawn',
      releasedOn: day(releasedOn),
      reasons: 'text:1',
      by: DECIDER,
    })
    if (released === undefined) throw new Error('nothing released')
    expect(readListingVisibility(released, LAW, day(on)).kind).toBe(kind)
  },
)
