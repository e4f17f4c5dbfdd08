import { describe, expect, test } from 'vitest'
import { identify, maskIdentifier, maskName } from './identify.ts'

describe('a bare identifier', () => {
  test.each([
    ['91445300ma00000150', { kind: 'uscc', code: '91445300MA00000150', subjectKind: 'enterprise' }],
    ['92445300MA0000015W', { kind: 'uscc', code: '92445300MA0000015W', subjectKind: 'individualBusiness' }],
    ['Y1445300MA0000015A', { kind: 'uscc', code: 'Y1445300MA0000015A', subjectKind: undefined }],
    [
      '445302199001010013',
      { kind: 'residentId', identity: { id: '445302199001010013', bornOn: '1990-01-01', legacy: false } },
    ],
    [
      '445302900101001',
      { kind: 'residentId', identity: { id: '445302199001010013', bornOn: '1990-01-01', legacy: true } },
    ],
    [
      '440106900101129',
      { kind: 'residentId', identity: { id: '440106199001011294', bornOn: '1990-01-01', legacy: true } },
    ],
    ['110108000000016', { kind: 'registrationNumber', number: '110108000000016' }],
    ['D2143569-X', { kind: 'organisationCode', code: 'D2143569X' }],
    ['91445300MA00000151', { kind: 'unknown', fault: { code: 'checkFailed', expected: '0', confirmable: true } }],
    ['无', { kind: 'unknown', fault: { code: 'wrongLength', length: 1 } }],
  ])('%s', (text, identified) => expect(identify(text)).toEqual(identified))
})

test.each([
  ['张三', '张**'],
  ['张某某某', '张**'],
  [' 欧阳修 ', '欧**'],
  ['𠮷田', '𠮷**'],
  ['', ''],
  [' ', ''],
])('the name «%s» is masked as «%s»', (name, masked) => expect(maskName(name)).toBe(masked))

test.each([
  ['445302199001010013', '****************13'],
  ['11010519491231002x', '****************2X'],
  ['12345678', '******78'],
  ['1234567', '*******'],
  ['', ''],
])('the number «%s» is masked as «%s»', (text, masked) => expect(maskIdentifier(text)).toBe(masked))
