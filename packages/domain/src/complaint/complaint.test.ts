import { describe, expect, test } from 'vitest'
import { readDuty } from '../duty/duty.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, refusalIn, YUNFU } from '../listing/testing-listings.ts'
import type { DisputeTarget } from '../objection/objection.ts'
import { readComplaintDuties } from './complaint-duties.ts'
import { readComplaintRoute } from './complaint-route.ts'
import { readComplaintStep } from './complaint-stages.ts'
import { evolveComplaint } from './complaint.ts'
import type { Complaint, ComplaintEvent } from './complaint.ts'
import {
  decideComplaint,
  decideComplaintAnswer,
  decideComplaintMeeting,
  decideComplaintRecusal,
  decideComplaintTold,
  decideComplaintWithdrawal,
} from './decide-complaint.ts'
import type { ComplaintFacts, NewComplaint } from './decide-complaint.ts'

const OFFICE: Actor = { officerId: 'officer-o', organisationId: 'unit-office' }
const MAKER: Actor = { officerId: 'officer-m', organisationId: 'unit-maker' }
const RECEIVED = day('2026-06-18')
const CLAUSE = { document: 'PZ', clause: '二(三)2' }

const handedIn = (change: Partial<NewComplaint> = {}): NewComplaint => ({
  complaintId: 'c1',
  receiptNumber: '2026-0001',
  target: { kind: 'listing', listingId: 'l1' },
  subjectId: 'subject-1',
  place: PANZHIHUA,
  raiser: { kind: 'subject' },
  channel: 'web',
  form: 'written',
  ground: 'factsWrong',
  text: 'text:why',
  evidence: [],
  by: null,
  ...change,
})
const REJECTED = { objectionId: 'o1', outcome: 'rejected', felled: false, lastDay: null } as const
const FACTS: ComplaintFacts = {
  thing: { subjectId: 'subject-1', determiner: 'unit-maker', provider: 'unit-maker', over: false },
  objection: REJECTED,
  earlier: undefined,
  handlerOf: (level) => (level === 'office' ? 'unit-office' : 'unit-credit'),
  elsewhere: [],
}
const receive = (change: Partial<NewComplaint> = {}, facts: Partial<ComplaintFacts> = {}) =>
  decideComplaint(undefined, handedIn(change), { ...FACTS, ...facts }, LAW, RECEIVED)

function take(state: Complaint | undefined, result: Result<readonly ComplaintEvent[], Refusal>): Complaint {
  if (!result.ok) throw new Error(result.error.code)
  const next = result.value.reduce<Complaint | undefined>(evolveComplaint, state)
  if (next === undefined) throw new Error('nothing happened')
  return next
}

const RECEIVED_COMPLAINT = take(undefined, receive())
const call = (state: Complaint | undefined, change: Partial<Parameters<typeof decideComplaintMeeting>[1]> = {}) =>
  decideComplaintMeeting(
    state,
    { departments: ['unit-maker'], experts: null, by: OFFICE, ...change },
    LAW,
    day('2026-06-22'),
  )
const STUDIED = take(RECEIVED_COMPLAINT, call(RECEIVED_COMPLAINT))
const answer = (state: Complaint | undefined, change: Partial<Parameters<typeof decideComplaintAnswer>[1]> = {}) =>
  decideComplaintAnswer(
    state,
    { outcome: 'rejected', remedies: [], reasons: 'text:reasons', by: OFFICE, ...change },
    ['officer-m', 'officer-d'],
    LAW,
    day('2026-06-29'),
  )

