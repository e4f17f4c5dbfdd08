import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok } from '@xinheng/domain/kernel/result'
import type { Repair } from '@xinheng/domain/repair/repair'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { hashQueryCode } from '../access/query-code.ts'
import { ATTACHMENT_BYTES, findFileBar } from '../attachment/attachment-use-cases.ts'
import type { BroughtFile } from '../attachment/brought-file-use-cases.ts'
import { fileForm } from '../http/file-form.ts'
import { page } from '../http/page-route.ts'
import { followRoutes } from '../http/procedure-routes.ts'
import type { Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import type { ActField, Fact } from '../pages/models.ts'
import { agentPart, procedureFormPage } from '../pages/portal/procedure-form-page.ts'
import { procedureReceiptPage } from '../pages/portal/procedure-pages.ts'
import { listNames } from '../listing/listing-views.ts'
import { isPublicNow } from '../portal/visibility-views.ts'
import { dateFact, textFact } from '../review/dispute-page-words.ts'
import type { Service } from '../service.ts'
import { readOwnDocuments } from '../subject/own-document-views.ts'
import { readOther } from './repair-act-routes.ts'
import { applyByNumber } from './apply-by-number-use-cases.ts'
import { AGENT, DocumentNumber, Entry, PaperCode, proof, PROOFS, toApplication } from './repair-fields.ts'
import { describeEntry, readClockLines, readRepairStatus, toRefusalView } from './repair-pages.ts'
import { applyForRepair, findRepair, stepAsApplicant, type RepairReceipt } from './repair-use-cases.ts'
import { findByReceipt } from './repair-views.ts'
import { findRepairable, readRepairWindowOf, type RepairableEntry } from './repair-window-views.ts'
import { MATERIALS, REPAIR_DUTIES, windowFacts } from './repair-words.ts'

const strict = { additionalProperties: false } as const
const RepairForm = Type.Object(
  {
    entry: Entry,
    documentNumber: DocumentNumber,
    number: Type.Optional(Type.String({ maxLength: 40, title: '统一社会信用代码或者证件号码' })),
    ...PROOFS,
    other: proof('其他条件的证明'),
    ...AGENT,
    paperCode: PaperCode,
  },
  strict,
)

/** What subjects, agents and the public use: the form with files, the receipt, the status. */
export function repairPortalRoutes(service: Service): readonly Route[] {
  return [...formRoutes(service), ...statusRoutes(service)]
}

type Typed = Readonly<Record<string, string>>

function formRoutes(service: Service): readonly Route[] {
  const shared = { url: '/repairs/new', permission: 'public' } as const
  return [
    page({
      ...shared,
      operationId: 'askForRepair',
      summary: '申请信用修复',
      hasForm: true,
      query: Type.Object({ entry: Type.Optional(Entry) }, strict),
      answer: async ({ caller, frame, query: { entry = '' } }) => ({
        kind: 'page',
        html: await showForm(service, { frame, caller, typed: { entry }, errors: [], refusal: null }),
      }),
    }),
    fileForm({
      ...shared,
      operationId: 'applyForRepairByForm',
      summary: '申请信用修复提交',
      form: RepairForm,
      fileBytes: ATTACHMENT_BYTES,
      perMinute: 20,
      answer: async ({ caller, frame, form: given, files, address }) => {
        const again = async (errors: readonly FieldError[], refusal: Refusal | null) =>
          showForm(service, { frame, caller, typed: given, errors, refusal })
        const lost = listLost(frame, files)
        if (lost.length > 0) return { kind: 'page', status: 422, html: await again(lost, null) }
        const application = toApplication({ ...given, other: readOther(given.other ?? '') }, files.map(withoutSuffix))
        const account = caller?.principal.subjectId ?? null
        const found = await findRepairable(service.db, given.entry)
        const own = account !== null && found !== undefined && subjectOf(found.entry) === account
        // An agent may have an account of its own: it proves nothing about whom he acts for, and takes nothing from him.
        const byNumber = account === null || (!own && application.agent !== null)
        const numbered = {
          ...application,
          applicant: { by: 'number', number: given.number ?? '' },
          channel: 'web',
        } as const
        const done = byNumber
          ? await applyByNumber(service, address, numbered)
          : await applyForRepair(service, caller === null ? null : actingOf(caller), {
              ...application,
              applicant: { by: 'account', subjectId: account },
              channel: 'account',
            })
        if (done === 'triedTooOften') return { kind: 'stop', code: 'TOO_MANY_REQUESTS' }
        if (done.ok) return { kind: 'page', html: await showReceipt(service, frame, done.value) }
        return { kind: 'page', status: 422, html: await again([], done.error) }
      },
      again: async ({ caller, frame, errors, typed }) =>
        showForm(service, { frame, caller, typed, errors, refusal: null }),
    }),
  ]
}

/** A file named after the condition that it proves. */
function withoutSuffix(file: BroughtFile): BroughtFile {
  return { ...file, field: file.field.replace(/File$/, '') }
}

/** The files that cannot be kept, each as an error at its field: a condition must not be left without its proof unseen. */
function listLost({ t }: Frame, files: readonly BroughtFile[]): readonly FieldError[] {
  return files.flatMap(({ field, fileName, bytes }) => {
    const bar = findFileBar(bytes)
    if (bar === undefined) return []
    return [{ in: 'body', pointer: `/${field}`, label: `${fileName}：`, message: t.procedure.fileBars[bar.code] }]
  })
}

interface ShownForm {
  readonly frame: Frame
  readonly caller: Caller | null
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly refusal: Refusal | null
}

async function showForm(service: Service, { frame, caller, typed, errors, refusal }: ShownForm): Promise<Html> {
  const { db, ambient } = service
  const entry = typed['entry'] ?? ''
  const found = entry === '' ? undefined : await findRepairable(db, entry)
  const today = ambient.today()
  const law = await service.law(db, today)
  const window = found === undefined ? undefined : readRepairWindowOf(found.entry, law, today)
  const barred = window?.kind === 'barred' ? window.refusal : null
  // What an entry is, is told to its own subject alone: the address of a protected one gives nothing away.
  const own = caller !== null && found !== undefined && caller.principal.subjectId === subjectOf(found.entry)
  const shown = found !== undefined && (own || (await isPublicNow(service, entry)))
  const facts: readonly Fact[] =
    shown && window !== undefined
      ? [{ label: '记录', value: { kind: 'text', text: describeEntry(found.entry, law).name } }, ...windowFacts(window)]
      : []
  const stop = shown ? barred : null
  const said = refusal ?? stop
  const early = shown && window?.kind === 'open' && window.from !== null && today < window.from ? window.from : null
  const wrong = wrongOf(frame, errors, refusal)
  const { fileHint } = frame.t.procedure
  const file = (name: keyof typeof FILES) => ({
    name: `${name}File`,
    label: FILES[name],
    hint: fileHint,
    error: wrong.get(`${name}File`) ?? null,
    after: name,
  })
  return procedureFormPage({
    frame,
    kind: 'repair',
    about: facts,
    warnings: early === null ? [] : [frame.t.repair.early(early)],
    hints: [],
    fields: fieldsOf(typed, own, wrong),
    files: [file('performance'), file('rectification'), file('promise'), file('other')],
    agent: agentPart(frame, typed, wrong),
    refusal: said === null ? null : toRefusalView(said),
    open: stop === null,
  })
}

const FILES = {
  performance: '履行义务证明的文件（可不填）',
  rectification: '纠正失信行为证明的文件（可不填）',
  promise: '信用承诺书的文件（可不填）',
  other: '其他条件证明的文件（可不填）',
} as const

function subjectOf(entry: RepairableEntry): string {
  return entry.kind === 'listing' ? entry.listing.subjectId : entry.record.subjectId
}

const POINTS_AT: Readonly<Partial<Record<Refusal['code'], readonly [string, string]>>> = {
  DOCUMENT_DIFFERS: ['documentNumber', '文号与记录所依据的文书不符'],
  NOT_ONES_OWN: ['number', '代码或者证件号码与记录的主体不符'],
  DISPUTED_THING_UNKNOWN: ['entry', '没有这个条目编号'],
}

/** The fields at which validation or a refusal points. */
function wrongOf({ t }: Frame, errors: readonly FieldError[], refusal: Refusal | null): ReadonlyMap<string, string> {
  const wrong = new Map(errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]))
  if (refusal === null) return wrong
  if (refusal.code === 'REPAIR_CONDITIONS_UNMET') {
    for (const name of refusal.missing) wrong.set(name in MATERIALS ? name : 'other', `${nameOfMaterial(name)}未提交`)
  }
  if (refusal.code === 'AUTHORITY_NOT_PROVED') wrong.set('authorityText', t.procedure.agent.missing)
  const at = POINTS_AT[refusal.code]
  if (at !== undefined) wrong.set(...at)
  return wrong
}

