import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, localDate, toDate, toDay } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { CALENDAR_YEARS } from '../calendar/years.ts'
import { isInForce, readLastDay, readSpan, readTerm, startTerm } from './term-clock.ts'
import type { Extension, Pause, TermCap, TermClock, TermSpan } from './term-clock.ts'

const calendar = compileCalendar(CALENDAR_YEARS)
const none = compileCalendar([])
const d = localDate
const pause = (from: string, until: string | null): Pause => ({
  from: d(from),
  until: until === null ? null : d(until),
  basis: [],
})
const extension = (on: string, count: number, unit: TermSpan['unit']): Extension => ({
  by: { count, unit },
  on: d(on),
  basis: [],
})
const capOn = (lastDay: string): TermCap => ({ kind: 'date', lastDay: d(lastDay) })

const duration = (start: string, count: number, unit: TermSpan['unit'], more: Partial<TermClock> = {}): TermClock => ({
  ...startTerm('duration', d(start), { count, unit }),
  ...more,
})
const limit = (start: string, count: number, unit: TermSpan['unit'], more: Partial<TermClock> = {}): TermClock => ({
  ...startTerm('limit', d(start), { count, unit }),
  ...more,
})
const open = (start: string, more: Partial<TermClock> = {}): TermClock => ({
  ...startTerm('duration', d(start), 'openEnded'),
  ...more,
})
const lastDay = (clock: TermClock) => readLastDay(clock, calendar).lastDay

describe('the last day of a duration', () => {
  test.each([
    ['is the corresponding day', duration('2024-01-01', 3, 'year'), '2027-01-01'],
    ['is the last of a month that lacks the day', duration('2026-01-31', 1, 'month'), '2026-02-28'],
    ['is 28 February for a start on 29 February', duration('2024-02-29', 1, 'year'), '2025-02-28'],
    ['counts days from the day after the start', duration('2026-03-01', 10, 'day'), '2026-03-11'],
    ['does not move off a rest day', duration('2026-09-20', 11, 'day'), '2026-10-01'],
    ['is the start where the length is nothing', duration('2026-10-01', 0, 'day'), '2026-10-01'],
    ['counts working days, worked Sundays too', duration('2026-09-18', 2, 'workingDay'), '2026-09-21'],
    [
      'moves on by a paused span',
      duration('2026-01-01', 1, 'month', { pauses: [pause('2026-01-10', '2026-01-15')] }),
      '2026-02-06',
    ],
    [
      'is tolled by the days of a year-long length',
      duration('2024-01-01', 1, 'year', { pauses: [pause('2024-06-01', '2024-06-11')] }),
      '2025-01-11',
    ],
    [
      'counts overlapping pauses once',
      duration('2026-01-01', 10, 'day', {
        pauses: [pause('2026-01-03', '2026-01-06'), pause('2026-01-05', '2026-01-08')],
      }),
      '2026-01-16',
    ],
    [
      'is not tolled by the day of start, which does not count anyway',
      duration('2026-01-01', 5, 'day', { pauses: [pause('2026-01-01', '2026-01-02')] }),
      '2026-01-06',
    ],
    [
      'is not tolled by a pause before the start',
      duration('2026-01-10', 5, 'day', { pauses: [pause('2026-01-01', '2026-01-05')] }),
      '2026-01-15',
    ],
    [
      'is tolled from the day after the start by a pause that began before',
      duration('2026-01-10', 5, 'day', { pauses: [pause('2026-01-08', '2026-01-13')] }),
      '2026-01-17',
    ],
    [
      'is tolled by a pause on the day after the start',
      duration('2026-01-10', 5, 'day', { pauses: [pause('2026-01-11', '2026-01-12')] }),
      '2026-01-16',
    ],
    [
      'is tolled by a pause on the last day',
      duration('2026-01-01', 9, 'day', { pauses: [pause('2026-01-10', '2026-01-12')] }),
      '2026-01-12',
    ],
    [
      'is not tolled by a pause from the day after it',
      duration('2026-01-01', 9, 'day', { pauses: [pause('2026-01-11', '2026-01-13')] }),
      '2026-01-10',
    ],
    [
      'is not touched by an open pause after it',
      duration('2026-01-01', 9, 'day', { pauses: [pause('2026-01-11', null)] }),
      '2026-01-10',
    ],
    [
      'is tolled by one pause after another',
      duration('2026-01-01', 4, 'day', {
        pauses: [pause('2026-01-08', '2026-01-09'), pause('2026-01-03', '2026-01-06')],
      }),
      '2026-01-09',
    ],
    [
      'skips paused working days only once each',
      duration('2026-03-02', 3, 'workingDay', { pauses: [pause('2026-03-03', '2026-03-05')] }),
      '2026-03-09',
    ],
    [
      'stays on its day when nothing is left to count in working days',
      duration('2026-03-07', 0, 'workingDay'),
      '2026-03-07',
    ],
  ])('%s', (_, clock, expected) => expect(lastDay(clock)).toBe(expected))

  test('needs no calendar', () => {
    expect(readLastDay(duration('2024-01-01', 3, 'year'), none)).toEqual({ lastDay: '2027-01-01', provisional: false })
  })

  test('is open without a length', () => expect(lastDay(open('2026-01-01'))).toBeNull())
  test('is open while an open pause tolls it', () => {
    expect(lastDay(duration('2026-01-01', 9, 'day', { pauses: [pause('2026-01-10', null)] }))).toBeNull()
    expect(lastDay(duration('2026-03-02', 3, 'workingDay', { pauses: [pause('2026-03-04', null)] }))).toBeNull()
  })
})

