import type { LocalDate } from '../calendar/local-date.ts'
import type { Actor, Ground, OfficerId, OrganisationId, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'

/**
 * The part a unit plays in a jurisdiction.
 * @basis YF/(九)
 * @basis YF/(十六)
 * @basis GD/(十六)
 * @basis PZ/二(二)1
 * @basis JN/四(二)
 * @basis PY/四(二)
 */
export type OrganisationRole =
  | 'creditAuthority'
  | 'initiator'
  | 'implementer'
  | 'informationProvider'
  | 'determiner'
  | 'panel'
  | 'jointConferenceOffice'
  | 'government'

/** A role held in a place. */
export interface HeldRole {
  readonly role: OrganisationRole
  readonly place: PlaceCode
}

/** An officer of a unit; `until` is the first day no longer with it. */
export interface OfficerTenure {
  readonly officerId: OfficerId
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** A named liaison (联系人) and how to reach them, by reference. */
export interface Liaison {
  readonly officerId: OfficerId
  readonly channel: TextRef
}

/** A unit of the register. Names of public bodies are no personal value and stand in events. */
export interface Organisation {
  readonly organisationId: OrganisationId
  readonly name: string
  readonly place: PlaceCode
  /** The departments it is, as the catalogue writes them. */
  readonly departments: readonly string[]
  readonly roles: readonly HeldRole[]
  readonly liaisons: readonly Liaison[]
  readonly officers: readonly OfficerTenure[]
  /** The unit that took its place, with the day; `null` while it stands. */
  readonly mergedInto: { readonly successor: OrganisationId; readonly on: LocalDate } | null
}

/** A piece of open work with its clock; handing it over moves no day. */
export interface OpenWork {
  readonly stream: 'listing' | 'task' | 'meeting' | 'matter' | 'objection' | 'repair'
  readonly id: string
  readonly dueOn: LocalDate | null
  /** Officials who may not take it: the proposer of a case may not come to decide it. */
  readonly barred: readonly OfficerId[]
}

interface Happened<Type extends string> {
  readonly type: Type
  readonly organisationId: OrganisationId
  readonly on: LocalDate
  readonly ground: Ground
}

export type OrganisationEvent =
  | (Happened<'OrganisationRegistered'> & {
      readonly name: string
      readonly place: PlaceCode
      readonly departments: readonly string[]
    })
  | (Happened<'OrganisationRenamed'> & { readonly name: string })
  | (Happened<'OrganisationDepartmentsSet'> & { readonly departments: readonly string[] })
  | (Happened<'OrganisationRoleGranted'> & HeldRole)
  | (Happened<'OrganisationRoleEnded'> & HeldRole)
  | (Happened<'LiaisonNamed'> & Liaison)
  | (Happened<'OfficerJoined'> & { readonly officerId: OfficerId })
  | (Happened<'WorkHandedOver'> & {
      readonly from: OfficerId
      readonly to: OfficerId
      readonly work: readonly OpenWork[]
      readonly by: Actor
    })
  | (Happened<'OfficerLeft'> & { readonly officerId: OfficerId })
  | (Happened<'OrganisationMerged'> & { readonly successor: OrganisationId })

export type OrganisationEventType = OrganisationEvent['type']

/** The state after one more event; an event that does not fit changes nothing. */
export function evolveOrganisation(
  state: Organisation | undefined,
  event: OrganisationEvent,
): Organisation | undefined {
  if (state === undefined) return event.type === 'OrganisationRegistered' ? registered(event) : undefined
  switch (event.type) {
    case 'OrganisationRegistered':
    case 'WorkHandedOver':
      return state
    case 'OrganisationRenamed':
      return { ...state, name: event.name }
    case 'OrganisationDepartmentsSet':
      return { ...state, departments: event.departments }
    case 'OrganisationRoleGranted': {
      const { role, place } = event
      return { ...state, roles: [...state.roles.filter((held) => !isSameRole(held, event)), { role, place }] }
    }
    case 'OrganisationRoleEnded':
      return { ...state, roles: state.roles.filter((held) => !isSameRole(held, event)) }
    case 'LiaisonNamed': {
      const { officerId, channel } = event
      return {
        ...state,
        liaisons: [...state.liaisons.filter((one) => one.officerId !== officerId), { officerId, channel }],
      }
    }
    case 'OfficerJoined':
      return { ...state, officers: [...state.officers, { officerId: event.officerId, from: event.on, until: null }] }
    case 'OfficerLeft': {
      const { officerId, on } = event
      return {
        ...state,
        officers: state.officers.map((one) =>
          one.officerId === officerId && one.until === null ? { ...one, until: on } : one,
        ),
        liaisons: state.liaisons.filter((one) => one.officerId !== officerId),
      }
    }
    case 'OrganisationMerged':
      return state.mergedInto === null ? { ...state, mergedInto: { successor: event.successor, on: event.on } } : state
  }
}

/** An act on the register of units. */
export type OrganisationAct =
  | {
      readonly act: 'register'
      readonly name: string
      readonly place: PlaceCode
      readonly departments: readonly string[]
    }
  | { readonly act: 'rename'; readonly name: string }
  | { readonly act: 'setDepartments'; readonly departments: readonly string[] }
  | ({ readonly act: 'grantRole' | 'endRole' } & HeldRole)
  | ({ readonly act: 'nameLiaison' } & Liaison)
  | { readonly act: 'join'; readonly officerId: OfficerId }
  | { readonly act: 'merge'; readonly successor: OrganisationId }

/**
 * Records an act on the register. A liaison must be an officer of the unit.
 * @basis PZ/四(二)
 */
export function decideOrganisationAct(
  state: Organisation | undefined,
  organisationId: OrganisationId,
  act: OrganisationAct,
  ground: Ground,
  today: LocalDate,
): Result<readonly OrganisationEvent[], Refusal> {
  const head = { organisationId, on: today, ground }
  if (act.act === 'register') {
    if (state !== undefined) return refuse({ code: 'ALREADY_REGISTERED', basis: [] })
    const { name, place, departments } = act
    return ok([{ type: 'OrganisationRegistered', ...head, name, place, departments }])
  }
  if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
  if (state.mergedInto !== null) return refuse({ code: 'NO_LONGER_EXISTS', since: state.mergedInto.on, basis: [] })
  switch (act.act) {
    case 'rename':
      return ok([{ type: 'OrganisationRenamed', ...head, name: act.name }])
    case 'setDepartments':
      return ok([{ type: 'OrganisationDepartmentsSet', ...head, departments: act.departments }])
    case 'grantRole':
      return ok([{ type: 'OrganisationRoleGranted', ...head, role: act.role, place: act.place }])
    case 'endRole':
      return ok([{ type: 'OrganisationRoleEnded', ...head, role: act.role, place: act.place }])
    case 'nameLiaison': {
      const { officerId, channel } = act
      if (!isOfficer(state, officerId)) return refuse({ code: 'WRONG_STATE', state: 'noOfficer', basis: [] })
      return ok([{ type: 'LiaisonNamed', ...head, officerId, channel }])
    }
    case 'join':
      if (isOfficer(state, act.officerId)) return refuse({ code: 'ALREADY_REGISTERED', basis: [] })
      return ok([{ type: 'OfficerJoined', ...head, officerId: act.officerId }])
    case 'merge':
      if (act.successor === organisationId) return refuse({ code: 'WRONG_STATE', state: 'self', basis: [] })
      return ok([{ type: 'OrganisationMerged', ...head, successor: act.successor }])
  }
}

/**
 * Hands open work over to another officer of the unit. Each clock runs on as it is; an official who is barred from a
 * piece of work (who proposed the case) does not get it.
 */
export function decideHandOver(
  state: Organisation | undefined,
  command: {
    readonly from: OfficerId
    readonly to: OfficerId
    readonly work: readonly OpenWork[]
    readonly by: Actor
  },
  ground: Ground,
  today: LocalDate,
): Result<readonly OrganisationEvent[], Refusal> {
  const { from, to, work, by } = command
  if (state === undefined || !isOfficer(state, to) || from === to) {
    return refuse({ code: 'WRONG_STATE', state: 'noOfficer', basis: [] })
  }
  if (work.some(({ barred }) => barred.includes(to))) return refuse({ code: 'SAME_HANDS', basis: [] })
  const { organisationId } = state
  return ok([{ type: 'WorkHandedOver', organisationId, on: today, ground, from, to, work, by }])
}

/** Lets an officer leave once no open work is left in their hands. */
export function decideOfficerLeave(
  state: Organisation | undefined,
  officerId: OfficerId,
  openWork: readonly OpenWork[],
  ground: Ground,
  today: LocalDate,
): Result<readonly OrganisationEvent[], Refusal> {
  if (state === undefined || !isOfficer(state, officerId)) {
    return refuse({ code: 'WRONG_STATE', state: 'noOfficer', basis: [] })
  }
  if (openWork.length > 0) return refuse({ code: 'OPEN_WORK_REMAINS', count: openWork.length, basis: [] })
  return ok([{ type: 'OfficerLeft', organisationId: state.organisationId, on: today, ground, officerId }])
}

/** The unit that answers for a unit today: itself, or the last of its successors. A ring of mergers ends where it began. */
export function readSuccessor(
  organisations: ReadonlyMap<OrganisationId, Organisation>,
  organisationId: OrganisationId,
): OrganisationId {
  const seen = new Set<OrganisationId>()
  let at = organisationId
  while (!seen.has(at)) {
    seen.add(at)
    const next = organisations.get(at)?.mergedInto
    if (next === undefined || next === null) return at
    at = next.successor
  }
  return organisationId
}

/** Whether a unit holds a role in a place. */
export function holdsRole(organisation: Organisation, role: OrganisationRole, place: PlaceCode): boolean {
  return organisation.roles.some((held) => isSameRole(held, { role, place }))
}

function isOfficer(organisation: Organisation, officerId: OfficerId): boolean {
  return organisation.officers.some((one) => one.officerId === officerId && one.until === null)
}

function isSameRole(a: HeldRole, b: HeldRole): boolean {
  return a.role === b.role && a.place === b.place
}

function registered({
  organisationId,
  name,
  place,
  departments,
}: Extract<OrganisationEvent, { type: 'OrganisationRegistered' }>): Organisation {
  return { organisationId, name, place, departments, roles: [], liaisons: [], officers: [], mergedInto: null }
}
