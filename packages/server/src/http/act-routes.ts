import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { Type, type TObject, type TSchema } from 'typebox'
import type { OutOfReach } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import type { Frame } from '../pages/frame.ts'
import type { Html } from '../pages/kit/html.ts'
import type { ActField, ActFormModel, Fact, OptionView } from '../pages/models.ts'
import { actFormPage } from '../pages/staff/act-form-page.ts'
import { shownOncePage } from '../pages/staff/shown-once-page.ts'
import type { Caller } from '../access/caller.ts'
import { form, page } from './page-route.ts'
import { refusalProblem, transportProblem } from './problem.ts'
import { route, type Route } from './route.ts'
import type { FieldError } from './validation.ts'

/**
 * One field of an act: the same in the form and in the body of the API. All are texts. An id is never typed in a form:
 * a `pick` is chosen by name, `picks` are ticked by name (in the API one id a line), and a `given` comes from the page
 * where the form was opened.
 */
export interface FieldSpec {
  readonly label: string
  readonly kind: 'text' | 'area' | 'date' | 'choice' | 'pick' | 'picks' | 'given'
  readonly hint?: string
  readonly optional?: boolean
  readonly maxLength?: number
  /** What a text must look like; the hint says it in words. */
  readonly pattern?: string
  readonly options?: readonly OptionView[]
}

type Fields = Readonly<Record<string, FieldSpec>>
type Given<F extends Fields> = { readonly [Name in keyof F]: string }
type Params = Readonly<Record<string, string>>

/** What a form is opened with for one caller: the names to choose from by field, what is known already, what it is about. */
export interface FormStart {
  readonly options?: Readonly<Record<string, readonly OptionView[]>>
  readonly values?: Readonly<Record<string, string>>
  readonly about?: readonly Fact[]
  /** Fields that need no asking, since the start already says them. */
  readonly settled?: readonly string[]
}

/** What an act did: the id it concerns, its version, and a secret that is shown this once. */
export interface Done {
  readonly id: string
  readonly version?: number
  readonly secret?: string
}

/** An act of an official: declared once, offered as a form under `/staff` and as a route under `/api/v1`. */
export interface StaffAct<F extends Fields> {
  /** `openAccount`; the form's routes are `openAccountForm` and `openAccountByForm`. */
  readonly operationId: string
  readonly path: `/${string}`
  readonly title: string
  readonly tag: string
  readonly permission: Permission
  readonly fields: F
  /** What it is about, and the version seen; `undefined` when the thing is not there. Given only by acts that change. */
  readonly readTarget?: (caller: Caller, params: Params) => Promise<ActTarget | undefined>
  /** Reads what the form is opened with; `query` holds the ids that `startsFrom` names, when they were in the address. */
  readonly readStart?: (caller: Caller, params: Params, query: Params) => Promise<FormStart>
  readonly startsFrom?: readonly string[]
  readonly consequence?: string
  readonly refusals: readonly RefusalCode[]
  /** Where the form came from and returns to; `:id` stands for the parameter of the address. */
  readonly back: { readonly label: string; readonly href: string }
  /** How a secret is shown, where a line on the screen is not enough: the letter that carries it. */
  readonly showSecret?: (frame: Frame, caller: Caller, params: Params, secret: string) => Promise<Html>
  /** Where the form leads when the act is done, `:id` being what the act answered; back, when it is not set. */
  readonly onto?: string
  readonly run: (
    caller: Caller,
    params: Params,
    given: Given<F>,
    expected: number | undefined,
  ) => Promise<Result<Done, Refusal | OutOfReach>>
}

export interface ActTarget {
  readonly about: readonly Fact[]
  readonly version: number
}

const DoneSchema = Type.Object({ id: Type.String(), secret: Type.Optional(Type.String()) })
const PARAM = /:(\w+)/g

