import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { evolveListing } from '../listing/evolve-listing.ts'
import type { Listing } from '../listing/listing.ts'
import { ground, wrongState } from '../listing/testing-law.ts'
import {
  CREDIT_OFFICE,
  day,
  DECIDER,
  GUANGDONG,
  JINAN,
  LAW,
  listed,
  PANEL_LEAD,
  PANZHIHUA,
  PROPOSER,
  proposed,
  PUYANG,
  received,
  YUNFU,
} from '../listing/testing-listings.ts'
import type { Release } from '../release/release.ts'
import {
  decideLostHonour,
  decidePublicErratum,
  decideRedressClosing,
  decideRedressOpening,
  listUnfinished,
} from './decide-redress.ts'
import { readRedressDuties } from './redress-duties.ts'
import { evolveRedress, redressIdOf, type Redress, type RedressEvent } from './redress.ts'

const ON = day('2026-05-06')
const LATER = day('2026-05-20')
const RECEIVERS = [
  { receiver: 'unit-trade', kind: 'unit', because: ['told'] },
  { receiver: 'bank-1', kind: 'outside', because: ['copy'] },
] as const
const HONOURS = [
  { honourId: 'honour-1', kind: 'record' },
  { honourId: 'honour-2', kind: 'matter' },
] as const
/** 消除影响、恢复名誉: the clause of the place, and no other’s. */
const REPUTATION = [cite('YF', '(二十五)')]

const releaseOf = (changes: Partial<Release> = {}): Release => ({
  listingId: 'listing-1',
  place: YUNFU,
  subjectId: 'subject-1',
  determiner: 'unit-safety',
  reason: 'corrected',
  releasedOn: ON,
  openedOn: ON,
  procedure: null,
  wasPublic: true,
  receivers: [],
  ...changes,
})

const open = (changes: Partial<Release> = {}, listing = listed()): readonly RedressEvent[] => {
  if (listing === undefined) throw new Error('no entry')
  const found = { receivers: RECEIVERS, honours: HONOURS }
  return decideRedressOpening(undefined, releaseOf(changes), listing, found, LAW, ON)
}
const after = (events: readonly RedressEvent[], from?: Redress): Redress => {
  const state = events.reduce<Redress | undefined>(evolveRedress, from)
  if (state === undefined) throw new Error('no redress')
  return state
}
const step = (state: Redress, done: ReturnType<typeof decideLostHonour>): Redress => {
  if (!done.ok) throw new Error(done.error.code)
  return after(done.value, state)
}
const HONOUR = { honourId: 'honour-1', outcome: 'restored', reasons: 'text:1', proof: 'text:3', by: PROPOSER } as const
const PUBLIC = { site: '信用云浮', evidence: 'text:2', by: PROPOSER } as const
const ALL = { confirmed: ['unit-trade', 'bank-1'], by: PROPOSER }
const honour = (state: Redress | undefined, change: Partial<Parameters<typeof decideLostHonour>[1]> = {}) =>
  decideLostHonour(state, { ...HONOUR, own: false, ...change }, LAW, LATER)
const tell = (state: Redress | undefined, change: Partial<Parameters<typeof decidePublicErratum>[1]> = {}) =>
  decidePublicErratum(state, { ...PUBLIC, ...change }, LAW, LATER)
const close = (state: Redress | undefined, change: Partial<Parameters<typeof decideRedressClosing>[1]> = {}) =>
  decideRedressClosing(state, { ...ALL, ...change }, LAW, LATER)

const settled = () => {
  const decided = step(step(after(open()), honour(after(open()))), honour(after(open()), { honourId: 'honour-2' }))
  return step(decided, tell(decided))
}

describe('the opening stands on the clause of the place', () => {
  test.each([
    [YUNFU, [cite('YF', '(二十五)')]],
    [PUYANG, [cite('PY', '五(五)')]],
    [JINAN, []],
  ])('%s: %j, and the duty on the same', (place, basis) => {
    const events = open({ place })
    expect(events.map((event) => event.ground)).toEqual([ground(basis)])
    expect(readRedressDuties(after(events), LAW)).toEqual([
      {
        kind: 'restoreReputation',
        about: { stream: 'redress', id: 'redress:listing-1' },
        part: '',
        owner: 'unit-safety',
        since: ON,
        clock: null,
        basis,
        doneOn: null,
      },
    ])
  })
})

