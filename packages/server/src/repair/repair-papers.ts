import { cite } from '@xinheng/domain/kernel/citation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { NoticeDraft } from '@xinheng/domain/notice/notice'
import { readRepairDuties } from '@xinheng/domain/repair/repair-duties'
import type { Repair, RepairEvent } from '@xinheng/domain/repair/repair'
import { readLastDay } from '@xinheng/domain/term/term-clock'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { issueNotice, issueReceipt } from '../notice/notice-use-cases.ts'
import type { Service } from '../service.ts'

interface PaperWork {
  readonly service: Service
  readonly tx: Tx
  readonly acting: Acting
  readonly law: LawInForce
}

/** Gives the applicant the paper that an act calls for: a receipt at once, and an answer with its reasons. */
export async function issueRepairPaper(
  { service, tx, acting, law }: PaperWork,
  repair: Repair,
  event: RepairEvent['type'],
): Promise<Result<unknown, Refusal>> {
  const draft = draftOf(repair, event, law)
  if (draft === undefined) return ok(null)
  if (draft.kind !== 'repairReceipt') return issueNotice(service, tx, acting, law, draft)
  const onScreen = repair.channel === 'web' || repair.channel === 'account'
  return issueReceipt(service, tx, acting, law, draft, onScreen)
}

function draftOf(repair: Repair, event: RepairEvent['type'], law: LawInForce): NoticeDraft | undefined {
  const { repairId, subjectId, place, receiptNumber } = repair
  const about = { stream: 'repair', id: repairId } as const
  const common = { subjectId, about, place, basis: [cite('N22', '办理流程（序号未核）'), cite('O36', '第三条')] }
  if (event === 'RepairApplied') {
    const reply = replyDay(repair, law)
    const lastDays = reply === null ? {} : { reply }
    return { ...common, kind: 'repairReceipt', parts: {}, values: { receiptNumber }, lastDays, key: 'receipt' }
  }
  const answer = { ...common, kind: 'repairAnswer', key: 'answer' } as const
  if (repair.kind === 'notAccepted' && event === 'RepairNotAccepted') {
    return { ...answer, parts: { reasons: repair.reasons }, values: { receiptNumber, outcome: 'notAccepted' } }
  }
  if ((repair.kind !== 'granted' && repair.kind !== 'refused') || event !== 'RepairDecided') return undefined
  const { outcome, reasons } = repair.decision
  return { ...answer, parts: { reasons }, values: { receiptNumber, outcome } }
}

function replyDay(repair: Repair, law: LawInForce) {
  const clock = readRepairDuties(repair, law).find(({ kind }) => kind === 'decideRepair')?.clock ?? null
  return clock === null ? null : readLastDay(clock, law.calendar).lastDay
}
