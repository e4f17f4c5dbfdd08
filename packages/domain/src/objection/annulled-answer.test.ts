import { describe, expect, test } from 'vitest'
import { decideAnnulledComplaintAnswer } from '../complaint/annulled-answer.ts'
import { readComplaintDuties } from '../complaint/complaint-duties.ts'
import { readComplaintStep } from '../complaint/complaint-stages.ts'
import { evolveComplaint } from '../complaint/complaint.ts'
import type { Complaint, ComplaintCore } from '../complaint/complaint.ts'
import { readDuty } from '../duty/duty.ts'
import { cite } from '../kernel/citation.ts'
import { ok } from '../kernel/result.ts'
import { day, LAW, PANZHIHUA, YUNFU } from '../listing/testing-listings.ts'
import { leavesUnanswered } from '../review/review.ts'
import type { Review, ReviewOutcome } from '../review/review.ts'
import { decideAnnulledAnswer } from './annulled-answer.ts'
import { readObjectionDuties } from './objection-duties.ts'
import { readStageStep } from './objection-stages.ts'
import { answer, MAKER, receive, take } from './testing-objections.ts'

const ON = day('2026-08-03')
const BASIS = [cite('ARL', '第六十四条')]
const annulment = (lastDay: string | null) => ({
  reviewId: 'v1',
  lastDay: lastDay === null ? null : day(lastDay),
  basis: BASIS,
  by: MAKER,
})
const OWN = take(undefined, receive({ place: YUNFU, takenInBy: 'unit-maker' }))
const ANSWERED = take(OWN, answer(OWN))
const ENTRY = { kind: 'listing', listingId: 'l1' } as const

describe('an answer to an objection that was annulled', () => {
  const events = decideAnnulledAnswer(ANSWERED, annulment(null), LAW, ON)
  const again = take(ANSWERED, ok(events))

  test('is to be given anew: what rests because of it rests again, and nobody has answered', () => {
    expect(again).toMatchObject({ kind: 'received', resumed: { on: '2026-08-03', lastDay: null } })
    expect('decision' in again).toBe(false)
    expect(events.map((event) => readStageStep(ENTRY, event)?.step)).toMatchObject([
      { kind: 'begins', stage: 'verification', disputeId: 'o1' },
    ])
    expect(events[0]?.ground).toMatchObject({ basis: BASIS, values: { review: 'v1' } })
  })

  test('within the days of the place, from that day', () => {
    const reply = readObjectionDuties(again, LAW).find(({ kind }) => kind === 'replyObjection')
    if (reply === undefined) throw new Error('no duty')
    expect(readDuty(reply, ON, LAW.calendar)).toMatchObject({ kind: 'running', lastDay: '2026-08-06' })
  })

  test('its mark stays, and was set in time', () => {
    const mark = readObjectionDuties(again, LAW).find(({ kind }) => kind === 'markObjection')
    expect(mark).toMatchObject({ since: '2026-06-03', doneOn: '2026-06-03' })
  })

  test('or by the day that the organ set', () => {
    const ordered = take(ANSWERED, ok(decideAnnulledAnswer(ANSWERED, annulment('2026-09-02'), LAW, ON)))
    const reply = readObjectionDuties(ordered, LAW).find(({ kind }) => kind === 'replyObjection')
    if (reply === undefined) throw new Error('no duty')
    expect(readDuty(reply, ON, LAW.calendar)).toMatchObject({ kind: 'running', lastDay: '2026-09-02' })
    const anew = take(ordered, answer(ordered, {}, '2026-08-20'))
    expect(anew).toMatchObject({ kind: 'decided', decision: { decidedOn: '2026-08-20' }, told: [] })
  })

  test('and nothing happens where none was given', () => {
    expect(decideAnnulledAnswer(again, annulment(null), LAW, ON)).toEqual([])
  })
})

