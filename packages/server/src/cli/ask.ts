import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CommandEnd, EXIT } from './output.ts'

/** Asks one line on the terminal. `secret` is not echoed. */
export async function ask(question: string, secret = false): Promise<string> {
  let muted = false
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (!muted) process.stderr.write(chunk)
      done()
    },
  })
  const terminal = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY })
  const ended = new Promise<never>((_resolve, reject) => {
    terminal.once('close', () => reject(new CommandEnd(EXIT.usage, '没有输入，已取消 · no input, nothing done')))
  })
  ended.catch(() => undefined)
  try {
    const answer = terminal.question(question)
    muted = secret
    return (await Promise.race([answer, ended])).trim()
  } finally {
    terminal.close()
    if (secret) process.stderr.write('\n')
  }
}
