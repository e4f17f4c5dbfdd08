import { describe, expect, test } from 'vitest'
import { readDuty } from '../duty/duty.ts'
import type { ListingEvent } from '../listing/listing-event.ts'
import { GUANGDONG, JINAN, LAW, day, listed, proposed, PUYANG } from '../listing/testing-listings.ts'
import { ground } from '../listing/testing-law.ts'
import {
  decideChangeConfirmation,
  decideEntryChangeOpening,
  evolveEntryChange,
  listChangedThings,
  readEntryChangeDuties,
  type ChangedThing,
  type EntryChange,
  type EntryChangeEvent,
} from './entry-change.ts'

const ON = day('2026-06-01')
const RECEIVERS = [
  { receiver: 'unit-trade', kind: 'unit' },
  { receiver: 'bank-1', kind: 'outside' },
] as const

const open = (thing: ChangedThing, place = GUANGDONG): readonly EntryChangeEvent[] => {
  const listing = listed()
  if (listing === undefined) throw new Error('no entry')
  const found = { changeId: 'c-1', thing, procedure: 'objection:o-1', receivers: RECEIVERS }
  return decideEntryChangeOpening({ ...listing, place }, found, LAW, ON)
}
const fold = (events: readonly EntryChangeEvent[], from?: EntryChange): EntryChange => {
  const state = events.reduce<EntryChange | undefined>(evolveEntryChange, from)
  if (state === undefined) throw new Error('no change')
  return state
}
const duties = (thing: ChangedThing, place: string) =>
  readEntryChangeDuties(fold(open(thing, place)), LAW).map((duty) => {
    const reading = readDuty(duty, ON, LAW.calendar)
    return [duty.kind, duty.owner, reading.kind === 'running' ? reading.lastDay : reading.kind]
  })

describe('a change of an entry that stands', () => {
  test('is read from the events of the act, with the procedure that decided it', () => {
    const head = { listingId: 'listing-1', on: ON, by: null }
    const events: readonly ListingEvent[] = [
      { type: 'ListingCorrected', ...head, statement: 't', ground: ground([], { procedure: 'objection:o-1' }) },
      { type: 'ListingPublicationEnded', ...head, reasons: 't', ground: ground() },
    ]
    expect(listChangedThings(events)).toEqual([
      { thing: 'corrected', procedure: 'objection:o-1' },
      { thing: 'publicationEnded', procedure: null },
    ])
  })

  test('tells nobody before there is an entry', () => {
    const early = proposed()
    if (early === undefined) throw new Error('no case')
    const found = { changeId: 'c-1', thing: 'corrected', procedure: null, receivers: RECEIVERS } as const
    expect(decideEntryChangeOpening(early, found, LAW, ON)).toEqual([])
  })

  test.each<[ChangedThing, string, readonly (readonly string[])[]]>([
    // 广东条例 44, 46: three working days for what was shared; none named for the users
    [
      'publicationEnded',
      GUANGDONG,
      [
        ['withdrawPublication', 'unit-trade', 'withoutLimit'],
        ['withdrawDownstream', 'unit-safety', '2026-06-04'],
      ],
    ],
    // 河南条例 42: one working day for the users
    [
      'corrected',
      PUYANG,
      [
        ['correctEntry', 'unit-trade', '2026-06-02'],
        ['withdrawDownstream', 'unit-safety', 'withoutLimit'],
      ],
    ],
    // 山东条例 40
    [
      'termShortened',
      JINAN,
      [
        ['correctEntry', 'unit-trade', 'withoutLimit'],
        ['withdrawDownstream', 'unit-safety', '2026-06-04'],
      ],
    ],
    [
      'publicationLapsed',
      GUANGDONG,
      [
        ['withdrawPublication', 'unit-trade', 'withoutLimit'],
        ['withdrawDownstream', 'unit-safety', 'withoutLimit'],
      ],
    ],
  ])('%s in %s: what each receiver owes, and until when', (thing, place, expected) => {
    expect(duties(thing, place)).toEqual(expected)
  })

  test('is confirmed by each receiver, once; by another only with its paper', () => {
    const state = fold(open('corrected'))
    const own = { receiver: 'bank-1', by: { officerId: 'key', organisationId: 'bank-1' }, document: null }
    const done = decideChangeConfirmation(state, own, LAW, ON)
    if (!done.ok) throw new Error(done.error.code)
    const after = fold(done.value, state)
    expect(after.confirmations).toEqual([{ receiver: 'bank-1', confirmedOn: ON, by: own.by, document: null }])
    expect(readEntryChangeDuties(after, LAW).map(({ doneOn }) => doneOn)).toEqual([null, ON])
    expect(decideChangeConfirmation(after, own, LAW, ON)).toEqual({ ok: true, value: [] })
    const official = { officerId: 'officer-1', organisationId: 'unit-credit' }
    expect(decideChangeConfirmation(state, { ...own, by: official }, LAW, ON)).toMatchObject({
      error: { code: 'EVIDENCE_MISSING', basis: [{ document: 'GD_REG', clause: '第四十四条' }] },
    })
    expect(decideChangeConfirmation(state, { ...own, receiver: 'bank-9' }, LAW, ON)).toMatchObject({
      error: { code: 'NOT_A_RECEIVER' },
    })
  })
})