function nameOfMaterial(name: string): string {
  return name in MATERIALS ? MATERIALS[name as keyof typeof MATERIALS] : name
}

function fieldsOf(typed: Typed, own: boolean, wrong: ReadonlyMap<string, string>): readonly ActField[] {
  const field = (name: string, label: string, hint: string | null, kind: 'text' | 'area'): ActField => ({
    name,
    value: typed[name] ?? '',
    error: wrong.get(name) ?? null,
    label,
    hint,
    kind,
  })
  const evidence = '写明材料名称、出具单位和日期，或者上传文件；办理机关需要原件时会另行联系'
  return [
    field('entry', '条目编号', '公开页面和通知书上印有条目编号', 'text'),
    field('documentNumber', '依据文书的文号', '处罚决定书、裁判文书或者列入决定书的文号', 'text'),
    ...(own ? [] : [field('number', '统一社会信用代码或者证件号码', '用于核对申请人就是记录的主体，不会公开', 'text')]),
    ...(own
      ? []
      : [field('paperCode', '文书上的校验码（可不填）', '告知书、决定书上印有；填写后当即确认身份', 'text')]),
    field('performance', MATERIALS.performance, evidence, 'area'),
    field(
      'rectification',
      MATERIALS.rectification,
      `${evidence}。当地允许以社会公益服务代替的，可以只填社会公益服务一项`,
      'area',
    ),
    field('communityService', `${MATERIALS.communityService}（可不填）`, evidence, 'area'),
    field('promise', MATERIALS.promise, '写明承诺内容：今后依法诚信经营、违反承诺愿意承担的责任等', 'area'),
    field('other', '其他条件的证明（可不填）', '法律法规或者部门规章另有条件的，每行一项：名称：证明', 'area'),
  ]
}

