import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { LIMITS } from './limits.ts'

/** A file on disk, or a stream of its bytes. */
export type ByteInput = string | Readable | AsyncIterable<Uint8Array>

/** The bytes of a file, read once, counted and hashed on the way. */
export interface ByteSource {
  /** The first bytes, without taking them from `chunks`. */
  readonly sample: Buffer
  /** Whether the sample is the entire file. */
  readonly whole: boolean
  /** Every byte from the start, at most `LIMITS.chunkBytes` at a time. */
  readonly chunks: () => AsyncGenerator<Buffer>
  readonly bytesRead: () => number
  /** SHA-256 of the bytes as hex; complete once `chunks` has ended. */
  readonly sha256: () => string
  /** Stops reading and lets go of the file; safe to call twice. */
  readonly close: () => Promise<void>
}

/** Opens a file or stream and reads enough to tell what it is. */
export async function openBytes(input: ByteInput): Promise<ByteSource> {
  const stream: AsyncIterable<Uint8Array> =
    typeof input === 'string' ? createReadStream(input, { highWaterMark: LIMITS.chunkBytes }) : input
  const iterator = stream[Symbol.asyncIterator]()
  const hash = createHash('sha256')
  let read = 0
  let digest: string | undefined
  const first: Buffer[] = []
  let firstBytes = 0
  let whole = false
  const pull = async (): Promise<Buffer | undefined> => {
    const next = await iterator.next()
    if (next.done === true) return undefined
    return Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
  }
  while (firstBytes < LIMITS.sampleBytes) {
    const chunk = await pull()
    if (chunk === undefined) {
      whole = true
      break
    }
    first.push(chunk)
    firstBytes += chunk.length
  }
  const sample = Buffer.concat(first).subarray(0, LIMITS.sampleBytes)
  whole &&= sample.length === firstBytes

  async function* chunks(): AsyncGenerator<Buffer> {
    for (let next = first.shift() ?? (await pull()); next !== undefined; next = first.shift() ?? (await pull())) {
      for (let at = 0; at < next.length; at += LIMITS.chunkBytes) {
        const piece = next.subarray(at, at + LIMITS.chunkBytes)
        hash.update(piece)
        read += piece.length
        yield piece
      }
    }
    digest ??= hash.digest('hex')
  }

  return {
    sample,
    whole,
    chunks,
    bytesRead: () => read,
    sha256: () => {
      if (digest === undefined) throw new Error('the hash of a file stands only after its last byte')
      return digest
    },
    close: async () => {
      first.length = 0
      await iterator.return?.()
    },
  }
}
