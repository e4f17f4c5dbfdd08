// A process that tests kill: opens the database and data folder it is given and goes on with an import until it is done.
import { randomBytes, randomUUID } from 'node:crypto'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { readKeyFile } from '../access/keys.ts'
import { openDatabase } from '../db/open.ts'
import { createService } from '../service.ts'
import { listUnfinished } from './import-file.ts'
import { runFile, type ImportProgress } from './import-run.ts'

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
const files = await listUnfinished(database.db)
for (const { id } of files) {
  const tell = ({ phase, handled }: ImportProgress): void => void process.stdout.write(`${phase} ${handled}\n`)
  const run = await runFile(service, id, tell, 50)
  if (!run.ok) throw new Error('the file was refused')
}
process.stdout.write(`ended ${files.length}\n`)
await database.close()