describe('an answer to a complaint that was annulled', () => {
  const core: ComplaintCore = {
    complaintId: 'c1',
    receiptNumber: 'TS1',
    target: ENTRY,
    objectionId: 'o1',
    subjectId: 'subject-1',
    place: PANZHIHUA,
    level: 'office',
    handler: 'unit-office',
    concerned: 'unit-maker',
    raiser: { kind: 'subject' },
    channel: 'web',
    form: 'written',
    ground: 'factsWrong',
    text: 't',
    evidence: [],
    receivedOn: day('2026-06-18'),
    afterEnd: false,
  }
  const decision = { outcome: 'rejected', remedies: [], reasons: 'r', by: MAKER, decidedOn: day('2026-06-29') } as const
  const head = { complaintId: 'c1', on: day('2026-06-29'), ground: { rulebook: '1', basis: [], values: {} } }
  const course = {
    meetings: [{ on: day('2026-06-20'), departments: ['u'], experts: null }],
    recused: [],
    assignedTo: null,
  }
  const decided: Complaint = { ...core, ...course, resumed: null, kind: 'decided', decision, told: [] }

  test('is to be studied and given anew, by the day that the organ set', () => {
    const events = decideAnnulledComplaintAnswer(decided, annulment('2026-09-02'), LAW, ON)
    const again = events.reduce<Complaint | undefined>(evolveComplaint, decided)
    expect(again).toMatchObject({ kind: 'received', meetings: [], resumed: { lastDay: '2026-09-02' } })
    expect(events.map((event) => readComplaintStep(ENTRY, event)?.step)).toMatchObject([
      { kind: 'begins', stage: 'complaint' },
    ])
    const [duty] = again === undefined ? [] : readComplaintDuties(again, LAW)
    if (duty === undefined) throw new Error('no duty')
    expect(duty).toMatchObject({ kind: 'decideComplaint', owner: 'unit-office', since: '2026-08-03', doneOn: null })
    expect(readDuty(duty, ON, LAW.calendar)).toMatchObject({ kind: 'running', lastDay: '2026-09-02' })
  })

  test('stands without a number of days where none was set', () => {
    const events = decideAnnulledComplaintAnswer(decided, annulment(null), LAW, ON)
    const again = events.reduce<Complaint | undefined>(evolveComplaint, decided)
    expect(again === undefined ? [] : readComplaintDuties(again, LAW)).toMatchObject([{ clock: null, doneOn: null }])
    const received = evolveComplaint(undefined, { ...head, type: 'ComplaintReceived', complaint: core, by: null })
    expect(received && decideAnnulledComplaintAnswer(received, annulment(null), LAW, ON)).toEqual([])
  })
})

describe('what a review leaves unanswered', () => {
  const review = (
    reviewed: 'act' | 'answer',
    outcome: ReviewOutcome,
    remedies: readonly { readonly kind: 'voidEntry' }[] = [],
  ): Review => ({
    reviewId: 'v1',
    kind: 'reconsideration',
    place: PANZHIHUA,
    target: ENTRY,
    reviewed,
    subjectId: 'subject-1',
    respondent: 'unit-maker',
    organ: '某市政府',
    caseNumber: '1',
    filedOn: ON,
    proof: null,
    recordedOn: ON,
    orders: [],
    state: 'decided',
    decision: {
      outcome,
      document: { number: '复1号', date: ON, effectiveOn: ON },
      remedies,
      reasons: 'r',
      by: MAKER,
      recordedOn: ON,
    },
  })
  test.each([
    ['an annulled answer', review('answer', 'annulled'), true],
    ['a remitted answer', review('answer', 'remitted'), true],
    ['not an annulled act', review('act', 'annulled', [{ kind: 'voidEntry' }]), false],
    ['not an answer that was kept', review('answer', 'upheld'), false],
    ['not one about an entry that fell with it', review('answer', 'annulled', [{ kind: 'voidEntry' }]), false],
  ] as const)('%s', (_, state, expected) => {
    expect(leavesUnanswered(state)).toBe(expected)
  })
})
