import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Refusal } from '../kernel/refusal.ts'
import type { Result } from '../kernel/result.ts'
import { day, refusalIn } from '../listing/testing-listings.ts'
import {
  decideHandOver,
  decideOfficerLeave,
  decideOrganisationAct,
  evolveOrganisation,
  holdsRole,
  readSuccessor,
} from './organisation.ts'
import type { OpenWork, Organisation, OrganisationAct, OrganisationEvent } from './organisation.ts'

const GROUND = { rulebook: 'r', basis: [], values: {} }
const TODAY = day('2026-06-01')
const CHIEF = { officerId: 'chief', organisationId: 'unit-1' }
const act = (state: Organisation | undefined, given: OrganisationAct) =>
  decideOrganisationAct(state, 'unit-1', given, GROUND, TODAY)
function take(state: Organisation | undefined, result: Result<readonly OrganisationEvent[], Refusal>): Organisation {
  if (!result.ok) throw new Error(result.error.code)
  const next = result.value.reduce<Organisation | undefined>(evolveOrganisation, state)
  if (next === undefined) throw new Error('no unit')
  return next
}
const REGISTER = { act: 'register', name: '云浮市应急管理局', place: '445300', departments: ['应急管理部门'] } as const
const unit = take(undefined, act(undefined, REGISTER))
const withAnn = take(unit, act(unit, { act: 'join', officerId: 'ann' }))
const staffed = take(withAnn, act(withAnn, { act: 'join', officerId: 'bob' }))
const NO_OFFICER = { code: 'WRONG_STATE', state: 'noOfficer', basis: [] }
const WORK: readonly OpenWork[] = [{ stream: 'listing', id: 'listing-1', dueOn: day('2026-06-10'), barred: [] }]

describe('a unit', () => {
  test('is registered once and renamed', () => {
    expect(refusalIn(act(unit, REGISTER))).toEqual({ code: 'ALREADY_REGISTERED', basis: [] })
    const unknown = { code: 'WRONG_STATE', state: 'none', basis: [] }
    expect(refusalIn(act(undefined, { act: 'rename', name: 'x' }))).toEqual(unknown)
    expect(take(unit, act(unit, { act: 'rename', name: '云浮市应急局' })).name).toBe('云浮市应急局')
    expect(take(unit, act(unit, { act: 'setDepartments', departments: ['公安机关'] })).departments).toEqual([
      '公安机关',
    ])
  })

  test('holds a role in a place until it ends', () => {
    const role = { role: 'initiator', place: '445300' } as const
    const granted = take(unit, act(unit, { act: 'grantRole', ...role }))
    expect(holdsRole(granted, 'initiator', '445300')).toBe(true)
    expect(holdsRole(granted, 'initiator', '440000')).toBe(false)
    expect(holdsRole(granted, 'implementer', '445300')).toBe(false)
    expect(take(granted, act(granted, { act: 'grantRole', ...role })).roles).toHaveLength(1)
    expect(holdsRole(take(granted, act(granted, { act: 'endRole', ...role })), 'initiator', '445300')).toBe(false)
  })

  test('keeps its other roles when one is granted or ended', () => {
    const [one, other] = [
      { role: 'initiator', place: '445300' },
      { role: 'implementer', place: '445300' },
    ] as const
    const both = [one, other].reduce((state, role) => take(state, act(state, { act: 'grantRole', ...role })), unit)
    expect(both.roles).toEqual([one, other])
    expect(take(both, act(both, { act: 'endRole', ...one })).roles).toEqual([other])
  })

  test('names a liaison among its officers, who goes with the officer', () => {
    const name = (officerId: string) => act(staffed, { act: 'nameLiaison', officerId, channel: 'text:phone' })
    expect(refusalIn(name('stranger'))).toEqual(NO_OFFICER)
    const named = take(staffed, name('ann'))
    expect(named.liaisons).toEqual([{ officerId: 'ann', channel: 'text:phone' }])
    const both = take(named, act(named, { act: 'nameLiaison', officerId: 'bob', channel: 'text:mail' }))
    const ofBob = { officerId: 'bob', channel: 'text:mail' }
    expect(take(both, decideOfficerLeave(both, 'ann', [], GROUND, TODAY)).liaisons).toEqual([ofBob])
  })

  test('reaches a liaison by the channel named last', () => {
    const channels = ['text:phone', 'text:mail'].map((channel) => ({ officerId: 'ann', channel }))
    const state = [{ officerId: 'bob', channel: 'text:fax' }, ...channels].reduce(
      (one, liaison) => take(one, act(one, { act: 'nameLiaison', ...liaison })),
      staffed,
    )
    expect(state.liaisons).toEqual([
      { officerId: 'bob', channel: 'text:fax' },
      { officerId: 'ann', channel: 'text:mail' },
    ])
  })

  test('merges into a successor and takes no act after', () => {
    const merged = take(unit, act(unit, { act: 'merge', successor: 'unit-2' }))
    expect(refusalIn(act(merged, { act: 'rename', name: 'x' }))).toEqual({
      code: 'NO_LONGER_EXISTS',
      since: '2026-06-01',
      basis: [],
    })
    const itself = { code: 'WRONG_STATE', state: 'self', basis: [] }
    expect(refusalIn(act(unit, { act: 'merge', successor: 'unit-1' }))).toEqual(itself)
  })

  test('is answered for by the last of its successors, and a ring of mergers ends', () => {
    const into = (id: string, successor: string | null): [string, Organisation] => [
      id,
      { ...unit, organisationId: id, mergedInto: successor === null ? null : { successor, on: TODAY } },
    ]
    expect(readSuccessor(new Map([into('a', 'b'), into('b', 'c'), into('c', null)]), 'a')).toBe('c')
    expect(readSuccessor(new Map([into('a', 'b'), into('b', 'a')]), 'a')).toBe('a')
    expect(readSuccessor(new Map(), 'z')).toBe('z')
  })
})

