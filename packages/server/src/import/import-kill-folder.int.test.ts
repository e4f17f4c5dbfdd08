import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createKeyFile, readKeyFile } from '../access/keys.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase, type OpenOptions } from '../db/open.ts'
import { createService, type Service } from '../service.ts'
import { createTestAmbient } from '../testing-ambient.ts'
import { runImport } from './import-use-cases.ts'
import { seedPlace } from './testing-import.ts'
import { killNumber, makeKillFile, readOutcome, receiveKillFile, runImportChild } from './testing-kill.ts'

/** More of them by `XINHENG_KILLS`: each costs a start of the embedded database. */
const KILLS = Number(process.env['XINHENG_KILLS'] ?? 8)
const ROWS = Math.max(900, KILLS * 150)

const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-kill-folder-'))
const keyFile = path.join(folder, 'keys.json')
createKeyFile(keyFile, createTestAmbient('keys'))
const keys = readKeyFile(keyFile, null)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function open(options: OpenOptions, name: string): Promise<Service> {
  const dataDir = path.join(folder, name)
  mkdirSync(dataDir, { recursive: true })
  return createService({ database: await openDatabase(options), ambient: createTestAmbient(name), keys, dataDir })
}

test(`an import into a data folder comes to the same end after ${KILLS} kills as without one`, async () => {
  const text = makeKillFile(ROWS)
  const whole = await open({ dataDir: 'memory' }, 'whole')
  await migrate(whole.database)
  await seedPlace(whole)
  const wholeId = await receiveKillFile(whole, text)
  await runImport(whole, wholeId)
  const expected = await readOutcome(whole, wholeId)
  await whole.database.close()

  const dataDir = path.join(folder, 'killed')
  const before = await open({ dataDir }, 'killed')
  await migrate(before.database)
  await seedPlace(before)
  const fileId = await receiveKillFile(before, text)
  await before.database.close()
  const args = ['folder', dataDir, keyFile]
  let kills = 0
  let told = 0
  const reached = new Set<number>()
  while (kills < KILLS) {
    const { ended, handled } = await runImportChild(args, killNumber(kills))
    if (ended) break
    kills += 1
    // What one process told of as stored, the next one, on what it finds in the folder, does not store again.
    if (handled > 0) {
      expect(handled).toBeGreaterThan(told)
      told = handled
      reached.add(handled)
    }
  }
  expect(kills).toBe(KILLS)
  expect(reached.size).toBeGreaterThan(KILLS / 4)
  expect(await runImportChild(args, null)).toEqual({ ended: true, handled: ROWS })

  const after = await open({ dataDir }, 'killed')
  expect(await readOutcome(after, fileId)).toEqual(expected)
  expect(expected).toMatchObject({ state: 'finished', rows_total: ROWS, rows_read: ROWS })
  await after.database.close()
}, 600_000)
