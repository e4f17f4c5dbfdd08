import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import { ground, without, withValue, wrongState } from '../listing/testing-law.ts'
import { day, LAW, PUYANG, YUNFU } from '../listing/testing-listings.ts'
import {
  decideExcludedTime,
  decideIdentity,
  decideObjectionAnswer,
  decideRecusal,
  decideResultTold,
  decideTransfer,
  decideWithdrawal,
} from './decide-objection.ts'
import { readObjectionDuties } from './objection-duties.ts'
import { readStageStep } from './objection-stages.ts'
import type { Objection } from './objection.ts'
import { answer, MAKER, receive, RECEIVED, take, WINDOW } from './testing-objections.ts'

const LISTING = { kind: 'listing', listingId: 'l1' } as const
const OTHER = { officerId: 'officer-x', organisationId: 'unit-other' }
/** An error that another unit found itself and reports; the window takes it in, the maker verifies. */
const FOUND = { raiser: { kind: 'unit', organisationId: 'unit-other' } } as const

/** The law that ships, but for the clause on errors that a unit finds itself. */
function withSelfFoundClause(): LawInForce {
  const rows = LAW.book.rows.map((row) =>
    row.axis === 'selfFoundErrors' ? { ...row, source: cite('HN_REG', '第四十一条') } : row,
  )
  return { ...LAW, book: { ...LAW.book, rows } }
}

describe('an error that a unit finds itself', () => {
  const law = withSelfFoundClause()
  const basisOf = (change: Parameters<typeof receive>[0]) => {
    const result = receive(change, {}, law)
    return result.ok ? result.value[0]?.ground.basis : []
  }

  test('stands on the clause on such errors where a text has one, else on the clause on objections', () => {
    expect(basisOf({ ...FOUND, place: PUYANG })).toEqual([cite('HN_REG', '第四十一条')])
    expect(basisOf({ ...FOUND, place: YUNFU })).toEqual([cite('YF', '(二十五)')])
    expect(basisOf({ place: PUYANG })).toEqual([cite('PY', '五(三)')])
  })

  test('is told apart where it is said of the entry; what the subject says, or is confirmed to have said, is not', () => {
    const stepsOf = (change: Parameters<typeof receive>[0]) => {
      const result = receive(change)
      return result.ok ? result.value.map((event) => readStageStep(LISTING, event)) : []
    }
    const begins = { kind: 'begins', disputeId: 'o1', stage: 'verification', measureId: null, basis: [] }
    expect(stepsOf(FOUND)).toEqual([{ listingId: 'l1', step: { ...begins, byUnit: true } }, undefined])
    expect(stepsOf({})).toEqual([{ listingId: 'l1', step: begins }, undefined])
    expect(stepsOf({ identity: null })).toEqual([undefined])
    const head = { objectionId: 'o1', on: RECEIVED, ground: ground() }
    const confirmed = { type: 'ObjectorIdentified', ...head, evidence: 'file:1', by: WINDOW } as const
    expect(readStageStep(LISTING, confirmed)).toEqual({ listingId: 'l1', step: begins })
  })

  test('is taken back by that unit, not by the window that took it in', () => {
    const state = take(undefined, receive(FOUND))
    expect(take(state, decideWithdrawal(state, OTHER, LAW, RECEIVED))).toMatchObject({ kind: 'withdrawn' })
    expect(decideWithdrawal(state, WINDOW, LAW, RECEIVED)).toMatchObject({
      error: { code: 'UNIT_WITHOUT_POWER', organisationId: 'unit-window' },
    })
  })
})

describe('the window and the unit that verifies share the work', () => {
  const state = () => take(undefined, receive())
  const recuse = (by: typeof WINDOW) =>
    decideRecusal(state(), { officerId: 'officer-r', reasons: 't', by }, LAW, RECEIVED)

  test('either writes down a recusal or tells the result; a third unit does neither', () => {
    expect([WINDOW, MAKER, OTHER].map((by) => recuse(by).ok)).toEqual([true, true, false])
    const decided = take(state(), answer(state()))
    const tell = (by: typeof WINDOW) => decideResultTold(decided, { to: 'subject', proof: 'f', by }, LAW, RECEIVED)
    expect([WINDOW, MAKER, OTHER].map((by) => tell(by).ok)).toEqual([true, true, false])
  })

  test('time that was taken out and ended may be taken out again: 广东 第四十六条 names what for', () => {
    const clock = (step: 'begin' | 'end', from: ReturnType<typeof state>, on: string) => {
      const command = step === 'begin' ? ({ step, what: '鉴定' } as const) : ({ step } as const)
      return decideExcludedTime(from, command, MAKER, LAW, day(on))
    }
    const begun = take(state(), clock('begin', state(), '2026-06-04'))
    expect(clock('begin', begun, '2026-06-04')).toEqual({ ok: true, value: [] })
    const ended = take(begun, clock('end', begun, '2026-06-05'))
    expect(clock('end', ended, '2026-06-05')).toEqual({ ok: true, value: [] })
    const again = take(ended, clock('begin', ended, '2026-06-08'))
    expect(again.excluded.map(({ until }) => until)).toEqual(['2026-06-05', null])
    const over = take(again, clock('end', again, '2026-06-09'))
    expect(over.excluded.map(({ until }) => until)).toEqual(['2026-06-05', '2026-06-09'])
  })
})

