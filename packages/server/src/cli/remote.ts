import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { CommandEnd, EXIT } from './output.ts'
import type { CommandContext } from './command-context.ts'

/** A running server, called as the officer who signed in, or as the organisation of `XINHENG_API_KEY`. */
export interface Remote {
  readonly get: (path: `/api/v1/${string}`) => Promise<unknown>
  readonly post: (path: `/api/v1/${string}`, body: unknown) => Promise<unknown>
  /** Sends a form with a file, read from the disk as it goes out. */
  readonly upload: (path: `/api/v1/${string}`, form: FormData) => Promise<unknown>
  /** The bytes of a file that a page gives out. */
  readonly download: (path: `/staff/${string}`) => Promise<ReadableStream<Uint8Array>>
}

interface StoredSession {
  readonly server: string
  readonly token: string
}

const LOCAL = 'http://127.0.0.1:8080'

/** The server that calls go to. Ends the command when nobody has signed in. */
export function openRemote(context: CommandContext): Remote {
  const { env, ambient } = context
  const stored = readSession(context)
  const server = env['XINHENG_SERVER'] ?? stored?.server ?? LOCAL
  const token = env['XINHENG_API_KEY'] ?? (stored?.server === server ? stored.token : undefined)
  if (token === undefined) {
    throw new CommandEnd(EXIT.usage, `请先登录：xinheng login --server ${server} · sign in first`)
  }
  return {
    get: async (url) => call(server, token, url, { method: 'GET' }),
    post: async (url, body) =>
      call(server, token, url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': ambient.uuid() },
        body: JSON.stringify(body),
      }),
    upload: async (url, form) =>
      call(server, token, url, { method: 'POST', headers: { 'idempotency-key': ambient.uuid() }, body: form }),
    download: async (url) => {
      const { body } = await send(server, token, url, { method: 'GET' })
      if (body === null) throw new CommandEnd(EXIT.fault, '服务器没有给出文件 · the server gave no file')
      return body
    },
  }
}

/** Calls a server; a refusal ends the command with what was refused, what to do instead and the clauses. */
export async function call(
  server: string,
  token: string | null,
  url: `/api/v1/${string}`,
  init: Outgoing,
): Promise<unknown> {
  return (await send(server, token, url, init)).json().catch(() => null)
}

interface Outgoing {
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | FormData
}

async function send(server: string, token: string | null, url: string, init: Outgoing): Promise<Response> {
  const headers = {
    accept: 'application/json',
    ...init.headers,
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  }
  const response = await fetch(new URL(url, server), { ...init, headers }).catch((fault: unknown) => {
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new CommandEnd(EXIT.fault, `无法连接 ${server}：${why} · cannot reach the server`)
  })
  if (response.ok) return response
  const answer: unknown = await response.json().catch(() => null)
  const code = response.status === 400 ? EXIT.badInput : response.status < 500 ? EXIT.refused : EXIT.fault
  throw new CommandEnd(code, sayProblem(answer, response.status))
}

function sayProblem(answer: unknown, status: number): string {
  if (typeof answer !== 'object' || answer === null) return `服务器回答 ${status} · the server answered ${status}`
  const problem: Readonly<Record<string, unknown>> = { ...answer }
  const lines = [`${String(problem['title'])}（${String(problem['code'])}）`, String(problem['detail'])]
  const { errors, basis, facts } = problem
  for (const each of Array.isArray(errors) ? errors : []) lines.push(`  ${String(each.label)}：${String(each.message)}`)
  for (const each of Array.isArray(basis) ? basis : []) lines.push(`  依据：${String(each.text)}`)
  if (typeof facts === 'object' && facts !== null) {
    for (const [name, value] of Object.entries(facts)) lines.push(...sayFact(name, value))
  }
  return lines.join('\n')
}

/** A fact of a problem: a list of texts, such as the faults of a file, as a row each. */
function sayFact(name: string, value: unknown): readonly string[] {
  const list = typeof value === 'string' && value.startsWith('[') ? readTexts(value) : undefined
  return list === undefined ? [`  ${name}：${String(value)}`] : list.map((text) => `  ${text}`)
}

function readTexts(json: string): readonly string[] | undefined {
  try {
    const read: unknown = JSON.parse(json)
    return Array.isArray(read) ? read.map(String) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a session for the commands that follow, readable by its owner only. */
export function storeSession(context: CommandContext, session: StoredSession): string {
  const file = sessionFile(context)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${JSON.stringify(session)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return file
}

export function forgetSession(context: CommandContext): void {
  rmSync(sessionFile(context), { force: true })
}

function readSession(context: CommandContext): StoredSession | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(sessionFile(context), 'utf8'))
    if (typeof read !== 'object' || read === null || !('server' in read) || !('token' in read)) return undefined
    const { server, token } = read
    return typeof server === 'string' && typeof token === 'string' ? { server, token } : undefined
  } catch {
    return undefined
  }
}

function sessionFile({ env, cwd }: CommandContext): string {
  const home = env['XDG_CONFIG_HOME'] ?? path.join(env['HOME'] ?? cwd, '.config')
  return path.join(home, 'xinheng', 'session.json')
}