describe('the last day of a limit', () => {
  test.each([
    ['moves off the National Day week', limit('2026-09-21', 10, 'day'), '2026-10-08'],
    ['stays on a working day', limit('2026-03-02', 7, 'day'), '2026-03-09'],
    ['moves off a Sunday by one day', limit('2026-03-01', 7, 'day'), '2026-03-09'],
    ['stays on a worked Saturday', limit('2026-02-21', 7, 'day'), '2026-02-28'],
    ['moves in months too', limit('2026-01-08', 1, 'month'), '2026-02-09'],
    ['counts working days over a holiday', limit('2026-09-29', 3, 'workingDay'), '2026-10-09'],
    ['does not move a limit in working days further', limit('2026-09-29', 1, 'workingDay'), '2026-09-30'],
    ['moves a limit of nothing off a rest day', limit('2026-10-01', 0, 'day'), '2026-10-08'],
    [
      'resumes after verification time that does not count',
      limit('2026-03-02', 7, 'workingDay', { pauses: [pause('2026-03-04', '2026-03-10')] }),
      '2026-03-17',
    ],
    [
      'does not end inside a pause that opens on the rest days before it',
      limit('2026-03-01', 6, 'day', { pauses: [pause('2026-03-08', '2026-03-12')] }),
      '2026-03-12',
    ],
    [
      'ends on the working day before a pause',
      limit('2026-03-01', 8, 'day', { pauses: [pause('2026-03-10', '2026-03-12')] }),
      '2026-03-09',
    ],
    [
      'moves past a rest day on which a pause ends',
      limit('2026-03-01', 6, 'day', { pauses: [pause('2026-03-08', '2026-03-14')] }),
      '2026-03-16',
    ],
  ])('%s', (_, clock, expected) => expect(lastDay(clock)).toBe(expected))

  test('is open while a pause holds it on its rest days', () => {
    expect(lastDay(limit('2026-03-01', 6, 'day', { pauses: [pause('2026-03-08', null)] }))).toBeNull()
    expect(lastDay(limit('2026-03-01', 6, 'day', { pauses: [pause('2026-03-05', null)] }))).toBeNull()
  })

  test('is not provisional while an open pause holds it', () => {
    const held = limit('2026-03-01', 5, 'workingDay', { pauses: [pause('2026-03-05', null)] })
    expect(readLastDay(held, calendar)).toEqual({ lastDay: null, provisional: false })
    const moving = limit('2026-03-01', 6, 'day', { pauses: [pause('2026-03-05', null)] })
    expect(readLastDay(moving, calendar)).toEqual({ lastDay: null, provisional: false })
  })

  test('is provisional past the calendar, by weekends only', () => {
    expect(readLastDay(limit('2026-12-30', 2, 'workingDay'), calendar)).toEqual({
      lastDay: '2027-01-01',
      provisional: true,
    })
    expect(readLastDay(limit('2026-12-30', 1, 'workingDay'), calendar)).toEqual({
      lastDay: '2026-12-31',
      provisional: false,
    })
    expect(readLastDay(limit('2026-12-26', 7, 'day'), calendar)).toEqual({ lastDay: '2027-01-04', provisional: true })
  })

  test('stays provisional though a later day is known', () => {
    const gap = compileCalendar(CALENDAR_YEARS.filter(({ year }) => year !== 2025))
    expect(readLastDay(limit('2025-12-30', 2, 'workingDay'), gap)).toEqual({ lastDay: '2026-01-04', provisional: true })
  })
})

