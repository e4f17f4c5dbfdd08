import type { LocalDate } from '../calendar/local-date.ts'
import { findListType, isInForce } from '../catalogue/catalogue.ts'
import type { ListType } from '../catalogue/list-type.ts'
import { cite } from '../kernel/citation.ts'
import type { Citation } from '../kernel/citation.ts'
import { DOCUMENTS } from '../kernel/documents.ts'
import type { DocumentKey, DocumentLevel } from '../kernel/documents.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import type { AxisValues } from '../rulebook/axes.ts'
import { findPlace, readRule } from '../rulebook/read-rule.ts'
import type { LawInForce, UnitPower } from './law-in-force.ts'
import type { ListingCore } from './listing.ts'

const LIST_LAW: readonly Citation[] = [cite('N49', '(六)(七)')]

/** The legal grounds of lists where the rule book says nothing for the day. */
const LEGALITY: Pick<AxisValues['listLegality'], 'basis' | 'localOnlyNeeds'> = {
  basis: ['law', 'adminRegulation', 'centralPolicy'],
  localOnlyNeeds: 'localRegulation',
}

/**
 * The list type, where it is lawful to enter somebody on it that day: it is in force for the place, fits the kind of
 * entry, and (sanction lists) rests on a text of sufficient level; a list of a province's or a place's own needs a local
 * regulation (地方性法规) at least. A list type that rests on memory supports no new adverse entry.
 * @basis N49/(六)(七)
 * @basis GD_REG/第三十二条
 */
export function readLawfulListType(
  law: LawInForce,
  entry: Pick<ListingCore, 'listTypeId' | 'listKind' | 'place'>,
  on: LocalDate,
): Result<ListType, Refusal> {
  const { listTypeId, listKind, place } = entry
  const listType = findListType(law.catalogue, listTypeId)
  if (listType === undefined || listType.kind !== listKind || !isInForce(listType, on)) {
    return refuse({ code: 'LIST_TYPE_UNKNOWN', listTypeId, basis: [] })
  }
  if (listType.place !== null && listType.place !== place && listType.place !== findPlace(law.book, place)?.within) {
    return refuse({ code: 'LIST_TYPE_UNKNOWN', listTypeId, basis: [] })
  }
  if (listKind === 'incentive') return ok(listType)
  const rule = readRule(law.book, place, 'listLegality', on)
  const legality = rule.kind === 'value' ? rule.value : LEGALITY
  const basis = rule.kind === 'value' ? [rule.row.source] : LIST_LAW
  const ownOnly: readonly DocumentLevel[] = ['law', 'adminRegulation', 'centralPolicy', legality.localOnlyNeeds]
  const levels: readonly DocumentLevel[] = listType.scope === 'national' ? legality.basis : ownOnly
  if (listKind === 'sanction' && (listType.basis.length === 0 || !levels.includes(listType.legalBasisLevel))) {
    return refuse({ code: 'LIST_WITHOUT_LAW', listTypeId, basis })
  }
  if (!listType.confirmed) return refuse({ code: 'RULE_UNCONFIRMED', axis: `listType:${listTypeId}`, basis: LIST_LAW })
  return ok(listType)
}

/**
 * What the entry itself rests on: a finding of dishonesty on the rule that asks for an effective document; an honour on
 * the texts that its list names, as far as the register knows them.
 * @basis N49/(三)
 * @basis G33/(三)
 */
export function readFooting(listType: ListType): readonly Citation[] {
  if (listType.kind !== 'incentive') return [cite('N49', '(三)')]
  return listType.basis.flatMap(({ law, article }) => {
    const key = KEYS.get(law)
    return key === undefined ? [] : [cite(key, article.replace('（', '(').replace('）', ')'))]
  })
}

/** Registered documents by title. */
const KEYS = new Map<string, DocumentKey>(
  Object.entries(DOCUMENTS).map(([key, { title }]) => [title, key as DocumentKey]),
)

/**
 * Refuses a unit that the list type does not name as a determiner; `undefined` where it has the power.
 * @basis N49/(六)(七)
 * @basis PZ/二(一)1
 */
export function findMissingPower(
  listType: ListType,
  unit: UnitPower,
): { readonly ok: false; readonly error: Refusal } | undefined {
  if (unit.departments.some((department) => listType.determiners.includes(department))) return undefined
  return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: unit.organisationId, basis: LIST_LAW })
}
