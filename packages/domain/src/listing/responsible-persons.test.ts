import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { HEALTHY } from '../kernel/health.ts'
import {
  GUANGDONG,
  JINAN,
  LAW,
  PANZHIHUA,
  PROPOSER,
  PUYANG,
  YUNFU,
  after,
  day,
  listed,
  received,
  refusalIn,
} from './testing-listings.ts'
import { decideRecordCascade, readResponsiblePersons, readRolesOf } from './responsible-persons.ts'
import type { OfficeHolding } from './responsible-persons.ts'

const holding = (
  person: string,
  office: OfficeHolding['office'],
  from: string,
  until: string | null,
): OfficeHolding => ({
  person,
  office,
  from: day(from),
  until: until === null ? null : day(until),
})

/** The conduct lasts from 2026-01-10 to 2026-01-20. */
const HOLDINGS = [
  holding('former', 'legalRepresentative', '2020-01-01', '2026-01-10'),
  holding('then', 'legalRepresentative', '2026-01-10', '2026-02-01'),
  holding('now', 'legalRepresentative', '2026-02-01', null),
  holding('head', 'principal', '2026-01-20', null),
  holding('manager', 'seniorManager', '2025-01-01', null),
  holding('guilty-director', 'director', '2025-01-01', null),
  holding('other-director', 'director', '2025-01-01', null),
  holding('guilty-engineer', 'registeredPractitioner', '2025-01-01', null),
  holding('owner', 'actualController', '2025-01-01', null),
]
const GUILTY = ['guilty-director', 'guilty-engineer', 'guilty-clerk']
const CONDUCT = { from: day('2026-01-10'), until: day('2026-01-20') }
const reach = (place: string, category: 'marketEntry' | 'honours' | 'fiscalFunds', on = '2026-04-01') =>
  readResponsiblePersons(
    { kind: 'sanction', category, responsibleRoles: [] },
    { place, conduct: CONDUCT, holdings: HOLDINGS, directlyResponsible: GUILTY },
    LAW,
    day(on),
  ).map(({ person }) => person)

describe('a measure on the unit', () => {
  test.each([YUNFU, GUANGDONG, JINAN])('in %s bars from the market who held office then', (place) => {
    expect(reach(place, 'marketEntry')).toEqual(['then', 'head', 'guilty-engineer'])
  })

  test.each([YUNFU, JINAN])('in %s takes honours from senior managers and guilty directors too', (place) => {
    expect(reach(place, 'honours')).toEqual(['then', 'head', 'manager', 'guilty-director'])
  })

  test.each([PANZHIHUA, PUYANG])('in %s reaches nobody that its own law does not name', (place) => {
    expect(reach(place, 'marketEntry')).toEqual([])
  })

  test('of another kind reaches only whom its law names', () => {
    expect(reach(YUNFU, 'fiscalFunds')).toEqual([])
    const byLaw = readResponsiblePersons(
      {
        kind: 'sanction',
        category: 'consumption',
        responsibleRoles: ['legalRepresentative', 'directlyResponsible', 'director'],
      },
      { place: PANZHIHUA, conduct: CONDUCT, holdings: HOLDINGS, directlyResponsible: GUILTY },
      LAW,
      day('2026-04-01'),
    )
    expect(byLaw.map(({ person }) => person)).toEqual(['then', 'guilty-director', 'guilty-engineer', 'guilty-clerk'])
  })

  test('reaches nobody when it rewards', () => {
    const reward = { kind: 'incentive', category: 'honours', responsibleRoles: ['principal'] } as const
    const about = { place: YUNFU, conduct: CONDUCT, holdings: HOLDINGS, directlyResponsible: GUILTY }
    expect(readResponsiblePersons(reward, about, LAW, day('2026-04-01'))).toEqual([])
  })

  test('on conduct that goes on reaches those who came later', () => {
    const about = {
      place: YUNFU,
      conduct: { from: day('2026-01-10'), until: null },
      holdings: HOLDINGS,
      directlyResponsible: [],
    }
    const ban = { kind: 'sanction', category: 'marketEntry', responsibleRoles: [] } as const
    expect(readResponsiblePersons(ban, about, LAW, day('2026-04-01')).map(({ person }) => person)).toEqual([
      'then',
      'now',
      'head',
    ])
  })
})

describe('the record cascade', () => {
  const command = { holdings: HOLDINGS, directlyResponsible: GUILTY, by: PROPOSER }
  const TODAY = day('2026-04-01')

  test('in 云浮 writes to those of the policy and of the regulation, who held office then', () => {
    const result = decideRecordCascade(listed(), command, LAW, TODAY)
    expect(result).toMatchObject({
      ok: true,
      value: [
        {
          type: 'ResponsiblePersonsRecorded',
          persons: [
            { person: 'then', office: 'legalRepresentative' },
            { person: 'head', office: 'principal' },
            { person: 'guilty-director', office: 'directlyResponsible' },
            { person: 'guilty-engineer', office: 'directlyResponsible' },
            { person: 'guilty-clerk', office: 'directlyResponsible' },
            { person: 'owner', office: 'actualController' },
          ],
          ground: { basis: [{ document: 'YF' }, { document: 'GD_REG', clause: '第三十七条' }] },
        },
      ],
    })
    expect(after(listed(), result)).toEqual(listed())
  })

  test('in 攀枝花 has no clause', () => {
    const resolution = {
      meetingId: 'm',
      level: 'panel',
      listingId: 'listing-1',
      outcome: 'list',
      issuedBy: { officerId: 'officer-3', organisationId: 'unit-panel' },
    } as const
    const state = listed({ place: PANZHIHUA }, resolution)
    expect(refusalIn(decideRecordCascade(state, command, LAW, TODAY))?.code).toBe('NO_RECORD_CASCADE')
  })

  test.each([
    [JINAN, listed({ place: JINAN }), [cite('JN', '三(二)1'), cite('SD_REG', '第三十一条')]],
    [PUYANG, received(), [cite('HN_REG', '第三十五条')]],
  ])('in %s has no clause: the regulation marks the persons in the unit’s own record only', (_place, entry, basis) => {
    const result = decideRecordCascade(entry, command, LAW, TODAY)
    expect(refusalIn(result)).toEqual({ code: 'NO_RECORD_CASCADE', basis })
  })

  test('does not happen while a footing is missing', () => {
    const law = { ...LAW, health: { ...HEALTHY, catalogue: 'missing' as const } }
    expect(refusalIn(decideRecordCascade(listed(), command, law, TODAY))?.code).toBe('NO_NEW_ADVERSE_ACT')
  })

  test('does not come after the end', () => {
    expect(refusalIn(decideRecordCascade(listed(), command, LAW, day('2028-04-02')))).toMatchObject({
      code: 'AFTER_END',
      basis: [{ document: 'YF' }],
    })
  })
})

describe('the roles of one person', () => {
  const about = { conduct: CONDUCT, holdings: HOLDINGS, directlyResponsible: GUILTY }

  test.each([
    ['former', [], []],
    ['then', [], ['legalRepresentative']],
    ['other-director', [], []],
    ['guilty-director', [], ['director', 'directlyResponsible']],
    ['guilty-clerk', [], ['directlyResponsible']],
    ['now', ['principal'], ['principal']],
    ['then', ['legalRepresentative'], ['legalRepresentative']],
  ] as const)('%s with %j recorded answers as %j', (person, recorded, expected) => {
    expect(readRolesOf(person, about, recorded)).toEqual(expected)
  })
})
