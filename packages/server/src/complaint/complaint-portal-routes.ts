import { readComplaintDuties } from '@xinheng/domain/complaint/complaint-duties'
import type { Complaint, ComplaintGround } from '@xinheng/domain/complaint/complaint'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readReviewLastDays } from '@xinheng/domain/review/review-law'
import { Type } from 'typebox'
import { form, page } from '../http/page-route.ts'
import { route, type Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import { listNames } from '../listing/listing-views.ts'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import type { ActField, Fact } from '../pages/models.ts'
import {
  complaintFormPage,
  complaintLookupPage,
  complaintReceiptPage,
  complaintStatusPage,
} from '../pages/portal/complaint-pages.ts'
import { readRemedies } from '../portal/law-line-views.ts'
import { clockLines, dateFact, textFact, toRefusalView } from '../review/dispute-page-words.ts'
import { describeTarget } from '../review/dispute-target-views.ts'
import { REVIEW_KINDS } from '../review/review-words.ts'
import type { Service } from '../service.ts'
import {
  findComplaint,
  findComplaintOfCode,
  findObjectionOfReceipt,
  readAnswerFor,
  takeComplaint,
  withdrawComplaintByCode,
  type ComplaintReceipt,
} from './complaint-use-cases.ts'
import { COMPLAINT_GROUNDS, COMPLAINT_LEVELS, COMPLAINT_STATES, OUTCOMES } from './complaint-words.ts'

const TAG = '投诉'
const strict = { additionalProperties: false } as const
const GROUNDS = Object.keys(COMPLAINT_GROUNDS) as ComplaintGround[]
const ComplaintBody = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 40, title: '异议受理号' }),
    code: Type.String({ minLength: 1, maxLength: 40, title: '异议查询码' }),
    ground: Type.Enum(GROUNDS, { title: '投诉理由' }),
    text: Type.String({ minLength: 1, maxLength: 2000, title: '具体说明' }),
  },
  strict,
)
const Code = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40, title: '查询码' }) }, strict)
const REFUSALS = [
  'DISPUTED_THING_UNKNOWN',
  'COMPLAINT_NOT_FORESEEN',
  'OBJECTION_FIRST',
  'OBJECTION_STILL_RUNNING',
  'OBJECTION_UPHELD',
  'COMPLAINT_OPEN',
  'COMPLAINT_DECIDED',
  'HANDLER_UNKNOWN',
  'REASONS_MISSING',
] as const

/** What subjects use: the form, the receipt, the status by code, the withdrawal; and the same for programs. */
export function complaintPortalRoutes(service: Service): readonly Route[] {
  return [...formRoutes(service), ...statusRoutes(service), apiRoute(service)]
}

interface Given {
  readonly number: string
  readonly code: string
  readonly ground: ComplaintGround
  readonly text: string
}

