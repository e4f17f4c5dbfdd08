// A process that tests kill: opens the database and data folder it is given and goes on with an import until it is done.
import { randomBytes, randomUUID } from 'node:crypto'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { readKeyFile } from '../access/keys.ts'
import { openDatabase } from '../db/open.ts'
import { createService } from '../service.ts'
import { resumeImports } from './import-use-cases.ts'

const [url = '', dataDir = '', keyFile = ''] = process.argv.slice(2)
const database = await openDatabase(url === 'folder' ? { dataDir } : { url, poolSize: 2 })
const ambient = {
  now: () => Date.parse('2026-03-02T01:00:00Z'),
  today: () => localDate('2026-03-02'),
  uuid: () => randomUUID(),
  bytes: (count: number) => new Uint8Array(randomBytes(count)),
}
const service = createService({ database, ambient, keys: readKeyFile(keyFile, null), dataDir })
await service.law(database.db, ambient.today())
process.stdout.write('open\n')
const left = await resumeImports(
  service,
  (_fileId, fault) => {
    throw fault
  },
  50,
)
process.stdout.write(`done ${left}\n`)
await database.close()
