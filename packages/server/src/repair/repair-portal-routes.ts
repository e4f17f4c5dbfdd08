import { hashQueryCode } from '../access/query-code.ts'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { Type } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { form, page } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import type { ActField, Fact } from '../pages/models.ts'
import { repairFormPage, repairLookupPage, repairReceiptPage, repairStatusPage } from '../pages/portal/repair-pages.ts'
import type { Service } from '../service.ts'
import { readOther } from './repair-act-routes.ts'
import { isPublicNow } from '../portal/visibility-views.ts'
import { DocumentNumber, Entry, Lookup, proof, PROOFS, toApplication } from './repair-fields.ts'
import { describeEntry, readClockLines, readRepairStatus, toRefusalView } from './repair-pages.ts'
import { applyForRepair, findRepair, withdrawByReceipt, type RepairReceipt } from './repair-use-cases.ts'
import { findByReceipt } from './repair-views.ts'
import { findRepairable, readRepairWindowOf, type RepairableEntry } from './repair-window-views.ts'
import { MATERIALS, windowFacts } from './repair-words.ts'

const strict = { additionalProperties: false } as const
const RepairForm = Type.Object(
  {
    entry: Entry,
    documentNumber: DocumentNumber,
    number: Type.Optional(Type.String({ maxLength: 40, title: '统一社会信用代码或者证件号码' })),
    ...PROOFS,
    other: proof('其他条件的证明'),
  },
  strict,
)
/** What subjects and the public use: the form, the receipt, the status. */
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
    form({
      ...shared,
      operationId: 'applyForRepairByForm',
      summary: '申请信用修复提交',
      form: RepairForm,
      perMinute: 20,
      answer: async ({ caller, frame, form: given }) => {
        const subjectId = caller?.principal.subjectId ?? null
        const done = await applyForRepair(service, subjectId === null || caller === null ? null : actingOf(caller), {
          ...toApplication({ ...given, other: readOther(given.other ?? '') }),
          applicant: subjectId === null ? { by: 'number', number: given.number ?? '' } : { by: 'account', subjectId },
          channel: subjectId === null ? 'web' : 'account',
        })
        if (done.ok) return { kind: 'page', html: await showReceipt(service, frame, done.value) }
        const shown = { frame, caller, typed: given, errors: [], refusal: done.error }
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
  return repairFormPage({
    frame,
    about: facts,
    fields: fieldsOf(typed, (caller?.principal.subjectId ?? null) !== null, wrongOf(errors, refusal)),
    refusal: said === null ? null : toRefusalView(said),
    open: stop === null,
  })
}

function subjectOf(entry: RepairableEntry): string {
  return entry.kind === 'listing' ? entry.listing.subjectId : entry.record.subjectId
}

const POINTS_AT: Readonly<Partial<Record<Refusal['code'], readonly [string, string]>>> = {
  DOCUMENT_DIFFERS: ['documentNumber', '文号与记录所依据的文书不符'],
  NOT_ONES_OWN: ['number', '代码或者证件号码与记录的主体不符'],
  DISPUTED_THING_UNKNOWN: ['entry', '没有这个条目编号'],
}

/** The fields at which validation or a refusal points. */
function wrongOf(errors: readonly FieldError[], refusal: Refusal | null): ReadonlyMap<string, string> {
  const wrong = new Map(errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]))
  if (refusal === null) return wrong
  if (refusal.code === 'REPAIR_CONDITIONS_UNMET') {
    for (const name of refusal.missing) wrong.set(name in MATERIALS ? name : 'other', `${nameOfMaterial(name)}未提交`)
  }
  const at = POINTS_AT[refusal.code]
  if (at !== undefined) wrong.set(...at)
  return wrong
}

function nameOfMaterial(name: string): string {
  return name in MATERIALS ? MATERIALS[name as keyof typeof MATERIALS] : name
}