describe('a cap', () => {
  test.each([
    [
      'cuts a longer length',
      duration('2026-01-01', 5, 'year', { cap: { kind: 'length', count: 3, unit: 'year' } }),
      '2029-01-01',
    ],
    [
      'leaves a shorter one',
      duration('2026-01-01', 1, 'year', { cap: { kind: 'length', count: 3, unit: 'year' } }),
      '2027-01-01',
    ],
    [
      'in months',
      duration('2026-01-01', 1, 'year', { cap: { kind: 'length', count: 3, unit: 'month' } }),
      '2026-04-01',
    ],
    ['in days', duration('2026-01-01', 1, 'year', { cap: { kind: 'length', count: 30, unit: 'day' } }), '2026-01-31'],
    ['by date', duration('2026-01-01', 1, 'year', { cap: capOn('2026-06-30') }), '2026-06-30'],
    [
      'holds against tolling',
      duration('2026-01-01', 1, 'month', { pauses: [pause('2026-01-10', '2026-12-31')], cap: capOn('2026-02-15') }),
      '2026-02-15',
    ],
    [
      'holds against a pause without an end',
      duration('2026-01-01', 1, 'month', { pauses: [pause('2026-01-10', null)], cap: capOn('2026-02-15') }),
      '2026-02-15',
    ],
    ['ends an open-ended term', open('2026-01-01', { cap: { kind: 'length', count: 5, unit: 'year' } }), '2031-01-01'],
    [
      'holds against the move off rest days',
      limit('2026-09-21', 10, 'day', { cap: capOn('2026-10-01') }),
      '2026-10-01',
    ],
  ])('%s', (_, clock, expected) => expect(lastDay(clock)).toBe(expected))
})

describe('an extension', () => {
  test.each([
    ['adds days', duration('2026-01-01', 10, 'day', { extensions: [extension('2026-01-05', 5, 'day')] }), '2026-01-16'],
    [
      'adds working days after the days',
      limit('2026-03-02', 5, 'day', { extensions: [extension('2026-03-05', 2, 'workingDay')] }),
      '2026-03-10',
    ],
    [
      'adds months by unit, so that month ends do not bite twice',
      duration('2026-01-31', 1, 'month', { extensions: [extension('2026-02-01', 1, 'month')] }),
      '2026-03-31',
    ],
    [
      'adds years',
      duration('2026-01-31', 1, 'month', { extensions: [extension('2026-02-01', 1, 'year')] }),
      '2027-02-28',
    ],
    [
      'counts when decided on the last day',
      duration('2026-01-01', 10, 'day', { extensions: [extension('2026-01-11', 5, 'day')] }),
      '2026-01-16',
    ],
    [
      'counts nothing when decided after the lapse',
      duration('2026-01-01', 10, 'day', { extensions: [extension('2026-01-12', 5, 'day')] }),
      '2026-01-11',
    ],
    [
      'counts when an earlier one kept the term alive',
      duration('2026-01-01', 10, 'day', {
        extensions: [extension('2026-01-14', 5, 'day'), extension('2026-01-09', 5, 'day')],
      }),
      '2026-01-21',
    ],
    [
      'counts after one that came too late is passed over',
      duration('2026-01-01', 10, 'day', {
        extensions: [extension('2026-01-14', 5, 'day'), extension('2026-01-02', 1, 'day')],
      }),
      '2026-01-12',
    ],
    [
      'is tolled like the rest',
      duration('2026-01-01', 10, 'day', {
        extensions: [extension('2026-01-05', 5, 'day')],
        pauses: [pause('2026-01-13', '2026-01-15')],
      }),
      '2026-01-18',
    ],
    [
      'never passes the cap',
      duration('2026-01-01', 10, 'day', { extensions: [extension('2026-01-05', 50, 'day')], cap: capOn('2026-01-20') }),
      '2026-01-20',
    ],
    [
      'of an open-ended term changes nothing',
      open('2026-01-01', { extensions: [extension('2026-01-05', 50, 'day')] }),
      null,
    ],
    [
      'decided during a pause counts',
      duration('2026-01-01', 10, 'day', {
        extensions: [extension('2026-03-01', 5, 'day')],
        pauses: [pause('2026-01-05', '2026-04-01')],
      }),
      '2026-04-12',
    ],
  ])('%s', (_, clock, expected) => expect(lastDay(clock)).toBe(expected))
})

