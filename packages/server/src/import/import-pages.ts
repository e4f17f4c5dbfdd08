import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { mayAct, mayEverAct } from '../access/permissions.ts'
import { actingOf } from '../access/access-port.ts'
import { FORMATS } from '../exchange/formats/formats.ts'
import { isFileScope } from '../exchange/read-import.ts'
import { page, upload } from '../http/page-route.ts'
import type { Route } from '../http/route.ts'
import type { StaffViews } from '../http/staff-routes.ts'
import type { Caller } from '../access/caller.ts'
import type { ImportFormModel, ImportReportModel, StatusWord } from '../pages/models.ts'
import { importPage } from '../pages/staff/import-page.ts'
import type { Service } from '../service.ts'
import { isFormat, receiveFile, type ImportQueue } from './import-use-cases.ts'
import {
  findImport,
  listRecentImports,
  listReport,
  readErrorFile,
  showMoment,
  titleOfFormat,
  type ImportStanding,
} from './import-views.ts'

const STATES: Readonly<Record<string, StatusWord>> = {
  received: { kind: 'received', label: '已接收' },
  running: { kind: 'waiting', label: '入库中' },
  finished: { kind: 'done', label: '已完成' },
  refused: { kind: 'overdue', label: '未导入' },
}
const UNKNOWN: StatusWord = { kind: 'notApplicable', label: '—' }
const PAGE_ROWS = 50

/** What the form of a file shows, with what was handed in before. */
export async function readImportForm(
  service: Service,
  caller: Caller,
  typed: { readonly format?: string; readonly extent?: string; readonly fileError?: string } = {},
): Promise<Omit<ImportFormModel, 'frame'>> {
  const recent = await listRecentImports(service, caller)
  const { format = '', extent = 'change', fileError = null } = typed
  const target = { unitId: caller.organisationId, jurisdiction: caller.place }
  return {
    mayUpload: mayAct(caller.principal, 'import.run', target),
    formats: Object.values(FORMATS).map(({ spec }) => ({ value: spec.id, label: spec.title })),
    format: { name: 'format', value: format, error: format !== '' && !isFormat(format) ? '请选择文件类型' : null },
    extent: { name: 'extent', value: extent, error: null },
    fileError,
    recent: recent.map((file) => ({
      file: file.fileName,
      href: `/staff/imports/${file.id}`,
      at: showMoment(file.receivedAt),
      by: file.by,
      status: STATES[file.state] ?? UNKNOWN,
      rows: file.handled,
      wrong: file.rejected,
    })),
  }
}

const PHASES: Readonly<Record<string, ImportReportModel['phase']>> = {
  received: 'reading',
  running: 'storing',
  finished: 'done',
  refused: 'failed',
}

/** What became of a file, row by row where something is to be said; `undefined` out of the caller's reach. */
export async function findImportReport(
  service: Service,
  caller: Caller,
  id: string,
  pageNumber: number,
): Promise<Omit<ImportReportModel, 'frame'> | undefined> {
  const standing = await findImport(service, caller, id)
  if (standing === undefined) return undefined
  const reported = await countReported(service, id)
  const lines =
    (await listReport(service, caller, id, { limit: PAGE_ROWS, offset: (pageNumber - 1) * PAGE_ROWS })) ?? []
  const leftOut = standing.rejected + standing.asked + standing.duplicate
  return {
    file: titleOfFormat(standing.format),
    formatName: titleOfFormat(standing.format),
    phase: PHASES[standing.state] ?? 'received',
    total: standing.total,
    handled: standing.handled,
    good: standing.taken + standing.unchanged,
    duplicate: standing.duplicate,
    corrected: standing.corrected,
    questions: standing.asked,
    wrong: standing.rejected,
    facts: factsOf(standing),
    failure: standing.refusal,
    hints: Math.max(0, reported - leftOut),
    questionsHref:
      standing.asked > 0 && mayEverAct(caller.principal, 'question.read') ? `/staff/questions?file=${id}` : null,
    rows: lines.map(({ line, state, severity, column, code, read, mend }) => ({
      line,
      severity: severity === 'warning' ? 'hint' : state === 'asked' ? 'asked' : 'returned',
      column,
      code,
      read,
      mend,
    })),
    errorFile: leftOut === 0 ? null : { label: '下载有误的行', href: `/staff/imports/${id}/errors` },
    paging:
      reported <= PAGE_ROWS
        ? null
        : { page: pageNumber, size: PAGE_ROWS, total: reported, path: `/staff/imports/${id}`, query: {} },
  }
}

