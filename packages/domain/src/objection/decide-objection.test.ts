import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { ground, without, wrongState } from '../listing/testing-law.ts'
import { day, LAW, PANZHIHUA, PUYANG, refusalIn, YUNFU } from '../listing/testing-listings.ts'
import {
  decideExcludedTime,
  decideIdentity,
  decideObjection,
  decideRecusal,
  decideResultTold,
  decideTransfer,
  decideWithdrawal,
} from './decide-objection.ts'
import { readStageStep } from './objection-stages.ts'
import { evolveObjection } from './objection.ts'
import type { Objection, ObjectionEvent } from './objection.ts'
import { answer, handedIn, MAKER, receive, RECEIVED, take, THING, WINDOW } from './testing-objections.ts'

const ON = day('2026-06-08')
const ROUTE = cite('YF', '(二十五)')
const LIMITS = cite('GD_REG', '第四十六条')
const RIGHTS = cite('N49', '(八)')
const SELF_FOUND = { kind: 'unit', organisationId: 'unit-window' } as const

const received = take(undefined, receive())
const decided = take(received, answer(received))
const upheld = take(received, answer(received, { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }] }))
const withdrawn = take(received, decideWithdrawal(received, null, LAW, ON))
function eventsOf(result: Result<readonly ObjectionEvent[], Refusal>): readonly ObjectionEvent[] {
  return result.ok ? result.value : []
}

const lacksPower = (organisationId: string) => ({ code: 'UNIT_WITHOUT_POWER', organisationId, basis: [] })

describe('each event in full', () => {
  test('received and marked', () => {
    const { by, ...rest } = handedIn()
    const objection = { ...rest, verifier: 'unit-maker', receivedOn: RECEIVED, afterEnd: false }
    const values = { target: 'listing', ground: 'factsWrong', form: 'written', verifier: 'unit-maker' }
    const head = { objectionId: 'o1', on: RECEIVED }
    expect(receive()).toEqual({
      ok: true,
      value: [
        { type: 'ObjectionReceived', ...head, ground: ground([ROUTE], values), objection, by },
        { type: 'ObjectionMarked', ...head, ground: ground([LIMITS]) },
      ],
    })
  })

  test('passed on, with the clause of its days', () => {
    const passed = { objectionId: 'o1', on: ON, ground: ground([LIMITS]), to: 'unit-maker', by: WINDOW }
    expect(decideTransfer(received, WINDOW, LAW, ON)).toEqual({
      ok: true,
      value: [{ type: 'ObjectionTransferred', ...passed }],
    })
  })

  test('time taken out of the count, and back in', () => {
    const begun = decideExcludedTime(received, { step: 'begin', what: '鉴定' }, MAKER, LAW, ON)
    const head = { objectionId: 'o1', on: ON, by: MAKER }
    expect(begun).toEqual({
      ok: true,
      value: [{ type: 'ExcludedTimeBegun', ...head, ground: ground([LIMITS], { what: '鉴定' }), what: '鉴定' }],
    })
    const away = take(received, begun)
    expect(decideExcludedTime(away, { step: 'begin', what: '检验' }, MAKER, LAW, ON)).toEqual({ ok: true, value: [] })
    expect(decideExcludedTime(away, { step: 'end' }, MAKER, LAW, ON)).toEqual({
      ok: true,
      value: [{ type: 'ExcludedTimeEnded', ...head, ground: ground() }],
    })
    expect(decideExcludedTime(received, { step: 'end' }, MAKER, LAW, ON)).toEqual({ ok: true, value: [] })
  })

  test.each([
    ['rejected', [], []],
    ['partlyUpheld', [{ kind: 'endPublication' }], ['endPublication']],
    ['upheld', [{ kind: 'none' }, { kind: 'voidEntry' }], ['voidEntry']],
  ] as const)('decided: %s', (outcome, remedies, kinds) => {
    const decision = {
      outcome,
      remedies: remedies.filter(({ kind }) => kind !== 'none'),
      reasons: 'text:reasons',
      by: MAKER,
      decidedOn: ON,
      letter: null,
    }
    expect(answer(received, { outcome, remedies })).toEqual({
      ok: true,
      value: [
        {
          type: 'ObjectionDecided',
          objectionId: 'o1',
          on: ON,
          ground: ground([ROUTE], { outcome, remedies: kinds }),
          decision,
        },
      ],
    })
  })

  test.each([
    ['a rejection', decided, []],
    ['an objection upheld', upheld, [RIGHTS]],
  ])('told: %s', (_, state, basis) => {
    const telling = { to: 'subject', proof: 'file:1', by: WINDOW }
    expect(decideResultTold(state, telling, LAW, ON)).toEqual({
      ok: true,
      value: [{ type: 'ResultTold', objectionId: 'o1', on: ON, ground: ground(basis), ...telling }],
    })
  })

  test('taken back by the subject itself', () => {
    expect(decideWithdrawal(received, null, LAW, ON)).toEqual({
      ok: true,
      value: [{ type: 'ObjectionWithdrawn', objectionId: 'o1', on: ON, ground: ground(), by: null }],
    })
  })

  test('recused, once', () => {
    const command = { officerId: 'officer-m', reasons: 'text:kin', by: MAKER }
    const recused = decideRecusal(received, command, LAW, ON)
    expect(recused).toEqual({
      ok: true,
      value: [{ type: 'HandlerRecused', objectionId: 'o1', on: ON, ground: ground([]), ...command }],
    })
    expect(decideRecusal(take(received, recused), command, LAW, ON)).toEqual({ ok: true, value: [] })
    expect(refusalIn(decideRecusal(received, { ...command, reasons: '' }, LAW, ON))).toEqual({
      code: 'REASONS_MISSING',
      basis: [],
    })
    const stranger = { officerId: 'x', organisationId: 'unit-x' }
    expect(refusalIn(decideRecusal(received, { ...command, by: stranger }, LAW, ON))).toEqual(lacksPower('unit-x'))
  })
})

