import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { ServiceChannel } from '@xinheng/domain/listing/listing'
import type { ServiceFailure } from '@xinheng/domain/notice/notice'
import { actingOf } from '../access/access-port.ts'
import { NOT_THERE } from '../access/out-of-reach.ts'
import type { Caller } from '../access/caller.ts'
import { staffAct, type ActTarget, type FieldSpec, type StaffAct } from '../http/act-routes.ts'
import type { Route } from '../http/route.ts'
import type { Service } from '../service.ts'
import { findSubjectBar } from '../subject/subject-reach-views.ts'
import { actOnConsent, findConsentTarget, type ConsentAct } from './consent-use-cases.ts'
import { reportService, type StatedReport } from './notice-use-cases.ts'
import { findNotice, reachesNotice } from './notice-views.ts'
import { CHANNEL_WORDS, FAILURE_WORDS, titleOf } from './templates/notice-words.ts'

const TAG = '告知送达'
const BACK = { label: '告知送达', href: '/staff/notices/:id' } as const
const choice = <K extends string>(label: string, words: Readonly<Record<K, string>>): FieldSpec => ({
  label,
  kind: 'choice',
  options: Object.entries<string>(words).map(([value, word]) => ({ value, label: word })),
})
const { publicNotice: _apart, ...DIRECT } = CHANNEL_WORDS
const EVIDENCE: FieldSpec = { label: '凭证编号或者摘要', kind: 'text', hint: '不得填写证件号码' }
const REFUSALS: readonly RefusalCode[] = [
  'WRONG_STATE',
  'EVIDENCE_MISSING',
  'DATE_IN_FUTURE',
  'ELECTRONIC_CONSENT_MISSING',
  'OTHER_CHANNEL_FIRST',
  'PUBLIC_NOTICE_UNPROVED',
  'PUBLIC_NOTICE_RUNNING',
  'SERVED_THROUGH_ENTRY',
  'CASE_CHANGED_MEANWHILE',
]

/** The acts of service on a paper, and the consent to electronic service of a subject. */
export function serviceActs(service: Service): readonly Route[] {
  const report = <const F extends Readonly<Record<string, FieldSpec>>>(
    spec: Pick<StaffAct<F>, 'operationId' | 'title' | 'fields' | 'consequence'> & { readonly noun: string },
    read: (given: { readonly [Name in keyof F]: string }) => Result<StatedReport, Refusal>,
  ): readonly Route[] =>
    staffAct({
      operationId: spec.operationId,
      title: spec.title,
      fields: spec.fields,
      ...(spec.consequence === undefined ? {} : { consequence: spec.consequence }),
      path: `/notices/:id/${spec.noun}`,
      tag: TAG,
      permission: 'notice.serve',
      refusals: REFUSALS,
      back: BACK,
      readTarget: async (caller, { id = '' }) => readTarget(service, caller, id),
      run: async (caller, { id = '' }, given, expected) => {
        const found = await findNotice(service.db, id)
        if (found === undefined || !reachesNotice(caller, 'notice.serve', found.notice)) return NOT_THERE
        const stated = read(given)
        if (!stated.ok) return stated
        const done = await reportService(service, actingOf(caller), id, stated.value, expected)
        return done.ok ? ok({ id, version: done.value.version }) : done
      },
    })
  return [
    ...report(
      {
        noun: 'service',
        operationId: 'recordPaperService',
        title: '录入送达',
        fields: {
          channel: choice('送达方式', DIRECT),
          kind: choice('送达凭证', { receipt: '送达回证', delivered: '签收或者投递记录' }),
          servedOn: { label: '送达日期', kind: 'date' },
          evidence: EVIDENCE,
        },
        consequence:
          '送达后当事人的救济期限开始计算；一并送达的告知书同时记为送达。公告送达的，请先录入公告，期满后录入公告期满。',
      },
      ({ channel, kind, servedOn: stated, evidence }) => {
        const servedOn = parseLocalDate(stated)
        if (servedOn === undefined) return missing('servedOn')
        const proof = { kind: kind === 'receipt' ? 'receipt' : 'delivered', servedOn } as const
        return ok({ kind: 'served', channel: channel as ServiceChannel, proof, evidence })
      },
    ),
    ...report(
      {
        noun: 'failed-service',
        operationId: 'recordPaperNotServed',
        title: '录入未送达',
        fields: { channel: choice('送达方式', DIRECT), reasonCode: choice('未送达原因', FAILURE_WORDS) },
      },
      ({ channel, reasonCode }) =>
        ok({ kind: 'failed', channel: channel as ServiceChannel, reasonCode: reasonCode as ServiceFailure }),
    ),
    ...report(
      {
        noun: 'public-notice',
        operationId: 'putUpPaper',
        title: '录入公告送达',
        fields: { putUpOn: { label: '公告日期', kind: 'date' }, evidence: EVIDENCE },
        consequence: '公告期满之前不算送达；期满后另行录入公告期满。',
      },
      ({ putUpOn, evidence }) => {
        const on = parseLocalDate(putUpOn)
        return on === undefined ? missing('putUpOn') : ok({ kind: 'putUp', putUpOn: on, evidence })
      },
    ),
    ...report(
      {
        noun: 'public-notice-end',
        operationId: 'recordPublicNoticeRanOut',
        title: '录入公告期满',
        fields: { evidence: { ...EVIDENCE, hint: '公告照片、刊登版面等的编号；不得填写证件号码' } },
        consequence: '送达日期是公告台账上的期满日，当事人的救济期限自该日起计算。',
      },
      ({ evidence }) => ok({ kind: 'ranOut', evidence }),
    ),
    ...consentAct(
      service,
      {
        noun: 'electronic-consent',
        operationId: 'recordElectronicConsent',
        title: '录入电子送达确认',
        fields: {
          address: { label: '电子送达地址', kind: 'text', hint: '电子邮箱、传真号码等，加密保存' },
          evidence: { label: '确认书编号或者摘要', kind: 'text', hint: '当事人签订的确认书' },
        },
      },
      ({ address, evidence }) => ({ act: 'give', address, evidence }),
    ),
    ...consentAct(
      service,
      {
        noun: 'electronic-consent-end',
        operationId: 'endElectronicConsent',
        title: '撤回电子送达确认',
        fields: {},
      },
      () => ({ act: 'withdraw' }),
    ),
  ]
}