describe('an officer who leaves', () => {
  const hand = (to: string, work = WORK) => decideHandOver(staffed, { from: 'ann', to, work, by: CHIEF }, GROUND, TODAY)

  test('has no open work left', () => {
    expect(refusalIn(decideOfficerLeave(staffed, 'ann', WORK, GROUND, TODAY))).toEqual({
      code: 'OPEN_WORK_REMAINS',
      count: 1,
      basis: [],
    })
    const left = take(staffed, decideOfficerLeave(staffed, 'ann', [], GROUND, TODAY))
    expect(left.officers[0]).toEqual({ officerId: 'ann', from: '2026-06-01', until: '2026-06-01' })
    expect(left.officers[1]).toEqual({ officerId: 'bob', from: '2026-06-01', until: null })
    expect(refusalIn(decideOfficerLeave(left, 'ann', [], GROUND, TODAY))).toEqual(NO_OFFICER)
    expect(refusalIn(decideOfficerLeave(undefined, 'ann', [], GROUND, TODAY))).toEqual(NO_OFFICER)
  })

  test('hands work and its clock over unchanged to an officer of the unit', () => {
    expect(hand('bob')).toMatchObject({ ok: true, value: [{ type: 'WorkHandedOver', to: 'bob', work: WORK }] })
    expect(refusalIn(hand('stranger'))).toEqual(NO_OFFICER)
    expect(refusalIn(hand('ann'))).toEqual(NO_OFFICER)
    const ofNoUnit = { from: 'ann', to: 'bob', work: WORK, by: CHIEF }
    expect(refusalIn(decideHandOver(undefined, ofNoUnit, GROUND, TODAY))).toEqual(NO_OFFICER)
  })

  test('does not hand a case to the one who proposed it, though the rest of the work is free', () => {
    const work = WORK.flatMap((one) => [one, { ...one, id: 'listing-2', barred: ['bob'] }])
    expect(refusalIn(hand('bob', work))).toEqual({ code: 'SAME_HANDS', basis: [] })
  })

  test('may come back', () => {
    const left = take(staffed, decideOfficerLeave(staffed, 'ann', [], GROUND, TODAY))
    const there = { code: 'ALREADY_REGISTERED', basis: [] }
    expect(refusalIn(act(staffed, { act: 'join', officerId: 'ann' }))).toEqual(there)
    const back = take(left, act(left, { act: 'join', officerId: 'ann' }))
    const again = take(back, decideOfficerLeave(back, 'ann', [], GROUND, day('2026-07-01')))
    expect(again.officers).toEqual([
      { officerId: 'ann', from: '2026-06-01', until: '2026-06-01' },
      { officerId: 'bob', from: '2026-06-01', until: null },
      { officerId: 'ann', from: '2026-06-01', until: '2026-07-01' },
    ])
  })
})

describe('an event that does not fit', () => {
  const head = { organisationId: 'unit-1', on: TODAY, ground: GROUND }
  const registration = { type: 'OrganisationRegistered', ...head, name: 'n', place: 'p', departments: [] } as const

  test('begins no unit', () => {
    expect(evolveOrganisation(undefined, { type: 'OrganisationRenamed', ...head, name: 'm' })).toBeUndefined()
  })

  test.each([
    ['a second registration', staffed, registration],
    [
      'a hand-over, which is no fact of the register',
      staffed,
      { type: 'WorkHandedOver', ...head, from: 'ann', to: 'bob', work: WORK, by: CHIEF },
    ],
    [
      'a second merger',
      take(unit, act(unit, { act: 'merge', successor: 'unit-2' })),
      { type: 'OrganisationMerged', ...head, successor: 'unit-3' },
    ],
  ] as const)('changes nothing: %s', (_what, state, event) => {
    expect(evolveOrganisation(state, event)).toEqual(state)
  })
})

test('no history of a unit makes the fold throw', () => {
  const head = { organisationId: 'unit-1', on: TODAY, ground: GROUND }
  const role = { role: 'panel', place: '510400' } as const
  const events: readonly OrganisationEvent[] = [
    { type: 'OrganisationRegistered', ...head, name: 'n', place: 'p', departments: [] },
    { type: 'OrganisationRenamed', ...head, name: 'm' },
    { type: 'OrganisationDepartmentsSet', ...head, departments: [] },
    { type: 'OrganisationRoleGranted', ...head, ...role },
    { type: 'OrganisationRoleEnded', ...head, ...role },
    { type: 'LiaisonNamed', ...head, officerId: 'ann', channel: 'c' },
    { type: 'OfficerJoined', ...head, officerId: 'ann' },
    { type: 'WorkHandedOver', ...head, from: 'ann', to: 'bob', work: WORK, by: CHIEF },
    { type: 'OfficerLeft', ...head, officerId: 'ann' },
    { type: 'OrganisationMerged', ...head, successor: 'unit-2' },
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 12 }), (history) => {
      history.reduce<Organisation | undefined>(evolveOrganisation, undefined)
    }),
  )
})
