import { describe, expect, test } from 'vitest'
import { readDuty } from '../duty/duty.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, refusalIn, YUNFU } from '../listing/testing-listings.ts'
import {
  decideExcludedTime,
  decideIdentity,
  decideObjection,
  decideObjectionAnswer,
  decideRecusal,
  decideResultTold,
  decideTransfer,
  decideWithdrawal,
} from './decide-objection.ts'
import type { ObjectionAnswer } from './decide-objection.ts'
import { readObjectionDuties } from './objection-duties.ts'
import { readStageStep } from './objection-stages.ts'
import { isFelled } from './objection.ts'
import type { Objection, ObjectionEvent } from './objection.ts'
import { answer, handedIn, MAKER, receive, RECEIVED, take, THING, WINDOW } from './testing-objections.ts'

describe('an objection is taken in', () => {
  test('with a receipt and the mark on the same day, to whoever has to verify', () => {
    const result = receive()
    expect(result.ok && result.value.map(({ type, on }) => [type, on])).toEqual([
      ['ObjectionReceived', '2026-06-03'],
      ['ObjectionMarked', '2026-06-03'],
    ])
    expect(take(undefined, result)).toMatchObject({ kind: 'received', verifier: 'unit-maker', markedOn: '2026-06-03' })
  })

  test.each([
    ['after the entry was over', { thing: { ...THING, over: true } }, { afterEnd: true }],
    ['by nobody with an account', {}, { raiser: { kind: 'subject' } }],
  ])('%s', (_, facts, expected) => {
    expect(take(undefined, receive({}, facts))).toMatchObject(expected)
  })

  test.each([
    [PANZHIHUA, '二(三)2'],
    [JINAN, '四(三)'],
  ])('%s asks for writing, and says what writing is', (place, clause) => {
    expect(refusalIn(receive({ place, form: 'oral', channel: 'phone' }))).toEqual({
      code: 'WRITING_REQUIRED',
      basis: [
        { document: place === PANZHIHUA ? 'PZ' : 'JN', clause },
        { document: 'CIVIL', clause: '第四百六十九条' },
      ],
    })
    expect(receive({ place, form: 'transcribed', channel: 'phone' }).ok).toBe(true)
  })

  test.each([YUNFU, GUANGDONG, PUYANG])('%s takes what is said on the telephone', (place) => {
    expect(receive({ place, form: 'oral', channel: 'phone' }).ok).toBe(true)
  })

  test.each([
    ['a thing nobody knows', {}, { thing: undefined }, { code: 'DISPUTED_THING_UNKNOWN' }],
    ['a thing of somebody else', { subjectId: 'subject-2' }, {}, { code: 'NOT_ONES_OWN' }],
    ['twice', {}, { open: 'o0' }, { code: 'OBJECTION_OPEN', objectionId: 'o0' }],
    ['nothing said', { text: '' }, {}, { code: 'REASONS_MISSING' }],
    [
      'an agent without proof',
      { raiser: { kind: 'agent', agent: 'p1', authority: null } as const },
      {},
      { code: 'AUTHORITY_NOT_PROVED', basis: [{ document: 'CIVIL', clause: '第一百六十五条' }] },
    ],
  ])('not for %s', (_, change, facts, expected) => {
    expect(refusalIn(receive(change, facts))).toMatchObject(expected)
  })

  test('濮阳县: a unit that finds an error by itself tells the provider, for whomever it concerns', () => {
    const raiser = { kind: 'unit', organisationId: 'unit-window' } as const
    const result = receive({ place: PUYANG, raiser, subjectId: 'unit-window', by: WINDOW })
    expect(result).toMatchObject({ value: [{ ground: { basis: [{ document: 'PY', clause: '五(三)' }] } }, {}] })
  })

  test('the health of the system is not asked', () => {
    const law = {
      ...LAW,
      health: { calendar: 'missing', catalogue: 'missing', evidence: 'stale', upstream: 'stale' },
    } as const
    expect(decideObjection(undefined, handedIn(), { thing: THING, open: null }, law, RECEIVED).ok).toBe(true)
  })
})

