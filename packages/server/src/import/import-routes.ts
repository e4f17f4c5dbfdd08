import { ok } from '@xinheng/domain/kernel/result'
import { Type, type Static } from 'typebox'
import { actingOf } from '../access/access-port.ts'
import { mayAct } from '../access/permissions.ts'
import { transportProblem, type Problem } from '../http/problem.ts'
import { route, type Route } from '../http/route.ts'
import type { FieldError } from '../http/validation.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { questionPages } from './question-pages.ts'
import { importPages } from './import-pages.ts'
import { isFileScope } from '../exchange/read-import.ts'
import { answerQuestion, isFormat, receiveFile, type ImportQueue, type QuestionAnswer } from './import-use-cases.ts'
import { findImport, findQuestionTarget, listQuestions, listReport } from './import-views.ts'

const strict = { additionalProperties: false } as const
const TAG = '导入'
const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,140}$', title: '编号' }) }, strict)
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])

const Standing = Type.Object({
  id: Type.String(),
  format: Type.String(),
  mode: Type.String(),
  unitId: Type.String(),
  state: Type.String({ description: 'received、running、finished、refused' }),
  total: Nullable(Type.Integer()),
  handled: Type.Integer(),
  taken: Type.Integer(),
  corrected: Type.Integer(),
  unchanged: Type.Integer(),
  duplicate: Type.Integer(),
  rejected: Type.Integer(),
  asked: Type.Integer(),
  refusal: Nullable(Type.String()),
  refusalCode: Nullable(Type.String()),
  receivedAt: Type.String(),
  finishedAt: Nullable(Type.String()),
  rowDigest: Nullable(Type.String()),
})
const STANDING: Static<typeof Standing> = {
  id: '5f0c',
  format: 'penalty-2018',
  mode: 'change',
  unitId: 'unit-1',
  state: 'finished',
  total: 3,
  handled: 3,
  taken: 2,
  corrected: 0,
  unchanged: 0,
  duplicate: 0,
  rejected: 1,
  asked: 0,
  refusal: null,
  refusalCode: null,
  receivedAt: '2026-11-21T01:00:00.000Z',
  finishedAt: '2026-11-21T01:00:02.000Z',
  rowDigest: 'ab12',
}
const Line = Type.Object({
  line: Type.Integer(),
  state: Type.String(),
  column: Type.String(),
  code: Type.String(),
  severity: Type.String(),
  read: Type.String(),
  mend: Type.String(),
})
const Question = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  fileId: Nullable(Type.String()),
  line: Nullable(Type.Integer()),
  aboutKind: Type.String(),
  aboutId: Type.String(),
  detail: Type.Unknown(),
  openedAt: Type.String(),
})
const Rerun = Type.Object({ rerun: Type.Integer({ description: '因此不再等待的行数' }) })

/** A field of the upload that does not hold. */
function wrongField(name: string, label: string, message: string): FieldError {
  return { in: 'body', pointer: `/${name}`, label, message }
}

function problem(code: 'NOT_FOUND' | 'NOT_PERMITTED', requestId: string) {
  return { ok: false, error: transportProblem(code, requestId) } as const satisfies { ok: false; error: Problem }
}