describe('a reading', () => {
  const clock = duration('2026-01-01', 10, 'day', { pauses: [pause('2026-01-05', '2026-01-08')] })
  const at = (day: string, of = clock) => readTerm(of, d(day), calendar)

  test.each([
    ['2025-12-31', { kind: 'notStarted', starts: '2026-01-01' }],
    ['2026-01-01', { kind: 'running', lastDay: '2026-01-14', remaining: 10 }],
    ['2026-01-04', { kind: 'running', lastDay: '2026-01-14', remaining: 7 }],
    [
      '2026-01-05',
      {
        kind: 'paused',
        since: '2026-01-05',
        until: '2026-01-08',
        lastDay: '2026-01-14',
        remaining: 7,
        latestEnd: null,
      },
    ],
    [
      '2026-01-07',
      {
        kind: 'paused',
        since: '2026-01-05',
        until: '2026-01-08',
        lastDay: '2026-01-14',
        remaining: 7,
        latestEnd: null,
      },
    ],
    ['2026-01-08', { kind: 'running', lastDay: '2026-01-14', remaining: 6 }],
    ['2026-01-14', { kind: 'running', lastDay: '2026-01-14', remaining: 0 }],
    ['2026-01-15', { kind: 'lapsed', lastDay: '2026-01-14' }],
    ['2030-01-01', { kind: 'lapsed', lastDay: '2026-01-14' }],
  ])('on %s', (day, expected) => expect(at(day)).toEqual({ ...expected, provisional: false }))

  test('releases on the day after three years', () => {
    const three = duration('2024-01-01', 3, 'year')
    expect(at('2027-01-01', three)).toEqual({
      kind: 'running',
      lastDay: '2027-01-01',
      remaining: 0,
      provisional: false,
    })
    expect(at('2027-01-02', three)).toEqual({ kind: 'lapsed', lastDay: '2027-01-01', provisional: false })
  })

  test('resumes on the day of rejection', () => {
    const stayed = duration('2026-01-01', 1, 'year', { pauses: [pause('2026-03-01', '2026-03-31')] })
    expect(at('2026-03-30', stayed)).toMatchObject({ kind: 'paused', remaining: 307 })
    expect(at('2026-03-31', stayed)).toMatchObject({ kind: 'running', remaining: 306, lastDay: '2027-01-31' })
  })

  test('of an open pause has no last day, and with a cap ends at the cap though still paused', () => {
    const paused = duration('2026-01-01', 10, 'day', { pauses: [pause('2026-01-05', null)] })
    expect(at('2026-06-01', paused)).toEqual({
      kind: 'paused',
      since: '2026-01-05',
      until: null,
      lastDay: null,
      remaining: 7,
      latestEnd: null,
      provisional: false,
    })
    expect(at('2026-01-04', paused)).toEqual({ kind: 'running', lastDay: null, remaining: 7, provisional: false })
    const capped = { ...paused, cap: capOn('2026-01-20') }
    expect(at('2026-01-10', capped)).toEqual({
      kind: 'paused',
      since: '2026-01-05',
      until: null,
      lastDay: '2026-01-20',
      remaining: 7,
      latestEnd: '2026-01-20',
      provisional: false,
    })
    expect(at('2026-01-18', capped)).toMatchObject({ kind: 'paused', remaining: 2 })
    expect(at('2026-01-20', capped)).toMatchObject({ kind: 'paused', remaining: 0 })
    expect(at('2026-01-21', capped)).toEqual({ kind: 'lapsed', lastDay: '2026-01-20', provisional: false })
  })

  test('of an open-ended term has neither last day nor remainder, with a cap both', () => {
    expect(at('2030-01-01', open('2026-01-01'))).toEqual({
      kind: 'running',
      lastDay: null,
      remaining: null,
      provisional: false,
    })
    expect(at('2026-01-01', open('2026-01-01', { pauses: [pause('2026-01-01', null)] }))).toMatchObject({
      kind: 'paused',
      lastDay: null,
      remaining: null,
    })
    expect(at('2026-01-05', open('2026-01-01', { cap: capOn('2026-01-20') }))).toEqual({
      kind: 'running',
      lastDay: '2026-01-20',
      remaining: 15,
      provisional: false,
    })
  })

  test('counts what is left in working days', () => {
    const replies = limit('2026-09-28', 5, 'workingDay', { pauses: [pause('2026-10-09', '2026-10-12')] })
    expect(at('2026-09-28', replies)).toEqual({
      kind: 'running',
      lastDay: '2026-10-13',
      remaining: 5,
      provisional: false,
    })
    expect(at('2026-10-03', replies)).toMatchObject({ kind: 'running', remaining: 3 })
    expect(at('2026-10-08', replies)).toMatchObject({ kind: 'running', remaining: 2 })
    expect(at('2026-10-10', replies)).toMatchObject({ kind: 'paused', remaining: 2 })
    expect(at('2026-10-12', replies)).toMatchObject({ kind: 'running', remaining: 1 })
    expect(at('2026-10-14', replies)).toMatchObject({ kind: 'lapsed', lastDay: '2026-10-13' })
  })

  test('counts days first and then the working days of an extension', () => {
    const mixed = limit('2026-03-02', 5, 'day', { extensions: [extension('2026-03-05', 2, 'workingDay')] })
    expect(at('2026-03-04', mixed)).toMatchObject({ kind: 'running', remaining: 5, lastDay: '2026-03-10' })
    expect(at('2026-03-07', mixed)).toMatchObject({ kind: 'running', remaining: 2 })
    expect(at('2026-03-09', mixed)).toMatchObject({ kind: 'running', remaining: 1 })
    expect(at('2026-03-10', mixed)).toMatchObject({ kind: 'running', remaining: 0 })
  })

  test('of a moved last day has nothing left to count but is in time', () => {
    const moved = limit('2026-09-21', 10, 'day')
    expect(at('2026-10-05', moved)).toEqual({
      kind: 'running',
      lastDay: '2026-10-08',
      remaining: 0,
      provisional: false,
    })
  })

  test('ends on the day of a release, and not where the term had lapsed before it', () => {
    const repaired = { ...clock, ended: { on: d('2026-01-10'), why: 'repaired' } }
    expect(at('2026-01-09', repaired)).toMatchObject({ kind: 'running', lastDay: '2026-01-14' })
    expect(at('2026-01-10', repaired)).toEqual({ kind: 'ended', on: '2026-01-10', why: 'repaired', provisional: false })
    expect(at('2027-01-10', repaired)).toMatchObject({ kind: 'ended' })
    expect(at('2026-02-01', { ...clock, ended: { on: d('2026-01-15'), why: 'repaired' } })).toMatchObject({
      kind: 'lapsed',
      lastDay: '2026-01-14',
    })
    expect(at('2026-02-01', { ...clock, ended: { on: d('2026-01-14'), why: 'repaired' } })).toMatchObject({
      kind: 'ended',
    })
  })

  test('of a term ended before it began is ended from that day', () => {
    const withdrawn = { ...clock, ended: { on: d('2025-12-20'), why: 'withdrawn' } }
    expect(at('2025-12-19', withdrawn)).toMatchObject({ kind: 'notStarted' })
    expect(at('2025-12-20', withdrawn)).toMatchObject({ kind: 'ended' })
    expect(readSpan(withdrawn, calendar)).toEqual([])
  })

  test('says when it is provisional', () => {
    const reply = limit('2026-12-30', 2, 'workingDay')
    expect(at('2026-12-29', reply)).toEqual({ kind: 'notStarted', starts: '2026-12-30', provisional: true })
    expect(at('2026-12-31', reply)).toEqual({ kind: 'running', lastDay: '2027-01-01', remaining: 1, provisional: true })
    expect(at('2027-01-02', reply)).toEqual({ kind: 'lapsed', lastDay: '2027-01-01', provisional: true })
  })

  test('names merged pauses as one', () => {
    const twice = duration('2026-01-01', 10, 'day', {
      pauses: [pause('2026-01-08', '2026-01-10'), pause('2026-01-05', '2026-01-08')],
    })
    expect(at('2026-01-09', twice)).toMatchObject({ kind: 'paused', since: '2026-01-05', until: '2026-01-10' })
  })
})

