// A process that tests kill: opens a data folder, and appends until it is told to stop or dies.
// Each line of its output is one acknowledgement: what it names is committed.
import { localDate } from '@xinheng/domain/calendar/local-date'
import { createTestAmbient } from '../testing-ambient.ts'
import { appendEvents } from './event-log.ts'
import { takeDataFolderLock } from './lock.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './open.ts'

const [mode, dataDir = '', prefix = ''] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

try {
  if (mode === 'hold') await hold()
  else await write()
} catch (fault) {
  say(`fault ${fault instanceof Error ? fault.name : 'unknown'}`)
  process.exitCode = 3
}

async function hold(): Promise<void> {
  await takeDataFolderLock(dataDir)
  say('locked')
  await new Promise((resolve) => setTimeout(resolve, 60_000))
}

async function write(): Promise<void> {
  const database = await openDatabase({ dataDir })
  await migrate(database)
  say('open')
  const ambient = createTestAmbient(prefix)
  const stamp = {
    legalDate: localDate('2026-03-02'),
    recordedAt: ambient.now(),
    actorId: 'officer-1',
    unitId: null,
    jurisdiction: null,
    rulebookVersion: null,
  }
  for (let n = 1; ; n += 1) {
    const streamId = `${prefix}-${n}`
    await database.db.transaction().execute(async (tx) => {
      await appendEvents(tx, ambient, {
        streamId,
        kind: 'x',
        expected: 0,
        events: [{ type: 'Happened', payload: { n, filler: '填充'.repeat(200) } }],
        stamp,
      })
    })
    say(`ack ${streamId}`)
  }
}
