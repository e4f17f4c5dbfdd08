import { syntheticName, syntheticResidentId, syntheticUscc } from '../exchange/synthetic.ts'

/** A synthetic subject of a demo city, the same under the same number every time. */
export interface DemoSubject {
  readonly kind: 'enterprise' | 'individualBusiness' | 'naturalPerson'
  readonly name: string
  /** Unified code of an organisation, citizen number of a person. */
  readonly number: string
}

const TRADES = ['小吃店', '五金店', '服装店', '修理部', '便利店', '理发店'] as const
const FAMILY = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const

/** A number that looks random and is the same each time; `max` is exclusive. */
export function mix(seed: number, max: number): number {
  let x = (seed + 0x9e3779b9) | 0
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return ((x ^ (x >>> 15)) >>> 0) % max
}

/** The subject of a number: mostly companies, some 个体工商户, a few natural persons. */
export function demoSubject(city: { readonly place: string; readonly placeName: string }, n: number): DemoSubject {
  if (n % 41 === 7) return demoPerson(n)
  if (n % 9 === 4) {
    const trade = TRADES[n % TRADES.length] ?? '小吃店'
    const name = `${city.placeName}测试${trade}${String(n).padStart(4, '0')}`
    return { kind: 'individualBusiness', name, number: syntheticUscc(n, city.place, '92') }
  }
  return demoCompany(city, n)
}

/** A company, whatever the number. */
export function demoCompany(city: { readonly place: string; readonly placeName: string }, n: number): DemoSubject {
  return { kind: 'enterprise', name: syntheticName(n, city.placeName), number: syntheticUscc(n, city.place) }
}

/** A person, born on the first of January 1900 in a place that does not exist. */
export function demoPerson(n: number): DemoSubject {
  const m = n % 1_000
  const [a, b, c] = [FAMILY[Math.trunc(m / 100)], FAMILY[Math.trunc(m / 10) % 10], FAMILY[m % 10]]
  return { kind: 'naturalPerson', name: `测试${a}${b}${c}`, number: syntheticResidentId(m) }
}