describe('one whose sender nobody confirmed', () => {
  const unknown = receive({ identity: null })
  const received = take(undefined, unknown)
  const confirm = (change: { evidence?: string; open?: string | null; by?: Actor } = {}) =>
    decideIdentity(
      received,
      { evidence: change.evidence ?? 'text:seen', by: change.by ?? WINDOW },
      change.open ?? null,
      LAW,
      day('2026-06-04'),
    )

  test('is taken in without mark, and marked with the confirmation', () => {
    expect(unknown.ok && unknown.value.map(({ type }) => type)).toEqual(['ObjectionReceived'])
    expect(take(received, confirm())).toMatchObject({ identity: 'officer', markedOn: '2026-06-04' })
    const [confirming, marking] = readObjectionDuties(received, LAW)
    expect(confirming).toMatchObject({ kind: 'confirmObjector', owner: 'unit-window', doneOn: null })
    expect(marking).toMatchObject({ kind: 'markObjection', doneOn: null })
  })

  test.each([
    ['without a word on how', { evidence: '' }, 'EVIDENCE_MISSING'],
    ['while another one to the same thing runs', { open: 'o0' }, 'OBJECTION_OPEN'],
    ['by a unit that has nothing to do with it', { by: { ...WINDOW, organisationId: 'unit-x' } }, 'UNIT_WITHOUT_POWER'],
  ])('is not confirmed %s', (_, change, code) => {
    expect(refusalIn(confirm(change))?.code).toBe(code)
  })

  test('rests nothing before', () => {
    const target = { kind: 'listing', listingId: 'l1' } as const
    const steps = (result: typeof unknown) => result.ok && result.value.map((event) => readStageStep(target, event))
    expect(steps(unknown)).toEqual([undefined])
    expect(steps(confirm())).toMatchObject([{ step: { kind: 'begins', stage: 'verification' } }, undefined])
  })
})

describe('who verifies', () => {
  const shared = { ...THING, provider: 'unit-provider' }
  const record = { kind: 'record', recordId: 'r1' } as const
  test.each([
    [YUNFU, 'unit-provider'],
    [GUANGDONG, 'unit-provider'],
    [PUYANG, 'unit-provider'],
    [PANZHIHUA, 'unit-maker'],
    [JINAN, 'unit-maker'],
  ])('%s: %s', (place, verifier) => {
    expect(take(undefined, receive({ place, target: record }, { thing: shared }))).toMatchObject({ verifier })
  })

  test.each([YUNFU, GUANGDONG, PUYANG, PANZHIHUA, JINAN])(
    '%s: an entry that another unit took over is verified by its determiner',
    (place) => {
      for (const target of [
        { kind: 'listing', listingId: 'l1' },
        { kind: 'publication', listingId: 'l1' },
        { kind: 'measure', listingId: 'l1', measureId: 'm', implementer: 'unit-x' },
      ] as const) {
        expect(take(undefined, receive({ place, target }, { thing: shared })).verifier).toBe('unit-maker')
      }
    },
  )

  test('the implementer answers for its own measure where only that is unlawful', () => {
    const target = { kind: 'measure', listingId: 'l1', measureId: 'm1', implementer: 'unit-bank' } as const
    expect(take(undefined, receive({ target, ground: 'measureUnlawful' }))).toMatchObject({ verifier: 'unit-bank' })
    expect(take(undefined, receive({ target, ground: 'factsWrong' }))).toMatchObject({ verifier: 'unit-maker' })
  })
})

describe('it is passed on', () => {
  const received = take(undefined, receive())

  test('once, by the unit that took it in', () => {
    const passed = take(received, decideTransfer(received, WINDOW, LAW, day('2026-06-05')))
    expect(passed).toMatchObject({ transferredOn: '2026-06-05' })
    expect(decideTransfer(passed, WINDOW, LAW, day('2026-06-06'))).toEqual({ ok: true, value: [] })
    expect(refusalIn(decideTransfer(received, MAKER, LAW, day('2026-06-05')))?.code).toBe('UNIT_WITHOUT_POWER')
  })

  test('not to oneself', () => {
    const own = take(undefined, receive({ takenInBy: 'unit-maker' }))
    expect(decideTransfer(own, MAKER, LAW, day('2026-06-05'))).toEqual({ ok: true, value: [] })
  })
})