describe('separate hands: the official who decided the entry does nothing in its redress', () => {
  const deciderOf = (listing: Listing | undefined) => after(open({}, listing)).entryDecider
  const RESOLUTION = {
    meetingId: 'meeting-1',
    level: 'panel',
    listingId: 'listing-1',
    outcome: 'list',
    issuedBy: PANEL_LEAD,
  } as const

  const released = (): Listing | undefined => {
    const head = { listingId: 'listing-1', on: ON, ground: ground() }
    const end = {
      type: 'ListingReleased',
      reason: 'corrected',
      releasedOn: ON,
      reasons: 'text:1',
      by: DECIDER,
    } as const
    return evolveListing(listed(), { ...head, ...end })
  }

  test.each([
    ['determined here', listed(), 'officer-2'],
    ['determined by a panel, which issued the decision', listed({ place: PANZHIHUA }, RESOLUTION), 'officer-3'],
    ['over already when it was found wrong', released(), 'officer-2'],
    ['never decided', proposed(), null],
  ])('an entry %s', (_, listing, decider) => {
    expect(deciderOf(listing)).toBe(decider)
  })

  test('one received was decided by whoever confirmed it, if anybody', () => {
    const entry = received()
    if (entry?.kind !== 'listed' || entry.origin.kind !== 'received') throw new Error('not received')
    expect(deciderOf({ ...entry, origin: { ...entry.origin, confirmedBy: null } })).toBeNull()
    expect(deciderOf({ ...entry, origin: { ...entry.origin, confirmedBy: CREDIT_OFFICE } })).toBe('officer-4')
  })

  test('closing by that official is refused, by another it is not', () => {
    const refused = { ok: false, error: { code: 'SAME_HANDS', basis: [] } }
    expect(close(settled(), { by: DECIDER })).toEqual(refused)
    expect(honour(after(open()), { by: DECIDER, outcome: 'notAffected' })).toEqual(refused)
    expect(tell(after(open()), { by: DECIDER })).toEqual(refused)
    expect(close(settled()).ok).toBe(true)
  })
})

describe('each act says what it stands on', () => {
  const head = { redressId: 'redress:listing-1', on: LATER, ground: ground(REPUTATION) }

  test('a loss decided, the public told, the redress closed', () => {
    expect(honour(after(open()))).toEqual({
      ok: true,
      value: [{ type: 'LostHonourDecided', ...head, ...HONOUR }],
    })
    expect(tell(after(open()))).toEqual({ ok: true, value: [{ type: 'PublicErratumPutUp', ...head, ...PUBLIC }] })
    expect(close(settled())).toEqual({ ok: true, value: [{ type: 'RedressClosed', ...head, by: PROPOSER }] })
  })

  test.each([
    ['a decision without reasons', () => honour(after(open()), { reasons: '' }), 'REASONS_MISSING'],
    ['a public notice without proof', () => tell(after(open()), { evidence: '' }), 'EVIDENCE_MISSING'],
  ])('%s is refused with the same clauses', (_, act, code) => {
    expect(act()).toEqual({ ok: false, error: { code, basis: REPUTATION } })
  })

  test.each([
    [GUANGDONG, [cite('GD', '(二十六)')]],
    [YUNFU, [cite('YF', '(二十五)')]],
    [PUYANG, [cite('PY', '五(五)')]],
    [JINAN, []],
    [PANZHIHUA, []],
  ])('%s: on the clause of that place, and on none where its texts are silent', (place, basis) => {
    const there = after(open({ place }))
    expect(tell(there)).toMatchObject({ value: [{ ground: { basis } }] })
    expect(tell(there, { evidence: '' })).toEqual({ ok: false, error: { code: 'EVIDENCE_MISSING', basis } })
  })

  test('a closing too early names what is missing', () => {
    const told = step(after(open()), tell(after(open())))
    expect(close(told, { confirmed: ['bank-1'] })).toEqual({
      ok: false,
      error: {
        code: 'REDRESS_UNFINISHED',
        missing: ['receiver:unit-trade', 'honour:honour-1', 'honour:honour-2'],
        basis: REPUTATION,
      },
    })
  })
})

describe('acts out of turn', () => {
  const closed = () => step(settled(), close(settled()))

  test.each([
    ['a loss', honour],
    ['the public notice', tell],
    ['the closing', close],
  ])('%s before the opening or after the closing', (_, act) => {
    expect(act(undefined)).toEqual({ ok: false, error: wrongState('none') })
    expect(act(closed())).toEqual({ ok: false, error: wrongState('closed') })
  })

  test('a loss that is not listed, and one decided before', () => {
    expect(honour(after(open()), { honourId: 'honour-3' })).toEqual({ ok: false, error: wrongState('none') })
    const once = step(after(open()), honour(after(open()), { outcome: 'notAffected' }))
    expect(honour(once)).toEqual({ ok: false, error: wrongState('notAffected') })
  })

  test('a decision concerns one loss and leaves the other open', () => {
    const once = step(after(open()), honour(after(open())))
    expect(once.honours.map(({ honourId, decision }) => [honourId, decision?.outcome ?? null])).toEqual([
      ['honour-1', 'restored'],
      ['honour-2', null],
    ])
    expect(listUnfinished(once, ['unit-trade', 'bank-1'])).toEqual(['honour:honour-2', 'publicNotice'])
  })

  test('a history without its opening is none, and nothing happens after the closing', () => {
    const { redressId } = after(open())
    const head = { redressId, on: LATER, ground: ground() }
    expect(evolveRedress(undefined, { type: 'RedressClosed', ...head, by: PROPOSER })).toBeUndefined()
    const over = closed()
    expect(evolveRedress(over, { type: 'PublicErratumPutUp', ...head, ...PUBLIC, site: '别处' })).toBe(over)
    expect(redressIdOf('listing-9')).toBe('redress:listing-9')
  })
})
