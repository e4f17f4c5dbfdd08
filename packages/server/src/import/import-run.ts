import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { existsSync } from 'node:fs'
import type { Tx } from '../db/open.ts'
import type { TableRow } from '../exchange/csv-tokenizer.ts'
import { fileFault, TableFaultError, type FileFault } from '../exchange/file-fault.ts'
import { createRowParser, FORMATS } from '../exchange/formats/formats.ts'
import type { RowParser } from '../exchange/formats/format.ts'
import type { Layout } from '../exchange/layout.ts'
import { findScopeFault, openImport, type ImportFile, type ImportRefusal } from '../exchange/read-import.ts'
import { createRowHash } from '../exchange/row-identity.ts'
import type { Service } from '../service.ts'
import { lockImports, type ImportRun } from './import-context.ts'
import { digestRows } from './digest-rows.ts'
import { countFates, putFates } from './fate-store.ts'
import { dropUpload, fileSubject, getFile, keepShape, uploadPath, type FileRow } from './import-file.ts'
import { readAuthorities } from './row-authorities.ts'
import {
  createIdentifierHash,
  findSubjects,
  IdentifierTakenMeanwhile,
  listIdentifiers,
  openNames,
} from './row-subjects.ts'
import { isProtected } from '../subject/subject-store.ts'
import { takeRows, type Fate, type RowToTake } from './take-rows.ts'
import { askAboutVanished } from './vanished-rows.ts'

/** Rows of one transaction. */
const CHUNK_ROWS = 2_000

/** How far an import has come. `handled` counts rows; `total` is known once the file has been read through. */
export interface ImportProgress {
  readonly phase: 'reading' | 'storing' | 'done' | 'failed'
  readonly handled: number
  readonly total: number | null
}

export type OnProgress = (progress: ImportProgress) => void

/** Why a whole file was refused: nothing of it went in. */
export type FileRefusal = ImportRefusal

/** Prepares what the rows of a file are read and taken with. */
export async function prepareRun(
  service: Service,
  file: FileRow,
  layout: Layout,
): Promise<{ readonly run: ImportRun; readonly parser: RowParser }> {
  const today = service.ambient.today()
  const law = await service.law(service.db, today)
  const authorities = await readAuthorities(service.db, file.acting.place)
  const hash = createRowHash(service.keys.identifierKey)
  const { fields } = FORMATS[layout.format].spec
  const unwanted = fields.flatMap(({ kind }, index) => (kind === 'unwanted' ? [layout.columns[index] ?? -1] : []))
  const run: ImportRun = {
    service,
    file,
    acting: file.acting,
    law,
    today,
    authorities,
    hashIdentifier: createIdentifierHash(service),
    unwantedColumns: new Set(unwanted.filter((column) => column !== -1)),
  }
  return { run, parser: createRowParser(layout, { today, hash }) }
}

/** A row as read, ready to be taken. */
export function toRowToTake(hash: (text: string) => string, parser: RowParser, row: TableRow): RowToTake {
  const parsed = parser(row)
  return {
    line: row.line,
    cells: row.cells,
    parsed,
    hash: parsed.ok ? parsed.value.digest : hash(row.cells.join('\u001f')),
  }
}

/**
 * Runs a file: reads it through first, since a fault of the file keeps all of it out, then takes its rows chunk by
 * chunk, each in one transaction with the line it has come to. A killed run goes on from there when it is called again.
 */
export async function runFile(
  service: Service,
  fileId: string,
  onProgress: OnProgress,
  chunkRows: number = CHUNK_ROWS,
): Promise<Result<FileRow, FileRefusal>> {
  const before = await getFile(service.db, fileId)
  if (before.state === 'finished') return ok(before)
  if (before.state === 'refused') return refuse(await getRefusal(service, fileId))
  if (before.state === 'received') {
    const read = await readThrough(service, before, onProgress)
    if (!read.ok) {
      await refuseFile(service, fileId, read.error)
      onProgress({ phase: 'failed', handled: 0, total: null })
      return read
    }
  }
  const file = await getFile(service.db, fileId)
  const opened = await openFile(service, file)
  if (!opened.ok) throw new Error(`file ${fileId} can no longer be read as it was`)
  await takeFile(service, file, opened.value, { onProgress, chunkRows })
  dropUpload(service, fileId)
  const after = await getFile(service.db, fileId)
  onProgress({ phase: 'done', handled: after.rowsTotal ?? 0, total: after.rowsTotal })
  return ok(after)
}

