import { readComplaintDuties } from '@xinheng/domain/complaint/complaint-duties'
import type { Complaint, ComplaintGround } from '@xinheng/domain/complaint/complaint'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { readReviewLastDays } from '@xinheng/domain/review/review-law'
import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import { ATTACHMENT_BYTES } from '../attachment/attachment-use-cases.ts'
import type { BroughtFile } from '../attachment/brought-file-use-cases.ts'
import { fileForm } from '../http/file-form.ts'
import { page } from '../http/page-route.ts'
import { refusalProblem } from '../http/problem.ts'
import { followRoutes } from '../http/procedure-routes.ts'
import { route, type Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import { listNames } from '../listing/listing-views.ts'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import type { ActField, Fact } from '../pages/models.ts'
import { agentPart, procedureFormPage } from '../pages/portal/procedure-form-page.ts'
import { procedureReceiptPage, type ProcedureStanding } from '../pages/portal/procedure-pages.ts'
import { readRemedies } from '../portal/law-line-views.ts'
import { clockLines, dateFact, textFact, toRefusalView } from '../review/dispute-page-words.ts'
import { findPlaceOf } from '../portal/visibility-views.ts'
import { describeTarget, findTarget } from '../review/dispute-target-views.ts'
import { REVIEW_KINDS } from '../review/review-words.ts'
import type { Service } from '../service.ts'
import { readOwnDocuments } from '../subject/own-document-views.ts'
import {
  findComplaint,
  findComplaintOfCode,
  findObjectionOfReceipt,
  readAnswerFor,
  takeComplaint,
  stepAsSender,
  type ComplaintReceipt,
} from './complaint-use-cases.ts'
import { findOwnObjection } from './complaint-views.ts'
import { takeDirectComplaint } from './direct-complaint-use-cases.ts'
import { COMPLAINT_GROUNDS, COMPLAINT_LEVELS, COMPLAINT_STATES, OUTCOMES } from './complaint-words.ts'

const TAG = '投诉'
const strict = { additionalProperties: false } as const
const GROUNDS = Object.keys(COMPLAINT_GROUNDS) as ComplaintGround[]
const said = {
  ground: Type.Enum(GROUNDS, { title: '投诉理由' }),
  text: Type.String({ minLength: 1, maxLength: 2000, title: '具体说明' }),
  agent: Type.Optional(Type.String({ maxLength: 100, title: '代理人姓名' })),
  authorityText: Type.Optional(Type.String({ maxLength: 200, title: '授权证明' })),
}
const which = {
  number: Type.Optional(Type.String({ maxLength: 40, title: '异议受理号' })),
  code: Type.Optional(Type.String({ maxLength: 40, title: '异议查询码' })),
  entry: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9-]{0,64}$', title: '条目编号，不经异议直接投诉的填写' })),
  scope: Type.Optional(Type.Enum(['', 'entry', 'publication', 'measure'], { title: '投诉范围' })),
  measure: Type.Optional(Type.String({ maxLength: 140, title: '措施和实施单位' })),
  paperCode: Type.Optional(Type.String({ maxLength: 60, title: '文书上的校验码' })),
}
const ComplaintBody = Type.Object({ ...which, ...said }, strict)
const ObjectionId = Type.String({ pattern: '^[A-Za-z0-9-]{0,64}$', title: '异议编号' })
const ComplaintForm = Type.Object(
  {
    ...which,
    objection: Type.Optional(ObjectionId),
    ...said,
  },
  strict,
)
const REFUSALS = [
  'DISPUTED_THING_UNKNOWN',
  'COMPLAINT_NOT_FORESEEN',
  'OBJECTION_FIRST',
  'OBJECTION_STILL_RUNNING',
  'OBJECTION_UPHELD',
  'COMPLAINT_OPEN',
  'COMPLAINT_DECIDED',
  'HANDLER_UNKNOWN',
  'AUTHORITY_NOT_PROVED',
  'COMPLAINANT_NOT_PROVED',
  'NOT_ONES_OWN',
  'REASONS_MISSING',
] as const

