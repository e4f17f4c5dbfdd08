import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCheckOpen, decideCloseItem } from './close-check.ts'
import {
  decideAddParty,
  decideAnswerCheck,
  decideCloseMatter,
  decideConfirmIdentity,
  decideMatterDecision,
  decideNameDecider,
  decideOpenMatter,
  decideReachMoment,
  decideRequestCheck,
} from './decide-matter.ts'
import { decideBreakPromise, decideDeferDocuments, decideSupplyDocuments } from './defer-documents.ts'
import type { Matter, MatterEvent } from './matter.ts'
import {
  after,
  answered,
  answerOf,
  APPLIED,
  ASKED,
  CHECKED,
  CHIEF,
  CLERK,
  day,
  DECIDED,
  ENTRY,
  FIRM,
  GROUND,
  ITEM_CLOSED,
  joined,
  matterOf,
  MUST,
  NOBODY,
  OPENED,
  procedural,
  reached,
  READY,
  receipt,
  TERMINATED,
} from './testing-matters.ts'

const YF21 = { document: 'YF', clause: '(二十一)' } as const

describe('where any act may go', () => {
  const decision = { outcome: 'granted', document: 't', by: CHIEF } as const
  const deferral = { missing: [], promise: 'p', dueOn: day('2026-03-20') }
  const silent = {
    reading: { must: [], may: [], shown: [], ended: [] },
    noticeRule: { kind: 'unspecified', axis: 'noticeOfReasons' },
  } as const
  const request = { checkId: 'c1', partyId: 'p1', moment: 'acceptance' } as const
  const acts = {
    decideAddParty: (matter, on) => decideAddParty(matter, { ...FIRM, joinedOn: on }),
    decideConfirmIdentity: (matter, on, by = CLERK) => decideConfirmIdentity(matter, { partyId: 'p1', by, on }),
    decideNameDecider: (matter, on) => decideNameDecider(matter, OPENED.decider, on),
    decideReachMoment: (matter, on) => decideReachMoment(matter, 'acceptance', on),
    decideRequestCheck: (matter, on) => decideRequestCheck(matter, { ...request, on }),
    decideAnswerCheck: (matter, on) => decideAnswerCheck(matter, { ...receipt('c1', []), on }, GROUND),
    decideCloseItem: (matter, on, by = CLERK) =>
      decideCloseItem(matter, { checkId: 'c1', itemId: 'i1', outcome: APPLIED, by, on }, silent, GROUND),
    decideMatterDecision: (matter, on, by = CHIEF) => decideMatterDecision(matter, { ...decision, by, on }, []),
    decideCloseMatter: (matter, on) => decideCloseMatter(matter, { ending: 'terminated', on }),
    decideDeferDocuments: (matter, on, by = CLERK) =>
      decideDeferDocuments(matter, { ...deferral, by, on }, { kind: 'unspecified' }, GROUND),
    decideSupplyDocuments: (matter, on) => decideSupplyDocuments(matter, ['x'], on),
    decideBreakPromise: (matter, on, by = CLERK) =>
      decideBreakPromise(matter, { consequence: 'extended', text: 't', by, on }),
  } as const satisfies Record<
    string,
    (matter: Matter | undefined, on: ReturnType<typeof day>, by?: typeof CLERK) => ReturnType<typeof decideCloseMatter>
  >
  const named = [
    'decideConfirmIdentity',
    'decideCloseItem',
    'decideMatterDecision',
    'decideDeferDocuments',
    'decideBreakPromise',
  ] as const

  test.each(Object.entries(acts))(
    '%s: not before the opening, not after the closing, not without a matter',
    (_, act) => {
      expect(answerOf(act(undefined, day('2026-03-04')))).toEqual(procedural('MATTER_NOT_OPEN'))
      expect(answerOf(act(matterOf(...READY), day('2026-03-01')))).toEqual(
        procedural('ACT_BEFORE_OPENING', { openedOn: '2026-03-02' }),
      )
      expect(answerOf(act(matterOf(...READY), day('2026-03-02')))).not.toMatchObject({ code: 'ACT_BEFORE_OPENING' })
      expect(answerOf(act(matterOf(...READY, TERMINATED), day('2026-03-06')))).toEqual(
        procedural('MATTER_CLOSED', { closedOn: '2026-03-05' }),
      )
    },
  )

  test.each(named)('%s names the official by account and unit', (name) => {
    const act = acts[name]
    const unnamed = procedural('OFFICIAL_NOT_NAMED')
    expect(answerOf(act(matterOf(...READY), day('2026-03-04'), NOBODY))).toEqual(unnamed)
    expect(answerOf(act(matterOf(...READY), day('2026-03-04'), { ...CLERK, organisationId: ' ' }))).toEqual(unnamed)
    expect(answerOf(act(matterOf(...READY), day('2026-03-04')))).not.toEqual(unnamed)
  })
})

