import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { FastifySchemaCompiler } from 'fastify'

/** One thing wrong with a request, said without repeating the value. */
export interface FieldError {
  /** Where it stands: body, query, path, header. */
  readonly in: 'body' | 'query' | 'path' | 'header'
  /** A JSON pointer into that part: `/documentNumber`. */
  readonly pointer: string
  /** The field's Chinese name where the schema gives one, else its key. */
  readonly label: string
  readonly message: string
}

const STRICT = { strict: true, allErrors: true, removeAdditional: false, useDefaults: true, verbose: true } as const
const body = withWords(new Ajv({ ...STRICT, coerceTypes: false }))
const text = withWords(new Ajv({ ...STRICT, coerceTypes: true }))

function withWords(ajv: Ajv): Ajv {
  ajv.addFormat('date', (value) => parseLocalDate(value) !== undefined)
  ajv.addFormat('date-or-empty', (value) => value === '' || parseLocalDate(value) !== undefined)
  ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
  ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/)
  for (const keyword of ['example', 'x-secret']) ajv.addKeyword({ keyword })
  return ajv
}

/** Compiles strictly; only what arrives as text (query, path, headers) is turned into numbers and booleans. */
export const compileValidator: FastifySchemaCompiler<object> = ({ schema, httpPart }): ValidateFunction =>
  httpPart === 'body' ? body.compile(schema) : text.compile(schema)

const NOUNS: Readonly<Record<string, string>> = {
  string: '文字',
  integer: '整数',
  number: '数字',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  null: '空值',
}
const FORMATS: Readonly<Record<string, string>> = {
  date: '应为存在的日期，写作 2026-11-21 的样式',
  'date-or-empty': '应为存在的日期，写作 2026-11-21 的样式，或者留空',
  uuid: '编号格式不正确',
  'date-time': '时间应写作 2026-11-21T09:30:00+08:00 的样式',
}

function sayWhatIsWrong({ keyword, params, data }: ErrorObject): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'required':
      return '必须填写'
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return '不认识这个字段，请删除或核对拼写'
    case 'minLength':
      return limit === '1' || data === '' ? '必须填写' : `至少 ${limit} 个字`
    case 'maxLength':
      return `最多 ${limit} 个字`
    case 'minimum':
    case 'exclusiveMinimum':
      return `不得小于 ${limit}`
    case 'maximum':
    case 'exclusiveMaximum':
      return `不得大于 ${limit}`
    case 'minItems':
      return `至少 ${limit} 项`
    case 'maxItems':
      return `最多 ${limit} 项`
    case 'uniqueItems':
      return '不得重复'
    case 'enum':
    case 'const':
      return '请从给定的选项中选择'
    case 'type':
      return `应为${NOUNS[String(params['type'])] ?? '另一种类型'}`
    case 'format':
      if (data === '') return '必须填写'
      return FORMATS[String(params['format'])] ?? '格式不正确'
    default:
      return '格式不正确'
  }
}

const PARTS: Readonly<Record<string, FieldError['in']>> = { querystring: 'query', params: 'path', headers: 'header' }

interface RawError {
  readonly keyword: string
  readonly instancePath: string
  readonly schemaPath: string
  readonly params: Record<string, unknown>
  readonly parentSchema?: object
}

function readTitle(schema: unknown, key: string): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  if ('title' in schema && typeof schema.title === 'string') return schema.title
  if (!('properties' in schema) || typeof schema.properties !== 'object' || schema.properties === null) return undefined
  const property: unknown = Reflect.get(schema.properties, key)
  return typeof property === 'object' && property !== null && 'title' in property && typeof property.title === 'string'
    ? property.title
    : undefined
}

/** The validator's findings in Chinese, one a field, none of them repeating what was sent. */
export function readFieldErrors(context: string | undefined, errors: readonly RawError[]): readonly FieldError[] {
  const seen = new Map<string, FieldError>()
  for (const error of errors) {
    if (['anyOf', 'oneOf', 'allOf', 'if'].includes(error.keyword)) continue
    const inside = error.params['missingProperty'] ?? error.params['additionalProperty']
    const unknownField = error.params['additionalProperty'] !== undefined
    const pointer = error.instancePath + (typeof inside === 'string' && !unknownField ? `/${inside}` : '')
    const key = pointer.slice(pointer.lastIndexOf('/') + 1)
    const label = readTitle(error.parentSchema, key) ?? (key === '' ? '请求内容' : key)
    if (seen.has(pointer)) continue
    seen.set(pointer, {
      in: PARTS[context ?? ''] ?? 'body',
      pointer,
      label,
      message: sayWhatIsWrong(error as ErrorObject),
    })
  }
  if (seen.size > 0) return [...seen.values()]
  return [{ in: PARTS[context ?? ''] ?? 'body', pointer: '', label: '请求内容', message: '格式不正确' }]
}