/** What subjects use: the form, the receipt, the status by code, the withdrawal; and the same for programs. */
export function complaintPortalRoutes(service: Service): readonly Route[] {
  return [...formRoutes(service), ...statusRoutes(service), apiRoute(service)]
}

interface Given {
  readonly number?: string
  readonly code?: string
  readonly objection?: string
  /** The thing itself, where no objection went before. */
  readonly entry?: string
  readonly scope?: string
  readonly measure?: string
  readonly paperCode?: string
  readonly ground: ComplaintGround
  readonly text: string
  readonly agent?: string
  readonly authorityText?: string
}

/**
 * The complaint of whoever has the receipt and the code of the objection, or of its subject, signed in; or about the thing
 * itself, by its subject or whoever holds a paper that was served.
 */
async function hand(
  service: Service,
  caller: Caller | null,
  { number = '', code = '', objection = '', ground, text, agent = '', authorityText = '', ...direct }: Given,
  channel: 'web' | 'api',
  files: readonly BroughtFile[],
): Promise<Result<ComplaintReceipt, Refusal>> {
  const account = caller?.principal.subjectId ?? null
  const isAgent = agent.trim() !== '' || authorityText.trim() !== '' || files.some(({ field }) => field === 'authority')
  const intake = {
    agent: isAgent ? { name: agent.trim(), authority: authorityText.trim() } : null,
    channel,
    form: 'written' as const,
    ground,
    text,
    files,
  }
  const { entry = '', scope, measure = '', paperCode = '' } = direct
  if (entry !== '' && number === '' && objection === '') {
    const reach = scope === 'publication' || scope === 'measure' ? scope : 'entry'
    const target = await findTarget(service.db, entry, reach, measure)
    const place = await findPlaceOf(service.db, entry)
    if (target === undefined || place === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
    return takeDirectComplaint(service, { ...intake, target, place, account, paperCode })
  }
  const own = objection === '' || account === null ? undefined : await findOwnObjection(service, objection, account)
  const found = own ?? (await findObjectionOfReceipt(service, number, code))
  if (found === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  const { objectionId, place } = found
  return takeComplaint(service, null, place, {
    ...intake,
    about: { objectionId },
    subjectId: own === undefined ? null : account,
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
      query: Type.Object({ objection: Type.Optional(ObjectionId), entry: which.entry, measure: which.measure }, strict),
      answer: async ({ caller, frame, query: { objection = '', entry = '', measure = '' } }) => {
        const typed = { objection, entry, measure, ...(measure === '' ? {} : { scope: 'measure' }) }
        return { kind: 'page', html: await showForm(service, { frame, caller, typed, errors: [], refusal: null }) }
      },
    }),
    fileForm({
      ...shared,
      operationId: 'complainByForm',
      summary: '提出投诉提交',
      form: ComplaintForm,
      fileBytes: ATTACHMENT_BYTES,
      perMinute: 20,
      answer: async ({ caller, frame, form: given, files }) => {
        const done = await hand(service, caller, given, 'web', files)
        if (done.ok) return { kind: 'page', html: await showReceipt(service, frame, done.value) }
        const shown = { frame, caller, typed: { ...given }, errors: [], refusal: done.error }
        return { kind: 'page', status: 422, html: await showForm(service, shown) }
      },
      again: async ({ caller, frame, errors, typed }) =>
        showForm(service, { frame, caller, typed, errors, refusal: null }),
    }),
  ]
}

interface ShownForm {
  readonly frame: Frame
  readonly caller: Caller | null
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly refusal: Refusal | null
}

async function showForm(service: Service, { frame, caller, typed, errors, refusal }: ShownForm): Promise<Html> {
  const { complaint, procedure } = frame.t
  const f = complaint.form
  const wrong = new Map(errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]))
  if (refusal?.code === 'AUTHORITY_NOT_PROVED') wrong.set('authorityText', procedure.agent.missing)
  const account = caller?.principal.subjectId ?? null
  const named = typed['objection'] ?? ''
  const own = named === '' || account === null ? undefined : await findOwnObjection(service, named, account)
  if (refusal?.code === 'COMPLAINANT_NOT_PROVED') wrong.set('paperCode', f.paperCodeHint)
  if (refusal?.code === 'DISPUTED_THING_UNKNOWN' && own === undefined) {
    if ((typed['entry'] ?? '') === '') wrong.set('number', procedure.objection.unknown)
    else wrong.set('entry', f.noEntry)
  }
  const base = (name: string, label: string, hint: string | null) => ({
    name,
    label,
    hint,
    value: typed[name] ?? '',
    error: wrong.get(name) ?? null,
  })
  const grounds = Object.entries(COMPLAINT_GROUNDS).map(([value, label]) => ({ value, label }))
  const receipt: readonly ActField[] = [
    { ...base('number', f.number, f.numberHint), kind: 'text' },
    { ...base('code', f.code, f.codeHint), kind: 'text' },
  ]
  const scopes = [
    { value: 'entry', label: f.wholeEntry },
    { value: 'publication', label: f.publication },
    { value: 'measure', label: f.oneMeasure },
  ]
  const thing: readonly ActField[] = [
    { ...base('entry', f.entry, f.entryHint), kind: 'text' },
    { ...base('scope', f.scope, null), kind: 'choice', options: scopes },
    { ...base('measure', f.measure, f.measureHint), kind: 'text' },
    ...(account === null ? [{ ...base('paperCode', f.paperCode, f.paperCodeHint), kind: 'text' } as const] : []),
  ]
  const asked = (typed['entry'] ?? '') === '' ? [...receipt, ...thing] : thing
  const fields: readonly ActField[] = [
    ...(own === undefined ? asked : [{ ...base('objection', f.objection, null), kind: 'hidden' } as const]),
    {
      ...base('ground', f.ground, null),
      kind: 'choice',
      options: [{ value: '', label: procedure.choose }, ...grounds],
    },
    { ...base('text', f.text, f.textHint), kind: 'area' },
  ]
  const file = (name: string, label: string) => ({ name, label, hint: procedure.fileHint, error: null })
  return procedureFormPage({
    frame,
    kind: 'complaint',
    about: own === undefined ? [] : [textFact(f.objection, own.receiptNumber)],
    warnings: [],
    hints: [],
    fields,
    files: [file('evidence', '证据材料（可不填）'), file('evidenceMore', '其他证据材料（可不填）')],
    agent: agentPart(frame, typed, wrong),
    refusal: refusal === null ? null : toRefusalView(refusal),
    open: true,
  })
}

