import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

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
  try {
    const answer = terminal.question(question)
    muted = secret
    return (await answer).trim()
  } finally {
    terminal.close()
    if (secret) process.stderr.write('\n')
  }
}
