import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { ground, without, wrongState } from '../listing/testing-law.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, YUNFU } from '../listing/testing-listings.ts'
import type { RecordedWithdrawal } from '../objection/withdrawal.ts'
import { readComplaintDuties } from './complaint-duties.ts'
import { readComplaintRoute } from './complaint-route.ts'
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

const ON = day('2026-06-18')
const OFFICE: Actor = { officerId: 'officer-o', organisationId: 'unit-office' }
const STRANGER: Actor = { officerId: 'officer-s', organisationId: 'unit-other' }
const NO_POWER: Refusal = { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-other', basis: [] }
/** 攀枝花 二(三)2: 应当先向认定部门提出书面异议, then 联席会议办公室 with the departments called. */
const CLAUSE = cite('PZ', '二(三)2')
/** 清单说明（八）: the hands that decide are not those that decided before. */

const NEW: NewComplaint = {
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
}
const FACTS: ComplaintFacts = {
  thing: { subjectId: 'subject-1', determiner: 'unit-maker', provider: 'unit-maker', over: false },
  objection: { objectionId: 'o1', outcome: 'rejected', felled: false, lastDay: null },
  earlier: undefined,
  handlerOf: (level) => (level === 'office' ? 'unit-office' : 'unit-credit'),
  elsewhere: [],
}
const NO_ANSWER = { objectionId: 'o1', outcome: null, felled: false, lastDay: null } as const
const receive = (change: Partial<NewComplaint> = {}, facts: Partial<ComplaintFacts> = {}, state?: Complaint) =>
  decideComplaint(state, { ...NEW, ...change }, { ...FACTS, ...facts }, LAW, ON)

function eventsOf(result: Result<readonly ComplaintEvent[], Refusal>): readonly ComplaintEvent[] {
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
function take(state: Complaint | undefined, result: Result<readonly ComplaintEvent[], Refusal>): Complaint {
  const next = eventsOf(result).reduce<Complaint | undefined>(evolveComplaint, state)
  if (next === undefined) throw new Error('nothing happened')
  return next
}
const received = () => take(undefined, receive())
const call = (state: Complaint | undefined, change: Partial<Parameters<typeof decideComplaintMeeting>[1]> = {}) =>
  decideComplaintMeeting(state, { departments: ['unit-maker'], experts: null, by: OFFICE, ...change }, LAW, ON)
const recuse = (state: Complaint | undefined, by = OFFICE) =>
  decideComplaintRecusal(state, { officerId: 'officer-r', reasons: 'text:kin', by }, LAW, ON)
const answer = (state: Complaint | undefined, change: Partial<Parameters<typeof decideComplaintAnswer>[1]> = {}) =>
  decideComplaintAnswer(
    state,
    { outcome: 'rejected', remedies: [], reasons: 'text:reasons', by: OFFICE, ...change },
    ['officer-m'],
    LAW,
    ON,
  )
const tell = (
  state: Complaint | undefined,
  change: Partial<Parameters<typeof decideComplaintTold>[1]> = {},
  on = day('2026-06-30'),
) => decideComplaintTold(state, { to: 'subject', proof: 'file:r', by: OFFICE, ...change }, LAW, on)
const withdraw = (state: Complaint | undefined, by: RecordedWithdrawal | null = null) =>
  decideComplaintWithdrawal(state, by, LAW, day('2026-06-25'))
const studied = () => take(received(), call(received()))
const decided = () => take(studied(), answer(studied()))

describe('each act stands on the clause of the place', () => {
  test.each([
    [PANZHIHUA, 'office', CLAUSE],
    [PUYANG, 'creditAuthority', cite('PY', '五(五)')],
    [YUNFU, 'department', cite('YF', '(二十五)')],
    [GUANGDONG, 'department', cite('GD', '(二十六)')],
  ] as const)('%s: its receipt, at the %s', (place, level, clause) => {
    const values = { target: 'listing', ground: 'factsWrong', level, objection: 'rejected' }
    expect(eventsOf(receive({ place }))[0]).toMatchObject({
      type: 'ComplaintReceived',
      ground: ground([clause], values),
    })
    const [alone] = eventsOf(receive({ place, ground: 'noReply' }, { objection: NO_ANSWER }))
    expect(alone?.ground.values).toMatchObject({ ground: 'noReply', objection: null })
  })

  const head = { complaintId: 'c1', on: ON }

  test('the departments called, with the number of those who take part', () => {
    const experts = { meetingId: 'm1', drawn: ['e3', 'e5'] }
    const departments = ['unit-maker', 'unit-tax', 'unit-bank']
    expect(eventsOf(call(received(), { departments, experts }))).toEqual([
      {
        type: 'ComplaintMeetingCalled',
        ...head,
        ground: ground([CLAUSE], { departments: 3, experts: 2 }),
        meeting: { departments, experts },
        by: OFFICE,
      },
    ])
    expect(eventsOf(call(received()))[0]?.ground.values).toEqual({ departments: 1, experts: 0 })
  })

  test('an interest declared, the decision, its telling and the withdrawal', () => {
    expect(eventsOf(recuse(received()))).toEqual([
      {
        type: 'ComplaintOfficerRecused',
        ...head,
        ground: ground([]),
        officerId: 'officer-r',
        reasons: 'text:kin',
        by: OFFICE,
      },
    ])
    const given = { outcome: 'upheld', remedies: [{ kind: 'none' }, { kind: 'voidEntry' }] } as const
    expect(eventsOf(answer(studied(), given))).toEqual([
      {
        type: 'ComplaintDecided',
        ...head,
        ground: ground([CLAUSE], { outcome: 'upheld', remedies: ['voidEntry'] }),
        decision: {
          outcome: 'upheld',
          remedies: [{ kind: 'voidEntry' }],
          reasons: 'text:reasons',
          by: OFFICE,
          decidedOn: ON,
        },
      },
    ])
    expect(eventsOf(tell(decided()))).toEqual([
      {
        type: 'ComplaintResultTold',
        complaintId: 'c1',
        on: '2026-06-30',
        ground: ground([CLAUSE]),
        to: 'subject',
        proof: 'file:r',
        by: OFFICE,
      },
    ])
    expect(eventsOf(withdraw(received()))).toEqual([
      { type: 'ComplaintWithdrawn', complaintId: 'c1', on: '2026-06-25', ground: ground(), by: null },
    ])
  })
})

describe('a complaint is refused with the clause', () => {
  test.each<[string, Partial<NewComplaint>, Partial<ComplaintFacts>, Refusal]>([
    ['of a thing nobody knows', {}, { thing: undefined }, { code: 'DISPUTED_THING_UNKNOWN', basis: [CLAUSE] }],
    ['of a thing of somebody else', { subjectId: 'subject-2' }, {}, { code: 'NOT_ONES_OWN', basis: [CLAUSE] }],
    ['without an objection', {}, { objection: undefined }, { code: 'OBJECTION_FIRST', basis: [CLAUSE] }],
    [
      'against an answer that gave all',
      {},
      { objection: { objectionId: 'o1', outcome: 'upheld', felled: true, lastDay: null } },
      { code: 'OBJECTION_UPHELD', objectionId: 'o1', basis: [CLAUSE] },
    ],
    [
      'on the last day of the answer',
      {},
      { objection: { ...NO_ANSWER, lastDay: ON } },
      { code: 'OBJECTION_STILL_RUNNING', objectionId: 'o1', lastDay: ON, basis: [CLAUSE] },
    ],
    [
      'beside one that is open',
      {},
      { earlier: { complaintId: 'c0', open: true } },
      { code: 'COMPLAINT_OPEN', complaintId: 'c0', basis: [CLAUSE] },
    ],
    [
      'after one that was decided',
      {},
      { earlier: { complaintId: 'c0', open: false } },
      { code: 'COMPLAINT_DECIDED', complaintId: 'c0', basis: [CLAUSE] },
    ],
    ['with nothing said', { text: '' }, {}, { code: 'REASONS_MISSING', basis: [CLAUSE] }],
    [
      'where no unit handles it',
      {},
      { handlerOf: () => null },
      { code: 'HANDLER_UNKNOWN', level: 'office', basis: [CLAUSE] },
    ],
    [
      'by an agent without proof',
      { raiser: { kind: 'agent', agent: 'p1', authority: null } },
      {},
      { code: 'AUTHORITY_NOT_PROVED', basis: [cite('CIVIL', '第一百六十五条')] },
    ],
  ])('%s', (_, change, facts, error) => {
    expect(receive(change, facts)).toEqual({ ok: false, error })
  })

  test('an agent with proof is named, and an answer given late is no bar', () => {
    const raiser = { kind: 'agent', agent: 'p1', authority: 'file:a' } as const
    expect(take(undefined, receive({ raiser })).raiser).toEqual(raiser)
    expect(receive({}, { objection: { objectionId: 'o1', outcome: 'rejected', felled: false, lastDay: ON } }).ok).toBe(
      true,
    )
    expect(receive({}, { objection: { ...NO_ANSWER, lastDay: day('2026-06-17') } }).ok).toBe(true)
  })

  test.each([YUNFU, GUANGDONG, PUYANG])(
    '%s: even where none has to come first, not beside one that is open',
    (place) => {
      const open = { objection: undefined, earlier: { complaintId: 'c0', open: true } }
      expect(receive({ place }, open)).toMatchObject({ error: { code: 'COMPLAINT_OPEN' } })
      expect(
        receive({ place }, { objection: { objectionId: 'o1', outcome: 'upheld', felled: true, lastDay: null } }).ok,
      ).toBe(true)
    },
  )
})

describe('where no text foresees a complaint', () => {
  const open = [cite('ARL', '第二十条'), cite('ALIT', '第四十四条')]

  test('济南 四(三) leaves reconsideration and litigation; a place without any text those alone', () => {
    const basis = [cite('JN', '四(三)'), ...open]
    expect(receive({ place: JINAN })).toEqual({ ok: false, error: { code: 'COMPLAINT_NOT_FORESEEN', basis } })
    expect(readComplaintRoute(without('secondLevel'), JINAN, ON)).toEqual({ kind: 'notForeseen', basis: open })
  })

  test('the channels of 云浮 open it at the department without a second level', () => {
    const route = { kind: 'foreseen', level: 'department', afterObjection: false, basis: [cite('YF', '(二十五)')] }
    expect(readComplaintRoute(LAW, YUNFU, ON)).toEqual(route)
    expect(readComplaintRoute(without('secondLevel'), YUNFU, ON)).toEqual(route)
    expect(readComplaintRoute(without('complaintChannels'), YUNFU, ON).kind).toBe('notForeseen')
  })
})

describe('an act out of turn or of another unit', () => {
  test.each([
    ['a meeting', call],
    ['a recusal', recuse],
    ['a decision', answer],
    ['a withdrawal', withdraw],
  ])('%s needs a complaint that runs', (_, act) => {
    expect(act(undefined)).toEqual({ ok: false, error: wrongState('none') })
    expect(act(decided())).toEqual({ ok: false, error: wrongState('decided') })
    expect(act(take(received(), withdraw(received())))).toEqual({ ok: false, error: wrongState('withdrawn') })
  })

  test('a telling needs a decision, and a receipt an id that is free', () => {
    expect(tell(undefined)).toEqual({ ok: false, error: wrongState('none') })
    expect(tell(received())).toEqual({ ok: false, error: wrongState('received') })
    expect(receive({}, {}, received())).toEqual({ ok: false, error: wrongState('received') })
  })

  test.each([
    ['a meeting', () => call(received(), { by: STRANGER })],
    ['a recusal', () => recuse(received(), STRANGER)],
    ['a decision', () => answer(studied(), { by: STRANGER })],
    ['a telling', () => tell(decided(), { by: STRANGER })],
    ['a withdrawal', () => withdraw(received(), STRANGER)],
  ])('%s by another unit', (_, act) => {
    expect(act()).toEqual({ ok: false, error: NO_POWER })
  })

  test('the unit that handles it writes down that it was taken back upon a request alone', () => {
    const request = { channel: 'counter', on: ON, evidence: 'file:letter' } as const
    expect(take(received(), withdraw(received(), { ...OFFICE, request }))).toMatchObject({ kind: 'withdrawn', request })
  })
})

describe('the decision is refused', () => {
  test.each<[string, () => Result<unknown, Refusal>, Refusal]>([
    [
      'by whoever answered the objection',
      () => answer(studied(), { by: { ...OFFICE, officerId: 'officer-m' } }),
      { code: 'SAME_HANDS', basis: [] },
    ],
    [
      'by whoever declared an interest',
      () => answer(take(studied(), recuse(studied())), { by: { ...OFFICE, officerId: 'officer-r' } }),
      { code: 'OFFICER_RECUSED', basis: [] },
    ],
    [
      'before the departments were called',
      () => answer(received()),
      { code: 'DEPARTMENTS_NOT_CALLED', basis: [CLAUSE] },
    ],
    ['without reasons', () => answer(studied(), { reasons: '' }), { code: 'REASONS_MISSING', basis: [CLAUSE] }],
    [
      'upheld with nothing put right',
      () => answer(studied(), { outcome: 'upheld', remedies: [{ kind: 'none' }] }),
      { code: 'OUTCOME_WITHOUT_REMEDY', outcome: 'upheld', basis: [CLAUSE] },
    ],
    [
      'rejected with something put right',
      () => answer(studied(), { remedies: [{ kind: 'voidEntry' }] }),
      { code: 'OUTCOME_WITHOUT_REMEDY', outcome: 'rejected', basis: [CLAUSE] },
    ],
  ])('%s', (_, act, error) => {
    expect(act()).toEqual({ ok: false, error })
  })

  test('a meeting of nobody, or with experts whom no draw named', () => {
    expect(call(received(), { departments: [] })).toEqual({
      ok: false,
      error: { code: 'NOTICE_INCOMPLETE', missing: ['departments'], basis: [CLAUSE] },
    })
    expect(call(received(), { experts: { meetingId: 'm1', drawn: [] } })).toEqual({
      ok: false,
      error: { code: 'DRAW_NEEDED', basis: [CLAUSE] },
    })
  })
})

describe('the result is told', () => {
  test.each([null, ''])('to the subject with proof, not with %j', (proof) => {
    expect(tell(decided(), { proof })).toEqual({ ok: false, error: { code: 'EVIDENCE_MISSING', basis: [CLAUSE] } })
  })

  test('to another party without, each once; the subject’s day ends the duty', () => {
    const first = take(decided(), tell(decided(), { to: 'provider', proof: null }, day('2026-06-29')))
    const both = take(first, tell(first))
    expect(tell(both, { to: 'provider', proof: null })).toEqual({ ok: true, value: [] })
    expect(tell(both)).toEqual({ ok: true, value: [] })
    const dutiesOf = (state: Complaint) =>
      readComplaintDuties(state, LAW).map(({ kind, since, doneOn }) => [kind, since, doneOn])
    expect(dutiesOf(first)).toEqual([
      ['decideComplaint', ON, ON],
      ['tellResult', ON, null],
    ])
    expect(dutiesOf(both)).toEqual([
      ['decideComplaint', ON, ON],
      ['tellResult', ON, '2026-06-30'],
    ])
    expect(readComplaintDuties(received(), LAW)).toEqual([
      {
        kind: 'decideComplaint',
        about: { stream: 'complaint', id: 'c1' },
        part: '',
        owner: 'unit-office',
        since: ON,
        clock: null,
        basis: [CLAUSE],
        doneOn: null,
      },
    ])
  })
})

describe('a history: what does not fit changes nothing', () => {
  const told = (to: 'subject' | 'provider', on: string): ComplaintEvent => ({
    type: 'ComplaintResultTold',
    complaintId: 'c1',
    on: day(on),
    ground: ground(),
    to,
    proof: null,
    by: OFFICE,
  })
  const over = () => take(received(), withdraw(received()))

  test('it begins once, with its receipt, and with nothing done yet', () => {
    expect(received()).toMatchObject({ kind: 'received', meetings: [], recused: [] })
    const state = received()
    expect(take(state, receive({ text: 'text:again' }))).toBe(state)
    expect(evolveComplaint(undefined, told('subject', '2026-06-30'))).toBeUndefined()
  })

  test('after its end there is no meeting, recusal, decision or withdrawal', () => {
    const late = [call(received()), recuse(received()), answer(studied()), withdraw(received())].flatMap(eventsOf)
    for (const state of [over(), decided()]) {
      expect(late.map((event) => evolveComplaint(state, event))).toEqual(late.map(() => state))
    }
  })

  test('nobody is told of what was not decided; everybody once', () => {
    const state = received()
    expect(evolveComplaint(state, told('subject', '2026-06-30'))).toBe(state)
    const tellings = [told('provider', '2026-06-29'), told('subject', '2026-06-30'), told('subject', '2026-07-01')]
    expect(tellings.reduce<Complaint | undefined>(evolveComplaint, decided())).toMatchObject({
      told: [
        { to: 'provider', on: '2026-06-29', proof: null },
        { to: 'subject', on: '2026-06-30', proof: null },
      ],
    })
  })
})
