import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import type { Listing, ReleaseReason } from '../listing/listing.ts'
import type { ListingEvent } from '../listing/listing-event.ts'
import { ground, HENAN } from '../listing/testing-law.ts'
import { day, DECIDER, JINAN, LAW, listed, PANZHIHUA, PUYANG, YUNFU } from '../listing/testing-listings.ts'
import { decideConfirmation, decideReleaseOpening } from './decide-release-saga.ts'
import {
  decideOutsideReceiver,
  decideOutsideReceiverEnd,
  evolveOutsideReceiver,
  mayHoldCopy,
  type OutsideReceiver,
} from './outside-receiver.ts'
import { evolveConfirmation, evolveRelease, type Release, type ReleaseReceiver } from './release.ts'
import { readReleaseDuty } from './release-duties.ts'

const ON = day('2026-05-06')
const UNIT: ReleaseReceiver = { receiver: 'unit-trade', kind: 'unit' }
const BANK: ReleaseReceiver = { receiver: 'bank-1', kind: 'outside' }
const BOTH = [UNIT, BANK]

function entry(): Listing {
  const listing = listed()
  if (listing === undefined) throw new Error('nothing listed')
  return listing
}

const head = (changes: Readonly<Record<string, unknown>> = {}) => ({
  listingId: 'listing-1',
  on: ON,
  ground: ground([cite('N49', '(八)')], changes),
})

function released(reason: ReleaseReason, changes: Readonly<Record<string, unknown>> = {}): ListingEvent {
  return { type: 'ListingReleased', ...head(changes), reason, releasedOn: ON, reasons: 'text:1', by: DECIDER }
}

function opened(reason: ReleaseReason, place = YUNFU): Release {
  const [event] = decideReleaseOpening(undefined, { ...entry(), place }, [released(reason)], BOTH, LAW)
  const state = event === undefined ? undefined : evolveRelease(undefined, event)
  if (state === undefined) throw new Error('nothing opened')
  return state
}

describe('the one path', () => {
  test.each(['repaired', 'corrected', 'withdrawn', 'supersededUpstream'] as const)('%s opens it', (reason) => {
    expect(opened(reason)).toMatchObject({ reason, releasedOn: ON, openedOn: ON, receivers: BOTH, wasPublic: true })
  })

  test('an expiry opens it from the day after the last, and acts that end nothing do not', () => {
    const expiry: ListingEvent = { type: 'ListingExpiryRecorded', ...head(), lastDay: day('2026-05-04') }
    const events = decideReleaseOpening(undefined, entry(), [expiry], BOTH, LAW)
    expect(events).toMatchObject([{ release: { reason: 'expired', releasedOn: '2026-05-05', openedOn: '2026-05-06' } }])
    const shown = { type: 'ResponsiblePersonsRecorded', ...head(), persons: [], by: DECIDER } as const
    expect(decideReleaseOpening(undefined, entry(), [shown], BOTH, LAW)).toEqual([])
  })

  test('keeps the procedure that decided', () => {
    const [event] = decideReleaseOpening(
      undefined,
      entry(),
      [released('repaired', { procedure: 'repair:r-1' })],
      [],
      LAW,
    )
    expect(event).toMatchObject({ release: { procedure: 'repair:r-1' } })
  })

  test('a second end changes nothing, but one that finds the entry wrong from the start', () => {
    const state = opened('repaired')
    expect(decideReleaseOpening(state, entry(), [released('withdrawn')], BOTH, LAW)).toEqual([])
    const [found] = decideReleaseOpening(state, entry(), [released('corrected')], BOTH, LAW)
    expect(found).toMatchObject({ type: 'ReleaseFoundVoid', procedure: null })
    const then = found === undefined ? undefined : evolveRelease(state, found)
    expect(then).toMatchObject({ reason: 'corrected', releasedOn: ON, receivers: BOTH })
    expect(decideReleaseOpening(then, entry(), [released('corrected')], BOTH, LAW)).toEqual([])
  })

  test('河南: after an expiry, time to confirm runs from the day on which the entry was found wrong', () => {
    const expired = { ...opened('expired', PUYANG), releasedOn: ON }
    const owed = (state: Release) => readReleaseDuty(state, UNIT, { doneOn: null, sharer: 'unit-credit' }, LAW).clock
    expect(owed(expired)).toBeNull()
    const found = { type: 'ReleaseFoundVoid', ...head(), on: day('2026-07-01'), procedure: null } as const
    const then = evolveRelease(expired, found)
    expect(then).toMatchObject({ openedOn: '2026-07-01', releasedOn: ON })
    expect(then && owed(then)).toMatchObject({ start: '2026-07-01', length: { count: 1, unit: 'workingDay' } })
    expect(evolveRelease(opened('repaired', PUYANG), found)).toMatchObject({ openedOn: ON })
  })

  test.each([
    ['a watch list', { listKind: 'watch' }],
    ['a protected subject', { subjectKind: 'naturalPerson' }],
    ['an entry before its first day', { effectiveOn: day('2026-05-07') }],
    ['an entry received when it was over', { listedOn: day('2040-01-01') }],
  ] as const)('%s was never public', (_, changes) => {
    const listing = Object.assign({}, entry(), changes)
    expect(decideReleaseOpening(undefined, listing, [released('withdrawn')], [], LAW)).toMatchObject([
      { release: { wasPublic: false } },
    ])
  })
})