/** The three routes of an act: its form, the form's receiving end, and the API. */
export function staffAct<const F extends Fields>(act: StaffAct<F>): readonly Route[] {
  const strict = { additionalProperties: false } as const
  const params = Type.Object(
    Object.fromEntries([...act.path.matchAll(PARAM)].map(([, name = '']) => [name, Type.String({ pattern: ID })])),
    strict,
  )
  const schemas = Object.fromEntries(Object.entries(act.fields).map(([name, spec]) => [name, schemaOf(spec)]))
  const typedSchemas = Object.fromEntries(
    Object.entries(act.fields).map(([name, spec]) => [name, spec.kind === 'picks' ? ticked(spec) : schemaOf(spec)]),
  )
  const query = Type.Object(
    Object.fromEntries((act.startsFrom ?? []).map((name) => [name, Type.Optional(Type.String({ pattern: ID }))])),
    strict,
  )
  const { operationId, title: summary, permission } = act
  const url: `/${string}` = `/staff${act.path}`
  const shared = { permission, params }
  const modelOf = (state: Shown): ActFormModel => formModel(act, state)
  const readTarget = async (caller: Caller, given: Params) =>
    act.readTarget === undefined ? NOTHING_SEEN : act.readTarget(caller, given)
  const readStart = async (caller: Caller, given: Params, asked: Params = {}): Promise<FormStart> =>
    act.readStart === undefined ? {} : act.readStart(caller, given, asked)
  return [
    page({
      ...shared,
      url,
      operationId: `${operationId}Form`,
      summary: `${summary}表单`,
      query,
      answer: async ({ caller, frame, params: given, query: asked }) => {
        const target = await readTarget(caller, given)
        if (target === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        const start = await readStart(caller, given, asked as Params)
        const typed = start.values ?? {}
        const html = actFormPage(modelOf({ frame, params: given, target, start, typed, errors: [] }))
        return { kind: 'page', html }
      },
    }),
    form({
      ...shared,
      url,
      operationId: `${operationId}ByForm`,
      summary: `${summary}提交`,
      form: Type.Object(
        { ...typedSchemas, version: Type.String({ pattern: String.raw`^\d{1,15}$` }) },
        strict,
      ) as TObject,
      answer: async ({ caller, frame, params: given, form: typed, requestId }) => {
        const { version = '', ...values } = joined(typed as Readonly<Record<string, string | readonly string[]>>)
        const expected = act.readTarget === undefined ? undefined : Number(version)
        const done = await act.run(caller, given, filled(act.fields, values), expected)
        if (done.ok) {
          const { secret } = done.value
          const path = act.onto === undefined ? backOf(act, given).href : addressOf(act.onto, { id: done.value.id })
          if (secret === undefined) return { kind: 'goTo', path }
          if (act.showSecret !== undefined)
            return { kind: 'page', html: await act.showSecret(frame, caller, given, secret) }
          return {
            kind: 'page',
            html: shownOncePage({ frame, title: act.title, secret, back: backOf(act, given) }),
          }
        }
        if ('outOfReach' in done.error) return { kind: 'stop', code: done.error.outOfReach }
        const target = (await readTarget(caller, given)) ?? NOTHING_SEEN
        const problem = refusalProblem(done.error, requestId)
        const errors = findWrongFields(act.fields, values, done.error)
        const said = errors.length > 0 && done.error.basis.length === 0
        const refusal = {
          code: problem.code,
          title: problem.title,
          mend: problem.detail,
          basis: problem.basis.map(({ text }) => ({ text, confirmed: true, passage: null })),
        }
        const start = await readStart(caller, given, values)
        const shown = { frame, params: given, target, start, typed: values, errors }
        const model = modelOf(said ? shown : { ...shown, refusal })
        return { kind: 'page', status: 422, html: actFormPage(model) }
      },
      again: async ({ caller, frame, params: given, errors, typed }) => {
        const target = (await readTarget(caller, given)) ?? NOTHING_SEEN
        const start = await readStart(caller, given, typed)
        return actFormPage(modelOf({ frame, params: given, target, start, typed, errors }))
      },
    }),
    route({
      ...shared,
      method: 'POST',
      url: `/api/v1${act.path}`,
      operationId,
      summary,
      tag: act.tag,
      writes: act.readTarget === undefined ? 'creates' : 'changes',
      body: Type.Object(schemas, strict),
      answer: DoneSchema,
      refusals: act.refusals,
      example: { id: '0190a1b2-0000-7000-8000-000000000001' },
      handle: async ({ caller, params: given, body, expected, requestId }) => {
        const done = await act.run(caller, given, filled(act.fields, body as Params), expected)
        if (!done.ok) {
          const { error } = done
          return {
            ok: false,
            error: 'outOfReach' in error ? transportProblem(error.outOfReach, requestId) : error,
          }
        }
        const { version, ...value } = done.value
        return ok(version === undefined ? { value } : { value, version })
      },
    }),
  ]
}

const ID = '^[A-Za-z0-9._+:-]{1,100}$'
const NOTHING_SEEN: ActTarget = { about: [], version: 0 }

interface Shown {
  readonly frame: ActFormModel['frame']
  readonly params: Params
  readonly target: ActTarget
  readonly start: FormStart
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly refusal?: ActFormModel['refusal']
}

function schemaOf({ kind, label, optional = false, maxLength, pattern, options = [] }: FieldSpec): TSchema {
  const title = { title: label }
  const wrap = (schema: TSchema): TSchema => (optional ? Type.Optional(schema) : schema)
  switch (kind) {
    case 'date':
      return wrap(Type.String({ ...title, format: optional ? 'date-or-empty' : 'date' }))
    case 'choice':
      return wrap(Type.Unsafe<string>({ type: 'string', enum: [...new Set(valuesOf(options, optional))], ...title }))
    case 'area':
    case 'picks':
    case 'text':
    case 'pick':
    case 'given':
      return wrap(
        Type.String({
          ...title,
          maxLength: maxLength ?? (kind === 'area' || kind === 'picks' ? 2000 : 200),
          ...(optional ? {} : { minLength: 1 }),
          ...(pattern === undefined ? {} : { pattern }),
        }),
      )
  }
}

function valuesOf(options: readonly OptionView[], optional: boolean): readonly string[] {
  const values = options.map(({ value }) => value)
  return optional ? [...values, ''] : values
}

/** Boxes of one name: a form sends nothing, one text, or several. */
function ticked({ label, optional = false }: FieldSpec): TSchema {
  const one = Type.String({ maxLength: 200 })
  const schema = Type.Union([one, Type.Array(one, { maxItems: 200 })], { title: label })
  return optional ? Type.Optional(schema) : schema
}

function joined(typed: Readonly<Record<string, string | readonly string[]>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, typeof value === 'string' ? value : value.join('\n')]),
  )
}

