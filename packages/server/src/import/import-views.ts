import { shanghaiDate } from '@xinheng/domain/calendar/local-date'
import type { Permission } from '../access/permissions.ts'
import { mayAct } from '../access/permissions.ts'
import { actingOf } from '../access/access-port.ts'
import type { Db } from '../db/open.ts'
import { writeErrorReport } from '../exchange/error-report.ts'
import { NO_FAULTS } from '../exchange/csv-tokenizer.ts'
import { detectLayout, FORMATS } from '../exchange/formats/formats.ts'
import { maskText } from '../exchange/mask-identifier.ts'
import type { RowIssue } from '../exchange/row-issue.ts'
import type { Caller } from '../access/caller.ts'
import type { Service } from '../service.ts'
import type { KeptIssue } from './fate-store.ts'
import { fileSubject, isFormat } from './import-file.ts'
import type { FileRefusal } from './import-run.ts'
import { readShape } from './rerun-asked.ts'
import { parseKept } from '../exchange/sealed-row.ts'

/** Where an import stands, in counts. */
export interface ImportStanding {
  readonly id: string
  readonly format: string
  readonly mode: string
  readonly unitId: string
  readonly state: string
  readonly total: number | null
  readonly handled: number
  readonly taken: number
  readonly corrected: number
  readonly unchanged: number
  readonly duplicate: number
  readonly rejected: number
  readonly asked: number
  /** Why the file was refused, in words; `null` otherwise. */
  readonly refusal: string | null
  readonly refusalCode: string | null
  readonly receivedAt: string
  readonly finishedAt: string | null
  /** Hex; equal for equal outcomes. */
  readonly rowDigest: string | null
}

type FileColumns = Awaited<ReturnType<typeof findFile>>

async function findFile(db: Db, id: string) {
  return db.selectFrom('import_file').selectAll().where('id', '=', id).executeTakeFirst()
}

function within(caller: Caller, permission: Permission, file: { unit_id: string; place: string }): boolean {
  return mayAct(caller.principal, permission, { unitId: file.unit_id, jurisdiction: file.place })
}

function standingOf(file: NonNullable<FileColumns>): ImportStanding {
  // Written by `refuseFile` only.
  const refusal = file.refusal as FileRefusal | null
  return {
    id: file.id,
    format: file.format,
    mode: file.mode,
    unitId: file.unit_id,
    state: file.state,
    total: file.rows_total,
    handled: file.rows_read,
    taken: file.rows_taken,
    corrected: file.rows_corrected,
    unchanged: file.rows_unchanged,
    duplicate: file.rows_duplicate,
    rejected: file.rows_rejected,
    asked: file.rows_asked,
    refusal: refusal === null ? null : describeRefusal(refusal),
    refusalCode: refusal === null ? null : codeOf(refusal),
    receivedAt: file.received_at,
    finishedAt: file.finished_at,
    rowDigest: file.row_digest === null ? null : Buffer.from(file.row_digest).toString('hex'),
  }
}

function codeOf(refusal: FileRefusal): string {
  return refusal.kind === 'file' ? refusal.fault.code : (refusal.issues.find(isError)?.code ?? 'WRONG_HEADER')
}

function isError({ severity }: RowIssue): boolean {
  return severity !== 'warning'
}

function describeRefusal(refusal: FileRefusal): string {
  if (refusal.kind === 'file') {
    const { found, mend, line } = refusal.fault
    return `${line === undefined ? '' : `第 ${line} 行：`}${found}。${mend}。`
  }
  return refusal.issues
    .filter(isError)
    .map(({ code, column, mend }) => `${code} ${column === undefined ? '' : `「${column.label}」`}${mend}`)
    .join('；')
}

/** Where an import stands; `undefined` when there is none within the caller's reach. */
export async function findImport({ db }: Service, caller: Caller, id: string): Promise<ImportStanding | undefined> {
  const file = await findFile(db, id)
  return file === undefined || !within(caller, 'import.read', file) ? undefined : standingOf(file)
}

/** One line of a report. */
export interface ReportLine {
  readonly line: number
  readonly state: string
  readonly column: string
  readonly code: string
  readonly severity: string
  readonly read: string
  readonly mend: string
}

/** Lines of a report from the first or from after one; what was read is opened from the vault, which logs it. */
export async function listReport(
  service: Service,
  caller: Caller,
  id: string,
  {
    after = 0,
    offset = 0,
    limit = 100,
  }: { readonly after?: number; readonly offset?: number; readonly limit?: number } = {},
): Promise<readonly ReportLine[] | undefined> {
  if ((await findImport(service, caller, id)) === undefined) return undefined
  const rows = await service.db
    .selectFrom('import_row')
    .select(['line', 'state', 'read_ref', 'report'])
    .where('file_id', '=', id)
    .where('line', '>', after)
    .where('read_ref', 'is not', null)
    .orderBy('line')
    .offset(offset)
    .limit(limit)
    .execute()
  const kept = await openKept(
    service,
    caller,
    rows.flatMap(({ read_ref }) => read_ref ?? []),
  )
  return rows.flatMap(({ line, state, read_ref, report }) => {
    const reads = (read_ref === null ? undefined : kept.get(read_ref))?.reads ?? []
    // Written by `putFates` only.
    return (report as readonly KeptIssue[]).map(({ column, code, severity, mend }, index) => ({
      line,
      state,
      column: column?.label ?? '',
      code,
      severity,
      read: reads[index] ?? '',
      mend,
    }))
  })
}

const LEFT_OUT = ['rejected', 'asked', 'duplicate']

