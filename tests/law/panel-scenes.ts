// The panel's meeting and its draw of experts, under the rule book of a golden case.
import { createHash } from 'node:crypto'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { PROPOSER } from '@xinheng/domain/listing/testing-listings'
import { decideDrawAct, type DrawAct } from '@xinheng/domain/panel/decide-draw'
import {
  decideMeetingCall,
  decideMeetingFiling,
  decideMeetingHeld,
  decideMeetingIssue,
} from '@xinheng/domain/panel/decide-meeting'
import { readSeedCommitment } from '@xinheng/domain/panel/draw'
import { evolveMeeting, type Meeting, type MeetingEvent } from '@xinheng/domain/panel/meeting'
import type { PlaceCode, RuleBook } from '@xinheng/domain/rulebook/rule-row'
import { cited, lawOf, outcomeOf, TODAY, wordOf } from './scenes.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

function take(state: Meeting | undefined, result: Result<readonly MeetingEvent[], Refusal>): Meeting | undefined {
  if (!result.ok) throw new Error(result.error.code)
  return result.value.reduce<Meeting | undefined>(evolveMeeting, state)
}

const LEAD = { officerId: 'officer-3', organisationId: 'unit-panel' }
const SUPERVISOR = { officerId: 'officer-6', organisationId: 'unit-supervision' }
const HELD = {
  attended: ['unit-safety'],
  minutes: 'text:minutes',
  resolutions: [{ listingId: 'listing-1', outcome: 'list', reasons: 'text:r' }],
  by: LEAD,
} as const

function callMeeting(law: LawInForce, place: PlaceCode) {
  const called = decideMeetingCall(
    undefined,
    {
      meeting: {
        meetingId: 'meeting-1',
        place,
        level: 'panel',
        lead: LEAD.organisationId,
        office: 'unit-office',
        cases: [{ listingId: 'listing-1', subjectId: 'subject-1', panels: [LEAD.organisationId], proposer: PROPOSER }],
        called: [{ organisationId: 'unit-safety', as: 'member' }],
      },
      by: LEAD,
    },
    law,
    TODAY,
  )
  return called
}

function drawExperts(called: Meeting | undefined, law: LawInForce): Meeting | undefined {
  const commitment = (party: string, value: string) =>
    readSeedCommitment('draw-1', { party, value, salt: 'salt' }, hash)
  const acts: readonly DrawAct[] = [
    {
      act: 'fixPool',
      pool: { drawId: 'draw-1', experts: ['e1', 'e2', 'e3'], exclusions: [], wanted: 2 },
      by: LEAD,
    },
    { act: 'commitSeed', commitment: commitment(LEAD.organisationId, '17'), by: LEAD },
    { act: 'commitSeed', commitment: commitment(SUPERVISOR.organisationId, '4711'), by: SUPERVISOR },
    { act: 'revealSeed', value: '17', salt: 'salt', by: LEAD },
    { act: 'revealSeed', value: '4711', salt: 'salt', by: SUPERVISOR },
    { act: 'draw' },
  ]
  return acts.reduce((state, act) => take(state, decideDrawAct(state, act, law, TODAY, hash)), called)
}

/** Calls a meeting and holds it without experts, with drawn experts, and tries to draw a second time. */
export function playExperts(book: RuleBook, place: PlaceCode) {
  const law = lawOf(book)
  const call = callMeeting(law, place)
  if (!call.ok) return { 召集会议: wordOf(call.error), 依据: cited(call.error.basis) }
  const called = take(undefined, call)
  const without = decideMeetingHeld(called, HELD, law, TODAY)
  const drawn = drawExperts(called, law)
  return {
    未抽取即开会: outcomeOf(without, () => '开会'),
    抽取后开会: outcomeOf(decideMeetingHeld(drawn, HELD, law, TODAY), () => '开会'),
    再抽一次: outcomeOf(decideDrawAct(drawn, { act: 'draw' }, law, TODAY, hash), () => '重抽'),
    依据: without.ok ? [] : cited(without.error.basis),
  }
}

/** Issues and files the decision of a meeting. */
export function playFiling(book: RuleBook, place: PlaceCode) {
  const law = lawOf(book)
  const call = callMeeting(law, place)
  if (!call.ok) return { 召集会议: wordOf(call.error), 依据: cited(call.error.basis) }
  const drawn = drawExperts(take(undefined, call), law)
  const held = take(drawn, decideMeetingHeld(drawn, HELD, law, TODAY))
  const issued = take(
    held,
    decideMeetingIssue(held, { number: '〔2026〕1号', issuedTo: ['unit-safety'], by: LEAD }, law, TODAY),
  )
  const filed = decideMeetingFiling(issued, { by: LEAD }, law, TODAY)
  if (!filed.ok) return { 备案: wordOf(filed.error), 依据: cited(filed.error.basis) }
  const [event] = filed.value
  if (event?.type !== 'MeetingDecisionFiled') throw new TypeError('a filing was expected')
  return {
    印发: '专项小组牵头单位',
    备案: event.filedWith === 'unit-office' ? '联席会议办公室' : event.filedWith,
    依据: cited(event.ground.basis),
  }
}
