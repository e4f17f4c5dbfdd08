import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { evolveListing } from '../listing/evolve-listing.ts'
import type { Listing, ReleaseReason } from '../listing/listing.ts'
import type { ListingEvent } from '../listing/listing-event.ts'
import { ground, without } from '../listing/testing-law.ts'
import {
  day,
  DECIDER,
  GUANGDONG,
  JINAN,
  LAW,
  listed,
  PANZHIHUA,
  proposed,
  PUYANG,
  YUNFU,
} from '../listing/testing-listings.ts'
import { decideConfirmation, decideReleaseOpening } from './decide-release-saga.ts'
import {
  decideOutsideReceiver,
  decideOutsideReceiverEnd,
  evolveOutsideReceiver,
  outsideReceiverIdOf,
  type OutsideReceiver,
} from './outside-receiver.ts'
import {
  confirmationIdOf,
  evolveConfirmation,
  evolveRelease,
  releaseIdOf,
  type Release,
  type ReleaseEvent,
} from './release.ts'
import { readReleaseDuty } from './release-duties.ts'

const ON = day('2026-05-06')
const RECEIVERS = [
  { receiver: 'unit-trade', kind: 'unit' },
  { receiver: 'bank-1', kind: 'outside' },
] as const
const END = { type: 'ListingReleased', listingId: 'listing-1', on: ON, releasedOn: ON } as const
const TEXTS = { reasons: 'text:1', by: DECIDER } as const
const endedBy = (reason: ReleaseReason, on = ON): ListingEvent => ({
  ...END,
  ...TEXTS,
  reason,
  on,
  ground: ground([cite('N49', '(八)')], {}),
})

function known(listing: Listing | undefined): Listing {
  if (listing === undefined) throw new Error('no entry')
  return listing
}

const open = (listing: Listing, end: ListingEvent) => decideReleaseOpening(undefined, listing, [end], RECEIVERS, LAW)
const wasPublic = (events: readonly ReleaseEvent[]) =>
  events.map((event) => event.type === 'ReleaseOpened' && event.release.wasPublic)

function release(reason: ReleaseReason, place = YUNFU): Release {
  const listing = { ...known(listed()), place }
  const state = open(listing, endedBy(reason)).reduce<Release | undefined>(evolveRelease, undefined)
  if (state === undefined) throw new Error('nothing opened')
  return state
}

describe('the opening of a release', () => {
  test('keeps the day and the ground of the event that ended the entry', () => {
    expect(open(known(listed()), endedBy('withdrawn'))).toEqual([
      {
        type: 'ReleaseOpened',
        listingId: 'listing-1',
        on: ON,
        ground: ground([cite('N49', '(八)')]),
        release: {
          listingId: 'listing-1',
          place: YUNFU,
          subjectId: 'subject-1',
          determiner: 'unit-safety',
          reason: 'withdrawn',
          releasedOn: ON,
          openedOn: ON,
          procedure: null,
          receivers: RECEIVERS,
          wasPublic: true,
        },
      },
    ])
  })

  test('an entry found void after it was over says so with its own day and ground', () => {
    const found = decideReleaseOpening(
      release('repaired'),
      known(listed()),
      [endedBy('corrected', day('2026-06-01'))],
      [],
      LAW,
    )
    expect(found).toEqual([
      {
        type: 'ReleaseFoundVoid',
        listingId: 'listing-1',
        on: '2026-06-01',
        ground: ground([cite('N49', '(八)')]),
        procedure: null,
      },
    ])
  })

  test('the public saw an entry from its first day on, and never one that was not published', () => {
    const entry = known(listed())
    expect(wasPublic(open({ ...entry, kind: 'listed', effectiveOn: ON } as Listing, endedBy('withdrawn')))).toEqual([
      true,
    ])
    const over = known(evolveListing(entry, endedBy('withdrawn')))
    expect(over.kind).toBe('released')
    expect(wasPublic(open(over, endedBy('corrected')))).toEqual([true])
    const onlyProposed = known(proposed())
    expect(onlyProposed.kind).not.toBe('listed')
    expect(wasPublic(open(onlyProposed, endedBy('withdrawn')))).toEqual([false])
  })

  test('a history that does not begin with its opening is none', () => {
    const head = { listingId: 'listing-1', on: ON, ground: ground() }
    expect(evolveRelease(undefined, { type: 'ReleaseFoundVoid', ...head, procedure: null })).toBeUndefined()
  })
})