describe('to whom a complaint goes', () => {
  test.each([
    [PANZHIHUA, { kind: 'foreseen', level: 'office', afterObjection: true, basis: [CLAUSE] }],
    [PUYANG, { kind: 'foreseen', level: 'creditAuthority', afterObjection: false }],
    [GUANGDONG, { kind: 'foreseen', level: 'department', basis: [{ document: 'GD', clause: '(二十六)' }] }],
    [YUNFU, { kind: 'foreseen', level: 'department', basis: [{ document: 'YF', clause: '(二十五)' }] }],
    [JINAN, { kind: 'notForeseen' }],
  ])('%s', (place, expected) => {
    expect(readComplaintRoute(LAW, place, RECEIVED)).toMatchObject(expected)
  })

  test.each([
    [PANZHIHUA, 'unit-office'],
    [PUYANG, 'unit-credit'],
    [YUNFU, 'unit-maker'],
  ])('%s: %s handles it', (place, handler) => {
    expect(take(undefined, receive({ place }))).toMatchObject({ handler, kind: 'received' })
  })

  test('济南 foresees none, and the refusal names what stands open', () => {
    expect(refusalIn(receive({ place: JINAN }))).toEqual({
      code: 'COMPLAINT_NOT_FORESEEN',
      basis: [
        { document: 'JN', clause: '四(三)' },
        { document: 'ARL', clause: '第二十条' },
        { document: 'ALIT', clause: '第四十四条' },
      ],
    })
  })

  test('云浮: the implementer hears of its own measure', () => {
    const target = { kind: 'measure', listingId: 'l1', measureId: 'm1', implementer: 'unit-bank' } as const
    expect(take(undefined, receive({ place: YUNFU, target }))).toMatchObject({ handler: 'unit-bank' })
  })

  test('a department that is no user here decides by letter, which the credit authority records', () => {
    const elsewhere = ['unit-maker']
    const asked = take(undefined, receive({ place: YUNFU }, { elsewhere }))
    expect(asked).toMatchObject({ handler: 'unit-credit', concerned: 'unit-maker' })
    const by = { officerId: 'officer-c', organisationId: 'unit-credit' }
    expect(refusalIn(answer(asked, { by }))?.code).toBe('DOCUMENT_MISSING')
    const letter = { number: '函1', date: day('2026-06-27') }
    const late = { ...letter, date: day('2026-07-27') }
    expect(refusalIn(answer(asked, { by, letter: late }))?.code).toBe('DATE_IN_FUTURE')
    expect(take(asked, answer(asked, { by, letter }))).toMatchObject({ kind: 'decided', decision: { letter } })
    expect(refusalIn(receive({ place: YUNFU }, { elsewhere, handlerOf: () => null }))).toMatchObject({
      code: 'HANDLER_UNKNOWN',
      level: 'creditAuthority',
    })
    expect(take(undefined, receive({ place: PUYANG }, { elsewhere }))).toMatchObject({ handler: 'unit-credit' })
  })

  test('no unit is registered that would handle it', () => {
    expect(refusalIn(receive({}, { handlerOf: () => null }))).toMatchObject({
      code: 'HANDLER_UNKNOWN',
      level: 'office',
    })
  })
})

describe('攀枝花: against the answer to an objection', () => {
  test.each([
    ['rejected', 'rejected', null],
    ['upheld only in part', 'partlyUpheld', null],
    ['called upheld, with a statement added to what stands', 'upheld', null],
    ['not answered, and no text names a number of days', null, null],
    ['not answered within its time', null, day('2026-06-17')],
  ] as const)('%s', (_, outcome, lastDay) => {
    const complaint = take(
      undefined,
      receive({}, { objection: { objectionId: 'o1', outcome, felled: false, lastDay } }),
    )
    expect(complaint).toMatchObject({ objectionId: 'o1', receivedOn: '2026-06-18' })
  })

  test.each([
    ['without one', { objection: undefined }, { code: 'OBJECTION_FIRST', basis: [CLAUSE] }],
    [
      'while it may still be answered in time',
      { objection: { objectionId: 'o1', outcome: null, felled: false, lastDay: RECEIVED } },
      { code: 'OBJECTION_STILL_RUNNING', lastDay: '2026-06-18', basis: [CLAUSE] },
    ],
    [
      'when what it was about fell',
      { objection: { ...REJECTED, outcome: 'upheld' as const, felled: true } },
      { code: 'OBJECTION_UPHELD' },
    ],
    ['twice', { earlier: { complaintId: 'c0', open: true } }, { code: 'COMPLAINT_OPEN', complaintId: 'c0' }],
    ['once decided', { earlier: { complaintId: 'c0', open: false } }, { code: 'COMPLAINT_DECIDED', complaintId: 'c0' }],
  ])('not %s', (_, facts, expected) => {
    expect(refusalIn(receive({}, facts))).toMatchObject(expected)
  })

  test('濮阳县 and 广东 ask for no objection first, and hear a complaint anew', () => {
    const alone = { objection: undefined, earlier: { complaintId: 'c0', open: false } }
    expect(take(undefined, receive({ place: PUYANG, ground: 'other' }, alone))).toMatchObject({ objectionId: null })
    expect(receive({ place: GUANGDONG }, alone).ok).toBe(true)
  })
})

