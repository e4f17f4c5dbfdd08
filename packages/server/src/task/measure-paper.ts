import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawArticle } from '@xinheng/domain/catalogue/law'
import { findHeldRule, type LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import type { Task } from '@xinheng/domain/task/task'
import type { Acting, Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { issueNotice } from '../notice/notice-use-cases.ts'
import type { Service } from '../service.ts'

/** A sanction that was applied: its articles, and where the official's words lie in the vault. */
export interface AppliedMeasure {
  readonly measureId: string
  readonly articles: readonly LawArticle[]
  readonly proportionality: string
  readonly told: string
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
  { id, version, state }: Folded<Task>,
  { measureId, articles, proportionality, told }: AppliedMeasure,
): Promise<Result<unknown, Refusal>> {
  const today = service.ambient.today()
  const response = state.responses.find((one) => one.measureId === measureId)
  if (response?.kind !== 'applied') return ok(null)
  const onEach = findHeldRule(law, acting.place, 'noticeOfReasons', today)
  const legality = findHeldRule(law, acting.place, 'measureLegality', today)
  return issueNotice(service, tx, acting, law, {
    kind: 'measure',
    subjectId: listing.subjectId,
    about: { stream: 'task', id },
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
      effectiveOn: response.on,
      ...(response.lastDay === null ? {} : { lastDayOfTerm: response.lastDay }),
    },
    key: `${measureId}:${version}`,
  })
}
