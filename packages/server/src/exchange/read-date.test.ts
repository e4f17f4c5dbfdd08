import { describe, expect, test } from 'vitest'
import { readDateCell } from './read-date.ts'

const date = (text: string, doubt?: string): unknown => ({
  kind: 'date',
  date: text,
  ...(doubt === undefined ? {} : { doubt }),
})
const fault = (code: string): unknown => ({ kind: 'fault', code })

describe('spellings met in real files', () => {
  test.each([
    ['2017-03-05', '2017-03-05'],
    ['2017-3-5', '2017-03-05'],
    ['2017-03-05 09:30', '2017-03-05'],
    ['2017-03-05 09:30:15', '2017-03-05'],
    ['2017-03-05 09:30:15.0', '2017-03-05'],
    ['2017-03-05T09:30:15', '2017-03-05'],
    ['2017-03-05T17:30:00.000Z', '2017-03-06'],
    ['2017-03-05T23:30:00+08:00', '2017-03-05'],
    ['2017.03.05', '2017-03-05'],
    ['2017.3.5', '2017-03-05'],
    ['2017.03.05 09:30', '2017-03-05'],
    ['2017.03.05 09:30:15', '2017-03-05'],
    ['2017.03.05 09:30:15.0', '2017-03-05'],
    ['2017年03月05日', '2017-03-05'],
    ['2017年3月5日', '2017-03-05'],
    ['2017年3月5号', '2017-03-05'],
    ['２０１７年３月５日', '2017-03-05'],
    ['2017年3月5日 9时30分', '2017-03-05'],
    ['20170305', '2017-03-05'],
    ['20170305093015', '2017-03-05'],
    ['2017/03/05', '2017-03-05'],
    ['2017/3/5 0:00:00', '2017-03-05'],
    ['2017,03,05', '2017-03-05'],
    ['2017，03，05', '2017-03-05'],
    ['2017-03-05 09：30', '2017-03-05'],
    ['2017。03。05', '2017-03-05'],
    ['二〇一七年三月五日', '2017-03-05'],
    ['二○一七年十二月三十一日', '2017-12-31'],
    ['二零一七年十月二十日', '2017-10-20'],
    ['2020-02-29', '2020-02-29'],
  ])('%s is %s', (cell, expected) => {
    expect(readDateCell(cell)).toEqual(date(expected))
  })
})

test.each([
  ['17-03-05', date('2017-03-05', 'TWO_DIGIT_YEAR')],
  ['17.3.5', date('2017-03-05', 'TWO_DIGIT_YEAR')],
  ['42799', date('2017-03-05', 'EXCEL_SERIAL_DATE')],
  ['42799.5', date('2017-03-05', 'EXCEL_SERIAL_DATE')],
])('%s is read with a doubt', (cell, expected) => {
  expect(readDateCell(cell)).toEqual(expected)
})

test.each(['长期', '长期有效', '永久', '2099-12-31', '2099/12/31', '9999-12-31', '9999/12/31', '99991231'])(
  '%s has no end',
  (cell) => {
    expect(readDateCell(cell)).toEqual({ kind: 'longTerm' })
  },
)

test.each(['', '/', '无', '-', '——', '--', '未办', '零', '暂无', '0', '1', '*', '\\', '空'])(
  '“%s” says nothing',
  (cell) => {
    expect(readDateCell(cell)).toEqual({ kind: 'empty' })
  },
)

test.each([
  ['2017-02-29', 'IMPOSSIBLE_DATE'],
  ['20170231', 'IMPOSSIBLE_DATE'],
  ['2017年13月1日', 'IMPOSSIBLE_DATE'],
  ['0217-03-05', 'IMPOSSIBLE_DATE'],
  ['2017.03', 'DATE_INCOMPLETE'],
  ['2017年3月', 'DATE_INCOMPLETE'],
  ['2017年', 'DATE_INCOMPLETE'],
  ['05/03/2017', 'DATE_UNREADABLE'],
  ['March 5, 2017', 'DATE_UNREADABLE'],
  ['2017', 'DATE_UNREADABLE'],
  ['3年', 'DATE_UNREADABLE'],
  ['1234567', 'DATE_UNREADABLE'],
])('%s is refused as %s', (cell, code) => {
  expect(readDateCell(cell)).toEqual(fault(code))
})
