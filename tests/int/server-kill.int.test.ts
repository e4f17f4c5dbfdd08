import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The whole server as a process of its own, killed under acts over HTTP: what was acknowledged is there afterwards.

const MAIN = path.join(import.meta.dirname, '../../packages/server/src/main.ts')
const PASSWORD = '春风又绿江南岸-明月-42-还'
/** Acts to acknowledge before each kill, and how long after the next one is sent. */
const KILLS = [
  { acts: 1, delayMs: 0 },
  { acts: 4, delayMs: 3 },
  { acts: 2, delayMs: 9 },
] as const

interface Acknowledged {
  readonly key: string
  readonly name: string
  readonly id: string
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

describe('a server that is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-server-kill-'))
  const env = {
    ...process.env,
    XINHENG_DATA: path.join(folder, 'data'),
    XINHENG_KEYS: path.join(folder, 'keys.json'),
    XINHENG_PORT: '0',
    XINHENG_DEMO: '0',
    XINHENG_TODAY: '',
    DATABASE_URL: '',
  }
  let port = 0
  let child: ChildProcess | undefined
  const known: Acknowledged[] = []

  const cli = async (...args: string[]) =>
    promisify(execFile)(process.execPath, [MAIN, ...args], { env: { ...env, XINHENG_PORT: String(port) } })

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [MAIN, 'serve'], {
      env: { ...env, XINHENG_PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    let said = ''
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        said += chunk.toString('utf8')
        if (said.includes(`:${port}`)) resolve()
      }
      started.stdout.on('data', hear)
      started.stderr.on('data', hear)
      started.once('exit', () => reject(new Error(`the server ended: ${said}`)))
    })
  }
  const kill = async (): Promise<void> => {
    const dying = child
    if (dying === undefined) return
    const gone = new Promise((resolve) => dying.once('exit', resolve))
    dying.kill('SIGKILL')
    await gone
    child = undefined
  }

  const post = async (url: string, body: object, headers: Readonly<Record<string, string>>) =>
    fetch(`http://127.0.0.1:${port}${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const signIn = async (login: string, password: string): Promise<string> => {
    const answer = await post('/api/v1/sessions', { login, password }, {})
    const { token } = (await answer.json()) as { token?: string }
    if (token === undefined) throw new Error(`cannot sign in: ${answer.status}`)
    return token
  }
  /** Registers a unit; `undefined` when no answer came. */
  const register = async (token: string, name: string, key: string): Promise<string | undefined> => {
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key }
    try {
      const answer = await post('/api/v1/organisations/new', { name, place: '445300' }, headers)
      if (answer.status !== 201) throw new TypeError(`${answer.status}: ${await answer.text()}`)
      return ((await answer.json()) as { id: string }).id
    } catch (fault) {
      if (fault instanceof TypeError && /^\d/.test(fault.message)) throw fault
      return undefined
    }
  }

  /** The first password is good for changing it only; that is done by the form, as a person does it. */
  const changePassword = async (first: string): Promise<string> => {
    const session = `xh_session=${await signIn('sysadmin', first)}`
    const url = `http://127.0.0.1:${port}/password`
    const form = await fetch(url, { headers: { cookie: session } })
    const [, csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(await form.text()) ?? []
    const cookie = form.headers
      .getSetCookie()
      .map((each) => each.split(';', 1)[0])
      .join('; ')
    const fields = { _csrf: csrf, password: first, next: PASSWORD, again: PASSWORD }
    const headers = { cookie: [session, cookie].join('; ').replace(/; $/, ''), 'sec-fetch-site': 'same-origin' }
    const done = await fetch(url, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) })
    if (done.status !== 303) throw new Error(`the password was not changed: ${done.status}`)
    return signIn('sysadmin', PASSWORD)
  }

  let token = ''
  beforeAll(async () => {
    port = await findFreePort()
    await cli('admin', 'keys', 'init', env.XINHENG_KEYS)
    const made = await cli('admin', 'first-admin', '--organisation', '测试市信用办', '--place', '445300', '--json')
    const { sysadmin = '' } = JSON.parse(made.stdout) as Record<string, string>
    await start()
    token = await changePassword(sysadmin)
  })
  afterAll(async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  })

  test('has every acknowledged act again, and takes over its stale lock unaided', async () => {
    let n = 0
    for (const { acts, delayMs } of KILLS) {
      for (let done = 0; done < acts; done += 1) {
        n += 1
        const act = { key: randomUUID(), name: `测试单位${n}` }
        const id = await register(token, act.name, act.key)
        if (id === undefined) throw new Error('no answer from a living server')
        known.push({ ...act, id })
      }
      n += 1
      const last = { key: randomUUID(), name: `测试单位${n}` }
      const under = register(token, last.name, last.key)
      await new Promise((resolve) => setTimeout(resolve, delayMs))
      await kill()
      const id = await under
      if (id !== undefined) known.push({ ...last, id })
      await start()
      for (const act of known) expect(await register(token, act.name, act.key)).toBe(act.id)
      const page = await fetch(`http://127.0.0.1:${port}/staff/organisations`, {
        headers: { authorization: `Bearer ${token}` },
      })
      const text = await page.text()
      for (const { name } of known) expect(text.split(`${name}<`).length, name).toBe(2)
    }
    expect(known.length).toBeGreaterThanOrEqual(7)
  }, 60_000)

  test('is refused a second time on the same folder, in words', async () => {
    const second = await cli('serve').then(
      () => ({ code: 0, stderr: '' }),
      (fault: { code: number; stderr: string }) => fault,
    )
    expect(second.code).not.toBe(0)
    expect(second.stderr).toMatch(/正被进程 \d+ 使用/)
    expect(second.stderr).not.toMatch(/\n\s+at /)
  }, 30_000)
})