function consentAct<const F extends Readonly<Record<string, FieldSpec>>>(
  service: Service,
  spec: Pick<StaffAct<F>, 'operationId' | 'title' | 'fields'> & { readonly noun: string },
  read: (given: { readonly [Name in keyof F]: string }) => ConsentAct,
): readonly Route[] {
  return staffAct({
    operationId: spec.operationId,
    title: spec.title,
    fields: spec.fields,
    path: `/subjects/:id/${spec.noun}`,
    tag: TAG,
    permission: 'notice.serve',
    refusals: ['WRONG_STATE', 'EVIDENCE_MISSING', 'CASE_CHANGED_MEANWHILE'],
    back: { label: '告知送达', href: '/staff/notices' },
    readTarget: async (caller, { id = '' }) =>
      (await findSubjectBar(service, caller, 'notice.serve', id)) === undefined
        ? findConsentTarget(service, id)
        : undefined,
    run: async (caller, { id = '' }, given, expected) => {
      const acting = actingOf(caller)
      const bar = await findSubjectBar(service, caller, 'notice.serve', id)
      if (bar !== undefined) return bar
      if ((await findConsentTarget(service, id)) === undefined) return NOT_THERE
      const done = await actOnConsent(service, acting, id, read(given), expected)
      return done.ok ? ok({ id, version: done.value.version }) : done
    },
  })
}

async function readTarget(service: Service, caller: Caller, id: string): Promise<ActTarget | undefined> {
  const found = await findNotice(service.db, id)
  if (found === undefined || !reachesNotice(caller, 'notice.serve', found.notice)) return undefined
  const { notice, version } = found
  return {
    version,
    about: [
      { label: '告知书', value: { kind: 'text', text: titleOf(notice.kind) } },
      { label: '编号', value: { kind: 'text', text: notice.number } },
      { label: '发出日期', value: { kind: 'date', date: notice.issuedOn } },
    ],
  }
}

function missing(field: string): Result<never, Refusal> {
  return refuse({ code: 'NOTICE_INCOMPLETE', missing: [field], basis: [] })
}
