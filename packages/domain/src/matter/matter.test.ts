import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate } from '../calendar/local-date.ts'
import type { Ground } from '../kernel/refs.ts'
import { decideCloseItem, isCheckOpen, NOT_APPLIED_REASONS } from './close-check.ts'
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
import { evolveMatter } from './matter.ts'
import type { CheckItem, ItemOutcome, Matter, MatterEvent, NotAppliedReason, Party } from './matter.ts'
import { readChecksDue, readStaleChecks } from './recheck.ts'

const ground: Ground = { rulebook: 'test', basis: [], values: {} }
const clerk = { officerId: 'clerk', organisationId: 'unit' }
const chief = { officerId: 'chief', organisationId: 'committee' }
const d = localDate
type Today = Parameters<typeof decideCloseItem>[2]
const has = (itemId: string, state: 'applicable' | 'suspended') => ({ itemId, state, stayBasis: [] }) as unknown
const reading = {
  must: [has('i1', 'applicable'), has('i2', 'suspended'), has('i4', 'applicable')],
  may: [has('i3', 'applicable')],
  shown: [],
  ended: [],
} as unknown as Today['reading']
const silent: Today = { reading, noticeRule: { kind: 'unspecified', axis: 'noticeOfReasons' } }
const asksNotice: Today = {
  reading,
  noticeRule: {
    kind: 'value',
    value: { onEachSanction: true, inObjectionReply: false },
    row: { source: { document: 'PY', clause: '三(二)' } },
  } as unknown as Today['noticeRule'],
}

const opened: MatterEvent = {
  type: 'MatterOpened',
  matterId: 'm1',
  occasion: 'licence',
  place: '510400',
  unitId: 'unit',
  reference: null,
  decider: { organisationId: 'committee', officerId: 'chief' },
  moments: ['acceptance', 'decision'],
  on: d('2026-03-02'),
  mustCheck: true,
  ground,
}
const firm: Party = {
  partyId: 'p1',
  subjectId: 's1',
  subjectKind: 'enterprise',
  role: 'applicant',
  identity: 'exact',
  joinedOn: d('2026-03-02'),
}
const added: MatterEvent = { type: 'PartyAdded', party: firm, on: d('2026-03-02') }
const accepted: MatterEvent = { type: 'MomentReached', moment: 'acceptance', on: d('2026-03-03') }
const deciding: MatterEvent = { type: 'MomentReached', moment: 'decision', on: d('2026-03-10') }
const asked: MatterEvent = {
  type: 'CheckRequested',
  checkId: 'c1',
  partyId: 'p1',
  moment: 'acceptance',
  on: d('2026-03-03'),
}
const must: CheckItem = {
  itemId: 'i1',
  listingId: 'l1',
  measureId: 'x1',
  kind: 'sanction',
  duty: 'must',
  state: 'applicable',
}
const entry = { listingId: 'l1', state: 'inForce', lastDay: d('2027-03-02') } as const
const answer = (checkId: string, items: readonly CheckItem[]) => ({
  checkId,
  unitId: 'unit',
  on: d('2026-03-03'),
  position: 7,
  entries: [entry],
  items,
  marks: [],
})
const answered = (checkId: string, moment: 'acceptance' | 'decision', items: readonly CheckItem[]): MatterEvent => ({
  type: 'CheckAnswered',
  ...answer(checkId, items),
  partyId: 'p1',
  subjectId: 's1',
  moment,
  ground,
})
const applied: ItemOutcome = { kind: 'applied', evidence: 'e1', notice: null }
const closedItem: MatterEvent = {
  type: 'CheckItemClosed',
  checkId: 'c1',
  itemId: 'i1',
  outcome: applied,
  by: clerk,
  on: d('2026-03-04'),
  tellSubject: true,
  ground,
}
const decided: MatterEvent = {
  type: 'MatterDecided',
  outcome: 'refused',
  document: 't1',
  by: chief,
  on: d('2026-03-10'),
}

const given = (...events: MatterEvent[]): Matter | undefined =>
  events.reduce<Matter | undefined>((matter, event) => evolveMatter(matter, event), undefined)
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)

const ready = [opened, added, accepted]
const both = [...ready, answered('c1', 'acceptance', [must]), deciding, answered('c2', 'decision', [])]

