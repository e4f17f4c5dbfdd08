import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { decideDetermination } from '../listing/decide-determination.ts'
import {
  DECISION,
  JINAN,
  LAW,
  PANZHIHUA,
  PROPOSER,
  PUYANG,
  SAFETY,
  YUNFU,
  after,
  day,
  noticed,
  refusalIn,
} from '../listing/testing-listings.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { decideDrawAct, listSeated } from './decide-draw.ts'
import type { DrawAct } from './decide-draw.ts'
import {
  decideMeetingCall,
  decideMeetingEnd,
  decideMeetingFiling,
  decideMeetingHeld,
  decideMeetingIssue,
  findResolution,
} from './decide-meeting.ts'
import type { MeetingCall } from './decide-meeting.ts'
import { listEligible, readDrawOrder, readPoolCommitment, readSeedCommitment, verifyDraw } from './draw.ts'
import type { DrawPool } from './draw.ts'
import { evolveMeeting, findTranscript } from './meeting.ts'
import type { Meeting, MeetingEvent } from './meeting.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const LEAD = { officerId: 'officer-3', organisationId: 'unit-panel' }
const OFFICE = { officerId: 'officer-5', organisationId: 'unit-office' }
const WATCH = { officerId: 'officer-6', organisationId: 'unit-watch' }
const ON = day('2026-03-23')

const CALL: MeetingCall = {
  meetingId: 'meeting-1',
  place: PANZHIHUA,
  level: 'panel',
  lead: 'unit-panel',
  office: 'unit-office',
  cases: [{ listingId: 'listing-1', subjectId: 'subject-1', panels: ['unit-panel'], proposer: PROPOSER }],
  called: [
    { organisationId: 'unit-safety', as: 'member' },
    { organisationId: 'unit-bank', as: 'nonMember' },
    { organisationId: 'unit-county', as: 'county' },
  ],
}
const POOL: DrawPool = {
  drawId: 'draw-1',
  experts: ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'],
  exclusions: [{ expert: 'e4', reasonCode: 'relatedToSubject' }],
  wanted: 2,
}

function take(state: Meeting | undefined, result: Result<readonly MeetingEvent[], Refusal>): Meeting | undefined {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.reduce<Meeting | undefined>(evolveMeeting, state)
}
const call = (changes: Partial<MeetingCall> = {}, by = LEAD) =>
  decideMeetingCall(undefined, { meeting: { ...CALL, ...changes }, by }, LAW, ON)
const step = (state: Meeting | undefined, act: DrawAct) => decideDrawAct(state, act, LAW, ON, hash)
const commit = (by: typeof LEAD, value: string) =>
  ({
    act: 'commitSeed',
    commitment: readSeedCommitment('draw-1', { party: by.organisationId, value, salt: 'salt' }, hash),
    by,
  }) as const
const reveal = (by: typeof LEAD, value: string) => ({ act: 'revealSeed', value, salt: 'salt', by }) as const

const called = take(undefined, call())
const pooled = take(called, step(called, { act: 'fixPool', pool: POOL, by: LEAD }))
const first = take(pooled, step(pooled, commit(LEAD, '17')))
const second = take(first, step(first, commit(WATCH, '4711')))
const half = take(second, step(second, reveal(WATCH, '4711')))
const seeded = take(half, step(half, reveal(LEAD, '17')))
const drawn = take(seeded, step(seeded, { act: 'draw' }))
const HELD = {
  attended: ['unit-safety', 'unit-county'],
  minutes: 'text:minutes',
  resolutions: [{ listingId: 'listing-1', outcome: 'list', reasons: 'text:r' }],
  by: LEAD,
} as const
const held = take(drawn, decideMeetingHeld(drawn, HELD, LAW, ON))
const issue = (by = LEAD) =>
  decideMeetingIssue(held, { number: '攀专〔2026〕1号', issuedTo: ['unit-safety'], by }, LAW, ON)
const issued = take(held, issue())
const filed = take(issued, decideMeetingFiling(issued, { by: LEAD }, LAW, ON))

