import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import { confirmUscc, isUnmistakableCode, parseUscc, readUscc, subjectKindOf } from './uscc.ts'
import type { Uscc } from './uscc.ts'

const faultOf = (text: string) => {
  const parsed = parseUscc(text)
  return parsed.ok ? undefined : parsed.error
}
const code = (text: string): Uscc => {
  const parsed = parseUscc(text)
  if (!parsed.ok) throw new Error(`test code ${text}: ${parsed.error.code}`)
  return parsed.value
}

test.each([
  '91350100M000100Y43',
  '91445300MA00000150',
  '91000000MA0000001R',
  '11000000000000001Y',
  'Y1445300MA0000015A',
])('takes %s', (text) => {
  expect(parseUscc(text)).toEqual({ ok: true, value: text })
})

test('takes a code as typed', () => {
  expect(parseUscc(' ９１445300-ma00000150\u200b')).toEqual({ ok: true, value: '91445300MA00000150' })
})

describe('tells apart', () => {
  test.each([
    ['nothing', '\u3000', { code: 'empty' }],
    ['one character too few', '91445300MA0000015', { code: 'wrongLength', length: 17 }],
    ['one too many', '91445300MA000001500', { code: 'wrongLength', length: 19 }],
    ['the placeholder', '00000000000000000X', { code: 'placeholder' }],
    ['the placeholder of zeros only, whose check holds', '000000000000000000', { code: 'placeholder' }],
    ['a letter that no code has', '91445300MA0000O150', { code: 'wrongAlphabet', at: 15, character: 'O' }],
    ['a letter in the first place', 'I1445300MA00000150', { code: 'wrongAlphabet', at: 1, character: 'I' }],
    ['a letter in the last place', '91445300MA0000015Z', { code: 'wrongAlphabet', at: 18, character: 'Z' }],
    [
      'a letter at the first place of the region',
      '91A45300MA00000150',
      { code: 'wrongAlphabet', at: 3, character: 'A' },
    ],
    [
      'a letter at the last place of the region',
      '9144530AMA00000150',
      { code: 'wrongAlphabet', at: 8, character: 'A' },
    ],
    ['Chinese', '统一社会信用代码统一社会信用代码统一', { code: 'wrongAlphabet', at: 1, character: '统' }],
    ['a citizen number', '11010519491231002X', { code: 'residentIdInCodePlace', confirmable: false }],
    [
      'a citizen number whose check as a code holds',
      '445302199001010398',
      { code: 'residentIdInCodePlace', confirmable: true },
    ],
    [
      'the same with class and region in order but no organisation code',
      '913101200506150459',
      { code: 'residentIdInCodePlace', confirmable: true },
    ],
    [
      'a mistyped citizen number whose check as a code holds by chance',
      '99999919000101001Q',
      { code: 'residentIdInCodePlace', confirmable: true },
    ],
    [
      'a plausible code whose check fails',
      '91445300MA00000151',
      { code: 'checkFailed', expected: '0', confirmable: true },
    ],
    [
      'a code whose check fails and whose organisation code fails too',
      '91445300MA00000141',
      { code: 'checkFailed', confirmable: false },
    ],
    ['one of a region that does not exist', '91995300MA00000151', { code: 'checkFailed', confirmable: false }],
    ['one of a class that does not exist', '97445300MA00000151', { code: 'checkFailed', confirmable: false }],
    ['one of an authority that does not exist', 'B1445300MA00000151', { code: 'checkFailed', confirmable: false }],
  ])('%s', (_, text, fault) => expect(faultOf(text)).toMatchObject(fault))

  test('a citizen number in lower case', () =>
    expect(faultOf('11010519491231002x')).toMatchObject({ code: 'residentIdInCodePlace' }))

  test('a code that is one in every way though it reads as a citizen number', () => {
    expect(parseUscc('913101200506150547')).toEqual({ ok: true, value: '913101200506150547' })
    expect(isUnmistakableCode('913101200506150547')).toBe(true)
  })
})

