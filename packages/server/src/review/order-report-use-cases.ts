import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import { decideOrderReport } from '@xinheng/domain/review/decide-order-report'
import { readReviewDuties } from '@xinheng/domain/review/review-duties'
import type { Review } from '@xinheng/domain/review/review'
import { keepBroughtFiles, type BroughtFile } from '../attachment/brought-file-use-cases.ts'
import { actInTransaction, findCase, type Folded } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { transact } from '../db/transact.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { listUnits } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { REVIEW_STREAM } from './review-store.ts'

/** An order as the subject reports it: its words, and the paper itself as words or as a file. */
export interface ReportedOrderCase {
  readonly number: string
  readonly orderedOn: LocalDate
  readonly proofText: string
  readonly proofFile: BroughtFile | null
}

/** Who an act counts as done by while nobody of a unit acts. */
const SUBJECT = 'system:subject'

/** Takes the subject's report of an order in its case, and gives the keeper of the register its duty. */
export async function reportOrder(
  service: Service,
  subjectId: string,
  reviewId: string,
  { number, orderedOn, proofText, proofFile }: ReportedOrderCase,
): Promise<Result<Folded<Review>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  return transact(db, async (tx) => {
    const before = await findCase(tx, REVIEW_STREAM, reviewId)
    if (before?.state.subjectId !== subjectId) return refuse({ code: 'NOT_ONES_OWN', basis: [] })
    const { place } = before.state
    const files = await keepBroughtFiles(service, tx, { subjectId, place }, proofFile === null ? [] : [proofFile])
    const [lost] = files.notKept
    if (lost !== undefined) return refuse(lost.why)
    const words = proofText.trim()
    const proof =
      files.kept[0]?.ref ??
      (words === '' ? null : (await service.vault.sealValue(tx, { subjectId, purpose: 'proof', plaintext: words })).ref)
    const keeper = await findKeeper(tx, before.state)
    const acting = { officerId: SUBJECT, organisationId: '', place }
    const recording = { ambient, acting, rulebookVersion: law.book.version }
    const report = { subjectId, number: number.trim(), orderedOn, proof, keeper }
    const done = await actInTransaction(tx, REVIEW_STREAM, reviewId, recording, (state) =>
      decideOrderReport(state, report, law, today),
    )
    if (!done.ok) return done
    const duties = readReviewDuties(done.value.state, law)
    await replaceDuties(tx, { stream: 'review', id: reviewId }, place, duties, law.calendar)
    return done
  })
}

/** The unit that keeps the register of remedies of the place; where there is none, the unit whose act it is. */
async function findKeeper(tx: Tx, { place, respondent }: Review): Promise<string> {
  const keeper = (await listUnits(tx, place)).find(
    ({ roles, mergedInto }) => mergedInto === null && roles.some(({ role }) => role === 'creditAuthority'),
  )
  return keeper?.organisationId ?? respondent
}