describe('a confirmation', () => {
  const own = {
    receiver: 'bank-1',
    thing: 'release',
    by: { officerId: 'key', organisationId: 'bank-1' },
    document: null,
    standing: [],
  } as const
  const confirm = (
    command: Parameters<typeof decideConfirmation>[2],
    state?: Parameters<typeof decideConfirmation>[0],
  ) => decideConfirmation(state, BOTH, command, { listingId: 'listing-1', place: YUNFU }, LAW, ON)

  test('by the receiver itself needs no paper, and the first one stands', () => {
    const first = confirm(own)
    expect(first).toMatchObject({ ok: true, value: [{ receiver: 'bank-1', on: ON, document: null }] })
    const event = first.ok ? first.value[0] : undefined
    const state = event === undefined ? undefined : evolveConfirmation(undefined, event)
    expect(confirm({ ...own, document: 'text:2', by: DECIDER }, state)).toEqual({ ok: true, value: [] })
    if (event === undefined || state === undefined) return
    expect(evolveConfirmation(state, { ...event, on: day('2026-06-01') })).toBe(state)
  })

  test.each([null, ''])('by another hand needs one: %s', (document) => {
    expect(confirm({ ...own, by: DECIDER, document })).toMatchObject({ error: { code: 'EVIDENCE_MISSING' } })
  })

  test('by somebody who got nothing is refused', () => {
    expect(confirm({ ...own, receiver: 'bank-2' })).toMatchObject({ error: { code: 'NOT_A_RECEIVER' } })
  })
})

describe('what a receiver owes', () => {
  const limit = (place: string, reason: ReleaseReason, receiver: ReleaseReceiver) => {
    const duty = readReleaseDuty(opened(reason, place), receiver, { doneOn: null, sharer: 'unit-credit' }, LAW)
    const length = duty.clock === null || duty.clock.length === 'openEnded' ? null : duty.clock.length.count
    return [duty.kind, duty.owner, length, duty.basis.map(({ clause }) => clause).join()]
  }
  test.each([
    [YUNFU, 'corrected', UNIT, 'acknowledgeRelease', 'unit-trade', null, '第四十四条'],
    [YUNFU, 'corrected', BANK, 'withdrawDownstream', 'unit-credit', 3, '第四十六条'],
    [JINAN, 'withdrawn', BANK, 'withdrawDownstream', 'unit-credit', 3, '第四十条'],
    [PUYANG, 'corrected', UNIT, 'acknowledgeRelease', 'unit-trade', 1, '第四十二条'],
    [HENAN, 'corrected', BANK, 'withdrawDownstream', 'unit-credit', null, '第四十二条'],
    [PUYANG, 'repaired', UNIT, 'acknowledgeRelease', 'unit-trade', 1, '第四十三条'],
    [PANZHIHUA, 'corrected', UNIT, 'acknowledgeRelease', 'unit-trade', null, ''],
    [YUNFU, 'expired', UNIT, 'acknowledgeRelease', 'unit-trade', null, '(二十四)'],
  ] as const)('%s, %s: %o', (place, reason, receiver, ...owed) => {
    expect(limit(place, reason, receiver)).toEqual(owed)
  })
})

describe('an outside receiver', () => {
  const command = {
    receiver: 'bank-1',
    place: YUNFU,
    channel: 'push',
    address: 'https://bank.example/x',
    contract: '协议 1 号',
    keptBy: 'unit-credit',
  } as const
  const add = (changes: object = {}) => decideOutsideReceiver(undefined, { ...command, ...changes }, DECIDER, ON)

  test.each([
    ['a push without an address', { address: null }, 'RECEIVER_ADDRESS_MISSING'],
    ['a push in the clear', { address: 'http://bank.example/x' }, 'RECEIVER_ADDRESS_MISSING'],
    ['no contract', { contract: ' ' }, 'EVIDENCE_MISSING'],
  ])('%s is refused', (_, changes, code) => expect(add(changes)).toMatchObject({ error: { code } }))

  test('is added once, ended once, and added again under a new contract', () => {
    const first = add()
    const state = first.ok
      ? first.value.reduce<OutsideReceiver | undefined>(evolveOutsideReceiver, undefined)
      : undefined
    expect(state).toMatchObject({ since: ON, until: null })
    expect(decideOutsideReceiver(state, command, DECIDER, ON)).toMatchObject({ error: { code: 'ALREADY_A_RECEIVER' } })
    const end = decideOutsideReceiverEnd(state, DECIDER, day('2026-06-01'))
    const ended = end.ok ? end.value.reduce<OutsideReceiver | undefined>(evolveOutsideReceiver, state) : undefined
    expect(ended).toMatchObject({ until: '2026-06-01' })
    expect(decideOutsideReceiverEnd(ended, DECIDER, day('2026-07-01'))).toEqual({ ok: true, value: [] })
    expect(decideOutsideReceiver(ended, command, DECIDER, day('2026-08-01')).ok).toBe(true)
    expect(decideOutsideReceiverEnd(undefined, DECIDER, ON)).toMatchObject({ error: { code: 'NOT_A_RECEIVER' } })
  })

  test.each([
    ['2026-01-01', null, true],
    ['2026-05-06', null, true],
    ['2026-05-07', null, false],
    ['2026-01-01', '2026-04-01', false],
    ['2026-01-01', '2026-04-02', true],
  ] as const)('since %s until %s may hold an entry of 1 April to 6 May: %s', (since, until, holds) => {
    const span = { since: day(since), until: until === null ? null : day(until) }
    const here = { effectiveOn: day('2026-04-01'), listedOn: day('2026-03-24') }
    expect(mayHoldCopy(span, here, ON)).toBe(holds)
    expect(mayHoldCopy(span, { effectiveOn: here.listedOn, listedOn: here.effectiveOn }, ON)).toBe(holds)
  })
})
