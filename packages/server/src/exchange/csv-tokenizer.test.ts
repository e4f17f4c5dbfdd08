import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCsvTokenizer } from './csv-tokenizer.ts'
import { TableFaultError } from './file-fault.ts'
import { LIMITS } from './limits.ts'

function rowsOf(pieces: readonly string[], delimiter = ','): (readonly string[])[] {
  const tokenizer = createCsvTokenizer(delimiter)
  return [...pieces.flatMap((piece) => tokenizer.push(piece)), ...tokenizer.end()].map(({ cells }) => cells)
}

test.each<[string, string, string[][]]>([
  [
    'LF',
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'CRLF',
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'CR alone',
    'a,b\rc,d\r',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'no break at the end',
    'a,b\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'an empty last cell at the end',
    'a,b\nc,',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  [
    'quotes, doubled quotes, separators and breaks inside',
    '"a,1","b""c","d\r\ne"\nx,y,z\n',
    [
      ['a,1', 'b"c', 'd\r\ne'],
      ['x', 'y', 'z'],
    ],
  ],
  ['a quote inside a bare cell', 'ab"c,d\n', [['ab"c', 'd']]],
  ['a quoted word that goes on', '"甲"公司,b\n', [['"甲"公司', 'b']]],
  [
    'blank rows dropped',
    'a,b\n\n , \n,\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['empty quoted cells', '"",b\n', [['', 'b']]],
])('splits %s', (_, text, rows) => {
  expect(rowsOf([text])).toEqual(rows)
})

test('gives the same rows however the text is cut', () => {
  const cell = fc.stringMatching(/^[a"',\r\n云 ]{0,6}$/)
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (table, step) => {
        const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        const pieces: string[] = []
        for (let at = 0; at < text.length; at += step) pieces.push(text.slice(at, at + step))
        const whole = table.filter((row) => row.some((value) => value.trim() !== ''))
        expect(rowsOf(pieces)).toEqual(whole)
      },
    ),
  )
})

test('counts physical lines through breaks inside quotes', () => {
  const tokenizer = createCsvTokenizer(',')
  const rows = [...tokenizer.push('h,i\n"a\nb\nc",1\nd'), ...tokenizer.push(',2\n\ne,3\n'), ...tokenizer.end()]
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 5, 7])
})

test('a quote left open to the end is a fault that names its line', () => {
  const tokenizer = createCsvTokenizer(',')
  tokenizer.push('a,b\n"c,d\ne,f\n')
  expect(() => tokenizer.end()).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ code: 'UNCLOSED_QUOTE', line: 2 }) }),
  )
})

test('a quote left open over a mebibyte is a fault long before the end', () => {
  const tokenizer = createCsvTokenizer(',')
  tokenizer.push('a,b\n"c,d\n')
  const feed = (): void => {
    for (let times = 0; times < 40; times += 1) tokenizer.push('e,f\n'.repeat(16_384))
  }
  expect(feed).toThrow(TableFaultError)
  expect(tokenizer.peakHeld()).toBeLessThan(LIMITS.lineLength + 131_072)
})

test('a cell over 64 KiB is cut and its row marked, the next row is whole', () => {
  const tokenizer = createCsvTokenizer(',')
  const rows = tokenizer.push(`a,${'x'.repeat(65_537)},c\nd,e,f\n`)
  expect(rows[0]?.faults).toEqual([{ column: 1, code: 'CELL_TOO_LONG' }])
  expect(rows[0]?.cells[2]).toBe('c')
  expect(rows[1]?.cells).toEqual(['d', 'e', 'f'])
})

test('more than 512 columns are refused', () => {
  expect(() => rowsOf([`${','.repeat(600)}\n`])).toThrow(TableFaultError)
})
