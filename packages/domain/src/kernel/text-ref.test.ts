import { expect, test } from 'vitest'
import { plainRef, readPlainRef } from './text-ref.ts'

test.each(['市财政局', '', 'plain:', ' 空格 '])('a plain reference carries its text: «%s»', (text) => {
  expect(readPlainRef(plainRef(text))).toBe(text)
})

test.each(['5b0f1c1e', 'text:plain:市财政局', '市财政局', ''])('«%s» refers into the vault and carries none', (ref) => {
  expect(readPlainRef(ref)).toBeUndefined()
})

test('a plain reference can be told from one into the vault by its beginning', () => {
  expect(plainRef('市财政局')).toBe('plain:市财政局')
})
