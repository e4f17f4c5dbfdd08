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
  noticed,
  refusalIn,
} from '../listing/testing-listings.ts'
import type { RuleRow } from '../rulebook/rule-row.ts'
import {
  decideMeetingCall,
  decideMeetingEnd,
  decideMeetingFiling,
  decideMeetingHeld,
  decideMeetingIssue,
  findResolution,
} from './decide-meeting.ts'
import type { Meeting } from './meeting.ts'
import { CALL, HELD, ISSUE, LEAD, OFFICE, ON, WATCH, callMeeting, meetingStages, take } from './testing-meetings.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const { called, seeded, drawn, held, issued, filed } = meetingStages(hash)
const MEETING_BASIS = [{ document: 'PZ', clause: '二(二)2' }]
const CALL_BASIS = [{ document: 'PZ', clause: '二(二)1' }, ...MEETING_BASIS]
const TWO_CASES = [
  ...CALL.cases,
  {
    listingId: 'listing-2',
    subjectId: 's2',
    panels: ['unit-panel-2'],
    proposer: { ...OFFICE, officerId: 'officer-9' },
  },
]
const JOINT = { cases: TWO_CASES, level: 'jointConference', lead: 'unit-office' } as const
const headOf = (basis: readonly object[], values: object = {}) => ({
  meetingId: 'meeting-1',
  on: ON,
  ground: { rulebook: LAW.book.version, basis, values },
})
const withoutPower = (organisationId: string, basis: readonly object[]) => ({
  code: 'UNIT_WITHOUT_POWER',
  organisationId,
  basis,
})
const wrongState = (state: string) => ({ code: 'WRONG_STATE', state, basis: [] })
const lawWith = (rows: readonly RuleRow[]) => ({ ...LAW, book: { ...LAW.book, rows } })
/** Nobody has confirmed against the text what the law says on panels. */
const FROM_MEMORY = lawWith(LAW.book.rows.map((row) => ({ ...row, confirmed: false })))
const lawWithout = (axis: string) => lawWith(LAW.book.rows.filter((row) => row.axis !== axis))

describe('calling', () => {
  test('leaves the agenda, who is called and who calls', () => {
    const event = { type: 'MeetingCalled', ...headOf(CALL_BASIS, { called: 3 }), meeting: CALL, by: LEAD }
    expect(callMeeting()).toEqual({ ok: true, value: [event] })
  })

  const noPanel = (document: string, clause: string) => ({ code: 'NO_PANEL_HERE', basis: [{ document, clause }] })
  test.each([
    [YUNFU, noPanel('YF', '(十六)')],
    [JINAN, noPanel('JN', '四(二)')],
    [PUYANG, noPanel('PY', '四(二)')],
    ['510000', { code: 'NO_PANEL_HERE', basis: [] }],
  ])('is refused in %s, which knows no panel, with its clause if it has one', (place, refusal) => {
    expect(refusalIn(callMeeting({ place }))).toEqual(refusal)
  })

  const incomplete = (...missing: string[]) => ({ code: 'NOTICE_INCOMPLETE', missing, basis: CALL_BASIS })
  const forOffice = { code: 'JOINT_CONFERENCE_REQUIRED', basis: CALL_BASIS }
  test.each([
    ['by a unit that does not lead', {}, WATCH, withoutPower('unit-watch', CALL_BASIS)],
    ['by a panel, of cases that touch several', { cases: TWO_CASES }, LEAD, forOffice],
    [
      'by a panel, of the office’s meeting',
      { ...JOINT, lead: 'unit-panel' },
      LEAD,
      withoutPower('unit-panel', CALL_BASIS),
    ],
    ['of nobody', { called: [] }, LEAD, incomplete('called')],
    ['about nothing', { cases: [] }, LEAD, incomplete('cases')],
  ] as const)('is refused %s', (_, changes, by, refusal) => {
    expect(refusalIn(callMeeting(changes, by))).toEqual(refusal)
  })

  test('of cases that touch several panels is for the joint-conference office', () => {
    expect(callMeeting(JOINT, OFFICE).ok).toBe(true)
    const samePanel = TWO_CASES.map((one) => ({ ...one, panels: ['unit-panel'] }))
    expect(callMeeting({ cases: samePanel }).ok).toBe(true)
  })

  test('happens once', () => {
    expect(refusalIn(decideMeetingCall(called, { meeting: CALL, by: LEAD }, LAW, ON))).toEqual(wrongState('called'))
  })
})