async function openFile(service: Service, { id, format, mode }: FileRow): Promise<Result<ImportFile, FileRefusal>> {
  const path = uploadPath(service, id)
  if (!existsSync(path)) throw new Error(`the bytes of import file ${id} are gone`)
  const context = { today: service.ambient.today(), hash: createRowHash(service.keys.identifierKey) }
  return openImport(path, { name: id, scope: mode, format }, context)
}

/** The first phase: every byte is read, no row is kept; what the file is stays on record. */
async function readThrough(
  service: Service,
  file: FileRow,
  onProgress: OnProgress,
): Promise<Result<number, FileRefusal>> {
  const opened = await openFile(service, file)
  if (!opened.ok) return opened
  const { source, layout } = opened.value
  if (layout.format !== file.format) {
    await source.close()
    return refuse({ kind: 'file', fault: fileFault('UNSUPPORTED_KIND', `表头是${FORMATS[layout.format].spec.title}`) })
  }
  let rows = 0
  const fault = await countRows(source.batches(), (count) => {
    rows += count
    onProgress({ phase: 'reading', handled: rows, total: null })
  })
  await source.close()
  if (fault !== undefined) return refuse({ kind: 'file', fault })
  const misdeclared = findScopeFault(file.mode, rows, source.headerLine)
  if (misdeclared !== undefined) return refuse({ kind: 'file', fault: misdeclared })
  await service.db.transaction().execute(async (tx) => {
    const shape = JSON.stringify(keepShape(source))
    const { ref } = await service.vault.sealValue(tx, {
      subjectId: fileSubject(file.id),
      purpose: 'shape',
      plaintext: shape,
    })
    await tx
      .updateTable('import_file')
      .set({ state: 'running', rows_total: rows, encoding: source.settledEncoding(), shape_ref: ref })
      .where('id', '=', file.id)
      .where('state', '=', 'received')
      .execute()
  })
  return ok(rows)
}

async function countRows(
  batches: AsyncGenerator<readonly TableRow[]>,
  onRows: (count: number) => void,
): Promise<FileFault | undefined> {
  try {
    for await (const batch of batches) onRows(batch.length)
    return undefined
  } catch (thrown) {
    if (thrown instanceof TableFaultError) return thrown.fault
    throw thrown
  }
}

/** The second phase. */
async function takeFile(
  service: Service,
  file: FileRow,
  opened: ImportFile,
  { onProgress, chunkRows }: { readonly onProgress: OnProgress; readonly chunkRows: number },
): Promise<void> {
  const { run, parser } = await prepareRun(service, file, opened.layout)
  const hash = createRowHash(service.keys.identifierKey)
  let reached = file.resumeLine
  let handled = await countHandled(service, file.id)
  const total = file.rowsTotal
  let chunk: RowToTake[] = []
  let taking: Promise<void> = Promise.resolve()
  const take = async (rows: readonly RowToTake[], bytes: number): Promise<void> => {
    await takeChunk(run, rows, reached, bytes)
    reached = rows.at(-1)?.line ?? reached
    handled += rows.length
    onProgress({ phase: 'storing', handled, total })
  }
  // One chunk is taken while the next is read, never more than one.
  const commit = async (): Promise<void> => {
    await taking
    if (chunk.length === 0) return
    taking = take(chunk, opened.source.bytesRead())
    // Whoever awaits it next hears of its fault.
    taking.catch(() => undefined)
    chunk = []
  }
  try {
    for await (const batch of opened.source.batches()) {
      for (const row of batch) {
        if (row.line <= file.resumeLine) continue
        chunk.push(toRowToTake(hash, parser, row))
        if (chunk.length >= chunkRows) await commit()
      }
    }
    await commit()
    await taking
  } finally {
    await opened.source.close()
  }
  if (file.mode !== 'change') await askAboutVanished(run)
  await finishFile(run)
}

