import type { Role } from './roles.ts'

/**
 * How far a permission reaches for one role: everything; the jurisdiction of the grant; its unit; or oneself.
 * A target that does not say where it belongs is out of reach of everything but `all`.
 */
export type Reach = 'all' | 'place' | 'unit' | 'self'

type Row = Readonly<Partial<Record<Role, Reach>>>

const STAFF_OF_PLACE = {
  creditAuthority: 'place',
  jointConferenceOffice: 'place',
  caseOfficer: 'place',
  caseDecider: 'place',
  clerk: 'place',
  panelMember: 'place',
  panelLead: 'place',
  readonly: 'place',
} as const satisfies Row

/** Every permission, with the roles that have it and how far it reaches. What is not here is allowed to nobody. */
export const PERMISSIONS = {
  // files
  'import.run': { caseOfficer: 'unit', creditAuthority: 'place', exchange: 'unit' },
  'import.read': { caseOfficer: 'unit', caseDecider: 'unit', creditAuthority: 'place', exchange: 'unit' },
  'question.read': { caseOfficer: 'unit', creditAuthority: 'place' },
  'question.answer': { caseOfficer: 'unit', creditAuthority: 'place' },
  'alias.confirm': { creditAuthority: 'place' },
  'export.run': { caseOfficer: 'unit', caseDecider: 'unit', creditAuthority: 'place', jointConferenceOffice: 'place' },
  // subjects and records
  'subject.read': { ...STAFF_OF_PLACE, subject: 'self' },
  'subject.readOwn': { subject: 'self' },
  'subject.readPersonal': {
    caseOfficer: 'unit',
    caseDecider: 'unit',
    clerk: 'unit',
    creditAuthority: 'place',
    subject: 'self',
  },
  'subject.confirmIdentity': { caseOfficer: 'unit', clerk: 'unit', creditAuthority: 'place' },
  'subject.change': { creditAuthority: 'place' },
  'subject.bindAccount': { caseOfficer: 'unit', clerk: 'unit', creditAuthority: 'place' },
  'record.read': { ...STAFF_OF_PLACE, subject: 'self' },
  'record.publish': { caseOfficer: 'unit', creditAuthority: 'place' },
  'record.declareComplete': { creditAuthority: 'place' },
  'record.correct': { caseOfficer: 'unit', creditAuthority: 'place' },
  // files handed in with objections, applications and proofs
  'attachment.send': { caseOfficer: 'unit', clerk: 'unit', creditAuthority: 'place', subject: 'self' },
  'attachment.open': {
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'unit',
    jointConferenceOffice: 'unit',
    auditor: 'all',
    subject: 'self',
  },
  // listings
  'listing.read': { ...STAFF_OF_PLACE, subject: 'self' },
  'listing.readTexts': {
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'place',
    panelMember: 'place',
    panelLead: 'place',
  },
  'bundle.export': { caseOfficer: 'unit', caseDecider: 'unit', creditAuthority: 'place' },
  'listing.propose': { caseOfficer: 'unit' },
  'listing.notify': { caseOfficer: 'unit' },
  // papers to subjects and their service
  'notice.read': {
    caseOfficer: 'unit',
    caseDecider: 'unit',
    clerk: 'unit',
    creditAuthority: 'place',
    subject: 'self',
  },
  'notice.serve': { caseOfficer: 'unit', clerk: 'unit' },
  'listing.hear': { caseOfficer: 'unit', caseDecider: 'unit' },
  'listing.decide': { caseDecider: 'unit', panelLead: 'place' },
  'listing.publish': { caseOfficer: 'unit', caseDecider: 'unit' },
  'listing.release': { caseOfficer: 'unit', caseDecider: 'unit' },
  'listing.confirmReceived': { creditAuthority: 'place', caseDecider: 'unit' },
  'panel.read': { panelMember: 'place', panelLead: 'place', jointConferenceOffice: 'place' },
  'panel.convene': { panelLead: 'place', jointConferenceOffice: 'place' },
  'panel.draw': { panelLead: 'place', jointConferenceOffice: 'place' },
  'panel.vote': { panelMember: 'place', panelLead: 'place' },
  // objections
  'objection.read': {
    clerk: 'unit',
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
  },
  'objection.takeIn': { clerk: 'unit', caseOfficer: 'unit', creditAuthority: 'unit' },
  'objection.verify': { clerk: 'unit', caseOfficer: 'unit', caseDecider: 'unit', creditAuthority: 'unit' },
  'objection.decide': { caseDecider: 'unit', creditAuthority: 'unit' },
  // who of a unit works on a case: given by its head, who may also tell an officer to keep out
  'case.assign': { caseDecider: 'unit', creditAuthority: 'unit', jointConferenceOffice: 'unit' },
  // repair
  'repair.read': { caseOfficer: 'unit', caseDecider: 'unit', creditAuthority: 'place', jointConferenceOffice: 'place' },
  'repair.takeIn': { caseOfficer: 'unit', clerk: 'unit', creditAuthority: 'unit' },
  'repair.push': { exchange: 'unit' },
  'repair.accept': { caseOfficer: 'unit', caseDecider: 'unit', creditAuthority: 'unit' },
  'repair.decide': { caseDecider: 'unit', creditAuthority: 'unit' },
  'repair.shield': { caseDecider: 'unit', creditAuthority: 'place' },
  // complaints on answers to objections; recorded cases of reconsideration and litigation
  'complaint.read': {
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
  },
  'complaint.takeIn': { caseOfficer: 'unit', clerk: 'unit', creditAuthority: 'place', jointConferenceOffice: 'place' },
  'complaint.handle': {
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'unit',
    jointConferenceOffice: 'unit',
  },
  'complaint.decide': { caseDecider: 'unit', creditAuthority: 'unit', jointConferenceOffice: 'unit' },
  'review.read': {
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
  },
  'review.record': {
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
  },
  'review.report': { subject: 'self' },
  // matters, checks, tasks
  'matter.read': { clerk: 'unit', caseOfficer: 'unit', caseDecider: 'unit', creditAuthority: 'place', subject: 'self' },
  'matter.open': { clerk: 'unit', caseOfficer: 'unit' },
  'matter.check': { clerk: 'unit', caseOfficer: 'unit', exchange: 'unit' },
  'matter.respond': { clerk: 'unit', caseOfficer: 'unit' },
  'matter.decide': { caseDecider: 'unit', clerk: 'unit' },
  'matter.nameDecider': { caseDecider: 'unit', caseOfficer: 'unit' },
  'matter.close': { clerk: 'unit', caseOfficer: 'unit' },
  'task.read': {
    clerk: 'unit',
    caseOfficer: 'place',
    caseDecider: 'place',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
  },
  'task.act': { clerk: 'unit' },
  'feedback.read': {
    clerk: 'unit',
    caseOfficer: 'unit',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
    panelLead: 'place',
  },
  'feedback.send': { clerk: 'unit', caseOfficer: 'unit' },
  'compare.run': { exchange: 'unit' },
  // releases and redress
  'release.read': {
    caseOfficer: 'place',
    caseDecider: 'place',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
  },
  'release.acknowledge': { creditAuthority: 'place', exchange: 'unit' },
  'outside.change': { creditAuthority: 'place' },
  'redress.read': {
    clerk: 'unit',
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
  },
  'redress.act': { caseOfficer: 'unit', caseDecider: 'unit', creditAuthority: 'place' },
  'erratum.confirm': { clerk: 'unit', caseOfficer: 'unit', creditAuthority: 'place', exchange: 'unit' },
  // clocks of units
  'duty.read': {
    clerk: 'unit',
    caseOfficer: 'unit',
    caseDecider: 'unit',
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
  },
  'duty.readAll': { creditAuthority: 'place', jointConferenceOffice: 'place' },
  // rules
  'rules.read': { ...STAFF_OF_PLACE, systemAdmin: 'all', securityAdmin: 'all', auditor: 'all' },
  'rules.propose': { creditAuthority: 'place', jointConferenceOffice: 'place' },
  'rules.publish': { creditAuthority: 'place', jointConferenceOffice: 'place' },
  'catalogue.read': { ...STAFF_OF_PLACE, systemAdmin: 'all', auditor: 'all' },
  'catalogue.propose': { creditAuthority: 'place', jointConferenceOffice: 'place', caseOfficer: 'unit' },
  'catalogue.publish': { creditAuthority: 'place', jointConferenceOffice: 'place' },
  'organisation.change': { creditAuthority: 'place', systemAdmin: 'all' },
  'statistics.read': {
    creditAuthority: 'place',
    jointConferenceOffice: 'place',
    caseDecider: 'unit',
    readonly: 'place',
  },
  // administration
  'account.read': { systemAdmin: 'all', securityAdmin: 'all', auditor: 'all' },
  'account.change': { systemAdmin: 'all' },
  'role.grant': { securityAdmin: 'all' },
  'passwordReset.ask': { systemAdmin: 'all' },
  'passwordReset.approve': { securityAdmin: 'all' },
  'apiKey.change': { securityAdmin: 'all' },
  'vault.erase': { securityAdmin: 'all' },
  'vault.readLog': { auditor: 'all', subject: 'self' },
  'ledger.verify': { auditor: 'all' },
} as const satisfies Record<string, Row>

