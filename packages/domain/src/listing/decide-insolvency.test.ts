import { expect, test } from 'vitest'
import { decideInsolvencyShield, decideInsolvencyShieldEnd, findInsolvencyShield } from './decide-insolvency.ts'
import type { InsolvencyRuling } from './decide-insolvency.ts'
import { findExecutionStay } from './execution-stay.ts'
import { readListing, readListingLastDay } from './read-listing.ts'
import { after, day, JINAN, LAW, listed, refusalIn } from './testing-listings.ts'
import type { Listing, ListedListing } from './listing.ts'

const BY = { officerId: 'officer-1', organisationId: 'unit-1' }
const RULING: InsolvencyRuling = { number: '（2026）破1号', date: day('2026-05-20'), evidence: 'f1' }
const ON = day('2026-06-01')

function inForce(state: Listing | undefined): ListedListing {
  if (state?.kind !== 'listed') throw new Error('not listed')
  return state
}
const shield = (state: Listing | undefined, change: Partial<InsolvencyRuling> = {}) =>
  decideInsolvencyShield(state, { shieldId: 's1', ruling: { ...RULING, ...change }, by: BY }, LAW, ON)

test('a shield rests execution even where disputes stop nothing, and prolongs nothing', () => {
  const before = inForce(listed())
  const shielded = inForce(after(before, shield(before)))
  const reading = readListing(shielded, ON, LAW.calendar)
  const standing = reading.kind === 'inForce' ? reading.disputes : []
  const stay = findExecutionStay(shielded, standing, { place: JINAN, measureId: null }, LAW, ON)
  expect(stay?.basis.map(({ document }) => document)).toEqual(['N22', 'O36'])
  expect(readListingLastDay(shielded, LAW.calendar)).toBe(readListingLastDay(before, LAW.calendar))
})

test.each([
  ['without the court’s ruling', { number: '' }, 'DOCUMENT_MISSING'],
  ['without proof of it', { evidence: '' }, 'DOCUMENT_MISSING'],
  ['on a ruling of tomorrow', { date: day('2026-06-02') }, 'DATE_IN_FUTURE'],
])('not %s', (_, change, code) => {
  expect(refusalIn(shield(listed(), change))?.code).toBe(code)
})

test('not twice, and ended once with reasons', () => {
  const shielded = after(listed(), shield(listed()))
  expect(refusalIn(shield(shielded))).toMatchObject({ code: 'WRONG_STATE', state: 'insolvencyShield' })
  const end = (state: Listing | undefined, reasons = 't') =>
    decideInsolvencyShieldEnd(state, { why: 'carriedOut', reasons, by: BY }, LAW, day('2026-07-01'))
  expect(refusalIn(end(shielded, ''))?.code).toBe('REASONS_MISSING')
  const open = inForce(after(shielded, end(shielded)))
  expect(findInsolvencyShield(open)).toBeUndefined()
  expect(open.disputes).toMatchObject([{ from: '2026-06-01', until: '2026-07-01' }])
  expect(refusalIn(end(open))?.code).toBe('WRONG_STATE')
})
