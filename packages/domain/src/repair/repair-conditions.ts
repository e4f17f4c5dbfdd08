import { COURT_LIST } from '../catalogue/list-type.ts'
import { durationLastDay } from '../calendar/limits.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { OrganisationId, SubjectKind } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { RepairGravity } from '../rulebook/practice/repair-practice.ts'
import { readCommunityService, readRepairPeriod, readRepairRoute } from '../rulebook/practice/repair-practice.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import { readRule } from '../rulebook/read-rule.ts'
import { readRuleForCase, type CaseDates } from '../rulebook/transition.ts'
import type { GravityReading } from './repair-gravity.ts'
import type { RepairableThing } from './repairable.ts'
import type { RepairMaterials } from './repair.ts'
import { listSectorConditions, type SectorCondition } from './sector-conditions.ts'

const CONDITIONS = [cite('O36', '修复条件条款（序号未核）')]

/** Who works here, as far as it matters to whom an application goes. */
export interface RepairUnits {
  /** Units that made the entry or dealt with the misconduct, and are no users of this installation. */
  readonly elsewhere: readonly OrganisationId[]
  /** The credit authority of the place; `null` where the register names none. */
  readonly creditAuthority: OrganisationId | null
}

const ALL_HERE: RepairUnits = { elsewhere: [], creditAuthority: null }

/**
 * The organ that decides on a repair: the one that dealt with the misconduct where the place says so (攀枝花), else
 * whoever made the entry. Where that organ is no user here, the credit authority decides if the place's text lets it
 * repair (濮阳县); else it passes the application on and records the letter.
 * @basis PZ/二(三)1; JN/四(四); YF/(二十四); GD/(二十五); PY/五(四); HN_REG/第四十三条; SD_REG/第四十一条; O36/第三条
 */
export function readRepairHandler(
  place: PlaceCode,
  thing: Pick<RepairableThing, 'determiner' | 'document'>,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
  { elsewhere, creditAuthority }: RepairUnits = ALL_HERE,
): {
  readonly handler: OrganisationId
  readonly recorder: OrganisationId | null
  readonly basis: readonly Citation[]
} {
  const route = readRepairRoute(law.book, place, on)
  const to = route.kind === 'ruled' ? route.value : 'determiner'
  const basis = route.kind === 'ruled' ? [route.basis] : [cite('O36', '第三条')]
  const handler = to === 'handlingOrgan' ? thing.document.authority : thing.determiner
  if (!elsewhere.includes(handler)) return { handler, recorder: null, basis }
  if (to !== 'creditAuthorityOrAgency' || creditAuthority === null) return { handler, recorder: creditAuthority, basis }
  const execution = readRule(law.book, place, 'repairExecution', on)
  const platform = execution.kind === 'value' ? [execution.row.source] : []
  return { handler: creditAuthority, recorder: null, basis: [...basis, ...platform] }
}

/**
 * Refuses what no repair can reach: an incentive, what is over, and the court's list, from which the court deletes by
 * itself when the duty is performed.
 * @basis SPC17/第十条; O36/第四条
 */
export function findRepairBar(
  thing: Pick<RepairableThing, 'adverse' | 'endedOn' | 'listTypeId'>,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (!thing.adverse) return refuse({ code: 'REPAIR_BARRED', why: 'notAdverse', basis: [cite('O36', '第四条')] })
  if (thing.endedOn !== null)
    return refuse({ code: 'AFTER_END', endedOn: thing.endedOn, basis: [cite('O36', '第四条')] })
  if (thing.listTypeId === COURT_LIST) {
    return refuse({ code: 'REPAIR_BARRED', why: 'courtList', basis: [cite('SPC17', '第十条')] })
  }
  return undefined
}

/** From which day repair is possible, `null` where it is at once; and the day on which publication ends by itself. */
export interface RepairWindow {
  readonly from: LocalDate | null
  readonly endsByItselfOn: LocalDate | null
  readonly basis: readonly Citation[]
  readonly confirmed: boolean
}

/**
 * The window of a matter: after the minimum of its class, before it ends by itself at the maximum; the kinder of the rules
 * that its dates cut through. Minor matters need no minimum. Where no text speaks, nothing makes the subject wait.
 * @basis O58/公示期限条款（序号未核）; N22/分类修复（序号未核）
 */
export function readRepairWindow(
  place: PlaceCode,
  matter: CaseDates & { readonly gravity: RepairGravity },
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): RepairWindow {
  const period = readRepairPeriod(law.book, place, matter, on)
  if (period.kind === 'unspecified') return { from: null, endsByItselfOn: null, basis: [], confirmed: true }
  const { value, basis, confirmed } = period
  if (value.kind === 'notPublished') return { from: null, endsByItselfOn: null, basis: [basis], confirmed }
  return { from: value.repairableFrom, endsByItselfOn: value.lastDay, basis: [basis], confirmed }
}

