import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { isFileScope } from '../exchange/read-import.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { isFormat, receiveFile } from './import-use-cases.ts'

/** How long a file must have lain unchanged before it is taken: whoever copies it in may still be writing. */
const QUIET_MS = 5_000

/**
 * Takes the files that lie in `inbox/<unit>/<format>.<mode>/` of the data folder and moves each to `taken/` beside it.
 * Answers the ids to run. A kill between the two takes the same file twice, which is the same import.
 */
export async function sweepInbox(service: Service): Promise<readonly string[]> {
  const inbox = path.join(service.dataDir, 'inbox')
  const taken: string[] = []
  for (const unitId of await listFolder(inbox)) {
    const unit = await findUnit(service.db, unitId)
    if (unit === undefined) continue
    for (const kind of await listFolder(path.join(inbox, unitId))) {
      const [format = '', mode = ''] = kind.split('.')
      if (!isFormat(format) || !isFileScope(mode)) continue
      const folder = path.join(inbox, unitId, kind)
      for (const name of await listQuietFiles(folder, service.ambient.now())) {
        const acting = { officerId: 'system:inbox', organisationId: unitId, place: unit.place }
        const file = path.join(folder, name)
        const received = await receiveFile(service, acting, { stream: createReadStream(file), name, format, mode })
        if (!received.ok) continue
        await mkdir(path.join(folder, 'taken'), { recursive: true, mode: 0o700 })
        await rename(file, path.join(folder, 'taken', received.value.fileId))
        taken.push(received.value.fileId)
      }
    }
  }
  return taken
}

async function listFolder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()
}

async function listQuietFiles(folder: string, now: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const quiet: string[] = []
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const { mtimeMs } = await stat(path.join(folder, entry.name))
    if (now - mtimeMs >= QUIET_MS) quiet.push(entry.name)
  }
  return quiet.toSorted()
}