describe('a complaint is taken in', () => {
  test('after the entry was over, and without an account', () => {
    const over = {
      ...FACTS.thing,
      subjectId: 'subject-1',
      determiner: 'unit-maker',
      provider: 'unit-maker',
      over: true,
    }
    expect(take(undefined, receive({}, { thing: over }))).toMatchObject({ afterEnd: true, raiser: { kind: 'subject' } })
  })

  test('by an agent with proof, whatever the health of the system', () => {
    const law = { ...LAW, health: { ...LAW.health, calendar: 'missing', catalogue: 'missing' } } as const
    const raiser = { kind: 'agent', agent: 'p1', authority: 'file:a' } as const
    expect(decideComplaint(undefined, handedIn({ raiser }), FACTS, law, RECEIVED).ok).toBe(true)
  })

  test.each([
    ['of a thing nobody knows', {}, { thing: undefined }, 'DISPUTED_THING_UNKNOWN'],
    ['of a thing of somebody else', { subjectId: 'subject-2' }, {}, 'NOT_ONES_OWN'],
    ['with nothing said', { text: '' }, {}, 'REASONS_MISSING'],
    [
      'by an agent without proof',
      { raiser: { kind: 'agent', agent: 'p1', authority: '' } as const },
      {},
      'AUTHORITY_NOT_PROVED',
    ],
  ])('not %s', (_, change, facts, code) => {
    expect(refusalIn(receive(change, facts))?.code).toBe(code)
  })

  test('once', () => {
    expect(refusalIn(decideComplaint(STUDIED, handedIn(), FACTS, LAW, RECEIVED))?.code).toBe('WRONG_STATE')
  })
})

describe('it is studied', () => {
  test('with the departments called, and experts whom a draw named', () => {
    const experts = { meetingId: 'm1', drawn: ['e3', 'e5'] }
    expect(take(RECEIVED_COMPLAINT, call(RECEIVED_COMPLAINT, { experts }))).toMatchObject({
      meetings: [{ on: '2026-06-22', departments: ['unit-maker'], experts }],
    })
  })

  test.each([
    ['by another unit', { by: MAKER }, 'UNIT_WITHOUT_POWER'],
    ['with nobody called', { departments: [] }, 'NOTICE_INCOMPLETE'],
    ['with experts whom no draw named', { experts: { meetingId: 'm1', drawn: [] } }, 'DRAW_NEEDED'],
  ])('not %s', (_, change, code) => {
    expect(refusalIn(call(RECEIVED_COMPLAINT, change))?.code).toBe(code)
  })
})

describe('the decision', () => {
  test('is given with reasons, and puts right what is upheld', () => {
    expect(take(STUDIED, answer(STUDIED, { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }] }))).toMatchObject({
      kind: 'decided',
      decision: { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }], decidedOn: '2026-06-29' },
    })
  })

  test.each([
    ['by another unit', STUDIED, { by: MAKER }, 'UNIT_WITHOUT_POWER'],
    ['by whoever decided the entry', STUDIED, { by: { ...OFFICE, officerId: 'officer-d' } }, 'SAME_HANDS'],
    ['by whoever answered the objection', STUDIED, { by: { ...OFFICE, officerId: 'officer-m' } }, 'SAME_HANDS'],
    ['before the departments were called', RECEIVED_COMPLAINT, {}, 'DEPARTMENTS_NOT_CALLED'],
    ['without reasons', STUDIED, { reasons: '' }, 'REASONS_MISSING'],
    ['upheld, with nothing put right', STUDIED, { outcome: 'partlyUpheld' as const }, 'OUTCOME_WITHOUT_REMEDY'],
    [
      'rejected, with something put right',
      STUDIED,
      { remedies: [{ kind: 'voidEntry' as const }] },
      'OUTCOME_WITHOUT_REMEDY',
    ],
  ])('not %s', (_, state, change, code) => {
    expect(refusalIn(answer(state, change))?.code).toBe(code)
  })

  test('not by an officer who declared an interest', () => {
    const recusal = decideComplaintRecusal(
      STUDIED,
      { officerId: 'officer-o', reasons: 'text:kin', by: OFFICE },
      LAW,
      day('2026-06-23'),
    )
    const recused = take(STUDIED, recusal)
    expect(refusalIn(answer(recused))?.code).toBe('OFFICER_RECUSED')
    expect(answer(recused, { by: { ...OFFICE, officerId: 'officer-p' } }).ok).toBe(true)
    const again = decideComplaintRecusal(
      recused,
      { officerId: 'officer-o', reasons: 'text:kin', by: OFFICE },
      LAW,
      day('2026-06-24'),
    )
    expect(again).toEqual({ ok: true, value: [] })
  })

  test('of a department by its own rule needs nobody called', () => {
    const own = take(undefined, receive({ place: YUNFU }))
    expect(answer(own, { by: { officerId: 'officer-x', organisationId: 'unit-maker' } }).ok).toBe(true)
  })

  test('is told to the subject with proof, once', () => {
    const decided = take(STUDIED, answer(STUDIED))
    const tell = (state: Complaint, proof: string | null, by = OFFICE) =>
      decideComplaintTold(state, { to: 'subject', proof, by }, LAW, day('2026-06-30'))
    expect(refusalIn(tell(STUDIED, 'file:r'))?.code).toBe('WRONG_STATE')
    expect(refusalIn(tell(decided, null))?.code).toBe('EVIDENCE_MISSING')
    expect(refusalIn(tell(decided, 'file:r', MAKER))?.code).toBe('UNIT_WITHOUT_POWER')
    const told = take(decided, tell(decided, 'file:r'))
    expect(told).toMatchObject({ told: [{ to: 'subject', on: '2026-06-30', proof: 'file:r' }] })
    expect(tell(told, 'file:s')).toEqual({ ok: true, value: [] })
  })

  test('ends it: no second one, and nothing to take back', () => {
    const decided = take(STUDIED, answer(STUDIED))
    expect(refusalIn(answer(decided))?.code).toBe('WRONG_STATE')
    expect(refusalIn(decideComplaintWithdrawal(decided, null, LAW, RECEIVED))?.code).toBe('WRONG_STATE')
  })
})