describe('calling', () => {
  test.each([YUNFU, JINAN, PUYANG])('is refused in %s, which knows no panel, with its clause', (place) => {
    const refusal = refusalIn(call({ place }))
    expect(refusal?.code).toBe('NO_PANEL_HERE')
    expect(refusal?.basis).toHaveLength(1)
  })

  test('is for the lead unit', () => expect(refusalIn(call({}, WATCH))?.code).toBe('UNIT_WITHOUT_POWER'))

  test('of cases that touch several panels is for the joint-conference office', () => {
    const cases = [
      ...CALL.cases,
      { listingId: 'listing-2', subjectId: 's2', panels: ['unit-panel-2'], proposer: PROPOSER },
    ]
    expect(refusalIn(call({ cases }))).toMatchObject({
      code: 'JOINT_CONFERENCE_REQUIRED',
      basis: [{ clause: '二(二)1' }, { clause: '二(二)2' }],
    })
    expect(call({ cases, level: 'jointConference', lead: 'unit-office' }, OFFICE).ok).toBe(true)
    expect(refusalIn(call({ cases, level: 'jointConference' }))?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test('calls somebody about something', () => {
    expect(refusalIn(call({ called: [] }))?.code).toBe('NOTICE_INCOMPLETE')
    expect(refusalIn(call({ cases: [] }))?.code).toBe('NOTICE_INCOMPLETE')
  })

  test('may end by going up or being called off, which is final', () => {
    const up = take(called, decideMeetingEnd(called, { act: 'escalate', by: LEAD }, LAW, ON))
    expect(up).toMatchObject({ kind: 'closed', outcome: 'escalated' })
    const off = take(called, decideMeetingEnd(called, { act: 'cancel', reasons: 'text:r', by: LEAD }, LAW, ON))
    expect(off).toMatchObject({ kind: 'closed', outcome: 'cancelled' })
    expect(refusalIn(decideMeetingEnd(off, { act: 'escalate', by: LEAD }, LAW, ON))?.code).toBe('WRONG_STATE')
  })
})

describe('the draw', () => {
  test('fixes pool and exclusions before any seed', () => {
    expect(refusalIn(step(called, commit(LEAD, '17')))).toMatchObject({
      code: 'DRAW_OUT_OF_ORDER',
      expected: 'fixPool',
    })
  })

  test('shows no seed before both parties are bound', () => {
    expect(refusalIn(step(first, reveal(LEAD, '17')))).toMatchObject({
      code: 'DRAW_OUT_OF_ORDER',
      expected: 'commitSeed',
    })
  })

  test('draws only from both seeds', () => {
    expect(refusalIn(step(half, { act: 'draw' }))).toMatchObject({ expected: 'revealSeed' })
  })

  test('holds a party to its seed', () => {
    expect(refusalIn(step(second, reveal(LEAD, '18')))).toMatchObject({
      code: 'SEED_MISMATCH',
      basis: [{ document: 'PZ' }],
    })
  })

  test('wants two units and two officials, none of whom proposed', () => {
    expect(refusalIn(step(first, commit(LEAD, '1')))?.code).toBe('SAME_HANDS')
    const sameOfficial = { ...LEAD, organisationId: 'unit-watch' }
    expect(refusalIn(step(first, commit(sameOfficial, '1')))?.code).toBe('SAME_HANDS')
    expect(refusalIn(step(pooled, commit(PROPOSER, '1')))?.code).toBe('SAME_HANDS')
    expect(refusalIn(step(second, commit(OFFICE, '1')))?.code).toBe('DRAW_OUT_OF_ORDER')
  })

  test('is not repeated, nor its pool changed', () => {
    expect(refusalIn(step(drawn, { act: 'draw' }))?.code).toBe('REDRAW')
    expect(refusalIn(step(pooled, { act: 'fixPool', pool: POOL, by: LEAD }))?.code).toBe('REDRAW')
  })

  test('needs enough experts', () => {
    const pool = { ...POOL, wanted: 6 }
    expect(refusalIn(step(called, { act: 'fixPool', pool, by: LEAD }))).toMatchObject({
      code: 'POOL_TOO_SMALL',
      eligible: 5,
      wanted: 6,
    })
    const none = { ...POOL, wanted: 0 }
    expect(refusalIn(step(called, { act: 'fixPool', pool: none, by: LEAD }))?.code).toBe('POOL_TOO_SMALL')
  })

  test('replaces a recused expert by the next in order, only one who sits, with reasons', () => {
    if (drawn?.kind !== 'called' || drawn.draw?.drawn === null || drawn.draw === null) throw new Error('fixture')
    const order = readDrawOrder(POOL, drawn.draw.poolCommitment, drawn.draw.seeds, hash)
    const [gone, stays, next] = order
    const recuse = { act: 'recuse', expert: gone ?? '', reasonCode: 'competitor', reasons: 'text:r', by: LEAD } as const
    const state = take(drawn, step(drawn, recuse))
    if (state?.kind !== 'called' || state.draw === null) throw new Error('fixture')
    expect(listSeated(state.draw)).toEqual([stays, next])
    expect(refusalIn(step(state, recuse))?.code).toBe('DRAW_OUT_OF_ORDER')
    expect(refusalIn(step(drawn, { ...recuse, reasons: '' }))?.code).toBe('REASONS_MISSING')
    const transcript = findTranscript(state.draw)
    if (transcript === undefined) throw new Error('fixture')
    expect(verifyDraw(transcript, hash)).toEqual({ kind: 'valid', panel: [next, stays] })
  })
})

describe('verifying a draw', () => {
  if (drawn?.kind !== 'called') throw new Error('fixture')
  const transcript = findTranscript(drawn.draw)
  if (transcript === undefined) throw new Error('fixture')

  test('confirms an honest one', () => expect(verifyDraw(transcript, hash).kind).toBe('valid'))

  test('gives the same answer to a transcript whose pool is written in another order', () => {
    const pool = { ...POOL, experts: POOL.experts.toReversed() }
    expect(verifyDraw({ ...transcript, pool }, hash).kind).toBe('valid')
  })

  const pool = { ...transcript.pool, exclusions: [] }
  const otherSeed = transcript.seeds.map((part, at) => (at === 1 ? { ...part, value: '0' } : part))
  const [one, two] = transcript.drawn
  const outsider = listEligible(POOL).find((expert) => expert !== one && expert !== two) ?? ''
  test.each([
    ['poolCommitment', 0, { ...transcript, pool }],
    ['seedParties', 0, { ...transcript, seeds: transcript.seeds.slice(1) }],
    ['seedCommitment', 1, { ...transcript, seeds: otherSeed }],
    ['drawn', 0, { ...transcript, drawn: [two ?? '', one ?? ''] }],
    ['drawn', 1, { ...transcript, drawn: [one ?? '', outsider] }],
    ['drawn', 2, { ...transcript, drawn: [...transcript.drawn, outsider] }],
    ['drawn', 1, { ...transcript, drawn: [one ?? ''] }],
    ['recusal', 0, { ...transcript, recusals: [{ expert: 'e4', reasonCode: 'other', replacement: outsider }] }],
    ['recusal', 0, { ...transcript, recusals: [{ expert: one ?? '', reasonCode: 'other', replacement: null }] }],
  ] as const)('names %s %i as the first mismatch', (at, index, forged) => {
    expect(verifyDraw(forged, hash)).toMatchObject({ kind: 'mismatch', at, index })
  })
})

describe('the order of a draw', () => {
  const orderOf = (value: string, experts = POOL.experts) => {
    const pool = { ...POOL, experts, exclusions: [] }
    return readDrawOrder(
      pool,
      readPoolCommitment(pool, hash),
      [
        { party: 'a', value },
        { party: 'b', value: '0' },
      ],
      hash,
    )
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

describe('the meeting', () => {
  const hold = (changes: Partial<Parameters<typeof decideMeetingHeld>[1]>, state = drawn) =>
    refusalIn(decideMeetingHeld(state, { ...HELD, ...changes }, LAW, ON))

  test('is not held before experts were drawn', () => {
    expect(hold({}, seeded)).toMatchObject({ code: 'DRAW_NEEDED', basis: [{ document: 'PZ' }] })
    expect(hold({}, called)?.code).toBe('DRAW_NEEDED')
  })

  test('sets no quorum but lets nobody attend who was not called', () => {
    expect(hold({ attended: [] })).toBeUndefined()
    expect(hold({ attended: ['unit-stranger'] })).toMatchObject({ code: 'NOT_CALLED', organisationId: 'unit-stranger' })
  })

  test('leaves minutes and one reasoned resolution a case', () => {
    expect(hold({ minutes: '' })).toMatchObject({ code: 'NOTICE_INCOMPLETE', missing: ['minutes'] })
    expect(hold({ resolutions: [] })).toMatchObject({ missing: ['listing-1'] })
    expect(hold({ resolutions: [...HELD.resolutions, ...HELD.resolutions] })?.code).toBe('NOTICE_INCOMPLETE')
    const unreasoned = [{ listingId: 'listing-1', outcome: 'list', reasons: '' }] as const
    expect(hold({ resolutions: unreasoned })?.code).toBe('REASONS_MISSING')
  })

  test('has its decision issued by the lead, not by who proposed', () => {
    expect(refusalIn(issue(WATCH))?.code).toBe('UNIT_WITHOUT_POWER')
    expect(refusalIn(issue({ ...PROPOSER, organisationId: 'unit-panel' }))?.code).toBe('SAME_HANDS')
  })

  test('is filed with the joint-conference office: final', () => {
    expect(filed).toMatchObject({ kind: 'filed', filedOn: '2026-03-23' })
    expect(refusalIn(decideMeetingFiling(filed, { by: LEAD }, LAW, ON))?.code).toBe('WRONG_STATE')
    expect(refusalIn(decideMeetingFiling(issued, { by: WATCH }, LAW, ON))?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test('decides the case of the listing once it is issued', () => {
    expect(findResolution(held, 'listing-1')).toBeUndefined()
    const state = noticed({ place: PANZHIHUA })
    const facts = (meeting: Meeting | undefined) => ({
      unit: SAFETY,
      resolution: findResolution(meeting, 'listing-1') ?? null,
      termMaximum: null,
    })
    expect(refusalIn(decideDetermination(state, DECISION, facts(held), LAW, ON))?.code).toBe('PANEL_REQUIRED')
    const decided = after(state, decideDetermination(state, DECISION, facts(issued), LAW, ON))
    expect(decided).toMatchObject({
      kind: 'decided',
      decision: { determination: { by: 'panel', meetingId: 'meeting-1' } },
    })
    const refuses = decideDetermination(state, { ...DECISION, outcome: 'refuse' }, facts(filed), LAW, ON)
    expect(refusalIn(refuses)?.code).toBe('PANEL_REQUIRED')
  })
})

describe('the fold of a meeting', () => {
  test('never throws and keeps final states', () => {
    const head = { meetingId: 'm', on: ON, ground: { rulebook: 'r', basis: [], values: {} } }
    const events: readonly MeetingEvent[] = [
      { type: 'MeetingCalled', ...head, meeting: CALL, by: LEAD },
      { type: 'ExpertPoolFixed', ...head, pool: POOL, commitment: 'c', by: LEAD },
      { type: 'SeedCommitted', ...head, party: 'a', commitment: 'c', by: LEAD },
      { type: 'SeedRevealed', ...head, party: 'a', value: 'v', salt: 's', by: LEAD },
      { type: 'ExpertsDrawn', ...head, drawn: ['e1'] },
      { type: 'ExpertRecused', ...head, expert: 'e1', reasonCode: 'other', replacement: null, reasons: 'r', by: LEAD },
      { type: 'MeetingHeld', ...head, attended: [], minutes: 'm', resolutions: [], by: LEAD },
      { type: 'MeetingDecisionIssued', ...head, number: '1', issuedTo: [], by: LEAD },
      { type: 'MeetingDecisionFiled', ...head, filedWith: 'o', by: LEAD },
      { type: 'MeetingEscalated', ...head, to: 'o', by: LEAD },
      { type: 'MeetingCancelled', ...head, reasons: 'r', by: LEAD },
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 14 }), (history) => {
        let state: Meeting | undefined
        for (const event of history) {
          const next = evolveMeeting(state, event)
          if (state?.kind === 'filed' || state?.kind === 'closed') expect(next).toEqual(state)
          state = next
        }
      }),
    )
  })
})
