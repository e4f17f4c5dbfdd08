import { describe, expect, it } from 'vitest'
import { DOCUMENTS } from '../kernel/documents.ts'
import {
  documentKey,
  fields,
  listOf,
  oneOf,
  orNull,
  span,
  text,
  textByHead,
  type ValueShape,
  whole,
  yesNo,
} from './value-shape.ts'

const PAIR = fields<{ readonly days: number | null; readonly note: string }>({
  days: ['期限', orNull(whole('日'))],
  note: ['', text],
})
const COLOUR = oneOf({ red: '红', black: '黑' })

/** What a shape makes of a value: the value in Chinese, or the fault as «field: what stood there → how to mend it». */
function take<T>(shape: ValueShape<T>, input: unknown): string {
  const parsed = shape.parse(input, 'value')
  if (parsed.ok) return shape.render(parsed.value)
  const { field, read, mend } = parsed.error
  return `${field}: ${read} → ${mend}`
}

describe('a value from outside is printed in Chinese, or refused with the way to mend it', () => {
  it.each<[string, ValueShape<never>, unknown, string]>([
    ['yes', yesNo() as never, true, '是'],
    ['no', yesNo() as never, false, '否'],
    ['no flag', yesNo() as never, 'yes', 'value: "yes" → 写 true 或 false'],
    ['zero days', whole('日') as never, 0, '0日'],
    ['a fraction', whole('日') as never, 1.5, 'value: 1.5 → 写不小于 0 的整数'],
    ['a negative number', whole('日') as never, -1, 'value: -1 → 写不小于 0 的整数'],
    ['digits in a text', whole('日') as never, '3', 'value: "3" → 写不小于 0 的整数'],
    ['words', text as never, '信用中国', '信用中国'],
    ['blank words', text as never, ' ', 'value: " " → 写非空文字'],
    ['a number for words', text as never, 7, 'value: 7 → 写非空文字'],
    ['nothing said', orNull(text, '未写') as never, null, '未写'],
    ['something said', orNull(text, '未写') as never, '省平台', '省平台'],
    ['a missing value', orNull(text) as never, undefined, 'value: （缺） → 写非空文字'],
    ['a registered document', documentKey as never, 'PY', `《${DOCUMENTS.PY.title}》`],
    ['an unknown document', documentKey as never, 'toString', 'value: "toString" → 写已登记的文件代号'],
    ['a document that is no word', documentKey as never, 1, 'value: 1 → 写已登记的文件代号'],
    ['a known word', COLOUR as never, 'black', '黑'],
    ['an unknown word', COLOUR as never, 'green', 'value: "green" → 写以下之一：red、black'],
    ['no word at all', COLOUR as never, ['red'], 'value: ["red"] → 写以下之一：red、black'],
    ['a list', listOf(COLOUR) as never, ['black', 'red'], '黑、红'],
    ['an empty list', listOf(COLOUR) as never, [], ''],
    ['no list', listOf(COLOUR) as never, 'red', 'value: "red" → 写数组'],
    ['a faulty item', listOf(COLOUR) as never, ['red', 7], 'value[1]: 7 → 写以下之一：red、black'],
    ['an item twice', listOf(COLOUR) as never, ['red', 'red'], 'value[1]: "red" → 删去重复的一项'],
    ['from and to', span('年') as never, [1, 3], '1–3年'],
    ['from and to the same', span('年') as never, [2, 2], '2–2年'],
    ['to before from', span('年') as never, [3, 1], 'value: [3,1] → 前一数不得大于后一数'],
    ['three bounds', span('年') as never, [1, 2, 3], 'value: [1,2,3] → 写两个整数的数组'],
    ['one number', span('年') as never, 12, 'value: 12 → 写两个整数的数组'],
    ['a faulty first bound', span('年') as never, ['x', 3], 'value[0]: "x" → 写不小于 0 的整数'],
    ['a faulty second bound', span('年') as never, [1, 'x'], 'value[1]: "x" → 写不小于 0 的整数'],
    ['heads', textByHead as never, { 市场秩序: ['传销', '合同欺诈'], 其他: [] }, '市场秩序（传销、合同欺诈）；其他'],
    ['no heads', textByHead as never, [], 'value: [] → 写对象：类名 → 数组'],
    ['a faulty head', textByHead as never, { 其他: [''] }, 'value.其他[0]: "" → 写非空文字'],
    ['fields', PAIR as never, { days: 3, note: '书面' }, '期限：3日；书面'],
    ['a silent field', PAIR as never, { days: null, note: '书面' }, '书面'],
    ['no object', PAIR as never, null, 'value: null → 写对象，含 days、note'],
    ['an array', PAIR as never, [], 'value: [] → 写对象，含 days、note'],
    ['a field too many', PAIR as never, { days: 3, note: 'x', by: 1 }, 'value.by: 1 → 删去此项；只有 days、note'],
    ['a faulty field', PAIR as never, { days: 3, note: '' }, 'value.note: "" → 写非空文字'],
  ])('%s', (_, shape, input, expected) => {
    expect(take(shape, input)).toBe(expected)
  })

  it('shows what stood there, cut to 60 characters', () => {
    const parsed = text.parse(['x'.repeat(100)], 'value')
    expect(parsed.ok ? '' : parsed.error.read).toBe(`["${'x'.repeat(58)}`)
  })

  it('returns heads and fields as they came', () => {
    expect(textByHead.parse({ 甲: ['a'], 乙: [] }, 'v')).toEqual({ ok: true, value: { 甲: ['a'], 乙: [] } })
    expect(PAIR.parse({ days: 3, note: 'x' }, 'v')).toEqual({ ok: true, value: { days: 3, note: 'x' } })
    expect(span('年').parse([1, 3], 'v')).toEqual({ ok: true, value: [1, 3] })
  })
})
