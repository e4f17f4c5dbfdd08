import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { ObjectionGround } from '@xinheng/domain/objection/objection'
import { Type } from 'typebox'
import { ATTACHMENT_BYTES } from '../attachment/attachment-use-cases.ts'
import type { BroughtFile } from '../attachment/brought-file-use-cases.ts'
import type { Caller } from '../access/caller.ts'
import { fileForm } from '../http/file-form.ts'
import { page } from '../http/page-route.ts'
import { refusalProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import type { ActField, Fact, OptionView } from '../pages/models.ts'
import { agentPart, procedureFormPage } from '../pages/portal/procedure-form-page.ts'
import { procedureReceiptPage } from '../pages/portal/procedure-pages.ts'
import { findPlaceOf, isPublicNow } from '../portal/visibility-views.ts'
import { listAppliedMeasures, findTarget, type DisputeScope } from '../review/dispute-target-views.ts'
import { dateFact, targetFacts, textFact, toRefusalView } from '../review/dispute-page-words.ts'
import type { Service } from '../service.ts'
import { readClockLines } from './objection-pages.ts'
import { readDisputedThing } from './disputed-thing-views.ts'
import { takeObjection, type ObjectionReceipt } from './objection-use-cases.ts'
import { GROUNDS, INTAKE_REFUSALS } from './objection-words.ts'

const TAG = '异议'
const strict = { additionalProperties: false } as const
const Entry = Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$', title: '条目编号' })
const Scope = Type.Optional(Type.Enum(['', 'entry', 'publication', 'measure'], { title: '异议范围' }))
const Measure = Type.Optional(Type.String({ maxLength: 140, title: '措施和实施单位' }))
const FIELDS = {
  entry: Entry,
  scope: Scope,
  measure: Measure,
  ground: Type.Enum(Object.keys(GROUNDS) as ObjectionGround[], { title: '理由类别' }),
  text: Type.String({ minLength: 1, maxLength: 2000, title: '异议内容' }),
  contact: Type.Optional(Type.String({ maxLength: 200, title: '联系方式' })),
  agent: Type.Optional(Type.String({ maxLength: 100, title: '代理人姓名' })),
  authorityText: Type.Optional(Type.String({ maxLength: 200, title: '授权证明' })),
  paperCode: Type.Optional(Type.String({ maxLength: 60, title: '文书上的校验码' })),
}
const ObjectionForm = Type.Object(FIELDS, strict)
const Receipt = Type.Object({
  receiptNumber: Type.String({ title: '受理号' }),
  queryCode: Type.String({ title: '查询码，只给出这一次' }),
  receivedOn: Type.String({ title: '收到日期' }),
  takenInBy: Type.String({ title: '接收单位' }),
  verifier: Type.String({ title: '核实单位' }),
  identityProved: Type.Boolean({ title: '身份已核实' }),
})
type Typed = Readonly<Record<string, string>>

/** What anybody uses to object: the form with its receipt, and the same for programs. */
export function objectionPortalRoutes(service: Service): readonly Route[] {
  return [...formRoutes(service), ...apiRoutes(service)]
}

interface Given {
  readonly entry: string
  readonly scope?: string
  readonly measure?: string
  readonly ground: ObjectionGround
  readonly text: string
  readonly contact?: string
  readonly agent?: string
  readonly authorityText?: string
  readonly paperCode?: string
}

/** Hands in what the form or the body says; whose it is, an account, a printed code or an officer proves. */
async function handIn(
  service: Service,
  caller: Caller | null,
  channel: 'web' | 'api',
  given: Given,
  files: readonly BroughtFile[],
): Promise<Result<ObjectionReceipt, Refusal>> {
  const { entry, scope, measure, ground, text, contact, agent = '', authorityText = '', paperCode } = given
  const reach: DisputeScope = scope === 'publication' || scope === 'measure' ? scope : 'entry'
  const target = await findTarget(service.db, entry, reach, measure ?? '')
  if (target === undefined) return refuse({ code: 'DISPUTED_THING_UNKNOWN', basis: [] })
  const place = (await findPlaceOf(service.db, entry)) ?? ''
  const isAgent = agent.trim() !== '' || authorityText.trim() !== '' || files.some(({ field }) => field === 'authority')
  const account = caller?.principal.subjectId ?? null
  const { db, ambient } = service
  const thing = await readDisputedThing(db, target, await service.law(db, ambient.today()), ambient.today())
  return takeObjection(service, null, place, {
    target,
    // An agent may have an account of its own: it proves nothing about whom he acts for, and takes nothing from him.
    subjectId: isAgent && account !== thing?.subjectId ? null : account,
    by: isAgent ? { kind: 'agent', name: agent, authority: authorityText } : { kind: 'subject' },
    channel,
    form: 'written',
    ground,
    text,
    contact: contact ?? '',
    files,
    paperCode: paperCode ?? '',
  })
}

function formRoutes(service: Service): readonly Route[] {
  const shared = { url: '/objections/new', permission: 'public' } as const
  return [
    page({
      ...shared,
      operationId: 'askObjection',
      summary: '提出异议',
      hasForm: true,
      query: Type.Object({ entry: Type.Optional(Entry), measure: Measure }, strict),
      answer: async ({ caller, frame, query: { entry = '', measure = '' } }) => {
        const typed = measure === '' ? { entry } : { entry, scope: 'measure', measure }
        return { kind: 'page', html: await showForm(service, { frame, caller, typed, errors: [], refusal: null }) }
      },
    }),
    fileForm({
      ...shared,
      operationId: 'objectByForm',
      summary: '提出异议提交',
      form: ObjectionForm,
      fileBytes: ATTACHMENT_BYTES,
      perMinute: 20,
      answer: async ({ caller, frame, form: given, files }) => {
        const done = await handIn(service, caller, 'web', given, files)
        if (done.ok) return { kind: 'page', html: await showReceipt(service, frame, done.value) }
        const shown = { frame, caller, typed: given as Typed, errors: [], refusal: done.error }
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
  const today = ambient.today()
  const law = await service.law(db, today)
  const target = entry === '' ? undefined : await findTarget(db, entry, 'entry', '')
  const thing = target === undefined ? undefined : await readDisputedThing(db, target, law, today)
  // What an entry is, is told to its own subject alone: the address of a protected one gives nothing away.
  const own = caller !== null && thing !== undefined && caller.principal.subjectId === thing.subjectId
  const seen = thing !== undefined && (own || (await isPublicNow(service, entry)))
  const facts = seen && target !== undefined ? await targetFacts(service, target, law) : []
  const about: readonly Fact[] = facts.map((fact) =>
    fact.value.kind === 'link'
      ? { ...fact, value: { kind: 'link', text: fact.value.text, href: own ? '/my' : `/entries/${entry}` } }
      : fact,
  )
  const applied = own && target?.kind === 'listing' ? await listAppliedMeasures(db, target.listingId) : []
  const measures = applied.map(({ measureId, implementer, implementerName }) => {
    const name = law.catalogue.measures.find(({ id }) => id === measureId)?.name ?? measureId
    return { value: `${measureId} ${implementer}`, label: `${name}（${implementerName}）` }
  })
  const { t } = frame
  const wrong = wrongOf(frame, errors, refusal)
  const { fileHint } = t.procedure
  const file = (name: string, label: string) => ({ name, label, hint: fileHint, error: null })
  return procedureFormPage({
    frame,
    kind: 'objection',
    about,
    warnings: [],
    hints: [t.objection.form.writing, t.objection.form.identity],
    fields: fieldsOf(typed, { signedIn: typeof caller?.principal.subjectId === 'string', measures }, wrong),
    files: [file('evidence', '证据材料（可不填）'), file('evidenceMore', '其他证据材料（可不填）')],
    agent: agentPart(frame, typed, wrong),
    refusal: refusal === null ? null : toRefusalView(refusal),
    open: true,
  })
}

/** The fields at which validation or a refusal points. */
function wrongOf({ t }: Frame, errors: readonly FieldError[], refusal: Refusal | null): ReadonlyMap<string, string> {
  const wrong = new Map(errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]))
  if (refusal?.code === 'DISPUTED_THING_UNKNOWN') wrong.set('entry', '没有这个条目编号')
  if (refusal?.code === 'AUTHORITY_NOT_PROVED') wrong.set('authorityText', t.procedure.agent.missing)
  return wrong
}

function fieldsOf(
  typed: Typed,
  { signedIn, measures }: { readonly signedIn: boolean; readonly measures: readonly OptionView[] },
  wrong: ReadonlyMap<string, string>,
): readonly ActField[] {
  const base = (name: string, label: string, hint: string | null) => ({
    name,
    label,
    hint,
    value: typed[name] ?? '',
    error: wrong.get(name) ?? null,
  })
  const asksMeasure = measures.length > 0 || (typed['measure'] ?? '') !== ''
  const scopes = [
    { value: 'entry', label: '整个条目或者记录' },
    { value: 'publication', label: '只对公示' },
    ...(asksMeasure ? [{ value: 'measure', label: '只对一项已经采取的措施' }] : []),
  ]
  const listed = [{ value: '', label: '不针对某一项措施' }, ...measures]
  const measure: readonly ActField[] =
    measures.length > 0
      ? [{ ...base('measure', '哪一项措施', null), kind: 'choice', options: listed }]
      : asksMeasure
        ? [{ ...base('measure', '措施和实施单位编号', '实施措施告知书上印有'), kind: 'text' }]
        : []
  const grounds = Object.entries(GROUNDS).map(([value, label]) => ({ value, label }))
  return [
    { ...base('entry', '条目编号', '公开页面和文书上印有条目编号'), kind: 'text' },
    { ...base('scope', '异议范围', null), kind: 'choice', options: scopes },
    ...measure,
    {
      ...base('ground', '理由类别', '身份混淆、冒名登记的优先办理'),
      kind: 'choice',
      options: [{ value: '', label: '请选择' }, ...grounds],
    },
    { ...base('text', '异议内容', '写明哪里不对、应当怎样，最多 2000 字；不要填写证件号码'), kind: 'area' },
    { ...base('contact', '联系方式（可不填）', '用于核实身份和送达答复，封存保管，不公开'), kind: 'text' },
    ...(signedIn
      ? []
      : [
          {
            ...base('paperCode', '文书上的校验码（可不填）', '告知书、决定书上印有；填写后当即确认身份'),
            kind: 'text',
          } as const,
        ]),
  ]
}

async function showReceipt(
  service: Service,
  frame: Frame,
  { folded, queryCode, notKept }: ObjectionReceipt,
): Promise<Html> {
  const { state } = folded
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const names = await readNames(service, state)
  const clocks = await readClockLines(service, state, law, today)
  const { procedure, objection } = frame.t
  const r = objection.receipt
  const answerBy = clocks.at(-1)?.lastDay ?? null
  return procedureReceiptPage({
    frame,
    kind: 'objection',
    facts: [
      { label: procedure.number, value: { kind: 'code', code: state.receiptNumber } },
      { label: procedure.code, value: { kind: 'code', code: queryCode } },
      dateFact(procedure.receivedOn, state.receivedOn),
      textFact(r.taker, names.taker),
      textFact(r.verifier, names.verifier),
      answerBy === null ? textFact(r.answerBy, r.noLimit) : dateFact(r.answerBy, answerBy),
    ],
    notes: [
      state.identity === null ? r.unproven : r.proven,
      ...(state.target.kind === 'publication' ? [r.publicationOnly] : []),
    ],
    notKept: notKept.map(({ fileName, why }) => `${fileName}：${refusalProblem(why, '').title}`),
  })
}

async function readNames(
  { db }: Pick<Service, 'db'>,
  { takenInBy, verifier }: { readonly takenInBy: string; readonly verifier: string },
): Promise<{ readonly taker: string; readonly verifier: string }> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', [takenInBy, verifier])
    .execute()
  const nameOf = (unit: string) => rows.find(({ id }) => id === unit)?.name ?? unit
  return { taker: nameOf(takenInBy), verifier: nameOf(verifier) }
}

function apiRoutes(service: Service): readonly Route[] {
  return [
    route({
      method: 'POST',
      url: '/api/v1/objections',
      perMinute: 20,
      operationId: 'object',
      summary: '提出异议',
      tag: TAG,
      permission: 'public',
      writes: 'creates',
      body: ObjectionForm,
      answer: Receipt,
      refusals: INTAKE_REFUSALS,
      example: {
        receiptNumber: 'YY410928-2026-00001',
        queryCode: 'ABCDEFGH23456789',
        receivedOn: '2026-06-01',
        takenInBy: '濮阳县发展和改革委员会',
        verifier: '濮阳县应急管理局',
        identityProved: false,
      },
      handle: async ({ caller, body }) => {
        const done = await handIn(service, caller, 'api', body, [])
        if (!done.ok) return done
        const { folded, queryCode } = done.value
        const { receiptNumber, receivedOn, identity } = folded.state
        const { taker, verifier } = await readNames(service, folded.state)
        const identityProved = identity !== null
        return ok({ value: { receiptNumber, queryCode, receivedOn, takenInBy: taker, verifier, identityProved } })
      },
    }),
  ]
}
