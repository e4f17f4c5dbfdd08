import { ok, type Result } from '@xinheng/domain/kernel/result'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { createHash } from 'node:crypto'
import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import { Type, type Static } from 'typebox'
import type { Caller } from '../access/caller.ts'
import type { OutOfReach } from '../access/out-of-reach.ts'
import { form, page } from '../http/page-route.ts'
import { transportProblem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { bundlePage } from '../pages/staff/bundle-page.ts'
import type { Service } from '../service.ts'
import { findBundleBar, makeBundle, type BundleRequest } from './bundle-use-cases.ts'
import { packBundle } from './pack-bundle.ts'

const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)
const Request = Type.Object(
  {
    organ: Type.String({ minLength: 2, maxLength: 100, title: '调取机关' }),
    document: Type.String({ minLength: 2, maxLength: 200, title: '调取文书' }),
    reason: Type.String({ minLength: 2, maxLength: 100, title: '调取事由' }),
    validAt: Type.Optional(Type.String({ format: 'date-or-empty', title: '所问日期' })),
    knownAt: Type.Optional(
      Type.Union([Type.Literal(''), Type.String({ format: 'date-time' })], { title: '截至何时已记载' }),
    ),
  },
  strict,
)

/** One act exports everything on an entry for a court or a reviewing organ. */
export function bundleRoutes(service: Service): readonly Route[] {
  const pack = async (
    caller: Caller,
    id: string,
    { validAt = '', knownAt = '', ...rest }: Static<typeof Request>,
  ): Promise<Result<{ readonly fileName: string; readonly bytes: Buffer }, Refusal | OutOfReach>> => {
    const day = parseLocalDate(validAt)
    const request: BundleRequest = {
      ...rest,
      ...(day === undefined ? {} : { validAt: day }),
      ...(knownAt === '' ? {} : { knownAt }),
    }
    const made = await makeBundle(service, caller, id, request)
    if (!made.ok) return made
    const { catalogue } = await service.law(service.db, service.ambient.today())
    const fileName = `证据材料包-${id.slice(0, 8)}-${service.ambient.today()}.zip`
    return ok({ fileName, bytes: await packBundle(made.value, catalogue) })
  }
  const url = '/staff/listings/:id/bundle'
  return [
    page({
      url,
      operationId: 'showBundleForm',
      summary: '导出证据材料包',
      permission: 'bundle.export',
      params: Id,
      answer: async ({ caller, frame, params: { id } }) => {
        const found = await findListing(service, id)
        if (found === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        const bar = findBundleBar(caller, found.state)
        if (bar !== undefined && !bar.ok) return { kind: 'stop', code: bar.error.outOfReach }
        return { kind: 'page', html: bundlePage({ frame, id, typed: {}, errors: {} }) }
      },
    }),
    form({
      url,
      operationId: 'exportBundleByForm',
      summary: '导出证据材料包提交',
      permission: 'bundle.export',
      params: Id,
      form: Request,
      answer: async ({ caller, params: { id }, form: request }) => {
        const packed = await pack(caller, id, request)
        if (packed.ok)
          return { kind: 'file', fileName: packed.value.fileName, type: 'application/zip', body: packed.value.bytes }
        const { error } = packed
        return 'outOfReach' in error ? { kind: 'stop', code: error.outOfReach } : { kind: 'refused', refusal: error }
      },
      again: async ({ frame, params: { id }, errors, typed }) =>
        bundlePage({
          frame,
          id,
          typed,
          errors: Object.fromEntries(
            errors.map(({ pointer, label, message }) => [pointer.slice(1), `${label}${message}`]),
          ),
        }),
    }),
    route({
      method: 'POST',
      url: '/api/v1/listings/:id/bundle',
      operationId: 'exportBundle',
      summary: '导出证据材料包',
      tag: '名单',
      permission: 'bundle.export',
      writes: 'nothing',
      params: Id,
      body: Request,
      answer: Type.Object({
        fileName: Type.String(),
        sha256: Type.String({ description: '压缩包的校验值；包内各文件的校验值见 sha256.txt' }),
        base64: Type.String(),
      }),
      refusals: ['NOTICE_INCOMPLETE'],
      example: { fileName: '证据材料包-0190a1b2-2026-11-21.zip', sha256: 'ab12', base64: 'UEsDBA==' },
      handle: async ({ caller, params: { id }, body, requestId }) => {
        const packed = await pack(caller, id, body)
        if (!packed.ok) {
          const { error } = packed
          return { ok: false, error: 'outOfReach' in error ? transportProblem(error.outOfReach, requestId) : error }
        }
        const { fileName, bytes } = packed.value
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        return ok({ value: { fileName, sha256, base64: bytes.toString('base64') } })
      },
    }),
  ]
}
