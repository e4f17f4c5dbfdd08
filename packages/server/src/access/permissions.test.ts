import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  API_KEY_SCOPES,
  mayAct,
  mayEverAct,
  PERMISSIONS,
  type Grant,
  type Permission,
  type Principal,
} from './permissions.ts'
import { mayHoldTogether, ROLES, type Role } from './roles.ts'

const permissions = Object.keys(PERMISSIONS) as Permission[]
const roles = Object.keys(ROLES) as Role[]
const officer = (role: Role, unitId = 'u1', jurisdiction = '445300'): Principal => ({
  id: 'a1',
  subjectId: null,
  grants: [{ role, unitId, jurisdiction }],
  scopes: null,
})

const aPlace = fc.constantFrom('445300', '510400', '370100')
const aUnit = fc.constantFrom('u1', 'u2', 'u3')
const aSubject = fc.constantFrom('s1', 's2')
const aGrant: fc.Arbitrary<Grant> = fc.record({
  role: fc.constantFrom(...roles),
  unitId: fc.option(aUnit),
  jurisdiction: fc.option(aPlace),
})
const aPrincipal: fc.Arbitrary<Principal> = fc.record({
  id: fc.constant('a1'),
  subjectId: fc.option(aSubject),
  grants: fc.array(aGrant, { maxLength: 3 }),
  scopes: fc.option(fc.uniqueArray(fc.constantFrom(...permissions), { maxLength: 5 })),
})
const aTarget = fc.record({ unitId: aUnit, jurisdiction: aPlace, subjectId: aSubject }, { requiredKeys: [] })
const aPermission = fc.constantFrom(...permissions)

test.each([
  ['a case officer proposes for his unit', 'caseOfficer', 'listing.propose', { unitId: 'u1' }, true],
  ['a case officer does not propose for another unit', 'caseOfficer', 'listing.propose', { unitId: 'u2' }, false],
  ['who proposes does not decide', 'caseOfficer', 'listing.decide', { unitId: 'u1' }, false],
  ['a clerk does not act on a task of another unit', 'clerk', 'task.act', { unitId: 'u2' }, false],
  ['a clerk reads listings of his place', 'clerk', 'listing.read', { jurisdiction: '445300' }, true],
  ['a clerk reads no listings of another place', 'clerk', 'listing.read', { jurisdiction: '510400' }, false],
  ['the auditor cannot read personal values', 'auditor', 'subject.readPersonal', { unitId: 'u1' }, false],
  [
    'the system administrator cannot read personal values',
    'systemAdmin',
    'subject.readPersonal',
    { unitId: 'u1' },
    false,
  ],
  ['the system administrator cannot grant roles', 'systemAdmin', 'role.grant', {}, false],
  ['the security administrator grants roles', 'securityAdmin', 'role.grant', {}, true],
  ['read only writes nothing', 'readonly', 'import.run', { unitId: 'u1' }, false],
] as const)('%s', (_, role, permission, target, allowed) => {
  expect(mayAct(officer(role), permission, target)).toBe(allowed)
})

test('a subject reaches its own records and nobody else’s', () => {
  const subject: Principal = {
    id: 'a2',
    subjectId: 's1',
    grants: [{ role: 'subject', unitId: null, jurisdiction: null }],
    scopes: null,
  }
  expect(mayAct(subject, 'record.read', { subjectId: 's1', jurisdiction: '445300' })).toBe(true)
  expect(mayAct(subject, 'record.read', { subjectId: 's2', jurisdiction: '445300' })).toBe(false)
  expect(mayAct(subject, 'record.read', { jurisdiction: '445300' })).toBe(false)
})

test('without a grant nothing is allowed', () => {
  fc.assert(
    fc.property(aPrincipal, aPermission, aTarget, (principal, permission, target) => {
      expect(mayAct({ ...principal, grants: [] }, permission, target)).toBe(false)
    }),
  )
})

test('a key never does more than its scopes', () => {
  fc.assert(
    fc.property(aPrincipal, aPermission, aTarget, (principal, permission, target) => {
      const narrowed = { ...principal, scopes: API_KEY_SCOPES.filter((scope) => scope !== permission) }
      expect(mayAct(narrowed, permission, target)).toBe(false)
    }),
  )
})

test('another grant never takes a permission away', () => {
  fc.assert(
    fc.property(aPrincipal, aGrant, aPermission, aTarget, (principal, grant, permission, target) => {
      const more = { ...principal, grants: [...principal.grants, grant] }
      expect(mayAct(more, permission, target)).toBe(
        mayAct(principal, permission, target) || mayAct({ ...principal, grants: [grant] }, permission, target),
      )
    }),
  )
})

test('whoever is of neither the unit, the place nor the person of the target reaches nothing case-related', () => {
  fc.assert(
    fc.property(aPrincipal, aPermission, (principal, permission) => {
      const stranger = { unitId: 'elsewhere', jurisdiction: '410928', subjectId: 'nobody' }
      const administers = principal.grants.some(({ role }) =>
        ['systemAdmin', 'securityAdmin', 'auditor'].includes(role),
      )
      expect(mayAct(principal, permission, stranger) && !administers).toBe(false)
    }),
  )
})

test('what is allowed on some target is allowed at all', () => {
  fc.assert(
    fc.property(aPrincipal, aPermission, aTarget, (principal, permission, target) => {
      expect(!mayAct(principal, permission, target) || mayEverAct(principal, permission)).toBe(true)
    }),
  )
})

test.each([
  ['systemAdmin', 'securityAdmin', false],
  ['securityAdmin', 'auditor', false],
  ['auditor', 'caseOfficer', false],
  ['caseOfficer', 'clerk', true],
  ['clerk', 'subject', false],
  ['caseOfficer', 'caseOfficer', true],
] as const)('%s together with %s: %s', (held, wanted, allowed) => {
  expect(mayHoldTogether([held], wanted)).toBe(allowed)
  expect(mayHoldTogether([wanted], held)).toBe(allowed)
})