/** The fields at which a refusal points: those it misses, and the dates that it finds ahead or gone. */
function findWrongFields(fields: Fields, values: Params, refusal: Refusal): readonly FieldError[] {
  const at = (name: string, label: string, message: string) =>
    ({ in: 'body', pointer: `/${name}`, label, message }) as const
  const entries = Object.entries(fields)
  if (refusal.code === 'NOTICE_INCOMPLETE') {
    const { missing } = refusal
    return entries.flatMap(([name, { label }]) => {
      const message = (values[name] ?? '') === '' ? '必须填写' : '填得不全，或者不合要求'
      return missing.includes(name) ? [at(name, label, message)] : []
    })
  }
  if (refusal.code === 'DATES_REVERSED') {
    return entries.flatMap(([name, { kind, label }]) =>
      kind === 'date' && values[name] === refusal.until ? [at(name, label, '早于起始日期')] : [],
    )
  }
  if (refusal.code !== 'DATE_IN_FUTURE' && refusal.code !== 'DATE_PAST') return []
  const message = refusal.code === 'DATE_PAST' ? '已经过去' : '晚于今天'
  return entries.flatMap(([name, { kind, label }]) =>
    kind === 'date' && values[name] === refusal.date ? [at(name, label, message)] : [],
  )
}

/** Every field of the act, those not given as empty texts. */
function filled<F extends Fields>(fields: F, values: Readonly<Record<string, string>>): Given<F> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, (values[name] ?? '').trim()])) as Given<F>
}

function formModel<F extends Fields>(act: StaffAct<F>, shown: Shown): ActFormModel {
  const { frame, params, target, start, typed, errors, refusal } = shown
  const asked = Object.entries(act.fields).filter(([name]) => start.settled?.includes(name) !== true)
  const fields = asked.map(([name, spec]): ActField => {
    const wrong = errors.find(({ pointer }) => pointer === `/${name}`)
    const base = {
      name,
      value: typed[name] ?? '',
      error: wrong === undefined ? null : `${wrong.label}${wrong.message}`,
      label: spec.optional === true ? `${spec.label}（可不填）` : spec.label,
      hint: spec.hint ?? null,
    }
    const { kind, options = start.options?.[name] ?? [] } = spec
    // Nothing is chosen for an official: a choice begins empty unless it offers an empty answer of its own.
    const unset = { value: '', label: frame.t.staff.act.choose }
    const offersNone = options.some(({ value }) => value === '')
    const hint = options.length === 0 && (kind === 'pick' || kind === 'picks') ? frame.t.staff.act.noChoice : base.hint
    if (kind === 'choice' || kind === 'pick')
      return { ...base, hint, kind: 'choice', options: offersNone ? options : [unset, ...options] }
    if (kind === 'picks') return { ...base, hint, kind: 'boxes', options }
    return { ...base, kind: kind === 'given' ? 'hidden' : kind }
  })
  return {
    frame,
    title: act.title,
    action: `/staff${addressOf(act.path, params)}`,
    version: target.version,
    about: [...target.about, ...(start.about ?? [])],
    basis: [],
    fields,
    submit: act.title,
    back: backOf(act, params),
    consequence: act.consequence ?? null,
    refusal: refusal ?? null,
  }
}

function addressOf(path: string, params: Params): string {
  return path.replaceAll(PARAM, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function backOf({ back }: Pick<StaffAct<Fields>, 'back'>, params: Params): StaffAct<Fields>['back'] {
  return { label: back.label, href: addressOf(back.href, params) }
}
