import { COURT_LIST } from '../catalogue/list-type.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { OrganisationId } from '../kernel/refs.ts'
import { readStay, type DisputeStage as ReviewedStage } from '../rulebook/practice/objection-practice.ts'
import { readRule } from '../rulebook/read-rule.ts'
import type { PlaceCode } from '../rulebook/rule-row.ts'
import type { LawInForce } from './law-in-force.ts'
import type { DisputeInterval, DisputeStage, Listing, ListingCore } from './listing.ts'

/** Why the execution of a sanction rests in a place (暂停执行). */
export interface ExecutionStay {
  readonly disputeIds: readonly string[]
  readonly basis: readonly Citation[]
}

/**
 * Whether the execution of an entry's measures (of one, where `measureId` names it) rests in an executing place on a day,
 * given the disputes that stand that day. The clause of the executing place rules, whoever made the entry; an order of a
 * reviewing organ or a court, and a court's ruling on reorganisation or settlement, rest it everywhere; the provisions on
 * the court's list let a dispute stop nothing. A dispute
 * about one applied measure rests that measure of that unit alone; asked without a unit, it is anybody's. `undefined`
 * where nothing rests.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三); SPC17/第十二条; N22/破产重整条款（序号未核）
 */
export function findExecutionStay(
  { listTypeId }: Pick<ListingCore, 'listTypeId'>,
  disputes: readonly DisputeInterval[],
  at: {
    readonly place: PlaceCode
    readonly measureId: string | null
    readonly implementer?: OrganisationId | undefined
  },
  law: Pick<LawInForce, 'book'>,
  on: LocalDate,
): ExecutionStay | undefined {
  const resting = disputes.flatMap(({ disputeId, stage, measureId, implementer, byUnit, basis }) => {
    if (stage === 'publicationStay' || (measureId !== null && measureId !== at.measureId)) return []
    if (implementer !== undefined && at.implementer !== undefined && implementer !== at.implementer) return []
    if (!isRuledByPlace(stage)) return [{ disputeId, basis }]
    if (listTypeId === COURT_LIST && !mayCourtListRest(law, at.place, on)) return []
    const rule = readStay(law.book, at.place, stage, on, byUnit)
    return rule.kind === 'ruled' && rule.value === 'stopped' ? [{ disputeId, basis: [rule.basis] }] : []
  })
  if (resting.length === 0) return undefined
  return {
    disputeIds: resting.map(({ disputeId }) => disputeId),
    basis: resting.flatMap(({ basis }) => basis),
  }
}

/**
 * Whether the term of an entry stands still while a dispute about it is at a stage, with the clause: only where the place
 * that made it here stops and tolls, for an objection or a complaint of the subject's. A received entry keeps its determiner's own clock, and a dispute about one measure
 * leaves the entry's term alone.
 * @basis PZ/二(三)2
 */
export function readTolling(
  listing: Extract<Listing, { readonly kind: 'decided' | 'listed' | 'awaitingPerson' }>,
  {
    stage,
    measureId,
    byUnit,
  }: { readonly stage: DisputeStage; readonly measureId: string | null; readonly byUnit?: boolean },
  { book }: Pick<LawInForce, 'book'>,
  on: LocalDate,
): { readonly tolls: boolean; readonly basis: readonly Citation[] } {
  const runsOn = { tolls: false, basis: [] }
  const received = listing.kind !== 'decided' && listing.origin.kind === 'received'
  if (received || measureId !== null || byUnit === true || !isRuledByPlace(stage)) return runsOn
  const stay = readStay(book, listing.place, stage, on)
  const clock = readRule(book, listing.place, 'clockOnRejection', on)
  if (stay.kind !== 'ruled' || stay.value !== 'stopped' || clock.kind !== 'value') return runsOn
  return { tolls: true, basis: [clock.row.source] }
}

/** Whether a rule of a place says what a stage does; an order or a ruling says it itself, everywhere. */
function isRuledByPlace(stage: DisputeStage): stage is ReviewedStage {
  const said: readonly DisputeStage[] = ['interimStay', 'publicationStay', 'insolvencyShield', 'insolvencyRepair']
  return !said.includes(stage)
}

function mayCourtListRest({ book }: Pick<LawInForce, 'book'>, place: PlaceCode, on: LocalDate): boolean {
  const rule = readRule(book, place, 'courtListTerm', on)
  return rule.kind === 'value' && rule.value.stay
}
