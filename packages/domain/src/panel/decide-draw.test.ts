import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { LAW, PROPOSER, refusalIn } from '../listing/testing-listings.ts'
import { listSeated } from './decide-draw.ts'
import { readDrawOrder, readPoolCommitment, verifyDraw } from './draw.ts'
import { findTranscript } from './meeting.ts'
import type { Meeting } from './meeting.ts'
import { CALL, LEAD, OFFICE, ON, POOL, WATCH, drawActs, drawOf, meetingStages, take } from './testing-meetings.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const { step, commit, reveal } = drawActs(hash)
const { called, pooled, first, second, half, seeded, drawn, held } = meetingStages(hash)
const basis = [{ document: 'PZ', clause: '二(二)2' }]
const outOfOrder = (expected: string) => ({ code: 'DRAW_OUT_OF_ORDER', expected, basis })
const fixPool = (changes: Partial<typeof POOL> = {}) =>
  ({ act: 'fixPool', pool: { ...POOL, ...changes }, by: LEAD }) as const
const recuse = (expert: string | undefined, reasons = 'text:r') =>
  ({ act: 'recuse', expert: expert ?? '', reasonCode: 'competitor', reasons, by: LEAD }) as const
const order = readDrawOrder(POOL, drawOf(drawn).poolCommitment, drawOf(drawn).seeds, hash)

describe('each step of a draw leaves', () => {
  const head = { meetingId: 'meeting-1', on: ON, ground: { rulebook: LAW.book.version, basis, values: {} } }
  const seed = { party: 'unit-panel', by: LEAD }
  test.each([
    [
      'the pool with the hash that fixes it',
      step(called, fixPool()),
      { type: 'ExpertPoolFixed', ...head, pool: POOL, commitment: readPoolCommitment(POOL, hash), by: LEAD },
    ],
    [
      'what a party bound itself to',
      step(pooled, commit(LEAD, '17')),
      { type: 'SeedCommitted', ...head, ...seed, commitment: commit(LEAD, '17').commitment },
    ],
    [
      'what a party had bound itself to',
      step(second, reveal(LEAD, '17')),
      { type: 'SeedRevealed', ...head, ...seed, value: '17', salt: 'salt' },
    ],
    [
      'as many experts as were wanted, first come first',
      step(seeded, { act: 'draw' }),
      { type: 'ExpertsDrawn', ...head, drawn: order.slice(0, 2) },
    ],
    [
      'who stepped aside, why, and who takes the seat',
      step(drawn, recuse(order[0])),
      {
        type: 'ExpertRecused',
        ...head,
        expert: order[0],
        reasonCode: 'competitor',
        reasons: 'text:r',
        replacement: order[2],
        by: LEAD,
      },
    ],
  ])('%s', (_, result, event) => expect(result).toEqual({ ok: true, value: [event] }))
})

describe('a draw', () => {
  test.each([
    ['none', undefined],
    ['held', held],
  ])('is part of a called meeting, not of one that is %s', (state, meeting) => {
    expect(refusalIn(step(meeting, fixPool()))).toEqual({ code: 'WRONG_STATE', state, basis: [] })
  })

  const again = { code: 'REDRAW', basis }
  test.each([
    ['fixes the pool before any seed', called, commit(LEAD, '17'), outOfOrder('fixPool')],
    ['does not change its pool', pooled, fixPool(), again],
    ['shows no seed before both parties are bound', first, reveal(LEAD, '17'), outOfOrder('commitSeed')],
    ['binds no third party', second, commit(OFFICE, '1'), outOfOrder('revealSeed')],
    ['takes no seed of a party that was not bound', second, reveal(OFFICE, '1'), outOfOrder('revealSeed')],
    ['takes a party’s seed once', half, reveal(WATCH, '4711'), outOfOrder('revealSeed')],
    ['holds a party to its seed', second, reveal(LEAD, '18'), { code: 'SEED_MISMATCH', basis }],
    ['waits for both seeds', half, { act: 'draw' }, outOfOrder('revealSeed')],
    ['is not repeated', drawn, { act: 'draw' }, again],
    ['seats somebody before anybody steps aside', seeded, recuse('e1'), outOfOrder('draw')],
    ['excuses nobody who does not sit', drawn, recuse(order[2]), outOfOrder('recuse')],
    ['excuses nobody without reasons', drawn, recuse(order[0], ''), { code: 'REASONS_MISSING', basis }],
    ['takes one party of a unit', first, commit({ ...LEAD, officerId: 'x' }, '1'), { code: 'SAME_HANDS', basis }],
  ] as const)('%s', (_, state, act, refusal) => expect(refusalIn(step(state, act))).toEqual(refusal))

  test('takes two units and two officials, none of whom proposed a case', () => {
    const hands = { code: 'SAME_HANDS', basis }
    expect(refusalIn(step(first, commit({ ...LEAD, organisationId: 'unit-watch' }, '1')))).toEqual(hands)
    expect(refusalIn(step(pooled, commit(PROPOSER, '1')))).toEqual(hands)
    const other = { listingId: 'listing-2', subjectId: 's', panels: ['unit-panel'], proposer: OFFICE }
    const two = meetingStages(hash, { meeting: { ...CALL, cases: [...CALL.cases, other] } }).pooled
    for (const proposer of [PROPOSER, OFFICE]) expect(refusalIn(step(two, commit(proposer, '1')))).toEqual(hands)
  })

  test.each([
    [0, 'refused'],
    [1, 'allowed'],
    [5, 'allowed'],
    [6, 'refused'],
  ])('of %i experts from five who may be drawn is %s', (wanted, outcome) => {
    const refusal = outcome === 'allowed' ? undefined : { code: 'POOL_TOO_SMALL', eligible: 5, wanted, basis }
    expect(refusalIn(step(called, fixPool({ wanted })))).toEqual(refusal)
  })
})

describe('a recusal', () => {
  const stepAside = (state: Meeting | undefined, expert: string | undefined) => take(state, step(state, recuse(expert)))

  test('seats the next in order each time, and an outsider can follow it', () => {
    const once = stepAside(drawn, order[0])
    expect(listSeated(drawOf(once))).toEqual([order[1], order[2]])
    const twice = stepAside(once, order[2])
    expect(listSeated(drawOf(twice))).toEqual([order[1], order[3]])
    const transcript = findTranscript(drawOf(twice))
    if (transcript === undefined) throw new Error('fixture')
    expect(verifyDraw(transcript, hash)).toEqual({ kind: 'valid', panel: [order[3], order[1]] })
    expect(refusalIn(step(twice, recuse(order[0])))).toEqual(outOfOrder('recuse'))
  })

  test('leaves the seat empty once the pool is used up', () => {
    const stages = meetingStages(hash, { pool: { ...POOL, wanted: 5 } })
    const [gone, ...rest] = drawOf(stages.drawn).drawn ?? []
    const after = stepAside(stages.drawn, gone)
    expect(drawOf(after).recusals).toEqual([{ expert: gone, reasonCode: 'competitor', replacement: null }])
    expect(listSeated(drawOf(after))).toEqual(rest)
    const transcript = findTranscript(drawOf(after))
    if (transcript === undefined) throw new Error('fixture')
    expect(verifyDraw(transcript, hash)).toEqual({ kind: 'valid', panel: rest })
  })

  test('is of those who sit: nobody before the draw', () => expect(listSeated(drawOf(seeded))).toEqual([]))
})
