import type { Refusal, RefusalCode } from '@xinheng/domain/kernel/refusal'
import { ok, type Result } from '@xinheng/domain/kernel/result'
import { Type, type TObject, type TSchema } from 'typebox'
import type { OutOfReach } from '../access/out-of-reach.ts'
import type { Permission } from '../access/permissions.ts'
import type { ActField, ActFormModel, Fact, OptionView } from '../pages/models.ts'
import { actFormPage } from '../pages/staff/act-form-page.ts'
import { shownOncePage } from '../pages/staff/shown-once-page.ts'
import type { Caller } from './caller.ts'
import { form, page } from './page-route.ts'
import { refusalProblem, transportProblem } from './problem.ts'
import { route, type Route } from './route.ts'
import type { FieldError } from './validation.ts'

/** One field of an act: the same in the form and in the body of the API. All are texts. */
export interface FieldSpec {
  readonly label: string
  readonly kind: 'text' | 'area' | 'date' | 'choice'
  readonly hint?: string
  readonly optional?: boolean
  readonly maxLength?: number
  readonly options?: readonly OptionView[]
}

type Fields = Readonly<Record<string, FieldSpec>>
type Given<F extends Fields> = { readonly [Name in keyof F]: string }
type Params = Readonly<Record<string, string>>

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
  readonly consequence?: string
  readonly refusals: readonly RefusalCode[]
  /** Where the form came from and returns to; `:id` stands for the parameter of the address. */
  readonly back: { readonly label: string; readonly href: string }
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
  const { operationId, title: summary, permission } = act
  const url: `/${string}` = `/staff${act.path}`
  const shared = { permission, params }
  const modelOf = (state: Shown): ActFormModel => formModel(act, state)
  const readTarget = async (caller: Caller, given: Params) =>
    act.readTarget === undefined ? NOTHING_SEEN : act.readTarget(caller, given)
  return [
    page({
      ...shared,
      url,
      operationId: `${operationId}Form`,
      summary: `${summary}表单`,
      answer: async ({ caller, frame, params: given }) => {
        const target = await readTarget(caller, given as Params)
        if (target === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        const html = actFormPage(modelOf({ frame, params: given as Params, target, typed: {}, errors: [] }))
        return { kind: 'page', html }
      },
    }),
    form({
      ...shared,
      url,
      operationId: `${operationId}ByForm`,
      summary: `${summary}提交`,
      form: Type.Object({ ...schemas, version: Type.String({ pattern: String.raw`^\d{1,15}$` }) }, strict) as TObject,
      answer: async ({ caller, frame, params: given, form: typed, requestId }) => {
        const { version, ...values } = typed as Readonly<Record<string, string>>
        const expected = act.readTarget === undefined ? undefined : Number(version)
        const done = await act.run(caller, given as Params, filled(act.fields, values), expected)
        if (done.ok) {
          const { secret } = done.value
          if (secret === undefined) return { kind: 'goTo', path: backOf(act, given as Params).href }
          return {
            kind: 'page',
            html: shownOncePage({ frame, title: act.title, secret, back: backOf(act, given as Params) }),
          }
        }
        if ('outOfReach' in done.error) return { kind: 'stop', code: done.error.outOfReach }
        const target = (await readTarget(caller, given as Params)) ?? NOTHING_SEEN
        const problem = refusalProblem(done.error, requestId)
        const refusal = {
          code: problem.code,
          title: problem.title,
          mend: problem.detail,
          basis: problem.basis.map(({ text }) => ({ text, confirmed: true, passage: null })),
        }
        const model = modelOf({ frame, params: given as Params, target, typed: values, errors: [], refusal })
        return { kind: 'page', status: 422, html: actFormPage(model) }
      },
      again: async ({ caller, frame, params: given, errors, typed }) => {
        const target = (await readTarget(caller, given as Params)) ?? NOTHING_SEEN
        return actFormPage(modelOf({ frame, params: given as Params, target, typed, errors }))
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
        const done = await act.run(caller, given as Params, filled(act.fields, body as Params), expected)
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
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly refusal?: ActFormModel['refusal']
}

function schemaOf({ kind, label, optional = false, maxLength, options = [] }: FieldSpec): TSchema {
  const title = { title: label }
  const wrap = (schema: TSchema): TSchema => (optional ? Type.Optional(schema) : schema)
  switch (kind) {
    case 'date':
      return wrap(Type.String({ ...title, ...(optional ? { pattern: OPTIONAL_DATE } : { format: 'date' }) }))
    case 'choice':
      return wrap(Type.Unsafe<string>({ type: 'string', enum: options.map(({ value }) => value), ...title }))
    case 'area':
    case 'text':
      return wrap(
        Type.String({
          ...title,
          maxLength: maxLength ?? (kind === 'area' ? 2000 : 200),
          ...(optional ? {} : { minLength: 1 }),
        }),
      )
  }
}

const OPTIONAL_DATE = String.raw`^(?:\d{4}-\d{2}-\d{2})?$`

/** Every field of the act, those not given as empty texts. */
function filled<F extends Fields>(fields: F, values: Readonly<Record<string, string>>): Given<F> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, (values[name] ?? '').trim()])) as Given<F>
}

function formModel<F extends Fields>(act: StaffAct<F>, shown: Shown): ActFormModel {
  const { frame, params, target, typed, errors, refusal } = shown
  const fields = Object.entries(act.fields).map(([name, spec]): ActField => {
    const wrong = errors.find(({ pointer }) => pointer === `/${name}`)
    const base = {
      name,
      value: typed[name] ?? '',
      error: wrong === undefined ? null : `${wrong.label}${wrong.message}`,
      label: spec.optional === true ? `${spec.label}（可不填）` : spec.label,
      hint: spec.hint ?? null,
    }
    return spec.kind === 'choice'
      ? { ...base, kind: 'choice', options: spec.options ?? [] }
      : { ...base, kind: spec.kind }
  })
  return {
    frame,
    title: act.title,
    action: `/staff${addressOf(act.path, params)}`,
    version: target.version,
    about: target.about,
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
