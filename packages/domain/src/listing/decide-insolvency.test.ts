import { expect, test } from 'vitest'
import {
  decideInsolvencyShield,
  decideInsolvencyShieldEnd,
  findInsolvencyShield,
  type ShieldEnd,
} from './decide-insolvency.ts'
import type { InsolvencyRuling } from './decide-insolvency.ts'
import { findExecutionStay } from './execution-stay.ts'
import { readListing, readListingLastDay } from './read-listing.ts'
import { after, day, JINAN, LAW, listed, received, refusalIn } from './testing-listings.ts'
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

test('not on the court’s list, from which the court deletes by itself', () => {
  expect(refusalIn(shield(received()))).toEqual({
    code: 'REPAIR_BARRED',
    why: 'courtList',
    basis: [{ document: 'SPC17', clause: '第十条' }],
  })
})

test('not twice, and rests on after the plan was carried out, until the repair is decided', () => {
  const shielded = after(listed(), shield(listed()))
  expect(refusalIn(shield(shielded))).toMatchObject({ code: 'WRONG_STATE', state: 'insolvencyShield' })
  const end = (state: Listing | undefined, reasons = 't', why: ShieldEnd = 'carriedOut', on = '2026-07-01') =>
    decideInsolvencyShieldEnd(state, { why, reasons, by: BY }, LAW, day(on))
  expect(refusalIn(end(shielded, ''))?.code).toBe('REASONS_MISSING')
  expect(refusalIn(end(shielded, 't', 'repairRefused'))).toMatchObject({ state: 'insolvencyShield' })
  const waiting = inForce(after(shielded, end(shielded)))
  const stages = [
    { stage: 'insolvencyShield', from: '2026-06-01', until: '2026-07-01' },
    { stage: 'insolvencyRepair', from: '2026-07-01', until: null },
  ]
  expect(waiting.disputes).toMatchObject(stages)
  const stay = findExecutionStay(waiting, waiting.disputes.slice(1), { place: JINAN, measureId: null }, LAW, ON)
  expect(stay?.disputeIds).toEqual(['s1'])
  expect(refusalIn(end(waiting))).toMatchObject({ code: 'WRONG_STATE', state: 'insolvencyRepair' })
  const open = inForce(after(waiting, end(waiting, 't', 'repairRefused', '2026-08-01')))
  expect(findInsolvencyShield(open)).toBeUndefined()
  expect(open.disputes).toMatchObject([{}, { until: '2026-08-01' }])
  expect(refusalIn(end(open))?.code).toBe('WRONG_STATE')
})

test('shown again as soon as the proceedings ended without a plan', () => {
  const shielded = after(listed(), shield(listed()))
  const failed = decideInsolvencyShieldEnd(shielded, { why: 'failed', reasons: 't', by: BY }, LAW, day('2026-07-01'))
  expect(findInsolvencyShield(inForce(after(shielded, failed)))).toBeUndefined()
})
