/** Hex SHA-256 of a text; an argument, so that the domain needs no cryptography of its own. */
export type HexHash = (text: string) => string

/** An expert of the pool (专家库), by opaque reference. */
export type ExpertRef = string

/** An expert kept out before the draw, and why. */
export interface Exclusion {
  readonly expert: ExpertRef
  readonly reasonCode:
    | 'relatedToSubject'
    | 'worksForDeterminer'
    | 'competitor'
    | 'wrongField'
    | 'unavailable'
    /** He sat on the determination that is complained of. */
    | 'sameHands'
    | 'other'
}

/** The pool as it was fixed before any seed was known. */
export interface DrawPool {
  readonly drawId: string
  readonly experts: readonly ExpertRef[]
  readonly exclusions: readonly Exclusion[]
  readonly wanted: number
}

/** One party's part of the seed: its commitment, and the value and salt it revealed. */
export interface SeedPart {
  readonly party: string
  readonly commitment: string
  readonly value: string
  readonly salt: string
}

/** A drawn expert who had to step aside (回避), on record. */
export interface Recusal {
  readonly expert: ExpertRef
  readonly reasonCode: Exclusion['reasonCode']
}

/** Everything somebody outside needs to recompute a draw. */
export interface DrawTranscript {
  readonly pool: DrawPool
  readonly poolCommitment: string
  readonly seeds: readonly SeedPart[]
  readonly drawn: readonly ExpertRef[]
  readonly recusals: readonly (Recusal & { readonly replacement: ExpertRef | null })[]
}

/** The hash that fixes a pool and its exclusions; the order in which they were written does not matter. */
export function readPoolCommitment(pool: DrawPool, hash: HexHash): string {
  const experts = [...new Set(pool.experts)].toSorted()
  const exclusions = pool.exclusions.map(({ expert, reasonCode }) => [expert, reasonCode]).toSorted(comparePairs)
  return hash(JSON.stringify(['xinheng-draw-pool-1', pool.drawId, experts, exclusions, pool.wanted]))
}

/** The hash by which a party binds itself to its seed before it sees the other's. */
export function readSeedCommitment(
  drawId: string,
  part: Pick<SeedPart, 'party' | 'value' | 'salt'>,
  hash: HexHash,
): string {
  return hash(JSON.stringify(['xinheng-draw-seed-1', drawId, part.party, part.value, part.salt]))
}

/** The experts who may be drawn, in the order the draw counts them. */
export function listEligible(pool: DrawPool): readonly ExpertRef[] {
  const excluded = new Set(pool.exclusions.map(({ expert }) => expert))
  return [...new Set(pool.experts)].filter((expert) => !excluded.has(expert)).toSorted()
}

/**
 * The whole order in which the eligible experts come out: the first `wanted` are drawn, each recusal takes the next.
 * Nobody can steer it: the pool is fixed before the seed, and the seed needs both parties.
 * @basis PZ/二(二)2
 */
export function readDrawOrder(
  pool: DrawPool,
  poolCommitment: string,
  seeds: readonly Pick<SeedPart, 'party' | 'value'>[],
  hash: HexHash,
): readonly ExpertRef[] {
  const parts = seeds.map(({ party, value }) => [party, value]).toSorted(comparePairs)
  const seed = hash(JSON.stringify(['xinheng-draw-1', poolCommitment, parts]))
  const left = [...listEligible(pool)]
  const order: ExpertRef[] = []
  let counter = 0
  while (left.length > 0) {
    const number = Number.parseInt(hash(`${seed}:${counter}`).slice(0, 13), 16)
    counter += 1
    const fair = DRAW_RANGE - (DRAW_RANGE % left.length)
    if (number < fair) order.push(...left.splice(number % left.length, 1))
  }
  return order
}

/** 13 hex digits: the largest whole number of them that a double holds exactly. */
const DRAW_RANGE = 2 ** 52

/** Where a transcript departs from the recomputed draw, first thing first; `valid` where it does not. */
export type DrawVerdict =
  | { readonly kind: 'valid'; readonly panel: readonly ExpertRef[] }
  | {
      readonly kind: 'mismatch'
      readonly at: 'poolCommitment' | 'seedParties' | 'seedCommitment' | 'drawn' | 'recusal'
      /** Which element, counted from 0. */
      readonly index: number
      readonly expected: string
      readonly found: string
    }

/**
 * Recomputes a draw from its transcript and names the first mismatch.
 * @basis PZ/二(二)2
 */
export function verifyDraw(transcript: DrawTranscript, hash: HexHash): DrawVerdict {
  const { pool, poolCommitment, seeds, drawn, recusals } = transcript
  const expectedPool = readPoolCommitment(pool, hash)
  if (expectedPool !== poolCommitment) return mismatch('poolCommitment', 0, expectedPool, poolCommitment)
  const parties = seeds.map(({ party }) => party)
  if (seeds.length !== 2 || parties[0] === parties[1]) return mismatch('seedParties', 0, '2', parties.join(','))
  for (const [index, part] of seeds.entries()) {
    const expected = readSeedCommitment(pool.drawId, part, hash)
    if (expected !== part.commitment) return mismatch('seedCommitment', index, expected, part.commitment)
  }
  const order = readDrawOrder(pool, poolCommitment, seeds, hash)
  const first = order.slice(0, pool.wanted)
  for (let index = 0; index < Math.max(first.length, drawn.length); index += 1) {
    const [expected, found] = [first[index] ?? '', drawn[index] ?? '']
    if (expected !== found) return mismatch('drawn', index, expected, found)
  }
  const panel = [...drawn]
  for (const [index, { expert, replacement }] of recusals.entries()) {
    const seat = panel.indexOf(expert)
    if (seat === -1) return mismatch('recusal', index, panel.join(','), expert)
    const expected = order[pool.wanted + index] ?? null
    if (expected !== replacement) return mismatch('recusal', index, expected ?? '', replacement ?? '')
    panel.splice(seat, 1, ...(replacement === null ? [] : [replacement]))
  }
  return { kind: 'valid', panel }
}

function mismatch(
  at: Extract<DrawVerdict, { kind: 'mismatch' }>['at'],
  index: number,
  expected: string,
  found: string,
): DrawVerdict {
  return { kind: 'mismatch', at, index, expected, found }
}

function comparePairs(a: readonly (string | undefined)[], b: readonly (string | undefined)[]): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left === right ? 0 : left < right ? -1 : 1
}
