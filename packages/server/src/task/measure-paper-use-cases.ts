import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import type { LawArticle } from '@xinheng/domain/catalogue/law'
import { findHeldRule, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { readRepairableListing } from '@xinheng/domain/repair/repairable'
import { readThingWindow } from '@xinheng/domain/repair/repair-conditions'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { issueNotice } from '../notice/notice-use-cases.ts'
import type { Service } from '../service.ts'

/** A sanction that was applied: its articles, and where the official's words lie in the vault. */
export interface AppliedMeasure {
  readonly measureId: string
  readonly articles: readonly LawArticle[]
  readonly proportionality: string
  readonly told: string
  readonly taskId: string
  /** First day of the measure, and its last one where it has one. */
  readonly since: LocalDate
  readonly lastDay: LocalDate | null
  /** Tells this use of the measure from another on the same entry. */
  readonly key: string
}

/**
 * Tells the subject of a measure that was applied, by a paper of its own with its own proof of service: facts, basis,
 * reasons, proportionality, term and remedies. It follows the rules of the place that executes.
 * @basis PY/三(二)
 */
export async function tellMeasure(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  listing: Listing,
  { measureId, articles, proportionality, told, taskId, since, lastDay, key }: AppliedMeasure,
): Promise<Result<unknown, Refusal>> {
  const today = service.ambient.today()
  const onEach = findHeldRule(law, acting.place, 'noticeOfReasons', today)
  const legality = findHeldRule(law, acting.place, 'measureLegality', today)
  const thing = readRepairableListing(listing, law, today)
  return issueNotice(service, tx, acting, law, {
    kind: 'measure',
    subjectId: listing.subjectId,
    about: { stream: 'task', id: taskId },
    place: acting.place,
    parts: { facts: listing.conduct.facts, reasons: told, proportionality },
    basis: [
      ...(onEach?.value.onEachSanction === true ? [onEach.source] : []),
      ...(legality === undefined ? [] : [legality.source]),
    ],
    articles,
    values: {
      documentNumber: listing.document.number,
      listTypeId: listing.listTypeId,
      measureId,
      effectiveOn: since,
      ...(lastDay === null ? {} : { lastDayOfTerm: lastDay }),
    },
    ...(thing === undefined ? {} : { window: readThingWindow(thing, law, today) }),
    key,
  })
}
