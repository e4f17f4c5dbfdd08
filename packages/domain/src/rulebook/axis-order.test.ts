import { describe, expect, it } from 'vitest'
import { AXIS_ORDERS, compareValues } from './axis-order.ts'
import { AXES } from './axis-titles.ts'
import type { Axis, AxisValues } from './axes.ts'
import { BASELINE } from './baseline.ts'
import {
  fewerIsKinder,
  isSameValue,
  moreIsKinder,
  narrowerIsKinder,
  type Order,
  ranked,
  widerIsKinder,
} from './value-order.ts'

const MIRROR: Readonly<Record<Order, Order>> = {
  equal: 'equal',
  kinder: 'harsher',
  harsher: 'kinder',
  incomparable: 'incomparable',
}

function valuesOf<A extends Axis>(axis: A): AxisValues[A][] {
  return BASELINE.rows.flatMap((row) => (row.axis === axis ? [row.value as AxisValues[A]] : []))
}

describe.each(AXES.map((axis) => ({ axis })))('the order of $axis', ({ axis }) => {
  const values = valuesOf(axis)

  it('finds a value equal to itself and to nothing else', () => {
    for (const a of values) {
      for (const b of values) expect(compareValues(axis, a, b) === 'equal').toBe(isSameValue(a, b))
    }
  })

  it('says the opposite the other way round', () => {
    for (const a of values) {
      for (const b of values) expect(compareValues(axis, b, a)).toBe(MIRROR[compareValues(axis, a, b)])
    }
  })

  it('carries over from one value to the next', () => {
    for (const a of values) {
      for (const b of values) {
        for (const c of values) {
          if (compareValues(axis, a, b) === 'kinder' && compareValues(axis, b, c) === 'kinder') {
            expect(compareValues(axis, a, c)).toBe('kinder')
          }
        }
      }
    }
  })

  it('ranks any two values where it is declared total', () => {
    if (AXIS_ORDERS[axis].declared !== 'total') return
    for (const a of values) {
      for (const b of values) expect(compareValues(axis, a, b)).not.toBe('incomparable')
    }
  })
})

describe('orders of plain values', () => {
  it.each([
    [1, 2, 'kinder'],
    [2, 1, 'harsher'],
    [3, null, 'kinder'],
    [null, null, 'equal'],
    [0, 0, 'equal'],
  ] as const)('fewer days: %s to %s is %s', (a, b, order) => {
    expect(fewerIsKinder.compare(a, b)).toBe(order)
  })

  it.each([
    [1, 2, 'harsher'],
    [3, null, 'kinder'],
    [null, null, 'equal'],
    [null, 0, 'harsher'],
  ] as const)('more days: %s to %s is %s', (a, b, order) => {
    expect(moreIsKinder.compare(a, b)).toBe(order)
  })

  it.each([
    [['a', 'b'], ['a'], 'kinder', 'harsher'],
    [['a'], ['a', 'b'], 'harsher', 'kinder'],
    [['a', 'b'], ['b', 'a'], 'equal', 'equal'],
    [['a'], ['b'], 'incomparable', 'incomparable'],
    [[], ['b'], 'harsher', 'kinder'],
  ] as const)('sets %s to %s', (a, b, wider, narrower) => {
    expect(widerIsKinder<string>().compare(a, b)).toBe(wider)
    expect(narrowerIsKinder<string>().compare(a, b)).toBe(narrower)
  })

  it('give a word that they do not know no rank', () => {
    const order = ranked(['must', 'may'])
    expect(order.compare('must', 'may')).toBe('kinder')
    expect(() => order.compare('must', 'shall')).toThrow('no rank for "shall"')
    expect(() => order.compare('shall', 'must')).toThrow('no rank for "shall"')
  })

  it('compares objects whatever the order of their keys', () => {
    expect(isSameValue({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true)
    expect(isSameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false)
    expect(isSameValue([1], { 0: 1 })).toBe(false)
    expect(isSameValue(null, {})).toBe(false)
  })
})

describe('what the orders mean', () => {
  it('counts Order 36 as lighter than Order 58', () => {
    const [old, recent] = valuesOf('repairClasses')
    if (old === undefined || recent === undefined) throw new Error('two rows expected')
    expect(compareValues('repairClasses', recent, old)).toBe('kinder')
  })

  it('counts a stay in objection and complaint as kinder than one in verification, and that as kinder than none', () => {
    const order = (a: AxisValues['enforcementMeanwhile']['stay'], b: AxisValues['enforcementMeanwhile']['stay']) =>
      compareValues('enforcementMeanwhile', { stay: a }, { stay: b })
    expect(order('objectionAndComplaint', 'verification')).toBe('kinder')
    expect(order('none', 'verification')).toBe('harsher')
  })

  it('keeps a log for long rather than for months', () => {
    const months = { months: 6, longTerm: false, fields: [] }
    const long = { months: null, longTerm: true, fields: [] }
    expect(compareValues('queryLogKeeping', long, months)).toBe('kinder')
  })

  it('cannot weigh a shorter limit against a lost duty to give reasons', () => {
    const base = {
      markRequired: false,
      markWithin: null,
      ownErrorWithin: 3,
      transferWithin: null,
      providerWithin: null,
      platformWithin: null,
      totalWithin: null,
      excludes: [],
      reasonsRequired: true,
    }
    expect(compareValues('objectionLimits', { ...base, ownErrorWithin: 2, reasonsRequired: false }, base)).toBe(
      'incomparable',
    )
  })
})