async function showReceipt(service: Service, frame: Frame, receipt: RepairReceipt): Promise<Html> {
  const { db, ambient } = service
  const found = await findRepair(service, receipt.repairId)
  const today = ambient.today()
  const law = await service.law(db, today)
  const clocks = found === undefined ? [] : await readClockLines(service, found.state, law, today)
  const lastDayOf = (duty: string | undefined) => clocks.find((line) => line.duty === duty)?.lastDay
  const [accept, answer] = [lastDayOf(REPAIR_DUTIES.acceptRepair), lastDayOf(REPAIR_DUTIES.decideRepair)]
  const names = await listNames(db, [receipt.handler])
  const { procedure, repair } = frame.t
  const r = repair.receipt
  const limits = isDay(accept) && isDay(answer) ? [dateFact(r.accept, accept), dateFact(r.answer, answer)] : []
  return procedureReceiptPage({
    frame,
    kind: 'repair',
    facts: [
      { label: procedure.number, value: { kind: 'code', code: receipt.receiptNumber } },
      { label: procedure.code, value: { kind: 'code', code: receipt.queryCode } },
      dateFact(procedure.receivedOn, receipt.receivedOn),
      textFact(r.handler, names.get(receipt.handler) ?? receipt.handler),
      ...limits,
    ],
    notes: [
      receipt.identityProved ? r.proven : r.unproven,
      ...(receipt.opensOn === null ? [] : [r.early(receipt.opensOn)]),
    ],
    notKept: [],
  })
}

function isDay(day: string | null | undefined): day is string {
  return typeof day === 'string'
}

function statusRoutes(service: Service): readonly Route[] {
  const { db } = service
  return followRoutes<Repair>({
    kind: 'repair',
    byCodeAlone: false,
    operations: {
      ask: { operationId: 'askRepairStatus', summary: '查询信用修复办理情况' },
      show: { operationId: 'showRepairStatus', summary: '信用修复办理情况' },
      withdraw: { operationId: 'withdrawRepairByReceipt', summary: '撤回信用修复申请' },
      deny: { operationId: 'denyRepairWithdrawal', summary: '否认撤回信用修复申请' },
      own: { operationId: 'showOwnRepair', summary: '我的信用修复申请' },
      withdrawOwn: { operationId: 'withdrawOwnRepair', summary: '撤回我的信用修复申请' },
      denyOwn: { operationId: 'denyOwnRepairWithdrawal', summary: '否认撤回我的信用修复申请' },
    },
    findByReceipt: async ({ number, code }) => {
      const id = await findByReceipt(db, number, hashQueryCode(service, 'repairQuery', code))
      return id === undefined ? undefined : (await findRepair(service, id))?.state
    },
    find: async (id) => (await findRepair(service, id))?.state,
    read: async (repair, readerId) => readRepairStatus(service, repair, readerId),
    readDocuments: async ({ subjectId, repairId: id, files }) => readOwnDocuments(db, { subjectId, id, files }),
    isOpen: ({ kind }) => kind === 'applied' || kind === 'accepted',
    isDeniable: (repair) => repair.kind === 'withdrawn' && repair.request !== null,
    next: () => [],
    step: async ({ repairId }, step) => {
      const done = await stepAsApplicant(service, repairId, step)
      return done.ok ? ok(done.value.state) : done
    },
  })
}
