import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { ground, wrongState } from '../listing/testing-law.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, refusalIn, YUNFU } from '../listing/testing-listings.ts'
import { decideApplicant, decidePassingOn } from './decide-repair.ts'
import type { decideRepair } from './decide-repair.ts'
import { readRepairDuties } from './repair-duties.ts'
import type { Repair } from './repair.ts'
import {
  accept,
  accepted,
  ACCEPTED,
  applied,
  APPLIED,
  apply,
  CHECKER,
  decide,
  DECIDED,
  DECIDER,
  follow,
  publicise,
  take,
  WINDOW,
  withdraw,
} from './testing-repairs.ts'

const FLOW = cite('N22', '办理流程（序号未核）')
const CREDIT = { officerId: 'officer-c', organisationId: 'unit-credit' }
const unproved = () => take(undefined, apply({ identity: null }))
const confirm = (state: Repair | undefined, change: object = {}, open: string | null = null) =>
  decideApplicant(state, { evidence: 'text:seen', by: CHECKER, ...change }, open, LAW, ACCEPTED)
const dutiesOf = (repair: Repair) =>
  readRepairDuties(repair, LAW).map(({ kind, owner, since, clock, doneOn }) => [
    kind,
    owner,
    since,
    clock === null || clock.length === 'openEnded' ? null : clock.length.count,
    doneOn,
  ])

describe('an application that public numbers alone stand behind', () => {
  test('is taken in and neither accepted nor decided before somebody confirms who applies', () => {
    expect(unproved()).toMatchObject({ kind: 'applied', identity: null, confirmedOn: null })
    expect(refusalIn(accept(unproved()))).toEqual({ code: 'APPLICANT_UNPROVED', basis: [FLOW] })
    expect(refusalIn(decide(unproved()))).toEqual(wrongState('applied'))
    const known = take(unproved(), confirm(unproved()))
    expect(known).toMatchObject({ identity: 'officer', confirmedOn: ACCEPTED })
    expect(take(known, accept(known))).toMatchObject({ kind: 'accepted' })
  })

  test('can be answered with that alone, with reasons', () => {
    const answer = accept(unproved(), { accepted: false, reasons: 't' })
    expect(take(unproved(), answer)).toMatchObject({ kind: 'notAccepted' })
  })

  test.each([
    ['by the window that took it in', { by: WINDOW }, true],
    ['by the organ that decides', {}, true],
    ['by nobody else', { by: CREDIT }, 'UNIT_WITHOUT_POWER'],
    ['not without saying how', { evidence: '' }, 'EVIDENCE_MISSING'],
  ] as const)('is confirmed %s', (_, change, expected) => {
    const done = confirm(unproved(), change)
    expect(done.ok ? true : done.error.code).toBe(expected)
  })

  test('is not confirmed beside another that is under way, twice, or once it is accepted', () => {
    expect(refusalIn(confirm(unproved(), {}, 'r0'))).toMatchObject({ code: 'REPAIR_OPEN', repairId: 'r0' })
    expect(confirm(unproved(), {}, 'r1').ok).toBe(true)
    expect(confirm(applied())).toEqual({ ok: true, value: [] })
    expect(confirm(accepted())).toEqual({ ok: false, error: wrongState('accepted') })
    expect(confirm(undefined)).toEqual({ ok: false, error: wrongState('none') })
  })

  test('gives whoever took it in three working days to confirm', () => {
    expect(dutiesOf(unproved())[0]).toEqual(['confirmApplicant', 'unit-window', APPLIED, 3, null])
    expect(dutiesOf(take(unproved(), confirm(unproved())))[0]).toEqual([
      'confirmApplicant',
      'unit-window',
      APPLIED,
      3,
      ACCEPTED,
    ])
    expect(dutiesOf(take(unproved(), withdraw(unproved())))[0]?.at(-1)).toBe('2027-06-03')
    expect(dutiesOf(applied()).map(([kind]) => kind)).not.toContain('confirmApplicant')
  })

  test('says on what it stands', () => {
    expect(confirm(unproved())).toEqual({
      ok: true,
      value: [
        {
          type: 'ApplicantConfirmed',
          repairId: 'r1',
          on: ACCEPTED,
          ground: ground([FLOW]),
          evidence: 'text:seen',
          by: CHECKER,
        },
      ],
    })
  })
})

describe('a class that its authority confirmed', () => {
  const sure = { gravity: { gravity: 'general', by: 'authority', confirmed: true, basis: [] } } as const
  const assign = (gravity: 'minor' | 'general' | 'serious', thing: object = sure) =>
    apply({ assigned: { gravity, reasons: 't' }, by: CHECKER }, thing, {}, day('2026-08-01'))

  test('is never made graver, and may be made kinder', () => {
    expect(refusalIn(assign('serious'))).toEqual({ code: 'GRAVITY_CONFIRMED', gravity: 'general', basis: [] })
    expect(assign('general').ok).toBe(true)
    expect(assign('minor').ok).toBe(true)
  })

  test('one that nobody confirmed may be, with reasons', () => {
    const unsure = { gravity: { ...sure.gravity, confirmed: false } }
    expect(refusalIn(assign('serious', unsure))).toMatchObject({ code: 'REPAIR_TOO_EARLY', confirmed: true })
  })
})

