import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { compileCalendar } from '../calendar/work-calendar.ts'
import { cite } from '../kernel/citation.ts'
import type { HeldAnswer } from './held-answer.ts'
import { decideMeasureListStep, evolveMeasureList, readMeasureList } from './measure-list.ts'
import type { MeasureListEvent, MeasureListState } from './measure-list.ts'

const CALENDAR = compileCalendar([])
const BY = { officerId: 'a', organisationId: 'u' }
const GUANGDONG: HeldAnswer<'measureListDeadline'> = {
  kind: 'value',
  value: { months: 3, reportTo: ['省信用办'] },
  row: { source: cite('GD', '(二十二)') },
  overridden: [],
}
const YUNFU: HeldAnswer<'measureListDeadline'> = {
  kind: 'value',
  value: { months: null, reportTo: ['市信用办', '省信用办'] },
  row: { source: cite('YF', '(二十二)') },
  overridden: [],
}
const started = {
  type: 'MeasureListStarted',
  memorandumId: 'M2016-141',
  place: '440000',
  on: localDate('2026-08-21'),
  by: BY,
} as const
const completed = (on: string) =>
  ({ type: 'MeasureListCompleted', on: localDate(on), measureIds: ['M-1'], by: BY }) as const
const filed = (to: string, on: string) =>
  ({ type: 'MeasureListFiled', to, on: localDate(on), receipt: 'e', by: BY }) as const

function after(...events: readonly MeasureListEvent[]): MeasureListState {
  return events.reduce<MeasureListState>(evolveMeasureList, evolveMeasureList(undefined, started))
}
function on(day: string, state: MeasureListState, answer = GUANGDONG) {
  return readMeasureList(state, answer, CALENDAR, localDate(day))
}

describe('三个月 from the memorandum in 广东', () => {
  // 2026-11-21 is a Saturday: the limit ends on Monday.
  test.each([
    ['2026-11-23', 'running'],
    ['2026-11-24', 'late'],
  ])('on %s an unfiled list is %s', (day, kind) => {
    expect(on(day, after(completed('2026-09-01')))).toMatchObject({ kind, lastDay: '2026-11-23', next: '省信用办' })
  })

  test.each([
    ['2026-11-23', 'met'],
    ['2026-11-24', 'metLate'],
  ])('filed on %s it is %s', (day, kind) => {
    const state = after(completed('2026-09-01'), filed('省信用办', day))
    expect(on('2027-01-04', state)).toMatchObject({ kind, lastDay: '2026-11-23', next: null })
  })

  test('a filing without the list itself does not finish it', () => {
    expect(on('2026-09-02', after(filed('省信用办', '2026-09-01')))).toMatchObject({ kind: 'running', next: null })
  })

  test('a list completed after its filing counts from its completion', () => {
    const state = after(filed('省信用办', '2026-09-01'), completed('2026-11-24'))
    expect(on('2026-11-24', state).kind).toBe('metLate')
  })
})

describe('the chain upward in 云浮', () => {
  test('has no limit, and names the next office', () => {
    expect(on('2030-01-01', after(), YUNFU)).toEqual({ kind: 'noLimit', done: false, next: '市信用办' })
    const half = after(completed('2026-09-01'), filed('市信用办', '2026-09-02'))
    expect(on('2030-01-01', half, YUNFU)).toEqual({ kind: 'noLimit', done: false, next: '省信用办' })
    const whole = evolveMeasureList(half, filed('省信用办', '2026-09-03'))
    expect(on('2030-01-01', whole, YUNFU)).toEqual({ kind: 'noLimit', done: true, next: null })
  })

  test('is taken in order', () => {
    const ready = after(completed('2026-09-01'))
    expect(decideMeasureListStep(ready, filed('省信用办', '2026-09-02'), YUNFU)).toEqual({
      ok: false,
      error: {
        code: 'MEASURE_LIST_OUT_OF_ORDER',
        expected: '市信用办',
        basis: [{ document: 'YF', clause: '(二十二)' }],
      },
    })
    expect(decideMeasureListStep(ready, filed('市信用办', '2026-09-02'), YUNFU).ok).toBe(true)
  })

  test('begins with the list', () => {
    const step = decideMeasureListStep(after(), filed('市信用办', '2026-09-02'), YUNFU)
    expect(step).toMatchObject({ error: { code: 'MEASURE_LIST_OUT_OF_ORDER', expected: 'complete' } })
    expect(decideMeasureListStep(after(), completed('2026-09-01'), YUNFU).ok).toBe(true)
  })

  test('ends with the last office', () => {
    const done = after(completed('2026-09-01'), filed('市信用办', '2026-09-02'), filed('省信用办', '2026-09-03'))
    const step = decideMeasureListStep(done, filed('省信用办', '2026-09-04'), YUNFU)
    expect(step).toMatchObject({ error: { code: 'MEASURE_LIST_OUT_OF_ORDER', expected: 'none' } })
  })

  test('an empty list is none', () => {
    const empty = { ...completed('2026-09-01'), measureIds: [] }
    expect(decideMeasureListStep(after(), empty, YUNFU)).toEqual({
      ok: false,
      error: { code: 'REASONS_MISSING', basis: [{ document: 'YF', clause: '(二十二)' }] },
    })
  })
})

test('where no text speaks there is no clock, and no step', () => {
  expect(readMeasureList(after(), { kind: 'unspecified' }, CALENDAR, localDate('2026-11-21'))).toEqual({
    kind: 'unspecified',
  })
  expect(decideMeasureListStep(after(), completed('2026-09-01'), { kind: 'unspecified' })).toMatchObject({
    error: { code: 'RULE_UNSPECIFIED', axis: 'measureListDeadline', basis: [] },
  })
})

test('a list starts with neither measures nor filings', () => {
  expect(after()).toEqual({
    memorandumId: 'M2016-141',
    place: '440000',
    startedOn: '2026-08-21',
    completedOn: null,
    measureIds: [],
    filings: [],
  })
})

test('a list that was not started cannot go on', () => {
  expect(() => evolveMeasureList(undefined, completed('2026-09-01'))).toThrow('was not started')
})
