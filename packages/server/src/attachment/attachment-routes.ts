import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { ok, refuse } from '@xinheng/domain/kernel/result'
import { Type } from 'typebox'
import type { Caller } from '../access/caller.ts'
import type { Permission } from '../access/permissions.ts'
import { form, page, type PageAnswer } from '../http/page-route.ts'
import { transportProblem, type Problem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { Frame } from '../pages/frame.ts'
import { attachmentPage } from '../pages/staff/attachment-page.ts'
import type { Service } from '../service.ts'
import { ATTACHMENT_BYTES, handInAttachment, openAttachment } from './attachment-use-cases.ts'
import { findAttachment } from './attachment-views.ts'
import { FILE_TYPES } from './file-type-words.ts'

const TAG = '附件'
const strict = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, strict)
const OWN_REASON = '主体本人下载'
const OPENING = {
  reason: Type.Optional(Type.String({ maxLength: 200, title: '下载理由' })),
  warned: Type.Optional(Type.Literal('yes', { title: '风险确认' })),
}

/** Handing files in by themselves, and taking one out: always to be saved, after a reason, and after a warning where nobody scanned it. */
export function attachmentRoutes(service: Service): readonly Route[] {
  return [
    ...taking(service, '/staff/attachments/:id', 'attachment.open'),
    ...taking(service, '/my/attachments/:id', 'subject.readOwn'),
    route({
      method: 'POST',
      url: '/api/v1/attachments',
      operationId: 'handInAttachment',
      summary: '提交附件',
      tag: TAG,
      permission: 'attachment.send',
      writes: 'creates',
      upload: true,
      holds: ATTACHMENT_BYTES,
      answer: Type.Object({ id: Type.String({ description: '附件编号，提出异议、申请修复时引用' }) }),
      refusals: ['ATTACHMENT_TOO_LARGE', 'ATTACHMENT_EMPTY'],
      example: { id: '0190a1b2-0000-7000-8000-000000000001' },
      handle: async ({ caller, readUpload, requestId }) => {
        const { fields, fileName, stream, wasCut } = await readUpload()
        const subjectId = fields['subject'] ?? caller.principal.subjectId ?? ''
        if (wasCut()) return refuse({ code: 'ATTACHMENT_TOO_LARGE', limitBytes: ATTACHMENT_BYTES, basis: [] })
        const pieces: Buffer[] = []
        for await (const piece of stream) pieces.push(piece as Buffer)
        const file = { subjectId, fileName, mediaType: '', bytes: new Uint8Array(Buffer.concat(pieces)) }
        const kept = await handInAttachment(service, caller, file)
        return kept.ok ? ok({ value: kept.value }) : { ok: false, error: problemOf(kept.error, requestId) }
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/attachments/:id/content',
      operationId: 'openAttachment',
      summary: '取出附件',
      tag: TAG,
      permission: 'attachment.open',
      writes: 'nothing',
      params: Id,
      body: Type.Object(
        { ...OPENING, reason: Type.String({ minLength: 4, maxLength: 200, title: '下载理由' }) },
        strict,
      ),
      answer: Type.Object({ fileName: Type.String(), mediaType: Type.String(), base64: Type.String() }),
      refusals: ['ATTACHMENT_NOT_SCANNED', 'ATTACHMENT_INFECTED', 'ATTACHMENT_ERASED', 'REASONS_MISSING'],
      example: { fileName: '回单.pdf', mediaType: 'application/pdf', base64: 'JVBERi0xLjcK' },
      handle: async ({ caller, params: { id }, body: { reason, warned }, requestId }) => {
        const opened = await openAttachment(service, caller, id, { reason, warned: warned === 'yes' })
        if (!opened.ok) return { ok: false, error: problemOf(opened.error, requestId) }
        const { fileName, mediaType, bytes } = opened.value
        return ok({ value: { fileName, mediaType, base64: Buffer.from(bytes).toString('base64') } })
      },
    }),
  ]
}

function problemOf(
  error: Refusal | { readonly outOfReach: 'NOT_PERMITTED' | 'NOT_FOUND' },
  requestId: string,
): Refusal | Problem {
  return 'outOfReach' in error ? transportProblem(error.outOfReach, requestId) : error
}

/** The page of a file and its download, for officials and, under its own address, for the subject. */
function taking(
  service: Service,
  url: '/staff/attachments/:id' | '/my/attachments/:id',
  permission: Permission,
): readonly Route[] {
  const byOfficer = url.startsWith('/staff')
  const name = byOfficer ? 'Attachment' : 'OwnAttachment'
  const show = async (
    caller: Caller,
    frame: Frame,
    id: string,
    missing: readonly ('reason' | 'warned')[],
  ): Promise<PageAnswer> => {
    const found = await findAttachment(service, caller, id)
    if (!found.ok) return { kind: 'stop', code: found.error.outOfReach }
    const { type, size, keptOn, scan } = found.value
    const html = attachmentPage({
      frame,
      action: url.replace(':id', id),
      byOfficer,
      type: FILE_TYPES[type].label,
      readable: type !== 'unreadable',
      size,
      keptOn,
      scan: scan.kind,
      missing,
    })
    return missing.length > 0 ? { kind: 'page', html, status: 422 } : { kind: 'page', html }
  }
  return [
    page({
      url,
      operationId: `show${name}`,
      summary: '附件',
      permission,
      params: Id,
      answer: async ({ caller, frame, params: { id } }) => show(caller, frame, id, []),
    }),
    form({
      url,
      operationId: `take${name}`,
      summary: '下载附件',
      permission,
      params: Id,
      form: Type.Object(OPENING, strict),
      answer: async ({ caller, frame, params: { id }, form: { reason = '', warned } }) => {
        const given = { reason: byOfficer ? reason : OWN_REASON, warned: warned === 'yes' }
        const opened = await openAttachment(service, caller, id, given)
        if (opened.ok) {
          const { fileName, mediaType, bytes } = opened.value
          return { kind: 'file', fileName, type: mediaType, body: Buffer.from(bytes) }
        }
        const { error } = opened
        if ('outOfReach' in error) return { kind: 'stop', code: error.outOfReach }
        if (error.code === 'REASONS_MISSING') return show(caller, frame, id, ['reason'])
        if (error.code === 'ATTACHMENT_NOT_SCANNED') return show(caller, frame, id, ['warned'])
        return { kind: 'refused', refusal: error }
      },
      again: async ({ caller, frame, params: { id } }) => {
        const answer = await show(caller, frame, id, ['reason'])
        if (answer.kind !== 'page') throw new Error('a form was sent for a file that is not there')
        return answer.html
      },
    }),
  ]
}
