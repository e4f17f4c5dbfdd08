import { describe, expect, test } from 'vitest'
import { readDuty } from '../duty/duty.ts'
import type { Actor } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { day, GUANGDONG, JINAN, LAW, PANZHIHUA, PUYANG, refusalIn, YUNFU } from '../listing/testing-listings.ts'
import {
  decideAcceptance,
  decideFollowUp,
  decideRepair,
  decideRepairApplication,
  decideRepairExecution,
  decideRepairPublicity,
  decideRepairWithdrawal,
} from './decide-repair.ts'
import type { NewRepair } from './decide-repair.ts'
import type { RepairableThing } from './repair-conditions.ts'
import { readRepairDuties } from './repair-duties.ts'
import { evolveRepair } from './repair.ts'
import type { Repair, RepairEvent } from './repair.ts'

const PLACES = [YUNFU, GUANGDONG, PANZHIHUA, JINAN, PUYANG]
const HANDLER: Actor = { officerId: 'officer-1', organisationId: 'unit-maker' }
const SECOND: Actor = { officerId: 'officer-2', organisationId: 'unit-maker' }
const WINDOW: Actor = { officerId: 'officer-3', organisationId: 'unit-window' }

/** Decided on 2026-04-10 under O36: serious, so repairable from 2027-04-10 and over by itself after 2029-04-10. */
const THING: RepairableThing = {
  subjectId: 'subject-1',
  subjectKind: 'enterprise',
  determiner: 'unit-maker',
  document: { number: '罚1', authority: 'unit-maker' },
  dates: { factOn: day('2026-04-05'), decidedOn: day('2026-04-10') },
  listTypeId: 'work-safety',
  adverse: true,
  endedOn: null,
}
const MATERIALS = { performance: 'f1', rectification: 'f2', promise: 't1', communityService: null, other: [] }
const APPLIED = day('2027-06-01')

const handedIn = (change: Partial<NewRepair> = {}): NewRepair => ({
  repairId: 'r1',
  receiptNumber: '2027-0001',
  target: { kind: 'listing', listingId: 'l1' },
  subjectId: 'subject-1',
  place: YUNFU,
  takenInBy: 'unit-window',
  gravity: 'serious',
  materials: MATERIALS,
  documentNumber: '罚1',
  by: null,
  ...change,
})
const apply = (change: Partial<NewRepair> = {}, thing: Partial<RepairableThing> = {}, on = APPLIED) =>
  decideRepairApplication(undefined, handedIn(change), { thing: { ...THING, ...thing }, open: null }, LAW, on)

function take(state: Repair | undefined, result: Result<readonly RepairEvent[], Refusal>): Repair {
  if (!result.ok) throw new Error(result.error.code)
  const next = result.value.reduce<Repair | undefined>(evolveRepair, state)
  if (next === undefined) throw new Error('nothing happened')
  return next
}
const accepted = (place = YUNFU) => {
  const applied = take(undefined, apply({ place }))
  return take(applied, decideAcceptance(applied, { accepted: true, reasons: '', by: HANDLER }, LAW, day('2027-06-02')))
}
const decide = (state: Repair, change: Partial<Parameters<typeof decideRepair>[1]> = {}, on = '2027-06-04') =>
  decideRepair(state, { outcome: 'granted', reasons: 't', letter: null, by: SECOND, ...change }, LAW, day(on))

describe('an application', () => {
  test.each([
    ['serious', '2027-04-09', '2027-04-10'],
    ['general', '2026-07-09', '2026-07-10'],
  ] as const)('%s: not before the minimum', (gravity, before, from) => {
    expect(refusalIn(apply({ gravity }, {}, day(before)))).toMatchObject({ code: 'REPAIR_TOO_EARLY', from, gravity })
    expect(apply({ gravity }, {}, day(from)).ok).toBe(true)
  })

  test('minor: at once', () => {
    expect(apply({ gravity: 'minor' }, {}, day('2026-04-11')).ok).toBe(true)
  })

  test.each([
    ['a thing nobody knows', {}, undefined, 'DISPUTED_THING_UNKNOWN'],
    ['a thing of somebody else', { subjectId: 'subject-2' }, {}, 'NOT_ONES_OWN'],
    ['another document number', { documentNumber: '罚9' }, {}, 'DOCUMENT_DIFFERS'],
    ['an incentive', {}, { adverse: false }, 'REPAIR_BARRED'],
    ['what is over', {}, { endedOn: day('2027-01-01') }, 'AFTER_END'],
  ])('not for %s', (_, change, thing, code) => {
    const facts = { thing: thing === undefined ? undefined : { ...THING, ...thing }, open: null }
    expect(refusalIn(decideRepairApplication(undefined, handedIn(change), facts, LAW, APPLIED))?.code).toBe(code)
  })

  test('not for the court’s list, which the court clears', () => {
    expect(refusalIn(apply({}, { listTypeId: 'judgment-defaulter' }))).toEqual({
      code: 'REPAIR_BARRED',
      why: 'courtList',
      basis: [{ document: 'SPC17', clause: '第十条' }],
    })
  })

  test('not twice', () => {
    const facts = { thing: THING, open: 'r0' }
    expect(refusalIn(decideRepairApplication(undefined, handedIn(), facts, LAW, APPLIED))).toMatchObject({
      code: 'REPAIR_OPEN',
      repairId: 'r0',
    })
  })

  test('names every proof that is missing', () => {
    const nothing = { performance: null, rectification: null, promise: '', communityService: null }
    const materials = { ...nothing, other: [{ name: '培训', evidence: '' }] }
    expect(refusalIn(apply({ materials }))).toMatchObject({
      code: 'REPAIR_CONDITIONS_UNMET',
      missing: ['performance', 'rectification', 'promise', '培训'],
    })
  })

  test.each([
    ['naturalPerson', [YUNFU, GUANGDONG, PUYANG]],
    ['enterprise', [PUYANG]],
  ] as const)('community service makes good for a subject of kind %s', (subjectKind, places) => {
    const materials = { ...MATERIALS, rectification: null, communityService: 'f3' }
    expect(PLACES.filter((place) => apply({ place, materials }, { subjectKind }).ok)).toEqual(places)
  })

  test('goes to the organ that dealt with the misconduct in 攀枝花, elsewhere to whoever made the entry', () => {
    const document = { number: '罚1', authority: 'unit-police' }
    const handlerIn = (place: string) => take(undefined, apply({ place }, { document })).handler
    expect(PLACES.map(handlerIn)).toEqual(['unit-maker', 'unit-maker', 'unit-police', 'unit-maker', 'unit-maker'])
  })
})