export type Permission = keyof typeof PERMISSIONS

/** Permissions that an API key may be given; the others need a person who signed in. */
export const API_KEY_SCOPES = [
  'import.run',
  'import.read',
  'matter.check',
  'compare.run',
  'repair.push',
  'release.acknowledge',
  'erratum.confirm',
] as const satisfies readonly Permission[]

/** A role of a principal, bound to a unit and, where set, to a jurisdiction. */
export interface Grant {
  readonly role: Role
  readonly unitId: string | null
  readonly jurisdiction: string | null
}

/** Who asks: an account with its grants, or an API key, which holds the role `exchange` cut down to its scopes. */
export interface Principal {
  readonly id: string
  readonly subjectId: string | null
  readonly grants: readonly Grant[]
  /** What an API key is limited to; `null` for a person. */
  readonly scopes: readonly Permission[] | null
}

/** What is asked about, as far as it is known. */
export interface Target {
  readonly unitId?: string
  readonly jurisdiction?: string
  readonly subjectId?: string
}

/** Whether a principal may use a permission on this target. Pure; the route names the permission, the use case the target. */
export function mayAct(principal: Principal, permission: Permission, target: Target): boolean {
  if (principal.scopes !== null && !principal.scopes.includes(permission)) return false
  const row: Row = PERMISSIONS[permission]
  return principal.grants.some((grant) => {
    const reach = row[grant.role]
    return reach !== undefined && reaches(principal, grant, reach, target)
  })
}

/** Whether a principal has a permission at all, on some target: what a menu or a route asks before the target is known. */
export function mayEverAct(principal: Principal, permission: Permission): boolean {
  if (principal.scopes !== null && !principal.scopes.includes(permission)) return false
  const row: Row = PERMISSIONS[permission]
  return principal.grants.some((grant) => row[grant.role] !== undefined)
}

function reaches(principal: Principal, grant: Grant, reach: Reach, target: Target): boolean {
  switch (reach) {
    case 'all':
      return true
    case 'place':
      return grant.jurisdiction !== null && target.jurisdiction === grant.jurisdiction
    case 'unit':
      if (grant.unitId === null || target.unitId !== grant.unitId) return false
      return (
        grant.jurisdiction === null || target.jurisdiction === undefined || target.jurisdiction === grant.jurisdiction
      )
    case 'self':
      return principal.subjectId !== null && target.subjectId === principal.subjectId
  }
}
