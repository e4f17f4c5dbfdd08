import type { StatedRemedy } from '@xinheng/domain/notice/notice'
import { renderCitation } from '@xinheng/domain/kernel/render-citation'
import type { RemedyReading } from '@xinheng/domain/notice/remedy-days'
import { readNextService, type ServiceStep } from '@xinheng/domain/notice/service'
import type { Caller } from '../access/caller.ts'
import { mayAct } from '../access/permissions.ts'
import type { Messages } from '../pages/messages/zh-cn.ts'
import type { NoticeModel, NoticesModel } from '../pages/staff/notice-page.ts'
import type { Fact } from '../pages/models-parts.ts'
import type { Service } from '../service.ts'
import { findConsent } from './consent-views.ts'
import { isServedThroughEntry, SERVICE_PRACTICE } from './notice-use-cases.ts'
import { listNotices, readNoticeStanding, reachesNotice, type NoticeRow } from './notice-views.ts'
import { CHANNEL_WORDS, FAILURE_WORDS, titleOf } from './templates/notice-words.ts'

/** The papers out for service: of the place for its credit authority, else of the reader's unit; `undefined` for others. */
export async function readUnserved(
  service: Service,
  { principal, organisationId, place }: Caller,
  t: Messages,
): Promise<Omit<NoticesModel, 'frame'> | undefined> {
  const wholePlace = mayAct(principal, 'notice.read', { jurisdiction: place })
  const own = mayAct(principal, 'notice.read', { unitId: organisationId, jurisdiction: place })
  if (!wholePlace && !own) return undefined
  const today = service.ambient.today()
  const lines = await listNotices(service.db, wholePlace ? { place } : { issuer: organisationId })
  const rows = []
  for (const { id, notice, subjectName, issuerName, serveBy } of lines) {
    const consented = (await findConsent(service.db, notice.subjectId, today)) !== undefined
    rows.push({
      id,
      number: notice.number,
      kind: titleOf(notice.kind),
      subject: subjectName,
      issuer: issuerName,
      issuedOn: notice.issuedOn,
      serveBy,
      next: stepWord(readNextService(notice, consented, today)),
    })
  }
  return { rows, practice: practiceWord(t) }
}

/** One paper with its ledger; its texts are not opened for it. */
export async function readLedgerPage(
  service: Service,
  caller: Caller,
  { notice }: NoticeRow,
  t: Messages,
): Promise<Omit<NoticeModel, 'frame'>> {
  const { noticeId: id, about, companion } = notice
  const n = t.notice
  const { next, remedies } = await readNoticeStanding(service, notice)
  const entryId = about.stream === 'listing' ? about.id : null
  const throughEntry = isServedThroughEntry(notice)
  const mayServe = reachesNotice(caller, 'notice.serve', notice) && next.kind !== 'served' && notice.lapsedOn === null
  const act = (name: string, label: string, noun: string, primary: boolean) => ({
    name,
    label,
    href: `/staff/notices/${id}/${noun}`,
    primary,
    refusal: null,
  })
  const facts: Fact[] = [
    { label: n.number, value: { kind: 'text', text: notice.number } },
    { label: n.issuedOn, value: { kind: 'date', date: notice.issuedOn } },
    { label: n.served, value: { kind: 'date', date: notice.service?.servedOn ?? null } },
  ]
  return {
    id,
    title: titleOf(notice.kind),
    facts,
    next: stepWord(next),
    practice: practiceWord(t),
    throughEntry,
    links: [
      { label: n.readPaper, href: `/notices/${id}` },
      { label: n.pdf, href: `/notices/${id}/pdf` },
      ...(companion === null ? [] : [{ label: n.together, href: `/staff/notices/${companion}` }]),
      ...(entryId === null ? [] : [{ label: n.toEntry, href: `/staff/listings/${entryId}` }]),
      { label: n.consent, href: `/staff/subjects/${notice.subjectId}/electronic-consent` },
    ],
    actions: mayServe
      ? [
          ...(throughEntry ? [] : [act('service', '录入送达', 'service', next.kind !== 'recordPublicNotice')]),
          ...(notice.kind === 'preListing' ? [] : [act('failed', '录入未送达', 'failed-service', false)]),
          act('putUp', '录入公告送达', 'public-notice', false),
          ...(throughEntry || next.kind !== 'recordPublicNotice'
            ? []
            : [act('ranOut', '录入公告期满', 'public-notice-end', true)]),
        ]
      : [],
    attempts: notice.attempts.map((attempt) => ({
      on: attempt.on,
      channel: CHANNEL_WORDS[attempt.channel],
      outcome: n[attempt.outcome],
      because: attempt.outcome === 'failed' ? FAILURE_WORDS[attempt.reasonCode] : n.onFile,
    })),
    remedies: remedies.map((remedy) => ({
      name: REMEDY_WORDS[remedy.remedy],
      lastDay: lastDayWord(remedy, t),
      basis: remedy.basis.map((each) => ({ text: renderCitation(each), confirmed: true, passage: null })),
    })),
  }
}

const REMEDY_WORDS: Readonly<Record<StatedRemedy['remedy'], string>> = {
  objection: '异议',
  complaintToOffice: '向联席会议办公室投诉',
  complaint: '投诉',
  recheckAbove: '向上一级行政机关提出复核',
  recheckByProvince: '向省社会信用工作主管部门申请复核',
  reconsideration: '行政复议',
  litigation: '行政诉讼',
  correctionRequest: '申请纠正',
}

function lastDayWord({ within, lastDay, provisional }: RemedyReading, { notice: n }: Messages): string {
  if (within === null) return n.noLastDay
  if (lastDay === null) return n.notCounted
  return provisional ? `${lastDay}（${n.provisional}）` : lastDay
}

function practiceWord({ notice }: Messages): string {
  return notice.practice(SERVICE_PRACTICE.serveWithinDays, SERVICE_PRACTICE.publicNoticeDays)
}

/** The next step of service in words. */
function stepWord(step: ServiceStep): string {
  switch (step.kind) {
    case 'served':
      return `已于 ${step.on} 送达`
    case 'standing':
      return `公告期至 ${step.until}，期满后录入公告期满`
    case 'recordPublicNotice':
      return `公告已于 ${step.since} 期满，请录入公告期满`
    case 'attempt': {
      const words = step.channels.map((channel) => CHANNEL_WORDS[channel]).join('、')
      return step.failed === 0 ? `送达：${words}` : `已有 ${step.failed} 次未送达，改用：${words}`
    }
  }
}
