import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import { ATTACHMENT_BYTES, findFileBar } from '../attachment/attachment-use-cases.ts'
import { fileForm } from '../http/file-form.ts'
import { page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import { orderReportPage } from '../pages/portal/own-review-pages.ts'
import type { Service } from '../service.ts'
import { toRefusalView } from './dispute-page-words.ts'
import { reportOrder } from './order-report-use-cases.ts'
import { findReview } from './review-use-cases.ts'

const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)
const ORDER = {
  number: Type.String({ minLength: 1, maxLength: 100, title: '停止执行决定或者裁定的文号' }),
  orderedOn: Type.String({ format: 'date', title: '作出日期' }),
}
const REFUSALS = [
  'NOT_ONES_OWN',
  'WRONG_STATE',
  'DOCUMENT_MISSING',
  'EVIDENCE_MISSING',
  'DATE_IN_FUTURE',
] as const satisfies readonly RefusalCode[]

/** What a subject does with an order to stay in its own case: it hands the order in, by form or program. */
export function orderReportRoutes(service: Service): readonly Route[] {
  const shared = { url: '/my/reviews/:id/order-report', permission: 'review.report', params: Id } as const
  return [
    page({
      ...shared,
      operationId: 'askToReportOrder',
      summary: '告知停止执行的决定',
      answer: async ({ caller, frame, params: { id } }) => {
        if (!(await isOwn(service, caller, id))) return { kind: 'stop', code: 'NOT_FOUND' }
        return { kind: 'page', html: showForm(frame, id, {}, [], null) }
      },
    }),
    fileForm({
      ...shared,
      operationId: 'reportOrderByForm',
      summary: '告知停止执行的决定提交',
      form: Type.Object(
        { ...ORDER, proofText: Type.Optional(Type.String({ maxLength: 200, title: '文书上的文号和日期' })) },
        strict,
      ),
      fileBytes: ATTACHMENT_BYTES,
      perMinute: 20,
      answer: async ({ caller, frame, params: { id }, form: given, files }) => {
        const { subjectId } = caller.principal
        if (subjectId === null || !(await isOwn(service, caller, id))) return { kind: 'stop', code: 'NOT_FOUND' }
        const again = (errors: readonly FieldError[], refusal: Refusal | null) =>
          ({ kind: 'page', status: 422, html: showForm(frame, id, given, errors, refusal) }) as const
        const proofFile = files.find(({ field }) => field === 'proof') ?? null
        const bar = proofFile === null ? undefined : findFileBar(proofFile.bytes)
        if (proofFile !== null && bar !== undefined) {
          const message = frame.t.procedure.fileBars[bar.code]
          return again([{ in: 'body', pointer: '/proof', label: `${proofFile.fileName}：`, message }], null)
        }
        const orderedOn = parseLocalDate(given.orderedOn)
        if (orderedOn === undefined) return again([], { code: 'DOCUMENT_MISSING', basis: [] })
        const { number, proofText = '' } = given
        const done = await reportOrder(service, subjectId, id, { number, orderedOn, proofText, proofFile })
        return done.ok ? { kind: 'goTo', path: `/my/reviews/${id}` } : again([], done.error)
      },
      again: async ({ params: { id }, frame, errors, typed }) => showForm(frame, id, typed, errors, null),
    }),
    route({
      method: 'POST',
      url: '/api/v1/my/reviews/:id/order-report',
      operationId: 'reportOrder',
      summary: '当事人报告复议机关或者人民法院停止执行的决定',
      tag: '复议和诉讼',
      permission: 'review.report',
      writes: 'creates',
      params: Id,
      body: Type.Object({ ...ORDER, proof: Type.String({ maxLength: 2000, title: '文书的文号和日期' }) }, strict),
      answer: Type.Object({ id: Type.String() }),
      refusals: REFUSALS,
      example: { id: '0190a1b2-0000-7000-8000-000000000001' },
      handle: async ({ caller, params: { id }, body, requestId }) => {
        const { subjectId } = caller.principal
        if (subjectId === null || !(await isOwn(service, caller, id)))
          return { ok: false, error: transportProblem('NOT_FOUND', requestId) }
        const orderedOn = parseLocalDate(body.orderedOn)
        if (orderedOn === undefined) return refuse({ code: 'DOCUMENT_MISSING', basis: [] })
        const order = { number: body.number, orderedOn, proofText: body.proof, proofFile: null }
        const done = await reportOrder(service, subjectId, id, order)
        return done.ok ? ok({ value: { id }, version: done.value.version }) : done
      },
    }),
  ]
}

async function isOwn(service: Service, { principal }: Caller, id: string): Promise<boolean> {
  const found = await findReview(service, id)
  return found !== undefined && principal.subjectId !== null && found.state.subjectId === principal.subjectId
}

function showForm(
  frame: Frame,
  id: string,
  typed: Readonly<Record<string, string | undefined>>,
  errors: readonly FieldError[],
  refusal: Refusal | null,
): Html {
  const r = frame.t.procedure.review
  const wrong = new Map(errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]))
  if (refusal?.code === 'EVIDENCE_MISSING') wrong.set('proofText', r.orderProofMissing)
  const base = (name: string, label: string, hint: string | null) => ({
    name,
    label,
    hint,
    value: typed[name] ?? '',
    error: wrong.get(name) ?? null,
  })
  return orderReportPage({
    frame,
    reviewId: id,
    fields: [
      { ...base('number', r.order, null), kind: 'text' },
      { ...base('orderedOn', r.orderedOn, r.filedOnHint), kind: 'date' },
      { ...base('proofText', r.orderProofText, r.proofHint), kind: 'text' },
    ],
    file: { name: 'proof', label: r.orderProof, hint: frame.t.procedure.fileHint, error: wrong.get('proof') ?? null },
    refusal: refusal === null ? null : toRefusalView(refusal),
  })
}
