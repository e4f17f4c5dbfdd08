import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'
import { findProcessStart, isRunning, readBootId } from './process-facts.ts'

/** Who holds a data folder. */
export interface LockOwner {
  readonly pid: number
  readonly host: string
  /** When the process started, in the kernel's ticks; tells a reused pid apart. `null` where the system does not say. */
  readonly started: string | null
  readonly boot: string | null
}

/** Another live process has the data folder: opening it twice would lose acknowledged acts. */
export class DataFolderInUse extends Error {
  readonly folder: string
  readonly owner: LockOwner

  constructor(folder: string, owner: LockOwner, file: string) {
    const here = owner.host === hostname()
    super(
      here
        ? `数据目录 ${folder} 正被进程 ${owner.pid} 使用，不能再次打开；请先停止该进程，或用 XINHENG_DATA 指定其他目录。\n` +
            `The data folder ${folder} is in use by process ${owner.pid}; stop it first, or name another folder in XINHENG_DATA.`
        : `数据目录 ${folder} 由另一台主机 ${owner.host} 的进程 ${owner.pid} 占用，本机无法核实其是否仍在运行；确认已停止后删除 ${file}。\n` +
            `The data folder ${folder} is held by process ${owner.pid} of host ${owner.host}, which cannot be checked from here; ` +
            `when it has certainly ended, remove ${file}.`,
    )
    this.name = 'DataFolderInUse'
    this.folder = folder
    this.owner = owner
  }
}

export interface DataFolderLock {
  readonly release: () => void
}

const ATTEMPTS = 5

/** Counts the locks asked for in this thread, so that each has a file of its own. */
let takings = 0

/**
 * Takes the data folder for this process alone, or throws {@link DataFolderInUse}.
 *
 * Each contender first puts up a file of its own name, then looks at the others: of two contenders the later one always
 * sees the earlier, so both can never hold the folder; files of dead owners (kill -9, a reboot, a reused pid) do not
 * count and are removed. Two that start in the same instant both step back and try again after different waits.
 */
export async function takeDataFolderLock(dataDir: string): Promise<DataFolderLock> {
  const folder = path.join(dataDir, 'lock')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const own = `${process.pid}-${threadId}-${(takings += 1)}.json`
  const ownPath = path.join(folder, own)
  for (let attempt = 1; ; attempt += 1) {
    putUp(folder, own)
    const rival = findLiveRival(folder, own)
    if (rival === undefined) return { release: () => rmSync(ownPath, { force: true }) }
    rmSync(ownPath, { force: true })
    if (attempt === ATTEMPTS) throw new DataFolderInUse(dataDir, rival.owner, rival.file)
    await wait(20 + ((process.pid * 37 * attempt) % 180))
  }
}

/** Throws {@link DataFolderInUse} when a live process has the folder; takes and makes nothing. */
export function checkDataFolderFree(dataDir: string): void {
  const folder = path.join(dataDir, 'lock')
  const rival = existsSync(folder) ? findLiveRival(folder, '') : undefined
  if (rival !== undefined) throw new DataFolderInUse(dataDir, rival.owner, rival.file)
}

/** Writes the whole file under another name first, so that nobody ever reads half of one. */
function putUp(folder: string, name: string): void {
  const owner: LockOwner = {
    pid: process.pid,
    host: hostname(),
    started: findProcessStart(process.pid) ?? null,
    boot: readBootId(),
  }
  const draft = path.join(folder, `${name}.draft`)
  writeFileSync(draft, `${JSON.stringify(owner)}\n`, { mode: 0o600 })
  renameSync(draft, path.join(folder, name))
}

function findLiveRival(folder: string, own: string): { owner: LockOwner; file: string } | undefined {
  for (const name of readdirSync(folder)) {
    if (name === own || !name.endsWith('.json')) continue
    const file = path.join(folder, name)
    const owner = readOwner(file)
    if (owner === undefined) continue
    if (isAlive(owner)) return { owner, file }
    rmSync(file, { force: true })
  }
  return undefined
}

/** The owner a lock file names; `undefined` when it has just been removed or holds nothing readable. */
function readOwner(file: string): LockOwner | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof read !== 'object' || read === null) return undefined
    const { pid, host, started, boot } = read as Partial<Record<keyof LockOwner, unknown>>
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined
    return {
      pid,
      host,
      started: typeof started === 'string' ? started : null,
      boot: typeof boot === 'string' ? boot : null,
    }
  } catch {
    return undefined
  }
}

/** Whether the owner may still be running. An owner on another host counts as alive: nothing here can tell. */
function isAlive(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return true
  const boot = readBootId()
  if (owner.boot !== null && boot !== null && owner.boot !== boot) return false
  if (!isRunning(owner.pid)) return false
  const started = findProcessStart(owner.pid)
  return owner.started === null || started === undefined || started === owner.started
}