describe('its duties claim no number that no text names', () => {
  const read = (complaint: Complaint) =>
    readComplaintDuties(complaint, LAW).map((duty) => [
      duty.kind,
      duty.owner,
      readDuty(duty, day('2026-07-18'), LAW.calendar),
    ])

  test('open, decided and told', () => {
    expect(read(RECEIVED_COMPLAINT)).toEqual([
      ['decideComplaint', 'unit-office', { kind: 'withoutLimit', daysOpen: 30 }],
    ])
    expect(read(take(STUDIED, answer(STUDIED)))).toEqual([
      ['decideComplaint', 'unit-office', { kind: 'done', on: '2026-06-29', daysLate: 0 }],
      ['tellResult', 'unit-office', { kind: 'withoutLimit', daysOpen: 19 }],
    ])
  })

  test('taken back', () => {
    const back = take(STUDIED, decideComplaintWithdrawal(STUDIED, null, LAW, day('2026-06-25')))
    expect(back).toMatchObject({ kind: 'withdrawn', withdrawnOn: '2026-06-25' })
    expect(read(back)).toEqual([['decideComplaint', 'unit-office', { kind: 'done', on: '2026-06-25', daysLate: 0 }]])
  })
})

describe('what it means for the entry', () => {
  const steps = (target: DisputeTarget, result: Result<readonly ComplaintEvent[], Refusal>) => {
    if (!result.ok) throw new Error(result.error.code)
    return result.value.map((event) => readComplaintStep(target, event))
  }
  const entry = { kind: 'listing', listingId: 'l1' } as const
  const begins = {
    listingId: 'l1',
    step: { kind: 'begins', disputeId: 'c1', stage: 'complaint', measureId: null, basis: [] },
  }
  const ends = { listingId: 'l1', step: { kind: 'ends', disputeId: 'c1', stage: 'complaint' } }

  test('the stage stands from the receipt to the decision or the withdrawal', () => {
    expect(steps(entry, receive())).toEqual([begins])
    expect(steps(entry, call(RECEIVED_COMPLAINT))).toEqual([undefined])
    expect(steps(entry, answer(STUDIED))).toEqual([ends])
    expect(steps(entry, decideComplaintWithdrawal(STUDIED, null, LAW, RECEIVED))).toEqual([ends])
  })

  test('one about a measure is about that measure; one about a record or a publication rests nothing', () => {
    const target = { kind: 'measure', listingId: 'l1', measureId: 'm1', implementer: 'unit-maker' } as const
    expect(steps(target, receive({ target }))).toMatchObject([{ step: { measureId: 'm1' } }])
    expect(steps({ kind: 'record', recordId: 'r1' }, receive())).toEqual([undefined])
    expect(steps({ kind: 'publication', listingId: 'l1' }, receive())).toEqual([undefined])
  })
})

describe('a meeting that studied it', () => {
  const minutes = { meetingId: 'm1', text: 'text:m', outcome: 'rejected' } as const
  const studied = take(RECEIVED_COMPLAINT, call(RECEIVED_COMPLAINT, { minutes }))

  test('is what the decision rests on', () => {
    expect(studied.meetings).toMatchObject([{ departments: ['unit-maker'], minutes }])
    expect(answer(studied).ok).toBe(true)
    const upheld = answer(studied, { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }] })
    expect(refusalIn(upheld)).toEqual({ code: 'AGAINST_MINUTES', meetingId: 'm1', basis: [CLAUSE] })
  })

  test('until another one resolves otherwise', () => {
    const second = take(studied, call(studied, { minutes: { ...minutes, meetingId: 'm2', outcome: 'upheld' } }))
    expect(answer(second, { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }] }).ok).toBe(true)
    expect(refusalIn(answer(second))).toMatchObject({ code: 'AGAINST_MINUTES', meetingId: 'm2' })
  })
})
