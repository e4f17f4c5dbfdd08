import { describe, expect, test } from 'vitest'
import type { Listing } from '../listing/listing.ts'
import { day, DECIDER, JINAN, LAW, listed, PROPOSER, PUYANG, YUNFU } from '../listing/testing-listings.ts'
import type { Release } from '../release/release.ts'
import {
  decideLostHonour,
  decidePublicErratum,
  decideRedressClosing,
  decideRedressOpening,
  listUnfinished,
} from './decide-redress.ts'
import { readRedressDuties } from './redress-duties.ts'
import { evolveRedress, type Redress, type RedressEvent } from './redress.ts'

const ON = day('2026-05-06')
const RECEIVERS = [{ receiver: 'unit-trade', kind: 'unit', because: ['told'] }] as const
const HONOURS = [{ honourId: 'honour-1', kind: 'record' }] as const

const releaseOf = (changes: Partial<Release> = {}): Release => ({
  listingId: 'listing-1',
  place: YUNFU,
  subjectId: 'subject-1',
  determiner: 'unit-safety',
  reason: 'corrected',
  releasedOn: ON,
  openedOn: ON,
  procedure: 'objection:o-1',
  wasPublic: true,
  receivers: [],
  ...changes,
})

function entry(): Listing {
  const listing = listed()
  if (listing === undefined) throw new Error('nothing listed')
  return listing
}

const openWith = (release: Release, listing: Listing = entry()) =>
  decideRedressOpening(undefined, release, listing, { receivers: RECEIVERS, honours: HONOURS }, LAW, ON)

function fold(events: readonly RedressEvent[], from?: Redress): Redress {
  const state = events.reduce<Redress | undefined>(evolveRedress, from)
  if (state === undefined) throw new Error('no redress')
  return state
}

const opened = (changes: Partial<Release> = {}): Redress => fold(openWith(releaseOf(changes)))
const decide = {
  honourId: 'honour-1',
  own: false,
  outcome: 'restored',
  reasons: 'text:1',
  proof: 'text:3',
  by: PROPOSER,
} as const
const notice = { site: '信用云浮', evidence: 'text:2', by: PROPOSER } as const

function next(state: Redress, done: ReturnType<typeof decideLostHonour>): Redress {
  if (!done.ok) throw new Error(done.error.code)
  return fold(done.value, state)
}

describe('the redress of a wrongful entry', () => {
  test.each(['expired', 'repaired', 'withdrawn', 'supersededUpstream'] as const)('%s opens none', (reason) => {
    expect(openWith(releaseOf({ reason }))).toEqual([])
  })

  test('names who made the entry, who decided it, and who was told; a second one changes nothing', () => {
    const state = opened()
    expect(state).toMatchObject({
      kind: 'open',
      redressId: 'redress:listing-1',
      owner: 'unit-safety',
      entryDecider: DECIDER.officerId,
      procedure: 'objection:o-1',
      publicNoticeDue: true,
      receivers: RECEIVERS,
    })
    const found = { receivers: RECEIVERS, honours: HONOURS }
    expect(decideRedressOpening(state, releaseOf(), entry(), found, LAW, ON)).toEqual([])
  })

  test.each([
    [YUNFU, ['agencies'], '(二十五)'],
    [PUYANG, ['agencies', 'socialUnits'], '五(五)'],
    [JINAN, [], undefined],
  ] as const)('%s: who must help, by which clause, and no number of days', (place, doers, clause) => {
    const state = opened({ place })
    expect(state.doers).toEqual(doers)
    const [duty] = readRedressDuties(state, LAW)
    expect(duty).toMatchObject({
      kind: 'restoreReputation',
      owner: 'unit-safety',
      clock: null,
      since: ON,
      doneOn: null,
    })
    expect(duty?.basis[0]?.clause).toBe(clause)
  })

  test('is unfinished until everybody confirmed, each loss was decided, and the public was told', () => {
    const state = opened()
    expect(listUnfinished(state, [])).toEqual(['receiver:unit-trade', 'honour:honour-1', 'publicNotice'])
    expect(listUnfinished(opened({ wasPublic: false }), ['unit-trade'])).toEqual(['honour:honour-1'])
    const settled = next(
      next(state, decideLostHonour(state, decide, LAW, ON)),
      decidePublicErratum(state, notice, LAW, ON),
    )
    expect(listUnfinished(settled, ['unit-trade'])).toEqual([])
    const command = { confirmed: ['unit-trade'], by: PROPOSER }
    expect(decideRedressClosing(state, command, LAW, ON)).toMatchObject({
      error: { code: 'REDRESS_UNFINISHED', missing: ['honour:honour-1', 'publicNotice'] },
    })
    expect(decideRedressClosing(settled, { ...command, by: DECIDER }, LAW, ON)).toMatchObject({
      error: { code: 'SAME_HANDS' },
    })
    const closed = next(settled, decideRedressClosing(settled, command, LAW, day('2026-06-01')))
    expect(closed).toMatchObject({ kind: 'closed', closedOn: '2026-06-01', closedBy: PROPOSER })
    expect(readRedressDuties(closed, LAW)).toMatchObject([{ doneOn: '2026-06-01' }])
    for (const again of [decideRedressClosing(closed, command, LAW, ON), decideLostHonour(closed, decide, LAW, ON)]) {
      expect(again).toMatchObject({ error: { code: 'WRONG_STATE', state: 'closed' } })
    }
  })

  test('a loss is decided once, with reasons, and only one that is listed', () => {
    const state = opened()
    expect(decideLostHonour(state, { ...decide, reasons: '' }, LAW, ON)).toMatchObject({
      error: { code: 'REASONS_MISSING' },
    })
    expect(decideLostHonour(state, { ...decide, honourId: 'other' }, LAW, ON)).toMatchObject({
      error: { code: 'WRONG_STATE', state: 'none' },
    })
    const once = next(state, decideLostHonour(state, decide, LAW, ON))
    expect(decideLostHonour(once, { ...decide, outcome: 'notAffected' }, LAW, ON)).toMatchObject({
      error: { code: 'WRONG_STATE', state: 'restored' },
    })
  })

  test('the public notice has proof, and is put up once', () => {
    const state = opened()
    expect(decidePublicErratum(state, { ...notice, evidence: '' }, LAW, ON)).toMatchObject({
      error: { code: 'EVIDENCE_MISSING' },
    })
    const once = next(state, decidePublicErratum(state, notice, LAW, ON))
    expect(once.publicNotice).toEqual({ site: '信用云浮', evidence: 'text:2', on: ON })
    expect(decidePublicErratum(once, { ...notice, site: '别处' }, LAW, ON)).toEqual({ ok: true, value: [] })
  })
})
