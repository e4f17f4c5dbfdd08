import { DOCUMENTS, type DocumentKey } from '../kernel/documents.ts'
import { ok, refuse, type Result } from '../kernel/result.ts'

/** Where a value from JSON does not fit: the path to the field, what stood there, and what would fit. */
export interface ShapeFault {
  readonly field: string
  readonly read: string
  readonly mend: string
}

/** What values of a field look like: how they are read from JSON and how a jurist sees them. */
export interface ValueShape<T> {
  parse(input: unknown, field: string): Result<T, ShapeFault>
  /** The value in Chinese. */
  render(value: T): string
}

/** A field with its Chinese label; an empty label prints the value alone. */
export type Labelled<T> = readonly [label: string, shape: ValueShape<T>]

/** Yes or no, each with its Chinese words. */
export function yesNo(yes = '是', no = '否'): ValueShape<boolean> {
  return {
    parse: (input, field) => (typeof input === 'boolean' ? ok(input) : fault(field, input, '写 true 或 false')),
    render: (value) => (value ? yes : no),
  }
}

/** A whole number from 0 on, with its unit. */
export function whole(unit: string): ValueShape<number> {
  return {
    parse: (input, field) =>
      typeof input === 'number' && Number.isSafeInteger(input) && input >= 0
        ? ok(input)
        : fault(field, input, '写不小于 0 的整数'),
    render: (value) => `${value}${unit}`,
  }
}

/** Words that are not empty. */
export const text: ValueShape<string> = {
  parse: (input, field) =>
    typeof input === 'string' && input.trim() !== '' ? ok(input) : fault(field, input, '写非空文字'),
  render: (value) => value,
}

/** A value, or `null` where the text says nothing; printed as `absent`, or left out where that is empty. */
export function orNull<T>(shape: ValueShape<T>, absent = ''): ValueShape<T | null> {
  return {
    parse: (input, field) => (input === null ? ok(null) : shape.parse(input, field)),
    render: (value) => (value === null ? absent : shape.render(value)),
  }
}

/** A registered document, printed by its title. */
export const documentKey: ValueShape<string> = {
  parse: (input, field) => (isDocumentKey(input) ? ok(input) : fault(field, input, '写已登记的文件代号')),
  render: (value) => (isDocumentKey(value) ? `《${DOCUMENTS[value].title}》` : value),
}

/** Whether a word from outside names a registered document. */
export function isDocumentKey(word: unknown): word is DocumentKey {
  return typeof word === 'string' && Object.hasOwn(DOCUMENTS, word)
}

/** One of a closed set of words, each with its Chinese. */
export function oneOf<K extends string>(words: { readonly [Word in K]: string }): ValueShape<K> {
  const known = Object.keys(words)
  return {
    parse: (input, field) =>
      typeof input === 'string' && known.includes(input)
        ? ok(input as K)
        : fault(field, input, `写以下之一：${known.join('、')}`),
    render: (value) => words[value],
  }
}

/** A list without repetition. */
export function listOf<T>(shape: ValueShape<T>): ValueShape<readonly T[]> {
  return {
    parse: (input, field) => {
      if (!Array.isArray(input)) return fault(field, input, '写数组')
      const items: T[] = []
      for (const [index, each] of input.entries()) {
        const item = shape.parse(each, `${field}[${index}]`)
        if (!item.ok) return item
        if (items.includes(item.value)) return fault(`${field}[${index}]`, each, '删去重复的一项')
        items.push(item.value)
      }
      return ok(items)
    },
    render: (values) => values.map((each) => shape.render(each)).join('、'),
  }
}

/** Two numbers, from and to. */
export function span(unit: string): ValueShape<readonly [number, number]> {
  const bound = whole(unit)
  return {
    parse: (input, field) => {
      if (!Array.isArray(input) || input.length !== 2) return fault(field, input, '写两个整数的数组')
      const from = bound.parse(input[0], `${field}[0]`)
      if (!from.ok) return from
      const to = bound.parse(input[1], `${field}[1]`)
      if (!to.ok) return to
      if (from.value > to.value) return fault(field, input, '前一数不得大于后一数')
      return ok([from.value, to.value])
    },
    render: ([from, to]) => `${from}–${to}${unit}`,
  }
}

/** Lists under headings that the text names itself. */
export const textByHead: ValueShape<Readonly<Record<string, readonly string[]>>> = {
  parse: (input, field) => {
    if (!isRecord(input)) return fault(field, input, '写对象：类名 → 数组')
    const heads: [string, readonly string[]][] = []
    for (const [head, items] of Object.entries(input)) {
      const list = listOf(text).parse(items, `${field}.${head}`)
      if (!list.ok) return list
      heads.push([head, list.value])
    }
    return ok(Object.fromEntries(heads))
  },
  render: (value) =>
    Object.entries(value)
      .map(([head, items]) => (items.length === 0 ? head : `${head}（${items.join('、')}）`))
      .join('；'),
}

/** An object with exactly these fields; a field that says nothing is not printed. */
export function fields<V extends object>(
  shapes: { readonly [K in keyof V]-?: Labelled<V[K]> },
  separator = '；',
): ValueShape<V> {
  const names = Object.keys(shapes) as (keyof V & string)[]
  return {
    parse: (input, field) => {
      if (!isRecord(input)) return fault(field, input, `写对象，含 ${names.join('、')}`)
      const extra = Object.keys(input).find((name) => !names.includes(name as keyof V & string))
      if (extra !== undefined) return fault(`${field}.${extra}`, input[extra], `删去此项；只有 ${names.join('、')}`)
      const parsed: [string, unknown][] = []
      for (const name of names) {
        const value = shapes[name][1].parse(input[name], `${field}.${name}`)
        if (!value.ok) return value
        parsed.push([name, value.value])
      }
      return ok(Object.fromEntries(parsed) as V)
    },
    render: (value) =>
      names
        .map((name) => {
          const [label, shape] = shapes[name]
          const words = shape.render(value[name])
          return words === '' || label === '' ? words : `${label}：${words}`
        })
        .filter((words) => words !== '')
        .join(separator),
  }
}

/** Whether JSON gave an object with named fields. */
export function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

/** A fault at a field: what stood there, cut to 60 characters, and how to mend it. */
export function fault(field: string, input: unknown, mend: string): { readonly ok: false; readonly error: ShapeFault } {
  return refuse({ field, read: input === undefined ? '（缺）' : JSON.stringify(input).slice(0, 60), mend })
}
