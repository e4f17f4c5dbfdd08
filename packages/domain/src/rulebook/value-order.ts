/**
 * How `a` stands to `b`: `kinder` binds the authority more strictly or treats the subject better, `harsher` the
 * opposite, `incomparable` neither.
 */
export type Order = 'equal' | 'kinder' | 'harsher' | 'incomparable'

/** An order on the values of an axis; `total`: no two values are incomparable. */
export interface ValueOrder<V> {
  readonly declared: 'total' | 'partial' | 'incomparable'
  compare(a: V, b: V): Order
}

/** Whether two values from JSON are the same, whatever the order of their keys. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = Object.entries(a)
  const right = new Map(Object.entries(b))
  return (
    left.length === right.size && left.every(([key, value]) => right.has(key) && isSameValue(value, right.get(key)))
  )
}

/** No two different values can be ranked. */
export function unordered<V>(): ValueOrder<V> {
  return { declared: 'incomparable', compare: (a, b) => (isSameValue(a, b) ? 'equal' : 'incomparable') }
}

/** Values in a row from the kindest to the harshest. Throws on a value that has no rank, lest it pass for the kindest. */
export function ranked<V>(kindestFirst: readonly V[]): ValueOrder<V> {
  const rankOf = (value: V) => {
    const rank = kindestFirst.indexOf(value)
    if (rank < 0) throw new RangeError(`no rank for ${JSON.stringify(value)}`)
    return rank
  }
  return { declared: 'total', compare: (a, b) => byRank(rankOf(a), rankOf(b)) }
}

/** `true` is the kinder. */
export const yesIsKinder: ValueOrder<boolean> = ranked([true, false])

/** `false` is the kinder. */
export const noIsKinder: ValueOrder<boolean> = ranked([false, true])

/** The smaller number is the kinder; `null`, no limit at all, the harshest. */
export const fewerIsKinder: ValueOrder<number | null> = {
  declared: 'total',
  compare: (a, b) => byRank(a ?? Infinity, b ?? Infinity),
}

/** The larger number is the kinder; `null`, none named, the harshest. */
export const moreIsKinder: ValueOrder<number | null> = {
  declared: 'total',
  compare: (a, b) => byRank(-(a ?? -Infinity), -(b ?? -Infinity)),
}

/** The wider set is the kinder. */
export function widerIsKinder<T>(): ValueOrder<readonly T[]> {
  return { declared: 'partial', compare: (a, b) => bySets(a, b) }
}

/** The narrower set is the kinder. */
export function narrowerIsKinder<T>(): ValueOrder<readonly T[]> {
  return { declared: 'partial', compare: (a, b) => bySets(b, a) }
}

/** Field by field: kinder where no field is harsher and one is kinder; incomparable where fields disagree. */
export function byFields<V extends object>(fields: { readonly [K in keyof V]-?: ValueOrder<V[K]> }): ValueOrder<V> {
  const names = Object.keys(fields) as (keyof V)[]
  const [only] = names
  const declared = names.length === 1 && only !== undefined ? fields[only].declared : 'partial'
  return { declared, compare: (a, b) => joinOrders(names.map((name) => fields[name].compare(a[name], b[name]))) }
}

/** The order of a whole from those of its parts. */
export function joinOrders(parts: readonly Order[]): Order {
  if (parts.includes('incomparable')) return 'incomparable'
  const kinder = parts.includes('kinder')
  const harsher = parts.includes('harsher')
  if (kinder && harsher) return 'incomparable'
  if (kinder) return 'kinder'
  return harsher ? 'harsher' : 'equal'
}

function byRank(a: number, b: number): Order {
  if (a === b) return 'equal'
  return a < b ? 'kinder' : 'harsher'
}

function bySets<T>(a: readonly T[], b: readonly T[]): Order {
  const hasAll = b.every((each) => a.includes(each))
  const hasMore = !a.every((each) => b.includes(each))
  if (hasAll) return hasMore ? 'kinder' : 'equal'
  return hasMore ? 'incomparable' : 'harsher'
}