/** What a notice, the public page and the subject's own page say of repair: its window and its class, or why none. */
export type EntryWindow =
  | (RepairWindow & { readonly kind: 'open'; readonly gravity: GravityReading; readonly handler: OrganisationId })
  | { readonly kind: 'barred'; readonly refusal: Refusal }

/**
 * The window of an entry or a record: 自…起可以申请修复，到…自动停止公示. It ends by itself on the earlier of the day
 * its own term ends and the day its publication reaches the maximum of its class.
 * @basis O58/公示期限条款（序号未核）; N22/分类修复（序号未核）; N22/两书同达（序号未核）
 */
export function readThingWindow(thing: RepairableThing, law: Pick<LawInForce, 'book'>, on: LocalDate): EntryWindow {
  const barred = findRepairBar(thing)
  if (barred !== undefined) return { kind: 'barred', refusal: barred.error }
  const { place, dates, gravity, lastDay } = thing
  const window = readRepairWindow(place, { ...dates, gravity: gravity.gravity }, law, on)
  const { handler, basis } = readRepairHandler(place, thing, law, on)
  return {
    kind: 'open',
    gravity,
    handler,
    from: window.from,
    endsByItselfOn: earlierOf(lastDay, window.endsByItselfOn),
    basis: [...window.basis, ...gravity.basis, ...basis],
    confirmed: window.confirmed && gravity.confirmed,
  }
}

/**
 * The last day on which an entry may be shown to the public whatever its term: the maximum of the gravest class, counted
 * from its document, where the rule stops publication by itself. The court's list keeps to its own provisions.
 * @basis O58/公示期限条款（序号未核）; N22/分类修复（序号未核）; SPC17/第二条
 */
export function readPublicationMaximum(
  { place, dates, adverse, listTypeId }: Pick<RepairableThing, 'place' | 'dates' | 'adverse' | 'listTypeId'>,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): { readonly lastDay: LocalDate; readonly basis: Citation } | undefined {
  if (!adverse || listTypeId === COURT_LIST) return undefined
  const rule = readRuleForCase(law.book, place, 'repairClasses', dates, on)
  if (rule.kind === 'unspecified' || !rule.value.autoStopAtMaximum) return undefined
  const { maxMonths } = rule.value.serious
  return { lastDay: durationLastDay(dates.decidedOn, { count: maxMonths, unit: 'month' }), basis: rule.row.source }
}

function earlierOf(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

/** What a check of materials reads besides them. */
export interface MaterialsFacts {
  readonly subjectKind: SubjectKind
  readonly sector: string
  readonly gravity: RepairGravity
  readonly conditions: readonly SectorCondition[]
}

/**
 * Whether the materials meet the conditions: the duty performed, the conduct put right, the promise given, and what the
 * sector's own rule asks besides. A minor matter can be repaired once the duty is performed, so that no more is asked of
 * its subject. Community service stands in for proof of rectification where the place counts it for
 * this kind of subject.
 * @basis O36/修复条件条款（序号未核）; N22/分类修复（序号未核）; PZ/二(三)1; JN/四(四); YF/(二十四); GD/(二十五); PY/五(四)
 */
export function checkMaterials(
  place: PlaceCode,
  { subjectKind, sector, gravity, conditions }: MaterialsFacts,
  materials: RepairMaterials,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): Result<readonly Citation[], Refusal> {
  const { performance, rectification, promise, communityService, other } = materials
  const kind = subjectKind === 'naturalPerson' ? 'naturalPerson' : 'organisation'
  const service = readCommunityService(law.book, place, kind, on)
  const counts = communityService !== null && service.kind === 'ruled' && service.value
  const asked = listSectorConditions(conditions, sector, on)
  const lacking = (name: string) => !other.some((each) => each.name === name)
  const missing = [
    ...(isGiven(performance) ? [] : ['performance']),
    ...(isGiven(rectification) || counts || gravity === 'minor' ? [] : ['rectification']),
    ...(isGiven(promise) || gravity === 'minor' ? [] : ['promise']),
    ...other.flatMap(({ name, evidence }) => (isGiven(evidence) ? [] : [name])),
    ...asked.flatMap(({ name }) => (lacking(name) ? [name] : [])),
  ]
  const basis = [...CONDITIONS, ...asked.map(({ source }) => source)]
  if (missing.length > 0) return refuse({ code: 'REPAIR_CONDITIONS_UNMET', missing, basis })
  return ok(counts ? [...basis, service.basis] : basis)
}

function isGiven(reference: string | null): boolean {
  return reference !== null && reference !== ''
}
