import { spawnSync, type SpawnSyncOptions } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A PostgreSQL of this run only: where it listens, and how it is taken away again. */
interface ScratchPostgres {
  readonly url: string
  readonly version: string
  /** The folder of its programs, such as pgbench. */
  readonly programs: string
  readonly stop: () => void
}

interface User {
  readonly uid: number
  readonly gid: number
}

/** Folders that hold PostgreSQL's programs on Debian and elsewhere, the newest first. */
function findPrograms(): string | undefined {
  const versions = '/usr/lib/postgresql'
  const packaged = existsSync(versions)
    ? readdirSync(versions)
        .sort((a, b) => Number(b) - Number(a))
        .map((version) => path.join(versions, version, 'bin'))
    : []
  const folders = [...packaged, ...(process.env['PATH'] ?? '').split(path.delimiter)]
  return folders.find((folder) => ['initdb', 'pg_ctl'].every((name) => existsSync(path.join(folder, name))))
}

/** PostgreSQL refuses to run as root; then its own user, or nobody, runs it. */
function findRunner(): User | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  return found === undefined ? undefined : { uid: Number(found[2]), gid: Number(found[3]) }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** What tests need: nothing on the disk has to survive. */
const FAST = '-c fsync=off'

/** Starts a PostgreSQL for tests (or with other settings, as of `postgres -c`), or says in words why there is none. */
export async function startScratchPostgres(settings = FAST): Promise<ScratchPostgres | string> {
  const programs = findPrograms()
  if (programs === undefined) return 'no initdb and pg_ctl on this machine'
  const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-pg-'))
  const runner = findRunner()
  if (runner !== undefined) chownSync(folder, runner.uid, runner.gid)
  const options: SpawnSyncOptions = { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'], timeout: 120_000, ...runner }
  const run = (name: string, args: readonly string[]) => spawnSync(path.join(programs, name), args, options)
  const data = path.join(folder, 'data')
  const remove = () => rmSync(folder, { recursive: true, force: true })

  const made = run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'])
  if (made.status !== 0) {
    remove()
    return `initdb failed in ${programs}`
  }
  const port = await findFreePort()
  const flags = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 ${settings}`
  const started = run('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', flags, 'start'])
  if (started.status !== 0) {
    remove()
    return `pg_ctl could not start a server from ${programs}`
  }
  const version = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  const stop = () => {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    remove()
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, version, programs, stop }
}
