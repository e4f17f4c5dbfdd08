import { PGlite } from '@electric-sql/pglite'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isUntouched, readLog } from './event-log.ts'
import { DataFolderInUse, takeDataFolderLock } from './lock.ts'
import { DurableNodeFs } from './durable-node-fs.ts'
import { migrate } from './migrate.ts'
import { durableStartParams, openDatabase } from './open.ts'
import { findProcessStart, readBootId } from './process-facts.ts'

const CHILD = path.join(import.meta.dirname, 'testing-child.ts')

let dataDir: string
const children: ChildProcess[] = []
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'xinheng-data-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

interface Running {
  readonly child: ChildProcess
  readonly lines: string[]
  readonly ended: Promise<number | null>
  readonly until: (found: (lines: readonly string[]) => boolean) => Promise<void>
}

function start(mode: 'hold' | 'write', prefix = 'a'): Running {
  const child = spawn(process.execPath, [CHILD, mode, dataDir, prefix], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const look = (): void => {
    for (const check of waiting) check()
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    look()
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)))
  return {
    child,
    lines,
    ended,
    until: async (found) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!found(lines)) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
  }
}

const has = (line: string) => (lines: readonly string[]) => lines.includes(line)

test('a second process is refused while the first lives, and takes over once it was killed', async () => {
  const first = start('hold')
  await first.until(has('locked'))
  const refused = await takeDataFolderLock(dataDir).catch((fault: unknown) => fault)
  expect(refused).toBeInstanceOf(DataFolderInUse)
  expect(refused instanceof Error ? refused.message : '').toContain(String(first.child.pid))
  expect(refused instanceof Error ? refused.message : '').toContain(dataDir)
  first.child.kill('SIGKILL')
  await first.ended
  const taken = await takeDataFolderLock(dataDir)
  expect(readdirSync(path.join(dataDir, 'lock'))).toHaveLength(1)
  taken.release()
  expect(readdirSync(path.join(dataDir, 'lock'))).toEqual([])
})

test('the same process cannot take a folder twice', async () => {
  const held = await takeDataFolderLock(dataDir)
  await expect(takeDataFolderLock(dataDir)).rejects.toBeInstanceOf(DataFolderInUse)
  held.release()
  ;(await takeDataFolderLock(dataDir)).release()
})

test('of processes that start together at most one gets the folder', async () => {
  const rivals = [1, 2, 3, 4].map(() => start('hold'))
  await Promise.all(rivals.map(async (rival) => rival.until((lines) => lines.length > 0)))
  expect(rivals.filter(({ lines }) => lines[0] === 'locked').length).toBeLessThanOrEqual(1)
  expect(rivals.every(({ lines }) => lines[0] === 'locked' || lines[0] === 'fault DataFolderInUse')).toBe(true)
})

const live = { pid: process.pid, host: hostname(), started: findProcessStart(process.pid) ?? null, boot: readBootId() }
test.each([
  ['whose pid was given to another process', { ...live, started: '1' }],
  ['from before the machine was restarted', { ...live, boot: 'another boot' }],
  ['of a process that is gone', { ...live, pid: 2_147_480_000 }],
])('a lock %s is taken over', async (_, owner) => {
  mkdirSync(path.join(dataDir, 'lock'))
  writeFileSync(path.join(dataDir, 'lock', 'stale.json'), JSON.stringify(owner))
  const lock = await takeDataFolderLock(dataDir)
  expect(readdirSync(path.join(dataDir, 'lock'))).not.toContain('stale.json')
  lock.release()
})

test('a lock of another machine is respected, since nothing here can tell whether it lives', async () => {
  mkdirSync(path.join(dataDir, 'lock'))
  writeFileSync(path.join(dataDir, 'lock', 'far.json'), JSON.stringify({ ...live, host: 'another-host' }))
  await expect(takeDataFolderLock(dataDir)).rejects.toThrow('another-host')
})

test('half a lock file, left by a crash, does not bar the folder', async () => {
  mkdirSync(path.join(dataDir, 'lock'))
  writeFileSync(path.join(dataDir, 'lock', 'half.json'), '{"pid":')
  writeFileSync(path.join(dataDir, 'lock', 'draft.json.draft'), '')
  ;(await takeDataFolderLock(dataDir)).release()
})

test('each commit of the embedded database waits for the disk', async () => {
  const fs = new DurableNodeFs(path.join(dataDir, 'pg'))
  const pglite = await PGlite.create({ fs, startParams: durableStartParams() })
  try {
    await pglite.exec('create table t (x int)')
    const before = fs.syncs
    for (let n = 0; n < 10; n += 1) await pglite.query('insert into t values ($1)', [n])
    expect(fs.syncs - before).toBeGreaterThanOrEqual(10)
  } finally {
    await pglite.close()
  }
})

test('a first start that is killed half-way does not spoil the folder', async () => {
  for (const after of [400, 1500]) {
    const starting = start('write')
    await new Promise((resolve) => setTimeout(resolve, after))
    starting.child.kill('SIGKILL')
    await starting.ended
  }
  const database = await openDatabase({ dataDir })
  try {
    expect(await migrate(database)).toBeInstanceOf(Array)
    expect(await readLog(database.db, { after: 0, limit: 1 })).toBeInstanceOf(Array)
  } finally {
    await database.close()
  }
})

test('every acknowledged act outlives kill -9, round after round', async () => {
  const acknowledged: string[] = []
  for (const [round, count] of [40, 75, 10].entries()) {
    const writer = start('write', `r${round}`)
    await writer.until((lines) => lines.length > count || lines[0]?.startsWith('fault') === true)
    writer.child.kill('SIGKILL')
    await writer.ended
    acknowledged.push(...writer.lines.filter((line) => line.startsWith('ack ')).map((line) => line.slice(4)))
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(125)
  const database = await openDatabase({ dataDir })
  try {
    const events = await readLog(database.db, { after: 0, limit: 100_000 })
    const kept = new Set(events.map(({ streamId }) => streamId))
    expect(acknowledged.filter((streamId) => !kept.has(streamId))).toEqual([])
    expect(events.every(isUntouched)).toBe(true)
    expect(database.durable).toBe(true)
  } finally {
    await database.close()
  }
})