describe('a meeting that is not held', () => {
  const end = (state: Meeting | undefined, command: Parameters<typeof decideMeetingEnd>[1]) =>
    decideMeetingEnd(state, command, LAW, ON)
  const up = { act: 'escalate', by: LEAD } as const
  const off = { act: 'cancel', reasons: 'text:r', by: LEAD } as const
  const head = { ...headOf(CALL_BASIS), by: LEAD }

  test('goes up to the joint-conference office, or is called off with reasons', () => {
    expect(end(called, up)).toEqual({ ok: true, value: [{ type: 'MeetingEscalated', ...head, to: 'unit-office' }] })
    const cancelled = { type: 'MeetingCancelled', ...head, reasons: 'text:r' }
    expect(end(called, off)).toEqual({ ok: true, value: [cancelled] })
  })

  test.each([
    ['before it is called', undefined, up, wrongState('none')],
    ['after it was held', held, up, wrongState('held')],
    ['after it was called off', take(called, end(called, off)), up, wrongState('closed')],
    ['by another unit than the lead', called, { ...up, by: WATCH }, withoutPower('unit-watch', CALL_BASIS)],
    ['without reasons', called, { ...off, reasons: '' }, { code: 'REASONS_MISSING', basis: CALL_BASIS }],
  ] as const)('does not end %s', (_, state, command, refusal) => {
    expect(refusalIn(end(state, command))).toEqual(refusal)
  })
})

describe('holding', () => {
  type Command = Parameters<typeof decideMeetingHeld>[1]
  const hold = (changes: Partial<Command> = {}, state = drawn, law = LAW) =>
    decideMeetingHeld(state, { ...HELD, ...changes }, law, ON)

  test('leaves who attended, the minutes and each resolution', () => {
    expect(hold()).toEqual({
      ok: true,
      value: [{ type: 'MeetingHeld', ...headOf(MEETING_BASIS, { attended: 2 }), ...HELD }],
    })
  })

  const incomplete = (...missing: string[]) => ({ code: 'NOTICE_INCOMPLETE', missing, basis: MEETING_BASIS })
  const [resolution] = HELD.resolutions
  const stray = { ...resolution, listingId: 'listing-9' }
  const unreasoned = { ...resolution, reasons: '' }
  test.each([
    [
      'who was not called',
      { attended: ['unit-bank', 'unit-x'] },
      { code: 'NOT_CALLED', organisationId: 'unit-x', basis: MEETING_BASIS },
    ],
    ['no minutes', { minutes: '' }, incomplete('minutes')],
    ['a case without resolution', { resolutions: [] }, incomplete('listing-1')],
    ['a case with two', { resolutions: [resolution, resolution] }, incomplete('listing-1')],
    ['a resolution on what was not on the agenda', { resolutions: [resolution, stray] }, incomplete('listing-9')],
    ['nothing at all', { minutes: '', resolutions: [] }, incomplete('minutes', 'listing-1')],
    ['a resolution without reasons', { resolutions: [unreasoned] }, { code: 'REASONS_MISSING', basis: MEETING_BASIS }],
  ] as const)('is refused with %s', (_, changes, refusal) => expect(refusalIn(hold(changes))).toEqual(refusal))

  test('asks reasons for each of several resolutions', () => {
    const joint = meetingStages(hash, { meeting: { ...CALL, cases: TWO_CASES.map((one) => ({ ...one, panels: [] })) } })
    const resolutions = [resolution, { ...unreasoned, listingId: 'listing-2' }]
    expect(refusalIn(hold({ resolutions }, joint.drawn))?.code).toBe('REASONS_MISSING')
    expect(findResolution(joint.issued, 'listing-2')?.listingId).toBe('listing-2')
  })

  test.each([
    ['no draw', called],
    ['a draw not finished', seeded],
  ])('waits for the experts: %s', (_, state) => {
    expect(refusalIn(hold({}, state))).toEqual({ code: 'DRAW_NEEDED', basis: MEETING_BASIS })
  })

  test('waits for no experts where no text asks for them', () => {
    expect(hold({}, called, lawWithout('expertDraw')).ok).toBe(true)
  })

  test('sets no quorum', () => expect(hold({ attended: [] }).ok).toBe(true))

  test.each([
    ['none', undefined],
    ['held', held],
  ])('needs a called meeting, not one that is %s', (state, meeting) => {
    expect(refusalIn(decideMeetingHeld(meeting, HELD, LAW, ON))).toEqual(wrongState(state))
  })
})