async function countReported({ db }: Service, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('import_row')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('file_id', '=', id)
    .where('read_ref', 'is not', null)
    .executeTakeFirstOrThrow()
  return count
}

const SCOPES: Readonly<Record<string, string>> = {
  whole: '全量名单',
  change: '增量变更',
  empty: '全量名单，声明现为空',
}

function factsOf({ format, mode, receivedAt, unchanged, rowDigest }: ImportStanding): ImportReportModel['facts'] {
  const text = (label: string, value: string) => ({ label, value: { kind: 'text', text: value } }) as const
  return [
    text('文件类型', titleOfFormat(format)),
    text('文件范围', SCOPES[mode] ?? mode),
    text('上传时间', showMoment(receivedAt)),
    text('未变更', `${unchanged} 行`),
    ...(rowDigest === null ? [] : [text('行摘要', rowDigest.slice(0, 16))]),
  ]
}

/** The import part of the staff's reading pages. */
export function importStaffViews(service: Service): Pick<StaffViews, 'readImportForm' | 'findImportReport'> {
  return {
    readImportForm: async (caller) => readImportForm(service, caller),
    findImportReport: async (caller, id, pageNumber) => findImportReport(service, caller, id, pageNumber),
  }
}

const Id = Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' }) }, { additionalProperties: false })

/** Handing in a file by form, and the file of what was left out. */
export function importPages(service: Service, queue: ImportQueue): readonly Route[] {
  return [
    upload({
      url: '/staff/imports',
      operationId: 'importByForm',
      summary: '上传文件导入',
      permission: 'import.run',
      answer: async ({ caller, frame, form: file }) => {
        const { format = '', extent = 'change' } = file.fields
        const again = async (fileError: string | null) => {
          file.stream.resume()
          const typed = { format: format === '' ? '?' : format, extent, ...(fileError === null ? {} : { fileError }) }
          return {
            kind: 'page',
            status: 422,
            html: importPage({ ...(await readImportForm(service, caller, typed)), frame }),
          } as const
        }
        if (!isFormat(format)) return again(null)
        if (file.fileName === '') return again('请选择要上传的文件')
        const target = { unitId: caller.organisationId, jurisdiction: caller.place }
        if (!mayAct(caller.principal, 'import.run', target)) {
          file.stream.resume()
          return { kind: 'stop', code: 'NOT_PERMITTED' }
        }
        const mode = isFileScope(extent) ? extent : 'change'
        const received = await receiveFile(service, actingOf(caller), {
          stream: file.stream,
          name: file.fileName,
          format,
          mode,
          wasCut: file.wasCut,
        })
        if (!received.ok) return again('文件超过上传大小限制，请使用命令行导入')
        queue.add(received.value.fileId)
        return { kind: 'goTo', path: `/staff/imports/${received.value.fileId}` }
      },
    }),
    page({
      url: '/staff/imports/:id/errors',
      operationId: 'downloadImportErrors',
      summary: '下载有误的行',
      permission: 'import.read',
      params: Id,
      answer: async ({ caller, params }) => {
        const file = await readErrorFile(service, caller, params.id)
        if (file === undefined) return { kind: 'stop', code: 'NOT_FOUND' }
        return {
          kind: 'file',
          fileName: file.fileName,
          type: 'application/octet-stream',
          body: Readable.from(file.body),
        }
      },
    }),
  ]
}