describe('opening and parties', () => {
  test('a matter opens once', () => {
    const { type: _, ...opening } = opened
    expect(decideOpenMatter(undefined, opening)).toEqual({ ok: true, value: [opened] })
    expect(codeOf(decideOpenMatter(given(opened), opening))).toBe('MATTER_ALREADY_OPEN')
  })

  test.each([
    ['nothing is opened', undefined, firm, 'MATTER_NOT_OPEN'],
    ['the party comes before the opening', given(opened), { ...firm, joinedOn: d('2026-03-01') }, 'ACT_BEFORE_OPENING'],
    ['the same subject has the role', given(opened, added), { ...firm, partyId: 'p9' }, 'PARTY_ALREADY_PRESENT'],
    ['the same subject has another role', given(opened, added), { ...firm, partyId: 'p9', role: 'agent' }, 'ok'],
  ] as const)('adding a party when %s', (_, matter, party, code) => {
    expect(codeOf(decideAddParty(matter, party))).toBe(code)
  })

  test('a masked identity is confirmed by a named official, an exact one is not in doubt', () => {
    const masked: MatterEvent = { ...added, type: 'PartyAdded', party: { ...firm, identity: 'masked' } }
    const act = { partyId: 'p1', by: clerk, on: d('2026-03-03') }
    const result = decideConfirmIdentity(given(opened, masked), act)
    expect(result.ok && given(opened, masked, ...result.value)?.parties[0]?.identity).toBe('confirmedByPerson')
    expect(codeOf(decideConfirmIdentity(given(opened, added), act))).toBe('IDENTITY_NOT_IN_DOUBT')
    expect(codeOf(decideConfirmIdentity(given(opened, masked), { ...act, partyId: 'p2' }))).toBe('PARTY_UNKNOWN')
    const nobody = { officerId: ' ', organisationId: 'unit' }
    expect(codeOf(decideConfirmIdentity(given(opened, masked), { ...act, by: nobody }))).toBe('OFFICIAL_NOT_NAMED')
  })

  test('the decider is not exchanged once the matter is decided', () => {
    const other = { organisationId: 'other', officerId: null }
    expect(codeOf(decideNameDecider(given(opened), other, d('2026-03-03')))).toBe('ok')
    expect(codeOf(decideNameDecider(given(opened, decided), other, d('2026-03-11')))).toBe('MATTER_ALREADY_DECIDED')
  })
})

describe('checks', () => {
  test.each([
    ['signing is not expected', 'signing', 'MOMENT_NOT_EXPECTED'],
    ['acceptance has come', 'acceptance', 'MOMENT_ALREADY_REACHED'],
    ['the decision comes', 'decision', 'ok'],
  ] as const)('reaching a moment: %s', (_, moment, code) => {
    expect(codeOf(decideReachMoment(given(...ready), moment, d('2026-03-10')))).toBe(code)
  })

  test.each([
    ['an unknown party', { partyId: 'p2' }, 'PARTY_UNKNOWN'],
    ['a moment that has not come', { moment: 'decision' }, 'MOMENT_NOT_REACHED'],
    ['an id that is taken', { checkId: 'c1' }, 'CHECK_ALREADY_REQUESTED'],
    ['a fresh one', {}, 'ok'],
  ] as const)('requesting a check of %s', (_, change, code) => {
    const request = { checkId: 'c2', partyId: 'p1', moment: 'acceptance', on: d('2026-03-03'), ...change } as const
    expect(codeOf(decideRequestCheck(given(...ready, asked), request))).toBe(code)
  })

  test('a receipt answers a request of its own unit only', () => {
    const matter = given(...ready, asked)
    expect(codeOf(decideAnswerCheck(matter, answer('c9', []), ground))).toBe('CHECK_NOT_REQUESTED')
    expect(codeOf(decideAnswerCheck(matter, { ...answer('c1', []), unitId: 'other' }, ground))).toBe(
      'CHECK_OF_OTHER_UNIT',
    )
    const result = decideAnswerCheck(matter, answer('c1', [must]), ground)
    expect(result).toEqual({ ok: true, value: [answered('c1', 'acceptance', [must])] })
    expect(result.ok && given(...ready, asked, ...result.value)?.requested).toEqual([])
  })

  test('every party is due at each moment reached, one that joined late at the last only', () => {
    const late: MatterEvent = {
      type: 'PartyAdded',
      party: { ...firm, partyId: 'p2', subjectId: 's2', joinedOn: d('2026-03-11') },
      on: d('2026-03-11'),
    }
    const matter = given(...ready, answered('c1', 'acceptance', []), deciding, late)
    expect(matter && readChecksDue(matter)).toEqual([
      { partyId: 'p1', moment: 'decision' },
      { partyId: 'p2', moment: 'decision' },
    ])
    const sameDay = { ...firm, partyId: 'p3', subjectId: 's3', joinedOn: d('2026-03-03') }
    const joined = given(...ready, deciding, { type: 'PartyAdded', party: sameDay, on: d('2026-03-03') })
    expect(joined && readChecksDue(joined).filter(({ partyId }) => partyId === 'p3')).toHaveLength(2)
    const fresh = given(opened, added)
    expect(fresh && readChecksDue(fresh)).toEqual([])
  })

  test.each([
    ['the entry is as it was', [entry], []],
    ['the entry is stayed', [{ ...entry, state: 'stayed' }], ['c2']],
    ['the entry has ended', [], ['c2']],
    ['another entry came', [entry, { ...entry, listingId: 'l2' }], ['c2']],
    ['the last day moved', [{ ...entry, lastDay: d('2028-03-02') }], ['c2']],
  ] as const)('the last receipt is stale when %s', (_, entries, stale) => {
    const matter = given(...both)
    expect(matter && readStaleChecks(matter, [{ subjectId: 's1', entries }]).map(({ checkId }) => checkId)).toEqual(
      stale,
    )
  })
})

