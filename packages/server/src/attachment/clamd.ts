import { createConnection } from 'node:net'

/** Where the virus scanner listens. */
export interface ClamdAddress {
  readonly host: string
  readonly port: number
}

/** What the scanner says of a file; `failed` is no verdict. */
export type Verdict =
  | { readonly kind: 'clean' }
  | { readonly kind: 'infected'; readonly found: string }
  | { readonly kind: 'failed'; readonly why: string }

/** How long an answer is waited for, and what ends the waiting before. */
export interface Patience {
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
}

const TIMEOUT_MS = 60_000
const PIECE_BYTES = 65_536
const MOST_ANSWER_BYTES = 4096

/** Whether the scanner answers at all; asked before a file is opened for it. */
export async function answersPing(address: ClamdAddress, patience: Patience = {}): Promise<boolean> {
  const answer = await converse(address, [Buffer.from('zPING\0')], patience).catch(() => '')
  return answer === 'PONG'
}

/** Has clamd look at a file (INSTREAM). Never throws: whatever is no clear answer is no verdict. */
export async function scanBytes(address: ClamdAddress, bytes: Uint8Array, patience: Patience = {}): Promise<Verdict> {
  const pieces: Uint8Array[] = [Buffer.from('zINSTREAM\0')]
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES)
    pieces.push(lengthOf(piece.length), piece)
  }
  pieces.push(lengthOf(0))
  try {
    return readVerdict(await converse(address, pieces, patience))
  } catch (fault) {
    return { kind: 'failed', why: fault instanceof Error ? fault.message : String(fault) }
  }
}

function readVerdict(answer: string): Verdict {
  if (answer === 'stream: OK') return { kind: 'clean' }
  const found = /^stream: (.+) FOUND$/u.exec(answer)?.[1]
  return found === undefined ? { kind: 'failed', why: answer } : { kind: 'infected', found: found.slice(0, 200) }
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(count)
  return length
}

/** Sends the pieces on a connection of their own and gives the whole answer. */
async function converse(
  { host, port }: ClamdAddress,
  pieces: readonly Uint8Array[],
  { timeoutMs = TIMEOUT_MS, signal }: Patience,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host, port })
    const heard: Buffer[] = []
    const timer = setTimeout(() => socket.destroy(new Error('timed out')), timeoutMs)
    const leave = (): void => void socket.destroy(new Error('given up'))
    if (signal?.aborted === true) leave()
    signal?.addEventListener('abort', leave, { once: true })
    socket.on('connect', () => {
      for (const piece of pieces) socket.write(piece)
    })
    socket.on('data', (piece: Buffer) => {
      heard.push(piece)
      const bytes = heard.reduce((sum, each) => sum + each.length, 0)
      // A null byte ends the answer of a command that began with z; nothing that comes after it is listened to.
      if (piece.includes(0) || bytes > MOST_ANSWER_BYTES) socket.destroy()
    })
    socket.on('error', reject)
    socket.on('close', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
      const text = Buffer.concat(heard).toString('utf8')
      resolve(text.split('\0', 1)[0]?.trim() ?? '')
    })
  })
}
