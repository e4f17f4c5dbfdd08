import { describe, expect, test } from 'vitest'
import { readDuty } from '../duty/duty.ts'
import { PUBLICATION_CLASSES } from '../record/publication-class.ts'
import type { RepairGravity } from '../rulebook/practice/repair-practice.ts'
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
import { readPublicationMaximum, readThingWindow } from './repair-conditions.ts'
import { readListingGravity, readRecordGravity } from './repair-gravity.ts'
import type { RepairableThing } from './repairable.ts'
import type { GravityReading } from './repair-gravity.ts'
import { readRepairDuties } from './repair-duties.ts'
import { evolveRepair } from './repair.ts'
import type { Repair, RepairEvent } from './repair.ts'
import { HERE } from './testing-repairs.ts'
import type { SectorCondition } from './sector-conditions.ts'

const PLACES = [YUNFU, GUANGDONG, PANZHIHUA, JINAN, PUYANG]
const HANDLER: Actor = { officerId: 'officer-1', organisationId: 'unit-maker' }
const SECOND: Actor = { officerId: 'officer-2', organisationId: 'unit-maker' }
const WINDOW: Actor = { officerId: 'officer-3', organisationId: 'unit-window' }

function gradedAs(gravity: RepairGravity): GravityReading {
  return { gravity, by: 'table', confirmed: false, basis: [] }
}

/** Decided on 2026-04-10 under O36: serious, so repairable from 2027-04-10 and over by itself after 2029-04-10. */
const THING: RepairableThing = {
  subjectId: 'subject-1',
  subjectKind: 'enterprise',
  place: YUNFU,
  determiner: 'unit-maker',
  document: { numbers: ['罚1', '列1'], authority: 'unit-maker' },
  dates: { factOn: day('2026-04-05'), decidedOn: day('2026-04-10') },
  listTypeId: 'work-safety',
  sector: 'work-safety',
  adverse: true,
  gravity: gradedAs('serious'),
  lastDay: null,
  endedOn: null,
}
const MATERIALS = { performance: 'f1', rectification: 'f2', promise: 't1', communityService: null, other: [] }
const APPLIED = day('2027-06-01')

const handedIn = (change: Partial<NewRepair> = {}): NewRepair => ({
  repairId: 'r1',
  receiptNumber: '2027-0001',
  target: { kind: 'listing', listingId: 'l1' },
  subjectId: 'subject-1',
  takenInBy: 'unit-window',
  channel: 'web',
  externalKey: null,
  identity: 'account',
  materials: MATERIALS,
  raiser: { kind: 'subject' },
  files: [],
  documentNumber: '罚1',
  assigned: null,
  by: null,
  ...change,
})
const apply = (change: Partial<NewRepair> = {}, thing: Partial<RepairableThing> = {}, on = APPLIED) =>
  decideRepairApplication(
    undefined,
    handedIn(change),
    { thing: { ...THING, ...thing }, open: null, conditions: [], units: HERE },
    LAW,
    on,
  )

function take(state: Repair | undefined, result: Result<readonly RepairEvent[], Refusal>): Repair {
  if (!result.ok) throw new Error(result.error.code)
  const next = result.value.reduce<Repair | undefined>(evolveRepair, state)
  if (next === undefined) throw new Error('nothing happened')
  return next
}
const accepted = (place = YUNFU) => {
  const applied = take(undefined, apply({}, { place }))
  return take(applied, decideAcceptance(applied, { accepted: true, reasons: '', by: HANDLER }, LAW, day('2027-06-02')))
}
const decide = (state: Repair, change: Partial<Parameters<typeof decideRepair>[1]> = {}, on = '2027-06-04') =>
  decideRepair(state, { outcome: 'granted', reasons: 't', letter: null, by: SECOND, ...change }, LAW, day(on))