/** Handing files in and following them, by API and by form; questions and their answers. */
export function importRoutes(service: Service, queue: ImportQueue): readonly Route[] {
  return [
    route({
      method: 'POST',
      url: '/api/v1/imports',
      operationId: 'receiveImport',
      summary: '上传文件导入',
      tag: TAG,
      permission: 'import.run',
      writes: 'creates',
      upload: true,
      answer: Type.Object({ id: Type.String(), known: Type.Boolean() }),
      refusals: ['FILE_CUT_SHORT'],
      example: { id: '5f0c', known: false },
      handle: async ({ caller, readUpload, requestId }) => {
        const file = await readUpload()
        const { format = '', mode = '', unit = caller.organisationId } = file.fields
        const target = { unitId: unit, jurisdiction: caller.place }
        if (!mayAct(caller.principal, 'import.run', target)) {
          file.stream.resume()
          return problem('NOT_PERMITTED', requestId)
        }
        const wrong = [
          ...(isFormat(format) ? [] : [wrongField('format', '文件类型', '请从给定的选项中选择')]),
          ...(isFileScope(mode) ? [] : [wrongField('mode', '文件范围', '请从给定的选项中选择')]),
          ...(file.fileName === '' ? [wrongField('file', '文件', '必须上传')] : []),
        ]
        if (!isFormat(format) || !isFileScope(mode) || file.fileName === '') {
          file.stream.resume()
          return { ok: false, error: transportProblem('INPUT_INVALID', requestId, wrong) }
        }
        const { stream, fileName: name, wasCut } = file
        const place = (await findUnit(service.db, unit))?.place
        if (place === undefined) {
          file.stream.resume()
          return problem('NOT_FOUND', requestId)
        }
        const acting = { ...actingOf(caller), organisationId: unit, place }
        const received = await receiveFile(service, acting, { stream, name, format, mode, wasCut })
        if (!received.ok) return received
        const { fileId, known } = received.value
        queue.add(fileId)
        return ok({ value: { id: fileId, known }, location: `/api/v1/imports/${fileId}` })
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/imports/:id',
      operationId: 'readImport',
      summary: '查询导入进度',
      tag: TAG,
      permission: 'import.read',
      writes: 'nothing',
      params: Id,
      answer: Standing,
      refusals: [],
      example: STANDING,
      handle: async ({ caller, params, requestId }) => {
        const standing = await findImport(service, caller, params.id)
        return standing === undefined ? problem('NOT_FOUND', requestId) : ok({ value: standing })
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/imports/:id/report',
      operationId: 'listImportReport',
      summary: '查询导入报告',
      tag: TAG,
      permission: 'import.read',
      writes: 'nothing',
      params: Id,
      query: Type.Object(
        {
          after: Type.Optional(Type.Integer({ minimum: 0, title: '上一页最后的行号' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, title: '行数' })),
        },
        strict,
      ),
      answer: Type.Object({ lines: Type.Array(Line) }),
      refusals: [],
      example: {
        lines: [
          {
            line: 4,
            state: 'rejected',
            column: '处罚决定日期',
            code: 'IMPOSSIBLE_DATE',
            severity: 'error',
            read: '2026-02-30',
            mend: '日期不存在，请核对年月日',
          },
        ],
      },
      handle: async ({ caller, params, query, requestId }) => {
        const { after = 0, limit = 100 } = query
        const lines = await listReport(service, caller, params.id, { after, limit })
        return lines === undefined ? problem('NOT_FOUND', requestId) : ok({ value: { lines: [...lines] } })
      },
    }),
    route({
      method: 'GET',
      url: '/api/v1/questions',
      operationId: 'listImportQuestions',
      summary: '查询待核问题',
      tag: TAG,
      permission: 'question.read',
      writes: 'nothing',
      query: Type.Object({ file: Type.Optional(Type.String({ maxLength: 64, title: '导入编号' })) }, strict),
      answer: Type.Object({ questions: Type.Array(Question) }),
      refusals: [],
      example: { questions: [] },
      handle: async ({ caller, query }) =>
        ok({ value: { questions: [...(await listQuestions(service, caller, query.file))] } }),
    }),
    route({
      method: 'POST',
      url: '/api/v1/questions/:id/answers',
      operationId: 'answerImportQuestion',
      summary: '答复待核问题',
      tag: TAG,
      permission: 'question.answer',
      writes: 'creates',
      params: Id,
      body: Type.Object(
        {
          kind: Type.Union(
            [Type.Literal('accept'), Type.Literal('rename'), Type.Literal('reject'), Type.Literal('subject')],
            { title: '答复' },
          ),
          subjectId: Type.Optional(Type.String({ maxLength: 64, title: '信用主体编号' })),
        },
        strict,
      ),
      answer: Rerun,
      refusals: ['WRONG_STATE'],
      example: { rerun: 1 },
      handle: async ({ caller, params, body, requestId }) => {
        const { kind, subjectId = '' } = body
        const answer: QuestionAnswer = kind === 'subject' ? { kind, subjectId } : { kind }
        const target = await findQuestionTarget(service, params.id)
        if (target === undefined) return problem('NOT_FOUND', requestId)
        if (!mayAct(caller.principal, 'question.answer', target)) return problem('NOT_PERMITTED', requestId)
        const done = await answerQuestion(service, actingOf(caller), params.id, answer)
        return done.ok ? ok({ value: done.value }) : done
      },
    }),
    route({
      method: 'POST',
      url: '/api/v1/questions/:id/unit',
      operationId: 'confirmAuthorityAlias',
      summary: '确认机关名称对应',
      tag: TAG,
      permission: 'alias.confirm',
      writes: 'creates',
      params: Id,
      body: Type.Object({ organisationId: Type.String({ maxLength: 64, title: '单位编号' }) }, strict),
      answer: Rerun,
      refusals: ['WRONG_STATE'],
      example: { rerun: 2 },
      handle: async ({ caller, params, body, requestId }) => {
        const target = await findQuestionTarget(service, params.id)
        if (target === undefined) return problem('NOT_FOUND', requestId)
        if (!mayAct(caller.principal, 'alias.confirm', target)) return problem('NOT_PERMITTED', requestId)
        const answer = { kind: 'unit', organisationId: body.organisationId } as const
        const done = await answerQuestion(service, actingOf(caller), params.id, answer)
        return done.ok ? ok({ value: done.value }) : done
      },
    }),
    ...importPages(service, queue),
    ...questionPages(service),
  ]
}
