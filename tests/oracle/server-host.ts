// Holds the child that is the server: sends requests, kills it, starts the next one, and sends again what was not answered.

import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { Reply, Request } from './server-wire.ts'

const CHILD = path.join(import.meta.dirname, 'server-child.ts')

type Said =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'fault'; readonly number: number; readonly text: string }

export interface Kills {
  /** While nothing was under way. */
  between: number
  /** After some milliseconds of an act. */
  delayed: number
  /** At the nth statement of an act. */
  statement: number
  beforeCommit: number
  afterCommit: number
  /** Requests under way that a kill hit, the one it was meant for among them. */
  hit: number
}

export function noKills(): Kills {
  return { between: 0, delayed: 0, statement: 0, beforeCommit: 0, afterCommit: 0, hit: 0 }
}

const NAMES = { statement: 'statement', 'before-commit': 'beforeCommit', 'after-commit': 'afterCommit' } as const

interface Waiting {
  readonly request: Request
  readonly resolve: (answer: Reply | 'died') => void
  readonly reject: (fault: Error) => void
}

export class ServerHost {
  readonly kills: Kills
  readonly #url: string
  #child: ChildProcess | undefined
  /** Whether the child came up; a kill may come first. */
  #ready: Promise<boolean> = Promise.resolve(false)
  #generation: number
  #closing = false
  /** Answers when requests may go out: a kill between acts first lets all come to their end. */
  #gate: Promise<void> = Promise.resolve()
  readonly #waiting = new Map<number, Waiting>()

  constructor(url: string, generation: number, kills: Kills) {
    this.#url = url
    this.#generation = generation
    this.kills = kills
  }

  get generation(): number {
    return this.#generation
  }

  start(): void {
    this.#generation += 1
    const child = fork(CHILD, [this.#url, String(this.#generation)], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child = child
    this.#ready = new Promise((resolve, reject) => {
      child.on('message', (said: Said) => {
        if (said.kind === 'ready') resolve(true)
        else this.#hear(said)
      })
      // A message to a child that was just killed; its exit says so too.
      child.on('error', () => undefined)
      child.on('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve(false)
        else reject(new Error(`the server ended by itself: ${code ?? signal}`))
        this.#bury(signal)
      })
    })
    this.#ready.catch(() => undefined)
  }

  /** Sends a request once. `died` when the child ended before it answered. */
  async send(request: Request): Promise<Reply | 'died'> {
    await this.#gate
    const up = await this.#ready
    const child = this.#child
    if (!up || child === undefined || !child.connected) {
      // Killed just now; its successor is there in a moment.
      await new Promise((resolve) => setTimeout(resolve, 20))
      return 'died'
    }
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.number, { request, resolve, reject })
      child.send(request, (fault) => {
        if (fault !== null && this.#waiting.delete(request.number)) resolve('died')
      })
    })
  }

  /** Kills the child so many milliseconds after a request went out, where it still runs by then. */
  killAfter(number: number, milliseconds: number): void {
    const child = this.#child
    setTimeout(() => {
      if (!this.#waiting.has(number) || child !== this.#child || child === undefined) return
      if (child.kill('SIGKILL')) this.kills.delayed += 1
    }, milliseconds)
  }

  /** Lets every act come to its end, kills the child, and opens the door again. */
  async killBetween(): Promise<void> {
    const held = this.#gate
    let open: () => void = () => undefined
    this.#gate = new Promise((resolve) => {
      open = resolve
    })
    await held
    await this.#ready
    while (this.#waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const child = this.#child
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      if (child.kill('SIGKILL')) this.kills.between += 1
      await gone
    }
    open()
  }

  async close(): Promise<void> {
    this.#closing = true
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.disconnect()
    await gone
  }

  #hear(said: Exclude<Said, { kind: 'ready' }>): void {
    const number = said.kind === 'reply' ? said.reply.number : said.number
    const waiting = this.#waiting.get(number)
    this.#waiting.delete(number)
    if (said.kind === 'reply') waiting?.resolve(said.reply)
    else waiting?.reject(new Error(said.text))
  }

  #bury(signal: NodeJS.Signals | null): void {
    const hit = [...this.#waiting.values()]
    this.#waiting.clear()
    if (signal === 'SIGKILL') {
      this.kills.hit += hit.length
      const [armed] = hit.flatMap(({ request }) => (request.kill === null ? [] : [request.kill]))
      if (armed !== undefined) this.kills[NAMES[armed.at]] += 1
    }
    if (!this.#closing) this.start()
    const lost = signal === 'SIGKILL' || this.#closing
    for (const { resolve, reject, request } of hit) {
      if (lost) resolve('died')
      else reject(new Error(`the server ended by itself at ${JSON.stringify(request.act?.command)}`))
    }
  }
}
