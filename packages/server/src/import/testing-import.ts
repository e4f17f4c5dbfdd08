import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createPassingKeys, type Keys } from '../access/keys.ts'
import type { Acting } from '../db/case-act.ts'
import type { Database } from '../db/open.ts'
import type { FormatId } from '../exchange/layout.ts'
import type { FileScope } from '../exchange/read-import.ts'
import { FORMATS } from '../exchange/formats/formats.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { createService, type Service } from '../service.ts'
import type { Ambient } from '../ambient.ts'
import { receiveFile, runImport } from './import-use-cases.ts'

// What tests of imports share: a service with the baseline law, four units of a place, and files made of cells.

export const PLACE = '445300'
export const SENDER: Acting = { officerId: 'officer-1', organisationId: 'unit-market', place: PLACE }
const SECOND: Acting = { officerId: 'officer-2', organisationId: 'unit-market', place: PLACE }

const UNITS = [
  ['unit-market', '云浮市市场监督管理局', ['市场监督管理部门']],
  ['unit-labour', '云浮市人力资源和社会保障局', ['人力资源社会保障部门']],
  ['unit-court', '云浮市云城区测试法院', ['人民法院']],
  ['unit-credit', '云浮市发展和改革局', ['发展改革部门']],
] as const

/** A service over an open database, with a folder of its own. */
export function serviceOver(database: Database, ambient: Ambient, keys: Keys = createPassingKeys(ambient)): Service {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'xinheng-import-'))
  return createService({ database, ambient, keys, dataDir })
}

/** Publishes the law that ships and registers the units. */
export async function seedPlace(service: Service): Promise<void> {
  await publishBaseline(service, SENDER, SECOND)
  for (const [id, name, departments] of UNITS) {
    const done = await actOnOrganisation(service, SENDER, id, {
      act: 'register',
      name,
      place: PLACE,
      departments: [...departments],
    })
    if (!done.ok) throw new Error(done.error.code)
  }
}

export type Cells = Readonly<Record<string, string>>

/** A CSV file of a format, titled by field codes. */
export function csvOf(format: FormatId, rows: readonly Cells[]): string {
  const codes = FORMATS[format].spec.fields.map(({ code }) => code)
  const lines = rows.map((row) => codes.map((code) => `"${(row[code] ?? '').replaceAll('"', '""')}"`).join(','))
  return `${codes.join(',')}\r\n${lines.join('\r\n')}\r\n`
}

async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text, 'utf8') : text
}

/** Receives and runs a file; answers its id. */
export async function importText(
  service: Service,
  text: string | Uint8Array,
  { format, mode = 'change' }: { readonly format: FormatId; readonly mode?: FileScope },
): Promise<string> {
  const received = await receiveFile(service, SENDER, { stream: bytesOf(text), name: '测试.csv', format, mode })
  if (!received.ok) throw new Error('the file was cut')
  await runImport(service, received.value.fileId)
  return received.value.fileId
}

/** The rows of a format, as an array of cells. */
export async function importRows(
  service: Service,
  format: FormatId,
  rows: readonly Cells[],
  mode: FileScope = 'change',
): Promise<string> {
  return importText(service, csvOf(format, rows), { format, mode })
}
