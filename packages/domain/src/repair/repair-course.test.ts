import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { ground, without } from '../listing/testing-law.ts'
import { day, LAW, PANZHIHUA, PUYANG, YUNFU } from '../listing/testing-listings.ts'
import { readRepairDuties } from './repair-duties.ts'
import { evolveRepair } from './repair.ts'
import type { Repair, RepairEvent } from './repair.ts'
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
  eventsOf,
  execute,
  follow,
  granted,
  notAccepted,
  publicise,
  refused,
  take,
  withdraw,
  withdrawn,
} from './testing-repairs.ts'

const FLOW = cite('N22', '办理流程（序号未核）')

describe('its duties', () => {
  const duties = (repair: Repair, law = LAW) =>
    readRepairDuties(repair, law).map(({ kind, owner, since, clock, basis, doneOn }) => [
      kind,
      owner,
      since,
      clock?.length ?? null,
      basis,
      doneOn,
    ])
  const days = (count: number) => ({ count, unit: 'workingDay' })
  const first = (acceptedOn: string | null, answeredOn: string | null) => [
    ['acceptRepair', 'unit-maker', APPLIED, days(3), [FLOW], acceptedOn],
    ['decideRepair', 'unit-window', APPLIED, days(10), [FLOW], answeredOn],
  ]

  test.each([
    ['applied', applied, null, null],
    ['accepted', accepted, ACCEPTED, null],
    ['not accepted', notAccepted, ACCEPTED, ACCEPTED],
    ['refused', refused, ACCEPTED, DECIDED],
    ['taken back', withdrawn, '2027-06-03', '2027-06-03'],
  ] as const)('%s: accepted on %o and answered', (_, state, acceptedOn, answeredOn) => {
    expect(duties(state())).toEqual(first(acceptedOn, answeredOn))
  })

  test.each([
    [YUNFU, null, []],
    [PUYANG, days(1), [cite('HN_REG', '第四十三条')]],
  ] as const)('%s: a grant is executed in %j, and looked after', (place, length, basis) => {
    const executed = take(granted(place), execute(granted(place)))
    const followed = take(executed, follow(executed))
    expect(duties(granted(place)).slice(2)).toEqual([
      ['executeRepair', 'unit-maker', DECIDED, length, basis, null],
      ['followUpRepair', 'unit-maker', DECIDED, null, [], null],
    ])
    expect(duties(take(followed, follow(followed)))).toEqual([
      ...first(ACCEPTED, DECIDED),
      ['executeRepair', 'unit-maker', DECIDED, length, basis, DECIDED],
      ['followUpRepair', 'unit-maker', DECIDED, null, [], '2027-12-01'],
    ])
  })

  test('攀枝花: its publication comes first, and only then the rest', () => {
    const publicity = (doneOn: string | null) => [
      'publishRepair',
      'unit-maker',
      DECIDED,
      null,
      [cite('PZ', '二(三)1')],
      doneOn,
    ]
    expect(duties(granted(PANZHIHUA)).slice(2)).toEqual([publicity(null)])
    const shown = take(granted(PANZHIHUA), publicise(granted(PANZHIHUA)))
    expect(duties(shown).slice(2)).toEqual([
      publicity('2027-06-07'),
      ['executeRepair', 'unit-maker', '2027-06-07', null, [], null],
      ['followUpRepair', 'unit-maker', '2027-06-07', null, [], null],
    ])
  })

  test('where no text names the days of the flow, the duties stand without, and each is a limit where one does', () => {
    expect(duties(applied(), without('repairFlow'))).toEqual([
      ['acceptRepair', 'unit-maker', APPLIED, null, [], null],
      ['decideRepair', 'unit-window', APPLIED, null, [], null],
    ])
    expect(readRepairDuties(applied(), LAW)[0]).toMatchObject({
      about: { stream: 'repair', id: 'r1' },
      part: '',
      clock: { nature: 'limit', start: APPLIED },
    })
  })
})

describe('a history: what does not fit changes nothing', () => {
  const all = () =>
    [
      accept(applied()),
      accept(applied(), { accepted: false, reasons: 't' }),
      decide(accepted()),
      publicise(granted(PANZHIHUA)),
      execute(granted()),
      follow(granted()),
      withdraw(applied()),
    ].flatMap(eventsOf)
  const fitting = (state: Repair) =>
    all()
      .filter((event) => evolveRepair(state, event) !== state)
      .map(({ type }) => type)

  test.each([
    ['applied', applied, ['RepairAccepted', 'RepairNotAccepted', 'RepairWithdrawn']],
    ['accepted', accepted, ['RepairDecided', 'RepairWithdrawn']],
    ['granted', granted, ['RepairPublicised', 'RepairExecuted', 'RepairFollowedUp']],
    ['not accepted', notAccepted, []],
    ['refused', refused, []],
    ['withdrawn', withdrawn, []],
  ] as const)('%s: %j', (_, state, types) => {
    expect(fitting(state())).toEqual(types)
  })

  test('begins once, with its application', () => {
    const state = applied()
    expect(take(state, apply({ receiptNumber: '2027-0002' }))).toBe(state)
    for (const event of all()) expect(evolveRepair(undefined, event)).toBeUndefined()
  })

  test('is published once and executed once; every finding is kept', () => {
    const later = { repairId: 'r1', on: day('2027-08-01'), ground: ground() }
    const done = take(take(granted(), execute(granted())), follow(granted()))
    const again: readonly RepairEvent[] = [
      { type: 'RepairPublicised', ...later, site: 'x', by: CHECKER },
      { type: 'RepairPublicised', ...later, on: day('2027-09-01'), site: 'x', by: CHECKER },
      { type: 'RepairExecuted', ...later },
      { type: 'RepairFollowedUp', ...later, finding: 'kept', report: 'u', by: CHECKER },
    ]
    expect(again.reduce<Repair | undefined>(evolveRepair, done)).toMatchObject({
      kind: 'granted',
      effectiveOn: DECIDED,
      publicisedOn: '2027-08-01',
      executedOn: DECIDED,
      followUps: [
        { on: '2027-12-01', finding: 'broken' },
        { on: '2027-08-01', finding: 'kept' },
      ],
    })
  })
})
