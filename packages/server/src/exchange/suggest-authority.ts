/** A unit of the register, as far as telling its name takes. */
export interface KnownAuthority {
  readonly id: string
  readonly name: string
  /** Full name of the place it belongs to (`云浮市`, `武汉市江汉区`), put before a name that leaves it out. */
  readonly place?: string
  readonly formerNames?: readonly string[]
}

export interface AuthorityCandidate {
  readonly id: string
  readonly name: string
  /** 0 to 1; 1 when the names are the same but for place, width and abbreviations. */
  readonly likeness: number
}

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/国税局/g, '国家税务局'],
  [/地税局/g, '地方税务局'],
  [/工商局/g, '工商行政管理局'],
  [/质监局/g, '质量技术监督局'],
  [/食药监局/g, '食品药品监督管理局'],
  [/人社局/g, '人力资源和社会保障局'],
  [/市监局|市场监管局/g, '市场监督管理局'],
  [/发改委/g, '发展和改革委员会'],
  [/发改局/g, '发展和改革局'],
  [/城管委/g, '城市管理委员会'],
  [/城管局/g, '城市管理局'],
  [/卫计委/g, '卫生和计划生育委员会'],
  [/文体/g, '文化体育'],
  [/文旅/g, '文化旅游'],
  [/文广/g, '文化广播'],
  [/环保局/g, '环境保护局'],
  [/安监局/g, '安全生产监督管理局'],
  [/住建局/g, '住房和城乡建设局'],
  [/交警/g, '公安局交通警察'],
  [/委员$/g, '委员会'],
]

const LEAST = 0.4
const MOST = 5

/**
 * Units that a department's spelling may mean, likeliest first. Candidates only, even when one is certain: a person
 * confirms a spelling once, and the use case remembers it.
 */
export function suggestAuthority(name: string, known: readonly KnownAuthority[]): AuthorityCandidate[] {
  const typed = expand(name)
  if (typed === '') return []
  return known
    .map((unit) => ({ id: unit.id, name: unit.name, likeness: best(typed, unit) }))
    .filter(({ likeness }) => likeness >= LEAST)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, MOST)
}

function best(typed: string, { name, place, formerNames = [] }: KnownAuthority): number {
  const prefix = expand(place ?? '')
  const inPlace = stripPlace(typed, prefix)
  return Math.max(...[name, ...formerNames].map((text) => compare(inPlace, stripPlace(expand(text), prefix))))
}

/** Takes off as much of the place as the name begins with: `武汉市江汉区`, or `江汉区` alone. */
function stripPlace(name: string, place: string): string {
  for (let from = 0; from < place.length - 1; from += 1) {
    const tail = place.slice(from)
    if (name.startsWith(tail) && name.length > tail.length + 1) return name.slice(tail.length)
  }
  return name
}

function expand(name: string): string {
  let text = name.normalize('NFKC').replaceAll(/[\s()（）%·、]/g, '')
  for (const [short, full] of SHORT) text = text.replaceAll(short, full)
  return text.replaceAll(/和|与|及/g, '')
}

/** Sørensen–Dice on pairs of characters: insensitive to a missing or an added piece. */
function compare(left: string, right: string): number {
  if (left === right) return 1
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < left.length; at += 1) {
    const pair = left.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < right.length; at += 1) {
    const pair = right.slice(at, at + 2)
    const left_ = pairs.get(pair) ?? 0
    if (left_ === 0) continue
    pairs.set(pair, left_ - 1)
    shared += 1
  }
  return Math.min(0.99, (2 * shared) / Math.max(1, left.length + right.length - 2))
}