describe('the answer', () => {
  const received = take(undefined, receive())

  test('ends verification, with reasons, and puts right what is upheld', () => {
    const upheld = answer(received, { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }] })
    expect(take(received, upheld)).toMatchObject({
      kind: 'decided',
      decision: { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }], decidedOn: '2026-06-08' },
    })
  })

  test.each([
    ['another unit', { by: WINDOW }, 'UNIT_WITHOUT_POWER'],
    ['the officer who decided the entry', { by: { ...MAKER, officerId: 'officer-d' } }, 'SAME_HANDS'],
    [
      'the officer who decided the entry, behind a letter of the own unit',
      {
        by: { ...MAKER, officerId: 'officer-d' },
        letter: { number: '函1', date: day('2026-06-07'), found: 'confirmed' as const },
      },
      'SAME_HANDS',
    ],
    ['no reasons', { reasons: '' }, 'REASONS_MISSING'],
    ['upheld, and nothing put right', { outcome: 'upheld' as const }, 'OUTCOME_WITHOUT_REMEDY'],
    ['rejected, and something put right', { remedies: [{ kind: 'voidEntry' as const }] }, 'OUTCOME_WITHOUT_REMEDY'],
  ])('not with %s', (_, change, code) => {
    expect(refusalIn(answer(received, change))?.code).toBe(code)
  })

  test('not by an officer who withdrew, with reasons; others still may', () => {
    const recuse = (reasons: string) =>
      decideRecusal(received, { officerId: 'officer-m', reasons, by: MAKER }, LAW, day('2026-06-05'))
    expect(refusalIn(recuse(''))?.code).toBe('REASONS_MISSING')
    const without = take(received, recuse('text:kin'))
    expect(refusalIn(answer(without))?.code).toBe('OFFICER_RECUSED')
    expect(answer(without, { by: { ...MAKER, officerId: 'officer-n' } }).ok).toBe(true)
  })

  test('of a determiner elsewhere comes by letter and is recorded where the objection was taken in', () => {
    const hands = { officers: ['officer-w'], verifierElsewhere: true }
    const recorded = (letter: ObjectionAnswer['letter']) =>
      decideObjectionAnswer(
        received,
        { outcome: 'rejected', remedies: [], reasons: 'text:r', letter, by: WINDOW },
        hands,
        LAW,
        day('2026-06-08'),
      )
    expect(refusalIn(recorded(null))?.code).toBe('DOCUMENT_MISSING')
    expect(refusalIn(recorded({ number: '函1', date: day('2026-06-09'), found: 'confirmed' }))?.code).toBe(
      'DATE_IN_FUTURE',
    )
    expect(recorded({ number: '函1', date: day('2026-06-07'), found: 'confirmed' as const }).ok).toBe(true)
  })

  test('is told to the subject with proof, and to each once', () => {
    const decided = take(received, answer(received))
    const tell = (proof: string | null) =>
      decideResultTold(decided, { to: 'subject', proof, by: WINDOW }, LAW, day('2026-06-09'))
    expect(refusalIn(tell(null))?.code).toBe('EVIDENCE_MISSING')
    const told = take(decided, tell('file:receipt'))
    expect(told).toMatchObject({ told: [{ to: 'subject', on: '2026-06-09', proof: 'file:receipt' }] })
    expect(decideResultTold(told, { to: 'subject', proof: 'x', by: WINDOW }, LAW, day('2026-06-10'))).toEqual({
      ok: true,
      value: [],
    })
  })

  test('comes once', () => {
    const decided = take(received, answer(received))
    expect(refusalIn(answer(decided))?.code).toBe('WRONG_STATE')
    expect(refusalIn(decideWithdrawal(decided, null, LAW, day('2026-06-09')))?.code).toBe('WRONG_STATE')
  })
})

