import { describe, expect, test } from 'vitest'
import { readDuty } from '../duty/duty.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, refusalIn, YUNFU } from '../listing/testing-listings.ts'
import { decideIdentity, decideTransfer } from './decide-objection.ts'
import { readObjectionDuties } from './objection-duties.ts'
import { readStageStep } from './objection-stages.ts'
import type { Objection } from './objection.ts'
import { answer, receive, take, WINDOW } from './testing-objections.ts'
import { decideUnprovedSender } from './unproved-sender.ts'

const UNKNOWN = take(undefined, receive({ identity: null }))
const unproved = (state: Objection | undefined, change: Partial<Parameters<typeof decideUnprovedSender>[1]> = {}) =>
  decideUnprovedSender(state, { reasons: 'text:who', by: WINDOW, ...change }, LAW, day('2026-06-05'))
const confirm = (state: Objection | undefined, on: string) =>
  decideIdentity(state, { evidence: 'text:card', by: WINDOW }, null, LAW, day(on))
const open = (state: Objection) =>
  readObjectionDuties(state, LAW).flatMap(({ kind, doneOn }) => (doneOn === null ? [kind] : []))

describe('an objection whose sender nobody confirmed', () => {
  test.each([{ outcome: 'rejected' }, { outcome: 'upheld', remedies: [{ kind: 'voidEntry' }] }] as const)(
    'has no answer on the matter: $outcome',
    (given) => expect(refusalIn(answer(UNKNOWN, given))?.code).toBe('OBJECTOR_NOT_CONFIRMED'),
  )

  test.each([
    [GUANGDONG, '2026-06-04'],
    [YUNFU, '2026-06-04'],
    [JINAN, '2026-06-08'],
    [PUYANG, '2026-06-08'],
    [PANZHIHUA, null],
  ])('%s: whoever took it in confirms it by %s', (place, lastDay) => {
    const [duty] = readObjectionDuties(take(undefined, receive({ place, identity: null })), LAW)
    if (duty === undefined) throw new Error('no duty')
    expect(duty).toMatchObject({ kind: 'confirmObjector', owner: 'unit-window' })
    const reading = readDuty(duty, day('2026-06-04'), LAW.calendar)
    expect(reading).toMatchObject(lastDay === null ? { kind: 'withoutLimit' } : { kind: 'running', lastDay })
  })

  test('is answered with that alone, rests nothing, and keeps no clock running', () => {
    const answered = unproved(UNKNOWN)
    const rests = take(UNKNOWN, answered)
    expect(rests).toMatchObject({ kind: 'received', unproved: { on: '2026-06-05', reasons: 'text:who' } })
    expect(answered.ok && answered.value.map((event) => readStageStep(UNKNOWN.target, event))).toEqual([undefined])
    expect(open(rests)).toEqual([])
    expect(unproved(rests)).toEqual({ ok: true, value: [] })
  })

  test('goes on from the day on which it is confirmed after all', () => {
    const rests = take(UNKNOWN, unproved(UNKNOWN))
    const late = confirm(rests, '2026-07-01')
    const steps = late.ok ? late.value.map((event) => readStageStep(rests.target, event)?.step.kind) : []
    expect(steps).toEqual(['begins', undefined])
    const going = take(rests, late)
    expect(going).toMatchObject({ identity: 'officer', confirmedOn: '2026-07-01', unproved: null })
    const duties = readObjectionDuties(going, LAW)
    expect(duties.find(({ kind }) => kind === 'transferObjection')).toMatchObject({ since: '2026-07-01', doneOn: null })
    expect(duties.find(({ kind }) => kind === 'confirmObjector')).toMatchObject({
      since: '2026-06-03',
      doneOn: '2026-07-01',
    })
    expect(take(going, answer(going, {}, '2026-07-03')).kind).toBe('decided')
  })

  test('what was done before stays done, and the verifier has its days from then on', () => {
    const passed = take(UNKNOWN, decideTransfer(UNKNOWN, WINDOW, LAW, day('2026-06-04')))
    const rests = take(passed, unproved(passed))
    const duties = readObjectionDuties(take(rests, confirm(rests, '2026-07-01')), LAW)
    expect(duties.find(({ kind }) => kind === 'transferObjection')).toMatchObject({
      since: '2026-06-03',
      doneOn: '2026-06-04',
    })
    expect(duties.find(({ kind }) => kind === 'verifyObjection')).toMatchObject({ since: '2026-07-01', doneOn: null })
  })

  test('confirmed in time, its days run from the receipt', () => {
    const known = take(UNKNOWN, confirm(UNKNOWN, '2026-06-04'))
    expect(known.resumed).toBeNull()
    expect(readObjectionDuties(known, LAW).every(({ since }) => since === '2026-06-03')).toBe(true)
  })

  test.each([
    ['without reasons', UNKNOWN, { reasons: '' }, 'REASONS_MISSING'],
    ['by another unit', UNKNOWN, { by: { officerId: 'x', organisationId: 'unit-x' } }, 'UNIT_WITHOUT_POWER'],
    ['where the sender is known', take(undefined, receive()), {}, 'WRONG_STATE'],
    ['where there is none', undefined, {}, 'WRONG_STATE'],
  ] as const)('is not so answered %s', (_, state, change, code) => {
    expect(refusalIn(unproved(state, change))?.code).toBe(code)
  })
})
