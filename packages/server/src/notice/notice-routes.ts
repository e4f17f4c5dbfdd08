import { ok } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import { transportProblem } from '../http/problem.ts'
import { form, page } from '../http/page-route.ts'
import type { FieldError } from '../http/validation.ts'
import { fileRoute } from '../http/file-route.ts'
import { route, type Route } from '../http/route.ts'
import { noticeCheckPage, noticePage } from '../pages/portal/notice-page.ts'
import { noticeLedgerPage, noticesPage } from '../pages/staff/notice-page.ts'
import type { Service } from '../service.ts'
import { readLedgerPage, readUnserved } from './notice-pages.ts'
import { printNotice } from './notice-pdf-views.ts'
import { hashCode } from './paper-code-views.ts'
import { findNotice, findNoticeByCode, readNoticeDocument, readNoticeStanding, reachesNotice } from './notice-views.ts'
import { serviceActs } from './service-acts.ts'

const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })
const Shown = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 40, title: '编号' }),
    code: Type.String({ minLength: 1, maxLength: 40, title: '校验码' }),
  },
  { additionalProperties: false },
)
const Paragraphs = Type.Array(Type.String())
const Letter = Type.Object(
  {
    id: Type.String(),
    kind: Type.String({ title: '种类' }),
    title: Type.String({ title: '名称' }),
    number: Type.String({ title: '编号' }),
    opening: Paragraphs,
    sections: Type.Array(Type.Object({ heading: Type.String(), paragraphs: Paragraphs })),
    closing: Paragraphs,
    issuedOn: Type.String({ title: '发出日期' }),
    servedOn: Type.Union([Type.String(), Type.Null()], { title: '送达日期' }),
    remedies: Type.Array(
      Type.Object({
        remedy: Type.String({ title: '途径' }),
        lastDay: Type.Union([Type.String(), Type.Null()], { title: '最后一日' }),
        provisional: Type.Boolean(),
      }),
    ),
    pdf: Type.String({ title: 'PDF 地址' }),
    position: Type.Integer({ title: '账簿位置' }),
  },
  { additionalProperties: false },
)

