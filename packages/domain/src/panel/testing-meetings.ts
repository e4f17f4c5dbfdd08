import { LAW, PANZHIHUA, PROPOSER, day } from '../listing/testing-listings.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { decideDrawAct } from './decide-draw.ts'
import type { DrawAct } from './decide-draw.ts'
import { decideMeetingCall, decideMeetingFiling, decideMeetingHeld, decideMeetingIssue } from './decide-meeting.ts'
import type { MeetingCall } from './decide-meeting.ts'
import { readSeedCommitment } from './draw.ts'
import type { DrawPool, HexHash } from './draw.ts'
import { evolveMeeting } from './meeting.ts'
import type { Meeting, MeetingEvent } from './meeting.ts'

/** Synthetic meetings for tests: one case, one draw, a meeting at each of its stages. */

export const LEAD = { officerId: 'officer-3', organisationId: 'unit-panel' }
export const OFFICE = { officerId: 'officer-5', organisationId: 'unit-office' }
export const WATCH = { officerId: 'officer-6', organisationId: 'unit-watch' }
export const ON = day('2026-03-23')

export const CALL: MeetingCall = {
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
export const POOL: DrawPool = {
  drawId: 'draw-1',
  experts: ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'],
  exclusions: [{ expert: 'e4', reasonCode: 'relatedToSubject' }],
  wanted: 2,
}
export const HELD = {
  attended: ['unit-safety', 'unit-county'],
  minutes: 'text:minutes',
  resolutions: [{ listingId: 'listing-1', outcome: 'list', reasons: 'text:r' }],
  by: LEAD,
} as const
export const ISSUE = { number: '攀专〔2026〕1号', issuedTo: ['unit-safety'], by: LEAD } as const

/** The state after the events a decision gave. Throws with the refusal's code when it was refused. */
export function take(
  state: Meeting | undefined,
  result: Result<readonly MeetingEvent[], Refusal>,
): Meeting | undefined {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.reduce<Meeting | undefined>(evolveMeeting, state)
}

export function callMeeting(changes: Partial<MeetingCall> = {}, by = LEAD) {
  return decideMeetingCall(undefined, { meeting: { ...CALL, ...changes }, by }, LAW, ON)
}

/** The acts of a draw under one hash. */
export function drawActs(hash: HexHash) {
  return {
    step: (state: Meeting | undefined, act: DrawAct) => decideDrawAct(state, act, LAW, ON, hash),
    commit: (by: typeof LEAD, value: string) => {
      const party = by.organisationId
      return {
        act: 'commitSeed',
        commitment: readSeedCommitment('draw-1', { party, value, salt: 'salt' }, hash),
        by,
      } as const
    },
    reveal: (by: typeof LEAD, value: string) => ({ act: 'revealSeed', value, salt: 'salt', by }) as const,
  }
}

/** One meeting at each stage of its life. */
export function meetingStages(hash: HexHash, { meeting = CALL, pool = POOL } = {}) {
  const { step, commit, reveal } = drawActs(hash)
  const called = take(undefined, callMeeting(meeting))
  const pooled = take(called, step(called, { act: 'fixPool', pool, by: LEAD }))
  const first = take(pooled, step(pooled, commit(LEAD, '17')))
  const second = take(first, step(first, commit(WATCH, '4711')))
  const half = take(second, step(second, reveal(WATCH, '4711')))
  const seeded = take(half, step(half, reveal(LEAD, '17')))
  const drawn = take(seeded, step(seeded, { act: 'draw' }))
  const resolutions = meeting.cases.map(({ listingId }) => ({ listingId, outcome: 'list', reasons: 'text:r' }) as const)
  const held = take(drawn, decideMeetingHeld(drawn, { ...HELD, resolutions }, LAW, ON))
  const issued = take(held, decideMeetingIssue(held, ISSUE, LAW, ON))
  const filed = take(issued, decideMeetingFiling(issued, { by: LEAD }, LAW, ON))
  return { called, pooled, first, second, half, seeded, drawn, held, issued, filed }
}

/** The draw of a called meeting. */
export function drawOf(state: Meeting | undefined) {
  if (state?.kind !== 'called' || state.draw === null) throw new Error('fixture')
  return state.draw
}
