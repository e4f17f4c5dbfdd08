import { mkdirSync, rmSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Selectable } from 'kysely'
import type { Acting } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import type { ImportFileTable } from '../db/schema.generated.ts'
import type { TableShape } from '../exchange/table-source.ts'
import { isFileScope, type FileScope } from '../exchange/read-import.ts'
import type { FormatId } from '../exchange/layout.ts'
import { FORMATS } from '../exchange/formats/formats.ts'
import type { Service } from '../service.ts'

/** A file that came in, as far as running it takes. */
export interface FileRow {
  readonly id: string
  readonly format: FormatId
  readonly mode: FileScope
  readonly acting: Acting
  readonly state: 'received' | 'running' | 'finished' | 'refused'
  readonly rowsTotal: number | null
  readonly resumeLine: number
}

/** Under which key everything that was read from a file and not taken stands in the vault. */
export function fileSubject(fileId: string): string {
  return `file:${fileId}`
}

/** Whether a text names an exchange format. */
export function isFormat(text: string): text is FormatId {
  return Object.hasOwn(FORMATS, text)
}

function toFileRow(row: Selectable<ImportFileTable>): FileRow {
  if (!isFormat(row.format)) throw new Error(`import file ${row.id} has the unknown format ${row.format}`)
  return {
    id: row.id,
    format: row.format,
    mode: isFileScope(row.mode) ? row.mode : 'change',
    acting: { officerId: row.received_by, organisationId: row.unit_id, place: row.place },
    state: row.state as FileRow['state'],
    rowsTotal: row.rows_total,
    resumeLine: row.resume_line,
  }
}

/** The file of an id. Throws on one that never came. */
export async function getFile(db: Db | Tx, fileId: string): Promise<FileRow> {
  const row = await db.selectFrom('import_file').selectAll().where('id', '=', fileId).executeTakeFirst()
  if (row === undefined) throw new Error(`no import file ${fileId}`)
  return toFileRow(row)
}

/** Files that a stopped server left unfinished, oldest first. */
export async function listUnfinished(db: Db): Promise<readonly FileRow[]> {
  const rows = await db
    .selectFrom('import_file')
    .selectAll()
    .where('state', 'in', ['received', 'running'])
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  return rows.map(toFileRow)
}

/** Where uploads wait until their rows are in; a service without a data folder keeps them beside the machine's passing files. */
export function uploadFolder({ dataDir }: Pick<Service, 'dataDir'>): string {
  const folder = path.join(dataDir === 'memory' ? path.join(tmpdir(), `xinheng-${process.pid}`) : dataDir, 'uploads')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** The bytes of a file on the disk while it is being imported. */
export function uploadPath(service: Pick<Service, 'dataDir'>, fileId: string): string {
  return path.join(uploadFolder(service), fileId)
}

/** Lets go of the bytes of a file that is done with. */
export function dropUpload(service: Pick<Service, 'dataDir'>, fileId: string): void {
  rmSync(uploadPath(service, fileId), { force: true })
}

/** Writes a stream to the disk under an id, hashing it on the way; whole and synced when it returns. */
export async function storeUpload(
  service: Pick<Service, 'dataDir'>,
  fileId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly hash: Uint8Array; readonly size: number }> {
  const draft = `${uploadPath(service, fileId)}.part`
  const hash = createHash('sha256')
  const handle = await open(draft, 'w', 0o600)
  try {
    for await (const chunk of bytes) {
      hash.update(chunk)
      await handle.write(chunk)
    }
    await handle.sync()
  } catch (fault) {
    await handle.close()
    rmSync(draft, { force: true })
    throw fault
  }
  await handle.close()
  await rename(draft, uploadPath(service, fileId))
  const { size } = await stat(uploadPath(service, fileId))
  return { hash: new Uint8Array(hash.digest()), size }
}

/** What of a file's shape is kept, to write its error file and to read its rows again. */
export type KeptShape = Pick<
  TableShape,
  'kind' | 'name' | 'encoding' | 'bom' | 'delimiter' | 'sheet' | 'sheets' | 'headerLine' | 'header'
>

/** The kept part of a shape. */
export function keepShape(shape: TableShape): KeptShape {
  const { kind, name, encoding, bom, delimiter, sheet, sheets, headerLine, header } = shape
  return { kind, name, encoding, bom, delimiter, sheet, sheets, headerLine, header }
}