describe('a confirmation', () => {
  const command = {
    receiver: 'bank-1',
    thing: 'release',
    by: { officerId: 'key', organisationId: 'bank-1' },
    document: null,
    standing: [],
  } as const
  const confirm = (changes: Partial<Parameters<typeof decideConfirmation>[2]>, place = YUNFU) =>
    decideConfirmation(undefined, RECEIVERS, { ...command, ...changes }, { listingId: 'listing-1', place }, LAW, ON)

  test('by an official stands with the paper of the receiver', () => {
    const taken = confirm({ by: DECIDER, document: 'text:paper' })
    expect(taken).toEqual({
      ok: true,
      value: [
        {
          type: 'ReceiverConfirmed',
          listingId: 'listing-1',
          on: ON,
          ground: ground(),
          receiver: 'bank-1',
          thing: 'release',
          by: DECIDER,
          document: 'text:paper',
        },
      ],
    })
    const event = taken.ok ? taken.value[0] : undefined
    if (event === undefined) throw new Error('nothing confirmed')
    expect(evolveConfirmation(undefined, event)).toEqual({
      listingId: 'listing-1',
      receiver: 'bank-1',
      thing: 'release',
      confirmedOn: ON,
      by: DECIDER,
      document: 'text:paper',
    })
  })

  test.each([
    [GUANGDONG, 'release', cite('GD_REG', '第四十七条')],
    [PUYANG, 'release', cite('HN_REG', '第三十七条')],
    [JINAN, 'release', cite('O36', '第三条')],
    [PANZHIHUA, 'release', cite('O36', '第三条')],
    [YUNFU, 'erratum', cite('YF', '(二十五)')],
  ] as const)('not without that paper: %s, %s, by its own text', (place, thing, clause) => {
    const error = { code: 'EVIDENCE_MISSING', basis: [clause] }
    expect(confirm({ by: DECIDER, thing }, place)).toEqual({ ok: false, error })
  })

  test.each([['for somebody who got nothing', { receiver: 'bank-2' }, { code: 'NOT_A_RECEIVER', basis: [] }]])(
    'not %s',
    (_, changes, error) => {
      expect(confirm(changes)).toEqual({ ok: false, error })
    },
  )
})

describe('what a receiver owes', () => {
  const [unit, bank] = RECEIVERS
  const dutyOf = (one: (typeof RECEIVERS)[number], reason: ReleaseReason, law = LAW) =>
    readReleaseDuty(release(reason), one, { doneOn: null, sharer: 'unit-credit' }, law)

  test('three working days for the copy outside: a limit, from the day of the act', () => {
    expect(dutyOf(bank, 'corrected')).toMatchObject({
      kind: 'withdrawDownstream',
      about: { stream: 'release', id: 'listing-1' },
      part: 'bank-1',
      since: ON,
      clock: { nature: 'limit', start: ON, length: { count: 3, unit: 'workingDay' } },
    })
  })

  test('where no text names days the duty has no clock, and where no text speaks no clause', () => {
    expect(dutyOf(unit, 'corrected')).toMatchObject({ part: 'unit-trade', clock: null })
    expect(dutyOf(unit, 'expired', without('expiryRemoval'))).toMatchObject({ clock: null, basis: [] })
    expect(dutyOf(bank, 'withdrawn', without('correctionLimits'))).toMatchObject({ clock: null, basis: [] })
  })
})

