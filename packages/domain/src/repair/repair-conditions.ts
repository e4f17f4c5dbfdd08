import type { LocalDate } from '../calendar/local-date.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import type { CaseDocument, OrganisationId, SubjectKind } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { LawInForce } from '../listing/law-in-force.ts'
import type { RepairGravity } from '../rulebook/practice/repair-practice.ts'
import { readCommunityService, readRepairPeriod, readRepairRoute } from '../rulebook/practice/repair-practice.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { CaseDates } from '../rulebook/transition.ts'
import type { RepairMaterials } from './repair.ts'

/** What is known of the thing that is to be repaired. */
export interface RepairableThing {
  readonly subjectId: string
  readonly subjectKind: SubjectKind
  /** The unit that made the entry or the record. */
  readonly determiner: OrganisationId
  readonly document: Pick<CaseDocument, 'number' | 'authority'>
  readonly dates: CaseDates
  /** The list it stands on, `null` for a record. */
  readonly listTypeId: string | null
  readonly adverse: boolean
  /** The day on which it was over, `null` while it is not. */
  readonly endedOn: LocalDate | null
}

/** The list whose entries only the executing court takes away. */
const COURT_LIST = 'judgment-defaulter'

const CONDITIONS = [cite('O36', '修复条件条款（序号未核）')]

/**
 * The organ that decides on a repair: the one that dealt with the misconduct where the place says so (攀枝花), else
 * whoever made the entry.
 * @basis PZ/二(三)1; JN/四(四); YF/(二十四); GD/(二十五); PY/五(四); O36/第三条
 */
export function readRepairHandler(
  place: PlaceCode,
  thing: RepairableThing,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): { readonly handler: OrganisationId; readonly basis: readonly Citation[] } {
  const route = readRepairRoute(law.book, place, on)
  if (route.kind !== 'ruled') return { handler: thing.determiner, basis: [cite('O36', '第三条')] }
  const handler = route.value === 'handlingOrgan' ? thing.document.authority : thing.determiner
  return { handler, basis: [route.basis] }
}

/**
 * Refuses what no repair can reach: an incentive, what is over, and the court's list, from which the court deletes by
 * itself when the duty is performed.
 * @basis SPC17/第十条; O36/第四条
 */
export function findRepairBar(thing: RepairableThing): { readonly ok: false; readonly error: Refusal } | undefined {
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
 * @basis O58/公示期限条款（序号未核）; O36/公示期限条款（序号未核）
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

/**
 * Whether the materials meet the conditions: the duty performed, the conduct put right, the promise given. Community
 * service stands in for proof of rectification where the place counts it for this kind of subject.
 * @basis O36/修复条件条款（序号未核）; PZ/二(三)1; JN/四(四); YF/(二十四); GD/(二十五); PY/五(四)
 */
export function checkMaterials(
  place: PlaceCode,
  subjectKind: SubjectKind,
  materials: RepairMaterials,
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): Result<readonly Citation[], Refusal> {
  const { performance, rectification, promise, communityService } = materials
  const kind = subjectKind === 'naturalPerson' ? 'naturalPerson' : 'organisation'
  const service = readCommunityService(law.book, place, kind, on)
  const counts = communityService !== null && service.kind === 'ruled' && service.value
  const missing = [
    ...(isGiven(performance) ? [] : ['performance']),
    ...(isGiven(rectification) || counts ? [] : ['rectification']),
    ...(isGiven(promise) ? [] : ['promise']),
    ...materials.other.flatMap(({ name, evidence }) => (isGiven(evidence) ? [] : [name])),
  ]
  if (missing.length > 0) return refuse({ code: 'REPAIR_CONDITIONS_UNMET', missing, basis: CONDITIONS })
  return ok(counts ? [...CONDITIONS, service.basis] : CONDITIONS)
}

function isGiven(reference: string | null): boolean {
  return reference !== null && reference !== ''
}
