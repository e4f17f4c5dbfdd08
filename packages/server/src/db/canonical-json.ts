/** Member names as JSON writes them: a log has few and writes them again and again. */
const quoted = new Map<string, string>()
const MOST_QUOTED = 2_000

function quote(name: string): string {
  const known = quoted.get(name)
  if (known !== undefined) return known
  const text = JSON.stringify(name)
  if (quoted.size < MOST_QUOTED) quoted.set(name, text)
  return text
}

/**
 * JSON text that is the same for the same value, whatever order its keys stand in: what a hash is taken of.
 * Throws on what JSON cannot hold (undefined inside a list, functions, NaN), so that nothing is hashed as null by accident.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    const members: Readonly<Record<string, unknown>> = { ...value }
    let text = ''
    // Without a comparison, sorting is by UTF-16 code units.
    for (const key of Object.keys(members).sort()) {
      const member = members[key]
      if (member === undefined) continue
      text += `${text === '' ? '' : ','}${quote(key)}:${canonicalJson(member)}`
    }
    return `{${text}}`
  }
  throw new TypeError(`not plain JSON: ${Object.prototype.toString.call(value)}`)
}
