import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { ServiceChannel } from '@xinheng/domain/listing/listing'
import { decideLapse, decideNoticePaper } from '@xinheng/domain/notice/decide-notice-paper'
import type { Notice, NoticeAbout, NoticeCode, NoticeDraft } from '@xinheng/domain/notice/notice'
import { readNoticeDuties } from '@xinheng/domain/notice/notice-duties'
import { decideService, type ServicePractice, type ServiceReport } from '@xinheng/domain/notice/service'
import {
  actInTransaction,
  findCase,
  openInTransaction,
  type Acting,
  type Folded,
  type Recording,
} from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import { replaceDuties } from '../duty/duty-store.ts'
import { transact } from '../db/transact.ts'
import type { Service } from '../service.ts'
import { NOTICE_STREAM } from './notice-store.ts'
import { findConsent } from './consent-views.ts'
import { hashCode } from './paper-code-views.ts'

/** The times of service that no text of the register fixes: settings of the operator, never shown as law. */
export const SERVICE_PRACTICE: ServicePractice = { publicNoticeDays: 30, serveWithinDays: 7, setBy: 'operator' }

/**
 * Issues a paper to a subject, in the transaction of the act it tells about; its texts are in the vault already. The
 * paper is printed from its page or its PDF, and no clock of the subject runs before its service is on file.
 */
export async function issueNotice(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  draft: NoticeDraft,
): Promise<Result<Folded<Notice>, Refusal>> {
  return issueUnder(service, tx, acting, law, draft, service.ambient.uuid())
}

/** Issues the decision and, with it, the notice on repair (两书同达): one never leaves without the other. */
export async function issueDecision(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  draft: Omit<NoticeDraft, 'kind' | 'companion'>,
): Promise<Result<Folded<Notice>, Refusal>> {
  const { ambient } = service
  const [decisionId, repairId] = [ambient.uuid(), ambient.uuid()]
  const { subjectId, about, place, basis, values, channel, window } = draft
  const common = { subjectId, about, place, basis, ...(values === undefined ? {} : { values }) }
  const repair: NoticeDraft = {
    ...common,
    kind: 'repairNotice',
    parts: {},
    companion: decisionId,
    ...(channel === undefined ? {} : { channel }),
    ...(window === undefined ? {} : { window }),
  }
  const decision: NoticeDraft = { ...draft, kind: 'decision', companion: repairId }
  const issued = await issueUnder(service, tx, acting, law, decision, decisionId)
  if (!issued.ok) return issued
  const withIt = await issueUnder(service, tx, acting, law, repair, repairId)
  return withIt.ok ? issued : withIt
}

/**
 * Issues the receipt of what somebody sends. Where it was sent on a screen here, the receipt stands on that screen at
 * once: it is served with its issue, and nobody has a duty to serve it still.
 */
export async function issueReceipt(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  draft: NoticeDraft,
  onScreen: boolean,
): Promise<Result<Folded<Notice>, Refusal>> {
  const issued = await issueNotice(service, tx, acting, law, draft)
  if (!issued.ok || !onScreen) return issued
  const plaintext = `网上提交时当场显示回执，受理号 ${draft.values?.receiptNumber ?? ''}`
  const evidence = await service.vault.sealValue(tx, { subjectId: draft.subjectId, purpose: 'evidence', plaintext })
  return recordServiceOf(service, tx, acting, law, issued.value.id, { kind: 'shown', evidence: evidence.ref })
}

async function issueUnder(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  draft: NoticeDraft,
  noticeId: string,
): Promise<Result<Folded<Notice>, Refusal>> {
  const today = service.ambient.today()
  const code = await drawCode(service, tx, draft.subjectId)
  const facts = { noticeId, code, by: actorOf(acting) }
  const decided = decideNoticePaper(undefined, draft, facts, law, today)
  const done = await openInTransaction(tx, NOTICE_STREAM, noticeId, recordingOf(service, acting, law), decided)
  if (done.ok) await writeDuties(tx, done.value.state, law)
  return done
}

/** Twenty letters and figures without look-alikes: 100 bits, which nobody guesses. */
async function drawCode({ ambient, vault, keys }: Service, tx: Tx, subjectId: string): Promise<NoticeCode> {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const plaintext = [...ambient.bytes(20)].map((byte) => letters[byte % letters.length]).join('')
  const { ref } = await vault.sealValue(tx, { subjectId, purpose: 'noticeCode', plaintext })
  return { ref, hash: hashCode(keys, plaintext) }
}

/**
 * Writes a report on service into the ledger of a paper; what goes with it (两书同达) is served, or fails, with it.
 * Called in the transaction of the act that reports.
 */
export async function recordServiceOf(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  noticeId: string,
  report: ServiceReport,
  expected?: number,
): Promise<Result<Folded<Notice>, Refusal>> {
  const done = await reportOn(service, tx, acting, law, noticeId, report, expected)
  if (!done.ok || done.value.state.companion === null) return done
  const withIt = await reportOn(service, tx, acting, law, done.value.state.companion, report)
  return withIt.ok ? done : withIt
}