describe('what was determined elsewhere', () => {
  const units = { elsewhere: ['unit-maker'], creditAuthority: 'unit-credit' }
  const asked = (place = YUNFU) => take(undefined, apply({}, { place }, { units }))
  const passOn = (state: Repair | undefined, by = CREDIT) => decidePassingOn(state, by, LAW, ACCEPTED)
  const passed = (place = YUNFU) => take(asked(place), passOn(asked(place)))
  const LETTER = { number: '函1', date: day('2027-06-03') }
  const answer = (state: Repair, change: Partial<Parameters<typeof decideRepair>[1]> = {}) =>
    decide(state, { by: CREDIT, letter: LETTER, ...change })

  test.each([YUNFU, GUANGDONG, PANZHIHUA, JINAN])('%s: is passed on and answered by letter', (place) => {
    expect(asked(place)).toMatchObject({ handler: 'unit-maker', recorder: 'unit-credit' })
    expect(refusalIn(accept(asked(place), { by: CREDIT }))?.code).toBe('UNIT_WITHOUT_POWER')
    expect(refusalIn(answer(asked(place)))).toEqual(wrongState('applied'))
    expect(refusalIn(answer(passed(place), { letter: null }))?.code).toBe('DOCUMENT_MISSING')
    expect(refusalIn(answer(passed(place), { letter: { ...LETTER, date: day('2027-06-05') } }))?.code).toBe(
      'DATE_IN_FUTURE',
    )
    expect(refusalIn(answer(passed(place), { by: DECIDER }))?.code).toBe('UNIT_WITHOUT_POWER')
    const granted = take(passed(place), answer(passed(place)))
    expect(granted).toMatchObject({ kind: 'granted', acceptedBy: null, decision: { letter: LETTER } })
    expect(take(passed(place), answer(passed(place), { outcome: 'refused' }))).toMatchObject({ kind: 'refused' })
    expect(take(granted, follow(granted, { by: CREDIT }))).toMatchObject({ followUps: [{ by: CREDIT }] })
    if (place === PANZHIHUA) expect(publicise(granted, CREDIT).ok).toBe(true)
  })

  test('濮阳县: the credit authority repairs it itself, by hands that keep apart', () => {
    const taken = asked(PUYANG)
    expect(taken).toMatchObject({ handler: 'unit-credit', recorder: null })
    const checked = take(taken, accept(taken, { by: CREDIT }))
    expect(refusalIn(decide(checked, { by: CREDIT }))?.code).toBe('SAME_HANDS')
    expect(decide(checked, { by: { ...CREDIT, officerId: 'officer-d' } }).ok).toBe(true)
    expect(refusalIn(passOn(taken))).toEqual(wrongState('applied'))
  })

  test('is not taken where nobody here could pass it on: the refusal names where to apply', () => {
    const nobody = { ...units, creditAuthority: null }
    expect(refusalIn(apply({}, {}, { units: nobody }))).toEqual({
      code: 'REPAIR_HANDLER_ELSEWHERE',
      organisationId: 'unit-maker',
      basis: [cite('YF', '(二十四)')],
    })
  })

  test('is passed on once, by whoever records, after it is known who applies', () => {
    expect(refusalIn(passOn(asked(), CHECKER))?.code).toBe('UNIT_WITHOUT_POWER')
    expect(passOn(passed())).toEqual({ ok: true, value: [] })
    const nobody = take(undefined, apply({ identity: null }, {}, { units }))
    expect(refusalIn(passOn(nobody))?.code).toBe('APPLICANT_UNPROVED')
    expect(accept(nobody, { accepted: false, reasons: 't', by: CREDIT }).ok).toBe(true)
    expect(refusalIn(accept(asked(), { accepted: false, reasons: 't', by: CREDIT }))?.code).toBe('UNIT_WITHOUT_POWER')
    expect(refusalIn(passOn(undefined))).toEqual(wrongState('none'))
  })

  test('its clocks: to pass it on, three days of the determiner from then to the day of its letter, ten to answer', () => {
    expect(dutiesOf(asked())).toEqual([
      ['passOnRepair', 'unit-credit', APPLIED, null, null],
      ['decideRepair', 'unit-window', APPLIED, 10, null],
    ])
    expect(dutiesOf(passed())).toEqual([
      ['passOnRepair', 'unit-credit', APPLIED, null, ACCEPTED],
      ['acceptRepair', 'unit-maker', ACCEPTED, 3, null],
      ['decideRepair', 'unit-window', APPLIED, 10, null],
    ])
    expect(dutiesOf(take(passed(), answer(passed())))).toEqual([
      ['passOnRepair', 'unit-credit', APPLIED, null, ACCEPTED],
      ['acceptRepair', 'unit-maker', ACCEPTED, 3, '2027-06-03'],
      ['decideRepair', 'unit-window', APPLIED, 10, DECIDED],
      ['executeRepair', 'unit-credit', DECIDED, null, null],
      ['followUpRepair', 'unit-credit', DECIDED, null, null],
    ])
  })
})
