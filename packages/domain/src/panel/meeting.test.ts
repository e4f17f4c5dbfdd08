import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PROPOSER } from '../listing/testing-listings.ts'
import { evolveMeeting, findTranscript } from './meeting.ts'
import type { Meeting, MeetingEvent } from './meeting.ts'
import { CALL, HELD, ISSUE, LEAD, ON, POOL, WATCH, drawActs, drawOf, meetingStages } from './testing-meetings.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const { commit } = drawActs(hash)
const stages = meetingStages(hash)
const head = { meetingId: 'm', on: ON, ground: { rulebook: 'r', basis: [], values: {} } }
const EVENTS: readonly MeetingEvent[] = [
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
const eventOf = (type: MeetingEvent['type']) => {
  const event = EVENTS.find((one) => one.type === type)
  if (event === undefined) throw new Error('fixture')
  return event
}
const core = { ...CALL, calledOn: ON }

describe('the states of a meeting', () => {
  test('keep what was fixed, committed, revealed and drawn', () => {
    const [lead, watch] = [commit(LEAD, '17').commitment, commit(WATCH, '4711').commitment]
    expect(stages.called).toEqual({ ...core, kind: 'called', draw: null })
    expect(drawOf(stages.drawn)).toMatchObject({
      pool: POOL,
      commitments: [
        { party: 'unit-panel', commitment: lead, by: LEAD },
        { party: 'unit-watch', commitment: watch, by: WATCH },
      ],
      seeds: [
        { party: 'unit-watch', commitment: watch, value: '4711', salt: 'salt' },
        { party: 'unit-panel', commitment: lead, value: '17', salt: 'salt' },
      ],
      recusals: [],
    })
  })

  test('keep what was resolved, issued and filed', () => {
    const { attended, minutes, resolutions } = HELD
    const draw = drawOf(stages.drawn)
    const afterMeeting = { ...core, draw, heldOn: ON, attended, minutes, resolutions }
    expect(stages.held).toEqual({ ...afterMeeting, kind: 'held' })
    const { number, issuedTo } = ISSUE
    const afterIssue = { ...afterMeeting, number, issuedTo, issuedBy: LEAD, issuedOn: ON }
    expect(stages.issued).toEqual({ ...afterIssue, kind: 'issued' })
    expect(stages.filed).toEqual({ ...afterIssue, kind: 'filed', filedOn: ON })
  })

  test.each([
    ['MeetingEscalated', 'escalated'],
    ['MeetingCancelled', 'cancelled'],
  ] as const)('after %s keep no draw', (type, outcome) => {
    const closed = { ...core, kind: 'closed', outcome, closedOn: ON }
    expect(evolveMeeting(stages.drawn, eventOf(type))).toEqual(closed)
  })
})

test('a seed of a party that was never bound stays without commitment, which no outsider accepts', () => {
  const state = evolveMeeting(stages.second, eventOf('SeedRevealed'))
  expect(drawOf(state).seeds).toEqual([{ party: 'a', commitment: '', value: 'v', salt: 's' }])
})

describe('an event that does not fit changes nothing', () => {
  const { called, pooled, drawn, held, issued, filed } = stages
  test.each([
    ['MeetingCalled', [called, held]],
    ['ExpertPoolFixed', [undefined, pooled, held]],
    ['SeedCommitted', [undefined, called, held]],
    ['SeedRevealed', [undefined, called, held]],
    ['ExpertsDrawn', [undefined, called, drawn, held]],
    ['ExpertRecused', [undefined, called, held]],
    ['MeetingHeld', [undefined, held, issued]],
    ['MeetingDecisionIssued', [undefined, called, issued, filed]],
    ['MeetingDecisionFiled', [undefined, called, held, filed]],
    ['MeetingEscalated', [undefined, held, issued]],
    ['MeetingCancelled', [undefined, held, issued]],
  ] as const)('%s', (type, states) => {
    for (const state of states) expect(evolveMeeting(state, eventOf(type))).toEqual(state)
  })

  test('whatever the history: final states stay', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 14 }), (history) => {
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

test('a transcript holds what an outsider needs, and no name of an official', () => {
  expect(findTranscript(null)).toBeUndefined()
  expect(findTranscript(drawOf(stages.seeded))).toBeUndefined()
  const { pool, poolCommitment, seeds, drawn, recusals } = drawOf(stages.drawn)
  const transcript = findTranscript(drawOf(stages.drawn))
  expect(transcript).toEqual({ pool, poolCommitment, seeds, drawn, recusals })
  for (const { officerId } of [LEAD, WATCH, PROPOSER]) expect(JSON.stringify(transcript)).not.toContain(officerId)
})
