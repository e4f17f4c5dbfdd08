import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { cite } from '../kernel/citation.ts'
import type { ListedListing, Listing, ReleasedListing } from './listing.ts'
import { findAfterEnd, findNoGround, readListing, readListingLastDay, termClockOf } from './read-listing.ts'
import { without } from './testing-law.ts'
import { JINAN, LAW, YUNFU, day, disputeOf, listed, noticed, received } from './testing-listings.ts'

/** In force from 2026-04-01 to 2028-04-01. */
function entry(changes: Partial<ListedListing> = {}): ListedListing {
  const state = listed({ place: JINAN })
  if (state?.kind !== 'listed') throw new Error('fixture')
  return { ...state, ...changes }
}
function released(on: string, changes: Partial<ReleasedListing> = {}): ReleasedListing {
  const { expiryRecordedOn: _recorded, question: _question, ...rest } = entry()
  return { ...rest, kind: 'released', reason: 'repaired', releasedOn: day(on), ...changes }
}
const withTerm = (changes: Partial<ListedListing['term']>) => ({ term: { ...entry().term, ...changes } })
const OPEN = withTerm({ length: 'openEnded', latestEnd: null })
const QUESTION = { questionId: 'q', to: 'court-1', openedOn: day('2026-05-06'), file: 'file:2' }
const read = (state: Listing | undefined, on: string) => readListing(state, day(on), LAW.calendar)
const IN_FORCE = { kind: 'inForce', lastDay: '2028-04-01', provisional: false, disputes: [], barsNewAdverseAct: false }

describe('the clock of an entry', () => {
  const CLOCK = { nature: 'duration', start: '2026-04-01', length: { count: 2, unit: 'year' }, extensions: [] }

  test('starts with the term and is capped by its latest end', () => {
    const cap = { kind: 'date', lastDay: '2031-01-20' }
    expect(termClockOf(entry())).toEqual({ ...CLOCK, pauses: [], cap, ended: null })
    expect(termClockOf(entry(withTerm({ latestEnd: null }))).cap).toBeNull()
  })

  test('stands still in disputes that toll, and ends with a release', () => {
    const basis = [cite('PZ', '二(三)2')]
    const tolling = disputeOf('2026-05-01', { tolls: true, until: day('2026-05-11'), basis })
    const clock = termClockOf(entry({ disputes: [disputeOf('2026-07-01'), tolling] }))
    expect(clock.pauses).toEqual([{ from: '2026-05-01', until: '2026-05-11', basis }])
    expect(termClockOf(released('2026-06-01')).ended).toEqual({ on: '2026-06-01', why: 'repaired' })
  })
})

describe('an entry on a day', () => {
  test.each([
    ['2026-03-31', { kind: 'notYetInForce', effectiveOn: '2026-04-01' }],
    ['2026-04-01', IN_FORCE],
    ['2028-04-01', IN_FORCE],
    ['2028-04-02', { kind: 'ended', lastDay: '2028-04-01', reason: 'expired' }],
  ])('is on %s %j', (on, reading) => expect(read(entry(), on)).toEqual(reading))

  test('has no effect under way, and needs a person while it waits for one', () => {
    expect(read(noticed(), '2026-05-01')).toEqual({ kind: 'noEffect' })
    expect(read(undefined, '2026-05-01')).toEqual({ kind: 'noEffect' })
    expect(read(received({ service: { kind: 'notStated' } }), '2026-05-01')).toEqual({ kind: 'needsPerson' })
  })

  test('waits for the first day of its term as for that of its effect', () => {
    const late = entry({ effectiveOn: day('2026-03-26') })
    expect(read(late, '2026-03-31')).toEqual({ kind: 'notYetInForce', effectiveOn: '2026-03-26' })
    expect(read(entry({ effectiveOn: day('2026-05-01') }), '2026-04-30').kind).toBe('notYetInForce')
  })

  test('whose term was over before it took effect is over from the start', () => {
    const over = entry({ ...withTerm({ latestEnd: day('2026-03-31') }) })
    expect(read(over, '2026-03-01')).toEqual({ kind: 'ended', lastDay: '2026-03-31', reason: 'expired' })
    const oneDay = entry({ ...withTerm({ latestEnd: day('2026-04-01') }) })
    expect(read(oneDay, '2026-04-01')).toMatchObject({ kind: 'inForce', lastDay: '2026-04-01' })
  })

  test('without a last day stays in force until it is released', () => {
    expect(read(entry(OPEN), '2036-01-01')).toEqual({ ...IN_FORCE, lastDay: null })
    const state = released('2030-06-01', OPEN)
    expect(read(state, '2030-05-31')).toMatchObject({ kind: 'inForce', lastDay: '2030-05-31' })
    expect(read(state, '2030-06-01')).toEqual({ kind: 'ended', lastDay: '2030-05-31', reason: 'repaired' })
  })

  test.each([
    ['on its last day', '2028-04-01', '2028-03-31', 'repaired'],
    ['on the day after', '2028-04-02', '2028-04-01', 'expired'],
    ['long after', '2029-01-01', '2028-04-01', 'expired'],
    ['before it took effect', '2026-03-30', '2026-03-29', 'repaired'],
  ])('released %s ended so', (_when, on, lastDay, reason) => {
    expect(readListingLastDay(released(on), LAW.calendar)).toBe(lastDay)
    expect(read(released(on), '2029-06-01')).toEqual({ kind: 'ended', lastDay, reason })
  })

  test('says that its last day is provisional where it rests on a year that is not loaded', () => {
    const inWorkingDays = entry(withTerm({ length: { count: 10, unit: 'workingDay' }, latestEnd: null }))
    const reading = readListing(inWorkingDays, day('2026-04-01'), compileCalendar([]))
    expect(reading).toMatchObject({ kind: 'inForce', provisional: true })
  })

  test.each([
    ['2026-05-05', false, 0],
    ['2026-05-06', true, 1],
    ['2026-05-09', true, 1],
    ['2026-05-10', true, 0],
  ])('on %s bars new adverse acts: %s, stands in %i disputes', (on, bars, disputes) => {
    const disputed = entry({ question: QUESTION, disputes: [disputeOf('2026-05-06', { until: day('2026-05-10') })] })
    const reading = read(disputed, on)
    expect(reading).toMatchObject({ kind: 'inForce', barsNewAdverseAct: bars })
    expect(reading.kind === 'inForce' && reading.disputes).toHaveLength(disputes)
  })

  test('stands in a dispute that has no end yet', () => {
    const disputes = [disputeOf('2026-05-06')]
    expect(read(entry({ disputes }), '2027-05-06')).toMatchObject({ disputes })
  })
})