describe('issuing', () => {
  test('leaves the number, to whom and by whom', () => {
    expect(decideMeetingIssue(held, ISSUE, LAW, ON)).toEqual({
      ok: true,
      value: [{ type: 'MeetingDecisionIssued', ...headOf(MEETING_BASIS), ...ISSUE }],
    })
  })

  const hands = { code: 'SAME_HANDS', basis: MEETING_BASIS }
  const unnumbered = { code: 'NOTICE_INCOMPLETE', missing: ['number'], basis: MEETING_BASIS }
  test.each([
    ['before there is a meeting', undefined, {}, wrongState('none')],
    ['before it was held', drawn, {}, wrongState('called')],
    ['twice', issued, {}, wrongState('issued')],
    ['by another unit than the lead', held, { by: WATCH }, withoutPower('unit-watch', MEETING_BASIS)],
    ['by who proposed a case', held, { by: { ...PROPOSER, organisationId: 'unit-panel' } }, hands],
    ['without number', held, { number: '' }, unnumbered],
  ] as const)('is refused %s', (_, state, changes, refusal) => {
    expect(refusalIn(decideMeetingIssue(state, { ...ISSUE, ...changes }, LAW, ON))).toEqual(refusal)
  })

  test('is not for the proposer of any one of several cases', () => {
    const cases = TWO_CASES.map((one) => ({ ...one, panels: ['unit-panel'] }))
    const state = meetingStages(hash, { meeting: { ...CALL, cases } }).held
    for (const officerId of ['officer-1', 'officer-9']) {
      const by = { ...LEAD, officerId }
      expect(refusalIn(decideMeetingIssue(state, { ...ISSUE, by }, LAW, ON))).toEqual(hands)
    }
  })
})

describe('filing', () => {
  const file = (state = issued, by = LEAD, law = LAW) => decideMeetingFiling(state, { by }, law, ON)
  const lawFiling = (changes: object) =>
    lawWith(
      LAW.book.rows.map((row) =>
        row.axis === 'decisionFiling' ? { ...row, value: { ...row.value, ...changes } } : row,
      ),
    )

  test.each([LEAD, OFFICE])('with the joint-conference office is for the lead and the office: %o', (by) => {
    const event = { type: 'MeetingDecisionFiled', ...headOf(MEETING_BASIS), filedWith: 'unit-office', by }
    expect(file(issued, by)).toEqual({ ok: true, value: [event] })
  })

  const notAsked = { code: 'RULE_UNSPECIFIED', axis: 'decisionFiling', basis: MEETING_BASIS }
  test.each([
    ['before the issue', held, LEAD, LAW, wrongState('held')],
    ['twice', filed, LEAD, LAW, wrongState('filed')],
    ['by a third unit', issued, WATCH, LAW, withoutPower('unit-watch', MEETING_BASIS)],
    ['where no text speaks', issued, LEAD, lawWithout('decisionFiling'), { ...notAsked, basis: [] }],
    ['where it goes elsewhere', issued, LEAD, lawFiling({ filedWith: 'creditAuthority' }), notAsked],
    ['where only rules are filed', issued, LEAD, lawFiling({ what: ['rule'] }), notAsked],
  ] as const)('is refused %s', (_, state, by, law, refusal) => {
    expect(refusalIn(file(state, by, law))).toEqual(refusal)
  })

  test('needs a meeting', () => {
    expect(refusalIn(decideMeetingFiling(undefined, { by: LEAD }, LAW, ON))).toEqual(wrongState('none'))
  })
})

test('a meeting harms nobody by itself and may rest on a text known from memory', () => {
  const state = take(undefined, decideMeetingCall(undefined, { meeting: CALL, by: LEAD }, FROM_MEMORY, ON))
  expect(state?.kind).toBe('called')
  expect(decideMeetingHeld(drawn, HELD, FROM_MEMORY, ON).ok).toBe(true)
  expect(decideMeetingFiling(issued, { by: LEAD }, FROM_MEMORY, ON).ok).toBe(true)
})

describe('the resolution on a case', () => {
  test.each([
    ['none', undefined],
    ['called', drawn],
    ['held', held],
  ])('stands once it is issued, not with a meeting that is %s', (_, meeting) => {
    expect(findResolution(meeting, 'listing-1')).toBeUndefined()
  })

  test.each([
    ['issued', issued],
    ['filed', filed],
  ])('stands with a meeting that is %s', (_, meeting) => {
    expect(findResolution(meeting, 'listing-1')).toEqual({
      meetingId: 'meeting-1',
      level: 'panel',
      listingId: 'listing-1',
      outcome: 'list',
      issuedBy: LEAD,
    })
    expect(findResolution(meeting, 'listing-2')).toBeUndefined()
  })

  test('decides the case of the listing as it was resolved', () => {
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