/** The complaint of whoever has the receipt and the code of the objection; nobody else has both. */
async function hand(
  service: Service,
  { number, code, ground, text }: Given,
  channel: 'web' | 'api',
): Promise<Result<ComplaintReceipt, Refusal>> {
  const objection = await findObjectionOfReceipt(service, number, code)
  if (objection === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  return takeComplaint(service, null, objection.place, {
    about: { objectionId: objection.objectionId },
    subjectId: null,
    agent: null,
    channel,
    form: 'written',
    ground,
    text,
    evidence: [],
  })
}

function formRoutes(service: Service): readonly Route[] {
  const shared = { url: '/complaints/new', permission: 'public' } as const
  return [
    page({
      ...shared,
      operationId: 'askToComplain',
      summary: '提出投诉',
      hasForm: true,
      answer: async ({ frame }) => ({ kind: 'page', html: showForm({ frame, typed: {}, errors: [], refusal: null }) }),
    }),
    form({
      ...shared,
      operationId: 'complainByForm',
      summary: '提出投诉提交',
      form: ComplaintBody,
      perMinute: 20,
      answer: async ({ frame, form: given }) => {
        const done = await hand(service, given, 'web')
        if (done.ok) return { kind: 'page', html: await showReceipt(service, frame, done.value) }
        return { kind: 'page', status: 422, html: showForm({ frame, typed: given, errors: [], refusal: done.error }) }
      },
      again: async ({ frame, errors, typed }) => showForm({ frame, typed, errors, refusal: null }),
    }),
  ]
}

interface ShownForm {
  readonly frame: Frame
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly refusal: Refusal | null
}

function showForm({ frame, typed, errors, refusal }: ShownForm): Html {
  const f = frame.t.complaint.form
  const base = (name: string, label: string, hint: string | null) => {
    const wrong = errors.find(({ pointer }) => pointer === `/${name}`)
    const error = wrong === undefined ? null : `${wrong.label}${wrong.message}`
    return { name, label, hint, value: typed[name] ?? '', error }
  }
  const grounds = Object.entries(COMPLAINT_GROUNDS).map(([value, label]) => ({ value, label }))
  const fields: readonly ActField[] = [
    { ...base('number', f.number, f.numberHint), kind: 'text' },
    { ...base('code', f.code, f.codeHint), kind: 'text' },
    {
      ...base('ground', f.ground, null),
      kind: 'choice',
      options: [{ value: '', label: frame.t.staff.act.choose }, ...grounds],
    },
    { ...base('text', f.text, f.textHint), kind: 'area' },
  ]
  return complaintFormPage({ frame, fields, refusal: refusal === null ? null : toRefusalView(refusal) })
}

async function showReceipt(service: Service, frame: Frame, { folded, code }: ComplaintReceipt): Promise<Html> {
  const { receiptNumber, receivedOn, handler } = folded.state
  const names = await listNames(service.db, [handler])
  return complaintReceiptPage({ frame, receiptNumber, code, receivedOn, handler: names.get(handler) ?? handler })
}

function statusRoutes(service: Service): readonly Route[] {
  const lookup = (frame: Frame, value: string, failure: string | null) =>
    complaintLookupPage({ frame, code: { name: 'code', value, error: null }, failure })
  const shared = { url: '/complaints', permission: 'public' } as const
  return [
    page({
      ...shared,
      operationId: 'askForComplaint',
      summary: '查询投诉办理情况',
      hasForm: true,
      answer: async ({ frame }) => ({ kind: 'page', html: lookup(frame, '', null) }),
    }),
    form({
      ...shared,
      operationId: 'findComplaintByForm',
      summary: '查询投诉办理情况提交',
      form: Code,
      perMinute: 20,
      answer: async ({ frame, form: { code } }) => {
        const found = await findComplaintOfCode(service, code)
        if (found === undefined) {
          return { kind: 'page', status: 422, html: lookup(frame, '', frame.t.complaint.lookup.unknown) }
        }
        return { kind: 'page', html: await showStatus(service, frame, found.state, code, null) }
      },
      again: async ({ frame, errors }) =>
        complaintLookupPage({
          frame,
          code: { name: 'code', value: '', error: errors.map((each) => each.label + each.message).join('；') },
          failure: null,
        }),
    }),
    form({
      url: '/complaints/withdrawal',
      permission: 'public',
      operationId: 'withdrawComplaintByCode',
      summary: '撤回投诉提交',
      form: Code,
      perMinute: 20,
      answer: async ({ frame, form: { code } }) => {
        const found = await findComplaintOfCode(service, code)
        if (found === undefined) {
          return { kind: 'page', status: 422, html: lookup(frame, '', frame.t.complaint.lookup.unknown) }
        }
        const done = await withdrawComplaintByCode(service, found.id)
        if (!done.ok) return { kind: 'refused', refusal: done.error }
        const after = (await findComplaint(service, found.id))?.state ?? found.state
        return { kind: 'page', html: await showStatus(service, frame, after, code, frame.t.complaint.status.withdrawn) }
      },
      again: async ({ frame }) => lookup(frame, '', frame.t.complaint.lookup.unknown),
    }),
  ]
}

async function showStatus(
  service: Service,
  frame: Frame,
  complaint: Complaint,
  code: string,
  done: string | null,
): Promise<Html> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const names = await listNames(service.db, [complaint.handler])
  const { receiptNumber, level, handler, receivedOn, ground, place } = complaint
  const decided =
    complaint.kind === 'decided'
      ? [textFact('处理结果', `${complaint.decision.decidedOn} ${OUTCOMES[complaint.decision.outcome]}`)]
      : []
  return complaintStatusPage({
    frame,
    facts: [
      { label: '状态', value: { kind: 'status', status: COMPLAINT_STATES[complaint.kind] } },
      textFact('受理号', receiptNumber),
      textFact('办理单位', `${names.get(handler) ?? handler}（${COMPLAINT_LEVELS[level]}）`),
      dateFact('收到日期', receivedOn),
      textFact('投诉理由', COMPLAINT_GROUNDS[ground]),
      ...decided,
      ...(await lastDayFacts(service, complaint, law)),
    ],
    clocks: await clockLines(service, readComplaintDuties(complaint, law), law, today),
    reasons: await readAnswerFor(service, complaint),
    remedies: readRemedies(law, place, today, true),
    withdrawal: complaint.kind === 'received' ? code : null,
    done,
  })
}

/** The last days of reconsideration and litigation from the day the answer was told; for information only. */
async function lastDayFacts(service: Service, complaint: Complaint, law: LawInForce): Promise<readonly Fact[]> {
  const told = complaint.kind === 'decided' ? complaint.told.find(({ to }) => to === 'subject') : undefined
  if (told === undefined) return []
  const listTypeId = (await describeTarget(service.db, complaint.target))?.listTypeId ?? null
  return readReviewLastDays({ listTypeId }, told.on, law.calendar).flatMap(({ remedy, lastDay }) =>
    remedy === 'correctionRequest' ? [] : [dateFact(`${REVIEW_KINDS[remedy]}的最后一日（供参考）`, lastDay)],
  )
}

function apiRoute(service: Service): Route {
  return route({
    method: 'POST',
    url: '/api/v1/public/complaints',
    operationId: 'complain',
    summary: '凭异议受理号和查询码提出投诉',
    tag: TAG,
    permission: 'public',
    writes: 'creates',
    body: ComplaintBody,
    answer: Type.Object({ receiptNumber: Type.String(), queryCode: Type.String(), receivedOn: Type.String() }),
    refusals: REFUSALS,
    example: { receiptNumber: 'TS20270601-000001', queryCode: 'ABCD-EFGH-2345', receivedOn: '2027-06-01' },
    handle: async ({ body }) => {
      const done = await hand(service, body, 'api')
      if (!done.ok) return done
      const { folded, code } = done.value
      const { receiptNumber, receivedOn } = folded.state
      return ok({ value: { receiptNumber, queryCode: code, receivedOn }, version: folded.version })
    },
  })
}
