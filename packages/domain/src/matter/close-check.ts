import type { LocalDate } from '../calendar/local-date.ts'
import type { Citation } from '../kernel/citation.ts'
import type { Actor, Ground, OrganisationId, TextRef } from '../kernel/refs.ts'
import type { Refusal } from '../kernel/refusal.ts'
import { ok, refuse } from '../kernel/result.ts'
import type { Result } from '../kernel/result.ts'
import { admitAct } from './barrier.ts'
import type { CheckReading } from './check-reading.ts'
import type { Check, CheckItem, ItemOutcome, Matter, MatterEvent, NotAppliedReason } from './matter.ts'
import type { RuleAnswer } from '../rulebook/read-rule.ts'

/** The reasons for leaving a measure (不执行原因), each with its title and the duties it may answer for. */
export const NOT_APPLIED_REASONS = {
  outsidePower: { title: '不在本单位法定职权范围内', forMust: true },
  noOccasion: { title: '本事项中没有实施该措施的情形', forMust: true },
  measureSuspended: { title: '异议核实期间暂停执行', forMust: true },
  entryEnded: { title: '名单期限已届满', forMust: true },
  entryRepaired: { title: '已完成信用修复', forMust: true },
  entryDisputed: { title: '发现信息有误，已提请信息提供单位核实', forMust: true },
  notSameSubject: { title: '经核对不是同一主体', forMust: true },
  disproportionate: { title: '与行为的性质、情节和社会危害程度不相适应', forMust: true },
  conditionNotMet: { title: '不具备该措施的法定前提条件', forMust: true },
  alreadyApplied: { title: '该措施已经实施', forMust: true },
  publicInterest: { title: '涉及公共利益或者民生保障', forMust: true },
  matterEnded: { title: '事项已撤回或者终止', forMust: true },
  notChosen: { title: '推荐性措施，经裁量未采用', forMust: false },
} as const satisfies Record<NotAppliedReason, { readonly title: string; readonly forMust: boolean }>

/** How a named official ends one item of a receipt. */
export interface CloseItem {
  readonly checkId: string
  readonly itemId: string
  readonly outcome: ItemOutcome
  readonly by: Actor
  readonly on: LocalDate
}

/** What holds on the day of closing: the party's check read anew, and what the place says on telling reasons. */
export interface ClosingToday {
  readonly reading: Pick<CheckReading, 'must' | 'may' | 'shown' | 'ended'>
  readonly noticeRule: RuleAnswer<'noticeOfReasons'>
  /** The order that lifted this measure of this unit on the entry; absent where there is none. */
  readonly barred?: { readonly on: LocalDate; readonly basis: readonly Citation[] }
}

/**
 * Ends one item: applied with its evidence, or not applied with reason and text, by a named official of the unit
 * that checked. A measure is applied only if that day's reading still has it, and not suspended; 「未采用」 answers for
 * recommended ones only. Where the place asks that the subject is told basis and reasons, a sanction needs that
 * notice.
 * @basis N49/(九); PY/三(二); JN/四(二); PZ/二(二)3; PIPL/第二十四条
 */
export function decideCloseItem(
  matter: Matter | undefined,
  closing: CloseItem,
  today: ClosingToday,
  ground: Ground,
): Result<readonly MatterEvent[], Refusal> {
  const { checkId, itemId, outcome, by, on } = closing
  const admitted = admitAct(matter, on, by)
  if (!admitted.ok) return admitted
  const check = admitted.value.checks.find((each) => each.checkId === checkId)
  if (check === undefined) return refuse({ code: 'CHECK_UNKNOWN', basis: [], checkId })
  if (by.organisationId !== check.unitId) return refuse({ code: 'CHECK_OF_OTHER_UNIT', basis: [] })
  const item = check.items.find((each) => each.itemId === itemId)
  if (item === undefined) return refuse({ code: 'CHECK_ITEM_UNKNOWN', basis: [], itemId })
  if (check.closings[itemId] !== undefined) return refuse({ code: 'CHECK_ITEM_ALREADY_CLOSED', basis: [], itemId })
  const refusal = findOutcomeRefusal(item, outcome, today, checkId)
  if (refusal !== undefined) return refuse(refusal)
  const tellSubject = outcome.kind === 'applied' && item.kind === 'sanction'
  return ok([{ type: 'CheckItemClosed', checkId, itemId, outcome, by, on, tellSubject, ground }])
}

