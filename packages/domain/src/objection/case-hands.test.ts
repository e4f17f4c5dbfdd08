import { describe, expect, test } from 'vitest'
import { decideComplaintAssignment, decideComplaintWithdrawalDenied } from '../complaint/decide-complaint.ts'
import { cite } from '../kernel/citation.ts'
import { ground, wrongState } from '../listing/testing-law.ts'
import { day, LAW } from '../listing/testing-listings.ts'
import { decideRepairAssignment, decideRepairRecusal, decideRepairWithdrawalDenied } from '../repair/decide-repair.ts'
import {
  accept,
  accepted,
  applied,
  CHECKER,
  decide,
  DECIDER,
  take as takeRepair,
  WINDOW as REPAIR_WINDOW,
  withdraw as withdrawRepair,
} from '../repair/testing-repairs.ts'
import {
  decideExcludedTime,
  decideIdentity,
  decideObjectionAssignment,
  decideRecusal,
  decideResultTold,
  decideTransfer,
  decideWithdrawal,
  decideWithdrawalDenied,
} from './decide-objection.ts'
import { readStageStep } from './objection-stages.ts'
import type { Objection, WithdrawalRequest } from './objection.ts'
import { answer, MAKER, receive, RECEIVED, take, WINDOW } from './testing-objections.ts'

const ON = day('2026-06-08')
const REQUEST: WithdrawalRequest = { channel: 'post', on: day('2026-06-05'), evidence: 'file:letter' }
const WILL = cite('CIVIL', '第一百三十条')
const objection = (change: Parameters<typeof receive>[0] = {}) => take(undefined, receive(change))
const recused = (officerId: string, state: Objection = objection()) =>
  take(state, decideRecusal(state, { officerId, reasons: 'text:kin', by: MAKER }, LAW, RECEIVED))

describe('a withdrawal that an officer records', () => {
  test.each([
    ['without a request', WINDOW, 'EVIDENCE_MISSING'],
    ['without its paper', { ...WINDOW, request: { ...REQUEST, evidence: '' } }, 'EVIDENCE_MISSING'],
    ['upon a request of tomorrow', { ...WINDOW, request: { ...REQUEST, on: day('2026-06-09') } }, 'DATE_IN_FUTURE'],
    [
      'upon a request before the objection',
      { ...WINDOW, request: { ...REQUEST, on: day('2026-06-02') } },
      'DATES_REVERSED',
    ],
    ['by the unit that verifies it', { ...MAKER, request: REQUEST }, 'UNIT_WITHOUT_POWER'],
  ])('not %s', (_, by, code) => {
    expect(decideWithdrawal(objection(), by, LAW, ON)).toMatchObject({ ok: false, error: { code } })
  })

  test('not at the window of the unit that verifies, nor of the one whose measure is disputed', () => {
    const own = objection({ takenInBy: 'unit-maker' })
    const by = { ...MAKER, request: REQUEST }
    expect(decideWithdrawal(own, by, LAW, ON)).toMatchObject({ error: { code: 'UNIT_WITHOUT_POWER', basis: [WILL] } })
    const target = { kind: 'measure', listingId: 'l1', measureId: 'm', implementer: 'unit-window' } as const
    const ofMeasure = objection({ target })
    const there = { ...WINDOW, request: REQUEST }
    expect(decideWithdrawal(ofMeasure, there, LAW, ON)).toMatchObject({ error: { code: 'UNIT_WITHOUT_POWER' } })
  })

  test('upon the request, which stays on record, on its day or the last one', () => {
    const done = decideWithdrawal(objection(), { ...WINDOW, request: REQUEST }, LAW, ON)
    const head = { type: 'ObjectionWithdrawn', objectionId: 'o1', on: ON }
    expect(done).toEqual({ ok: true, value: [{ ...head, ground: ground([WILL]), by: WINDOW, request: REQUEST }] })
    expect(take(objection(), done)).toMatchObject({ kind: 'withdrawn', request: REQUEST })
    for (const on of [RECEIVED, ON])
      expect(decideWithdrawal(objection(), { ...WINDOW, request: { ...REQUEST, on } }, LAW, ON).ok).toBe(true)
  })
})