describe('the span of a term', () => {
  const days = (clock: TermClock) =>
    readSpan(clock, calendar).map(({ from, until }) => [toDate(from), until === Infinity ? null : toDate(until)])
  test.each([
    ['runs through its last day', duration('2026-01-01', 10, 'day'), [['2026-01-01', '2026-01-12']]],
    [
      'stops at its end',
      duration('2026-01-01', 10, 'day', { ended: { on: d('2026-01-05'), why: 'repaired' } }),
      [['2026-01-01', '2026-01-05']],
    ],
    [
      'stops at its lapse before a later end',
      duration('2026-01-01', 10, 'day', { ended: { on: d('2026-02-05'), why: 'repaired' } }),
      [['2026-01-01', '2026-01-12']],
    ],
    ['is open without a last day', open('2026-01-01'), [['2026-01-01', null]]],
    [
      'of an open term stops at its end',
      open('2026-01-01', { ended: { on: d('2026-01-05'), why: 'repaired' } }),
      [['2026-01-01', '2026-01-05']],
    ],
  ])('%s', (_, clock, expected) => expect(days(clock)).toEqual(expected))
})

test('a new term has nothing but its start and length', () => {
  expect(startTerm('limit', d('2026-01-01'), { count: 7, unit: 'workingDay' })).toEqual({
    nature: 'limit',
    start: '2026-01-01',
    length: { count: 7, unit: 'workingDay' },
    pauses: [],
    extensions: [],
    cap: null,
    ended: null,
  })
})