describe('closing an item', () => {
  const matter = given(
    ...ready,
    answered('c1', 'acceptance', [
      must,
      { ...must, itemId: 'i2', state: 'suspended' },
      { ...must, itemId: 'i3', duty: 'may' },
      { ...must, itemId: 'i4', kind: 'incentive' },
    ]),
  )
  const close = { checkId: 'c1', itemId: 'i1', outcome: applied, by: clerk, on: d('2026-03-04') }
  const notApplied = (reason: NotAppliedReason, text = 't') => ({ kind: 'notApplied', reason, text }) as const

  test('applied with evidence, and the subject is told of a sanction', () => {
    expect(decideCloseItem(matter, close, silent, ground)).toEqual({ ok: true, value: [closedItem] })
    const incentive = decideCloseItem(matter, { ...close, itemId: 'i4' }, asksNotice, ground)
    expect(incentive.ok && incentive.value[0]).toMatchObject({ tellSubject: false })
  })

  test.each([
    ['an unknown check', { checkId: 'c9' }, silent, 'CHECK_UNKNOWN'],
    ['an unknown item', { itemId: 'i9' }, silent, 'CHECK_ITEM_UNKNOWN'],
    ['an official of another unit', { by: chief }, silent, 'CHECK_OF_OTHER_UNIT'],
    ['no named official', { by: { officerId: '', organisationId: 'unit' } }, silent, 'OFFICIAL_NOT_NAMED'],
    ['applying a suspended measure', { itemId: 'i2' }, silent, 'CHECK_ITEM_SUSPENDED'],
    ['no evidence', { outcome: { ...applied, evidence: ' ' } }, silent, 'EVIDENCE_MISSING'],
    ['no notice where one is asked for', {}, asksNotice, 'NOTICE_OF_REASONS_MISSING'],
    ['a notice where one is asked for', { outcome: { ...applied, notice: 'n1' } }, asksNotice, 'ok'],
    ['a reason without text', { outcome: notApplied('outsidePower', ' ') }, silent, 'REASON_MISSING'],
    ['a mandatory measure simply not chosen', { outcome: notApplied('notChosen') }, silent, 'REASON_NOT_ALLOWED'],
    ['a recommended measure not chosen', { itemId: 'i3', outcome: notApplied('notChosen') }, silent, 'ok'],
    ['a suspended measure left', { itemId: 'i2', outcome: notApplied('measureSuspended') }, silent, 'ok'],
  ] as const)('%s', (_, change, today, code) => {
    expect(codeOf(decideCloseItem(matter, { ...close, ...change }, today, ground))).toBe(code)
  })

  test.each([
    ['the entry has ended', { ended: [{ listingId: 'l1', lastDay: d('2026-03-03'), reason: 'expired' }] }, 'AFTER_END'],
    ['the measure left the catalogue', {}, 'CHECK_STALE'],
    [
      'its law was repealed',
      {
        shown: [
          { listingId: 'l1', measureId: 'x1', reasons: [{ code: 'MEASURE_WITHOUT_LAW', measureId: 'x1', basis: [] }] },
        ],
      },
      'MEASURE_WITHOUT_LAW',
    ],
    [
      'the whole entry waits for a person',
      { shown: [{ listingId: 'l1', measureId: null, reasons: [{ code: 'ENTRY_NEEDS_PERSON', basis: [] }] }] },
      'ENTRY_NEEDS_PERSON',
    ],
    [
      'another measure is barred',
      {
        shown: [
          { listingId: 'l1', measureId: 'x9', reasons: [{ code: 'MEASURE_WITHOUT_LAW', measureId: 'x9', basis: [] }] },
        ],
      },
      'CHECK_STALE',
    ],
  ] as const)('a measure is not applied once %s, and may be left all the same', (_, change, code) => {
    const today: Today = { ...silent, reading: { must: [], may: [], shown: [], ended: [], ...change } }
    expect(codeOf(decideCloseItem(matter, close, today, ground))).toBe(code)
    expect(codeOf(decideCloseItem(matter, { ...close, outcome: notApplied('entryEnded') }, today, ground))).toBe('ok')
  })

  test('an item is closed once', () => {
    const again = given(...ready, answered('c1', 'acceptance', [must]), closedItem)
    expect(codeOf(decideCloseItem(again, close, silent, ground))).toBe('CHECK_ITEM_ALREADY_CLOSED')
  })

  test('all reasons but one answer for a mandatory measure', () => {
    const allowed = Object.entries(NOT_APPLIED_REASONS).filter(([, { forMust }]) => !forMust)
    expect(allowed.map(([code]) => code)).toEqual(['notChosen'])
  })
})