async function showReceipt(service: Service, frame: Frame, { folded, code, notKept }: ComplaintReceipt): Promise<Html> {
  const { receiptNumber, receivedOn, handler } = folded.state
  const names = await listNames(service.db, [handler])
  const { procedure, complaint } = frame.t
  return procedureReceiptPage({
    frame,
    kind: 'complaint',
    facts: [
      { label: procedure.number, value: { kind: 'code', code: receiptNumber } },
      { label: procedure.code, value: { kind: 'code', code } },
      dateFact(procedure.receivedOn, receivedOn),
      textFact(complaint.receipt.handler, names.get(handler) ?? handler),
    ],
    notes: [],
    notKept: notKept.map(({ fileName, why }) => `${fileName}：${refusalProblem(why, '').title}`),
  })
}

function statusRoutes(service: Service): readonly Route[] {
  const { db } = service
  return followRoutes<Complaint>({
    kind: 'complaint',
    byCodeAlone: true,
    operations: {
      ask: { operationId: 'askForComplaint', summary: '查询投诉办理情况' },
      show: { operationId: 'findComplaintByForm', summary: '查询投诉办理情况提交' },
      withdraw: { operationId: 'withdrawComplaintByCode', summary: '撤回投诉提交' },
      deny: { operationId: 'denyComplaintWithdrawal', summary: '否认撤回投诉提交' },
      own: { operationId: 'showOwnComplaint', summary: '我的一件投诉' },
      withdrawOwn: { operationId: 'withdrawOwnComplaint', summary: '撤回我的投诉' },
      denyOwn: { operationId: 'denyOwnComplaintWithdrawal', summary: '否认撤回我的投诉' },
    },
    findByReceipt: async ({ code }) => (await findComplaintOfCode(service, code))?.state,
    find: async (id) => (await findComplaint(service, id))?.state,
    read: async (complaint) => readComplaintStatus(service, complaint),
    readDocuments: async (complaint) =>
      readOwnDocuments(db, {
        subjectId: complaint.subjectId,
        id: complaint.complaintId,
        files: listFiles(complaint),
      }),
    isOpen: ({ kind }) => kind === 'received',
    isDeniable: (complaint) => complaint.kind === 'withdrawn' && complaint.request !== null,
    next: () => [],
    step: async ({ complaintId }, step) => {
      const done = await stepAsSender(service, complaintId, step)
      return done.ok ? ok(done.value.state) : done
    },
  })
}