describe('opening and parties', () => {
  test('a matter opens once', () => {
    const { type: _, ...opening } = OPENED
    expect(decideOpenMatter(undefined, opening)).toEqual({ ok: true, value: [OPENED] })
    expect(answerOf(decideOpenMatter(matterOf(OPENED), opening))).toEqual(procedural('MATTER_ALREADY_OPEN'))
  })

  test.each([
    ['the same subject in the same role', { partyId: 'p9' }, 'PARTY_ALREADY_PRESENT'],
    ['another subject under a number that is taken', { subjectId: 's9', role: 'agent' }, 'PARTY_ALREADY_PRESENT'],
    ['the same subject in another role', { partyId: 'p9', role: 'agent' }, 'ok'],
    ['another subject in the same role', { partyId: 'p9', subjectId: 's9' }, 'ok'],
  ] as const)('adding %s', (_, change, code) => {
    const party = { ...FIRM, ...change, joinedOn: day('2026-03-04') }
    const act = decideAddParty(matterOf(OPENED, joined({ partyId: 'p0', subjectId: 's0' }), joined()), party)
    if (code === 'ok') expect(act).toEqual({ ok: true, value: [{ type: 'PartyAdded', party, on: '2026-03-04' }] })
    else expect(answerOf(act)).toEqual(procedural(code, { partyId: party.partyId }))
  })

  const confirm = { partyId: 'p1', by: CLERK, on: day('2026-03-03') }
  test.each(['masked', 'fuzzy'] as const)(
    'a %s identity is confirmed by a named official, of that party alone',
    (identity) => {
      const events = [OPENED, joined({ identity }), joined({ partyId: 'p2', subjectId: 's2', identity })]
      const act = decideConfirmIdentity(matterOf(...events), confirm)
      expect(act).toEqual({ ok: true, value: [{ type: 'PartyIdentityConfirmed', ...confirm }] })
      expect(after(events, act).parties.map((party) => party.identity)).toEqual(['confirmedByPerson', identity])
    },
  )

  test.each(['exact', 'confirmedByPerson'] as const)('a party that is %s is not in doubt', (identity) => {
    const matter = matterOf(OPENED, joined({ identity }))
    expect(answerOf(decideConfirmIdentity(matter, confirm))).toEqual(
      procedural('IDENTITY_NOT_IN_DOUBT', { partyId: 'p1' }),
    )
  })

  test('nobody confirms a party that is not there', () => {
    expect(answerOf(decideConfirmIdentity(matterOf(OPENED, joined()), { ...confirm, partyId: 'p2' }))).toEqual(
      procedural('PARTY_UNKNOWN', { partyId: 'p2' }),
    )
  })

  test('the decider is named anew until the matter is decided', () => {
    const other = { organisationId: 'other', officerId: null }
    const act = decideNameDecider(matterOf(OPENED), other, day('2026-03-03'))
    expect(act).toEqual({ ok: true, value: [{ type: 'DeciderNamed', decider: other, on: '2026-03-03' }] })
    expect(after([OPENED], act).decider).toEqual(other)
    expect(answerOf(decideNameDecider(matterOf(OPENED, DECIDED), other, day('2026-03-11')))).toEqual(
      procedural('MATTER_ALREADY_DECIDED'),
    )
  })
})

