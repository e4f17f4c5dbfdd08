import { describe, expect, test } from 'vitest'
import { looksLikeResidentId } from './resident-shape.ts'

describe('looks like a citizen number', () => {
  test.each([
    ['plain', '445302199001010013'],
    ['with a lower x', '11010519491231002x'],
    ['full-width', '４４５３０２１９９００１０１００１３'],
    ['spaced', '445302 1990 0101 0013'],
    ['with zero-width characters', '4453021990\u200b01010013'],
    ['hyphened and dotted', '445302-19900101.0013'],
    ['inside a sentence', '请查张三（身份证：445302199001010013）的记录'],
    ['with a multiplication sign for X', '11010519491231002×'],
    ['inside a longer run of digits', '0044530219900101001399'],
    ['mistyped check', '445302199001010014'],
    ['without its check character', '44530219900101001'],
    ['of 15 digits', '445302900101001'],
    ['of 15 digits inside text', '证件445302650101123号'],
    ['of 15 digits beside a phone number', '445302650101123 13800138000'],
    ['of 15 digits, spaced', '445302 650101 123'],
    ['of a resident of Hong Kong', '810000199003071237'],
    ['of a foreign permanent resident', '930000199205150010'],
    ['passing as a code by chance', '445302199001010398'],
    ['born long ago', '445302191001010011'],
    ['born in this century', '445302205012310011'],
    ['of 15 digits from 1915', '445302150101001'],
  ])('%s', (_, text) => expect(looksLikeResidentId(text)).toBe(true))
})

describe('does not look like one', () => {
  test.each([
    ['a unified code', '91445300MA00000150'],
    ['a code of digits that reads as a citizen number', '913101200506150547'],
    ['16 digits that hold a number of 15', '4453029001010010'],
    ['a name', '云浮市某某石材有限公司'],
    ['a case number', '（2026）粤5302执1234号'],
    ['a phone number', '13800138000'],
    ['a date', '2026-11-21'],
    ['18 digits without a date in them', '445302199013010013'],
    ['18 digits of no region', '095302199001010013'],
    ['18 digits with a birth after this century', '445302210001010013'],
    ['17 digits without a date', '44530219901301001'],
    ['16 digits with a date', '4453021990010100'],
    ['15 digits with a birth before 1915', '445302141231001'],
    ['15 digits of no region', '095302900101001'],
    ['15 digits without a date', '445302901301001'],
    ['15 characters that end in X', '44530290010100X'],
    ['an old registration number', '110108000000016'],
    ['14 digits', '44530290010100'],
    ['nothing', ''],
  ])('%s', (_, text) => expect(looksLikeResidentId(text)).toBe(false))
})

test.each(['11', '15', '21', '23', '31', '37', '41', '46', '50', '54', '61', '65', '71', '81', '82', '83', '90', '99'])(
  'region %s is one of persons',
  (region) => expect(looksLikeResidentId(`${region}0000199001010010`)).toBe(true),
)
test.each(['10', '16', '20', '24', '30', '38', '40', '47', '55', '60', '66', '70', '72', '80', '84', '01'])(
  'region %s is none',
  (region) => expect(looksLikeResidentId(`${region}0000199001010010`)).toBe(false),
)