/** Every file that came with a complaint. */
function listFiles({ evidence, raiser }: Complaint): readonly string[] {
  return [...evidence, ...(raiser.kind === 'agent' ? [raiser.authority] : [])]
}

async function readComplaintStatus(service: Service, complaint: Complaint): Promise<ProcedureStanding> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const names = await listNames(service.db, [complaint.handler])
  const { receiptNumber, level, handler, receivedOn, ground, place, raiser, target } = complaint
  const about = await describeTarget(service.db, target)
  const listTypes = [about?.listTypeId ?? null, ...(target.kind === 'measure' ? [null] : [])]
  const decided =
    complaint.kind === 'decided'
      ? [textFact('处理结果', `${complaint.decision.decidedOn} ${OUTCOMES[complaint.decision.outcome]}`)]
      : []
  return {
    facts: [
      textFact('受理号', receiptNumber),
      { label: '状态', value: { kind: 'status', status: COMPLAINT_STATES[complaint.kind] } },
      textFact('办理单位', `${names.get(handler) ?? handler}（${COMPLAINT_LEVELS[level]}）`),
      dateFact('收到日期', receivedOn),
      textFact('投诉人', raiser.kind === 'agent' ? '代理人，已提交授权证明' : '本人（本单位）'),
      textFact('投诉理由', COMPLAINT_GROUNDS[ground]),
      ...decided,
      ...(await lastDayFacts(service, complaint, law)),
    ],
    clocks: await clockLines(service, readComplaintDuties(complaint, law), law, today),
    reasons: await readAnswerFor(service, complaint),
    remedies: readRemedies(law, place, today, true, listTypes),
  }
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
    perMinute: 20,
    operationId: 'complain',
    summary: '凭异议受理号和查询码，或者直接对条目提出投诉',
    tag: TAG,
    permission: 'public',
    writes: 'creates',
    body: ComplaintBody,
    answer: Type.Object({ receiptNumber: Type.String(), queryCode: Type.String(), receivedOn: Type.String() }),
    refusals: REFUSALS,
    example: { receiptNumber: 'TS20270601-000001', queryCode: 'ABCD-EFGH-2345', receivedOn: '2027-06-01' },
    handle: async ({ caller, body }) => {
      const done = await hand(service, caller, body, 'api', [])
      if (!done.ok) return done
      const { folded, code } = done.value
      const { receiptNumber, receivedOn } = folded.state
      return ok({ value: { receiptNumber, queryCode: code, receivedOn }, version: folded.version })
    },
  })
}