async function countHandled({ db }: Service, fileId: string): Promise<number> {
  const row = await db.selectFrom('import_file').select('rows_read').where('id', '=', fileId).executeTakeFirstOrThrow()
  return row.rows_read
}

const ATTEMPTS = 3

/** One chunk: everything of it commits together with the line it ends on. */
async function takeChunk(run: ImportRun, rows: readonly RowToTake[], reached: number, bytes: number): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const names = await openProtectedNames(run, rows)
      await run.service.db.transaction().execute(async (tx) => {
        await lockImports(tx)
        const fates = await takeRows(tx, run, rows, names)
        await putFates(tx, run, fates)
        await moveOn(tx, run, fates, reached, rows.at(-1)?.line ?? reached, bytes)
      })
      return
    } catch (fault) {
      if (!(fault instanceof IdentifierTakenMeanwhile) || attempt === ATTEMPTS) throw fault
    }
  }
}

/** The names that the rows' protected subjects have in the register, opened outside the transaction. */
export async function openProtectedNames(
  run: ImportRun,
  rows: readonly RowToTake[],
): Promise<ReadonlyMap<string, string>> {
  const { service, acting, hashIdentifier } = run
  const keys = rows.flatMap(({ parsed }) =>
    parsed.ok && isProtected(parsed.value.subject.kind ?? 'otherOrganisation')
      ? listIdentifiers(parsed.value.subject).map(hashIdentifier)
      : [],
  )
  if (keys.length === 0) return new Map()
  return openNames(service, acting, (await findSubjects(service.db, [...new Set(keys)])).values())
}

async function moveOn(
  tx: Tx,
  { file }: ImportRun,
  fates: readonly Fate[],
  from: number,
  to: number,
  bytes: number,
): Promise<void> {
  const counts = countFates(fates)
  const moved = await tx
    .updateTable('import_file')
    .set((eb) => ({
      rows_read: eb('rows_read', '+', fates.length),
      rows_taken: eb('rows_taken', '+', counts.taken),
      rows_corrected: eb('rows_corrected', '+', counts.corrected),
      rows_unchanged: eb('rows_unchanged', '+', counts.unchanged),
      rows_duplicate: eb('rows_duplicate', '+', counts.duplicate),
      rows_rejected: eb('rows_rejected', '+', counts.rejected),
      rows_asked: eb('rows_asked', '+', counts.asked),
      resume_line: to,
      resume_byte: bytes,
    }))
    .where('id', '=', file.id)
    .where('state', '=', 'running')
    .where('resume_line', '=', from)
    .returning('id')
    .execute()
  if (moved.length === 0) throw new Error(`import file ${file.id} is being run twice`)
}

async function finishFile({ service, file }: ImportRun): Promise<void> {
  const digest = await digestRows(service.db, file.id)
  await service.db
    .updateTable('import_file')
    .set({ state: 'finished', finished_at: new Date(service.ambient.now()).toISOString(), row_digest: digest })
    .where('id', '=', file.id)
    .where('state', '=', 'running')
    .execute()
}

async function refuseFile(service: Service, fileId: string, refusal: FileRefusal): Promise<void> {
  await service.db
    .updateTable('import_file')
    .set({
      state: 'refused',
      refusal: JSON.stringify(withoutTitles(refusal)),
      finished_at: new Date(service.ambient.now()).toISOString(),
    })
    .where('id', '=', fileId)
    .execute()
  dropUpload(service, fileId)
}

/** Titles that no field answers to may be the first row of a file without a header, so they are not kept. */
function withoutTitles(refusal: FileRefusal): FileRefusal {
  if (refusal.kind === 'file') return refusal
  const issues = refusal.issues.filter(({ code }) => code !== 'UNKNOWN_COLUMN').map((issue) => ({ ...issue, read: '' }))
  return { kind: 'header', issues }
}

async function getRefusal({ db }: Service, fileId: string): Promise<FileRefusal> {
  const row = await db.selectFrom('import_file').select('refusal').where('id', '=', fileId).executeTakeFirstOrThrow()
  // Written by `refuseFile` only.
  return row.refusal as FileRefusal
}