describe('properties', () => {
  const aDate = fc.integer({ min: 0, max: 500 }).map((n) => addDays(d('2025-06-01'), n))
  const aPause = fc
    .tuple(aDate, fc.integer({ min: -3, max: 60 }), fc.boolean())
    .map(([from, days, endless]): Pause => ({
      from,
      until: endless && days > 50 ? null : addDays(from, days),
      basis: [],
    }))
  const pauses = fc.array(aPause, { maxLength: 4 })
  const aSpan: fc.Arbitrary<TermSpan> = fc.oneof(
    fc.record({ count: fc.integer({ min: 0, max: 90 }), unit: fc.constant('day' as const) }),
    fc.record({ count: fc.integer({ min: 0, max: 14 }), unit: fc.constant('month' as const) }),
    fc.record({ count: fc.integer({ min: 0, max: 40 }), unit: fc.constant('workingDay' as const) }),
    fc.record({ count: fc.integer({ min: 0, max: 2 }), unit: fc.constant('year' as const) }),
  )
  const anExtension = fc.record({ by: aSpan, on: aDate, basis: fc.constant([]) })
  const aCap: fc.Arbitrary<TermCap | null> = fc.oneof(
    fc.constant(null),
    fc.record({ kind: fc.constant('date' as const), lastDay: aDate }),
    fc.record({
      kind: fc.constant('length' as const),
      count: fc.integer({ min: 0, max: 3 }),
      unit: fc.constantFrom('month' as const, 'year' as const),
    }),
  )
  const aClock: fc.Arbitrary<TermClock> = fc.record({
    nature: fc.constantFrom('duration' as const, 'limit' as const),
    start: aDate,
    length: fc.oneof({ weight: 8, arbitrary: aSpan }, { weight: 1, arbitrary: fc.constant('openEnded' as const) }),
    pauses,
    extensions: fc.array(anExtension, { maxLength: 3 }),
    cap: aCap,
    ended: fc.oneof(fc.constant(null), fc.record({ on: aDate, why: fc.constant('repaired') })),
  })
  const order = (day: LocalDate | null) => (day === null ? Infinity : toDay(day))

  test('readings agree with the last day on every day', () => {
    fc.assert(
      fc.property(aClock, aDate, (clock, on) => {
        const { lastDay: last } = readLastDay(clock, calendar)
        const reading = readTerm(clock, on, calendar)
        const ended = clock.ended !== null && clock.ended.on <= on && order(clock.ended.on) <= order(last)
        const lapsed = !ended && on >= clock.start && order(on) > order(last)
        const waiting = !ended && on < clock.start
        expect(reading.kind === 'ended').toBe(ended)
        expect(reading.kind === 'lapsed').toBe(lapsed)
        expect(reading.kind === 'notStarted').toBe(waiting)
        expect(isInForce(reading)).toBe(!ended && !lapsed && !waiting)
        if (reading.kind === 'running' || reading.kind === 'paused') {
          expect(reading.lastDay).toBe(last)
          const inPause = clock.pauses.some(({ from, until }) => from <= on && (until === null || on < until))
          expect(reading.kind === 'paused').toBe(inPause)
        }
      }),
    )
  })

  test('the span holds exactly the days in force', () => {
    fc.assert(
      fc.property(aClock, aDate, (clock, on) => {
        const inSpan = readSpan(clock, calendar).some(({ from, until }) => from <= toDay(on) && toDay(on) < until)
        expect(inSpan).toBe(isInForce(readTerm(clock, on, calendar)))
      }),
    )
  })

  test('once lapsed or ended, never in force again', () => {
    fc.assert(
      fc.property(aClock, aDate, fc.integer({ min: 1, max: 400 }), (clock, on, later) => {
        const now = readTerm(clock, on, calendar)
        if (now.kind !== 'lapsed' && now.kind !== 'ended') return
        expect(readTerm(clock, addDays(on, later), calendar)).toEqual(now)
      }),
    )
  })

  test('the order of pauses and extensions makes no difference', () => {
    fc.assert(
      fc.property(aClock, (clock) => {
        const turned = { ...clock, pauses: clock.pauses.toReversed(), extensions: clock.extensions.toReversed() }
        expect(readLastDay(turned, calendar)).toEqual(readLastDay(clock, calendar))
      }),
    )
  })

  test('pausing never shortens, and a pause given twice counts once', () => {
    fc.assert(
      fc.property(aClock, aPause, (clock, more) => {
        const bare = { ...clock, extensions: [] }
        const paused = { ...bare, pauses: [...bare.pauses, more] }
        expect(order(readLastDay(paused, calendar).lastDay)).toBeGreaterThanOrEqual(
          order(readLastDay(bare, calendar).lastDay),
        )
        expect(readLastDay({ ...paused, pauses: [...paused.pauses, more] }, calendar)).toEqual(
          readLastDay(paused, calendar),
        )
      }),
    )
  })

  test('the cap is never passed', () => {
    fc.assert(
      fc.property(aClock, aDate, (clock, lastDay) => {
        expect(order(readLastDay({ ...clock, cap: { kind: 'date', lastDay } }, calendar).lastDay)).toBeLessThanOrEqual(
          order(lastDay),
        )
      }),
    )
  })

  test('extensions decided on the day of start add up', () => {
    fc.assert(
      fc.property(
        aClock,
        fc.nat(30),
        fc.nat(30),
        fc.constantFrom('day' as const, 'month' as const, 'workingDay' as const),
        (clock, a, b, unit) => {
          const by = (count: number): Extension => ({ by: { count, unit }, on: clock.start, basis: [] })
          const free = { ...clock, cap: null }
          const apart = { ...free, extensions: [by(a), by(b)] }
          const together = { ...free, extensions: [by(a + b)] }
          expect(readLastDay(apart, calendar)).toEqual(readLastDay(together, calendar))
        },
      ),
    )
  })

  test('exactly the counted days lie unpaused between start and last day', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 0, max: 120 }), pauses, (start, count, list) => {
        const clock: TermClock = { ...startTerm('duration', start, { count, unit: 'day' }), pauses: list }
        const last = readLastDay(clock, calendar).lastDay
        const isPaused = (day: LocalDate) =>
          list.some(({ from, until }) => from <= day && (until === null || day < until))
        if (last === null) {
          expect(list.some(({ until }) => until === null)).toBe(true)
          return
        }
        let unpaused = 0
        for (let day = addDays(start, 1); day <= last; day = addDays(day, 1)) if (!isPaused(day)) unpaused += 1
        expect(unpaused).toBe(count)
        expect(count === 0 || !isPaused(last)).toBe(true)
      }),
    )
  })

  test('what remains falls by the counted days only and is nothing on the last day', () => {
    fc.assert(
      fc.property(aClock, aDate, (clock, on) => {
        const plain = { ...clock, cap: null, ended: null }
        const [today, tomorrow] = [readTerm(plain, on, calendar), readTerm(plain, addDays(on, 1), calendar)]
        if (today.kind !== 'running' && today.kind !== 'paused') return
        if (today.remaining === null) return
        expect(today.remaining).toBeGreaterThanOrEqual(0)
        if (today.lastDay === on) expect(today.remaining).toBe(0)
        if (tomorrow.kind === 'paused') expect(tomorrow.remaining).toBe(today.remaining)
        if (tomorrow.kind === 'running') expect([today.remaining - 1, today.remaining]).toContain(tomorrow.remaining)
      }),
    )
  })
})