describe('an application', () => {
  test.each([
    ['serious', '2027-04-09', '2027-04-10'],
    ['general', '2026-07-09', '2026-07-10'],
  ] as const)('%s: not before the minimum', (gravity, before, from) => {
    const sure = { gravity: { ...gradedAs(gravity), confirmed: true } }
    expect(refusalIn(apply({}, sure, day(before)))).toMatchObject({ code: 'REPAIR_TOO_EARLY', from, gravity })
    expect(apply({}, sure, day(from)).ok).toBe(true)
  })

  test.each([
    ['serious', '2027-04-09', '2027-04-10'],
    ['general', '2026-07-09', '2026-07-10'],
  ] as const)(
    '%s, which nobody confirmed: taken before the minimum, and left to an official',
    (gravity, before, from) => {
      const early = apply({}, { gravity: gradedAs(gravity) }, day(before))
      expect(take(undefined, early)).toMatchObject({ kind: 'applied', opensOn: from })
      expect(early.ok && early.value[0]?.ground.values).toEqual({ gravity, confirmed: false, opensOn: from })
      expect(take(undefined, apply({}, { gravity: gradedAs(gravity) }, day(from)))).toMatchObject({ opensOn: null })
    },
  )

  test('minor: at once', () => {
    expect(apply({}, { gravity: gradedAs('minor') }, day('2026-04-11')).ok).toBe(true)
  })

  test.each([
    ['a thing nobody knows', {}, undefined, 'DISPUTED_THING_UNKNOWN'],
    ['a thing of somebody else', { subjectId: 'subject-2' }, {}, 'NOT_ONES_OWN'],
    ['another document number', { documentNumber: '罚9' }, {}, 'DOCUMENT_DIFFERS'],
    ['an incentive', {}, { adverse: false }, 'REPAIR_BARRED'],
    ['what is over', {}, { endedOn: day('2027-01-01') }, 'AFTER_END'],
  ])('not for %s', (_, change, thing, code) => {
    const facts = {
      thing: thing === undefined ? undefined : { ...THING, ...thing },
      open: null,
      conditions: [],
      units: HERE,
    }
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
    const facts = { thing: THING, open: 'r0', conditions: [], units: HERE }
    expect(refusalIn(decideRepairApplication(undefined, handedIn(), facts, LAW, APPLIED))).toMatchObject({
      code: 'REPAIR_OPEN',
      repairId: 'r0',
    })
  })

  test('an agent’s with proof of authority, and without it none', () => {
    const agent = { kind: 'agent', agent: 'a1', authority: 'f9' } as const
    expect(take(undefined, apply({ raiser: agent }))).toMatchObject({ raiser: agent })
    for (const authority of [null, '']) {
      expect(apply({ raiser: { ...agent, authority } })).toMatchObject({
        error: { code: 'AUTHORITY_NOT_PROVED', basis: [{ document: 'CIVIL', clause: '第一百六十五条' }] },
      })
    }
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
    expect(PLACES.filter((place) => apply({ materials }, { place, subjectKind }).ok)).toEqual(places)
  })

  test('goes to the organ that dealt with the misconduct in 攀枝花, elsewhere to whoever made the entry', () => {
    const document = { numbers: ['罚1'], authority: 'unit-police' }
    const handlerIn = (place: string) => take(undefined, apply({}, { place, document })).handler
    expect(PLACES.map(handlerIn)).toEqual(['unit-maker', 'unit-maker', 'unit-police', 'unit-maker', 'unit-maker'])
  })
})