test('a code is beyond mistake only with its check and all its parts', () => {
  expect(isUnmistakableCode('91445300MA00000150')).toBe(true)
  expect(isUnmistakableCode('91445300MA00000151')).toBe(false)
  expect(isUnmistakableCode('91000000MA0000001R')).toBe(false)
})

test('any single wrong character breaks the check', () => {
  const good = '91445300MA00000150'
  fc.assert(
    fc.property(fc.nat(17), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (at, character) => {
      fc.pre(good[at] !== character)
      expect(parseUscc(good.slice(0, at) + character + good.slice(at + 1)).ok).toBe(false)
    }),
  )
})

test('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (text) => {
      expect(typeof parseUscc(text).ok).toBe('boolean')
    }),
  )
})

describe('a confirmation by hand', () => {
  const confirmation = { confirmedBy: 'officer-1', on: localDate('2026-11-21'), ground: 'text-1' }

  test('takes an early code', () => {
    expect(confirmUscc('91445300ma0000015 1', confirmation)).toEqual({
      ok: true,
      value: { code: '91445300MA00000151', ...confirmation },
    })
  })
  test('takes a code that reads as a citizen number', () => {
    expect(confirmUscc('913101200506150459', confirmation)).toEqual({
      ok: true,
      value: { code: '913101200506150459', ...confirmation },
    })
  })
  test.each([
    ['91445300MA00000150', { code: 'checkHolds' }],
    ['91445300MA00000141', { code: 'checkFailed', expected: expect.any(String), confirmable: false }],
    ['11010519491231002X', { code: 'residentIdInCodePlace', confirmable: false }],
    ['00000000000000000X', { code: 'placeholder' }],
    ['', { code: 'empty' }],
  ])('does not take %s', (text, error) => expect(confirmUscc(text, confirmation)).toEqual({ ok: false, error }))
})

test('the parts of a code', () => {
  expect(readUscc(code('91350100M000100Y43'))).toEqual({
    authority: '9',
    bodyClass: '1',
    region: '350100',
    organisationCode: 'M000100Y4',
    organisationCodeValid: true,
  })
  expect(readUscc(code('91000000MA0000001R')).organisationCodeValid).toBe(false)
})

test.each([
  ['11445300MA00000158', 'governmentBody'],
  ['12510400MA0000015N', 'publicInstitution'],
  ['13000000MA00000159', 'socialOrganisation'],
  ['51445300MA00000154', 'socialOrganisation'],
  ['52370100MA0000015E', 'socialOrganisation'],
  ['53410000MA00000154', 'socialOrganisation'],
  ['81445300MA00000151', 'socialOrganisation'],
  ['91445300MA00000150', 'enterprise'],
  ['92445300MA0000015W', 'individualBusiness'],
  ['93410928MA00000151', 'enterprise'],
  ['A1110000MA00000151', 'publicInstitution'],
  ['N1410928MA0000015R', 'otherOrganisation'],
  ['N2410928MA0000015N', 'otherOrganisation'],
  ['N3410928MA0000015K', 'otherOrganisation'],
  ['31110000MA00000158', undefined],
  ['Y1445300MA0000015A', undefined],
])('the holder of %s is %s', (text, kind) => expect(subjectKindOf(code(text))).toBe(kind))

/** Each class that an authority registers makes an early code confirmable; the class after them does not. */
test.each([
  ['1', '1239', '4'],
  ['2', '19', '2'],
  ['3', '123459', '6'],
  ['4', '19', '2'],
  ['5', '1239', '4'],
  ['6', '129', '3'],
  ['7', '129', '3'],
  ['8', '19', '2'],
  ['9', '1239', '4'],
  ['A', '19', '2'],
  ['N', '1239', '4'],
  ['Y', '1', '9'],
])('authority %s registers the classes %s', (authority, classes, other) => {
  const confirmable = (bodyClass: string) => {
    const bodies = ['0', '1'].map((check) => faultOf(`${authority}${bodyClass}445300MA0000015${check}`))
    return bodies.some((fault) => fault?.code === 'checkFailed' && fault.confirmable)
  }
  expect([...classes].map(confirmable)).toEqual([...classes].map(() => true))
  expect(confirmable(other)).toBe(false)
})