describe('acceptance and decision', () => {
  const applied = take(undefined, apply())

  test('by the organ alone, a refusal with reasons', () => {
    const accept = (change: object) =>
      refusalIn(decideAcceptance(applied, { accepted: false, reasons: '', by: HANDLER, ...change }, LAW, APPLIED))?.code
    expect(accept({ by: WINDOW })).toBe('UNIT_WITHOUT_POWER')
    expect(accept({})).toBe('REASONS_MISSING')
    const answer = decideAcceptance(applied, { accepted: false, reasons: 't', by: HANDLER }, LAW, APPLIED)
    expect(take(applied, answer)).toMatchObject({ kind: 'notAccepted', reasons: 't' })
  })

  test.each([
    ['another unit', { by: WINDOW }, 'UNIT_WITHOUT_POWER'],
    ['the official who accepted', { by: HANDLER }, 'SAME_HANDS'],
    ['no reasons', { reasons: '' }, 'REASONS_MISSING'],
  ])('not by %s', (_, change, code) => {
    expect(refusalIn(decide(accepted(), change))?.code).toBe(code)
  })

  test('a refusal ends it; nothing is of effect', () => {
    expect(take(accepted(), decide(accepted(), { outcome: 'refused' }))).toMatchObject({ kind: 'refused' })
  })

  test.each([YUNFU, GUANGDONG, JINAN, PUYANG])('%s: a grant is of effect at once, without publicity', (place) => {
    const granted = take(accepted(place), decide(accepted(place)))
    expect(granted).toMatchObject({ kind: 'granted', effectiveOn: '2027-06-04' })
    const publicity = decideRepairPublicity(granted, { site: '信用中国', by: HANDLER }, LAW, day('2027-06-07'))
    expect(refusalIn(publicity)?.code).toBe('PUBLICITY_NOT_FORESEEN')
  })

  test('攀枝花: a grant is of effect on its publication', () => {
    const granted = take(accepted(PANZHIHUA), decide(accepted(PANZHIHUA)))
    expect(granted).toMatchObject({ effectiveOn: null })
    expect(refusalIn(decideRepairExecution(granted, LAW, day('2027-06-05')))?.code).toBe('WRONG_STATE')
    const publicity = decideRepairPublicity(granted, { site: '双公示系统', by: HANDLER }, LAW, day('2027-06-07'))
    const effective = take(granted, publicity)
    expect(effective).toMatchObject({ publicisedOn: '2027-06-07', effectiveOn: '2027-06-07' })
    const executed = take(effective, decideRepairExecution(effective, LAW, day('2027-06-07')))
    expect(executed).toMatchObject({ executedOn: '2027-06-07' })
    expect(decideRepairExecution(executed, LAW, day('2027-06-09'))).toEqual({ ok: true, value: [] })
  })

  test('what follows is recorded, with a report', () => {
    const granted = take(accepted(), decide(accepted()))
    const follow = (report: string) =>
      decideFollowUp(granted, { finding: 'kept', report, by: HANDLER }, LAW, day('2027-12-01'))
    expect(refusalIn(follow(''))?.code).toBe('REASONS_MISSING')
    expect(take(granted, follow('t'))).toMatchObject({ followUps: [{ on: '2027-12-01', finding: 'kept' }] })
  })

  test('can be taken back until it is decided', () => {
    expect(take(applied, decideRepairWithdrawal(applied, null, LAW, APPLIED))).toMatchObject({ kind: 'withdrawn' })
    const granted = take(accepted(), decide(accepted()))
    expect(refusalIn(decideRepairWithdrawal(granted, null, LAW, day('2027-07-01')))?.code).toBe('WRONG_STATE')
  })
})

describe('its clocks', () => {
  const clocks = (repair: Repair, on: string) =>
    readRepairDuties(repair, LAW).map((duty) => {
      const reading = readDuty(duty, day(on), LAW.calendar)
      return [duty.kind, reading.kind, 'lastDay' in reading ? reading.lastDay : null]
    })

  test('three working days to accept, ten to answer', () => {
    expect(clocks(take(undefined, apply()), '2027-06-01')).toEqual([
      ['acceptRepair', 'running', '2027-06-04'],
      ['decideRepair', 'running', '2027-06-15'],
    ])
  })

  test('河南: executed within one working day; elsewhere no number is named', () => {
    const granted = (place: string) => take(accepted(place), decide(accepted(place)))
    expect(clocks(granted(PUYANG), '2027-06-04').slice(2)).toEqual([
      ['executeRepair', 'running', '2027-06-07'],
      ['followUpRepair', 'withoutLimit', null],
    ])
    expect(clocks(granted(JINAN), '2027-06-04')[2]).toEqual(['executeRepair', 'withoutLimit', null])
    expect(clocks(granted(PANZHIHUA), '2027-06-04').slice(2)).toEqual([['publishRepair', 'withoutLimit', null]])
  })
})