describe('moments and checks', () => {
  test.each([
    ['signing is not expected', 'signing', procedural('MOMENT_NOT_EXPECTED', { moment: 'signing' })],
    ['acceptance has come', 'acceptance', procedural('MOMENT_ALREADY_REACHED', { moment: 'acceptance' })],
  ] as const)('reaching a moment: %s', (_, moment, refusal) => {
    expect(answerOf(decideReachMoment(matterOf(...CHECKED), moment, day('2026-03-11')))).toEqual(refusal)
  })

  test('a moment that comes is recorded with its day', () => {
    expect(decideReachMoment(matterOf(...READY), 'decision', day('2026-03-10'))).toEqual({
      ok: true,
      value: [reached('decision', '2026-03-10')],
    })
  })

  test.each([
    ['an unknown party', { partyId: 'p2' }, procedural('PARTY_UNKNOWN', { partyId: 'p2' })],
    ['a moment that has not come', { moment: 'decision' }, procedural('MOMENT_NOT_REACHED', { moment: 'decision' })],
    ['a number that is asked for', { checkId: 'c1' }, procedural('CHECK_ALREADY_REQUESTED', { checkId: 'c1' })],
    ['a number that is answered', { checkId: 'c3' }, procedural('CHECK_ALREADY_REQUESTED', { checkId: 'c3' })],
  ] as const)('asking for a check of %s', (_, change, refusal) => {
    const request = { checkId: 'c2', partyId: 'p1', moment: 'acceptance', on: day('2026-03-03'), ...change } as const
    const other = joined({ partyId: 'p0', subjectId: 's0' })
    const matter = matterOf(...READY, other, ASKED, answered('c3', 'acceptance', []))
    expect(answerOf(decideRequestCheck(matter, request))).toEqual(refusal)
  })

  test('a second check at the same moment is a re-check', () => {
    const request = { checkId: 'c3', partyId: 'p1', moment: 'acceptance', on: day('2026-03-11') } as const
    const matter = matterOf(...CHECKED, joined({ partyId: 'p0', subjectId: 's0' }))
    expect(decideRequestCheck(matter, request)).toEqual({
      ok: true,
      value: [{ type: 'CheckRequested', ...request }],
    })
  })

  test('a receipt answers a request of its own unit only', () => {
    const matter = matterOf(OPENED, joined({ partyId: 'p0', subjectId: 's0' }), ...READY.slice(1), ASKED)
    expect(answerOf(decideAnswerCheck(matter, receipt('c9', []), GROUND))).toEqual(
      procedural('CHECK_NOT_REQUESTED', { checkId: 'c9' }),
    )
    expect(answerOf(decideAnswerCheck(matter, { ...receipt('c1', []), unitId: 'other' }, GROUND))).toEqual(
      procedural('CHECK_OF_OTHER_UNIT'),
    )
    expect(decideAnswerCheck(matter, receipt('c1', [MUST]), GROUND)).toEqual({
      ok: true,
      value: [answered('c1', 'acceptance', [MUST])],
    })
  })
})

describe('deciding a matter', () => {
  const decision = { outcome: 'refused', document: 't1', by: CHIEF, on: day('2026-03-10') } as const
  const now = [{ subjectId: 's1', entries: [ENTRY] }]
  const acceptedOnly = [...READY, answered('c1', 'acceptance', [])]
  const differs = procedural('DECIDER_DIFFERS', { organisationId: 'committee' })

  test('the named official of the deciding unit decides', () => {
    expect(decideMatterDecision(matterOf(...CHECKED), decision, now, [YF21])).toEqual({ ok: true, value: [DECIDED] })
  })

  test('any official of the unit decides while none is named, and none of another unit', () => {
    const open = { ...OPENED, decider: { organisationId: 'committee', officerId: null } }
    const matter = matterOf(open, ...CHECKED.slice(1))
    expect(answerOf(decideMatterDecision(matter, { ...decision, by: { ...CHIEF, officerId: 'x' } }, now))).toBe('ok')
    expect(answerOf(decideMatterDecision(matter, { ...decision, by: CLERK }, now))).toEqual(differs)
  })

  test.each([
    ['by the unit that checked', CHECKED, { by: CLERK }, now, differs],
    ['by a namesake in another unit', CHECKED, { by: { ...CHIEF, organisationId: 'unit' } }, now, differs],
    ['by another official of the unit', CHECKED, { by: { ...CHIEF, officerId: 'x' } }, now, differs],
    ['before the moment of decision', acceptedOnly, {}, now, procedural('MOMENT_NOT_REACHED', { moment: 'decision' })],
    [
      'without the check of that moment',
      [...acceptedOnly, reached('decision', '2026-03-10')],
      {},
      now,
      { code: 'CHECK_MISSING', basis: [YF21], partyIds: ['p1'] },
    ],
    [
      'without any check, which names the party once',
      [...READY, reached('decision', '2026-03-10')],
      {},
      now,
      { code: 'CHECK_MISSING', basis: [YF21], partyIds: ['p1'] },
    ],
    [
      'after an entry changed',
      CHECKED,
      {},
      [{ subjectId: 's1', entries: [] }],
      { code: 'CHECK_STALE', basis: [YF21], checkIds: ['c2'] },
    ],
    ['twice', [...CHECKED, DECIDED], {}, now, procedural('MATTER_ALREADY_DECIDED')],
  ] as const)('not %s', (_, events, change, current, refusal) => {
    expect(answerOf(decideMatterDecision(matterOf(...events), { ...decision, ...change }, current, [YF21]))).toEqual(
      refusal,
    )
  })

  test('the refusal cites no clause where no text makes the check a duty', () => {
    expect(
      answerOf(decideMatterDecision(matterOf(...acceptedOnly, reached('decision', '2026-03-10')), decision, now)),
    ).toEqual(procedural('CHECK_MISSING', { partyIds: ['p1'] }))
  })

  test.each([
    ['opening', 'MOMENT_NOT_REACHED'],
    ['acceptance', 'MOMENT_NOT_REACHED'],
    ['award', 'MOMENT_NOT_REACHED'],
    ['decision', 'MOMENT_NOT_REACHED'],
    ['signing', 'ok'],
  ] as const)('a decision with the moment «%s» still to come: %s', (moment, code) => {
    const matter = matterOf({ ...OPENED, moments: [moment] }, joined())
    const answer = answerOf(decideMatterDecision(matter, decision, []))
    expect(answer).toEqual(code === 'ok' ? 'ok' : procedural(code, { moment }))
  })
})