/** Papers: read by their issuer, the credit authority of the place and their addressee, with or without an account. */
export function noticeRoutes(service: Service): readonly Route[] {
  const open = async (caller: Caller, id: string) => {
    const found = await findNotice(service.db, id)
    return found === undefined || !reachesNotice(caller, 'notice.read', found.notice) ? undefined : found
  }
  const readerOf = (caller: Caller) => ({
    readerId: caller.principal.id,
    unitId: caller.organisationId,
    reason: '查阅告知书',
  })
  const byCode = async ({ number, code }: { readonly number: string; readonly code: string }) => {
    const found = await findNoticeByCode(service.db, number.trim(), hashCode(service.keys, code))
    if (found === undefined) return undefined
    const reader = { readerId: 'addressee', unitId: null, reason: '凭编号和校验码查阅告知书' }
    return { found, letter: await readNoticeDocument(service, found, reader) }
  }
  return [
    page({
      url: '/notices',
      operationId: 'showNoticeCheck',
      summary: '查验告知书',
      permission: 'public',
      hasForm: true,
      answer: async ({ frame }) => ({
        kind: 'page',
        html: noticeCheckPage({ frame, number: '', failure: null, errors: [] }),
      }),
    }),
    form({
      url: '/notices',
      operationId: 'showNoticeByCode',
      summary: '凭校验码查看告知书',
      permission: 'public',
      form: Shown,
      perMinute: 10,
      answer: async ({ frame, form: given }) => {
        const shown = await byCode(given)
        if (shown === undefined) {
          const failure = frame.t.notice.check.wrong
          const html = noticeCheckPage({ frame, number: given.number, failure, errors: [] })
          return { kind: 'page', status: 422, html }
        }
        const pdf = { kind: 'form', ...given } as const
        return { kind: 'page', html: noticePage({ frame, letter: shown.letter, pdf }) }
      },
      again: async ({ frame, errors, typed }) =>
        noticeCheckPage({ frame, number: typed['number'] ?? '', failure: null, errors: errors.map(sayError) }),
    }),
    form({
      url: '/notices/pdf',
      operationId: 'printNoticeByCode',
      summary: '凭校验码下载告知书',
      permission: 'public',
      form: Shown,
      perMinute: 10,
      answer: async ({ form: given }) => {
        const shown = await byCode(given)
        if (shown === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        const body = await printNotice(shown.letter)
        return { kind: 'file', fileName: fileNameOf(shown.found.notice.number), type: PDF, body }
      },
      again: async ({ frame, errors }) =>
        noticeCheckPage({ frame, number: '', failure: null, errors: errors.map(sayError) }),
    }),
    page({
      url: '/notices/:id',
      operationId: 'showNotice',
      summary: '查看告知书',
      permission: 'notice.read',
      params: Id,
      answer: async ({ caller, frame, params }) => {
        const found = await open(caller, params.id)
        if (found === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        const letter = await readNoticeDocument(service, found, readerOf(caller))
        const pdf = { kind: 'link', href: `/notices/${params.id}/pdf` } as const
        return { kind: 'page', html: noticePage({ frame, letter, pdf }) }
      },
    }),
    page({
      url: '/notices/:id/pdf',
      operationId: 'printNotice',
      summary: '下载告知书',
      permission: 'notice.read',
      params: Id,
      answer: async ({ caller, params }) => {
        const found = await open(caller, params.id)
        if (found === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        const body = await printNotice(await readNoticeDocument(service, found, readerOf(caller)))
        return { kind: 'file', fileName: fileNameOf(found.notice.number), type: PDF, body }
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/notices/:id',
      operationId: 'readNotice',
      summary: '告知书全文和送达',
      tag: '告知送达',
      permission: 'notice.read',
      writes: 'nothing',
      params: Id,
      answer: Letter,
      refusals: [],
      example: {
        id: '0190a1b2-0000-7000-8000-000000000001',
        kind: 'measure',
        title: '实施惩戒措施告知书',
        number: '编号：445300-20260402-0190A1B2',
        opening: ['本机关自2026年4月2日起对你（单位）采取下列措施：列为重点监管对象。'],
        sections: [{ heading: '事实', paragraphs: ['（虚构的事实）'] }],
        closing: [],
        issuedOn: '2026-04-02',
        servedOn: '2026-04-05',
        remedies: [{ remedy: 'reconsideration', lastDay: '2026-06-04', provisional: false }],
        pdf: '/api/v1/notices/0190a1b2-0000-7000-8000-000000000001/pdf',
        position: 42,
      },
      handle: async ({ caller, params, requestId }) => {
        const found = await open(caller, params.id)
        if (found === undefined) return { ok: false, error: transportProblem('NOT_FOUND', requestId) }
        const { notice, position } = found
        const { title, number, opening, sections, closing } = await readNoticeDocument(service, found, readerOf(caller))
        const { remedies } = await readNoticeStanding(service, notice)
        return ok({
          value: {
            id: params.id,
            kind: notice.kind,
            title,
            number,
            opening: [...opening],
            sections: sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
            closing: [...closing],
            issuedOn: notice.issuedOn,
            servedOn: notice.service?.servedOn ?? null,
            remedies: remedies.map(({ remedy, lastDay, provisional }) => ({ remedy, lastDay, provisional })),
            pdf: `/api/v1/notices/${params.id}/pdf`,
            position,
          },
        })
      },
    }),
    fileRoute({
      url: '/api/v1/notices/:id/pdf',
      operationId: 'fetchNoticePdf',
      summary: '告知书原件',
      tag: '告知送达',
      permission: 'notice.read',
      params: Id,
      mediaType: PDF,
      refusals: [],
      handle: async ({ caller, params, requestId }) => {
        const found = await open(caller, params.id)
        if (found === undefined) return { ok: false, error: transportProblem('NOT_FOUND', requestId) }
        const bytes = await printNotice(await readNoticeDocument(service, found, readerOf(caller)))
        return ok({ fileName: fileNameOf(found.notice.number), bytes })
      },
    }),
    page({
      url: '/staff/notices',
      operationId: 'listUnservedNotices',
      summary: '待送达的告知书',
      permission: 'notice.read',
      answer: async ({ caller, frame }) => {
        const model = await readUnserved(service, caller, frame.t)
        return model === undefined
          ? { kind: 'stop', code: 'NOT_FOUND' }
          : { kind: 'page', html: noticesPage({ frame, ...model }) }
      },
    }),
    page({
      url: '/staff/notices/:id',
      operationId: 'showNoticeLedger',
      summary: '告知书送达台账',
      permission: 'notice.read',
      params: Id,
      answer: async ({ caller, frame, params }) => {
        const found = await open(caller, params.id)
        if (found === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return {
          kind: 'page',
          html: noticeLedgerPage({ frame, ...(await readLedgerPage(service, caller, found, frame.t)) }),
        }
      },
    }),
    ...serviceActs(service),
  ]
}

function sayError({ pointer, label, message }: FieldError) {
  return { name: pointer.replace(/^\//, ''), text: `${label}${message}` }
}

const PDF = 'application/pdf'

function fileNameOf(number: string): string {
  return `notice-${number}.pdf`
}
