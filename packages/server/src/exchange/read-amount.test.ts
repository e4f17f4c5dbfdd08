import fc from 'fast-check'
import { fen } from '@xinheng/domain/kernel/money'
import { expect, test } from 'vitest'
import { formatWan, readAmountCell } from './read-amount.ts'

test.each([
  ['0.2', 200_000],
  ['0', 0],
  ['0.000001', 1],
  ['.5', 500_000],
  ['12', 12_000_000],
  ['1,234.567890', 1_234_567_890],
  ['０．２', 200_000],
  ['2000元', 200_000],
  ['2,000.50 元', 200_050],
  ['人民币2000元整', 200_000],
  ['￥0.2万元', 200_000],
  ['0.2万', 200_000],
  ['1亿元', 10_000_000_000],
  ['1E-06', 1],
  ['2e-1', 200_000],
  ['0.2000000', 200_000],
])('%s 万元 is %d fen', (cell, expected) => {
  expect(readAmountCell(cell, '万元')).toMatchObject({ kind: 'amount', fen: expected })
})

test.each(['-1', '贰仟元', '0.0000001', '约2000元', '1,23', '1.2.3', '99999999999999999', '二千', '0.001元'])(
  '%s is no amount',
  (cell) => {
    expect(readAmountCell(cell, '万元')).toEqual({ kind: 'fault' })
  },
)

test('what is written in 万元 is read back to the fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000_000 }), (count) => {
      expect(readAmountCell(formatWan(fen(count)), '万元')).toEqual({ kind: 'amount', fen: count, bare: true })
    }),
  )
})

test.each([
  [200_000, '0.2'],
  [1, '0.000001'],
  [0, '0'],
  [12_000_000, '12'],
  [100_000_000, '100'],
])('%d fen are written %s', (count, text) => {
  expect(formatWan(fen(count))).toBe(text)
})