describe('closing a matter', () => {
  const close = { ending: 'decided', on: day('2026-03-12') } as const
  const open = (...checkIds: string[]) => ({ code: 'CHECK_OPEN', basis: [YF21], checkIds })

  test('it never closes over a check that waits for a receipt or for an answer', () => {
    const ending = { ...close, ending: 'terminated' } as const
    expect(answerOf(decideCloseMatter(matterOf(...CHECKED, DECIDED), close, [YF21]))).toEqual(open('c1'))
    expect(answerOf(decideCloseMatter(matterOf(...READY, ASKED), ending, [YF21]))).toEqual(open('c1'))
    expect(answerOf(decideCloseMatter(matterOf(...CHECKED, { ...ASKED, checkId: 'c3' }), ending))).toEqual(
      procedural('CHECK_OPEN', { checkIds: ['c3', 'c1'] }),
    )
  })

  test('it closes as decided with its decision and every moment checked', () => {
    expect(decideCloseMatter(matterOf(...CHECKED, ITEM_CLOSED, DECIDED), close, [YF21])).toEqual({
      ok: true,
      value: [{ type: 'MatterClosed', ending: 'decided', on: '2026-03-12' }],
    })
  })

  test.each(['withdrawnByApplicant', 'terminated'] as const)('it closes as %s with moments to come', (ending) => {
    expect(decideCloseMatter(matterOf(...READY), { ...close, ending })).toEqual({
      ok: true,
      value: [{ type: 'MatterClosed', ending, on: '2026-03-12' }],
    })
  })

  test.each([
    ['without a decision', [...CHECKED, ITEM_CLOSED], procedural('DECISION_MISSING')],
    [
      'with a moment still to come',
      [...READY, answered('c1', 'acceptance', []), DECIDED],
      procedural('MOMENT_NOT_REACHED', { moment: 'decision' }),
    ],
    [
      'with a check still due',
      [...READY, answered('c1', 'acceptance', []), reached('decision', '2026-03-10'), DECIDED],
      { code: 'CHECK_MISSING', basis: [YF21], partyIds: ['p1'] },
    ],
  ] as const)('it does not close as decided %s', (_, events, refusal) => {
    expect(answerOf(decideCloseMatter(matterOf(...events), close, [YF21]))).toEqual(refusal)
  })

  test('it does not close as decided before the contract is signed', () => {
    const tender = { ...OPENED, moments: ['opening', 'signing'] } as const
    const events: MatterEvent[] = [
      tender,
      joined(),
      reached('opening', '2026-03-03'),
      answered('c1', 'opening', []),
      DECIDED,
    ]
    expect(answerOf(decideCloseMatter(matterOf(...events), close))).toEqual(
      procedural('MOMENT_NOT_REACHED', { moment: 'signing' }),
    )
    const signed = [...events, reached('signing', '2026-03-11'), answered('c2', 'signing', [])]
    expect(answerOf(decideCloseMatter(matterOf(...signed), close))).toBe('ok')
  })

  test('closing is never allowed while any item lacks an answer', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9), { maxLength: 6 }), fc.array(fc.nat(9)), (ids, done) => {
        const items = ids.map((id) => ({ ...MUST, itemId: `i${id}` }))
        const closings = done.map((id) => ({ ...ITEM_CLOSED, itemId: `i${id}` }))
        const matter = matterOf(...READY, answered('c1', 'acceptance', items), ...closings)
        const isOpen = ids.some((id) => !done.includes(id))
        expect(matter.checks.some(isCheckOpen)).toBe(isOpen)
        const answer = answerOf(decideCloseMatter(matter, { ...close, ending: 'terminated' }))
        expect(answer).toEqual(isOpen ? procedural('CHECK_OPEN', { checkIds: ['c1'] }) : 'ok')
      }),
    )
  })
})
