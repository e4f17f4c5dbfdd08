import { describe, expect, test } from 'vitest'
import { decideDisputeStep } from './decide-dispute.ts'
import { decideEntryChange } from './decide-put-right.ts'
import type { EntryChange } from './decide-put-right.ts'
import { decideReceivedConfirmation } from './decide-received.ts'
import { decideProcedureEnd } from './decide-release.ts'
import type { Listing } from './listing.ts'
import { readListing, readListingLastDay } from './read-listing.ts'
import { after, day, LAW, listed, PANZHIHUA, proposed, refusalIn } from './testing-listings.ts'

const PROCEDURE = { stream: 'review', id: 'v1' } as const
const BASIS = [{ document: 'ARL', clause: '第六十三条' }] as const
const change = (state: Listing | undefined, what: EntryChange) =>
  decideEntryChange(state, what, { reasons: 'r', by: null, procedure: PROCEDURE, basis: BASIS }, LAW, day('2026-06-01'))
const shorten = (state: Listing | undefined, lastDay: string) =>
  change(state, { kind: 'shortenTerm', lastDay: day(lastDay) })
const lastDayOf = (state: Listing | undefined) =>
  state?.kind === 'listed' ? readListingLastDay(state, LAW.calendar) : undefined

const ENTRY = listed()
const END = { reason: 'corrected', reasons: 'r', by: null, procedure: PROCEDURE } as const
const VOID = after(ENTRY, decideProcedureEnd(ENTRY, END, LAW, day('2026-05-20')))

describe('a shorter term', () => {
  test('is the last day from then on, and a later one changes nothing', () => {
    const shorter = after(ENTRY, shorten(ENTRY, '2027-04-01'))
    expect(lastDayOf(shorter)).toBe('2027-04-01')
    expect(shorten(shorter, '2027-04-02')).toEqual({ ok: true, value: [] })
  })

  test('of a day that is gone ends the entry that day', () => {
    const over = after(ENTRY, shorten(ENTRY, '2026-05-20'))
    const reading = over && readListing(over, day('2026-06-01'), LAW.calendar)
    expect(reading).toMatchObject({ kind: 'ended', lastDay: '2026-05-20' })
    expect(shorten(over, '2026-05-10')).toEqual({ ok: true, value: [] })
  })

  test('holds through a stay that tolls', () => {
    const own = ENTRY?.kind === 'listed' ? { ...ENTRY, place: PANZHIHUA } : undefined
    const dispute = { disputeId: 'o1', stage: 'verification' } as const
    const begins = { kind: 'begins', ...dispute, measureId: null, basis: [] } as const
    const stayed = after(own, decideDisputeStep(own, begins, LAW, day('2026-05-01')))
    const settled = after(stayed, decideDisputeStep(stayed, { kind: 'ends', ...dispute }, LAW, day('2026-05-31')))
    expect([lastDayOf(settled), lastDayOf(after(settled, shorten(settled, '2027-04-01')))]).toEqual([
      '2028-05-01',
      '2027-04-01',
    ])
  })
})

describe('on an entry that waits for a person', () => {
  const waiting: Listing | undefined =
    ENTRY?.kind === 'listed'
      ? {
          ...ENTRY,
          kind: 'awaitingPerson',
          origin: {
            kind: 'received',
            from: 'sender',
            externalKey: 'k',
            service: { kind: 'notStated' },
            confirmedBy: null,
          },
          receivedOn: day('2026-04-01'),
        }
      : undefined

  test('a statement is added, and stays with it when it is declined', () => {
    const said = after(waiting, change(waiting, { kind: 'correct', statement: 's1' }))
    expect(said).toMatchObject({ kind: 'awaitingPerson', corrections: [{ statement: 's1', on: '2026-06-01' }] })
    const decline = { answer: 'decline', reasons: 'r', by: { officerId: 'o', organisationId: 'u' } } as const
    const closed = after(said, decideReceivedConfirmation(said, decline, LAW, day('2026-06-02')))
    expect(closed).toMatchObject({ kind: 'closed', corrections: [{ statement: 's1' }] })
    expect(after(closed, change(closed, { kind: 'correct', statement: 's2' }))).toMatchObject({
      corrections: [{ statement: 's1' }, { statement: 's2' }],
    })
  })

  test('a shorter term and the end of publication hold once it takes effect', () => {
    const shorter = after(waiting, shorten(waiting, '2027-04-01'))
    const hidden = after(shorter, change(shorter, { kind: 'endPublication' }))
    expect(hidden).toMatchObject({ kind: 'awaitingPerson', shortenedTo: '2027-04-01' })
    expect(shorten(hidden, '2027-04-02')).toEqual({ ok: true, value: [] })
    expect(change(hidden, { kind: 'endPublication' })).toEqual({ ok: true, value: [] })
    const confirm = { answer: 'confirm', reasons: 'r', by: { officerId: 'o', organisationId: 'u' } } as const
    const listedNow = after(hidden, decideReceivedConfirmation(hidden, confirm, LAW, day('2026-06-02')))
    expect(listedNow).toMatchObject({ kind: 'listed', publicationEndedOn: '2026-06-01', shortenedTo: '2027-04-01' })
    expect(lastDayOf(listedNow)).toBe('2027-04-01')
  })

  test('nothing is put right on a case that is no entry yet', () => {
    expect(refusalIn(change(proposed(), { kind: 'correct', statement: 's1' }))?.code).toBe('WRONG_STATE')
  })
})

describe('on an entry that stays', () => {
  test('a statement is added to what was said before, also after its end', () => {
    const once = after(ENTRY, change(ENTRY, { kind: 'correct', statement: 's1' }))
    const twice = after(once, change(once, { kind: 'correct', statement: 's2' }))
    expect(twice).toMatchObject({ corrections: [{ statement: 's1' }, { statement: 's2' }], document: ENTRY?.document })
    expect(after(VOID, change(VOID, { kind: 'correct', statement: 's1' }))).toMatchObject({
      kind: 'released',
      corrections: [{ statement: 's1', on: '2026-06-01' }],
    })
  })

  test('publication ends once, and the entry goes on', () => {
    const hidden = after(ENTRY, change(ENTRY, { kind: 'endPublication' }))
    expect(hidden).toMatchObject({ kind: 'listed', publicationEndedOn: '2026-06-01' })
    expect(change(hidden, { kind: 'endPublication' })).toEqual({ ok: true, value: [] })
  })

  test('neither term nor publication of one that is over changes', () => {
    expect(shorten(VOID, '2026-05-01')).toEqual({ ok: true, value: [] })
    expect(change(VOID, { kind: 'endPublication' })).toEqual({ ok: true, value: [] })
  })

  test('each says on what procedure and clause it stands', () => {
    const decided = change(ENTRY, { kind: 'endPublication' })
    expect(decided.ok && decided.value[0]?.ground).toMatchObject({ basis: BASIS, values: { procedure: 'review:v1' } })
  })

  test.each([
    ['nothing', undefined],
    ['an entry not listed', proposed()],
  ])('not on %s', (_, state) => {
    expect(refusalIn(change(state, { kind: 'endPublication' }))?.code).toBe('WRONG_STATE')
  })
})
