import type { LocalDate } from '../calendar/local-date.ts'
import type { Measure, ResponsibleRole } from '../catalogue/measure.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import { findFailSafe } from '../kernel/health.ts'
import type { Actor, PersonRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { groundOn, readHeldRule } from './law-in-force.ts'
import type { LawInForce } from './law-in-force.ts'
import type { ListingEvent } from './listing-event.ts'
import type { Listing, ListingCore } from './listing.ts'
import { findNoGround } from './read-listing.ts'

/** Who held which office when; `until` is the first day no longer in office, `null` while in it. */
export interface OfficeHolding {
  readonly person: PersonRef
  readonly office: Exclude<ResponsibleRole, 'directlyResponsible'>
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** A responsible person (责任人员) of a listed unit, by which office, on which clause. */
export interface ResponsiblePerson {
  readonly person: PersonRef
  readonly role: ResponsibleRole
  readonly basis: readonly Citation[]
}

/** A set of roles: those answerable by office alone, and those only if found directly responsible. */
interface RoleSet {
  readonly byOffice: readonly ResponsibleRole[]
  readonly ifDirectlyResponsible: readonly ResponsibleRole[]
  /** Whether anybody found directly responsible belongs to it, whatever the office. */
  readonly anyDirectlyResponsible: boolean
}

/**
 * Market and sector bans reach the legal representative, the principal, and practitioners directly responsible.
 * @basis YF/(十)
 * @basis GD/(十)
 * @basis JN/三(二)1
 */
const MARKET_BAN: RoleSet = {
  byOffice: ['legalRepresentative', 'principal'],
  ifDirectlyResponsible: ['registeredPractitioner'],
  anyDirectlyResponsible: false,
}

/**
 * Honours are withdrawn from senior managers too, and from directors and shareholders directly responsible.
 * @basis YF/(十)
 * @basis GD/(十)
 * @basis JN/三(二)1
 */
const HONOURS: RoleSet = {
  byOffice: ['legalRepresentative', 'principal', 'seniorManager'],
  ifDirectlyResponsible: ['director', 'shareholder', 'controllingShareholder'],
  anyDirectlyResponsible: false,
}

/**
 * The record cascade writes to the legal representative, the principal and others directly responsible.
 * @basis YF/(十五)
 * @basis GD/(十五)
 */
const CASCADE: RoleSet = {
  byOffice: ['legalRepresentative', 'principal'],
  ifDirectlyResponsible: [],
  anyDirectlyResponsible: true,
}
const POLICY_CLAUSES: Readonly<Record<PlaceCode, Citation>> = {
  '440000': cite('GD', '(十)'),
  '445300': cite('YF', '(十)'),
  '370100': cite('JN', '三(二)1'),
}

/** The case as the question of responsible persons needs it. */
export interface ResponsibilityCase {
  readonly place: PlaceCode
  readonly conduct: Pick<ListingCore['conduct'], 'from' | 'until'>
  readonly holdings: readonly OfficeHolding[]
  /** Who the effective document names as directly responsible. */
  readonly directlyResponsible: readonly PersonRef[]
}

/**
 * Who besides the unit a measure reaches: by what the measure's law names and by what the policy says of its kind, and
 * only those who held the office while the misconduct happened.
 * @basis YF/(十)
 * @basis GD/(十)
 * @basis JN/三(二)1
 */
export function readResponsiblePersons(
  measure: Pick<Measure, 'category' | 'responsibleRoles' | 'kind'>,
  about: ResponsibilityCase,
  law: LawInForce,
  on: LocalDate,
): readonly ResponsiblePerson[] {
  if (measure.kind === 'incentive') return []
  const byLaw = roleSetOf(measure.responsibleRoles)
  const found = selectPersons(byLaw, about, [])
  const rule = readHeldRule(law, about.place, 'responsiblePersons', on, true)
  const clause = POLICY_CLAUSES[about.place]
  if (!rule.ok || rule.value?.value.measures !== true || clause === undefined) return found
  const set = measure.category === 'marketEntry' ? MARKET_BAN : measure.category === 'honours' ? HONOURS : undefined
  if (set === undefined) return found
  return mergePersons([...selectPersons(set, about, [clause]), ...found])
}

/** Offices that answer only if the person was found directly responsible. */
const NEEDS_FINDING: readonly ResponsibleRole[] = ['registeredPractitioner', 'director', 'shareholder', 'supervisor']

/**
 * The roles in which a person answers for a unit's conduct: the offices held while it happened, those that need a
 * finding only with one, and what an official recorded. Which measure reaches which role is the measure's question.
 * @basis YF/(十)
 * @basis GD/(十)
 * @basis JN/三(二)1
 */
export function readRolesOf(
  person: PersonRef,
  { conduct, holdings, directlyResponsible }: Omit<ResponsibilityCase, 'place'>,
  recorded: readonly ResponsibleRole[],
): readonly ResponsibleRole[] {
  const found = directlyResponsible.includes(person)
  const held = holdings
    .filter((one) => one.person === person && isHeldDuring(one, conduct))
    .map(({ office }) => office)
    .filter((office) => found || !NEEDS_FINDING.includes(office))
  return [...new Set([...held, ...(found ? (['directlyResponsible'] as const) : []), ...recorded])]
}

function isHeldDuring({ from, until }: OfficeHolding, conduct: ResponsibilityCase['conduct']): boolean {
  return (conduct.until === null || from <= conduct.until) && (until === null || until > conduct.from)
}

/**
 * Writes a unit's serious misconduct to the records of those responsible, where the rule of the place says so; an
 * official confirms the persons.
 * @basis YF/(十五)
 * @basis GD/(十五)
 * @basis GD_REG/第三十七条
 */
export function decideRecordCascade(
  state: Listing | undefined,
  command: Omit<ResponsibilityCase, 'place' | 'conduct'> & { readonly by: Actor },
  law: LawInForce,
  today: LocalDate,
): Result<readonly ListingEvent[], Refusal> {
  if (state?.kind !== 'listed' || state.listKind !== 'sanction') {
    return refuse({ code: 'WRONG_STATE', state: state?.kind ?? 'none', basis: [] })
  }
  const unsound = findFailSafe(law.health) ?? findNoGround(state, today, law)
  if (unsound !== undefined) return unsound
  const byPolicy = readHeldRule(law, state.place, 'responsiblePersons', today, true)
  if (!byPolicy.ok) return byPolicy
  const byLaw = readHeldRule(law, state.place, 'responsiblePersonsByLaw', today, true)
  if (!byLaw.ok) return byLaw
  const { holdings, directlyResponsible, by } = command
  const about = { place: state.place, conduct: state.conduct, holdings, directlyResponsible }
  const sources: Citation[] = []
  const persons: ResponsiblePerson[] = []
  if (byPolicy.value?.value.recordCascade === true) {
    sources.push(byPolicy.value.source)
    persons.push(...selectPersons(CASCADE, about, [byPolicy.value.source]))
  }
  if (byLaw.value?.value.recordCascade === true) {
    const { roles } = byLaw.value.value
    sources.push(byLaw.value.source)
    persons.push(...selectPersons(roleSetOf(roles), about, [byLaw.value.source]))
  }
  if (sources.length === 0) {
    const silent = [byPolicy.value, byLaw.value].flatMap((rule) => (rule === undefined ? [] : [rule.source]))
    return refuse({ code: 'NO_RECORD_CASCADE', basis: silent })
  }
  const recorded = mergePersons(persons).map(({ person, role }) => ({ person, office: role }))
  if (recorded.length === 0) return ok([])
  const ground = groundOn(law, sources)
  return ok([
    { type: 'ResponsiblePersonsRecorded', listingId: state.listingId, on: today, ground, persons: recorded, by },
  ])
}

function roleSetOf(roles: readonly ResponsibleRole[]): RoleSet {
  return {
    byOffice: roles.filter((role) => !NEEDS_FINDING.includes(role)),
    ifDirectlyResponsible: roles.filter((role) => NEEDS_FINDING.includes(role)),
    anyDirectlyResponsible: roles.includes('directlyResponsible'),
  }
}

function selectPersons(
  set: RoleSet,
  about: ResponsibilityCase,
  basis: readonly Citation[],
): readonly ResponsiblePerson[] {
  const { conduct, holdings, directlyResponsible } = about
  const inOffice = holdings.filter((holding) => isHeldDuring(holding, conduct))
  const byOffice = inOffice.filter(({ office }) => set.byOffice.includes(office))
  const byFinding = inOffice.filter(
    ({ office, person }) => set.ifDirectlyResponsible.includes(office) && directlyResponsible.includes(person),
  )
  const anyone = set.anyDirectlyResponsible ? directlyResponsible : []
  return mergePersons([
    ...[...byOffice, ...byFinding].map(({ person, office }) => ({ person, role: office, basis })),
    ...anyone.map((person) => ({ person, role: 'directlyResponsible' as const, basis })),
  ])
}

function mergePersons(persons: readonly ResponsiblePerson[]): readonly ResponsiblePerson[] {
  return persons.filter((one, at) => persons.findIndex(({ person }) => person === one.person) === at)
}