describe('its sender says that it asked for none', () => {
  const listing = { kind: 'listing', listingId: 'l1' } as const
  const withdrawn = (state = objection()) =>
    take(state, decideWithdrawal(state, { ...WINDOW, request: REQUEST }, LAW, ON))

  test('the objection is open again, and what rested rests again', () => {
    const denied = decideWithdrawalDenied(withdrawn(), null, LAW, day('2026-06-20'))
    expect(take(withdrawn(), denied)).toEqual(objection())
    const begins = { kind: 'begins', disputeId: 'o1', stage: 'verification', measureId: null, basis: [] }
    expect(denied.ok && denied.value.map((event) => readStageStep(listing, event))).toEqual([
      { listingId: 'l1', step: begins },
    ])
  })

  test('one whose sender nobody confirmed rests nothing then either', () => {
    const denied = decideWithdrawalDenied(withdrawn(objection({ identity: null })), null, LAW, ON)
    expect(denied.ok && denied.value.map((event) => readStageStep(listing, event))).toEqual([undefined])
  })

  test('within sixty days, of what an officer recorded, while no other one runs', () => {
    const back = take(objection(), decideWithdrawal(objection(), null, LAW, ON))
    expect(decideWithdrawalDenied(back, null, LAW, ON)).toEqual({ ok: false, error: wrongState('withdrawn') })
    expect(decideWithdrawalDenied(objection(), null, LAW, ON)).toEqual({ ok: false, error: wrongState('received') })
    expect(decideWithdrawalDenied(undefined, null, LAW, ON)).toEqual({ ok: false, error: wrongState('none') })
    expect(decideWithdrawalDenied(withdrawn(), null, LAW, day('2026-08-07')).ok).toBe(true)
    expect(decideWithdrawalDenied(withdrawn(), null, LAW, day('2026-08-08'))).toMatchObject({
      error: { code: 'DATE_PAST', date: '2026-08-07' },
    })
    expect(decideWithdrawalDenied(withdrawn(), 'o2', LAW, ON)).toMatchObject({
      error: { code: 'OBJECTION_OPEN', objectionId: 'o2' },
    })
  })

  test('an application goes on from where it was', () => {
    const by = { ...REPAIR_WINDOW, request: { ...REQUEST, on: day('2027-06-02') } }
    for (const state of [applied(), accepted()]) {
      const back = takeRepair(state, withdrawRepair(state, by))
      expect(back).toMatchObject({ kind: 'withdrawn' })
      const again = takeRepair(back, decideRepairWithdrawalDenied(back, null, LAW, day('2027-06-10')))
      expect(again).toEqual(state)
      expect(decideRepairWithdrawalDenied(back, 'r2', LAW, day('2027-06-10'))).toMatchObject({
        error: { code: 'REPAIR_OPEN', repairId: 'r2' },
      })
    }
    expect(decideRepairWithdrawalDenied(applied(), null, LAW, ON)).toEqual({ ok: false, error: wrongState('applied') })
    expect(decideComplaintWithdrawalDenied(undefined, null, LAW, ON)).toEqual({ ok: false, error: wrongState('none') })
  })
})

describe('an officer who keeps out of an objection', () => {
  const barred = { ok: false, error: { code: 'OFFICER_RECUSED', basis: [] } }

  test('does nothing more in it: no identity, transfer, time, decision, telling, withdrawal, nor assignment', () => {
    const state = recused('officer-m')
    const telling = { to: 'subject', proof: 'file:1', by: MAKER }
    const decided = take(state, answer(state, { by: { ...MAKER, officerId: 'officer-n' } }))
    const window = recused('officer-w')
    expect(decideIdentity(state, { evidence: 'file:1', by: MAKER }, null, LAW, ON)).toEqual(barred)
    expect(decideTransfer(window, WINDOW, LAW, ON)).toEqual(barred)
    expect(decideExcludedTime(state, { step: 'begin', what: '鉴定' }, MAKER, LAW, ON)).toEqual(barred)
    expect(answer(state)).toEqual(barred)
    expect(decideResultTold(decided, telling, LAW, ON)).toEqual(barred)
    expect(decideWithdrawal(window, { ...WINDOW, request: REQUEST }, LAW, ON)).toEqual(barred)
    expect(decideRecusal(state, { officerId: 'officer-n', reasons: 't', by: MAKER }, LAW, ON)).toEqual(barred)
    const give = { officerId: 'officer-n', by: MAKER }
    expect(decideObjectionAssignment(state, give, { earlierHands: [], staff: ['officer-n'] }, LAW, ON)).toEqual(barred)
  })

  test('is named, with reasons, and loses the case that was given to it', () => {
    const facts = { earlierHands: [], staff: ['officer-n'] }
    const given = take(
      objection(),
      decideObjectionAssignment(objection(), { officerId: 'officer-n', by: MAKER }, facts, LAW, ON),
    )
    expect(given.assignedTo).toBe('officer-n')
    expect(recused('officer-n', given)).toMatchObject({ recused: ['officer-n'], assignedTo: null })
    expect(recused('officer-x', given)).toMatchObject({ recused: ['officer-x'], assignedTo: 'officer-n' })
    const nobody = decideRecusal(objection(), { officerId: '', reasons: 't', by: MAKER }, LAW, ON)
    expect(nobody).toMatchObject({ error: { code: 'OFFICIAL_NOT_NAMED' } })
  })
})