describe('an outside receiver', () => {
  const agreed = {
    receiver: 'bank-1',
    place: YUNFU,
    channel: 'push',
    address: 'https://bank.example/x',
    contract: '协议 1 号',
    keptBy: 'unit-credit',
  } as const
  const since = (on: string, changes: Partial<OutsideReceiver> = {}): OutsideReceiver => ({
    ...agreed,
    since: day(on),
    until: null,
    ...changes,
  })
  const register = (changes: Partial<OutsideReceiver> = {}) =>
    decideOutsideReceiver(undefined, { ...agreed, ...changes }, DECIDER, ON)

  test('that is sent data keeps its address; one that fetches has none', () => {
    expect(register()).toEqual({
      ok: true,
      value: [{ type: 'OutsideReceiverAdded', on: ON, by: DECIDER, outside: since('2026-05-06') }],
    })
    for (const address of [null, 'https://bank.example/x']) {
      const fetching = register({ channel: 'pull', address })
      expect(fetching).toMatchObject({ ok: true, value: [{ outside: { channel: 'pull', address: null } }] })
    }
  })

  test.each([
    ['behind a word that is no address', { address: 'see https://bank.example' }, 'RECEIVER_ADDRESS_MISSING'],
    ['at no host', { address: 'https:///x' }, 'RECEIVER_ADDRESS_MISSING'],
    ['at a space', { address: 'https:// x' }, 'RECEIVER_ADDRESS_MISSING'],
    ['with a line break in it', { address: 'https://bank.example\r\nHost: inside' }, 'RECEIVER_ADDRESS_MISSING'],
    ['with a name and a password in it', { address: 'https://a:b@bank.example/' }, 'RECEIVER_ADDRESS_MISSING'],
    ['nowhere', { address: null }, 'RECEIVER_ADDRESS_MISSING'],
    ['under no contract', { contract: '' }, 'EVIDENCE_MISSING'],
  ])('is not sent data %s', (_, changes, code) => {
    expect(register(changes)).toEqual({ ok: false, error: { code, basis: [] } })
  })

  test('shares under one contract at a time', () => {
    const first = since('2026-05-06')
    const again = decideOutsideReceiver(first, agreed, DECIDER, ON)
    expect(again).toEqual({ ok: false, error: { code: 'ALREADY_A_RECEIVER', basis: [] } })
    const none = decideOutsideReceiverEnd(undefined, DECIDER, ON)
    expect(none).toEqual({ ok: false, error: { code: 'NOT_A_RECEIVER', basis: [] } })
  })

  test('its history: added, ended once, added again; what does not fit changes nothing', () => {
    const added = (on: string) => ({
      type: 'OutsideReceiverAdded' as const,
      on: day(on),
      by: DECIDER,
      outside: since(on),
    })
    const ended = (on: string) => ({ type: 'OutsideReceiverEnded' as const, on: day(on), by: DECIDER })
    const history = (...events: Parameters<typeof evolveOutsideReceiver>[1][]) =>
      events.reduce<OutsideReceiver | undefined>(evolveOutsideReceiver, undefined)
    expect(history(ended('2026-05-06'))).toBeUndefined()
    expect(history(added('2026-05-06'), added('2026-06-01'))).toEqual(since('2026-05-06'))
    const over = since('2026-05-06', { until: day('2026-06-01') })
    expect(history(added('2026-05-06'), ended('2026-06-01'), ended('2026-07-01'))).toEqual(over)
    expect(history(added('2026-05-06'), ended('2026-06-01'), added('2026-08-01'))).toEqual(since('2026-08-01'))
  })
})

test('each history has one id for everybody who derives it', () => {
  expect([
    releaseIdOf('listing-1'),
    confirmationIdOf('listing-1', 'bank-1', 'erratum'),
    outsideReceiverIdOf(YUNFU, 'bank-1'),
  ]).toEqual(['release:listing-1', 'erratum:listing-1:bank-1', 'outside:445300:bank-1'])
})