describe('the time of the answer is the sum of its steps', () => {
  const replyOf = (law: LawInForce) =>
    readObjectionDuties(take(undefined, receive()), law).find(({ kind }) => kind === 'replyObjection')

  test('two, three and two working days in 广东, as a limit from the receipt', () => {
    expect(replyOf(LAW)).toMatchObject({
      since: RECEIVED,
      clock: { nature: 'limit', start: RECEIVED, length: { count: 7, unit: 'workingDay' } },
    })
  })

  test.each(['transferWithin', 'providerWithin', 'platformWithin'] as const)('no sum where %s is not named', (step) => {
    expect(replyOf(withValue('objectionLimits', { [step]: null }))).toMatchObject({ clock: null })
  })

  test('the verification is done with the decision or the withdrawal, and waits for the transfer', () => {
    const passed = () => {
      const state = take(undefined, receive())
      return take(state, decideTransfer(state, WINDOW, LAW, day('2026-06-04')))
    }
    const verifyOf = (state: ReturnType<typeof passed>) =>
      readObjectionDuties(state, LAW).find(({ kind }) => kind === 'verifyObjection')
    expect(verifyOf(take(undefined, receive()))).toBeUndefined()
    expect(verifyOf(passed())).toMatchObject({ since: '2026-06-04', doneOn: null })
    expect(verifyOf(take(passed(), answer(passed())))).toMatchObject({ doneOn: '2026-06-08' })
    const back = take(passed(), decideWithdrawal(passed(), null, LAW, day('2026-06-05')))
    expect(verifyOf(back)).toMatchObject({ doneOn: '2026-06-05' })
  })
})

describe('out of turn, and where no text speaks', () => {
  const identify = (state: Objection | undefined) =>
    decideIdentity(state, { evidence: 'file:1', by: WINDOW }, null, LAW, RECEIVED)
  const recuse = (state: Objection | undefined) =>
    decideRecusal(state, { officerId: 'officer-r', reasons: 't', by: WINDOW }, LAW, RECEIVED)
  const received = () => take(undefined, receive())
  const withdrawn = () => take(received(), decideWithdrawal(received(), null, LAW, RECEIVED))

  test.each([
    ['a confirmation', identify],
    ['a recusal', recuse],
  ])('%s needs an objection that runs', (_, act) => {
    expect(act(undefined)).toEqual({ ok: false, error: wrongState('none') })
    expect(act(withdrawn())).toEqual({ ok: false, error: wrongState('withdrawn') })
  })

  test('the mark and the decision cite nothing', () => {
    const marked = receive({}, {}, without('objectionLimits'))
    expect(marked.ok && marked.value.map((event) => event.ground.basis)).toEqual([[cite('YF', '(二十五)')], []])
    const command = { outcome: 'rejected', remedies: [], reasons: 't', letter: null, by: MAKER } as const
    const hands = { officers: [], verifierElsewhere: false }
    const decided = decideObjectionAnswer(received(), command, hands, without('objectionFirstStop'), RECEIVED)
    expect(decided.ok && decided.value.map((event) => event.ground.basis)).toEqual([[]])
  })

  test('the duties stand without number, and nobody else has to be told', () => {
    const lengths = (state: Objection, law: LawInForce) =>
      readObjectionDuties(state, law).map(({ kind, since, clock }) => [kind, since, clock])
    const own = take(undefined, receive({ takenInBy: 'unit-maker' }))
    const silent = without('objectionLimits')
    expect(lengths(own, silent)).toEqual([
      ['markObjection', RECEIVED, null],
      ['verifyObjection', RECEIVED, null],
      ['replyObjection', RECEIVED, null],
    ])
    const decided = take(received(), answer(received()))
    expect(lengths(decided, silent)).toEqual([
      ['markObjection', RECEIVED, null],
      ['transferObjection', RECEIVED, null],
      ['replyObjection', '2026-06-08', null],
    ])
    expect(readObjectionDuties(decided, without('resultTold'))).toHaveLength(3)
  })

  test('the answer to one taken back later counts from its receipt', () => {
    const back = take(received(), decideWithdrawal(received(), null, LAW, day('2026-06-05')))
    const reply = readObjectionDuties(back, LAW).find(({ kind }) => kind === 'replyObjection')
    expect(reply).toMatchObject({ since: RECEIVED, doneOn: '2026-06-05' })
  })
})