describe('its class', () => {
  const early = day('2026-08-01')
  const assigned = { gravity: 'general', reasons: 't' } as const

  test('is assigned with reasons by an official of the handler, by nobody else', () => {
    expect(refusalIn(apply({ assigned }, {}, early))?.code).toBe('UNIT_WITHOUT_POWER')
    expect(refusalIn(apply({ assigned, by: WINDOW }, {}, early))?.code).toBe('UNIT_WITHOUT_POWER')
    const noReasons = { ...assigned, reasons: '' }
    expect(refusalIn(apply({ assigned: noReasons, by: HANDLER }, {}, early))?.code).toBe('REASONS_MISSING')
    expect(take(undefined, apply({ assigned, by: HANDLER }, {}, early))).toMatchObject({
      gravity: 'general',
      gravityBy: 'official',
      gravityConfirmed: true,
    })
  })

  test.each([
    ['sanction', 'work-safety', 'serious'],
    ['watch', 'work-safety', 'general'],
    ['watch', 'abnormal-operation', 'minor'],
  ] as const)('%s on %s is %s, unconfirmed', (listKind, listTypeId, gravity) => {
    const reading = readListingGravity({ listKind, listTypeId, place: YUNFU }, LAW, APPLIED)
    expect(reading).toMatchObject({ gravity, confirmed: false, basis: [{ document: 'O36D' }] })
  })

  test.each([
    [['warning'], 'minor'],
    [['fine', 'warning'], 'general'],
    [['fine', 'revocationOfLicence'], 'serious'],
  ] as const)('of %j in one decision the gravest decides: %s', (penalties, gravity) => {
    const content = { kind: 'penalty', procedure: 'ordinary', fine: null, confiscated: null, facts: null } as const
    const rest = { legalGround: null, assignedClass: null, sector: '*' } as const
    const record = { place: YUNFU, content: { ...content, ...rest, penalties } }
    expect(readRecordGravity(record, THING.dates, LAW, PUBLICATION_CLASSES, APPLIED)).toMatchObject({
      gravity,
      confirmed: false,
    })
  })
})

describe('its window', () => {
  test('runs from the minimum to the earlier of the term and the maximum', () => {
    const windowOf = (lastDay: string | null) =>
      readThingWindow({ ...THING, lastDay: lastDay === null ? null : day(lastDay) }, LAW, APPLIED)
    expect(windowOf(null)).toMatchObject({ kind: 'open', from: '2027-04-10', endsByItselfOn: '2029-04-10' })
    expect(windowOf('2028-01-01')).toMatchObject({ endsByItselfOn: '2028-01-01', confirmed: false })
  })

  test('is shut for the court’s list, with its article', () => {
    expect(readThingWindow({ ...THING, listTypeId: 'judgment-defaulter' }, LAW, APPLIED)).toMatchObject({
      kind: 'barred',
      refusal: { code: 'REPAIR_BARRED', basis: [{ document: 'SPC17' }] },
    })
  })

  test('the public sees no adverse entry past the maximum, the court’s list apart', () => {
    expect(readPublicationMaximum(THING, LAW, APPLIED)?.lastDay).toBe('2029-04-10')
    expect(readPublicationMaximum({ ...THING, adverse: false }, LAW, APPLIED)).toBeUndefined()
    expect(readPublicationMaximum({ ...THING, listTypeId: 'judgment-defaulter' }, LAW, APPLIED)).toBeUndefined()
  })
})

describe('a condition of the sector', () => {
  const row: SectorCondition = {
    sector: 'work-safety',
    name: '安全培训',
    effective: day('2026-01-01'),
    repealed: null,
    source: { document: 'O36', clause: '修复条件条款（序号未核）' },
    confirmed: true,
  }
  const ask = (change: Partial<SectorCondition>, other: NewRepair['materials']['other'] = []) =>
    decideRepairApplication(
      undefined,
      handedIn({ materials: { ...MATERIALS, other } }),
      { thing: THING, open: null, conditions: [{ ...row, ...change }], units: HERE },
      LAW,
      APPLIED,
    )

  test('is asked for while its rule is in force, and met with proof', () => {
    expect(refusalIn(ask({}))).toMatchObject({ code: 'REPAIR_CONDITIONS_UNMET', missing: ['安全培训'] })
    expect(ask({}, [{ name: '安全培训', evidence: 'f9' }]).ok).toBe(true)
  })

  test.each([
    ['unconfirmed', { confirmed: false }],
    ['of another sector', { sector: 'foodAndDrug' }],
    ['not yet in force', { effective: day('2028-01-01') }],
    ['repealed', { repealed: day('2027-06-01') }],
  ])('asks for nothing when it is %s', (_, change) => {
    expect(ask(change).ok).toBe(true)
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