function findOutcomeRefusal(
  item: CheckItem,
  outcome: ItemOutcome,
  today: ClosingToday,
  checkId: string,
): Refusal | undefined {
  if (outcome.kind === 'notApplied') {
    const { reason, text } = outcome
    if (text.trim() === '') return { code: 'REASON_MISSING', basis: [] }
    if (item.duty === 'must' && !NOT_APPLIED_REASONS[reason].forMust)
      return { code: 'REASON_NOT_ALLOWED', basis: [], reason }
    return undefined
  }
  if (today.barred !== undefined) {
    const { on, basis } = today.barred
    return { code: 'MEASURE_LIFTED_BY_ORDER', measureId: item.measureId, since: on, basis }
  }
  const lost = findLostGround(item, today.reading, checkId)
  if (lost !== undefined) return lost
  if (outcome.evidence.trim() === '') return { code: 'EVIDENCE_MISSING', basis: [] }
  const { noticeRule } = today
  const needsNotice = item.kind === 'sanction' && noticeRule.kind === 'value' && noticeRule.value.onEachSanction
  if (needsNotice && (outcome.notice ?? '').trim() === '')
    return { code: 'NOTICE_OF_REASONS_MISSING', basis: [noticeRule.row.source] }
  return undefined
}

/** Why the measure may no longer be applied today though the receipt had it; `undefined` while it may. */
function findLostGround(item: CheckItem, reading: ClosingToday['reading'], checkId: string): Refusal | undefined {
  const { itemId, listingId, measureId } = item
  const now = [...reading.must, ...reading.may].find((each) => each.itemId === itemId)
  if (now !== undefined) {
    return now.state === 'suspended' ? { code: 'CHECK_ITEM_SUSPENDED', basis: now.stayBasis, itemId } : undefined
  }
  const ended = reading.ended.find((each) => each.listingId === listingId)
  if (ended !== undefined) return { code: 'AFTER_END', basis: [], endedOn: ended.lastDay }
  const shown = reading.shown.find(
    (each) => each.listingId === listingId && (each.measureId === measureId || each.measureId === null),
  )
  return shown?.reasons[0] ?? { code: 'CHECK_STALE', basis: [], checkIds: [checkId] }
}

/**
 * Lifts a measure wherever a unit applied it on an entry inside a matter, because a dispute says that it must not stand:
 * the power was asked there, and a matter that is over takes it as well.
 * @basis YF/(二十五); GD/(二十六); PZ/二(三)2; JN/四(三); PY/五(三); ARL/第七十七条; ALIT/第九十四条
 */
export function decideOrderedItemLifting(
  matter: Matter,
  order: {
    readonly listingId: string
    readonly measureId: string
    readonly implementer: OrganisationId
    readonly reasons: TextRef
    readonly by: Actor
    readonly on: LocalDate
  },
  ground: Ground,
): readonly MatterEvent[] {
  const { listingId, measureId, implementer, reasons, by, on } = order
  return matter.checks
    .filter(({ unitId }) => unitId === implementer)
    .flatMap(({ checkId, items, closings }) =>
      items.flatMap((item) => {
        const closing = closings[item.itemId]
        const stands = closing?.outcome.kind === 'applied' && closing.lifted === undefined
        if (item.listingId !== listingId || item.measureId !== measureId || !stands) return []
        return [{ type: 'CheckItemLifted' as const, checkId, itemId: item.itemId, reasons, by, on, ground }]
      }),
    )
}

/** The items of a receipt that nobody has answered for. */
export function readOpenItems(check: Check): readonly CheckItem[] {
  return check.items.filter((item) => check.closings[item.itemId] === undefined)
}

/** Whether a receipt still waits for an answer, recommended measures included. */
export function isCheckOpen(check: Check): boolean {
  return readOpenItems(check).length > 0
}