describe('each refusal in full', () => {
  const foreign = { subjectId: 'subject-2' }
  test.each([
    [
      'one that began already',
      decideObjection(received, handedIn(), { thing: THING, open: null }, LAW, ON),
      wrongState('received'),
    ],
    ['an unknown thing', receive({}, { thing: undefined }), { code: 'DISPUTED_THING_UNKNOWN', basis: [] }],
    ['not one’s own', receive(foreign), { code: 'NOT_ONES_OWN', basis: [ROUTE] }],
    ['twice', receive({}, { open: 'o0' }), { code: 'OBJECTION_OPEN', objectionId: 'o0', basis: [ROUTE] }],
    ['nothing said', receive({ text: '' }), { code: 'REASONS_MISSING', basis: [ROUTE] }],
    [
      'an agent with an empty proof',
      receive({ raiser: { kind: 'agent', agent: 'p1', authority: '' } }),
      { code: 'AUTHORITY_NOT_PROVED', basis: [cite('CIVIL', '第一百六十五条')] },
    ],
    ['a unit that decides for another', answer(received, { by: WINDOW }), lacksPower('unit-window')],
    [
      'hands that decided before',
      answer(received, { by: { ...MAKER, officerId: 'officer-d' } }),
      { code: 'SAME_HANDS', basis: [] },
    ],
    ['no reasons', answer(received, { reasons: '' }), { code: 'REASONS_MISSING', basis: [ROUTE] }],
    [
      'nothing put right',
      answer(received, { outcome: 'upheld', remedies: [{ kind: 'none' }] }),
      { code: 'OUTCOME_WITHOUT_REMEDY', outcome: 'upheld', basis: [ROUTE] },
    ],
    [
      'telling before deciding',
      decideResultTold(received, { to: 'subject', proof: 'f', by: WINDOW }, LAW, ON),
      wrongState('received'),
    ],
    [
      'telling of nothing',
      decideResultTold(undefined, { to: 'subject', proof: 'f', by: WINDOW }, LAW, ON),
      wrongState('none'),
    ],
    [
      'telling by a stranger',
      decideResultTold(decided, { to: 'u', proof: null, by: { officerId: 'x', organisationId: 'unit-x' } }, LAW, ON),
      lacksPower('unit-x'),
    ],
    [
      'telling the subject without proof',
      decideResultTold(decided, { to: 'subject', proof: null, by: WINDOW }, LAW, ON),
      { code: 'EVIDENCE_MISSING', basis: [RIGHTS] },
    ],
    ['passing on what is over', decideTransfer(withdrawn, WINDOW, LAW, ON), wrongState('withdrawn')],
    ['passing on nothing', decideTransfer(undefined, WINDOW, LAW, ON), wrongState('none')],
    [
      'excluding time of what is over',
      decideExcludedTime(decided, { step: 'end' }, MAKER, LAW, ON),
      wrongState('decided'),
    ],
    [
      'excluding time by another unit',
      decideExcludedTime(received, { step: 'end' }, WINDOW, LAW, ON),
      lacksPower('unit-window'),
    ],
    [
      'excluding what no clause names',
      decideExcludedTime(received, { step: 'begin', what: '假期' }, MAKER, LAW, ON),
      { code: 'TIME_NOT_EXCLUDED', what: '假期', basis: [LIMITS] },
    ],
    [
      'excluding time where no text speaks',
      decideExcludedTime(received, { step: 'begin', what: '鉴定' }, MAKER, without('objectionLimits'), ON),
      { code: 'TIME_NOT_EXCLUDED', what: '鉴定', basis: [] },
    ],
    ['taking back by another unit', decideWithdrawal(received, MAKER, LAW, ON), lacksPower('unit-maker')],
    ['taking back what is over', decideWithdrawal(withdrawn, null, LAW, ON), wrongState('withdrawn')],
    ['answering what is over', answer(decided), wrongState('decided')],
    ['answering nothing', answer(undefined), wrongState('none')],
  ])('%s', (_, result, refusal) => {
    expect(refusalIn(result)).toEqual(refusal)
  })

  test('a determiner’s letter of today is no letter of the future', () => {
    const hands = { officers: ['officer-w'], verifierElsewhere: true }
    const recorded = (date: string) =>
      answer(
        received,
        { by: WINDOW, letter: { number: '函1', date: day(date), found: 'confirmed' } },
        '2026-06-08',
        hands,
      )
    expect(recorded('2026-06-08').ok).toBe(true)
    expect(refusalIn(recorded('2026-06-09'))).toEqual({ code: 'DATE_IN_FUTURE', date: '2026-06-09', basis: [] })
    expect(refusalIn(answer(received, { by: WINDOW }, '2026-06-08', hands))).toEqual({
      code: 'DOCUMENT_MISSING',
      basis: [ROUTE],
    })
  })
})

