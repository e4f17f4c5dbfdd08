import { parseLocalDate } from '../calendar/local-date.ts'

/** One fault of loaded data: where, what was found, and how to mend it. */
export interface CatalogueFault {
  /** Like `measures[3].articles[0].law`. */
  readonly path: string
  readonly found: string
  readonly mend: string
}

/** Lists the faults of a value at a path; none where it fits. */
export type Shape = (value: unknown, path: string) => readonly CatalogueFault[]

const LONGEST_SHOWN = 40

function fault(path: string, value: unknown, mend: string): readonly CatalogueFault[] {
  const shown = value === undefined ? '缺失' : JSON.stringify(value)
  return [{ path, found: shown.slice(0, LONGEST_SHOWN), mend }]
}

/** A text that is not blank, of at most `longest` characters. */
export function text(longest = 200): Shape {
  return (value, path) => {
    if (typeof value !== 'string' || value.trim() === '') return fault(path, value, '填写文字')
    return value.length > longest ? fault(path, value, `不超过${longest}个字符`) : []
  }
}

/** A calendar date. */
export const date: Shape = (value, path) =>
  typeof value === 'string' && parseLocalDate(value) !== undefined ? [] : fault(path, value, '填写 YYYY-MM-DD 的日期')

/** True or false. */
export const flag: Shape = (value, path) => (typeof value === 'boolean' ? [] : fault(path, value, '填写 true 或 false'))

/** A whole number from one up. */
export const count: Shape = (value, path) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? [] : fault(path, value, '填写正整数')

/** One of a closed set of words. */
export function oneOf(words: Readonly<Record<string, null>>): Shape {
  const known = Object.keys(words)
  return (value, path) =>
    typeof value === 'string' && known.includes(value) ? [] : fault(path, value, `取其一：${known.join('、')}`)
}

/** A list whose elements all fit. */
export function list(element: Shape): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return fault(path, value, '填写数组')
    const elements: readonly unknown[] = value
    return elements.flatMap((item, index) => element(item, `${path}[${index}]`))
  }
}

/** `null`, or a value that fits. */
export function nullable(shape: Shape): Shape {
  return (value, path) => (value === null ? [] : shape(value, path))
}

/** An object with these fields and no others. */
export function record(fields: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fault(path, value, '填写对象')
    const given = new Map<string, unknown>(Object.entries(value))
    const at = (name: string) => (path === '' ? name : `${path}.${name}`)
    const unknown = [...given].filter(([name]) => !Object.hasOwn(fields, name))
    return [
      ...Object.entries(fields).flatMap(([name, shape]) => shape(given.get(name), at(name))),
      ...unknown.flatMap(([name, found]) => fault(at(name), found, '删去未知字段')),
    ]
  }
}
