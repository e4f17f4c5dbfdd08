import { describe, expect, test } from 'vitest'
import { findDocumentType, parseIdentityDocument } from './identity-document.ts'

test.each([
  ['01', '01'],
  ['1', '01'],
  ['５', '05'],
  ['身份证', '01'],
  ['居民身份证', '01'],
  ['身份证号', '01'],
  ['公民身份号码', '01'],
  ['护照', '02'],
  ['护照号', '02'],
  ['港澳居民来往内地通行证', '03'],
  ['港澳通行证', '03'],
  ['回乡证', '03'],
  ['台湾居民来往大陆通行证', '04'],
  ['台胞证', '04'],
  ['外国人永久居留身份证', '05'],
  ['外国人永久居留证', '05'],
  ['06', undefined],
  ['', undefined],
  ['营业执照', undefined],
])('the type «%s» is %s', (text, type) => expect(findDocumentType(text)).toBe(type))

describe('takes', () => {
  test.each([
    ['01', '445302199001010013', '445302199001010013'],
    ['01', '445302900101001', '445302199001010013'],
    ['02', 'e12345678', 'E12345678'],
    ['02', 'EA1234567', 'EA1234567'],
    ['02', 'A1234', 'A1234'],
    ['02', 'A1234567890123456', 'A1234567890123456'],
    ['02', '445302900101001', '445302900101001'],
    ['03', 'H12345678', 'H12345678'],
    ['03', 'm1234567800', 'M1234567800'],
    ['04', '12345678', '12345678'],
    ['04', '1234567890(B)', '1234567890(B)'],
    ['04', '1234567890', '1234567890'],
    ['05', 'USA110087010112', 'USA110087010112'],
    ['05', '930000199205150010', '930000199205150010'],
  ])('%s %s', (type, text, number) =>
    expect(parseIdentityDocument(type, text)).toEqual({ ok: true, value: { type, number } }),
  )
})

describe('refuses', () => {
  test.each([
    ['09', '445302199001010013', 'unknownType'],
    ['01', ' ', 'empty'],
    ['01', '445302199001010014', 'wrongNumber'],
    ['02', 'ABCDEFG', 'wrongNumber'],
    ['02', 'A123', 'wrongNumber'],
    ['02', 'A12345678901234567', 'wrongNumber'],
    ['02', 'E1234567*', 'wrongNumber'],
    ['02', '*E1234567', 'wrongNumber'],
    ['03', 'H1234567', 'wrongNumber'],
    ['03', 'H123456789', 'wrongNumber'],
    ['03', 'H12345678901', 'wrongNumber'],
    ['03', 'XH12345678', 'wrongNumber'],
    ['03', 'K12345678', 'wrongNumber'],
    ['04', '1234567', 'wrongNumber'],
    ['04', '123456789', 'wrongNumber'],
    ['04', 'A12345678', 'wrongNumber'],
    ['04', '12345678A', 'wrongNumber'],
    ['04', 'A1234567890', 'wrongNumber'],
    ['04', '1234567890BB', 'wrongNumber'],
    ['05', 'US110087010112', 'wrongNumber'],
    ['05', 'USA11008701011', 'wrongNumber'],
    ['05', 'USA1100870101123', 'wrongNumber'],
    ['05', 'XUSA110087010112', 'wrongNumber'],
    ['05', '445302199001010013', 'wrongNumber'],
    ['05', '930000199205150011', 'wrongNumber'],
  ])('%s «%s» as %s', (type, text, code) =>
    expect(parseIdentityDocument(type, text)).toEqual({ ok: false, error: { code } }),
  )
})
