import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseIdentifier } from './normalise-identifier.ts'

test.each([
  ['full-width', '９１４４５３００ＭＡ００００015０', '91445300MA00000150'],
  ['lower case', '91445300ma00000150', '91445300MA00000150'],
  ['spaces of every kind', '\u3000914453\u00a000\tMA\u2009000\r\n00150 ', '91445300MA00000150'],
  ['zero-width and direction marks', '\ufeff91445300\u200bMA\u200e000\u200d00150', '91445300MA00000150'],
  ['hyphens as people type them', 'D2143569-X D2143569－X D2143569—X D2143569−X D2143569‐X', 'D2143569X'.repeat(5)],
  ['the apostrophe of a sheet', "'440106900101129", '440106900101129'],
  ['typographic apostrophes', '’44‘01`', '4401'],
  ['a multiplication sign for X', '11010519491231002×', '11010519491231002X'],
  ['a Cyrillic and a Greek X', 'хΧХ', 'XXX'],
  ['a heavy cross', '✕✖', 'XX'],
  ['letters that are not code characters stay', 'OISVZ', 'OISVZ'],
  ['Chinese stays', '无 代码', '无代码'],
  ['nothing', ' \u3000', ''],
])('%s', (_, typed, expected) => expect(normaliseIdentifier(typed)).toBe(expected))

test('is idempotent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = normaliseIdentifier(text)
      expect(normaliseIdentifier(once)).toBe(once)
    }),
  )
})