describe('an act on an entry', () => {
  test('that is over is refused by the clause of the place on removal, elsewhere by the one on lists', () => {
    const refusal = { code: 'AFTER_END', endedOn: '2028-04-01' }
    const on = day('2028-04-02')
    expect(findAfterEnd(entry(), on, LAW)?.error).toEqual({ ...refusal, basis: [cite('JN', '四(四)')] })
    const silent = findAfterEnd(entry(), on, without('expiryRemoval'))
    expect(silent?.error).toEqual({ ...refusal, basis: [cite('N49', '(六)(七)')] })
    expect(findAfterEnd(entry(), day('2028-04-01'), LAW)).toBeUndefined()
  })

  const ground = (state: Listing, on: string, measureId?: string) =>
    findNoGround(state, day(on), LAW, measureId === undefined ? {} : { measureId })?.error
  const wrong = (state: string) => ({ code: 'WRONG_STATE', state, basis: [] })
  const stayed = { code: 'EXECUTION_STAYED', disputeIds: ['o1'], basis: [cite('YF', '(二十五)')] }

  test.each([
    ['is in force', entry(), '2026-04-01', undefined],
    ['has no effect yet', entry(), '2026-03-31', wrong('notYetInForce')],
    ['is over', entry(), '2028-04-02', { code: 'AFTER_END', endedOn: '2028-04-01', basis: [cite('JN', '四(四)')] }],
    [
      'is asked about',
      entry({ question: QUESTION }),
      '2026-05-06',
      { code: 'UPSTREAM_QUESTION_OPEN', questionId: 'q', basis: [] },
    ],
    [
      'is disputed where a dispute rests execution',
      entry({ place: YUNFU, disputes: [disputeOf('2026-05-01')] }),
      '2026-05-01',
      stayed,
    ],
    ['is disputed where none does', entry({ disputes: [disputeOf('2026-05-01')] }), '2026-05-01', undefined],
  ])('that burdens, on one that %s', (_what, state, on, refusal) => expect(ground(state, on)).toEqual(refusal))

  test('that burdens rests on a dispute about its own measure alone', () => {
    const state = entry({ place: YUNFU, disputes: [disputeOf('2026-05-01', { measureId: 'm1' })] })
    expect(ground(state, '2026-05-01', 'm1')).toEqual(stayed)
    expect(ground(state, '2026-05-01', 'm2')).toBeUndefined()
    expect(ground(state, '2026-05-01')).toBeUndefined()
  })

  test('that burdens finds no ground in a case under way or an entry that waits', () => {
    const waiting = received({ service: { kind: 'notStated' } })
    const under = noticed()
    if (waiting === undefined || under === undefined) throw new Error('fixture')
    expect(ground(under, '2026-05-01')).toEqual(wrong('noEffect'))
    expect(ground(waiting, '2026-05-01')).toEqual(wrong('needsPerson'))
  })
})