describe('a unit that found the error itself', () => {
  const found = take(undefined, receive({ raiser: SELF_FOUND, subjectId: 'unit-window', by: WINDOW }))

  test('is no subject of another, and may take its report back alone', () => {
    expect(refusalIn(decideWithdrawal(found, MAKER, LAW, ON))).toEqual(lacksPower('unit-maker'))
    expect(decideWithdrawal(found, WINDOW, LAW, ON).ok).toBe(true)
  })

  test('stands on the clause of 濮阳县 there, elsewhere on the ordinary one', () => {
    const basisIn = (place: string) => {
      const result = receive({ place, raiser: SELF_FOUND, by: WINDOW })
      return result.ok ? result.value[0]?.ground.basis : []
    }
    expect([basisIn(PUYANG), basisIn(YUNFU)]).toEqual([[cite('PY', '五(三)')], [ROUTE]])
  })
})

describe('an agent with proof', () => {
  test('is named with it', () => {
    const raiser = { kind: 'agent', agent: 'p1', authority: 'file:power' } as const
    expect(take(undefined, receive({ raiser }))).toMatchObject({ raiser })
  })
})

describe('somebody whose identity is not proved yet', () => {
  const unproved = take(undefined, receive({ identity: null }))

  test('is received and marks nothing until a unit confirms', () => {
    expect(unproved).toMatchObject({ kind: 'received', identity: null, markedOn: null })
    const confirm = (change: object = {}, open: string | null = null) =>
      decideIdentity(unproved, { evidence: 'text:seen', by: WINDOW, ...change }, open, LAW, ON)
    const head = { objectionId: 'o1', on: ON, ground: ground([LIMITS]) }
    expect(confirm()).toEqual({
      ok: true,
      value: [
        { type: 'ObjectorIdentified', ...head, evidence: 'text:seen', by: WINDOW },
        { type: 'ObjectionMarked', ...head },
      ],
    })
    expect(take(unproved, confirm())).toMatchObject({ identity: 'officer', markedOn: ON })
    expect(refusalIn(confirm({ evidence: '' }))).toEqual({ code: 'EVIDENCE_MISSING', basis: [] })
    expect(refusalIn(confirm({}, 'o2'))).toEqual({ code: 'OBJECTION_OPEN', objectionId: 'o2', basis: [] })
    expect(confirm({}, 'o1').ok).toBe(true)
    const stranger = { officerId: 'x', organisationId: 'unit-x' }
    expect(refusalIn(confirm({ by: stranger }))).toEqual(lacksPower('unit-x'))
    expect(decideIdentity(received, { evidence: 'e', by: MAKER }, null, LAW, ON)).toEqual({ ok: true, value: [] })
  })
})

