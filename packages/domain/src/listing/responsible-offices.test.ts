import { describe, expect, test } from 'vitest'
import { cite } from '../kernel/citation.ts'
import { decideRecordCascade, readResponsiblePersons, readRolesOf } from './responsible-persons.ts'
import type { OfficeHolding } from './responsible-persons.ts'
import type { Listing } from './listing.ts'
import { ground, unconfirmed, withValue, wrongState } from './testing-law.ts'
import {
  CREDIT_OFFICE,
  GUANGDONG,
  JINAN,
  LAW,
  PANEL_LEAD,
  PANZHIHUA,
  YUNFU,
  after,
  day,
  listed,
  proposed,
  refusalIn,
} from './testing-listings.ts'

const TODAY = day('2026-04-01')
const held = (office: OfficeHolding['office']): OfficeHolding => ({
  person: 'one',
  office,
  from: day('2025-01-01'),
  until: null,
})
const CONDUCT = { from: day('2026-01-10'), until: day('2026-01-20') }

describe('whom an office makes answerable', () => {
  const reached = (
    office: OfficeHolding['office'],
    found: boolean,
    category: 'marketEntry' | 'honours' | 'fiscalFunds',
    byLaw: boolean,
  ) => {
    const about = { conduct: CONDUCT, holdings: [held(office)], directlyResponsible: found ? ['one'] : [] }
    const measure = { kind: 'sanction', category, responsibleRoles: byLaw ? [office] : [] } as const
    return readResponsiblePersons(measure, { ...about, place: YUNFU }, LAW, TODAY).length > 0
  }
  /** By the policy: banned from the market, bereft of honours; by a measure's law that names the office. */
  const OFFICES = [
    ['legalRepresentative', 'always', 'always', 'always'],
    ['principal', 'always', 'always', 'always'],
    ['seniorManager', 'never', 'always', 'always'],
    ['actualController', 'never', 'never', 'always'],
    ['financeOfficer', 'never', 'never', 'always'],
    ['controllingShareholder', 'never', 'if found', 'always'],
    ['shareholder', 'never', 'if found', 'if found'],
    ['director', 'never', 'if found', 'if found'],
    ['supervisor', 'never', 'never', 'if found'],
    ['registeredPractitioner', 'if found', 'never', 'if found'],
  ] as const
  const when = (found: boolean, unfound: boolean) => (unfound ? 'always' : found ? 'if found' : 'never')

  test.each(OFFICES)('%s: banned %s, bereft of honours %s, by law %s', (office, ban, honours, byLaw) => {
    const answers = (category: 'marketEntry' | 'honours' | 'fiscalFunds', named: boolean) =>
      when(reached(office, true, category, named), reached(office, false, category, named))
    expect([answers('marketEntry', false), answers('honours', false), answers('fiscalFunds', true)]).toEqual([
      ban,
      honours,
      byLaw,
    ])
  })

  test.each(OFFICES)('%s is a role of the person, where it needs a finding only with one', (office, _b, _h, byLaw) => {
    const about = { conduct: CONDUCT, holdings: [held(office)] }
    const unfound = readRolesOf('one', { ...about, directlyResponsible: [] }, [])
    expect(unfound).toEqual(byLaw === 'always' ? [office] : [])
    const found = readRolesOf('one', { ...about, directlyResponsible: ['one'] }, [])
    expect(found).toEqual([office, 'directlyResponsible'])
  })

  test.each([
    [GUANGDONG, cite('GD', '(十)')],
    [YUNFU, cite('YF', '(十)')],
    [JINAN, cite('JN', '三(二)1')],
  ])('is stated with its clause in %s, and without one where the measure’s law names the office', (place, clause) => {
    const about = { place, conduct: CONDUCT, holdings: [held('principal')], directlyResponsible: [] }
    const measure = { kind: 'sanction', responsibleRoles: ['principal'] } as const
    const persons = (category: 'marketEntry' | 'fiscalFunds') =>
      readResponsiblePersons({ ...measure, category }, about, LAW, TODAY)
    expect(persons('marketEntry')).toEqual([{ person: 'one', role: 'principal', basis: [clause] }])
    expect(persons('fiscalFunds')).toEqual([{ person: 'one', role: 'principal', basis: [] }])
  })

  test.each([
    ['rests on memory', unconfirmed('responsiblePersons')],
    ['does not speak of measures', withValue('responsiblePersons', { measures: false })],
  ])('is read from the measure’s law alone where the policy %s', (_what, law) => {
    const about = { place: YUNFU, conduct: CONDUCT, holdings: [held('principal')], directlyResponsible: [] }
    const ban = { kind: 'sanction', category: 'marketEntry', responsibleRoles: [] } as const
    expect(readResponsiblePersons(ban, about, law, TODAY)).toEqual([])
  })
})

describe('the record cascade', () => {
  const COMMAND = { holdings: [held('principal')], directlyResponsible: [], by: CREDIT_OFFICE }
  const record = (state: Listing | undefined, changes: object = {}, law = LAW) =>
    decideRecordCascade(state, { ...COMMAND, ...changes }, law, TODAY)
  const inJinan = () => listed({ place: JINAN })
  const GD37 = cite('GD_REG', '第三十七条')

  test('is written with the persons, their offices and each clause that asks for it', () => {
    const event = { type: 'ResponsiblePersonsRecorded', listingId: 'listing-1', on: TODAY, by: CREDIT_OFFICE }
    const persons = [{ person: 'one', office: 'principal' }]
    const byRegulation = withValue('responsiblePersons', { recordCascade: false })
    const one = record(listed(), {}, byRegulation)
    expect(one).toEqual({ ok: true, value: [{ ...event, ground: ground([GD37]), persons }] })
    const both = [cite('YF', '(十五)'), GD37]
    expect(record(listed())).toEqual({ ok: true, value: [{ ...event, ground: ground(both), persons }] })
  })

  test('writes nothing where nobody answers', () => {
    expect(record(listed(), { holdings: [] })).toEqual({ ok: true, value: [] })
  })

  test('follows a sanction that is listed', () => {
    expect(refusalIn(record(undefined))).toEqual(wrongState('none'))
    expect(refusalIn(record(proposed()))).toEqual(wrongState('proposed'))
    const state = listed()
    const watched: Listing | undefined = state?.kind === 'listed' ? { ...state, listKind: 'watch' } : undefined
    expect(refusalIn(record(watched))).toEqual(wrongState('listed'))
  })

  test('is refused with the clauses that speak and do not ask for it', () => {
    const basis = [cite('JN', '三(二)1'), cite('SD_REG', '第三十一条')]
    expect(refusalIn(record(inJinan()))).toEqual({ code: 'NO_RECORD_CASCADE', basis })
    const resolution = { meetingId: 'm', level: 'panel', listingId: 'listing-1', outcome: 'list' } as const
    const inPanzhihua = listed({ place: PANZHIHUA }, { ...resolution, issuedBy: PANEL_LEAD })
    expect(refusalIn(record(inPanzhihua))).toEqual({ code: 'NO_RECORD_CASCADE', basis: [] })
  })

  test.each([
    ['responsiblePersons', cite('YF', '(十五)')],
    ['responsiblePersonsByLaw', cite('GD_REG', '第三十七条')],
  ] as const)('rests on no rule from memory: %s', (axis, clause) => {
    expect(refusalIn(record(listed(), {}, unconfirmed(axis)))).toEqual({
      code: 'RULE_UNCONFIRMED',
      axis,
      basis: [clause],
    })
  })

  test('changes nothing of the entry', () => {
    expect(after(listed(), record(listed()))).toEqual(listed())
  })
})
