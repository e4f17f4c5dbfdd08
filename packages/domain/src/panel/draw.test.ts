import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { listEligible, readDrawOrder, readPoolCommitment, readSeedCommitment, verifyDraw } from './draw.ts'
import type { DrawPool, DrawTranscript } from './draw.ts'
import { POOL } from './testing-meetings.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A transcript that was published once: what it says must verify for ever. */
const PUBLISHED: DrawTranscript = {
  pool: {
    drawId: 'draw-2026-1',
    experts: ['e7', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6'],
    exclusions: [
      { expert: 'e4', reasonCode: 'relatedToSubject' },
      { expert: 'e2', reasonCode: 'unavailable' },
      { expert: 'e9', reasonCode: 'wrongField' },
    ],
    wanted: 2,
  },
  poolCommitment: '8dec2ee462292d91a578da7d34c8c8deb4b547abc35a3813161f093a10f18a51',
  seeds: [
    {
      party: 'unit-watch',
      value: '4711',
      salt: 'salt-w',
      commitment: 'c55fc9ddfdf3f102ec836e61f9eef63d95c582f94069b29efdbaf309ea9deeda',
    },
    {
      party: 'unit-panel',
      value: '17',
      salt: 'salt-p',
      commitment: '794383e014d45d1937c3aaab5fb4af4f237cfa6ed5f794d05e451bb8255d20ef',
    },
  ],
  drawn: ['e5', 'e3'],
  recusals: [
    { expert: 'e5', reasonCode: 'competitor', replacement: 'e7' },
    { expert: 'e7', reasonCode: 'unavailable', replacement: 'e6' },
  ],
}
const [one, two] = PUBLISHED.drawn
const [three, four] = PUBLISHED.recusals.map(({ replacement }) => replacement)
if (one === undefined || two === undefined || !three || !four) throw new Error('fixture')

describe('verifying a draw', () => {
  test('confirms what was published, and who sits in the end', () => {
    expect(verifyDraw(PUBLISHED, hash)).toEqual({ kind: 'valid', panel: [four, two] })
  })

  test('does not depend on the order in which pool, exclusions and seeds are written', () => {
    const { experts, exclusions } = PUBLISHED.pool
    const pool = { ...PUBLISHED.pool, experts: experts.toReversed(), exclusions: exclusions.toReversed() }
    const rewritten = { ...PUBLISHED, pool, seeds: PUBLISHED.seeds.toReversed() }
    expect(verifyDraw(rewritten, hash).kind).toBe('valid')
  })

  const { pool, seeds, drawn, recusals } = PUBLISHED
  const unexcluded = { ...pool, exclusions: [] }
  const otherSeed = seeds.map((part, at) => (at === 1 ? { ...part, value: '0' } : part))
  const sameParty = seeds.map((part) => ({ ...part, party: 'unit-watch' }))
  const excused = (expert: string, replacement: string | null) =>
    ({ expert, reasonCode: 'other', replacement }) as const
  const forgeries: readonly (readonly [string, number, string, string | undefined, Partial<DrawTranscript>])[] = [
    ['poolCommitment', 0, readPoolCommitment(unexcluded, hash), PUBLISHED.poolCommitment, { pool: unexcluded }],
    ['seedParties', 0, '2', 'unit-panel', { seeds: seeds.slice(1) }],
    ['seedParties', 0, '2', 'unit-watch,unit-watch', { seeds: sameParty }],
    ['seedParties', 0, '2', 'unit-watch,unit-panel,unit-watch', { seeds: [...seeds, ...seeds.slice(0, 1)] }],
    [
      'seedCommitment',
      1,
      readSeedCommitment('draw-2026-1', { party: 'unit-panel', value: '0', salt: 'salt-p' }, hash),
      seeds[1]?.commitment,
      { seeds: otherSeed },
    ],
    ['drawn', 0, one, two, { drawn: [two, one] }],
    ['drawn', 1, two, three, { drawn: [one, three] }],
    ['drawn', 1, two, '', { drawn: [one] }],
    ['drawn', 2, '', three, { drawn: [...drawn, three] }],
    ['recusal', 0, `${one},${two}`, three, { recusals: [excused(three, four)] }],
    ['recusal', 0, three, four, { recusals: [excused(one, four)] }],
    ['recusal', 0, three, '', { recusals: [excused(one, null)] }],
    ['recusal', 1, four, three, { recusals: [...recusals.slice(0, 1), excused(two, three)] }],
  ]
  test.each(forgeries)('names %s %i as the first mismatch: %s, not %s', (at, index, expected, found, forged) => {
    expect(verifyDraw({ ...PUBLISHED, ...forged }, hash)).toEqual({ kind: 'mismatch', at, index, expected, found })
  })

  test('leaves a seat empty, and no other, once the pool is used up', () => {
    const small: DrawPool = { ...pool, experts: ['e1', 'e3'], wanted: 2 }
    const poolCommitment = readPoolCommitment(small, hash)
    const order = readDrawOrder(small, poolCommitment, seeds, hash)
    const transcript = { pool: small, poolCommitment, seeds, drawn: order }
    const [gone = '', stays = ''] = order
    const empty = [excused(gone, null)]
    expect(verifyDraw({ ...transcript, recusals: empty }, hash)).toEqual({ kind: 'valid', panel: [stays] })
    const filled = verifyDraw({ ...transcript, recusals: [excused(gone, 'e5')] }, hash)
    expect(filled).toEqual({ kind: 'mismatch', at: 'recusal', index: 0, expected: '', found: 'e5' })
  })
})

describe('a commitment', () => {
  const commitment = readPoolCommitment(POOL, hash)
  test.each([
    ['draw', { drawId: 'draw-2' }],
    ['experts', { experts: POOL.experts.slice(1) }],
    ['excluded expert', { exclusions: [{ expert: 'e5', reasonCode: 'relatedToSubject' }] }],
    ['reason of an exclusion', { exclusions: [{ expert: 'e4', reasonCode: 'competitor' }] }],
    ['number wanted', { wanted: 3 }],
  ] as const)('to a pool fixes the %s', (_, changes) => {
    expect(readPoolCommitment({ ...POOL, ...changes }, hash)).not.toBe(commitment)
  })

  test('to a pool counts each expert and each exclusion once, whatever their order', () => {
    const experts = [...POOL.experts, 'e1'].toReversed()
    expect(readPoolCommitment({ ...POOL, experts }, hash)).toBe(commitment)
  })

  const part = { party: 'unit-panel', value: '17', salt: 'salt' }
  test.each([
    ['draw', 'draw-2', {}],
    ['party', 'draw-1', { party: 'unit-watch' }],
    ['value', 'draw-1', { value: '18' }],
    ['salt', 'draw-1', { salt: 'other' }],
  ])('to a seed fixes the %s', (_, drawId, changes) => {
    const bound = readSeedCommitment('draw-1', part, hash)
    expect(readSeedCommitment(drawId, { ...part, ...changes }, hash)).not.toBe(bound)
  })
})

test('who may be drawn: each expert once, none that is excluded', () => {
  expect(listEligible({ ...POOL, experts: ['e3', 'e4', 'e1', 'e3'] })).toEqual(['e1', 'e3'])
})

describe('the order of a draw', () => {
  const orderOf = (value: string, experts = POOL.experts) => {
    const pool = { ...POOL, experts, exclusions: [] }
    const seeds = [
      { party: 'a', value },
      { party: 'b', value: '0' },
    ]
    return readDrawOrder(pool, readPoolCommitment(pool, hash), seeds, hash)
  }

  test('holds each eligible expert once, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 }), (value, experts) => {
        expect(orderOf(value, experts).toSorted()).toEqual(experts.toSorted())
        expect(orderOf(value, experts)).toEqual(orderOf(value, experts.toReversed()))
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['fffffffffffff', 'the largest number, which three do not share evenly, is thrown away', ['e2', 'e1', 'e3']],
    ['ffffffffffffe', 'the largest number that they share evenly counts', ['e3', 'e2', 'e1']],
  ])('%s: %s', (first, _, order) => {
    const numbers: Record<string, string> = { 'seed:0': first, 'seed:1': '0000000000001', 'seed:2': '0000000000000' }
    const stub = (text: string) => (text.startsWith('[') ? 'seed' : (numbers[text] ?? '0000000000000'))
    const pool = { drawId: 'd', experts: ['e1', 'e2', 'e3'], exclusions: [], wanted: 1 }
    expect(readDrawOrder(pool, 'c', [], stub)).toEqual(order)
  })

  test('gives each expert the first seat about as often: 6,000 seeds, six experts, within 15 % of 1,000', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 6000; seed += 1) {
      const expert = orderOf(String(seed))[0] ?? ''
      counts.set(expert, (counts.get(expert) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted()).toEqual(POOL.experts)
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})
