import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeFormula, readCellText, unescapeFormula } from './cell-text.ts'

test.each(['=1+1', '+86', '-甲', '@SUM(A1)', '\t=1', "'=1", "''+x", '＝1', '\r=cmd'])(
  '%j never starts a formula and comes back',
  (text) => {
    expect(escapeFormula(text)).toBe(`'${text}`)
    expect(unescapeFormula(escapeFormula(text))).toBe(text)
  },
)

test('escaping is undone for every text, and never leaves a formula at the start', () => {
  const text = fc.stringMatching(/^['=+\-@\t0-9.甲]{0,5}$/)
  fc.assert(
    fc.property(text, (value) => {
      expect(unescapeFormula(escapeFormula(value))).toBe(value)
      expect(escapeFormula(value)).not.toMatch(/^[=+@\t]/)
    }),
  )
})

test('a plain negative number is no formula', () => {
  expect(escapeFormula('-0.5')).toBe('-0.5')
  expect(readCellText('-0.5')).toMatchObject({ text: '-0.5', formula: false })
})

test.each([
  ['　云浮市测试公司 ', '云浮市测试公司'],
  ['="91445300"', '91445300'],
  ['云\u200b浮\u202e', '云浮'],
  ['甲\u0000乙', '甲乙'],
])('%j is cleaned to %s', (cell, text) => {
  expect(readCellText(cell).text).toBe(text)
})

test('control characters, formulas and lost characters are told', () => {
  expect(readCellText('甲\u0007乙').controls).toBe(true)
  expect(readCellText('=HYPERLINK("x")').formula).toBe(true)
  expect(readCellText('——').formula).toBe(false)
  expect(readCellText('--').formula).toBe(false)
  expect(readCellText('甲\ufffd').broken).toBe(true)
  expect(readCellText('\ud840').broken).toBe(true)
  expect(readCellText('𠮷').broken).toBe(false)
})