describe('an objection is given to an officer of the unit that verifies', () => {
  const give = (officerId: string, by = MAKER, state = objection()) =>
    decideObjectionAssignment(
      state,
      { officerId, by },
      { earlierHands: ['officer-d'], staff: ['officer-n', 'officer-d', 'officer-k'] },
      LAW,
      ON,
    )

  test('once, by that unit', () => {
    const given = give('officer-n')
    expect(given).toMatchObject({ ok: true, value: [{ type: 'ObjectionAssigned', officerId: 'officer-n', by: MAKER }] })
    expect(give('officer-n', MAKER, take(objection(), given))).toEqual({ ok: true, value: [] })
    expect(give('officer-n', WINDOW)).toMatchObject({ error: { code: 'UNIT_WITHOUT_POWER' } })
  })

  test('not to whoever made what it is about, keeps out of it, or works elsewhere', () => {
    expect(give('officer-d')).toEqual({ ok: false, error: { code: 'SAME_HANDS', basis: [] } })
    expect(give('officer-z')).toMatchObject({ error: { code: 'OFFICIAL_NOT_NAMED' } })
    expect(give('officer-k', MAKER, recused('officer-k'))).toMatchObject({ error: { code: 'OFFICER_RECUSED' } })
  })
})

describe('an application for repair', () => {
  const facts = { earlierHands: ['officer-1'], staff: ['officer-1', 'officer-2'] }

  test('is given by the organ that decides to nobody who made the entry', () => {
    const give = (officerId: string, by = DECIDER) =>
      decideRepairAssignment(applied(), { officerId, by }, facts, LAW, day('2027-06-02'))
    expect(takeRepair(applied(), give('officer-2'))).toMatchObject({ assignedTo: 'officer-2' })
    expect(give('officer-1')).toMatchObject({ error: { code: 'SAME_HANDS' } })
    expect(give('officer-2', REPAIR_WINDOW)).toMatchObject({ error: { code: 'UNIT_WITHOUT_POWER' } })
  })

  test('is neither accepted nor decided by an officer who keeps out', () => {
    const out = (state: ReturnType<typeof applied>, officerId: string) =>
      takeRepair(state, decideRepairRecusal(state, { officerId, reasons: 't', by: DECIDER }, LAW, day('2027-06-02')))
    expect(accept(out(applied(), CHECKER.officerId))).toMatchObject({ error: { code: 'OFFICER_RECUSED' } })
    expect(decide(out(accepted(), DECIDER.officerId))).toMatchObject({ error: { code: 'OFFICER_RECUSED' } })
    const stranger = { officerId: 'x', organisationId: 'unit-other' }
    const from = decideRepairRecusal(applied(), { officerId: 'x', reasons: 't', by: stranger }, LAW, ON)
    expect(from).toMatchObject({ error: { code: 'UNIT_WITHOUT_POWER' } })
  })

  test('a complaint that nobody knows is given to nobody', () => {
    const given = decideComplaintAssignment(undefined, { officerId: 'officer-2', by: DECIDER }, facts, LAW, ON)
    expect(given).toEqual({ ok: false, error: wrongState('none') })
  })
})