describe('deciding and closing a matter', () => {
  const decision = { outcome: 'refused', document: 't1', by: chief, on: d('2026-03-10') } as const
  const now = [{ subjectId: 's1', entries: [entry] }]

  test.each([
    ['by the named official of the deciding unit', given(...both), decision, now, 'ok'],
    ['by the unit that checked', given(...both), { ...decision, by: clerk }, now, 'DECIDER_DIFFERS'],
    ['by another official', given(...both), { ...decision, by: { ...chief, officerId: 'x' } }, now, 'DECIDER_DIFFERS'],
    ['by nobody', given(...both), { ...decision, by: { ...chief, officerId: '' } }, now, 'OFFICIAL_NOT_NAMED'],
    [
      'before the moment of decision',
      given(...ready, answered('c1', 'acceptance', [])),
      decision,
      now,
      'MOMENT_NOT_REACHED',
    ],
    [
      'without the check of that moment',
      given(...ready, answered('c1', 'acceptance', []), deciding),
      decision,
      now,
      'CHECK_MISSING',
    ],
    ['after an entry changed', given(...both), decision, [{ subjectId: 's1', entries: [] }], 'CHECK_STALE'],
    ['twice', given(...both, decided), decision, now, 'MATTER_ALREADY_DECIDED'],
  ] as const)('%s', (_, matter, act, current, code) => {
    expect(codeOf(decideMatterDecision(matter, act, current))).toBe(code)
  })

  test('a matter does not close over an open check', () => {
    const close = { ending: 'decided', on: d('2026-03-11') } as const
    const open = decideCloseMatter(given(...both, decided), close)
    expect(open).toEqual({ ok: false, error: { code: 'CHECK_OPEN', basis: [], checkIds: ['c1'] } })
    expect(codeOf(decideCloseMatter(given(...ready, asked), { ...close, ending: 'terminated' }))).toBe('CHECK_OPEN')
    expect(codeOf(decideCloseMatter(given(...both, closedItem, decided), close))).toBe('ok')
  })

  test.each([
    ['as decided without a decision', [...both, closedItem], 'decided', 'DECISION_MISSING'],
    ['as withdrawn', [...ready], 'withdrawnByApplicant', 'ok'],
    [
      'after it was closed',
      [...ready, { type: 'MatterClosed', ending: 'terminated', on: d('2026-03-05') } as const],
      'terminated',
      'MATTER_CLOSED',
    ],
    [
      'as decided with a moment still to come',
      [...ready, answered('c1', 'acceptance', []), decided],
      'decided',
      'MOMENT_NOT_REACHED',
    ],
    [
      'as decided with a check still due',
      [...ready, answered('c1', 'acceptance', []), deciding, decided],
      'decided',
      'CHECK_MISSING',
    ],
  ] as const)('closing %s', (_, events, ending, code) => {
    expect(codeOf(decideCloseMatter(given(...events), { ending, on: d('2026-03-12') }))).toBe(code)
  })

  test('closing is never allowed while any item lacks an answer', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9), { maxLength: 6 }), fc.array(fc.nat(9)), (ids, done) => {
        const items = ids.map((id) => ({ ...must, itemId: `i${id}` }))
        const closings = done.map((id): MatterEvent => ({ ...closedItem, type: 'CheckItemClosed', itemId: `i${id}` }))
        const matter = given(...ready, answered('c1', 'acceptance', items), ...closings)
        const isOpen = ids.some((id) => !done.includes(id))
        expect(matter?.checks.some(isCheckOpen)).toBe(isOpen)
        const code = codeOf(decideCloseMatter(matter, { ending: 'terminated', on: d('2026-03-12') }))
        expect(code).toBe(isOpen ? 'CHECK_OPEN' : 'ok')
      }),
    )
  })
})