async function reportOn(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  noticeId: string,
  report: ServiceReport,
  expected?: number,
): Promise<Result<Folded<Notice>, Refusal>> {
  const today = service.ambient.today()
  const done = await actInTransaction(
    tx,
    NOTICE_STREAM,
    noticeId,
    recordingOf(service, acting, law),
    async (state) => {
      if (state === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
      const consented = (await findConsent(tx, state.subjectId, today)) !== undefined
      const facts = { by: actorOf(acting), consented, practice: SERVICE_PRACTICE }
      return decideService(state, report, facts, law, today)
    },
    expected,
  )
  if (done.ok) await writeDuties(tx, done.value.state, law)
  return done
}

/** A report on service as an officer states it; what proves it is a text. */
export type StatedReport =
  | Extract<ServiceReport, { kind: 'failed' }>
  | { readonly kind: 'putUp'; readonly putUpOn: LocalDate; readonly evidence: string }
  | { readonly kind: 'ranOut'; readonly evidence: string }
  | {
      readonly kind: 'served'
      readonly channel: ServiceChannel
      readonly proof:
        | { readonly kind: 'receipt' | 'delivered'; readonly servedOn: LocalDate }
        | { readonly kind: 'publicNotice'; readonly servedOn: LocalDate; readonly putUpOn: LocalDate }
      readonly evidence: string
    }

/** Whether service of a paper is reported on its entry, which writes it here too: one service is recorded once. */
export function isServedThroughEntry({ kind }: Pick<Notice, 'kind'>): boolean {
  return kind === 'preListing' || kind === 'decision' || kind === 'repairNotice'
}

/** An officer's report on the service of a paper, its evidence sealed, in a transaction of its own. */
export async function reportService(
  service: Service,
  acting: Acting,
  noticeId: string,
  stated: StatedReport,
  expected?: number,
): Promise<Result<Folded<Notice>, Refusal>> {
  const { db, ambient, vault } = service
  const law = await service.law(db, ambient.today())
  return transact(db, async (tx) => {
    const found = await findCase(tx, NOTICE_STREAM, noticeId)
    if (found === undefined) return refuse({ code: 'WRONG_STATE', state: 'none', basis: [] })
    const { kind, subjectId } = found.state
    const onEntry =
      stated.kind === 'served' ? isServedThroughEntry(found.state) : kind === 'preListing' && stated.kind === 'failed'
    if (onEntry) return refuse({ code: 'SERVED_THROUGH_ENTRY', basis: [] })
    if (stated.kind === 'failed') return recordServiceOf(service, tx, acting, law, noticeId, stated, expected)
    const plaintext = stated.evidence.trim()
    const evidence =
      plaintext === '' ? '' : (await vault.sealValue(tx, { subjectId, purpose: 'evidence', plaintext })).ref
    const report: ServiceReport =
      stated.kind !== 'served'
        ? { ...stated, evidence }
        : { kind: 'served', channel: stated.channel, proof: { ...stated.proof, evidence } }
    return recordServiceOf(service, tx, acting, law, noticeId, report, expected)
  })
}

/** Ends the service of the papers of a history (or of one key of it) that were not served: their object fell away. */
export async function lapseNotices(
  service: Service,
  tx: Tx,
  acting: Acting,
  law: LawInForce,
  about: NoticeAbout,
  key?: string,
): Promise<Result<number, Refusal>> {
  const rows = await tx
    .selectFrom('notice')
    .select('id')
    .where('about_stream', '=', about.stream)
    .where('about_id', '=', about.id)
    .where('served_on', 'is', null)
    .where('lapsed_on', 'is', null)
    .$if(key !== undefined, (query) => query.where('about_key', '=', key ?? ''))
    .execute()
  for (const { id } of rows) {
    const decide = (state: Notice | undefined) => decideLapse(state, law, service.ambient.today())
    const done = await actInTransaction(tx, NOTICE_STREAM, id, recordingOf(service, acting, law), decide)
    if (!done.ok) return done
    await writeDuties(tx, done.value.state, law)
  }
  return ok(rows.length)
}

/** The paper of an act, by the history it belongs to and its key there; `undefined` where none went out. */
export async function findNoticeOf(tx: Tx, { stream, id }: NoticeAbout, key: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('notice')
    .select('id')
    .where('about_stream', '=', stream)
    .where('about_id', '=', id)
    .where('about_key', '=', key)
    .executeTakeFirst()
  return row?.id
}

async function writeDuties(tx: Tx, notice: Notice, law: LawInForce): Promise<void> {
  const duties = readNoticeDuties(notice, SERVICE_PRACTICE)
  await replaceDuties(tx, { stream: 'notice', id: notice.noticeId }, notice.place, duties, law.calendar)
}

function recordingOf({ ambient }: Service, acting: Acting, law: LawInForce): Recording {
  return { ambient, acting, rulebookVersion: law.book.version }
}

function actorOf({ officerId, organisationId }: Acting) {
  return { officerId, organisationId }
}