describe('its clocks', () => {
  const passedOn = (place: string, transferredOn: string) => {
    const received = take(undefined, receive({ place }))
    return take(received, decideTransfer(received, WINDOW, LAW, day(transferredOn)))
  }
  const lastDays = (objection: Objection, on: string) =>
    readObjectionDuties(objection, LAW).map((duty) => {
      const reading = readDuty(duty, day(on), LAW.calendar)
      return [duty.kind, duty.owner, reading.kind, 'lastDay' in reading ? reading.lastDay : null]
    })

  test('广东: one day to mark, two to pass on, three to verify, two to answer', () => {
    const objection = passedOn(YUNFU, '2026-06-05')
    expect(lastDays(objection, '2026-06-05')).toEqual([
      ['markObjection', 'unit-window', 'done', null],
      ['transferObjection', 'unit-window', 'done', null],
      ['verifyObjection', 'unit-maker', 'running', '2026-06-10'],
      ['replyObjection', 'unit-window', 'running', '2026-06-12'],
    ])
    const decided = take(objection, answer(objection, {}, '2026-06-08'))
    expect(lastDays(decided, '2026-06-08').at(-1)).toEqual(['replyObjection', 'unit-window', 'running', '2026-06-10'])
  })

  test('山东: seven days in all; 河南: three of them for the provider', () => {
    expect(lastDays(passedOn(JINAN, '2026-06-05'), '2026-06-05').slice(2)).toEqual([
      ['verifyObjection', 'unit-maker', 'withoutLimit', null],
      ['replyObjection', 'unit-window', 'running', '2026-06-12'],
    ])
    expect(lastDays(passedOn(PUYANG, '2026-06-05'), '2026-06-05').slice(2)).toEqual([
      ['verifyObjection', 'unit-maker', 'running', '2026-06-10'],
      ['replyObjection', 'unit-window', 'running', '2026-06-12'],
    ])
  })

  test('攀枝花: no number is named, so none is claimed', () => {
    expect(lastDays(passedOn(PANZHIHUA, '2026-06-05'), '2026-07-05').map(([, , kind]) => kind)).toEqual([
      'done',
      'done',
      'withoutLimit',
      'withoutLimit',
    ])
  })

  test('one’s own error: three days, and no passing on', () => {
    const own = take(undefined, receive({ takenInBy: 'unit-maker' }))
    expect(lastDays(own, '2026-06-03').slice(1)).toEqual([
      ['verifyObjection', 'unit-maker', 'running', '2026-06-08'],
      ['replyObjection', 'unit-maker', 'running', '2026-06-08'],
    ])
  })

  test('an appraisal does not count, where the clause names it', () => {
    const objection = passedOn(YUNFU, '2026-06-05')
    const begin = (what: string, by = MAKER) =>
      decideExcludedTime(objection, { step: 'begin', what }, by, LAW, day('2026-06-08'))
    expect(refusalIn(begin('假期'))).toMatchObject({ code: 'TIME_NOT_EXCLUDED', what: '假期' })
    expect(refusalIn(begin('鉴定', WINDOW))?.code).toBe('UNIT_WITHOUT_POWER')
    const away = take(objection, begin('鉴定'))
    const back = take(away, decideExcludedTime(away, { step: 'end' }, MAKER, LAW, day('2026-06-15')))
    expect(lastDays(away, '2026-06-12')[2]).toEqual(['verifyObjection', 'unit-maker', 'running', null])
    expect(lastDays(back, '2026-06-15')[2]).toEqual(['verifyObjection', 'unit-maker', 'running', '2026-06-17'])
  })

  test('濮阳县: the provider is told the result', () => {
    const objection = passedOn(PUYANG, '2026-06-05')
    const decided = take(objection, answer(objection))
    expect(lastDays(decided, '2026-06-08').at(-1)).toEqual(['tellResult', 'unit-window', 'withoutLimit', null])
  })
})

describe('what it means for the entry', () => {
  const target = { kind: 'listing', listingId: 'l1' } as const
  const events = (state: Objection | undefined, result: Result<readonly ObjectionEvent[], Refusal>) => {
    if (!result.ok) throw new Error(result.error.code)
    return result.value.map((event) => readStageStep(state?.target ?? target, event))
  }

  test('verification stands from the receipt to the decision, or to the withdrawal', () => {
    const received = take(undefined, receive())
    expect(events(undefined, receive())).toEqual([
      { listingId: 'l1', step: { kind: 'begins', disputeId: 'o1', stage: 'verification', measureId: null, basis: [] } },
      undefined,
    ])
    const ends = [{ listingId: 'l1', step: { kind: 'ends', disputeId: 'o1', stage: 'verification' } }]
    expect(events(received, answer(received))).toEqual(ends)
    expect(events(received, decideWithdrawal(received, null, LAW, day('2026-06-09')))).toEqual(ends)
    expect(events(received, decideTransfer(received, WINDOW, LAW, day('2026-06-05')))).toEqual([undefined])
  })

  test('an objection to the publication alone rests nothing', () => {
    const received = take(undefined, receive({ target: { kind: 'publication', listingId: 'l1' } }))
    expect(events(received, receive())).toEqual([undefined, undefined])
  })
})

describe('what falls with an answer', () => {
  const measure = { kind: 'measure', listingId: 'l1', measureId: 'm1', implementer: 'u1' } as const
  const statement = { kind: 'correct', statement: 's' } as const
  const lift = { kind: 'liftMeasure', measureId: 'm1', implementer: 'u1' } as const
  test.each([
    ['an entry that is void', { kind: 'listing', listingId: 'l1' }, [{ kind: 'voidEntry' }], true],
    ['not an entry to which a statement is added', { kind: 'listing', listingId: 'l1' }, [statement], false],
    ['not an entry whose publication ended', { kind: 'listing', listingId: 'l1' }, [{ kind: 'endPublication' }], false],
    ['a publication that ended', { kind: 'publication', listingId: 'l1' }, [{ kind: 'endPublication' }], true],
    ['a measure that is lifted', measure, [statement, lift], true],
    ['a measure with its entry', measure, [{ kind: 'voidEntry' }], true],
    ['not another measure', measure, [{ ...lift, measureId: 'm2' }], false],
    ['not the measure of another unit', measure, [{ ...lift, implementer: 'u2' }], false],
    ['not an entry of which one measure is lifted', { kind: 'listing', listingId: 'l1' }, [lift], false],
  ] as const)('%s', (_, target, remedies, felled) => {
    expect(isFelled(target, remedies)).toBe(felled)
  })
})