function fieldsOf(typed: Typed, signedIn: boolean, wrong: ReadonlyMap<string, string>): readonly ActField[] {
  const field = (name: string, label: string, hint: string | null, kind: 'text' | 'area'): ActField => ({
    name,
    value: typed[name] ?? '',
    error: wrong.get(name) ?? null,
    label,
    hint,
    kind,
  })
  const evidence = '写明材料名称、出具单位和日期；办理机关需要原件时会另行联系'
  return [
    field('entry', '条目编号', '公开页面和通知书上印有条目编号', 'text'),
    field('documentNumber', '依据文书的文号', '处罚决定书、裁判文书或者列入决定书的文号', 'text'),
    ...(signedIn
      ? []
      : [field('number', '统一社会信用代码或者证件号码', '用于核对申请人就是记录的主体，不会公开', 'text')]),
    field('performance', MATERIALS.performance, evidence, 'area'),
    field(
      'rectification',
      MATERIALS.rectification,
      `${evidence}。当地允许以社会公益服务代替的，可以只填下面一项`,
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
  const [accept, answer] = clocks.map(({ lastDay }) => lastDay)
  const limits = isDay(accept) && isDay(answer) ? { accept, answer } : null
  const handler = clocks[0]?.owner ?? receipt.handler
  return repairReceiptPage({ ...receipt, frame, handler, limits })
}

function isDay(day: string | null | undefined): day is string {
  return typeof day === 'string'
}

function statusRoutes(service: Service): readonly Route[] {
  const ask = (frame: Frame, typed: Typed, errors: readonly FieldError[], failure: string | null) => {
    const wrong = wrongOf(errors, null)
    const view = (name: string) => ({ name, value: typed[name] ?? '', error: wrong.get(name) ?? null })
    return repairLookupPage({ frame, number: view('number'), code: { ...view('code'), value: '' }, failure })
  }
  const find = async ({ number, code }: { readonly number: string; readonly code: string }) => {
    const id = await findByReceipt(service.db, number, hashQueryCode(service, 'repairQuery', code))
    return id === undefined ? undefined : (await findRepair(service, id))?.state
  }
  const open = ['applied', 'accepted']
  return [
    page({
      url: '/repairs',
      operationId: 'askRepairStatus',
      summary: '查询信用修复办理情况',
      permission: 'public',
      hasForm: true,
      answer: async ({ frame }) => ({ kind: 'page', html: ask(frame, {}, [], null) }),
    }),
    form({
      url: '/repairs',
      operationId: 'showRepairStatus',
      summary: '信用修复办理情况',
      permission: 'public',
      form: Lookup,
      perMinute: 20,
      answer: async ({ frame, form: given }) => {
        const repair = await find(given)
        if (repair === undefined)
          return { kind: 'page', status: 422, html: ask(frame, given, [], frame.t.repair.lookup.unknown) }
        const content = await readRepairStatus(service, repair, 'system:portal')
        const withdrawal = open.includes(repair.kind) ? given : null
        return { kind: 'page', html: repairStatusPage({ ...content, frame, withdrawal, done: null }) }
      },
      again: async ({ frame, errors, typed }) => ask(frame, typed, errors, null),
    }),
    form({
      url: '/repairs/withdrawal',
      operationId: 'withdrawRepairByReceipt',
      summary: '撤回信用修复申请',
      permission: 'public',
      form: Lookup,
      perMinute: 20,
      answer: async ({ frame, form: given }) => {
        const done = await withdrawByReceipt(service, given)
        if (!done.ok) return { kind: 'refused', refusal: done.error }
        const content = await readRepairStatus(service, done.value.state, 'system:portal')
        const { withdrawn } = frame.t.repair.status
        return { kind: 'page', html: repairStatusPage({ ...content, frame, withdrawal: null, done: withdrawn }) }
      },
      again: async ({ frame, errors, typed }) => ask(frame, typed, errors, null),
    }),
    page({
      url: '/my/repairs/:id',
      operationId: 'showOwnRepair',
      summary: '我的信用修复申请',
      permission: 'subject.readOwn',
      params: Type.Object({ id: Entry }, strict),
      answer: async ({ caller, frame, params: { id } }) => {
        const found = await findRepair(service, id)
        const { subjectId } = caller.principal
        if (found === undefined || subjectId === null || found.state.subjectId !== subjectId)
          return { kind: 'stop', code: 'NOT_FOUND' }
        const content = await readRepairStatus(service, found.state, caller.principal.id)
        return { kind: 'page', html: repairStatusPage({ ...content, frame, withdrawal: null, done: null }) }
      },
    }),
  ]
}