async function openKept(service: Service, caller: Caller, refs: readonly string[]) {
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: '查看导入报告' }
  const opened = await service.vault.openValues(service.db, refs, reader)
  return new Map(
    [...opened].flatMap(([ref, value]) => (value.kind === 'value' ? [[ref, parseKept(value.text)] as const] : [])),
  )
}

/** The rows left out, as the same file with a column that says why; `undefined` out of reach or when nothing was read. */
export async function readErrorFile(
  service: Service,
  caller: Caller,
  id: string,
): Promise<{ readonly fileName: string; readonly body: AsyncGenerator<Buffer> } | undefined> {
  const file = await findFile(service.db, id)
  if (file === undefined || file.shape_ref === null || !within(caller, 'import.read', file)) return undefined
  if (service.keys.erasures.find(fileSubject(id)) !== undefined) return undefined
  const shape = await readShape(service, actingOf(caller), id)
  const match = isFormat(file.format) ? detectLayout(shape.header, file.format) : undefined
  const layout = match?.kind === 'found' ? match.layout : undefined
  return {
    fileName: `导入问题-${id.slice(0, 8)}.${shape.kind}`,
    body: writeErrorReport({ ...shape }, layout, leftOut(service, caller, id)),
  }
}

async function* leftOut(service: Service, caller: Caller, id: string) {
  for (let after = 0; ;) {
    const rows = await service.db
      .selectFrom('import_row')
      .select(['line', 'read_ref', 'report'])
      .where('file_id', '=', id)
      .where('state', 'in', LEFT_OUT)
      .where('line', '>', after)
      .orderBy('line')
      .limit(500)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.line
    const kept = await openKept(
      service,
      caller,
      rows.flatMap(({ read_ref }) => read_ref ?? []),
    )
    for (const { line, read_ref, report } of rows) {
      const { cells = [], reads = [] } = (read_ref === null ? undefined : kept.get(read_ref)) ?? {}
      const issues = (report as readonly KeptIssue[]).map((issue, at): RowIssue => ({
        ...issue,
        line,
        read: reads[at] ?? '',
      }))
      yield { row: { line, cells, faults: NO_FAULTS }, issues }
    }
  }
}

/** A question that waits for a person. */
export interface QuestionView {
  readonly id: string
  readonly kind: string
  readonly fileId: string | null
  readonly line: number | null
  readonly aboutKind: string
  readonly aboutId: string
  readonly detail: unknown
  readonly openedAt: string
}

/** Open questions of imports within the caller's reach, oldest first. */
export async function listQuestions(
  { db }: Service,
  caller: Caller,
  fileId?: string,
): Promise<readonly QuestionView[]> {
  let query = db
    .selectFrom('question as q')
    .innerJoin('import_file as f', 'f.id', 'q.file_id')
    .select(['q.id', 'q.kind', 'q.file_id', 'q.line', 'q.about_kind', 'q.about_id', 'q.detail', 'q.opened_at'])
    .select(['f.unit_id', 'f.place'])
    .where('q.state', '=', 'open')
    .orderBy('q.opened_at')
    .orderBy('q.id')
    .limit(200)
  if (fileId !== undefined) query = query.where('q.file_id', '=', fileId)
  const rows = await query.execute()
  return rows
    .filter((row) => within(caller, 'question.read', row))
    .map(({ id, kind, file_id, line, about_kind, about_id, detail, opened_at }) => ({
      id,
      kind,
      fileId: file_id,
      line,
      aboutKind: about_kind,
      aboutId: about_id,
      detail,
      openedAt: opened_at,
    }))
}

/** The unit and place a question belongs to, for asking whether a caller may answer it. */
export async function findQuestionTarget({ db }: Service, id: string) {
  const row = await db
    .selectFrom('question as q')
    .innerJoin('import_file as f', 'f.id', 'q.file_id')
    .select(['q.kind', 'f.unit_id as unitId', 'f.place as jurisdiction'])
    .where('q.id', '=', id)
    .executeTakeFirst()
  return row
}

/** A file in the list of those handed in. */
export interface RecentImport extends ImportStanding {
  readonly fileName: string
  readonly by: string
}

/** The last files within the caller's reach. Their names come out of the vault, which logs it. */
export async function listRecentImports(
  service: Service,
  caller: Caller,
  limit = 20,
): Promise<readonly RecentImport[]> {
  const { db, vault } = service
  const files = await db
    .selectFrom('import_file')
    .selectAll()
    .orderBy('received_at', 'desc')
    .limit(limit * 5)
    .execute()
  const own = files.filter((file) => within(caller, 'import.read', file)).slice(0, limit)
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: '查看上传的文件名' }
  const names = await vault.openValues(
    db,
    own.flatMap(({ name_ref }) => name_ref ?? []),
    reader,
  )
  const accounts = await db.selectFrom('account').select(['id', 'display_name']).execute()
  const people = new Map(accounts.map(({ id, display_name }) => [id, display_name]))
  return own.map((file) => {
    const name = file.name_ref === null ? undefined : names.get(file.name_ref)
    const shown = name?.kind === 'value' && name.text !== '' ? maskText(name.text) : file.id.slice(0, 8)
    return { ...standingOf(file), fileName: shown, by: people.get(file.received_by) ?? '接口' }
  })
}

/** The title of a format, as forms and reports show it. */
export function titleOfFormat(format: string): string {
  return isFormat(format) ? FORMATS[format].spec.title : format
}

/** A moment as pages show it: `2026-11-21 09:30`, Shanghai. */
export function showMoment(instant: string): string {
  const at = Date.parse(instant)
  const time = new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${shanghaiDate(at)} ${time}`
}
