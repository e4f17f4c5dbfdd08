import { expect, test } from 'vitest'
import type { Listing } from '../listing/listing.ts'
import { day, disputeOf, LAW, listed, received } from '../listing/testing-listings.ts'
import { readListingVisibility } from './listing-visibility.ts'

function entry(changes: object = {}): Listing {
  const listing = listed()
  if (listing?.kind !== 'listed') throw new Error('nothing listed')
  return { ...listing, ...changes } as Listing
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

test.each([
  ['a natural person', { subjectKind: 'naturalPerson' }],
  ['a household business', { subjectKind: 'individualBusiness' }],
  ['a watch list', { listKind: 'watch' }],
  ['an entry before its first day', { effectiveOn: day('2026-05-01') }],
  ['an entry shielded by a court', { disputes: [disputeOf('2026-04-01', { stage: 'insolvencyShield' })] }],
])('%s is never public', (_, changes) => {
  expect(readListingVisibility(entry(changes), LAW, ON)).toEqual({ kind: 'never' })
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
  expect(readListingVisibility(entry({ term, listTypeId: 'judgment-defaulter' }), LAW, day('2029-12-31')).kind).toBe(
    'public',
  )
})

test('a received entry that waits for an official is not public', () => {
  const waiting = received({ service: { kind: 'notStated' } })
  expect(waiting?.kind).toBe('awaitingPerson')
  if (waiting !== undefined) expect(readListingVisibility(waiting, LAW, ON)).toEqual({ kind: 'never' })
})
