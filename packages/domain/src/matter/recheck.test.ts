import { describe, expect, test } from 'vitest'
import { readChecksDue, readLatestChecks, readStaleChecks } from './recheck.ts'
import {
  answered,
  CHECKED,
  day,
  DECIDED,
  ENTRY,
  FIRM,
  joined,
  matterOf,
  OPENED,
  reached,
  READY,
} from './testing-matters.ts'

const OTHER = { ...FIRM, partyId: 'p2', subjectId: 's2' }

describe('the checks that are due', () => {
  test('none before the first moment', () => {
    expect(readChecksDue(matterOf(OPENED, joined()))).toEqual([])
  })

  test('every party anew at each moment that has come', () => {
    const events = [...READY, joined(OTHER), reached('decision', '2026-03-10')]
    expect(readChecksDue(matterOf(...events))).toEqual([
      { partyId: 'p1', moment: 'acceptance' },
      { partyId: 'p1', moment: 'decision' },
      { partyId: 'p2', moment: 'acceptance' },
      { partyId: 'p2', moment: 'decision' },
    ])
    expect(readChecksDue(matterOf(...events, answered('c1', 'acceptance', [], OTHER)))).not.toContainEqual({
      partyId: 'p2',
      moment: 'acceptance',
    })
  })

  test('a receipt of one party or moment stands for no other', () => {
    const matter = matterOf(...READY, joined(OTHER), answered('c1', 'acceptance', []))
    expect(readChecksDue(matter)).toEqual([{ partyId: 'p2', moment: 'acceptance' }])
  })

  test.each([
    ['the day before the moment', '2026-03-02', ['acceptance', 'decision']],
    ['the day of the moment', '2026-03-03', ['acceptance', 'decision']],
    ['the day after it', '2026-03-04', ['decision']],
    ['after the last moment', '2026-03-11', ['decision']],
  ] as const)('a party that joined %s owes what had not passed, and always the last', (_, joinedOn, moments) => {
    const events = [...READY, reached('decision', '2026-03-10'), joined({ ...OTHER, joinedOn: day(joinedOn) })]
    const due = readChecksDue(matterOf(...events)).filter(({ partyId }) => partyId === 'p2')
    expect(due.map(({ moment }) => moment)).toEqual(moments)
  })
})

describe('receipts that today no longer bears out', () => {
  const second = { ...ENTRY, listingId: 'l2' }
  const stale = (entries: readonly object[], subjectId = 's1') =>
    readStaleChecks(matterOf(...CHECKED, DECIDED), [
      { subjectId: 's9', entries: [] },
      { subjectId, entries: entries as (typeof ENTRY)[] },
    ]).map(({ checkId }) => checkId)

  test.each([
    ['the entry is as it was', [ENTRY], []],
    ['the entry is stayed', [{ ...ENTRY, state: 'stayed' }], ['c2']],
    ['the entry has ended', [], ['c2']],
    ['another entry came', [ENTRY, second], ['c2']],
    ['another entry stands in its place', [second], ['c2']],
    ['the last day moved', [{ ...ENTRY, lastDay: day('2028-03-02') }], ['c2']],
    ['the entry has become open-ended', [{ ...ENTRY, lastDay: null }], ['c2']],
  ] as const)('the last receipt, where %s', (_, entries, expected) => expect(stale(entries)).toEqual(expected))

  test('only the last receipt of a party is asked, and only where today is known', () => {
    expect(readLatestChecks(matterOf(...CHECKED)).map(({ checkId }) => checkId)).toEqual(['c2'])
    expect(stale([], 's7')).toEqual([])
    const two = matterOf(...CHECKED, joined(OTHER), answered('c3', 'decision', [], OTHER))
    expect(readLatestChecks(two).map(({ checkId }) => checkId)).toEqual(['c2', 'c3'])
  })

  test('the order of entries does not matter', () => {
    const two = { ...answered('c3', 'decision', []), entries: [second, ENTRY] }
    const matter = matterOf(...CHECKED, two)
    expect(readStaleChecks(matter, [{ subjectId: 's1', entries: [ENTRY, second] }])).toEqual([])
  })

  test('two entries are not taken for one whose words run together', () => {
    const open = { ...ENTRY, lastDay: null }
    const two = { ...answered('c3', 'decision', []), entries: [open, { ...open, listingId: 'l2' }] }
    const now = [{ subjectId: 's1', entries: [open] }]
    expect(readStaleChecks(matterOf(...CHECKED, two), now).map(({ checkId }) => checkId)).toEqual(['c3'])
  })
})