describe('where no text of the place speaks', () => {
  const silent = without('objectionFirstStop')

  test('whoever made the entry verifies, in any form', () => {
    const thing = { ...THING, determiner: 'unit-a', provider: 'unit-b' }
    const taken = take(undefined, receive({ place: PANZHIHUA, form: 'oral' }, { thing }, silent))
    expect(taken).toMatchObject({ verifier: 'unit-a' })
    const result = receive({}, {}, silent)
    expect(result.ok && result.value[0]?.ground.basis).toEqual([])
  })

  test('a measure that is wrong in fact is for the provider, whoever executes it', () => {
    const target = { kind: 'measure', listingId: 'l1', measureId: 'm1', implementer: 'unit-bank' } as const
    const verifier = (ground: 'measureUnlawful' | 'factsWrong', over: object = target) =>
      take(undefined, receive({ target: over as typeof target, ground })).verifier
    expect([verifier('measureUnlawful'), verifier('factsWrong')]).toEqual(['unit-bank', 'unit-maker'])
    expect(verifier('measureUnlawful', { kind: 'listing', listingId: 'l1' })).toBe('unit-maker')
  })
})

describe('what each event makes of each state', () => {
  const head = { objectionId: 'o1', on: ON, ground: ground() }
  const every: readonly ObjectionEvent[] = [
    { type: 'ObjectionTransferred', ...head, to: 'unit-maker', by: WINDOW },
    { type: 'ExcludedTimeBegun', ...head, what: '鉴定', by: MAKER },
    { type: 'ObjectionWithdrawn', ...head, by: null },
    {
      type: 'ObjectionDecided',
      ...head,
      decision: { outcome: 'rejected', remedies: [], reasons: 't', by: MAKER, decidedOn: ON, letter: null },
    },
  ]

  test.each(every)('$type leaves alone what is over', (event) => {
    expect(evolveObjection(withdrawn, event)).toEqual(withdrawn)
    expect(evolveObjection(decided, event)).toEqual(decided)
    expect(evolveObjection(undefined, event)).toBeUndefined()
  })

  test('nothing is told of what is not decided, and nobody twice', () => {
    const tell = (to: string): ObjectionEvent => ({ type: 'ResultTold', ...head, to, proof: null, by: MAKER })
    expect(evolveObjection(received, tell('u1'))).toEqual(received)
    const once = evolveObjection(decided, tell('u1'))
    expect(once).toMatchObject({ told: [{ to: 'u1', on: ON, proof: null }] })
    expect(evolveObjection(once, tell('u1'))).toEqual(once)
    expect(evolveObjection(once, tell('u2'))).toMatchObject({ told: [{ to: 'u1' }, { to: 'u2' }] })
  })

  test('a first receipt, a first passing on and a first mark stay', () => {
    for (const again of eventsOf(receive())) expect(evolveObjection(decided, again)).toEqual(decided)
    const passed = take(received, decideTransfer(received, WINDOW, LAW, day('2026-06-05')))
    expect(evolveObjection(passed, { type: 'ObjectionTransferred', ...head, to: 'unit-maker', by: WINDOW })).toEqual(
      passed,
    )
    expect(evolveObjection(received, { type: 'ObjectionMarked', ...head })).toMatchObject({ markedOn: RECEIVED })
  })

  test('a decision ends the time that was excluded; what ended on its first day never was', () => {
    const away = take(
      received,
      decideExcludedTime(received, { step: 'begin', what: '鉴定' }, MAKER, LAW, day('2026-06-05')),
    )
    expect(take(away, answer(away))).toMatchObject({ excluded: [{ from: '2026-06-05', until: '2026-06-08' }] })
    expect(take(away, answer(away, {}, '2026-06-05'))).toMatchObject({ excluded: [] })
    const back = take(away, decideExcludedTime(away, { step: 'end' }, MAKER, LAW, day('2026-06-06')))
    expect(take(back, answer(back))).toMatchObject({ excluded: [{ until: '2026-06-06' }] })
  })
})

describe('what it means for the entry, by target', () => {
  const [event] = eventsOf(receive())
  const stepOf = (target: Objection['target']) => (event === undefined ? null : readStageStep(target, event))

  test('a measure rests alone, a record and a publication rest nothing', () => {
    const measure = { kind: 'measure', listingId: 'l1', measureId: 'm1', implementer: 'u' } as const
    expect(stepOf(measure)).toMatchObject({ listingId: 'l1', step: { kind: 'begins', measureId: 'm1' } })
    expect(stepOf({ kind: 'listing', listingId: 'l1' })).toMatchObject({ step: { measureId: null } })
    expect(stepOf({ kind: 'record', recordId: 'r1' })).toBeUndefined()
    expect(stepOf({ kind: 'publication', listingId: 'l1' })).toBeUndefined()
  })

  test.each(['ObjectionMarked', 'ResultTold', 'ExcludedTimeEnded'] as const)('%s changes nothing', (type) => {
    const head = { objectionId: 'o1', on: ON, ground: ground(), to: 'u', proof: null, by: MAKER }
    expect(readStageStep({ kind: 'listing', listingId: 'l1' }, { type, ...head })).toBeUndefined()
  })
})
