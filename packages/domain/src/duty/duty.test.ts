import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { CALENDAR_YEARS } from '../calendar/years.ts'
import { startTerm } from '../term/term-clock.ts'
import { dutyIdOf, readDuty } from './duty.ts'
import type { Duty } from './duty.ts'

const d = localDate
const CALENDAR = compileCalendar(CALENDAR_YEARS)

/** Five working days from Wednesday 2026-06-03: the last is Wednesday 2026-06-10. */
const duty = (change: Partial<Duty> = {}): Duty => ({
  kind: 'verifyObjection',
  about: { stream: 'objection', id: 'o1' },
  part: '',
  owner: 'unit-a',
  since: d('2026-06-03'),
  clock: startTerm('limit', d('2026-06-03'), { count: 5, unit: 'workingDay' }),
  basis: [],
  doneOn: null,
  ...change,
})
const read = (on: string, change: Partial<Duty> = {}) => readDuty(duty(change), d(on), CALENDAR)

describe('a duty with a number of days', () => {
  test.each([
    ['2026-06-03', null],
    ['2026-06-06', null],
    ['2026-06-07', 50],
    ['2026-06-08', 50],
    ['2026-06-09', 80],
    ['2026-06-10', 100],
  ])('warns on %s at %s', (on, alert) => {
    expect(read(on)).toEqual({ kind: 'running', lastDay: '2026-06-10', provisional: false, alert })
  })

  test('is breached on the day after the last, by working days', () => {
    expect(read('2026-06-11')).toEqual({ kind: 'breached', lastDay: '2026-06-10', daysLate: 1, provisional: false })
    expect(read('2026-06-15')).toMatchObject({ kind: 'breached', daysLate: 3 })
  })

  test('counts calendar days where its clock does', () => {
    const clock = startTerm('limit', d('2026-06-03'), { count: 5, unit: 'day' })
    expect(read('2026-06-14', { clock })).toMatchObject({ kind: 'breached', lastDay: '2026-06-08', daysLate: 6 })
  })

  test.each([
    ['2026-06-10', 0],
    ['2026-06-11', 1],
    ['2026-06-15', 3],
  ])('done on %s is %i days late, for ever', (doneOn, daysLate) => {
    expect(read('2026-12-01', { doneOn: d(doneOn) })).toEqual({ kind: 'done', on: doneOn, daysLate })
  })

  test.each([
    ['half of six days', 6, '2026-06-05', null],
    ['half of six days', 6, '2026-06-06', 50],
    ['four fifths of five days', 5, '2026-06-06', 50],
    ['four fifths of five days', 5, '2026-06-07', 80],
  ])('%s (%i from 3 June): on %s it warns at %s', (_, count, on, alert) => {
    const clock = startTerm('limit', d('2026-06-03'), { count, unit: 'day' })
    expect(read(on, { clock })).toMatchObject({ kind: 'running', alert })
  })

  test('done before its last day is not late, in working days or in calendar days', () => {
    const inDays = startTerm('limit', d('2026-06-03'), { count: 5, unit: 'day' })
    expect(read('2026-12-01', { doneOn: d('2026-06-04') })).toMatchObject({ kind: 'done', daysLate: 0 })
    expect(read('2026-12-01', { doneOn: d('2026-06-04'), clock: inDays })).toMatchObject({ kind: 'done', daysLate: 0 })
    expect(read('2026-12-01', { doneOn: d('2026-06-08'), clock: inDays })).toMatchObject({ kind: 'done', daysLate: 0 })
    expect(read('2026-12-01', { doneOn: d('2026-06-10'), clock: inDays })).toMatchObject({ kind: 'done', daysLate: 2 })
  })

  test.each(['day', 'workingDay'] as const)('done while a pause has no end is not late, in %ss', (unit) => {
    const clock = {
      ...startTerm('limit', d('2026-06-03'), { count: 5, unit }),
      pauses: [{ from: d('2026-06-05'), until: null, basis: [] }],
    }
    expect(read('2026-12-01', { clock, doneOn: d('2026-09-01') })).toEqual({
      kind: 'done',
      on: '2026-09-01',
      daysLate: 0,
    })
  })

  test('is not done before the day on which it was done', () => {
    expect(read('2026-06-09', { doneOn: d('2026-06-10') })).toMatchObject({ kind: 'running' })
  })

  test('stands still while a pause has no end, and warns of nothing', () => {
    const clock = {
      ...startTerm('limit', d('2026-06-03'), { count: 5, unit: 'workingDay' }),
      pauses: [{ from: d('2026-06-05'), until: null, basis: [] }],
    }
    expect(read('2026-09-01', { clock })).toEqual({ kind: 'running', lastDay: null, provisional: false, alert: null })
  })
})

describe('a duty for which no text names a number', () => {
  test('is open for so many days, is never breached, and ends', () => {
    expect(read('2026-06-13', { clock: null })).toEqual({ kind: 'withoutLimit', daysOpen: 10 })
    expect(read('2026-06-20', { clock: null, doneOn: d('2026-06-19') })).toEqual({
      kind: 'done',
      on: '2026-06-19',
      daysLate: 0,
    })
  })

  test('is done on the day on which it was done, and open on the day before', () => {
    const change = { clock: null, doneOn: d('2026-06-19') }
    expect(read('2026-06-19', change)).toEqual({ kind: 'done', on: '2026-06-19', daysLate: 0 })
    expect(read('2026-06-18', change)).toEqual({ kind: 'withoutLimit', daysOpen: 15 })
  })

  test('is open for no day before it begins', () => {
    expect(read('2026-06-01', { clock: null })).toEqual({ kind: 'withoutLimit', daysOpen: 0 })
  })
})

test('its id names the history, the kind and the part', () => {
  expect(dutyIdOf(duty())).toBe('objection:o1:verifyObjection')
  expect(dutyIdOf(duty({ part: 'unit-b' }))).toBe('objection:o1:verifyObjection:unit-b')
})
