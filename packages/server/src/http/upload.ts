import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { readParts } from './usable-request.ts'

/** A file as it arrives: the fields sent before it, and its bytes not yet read. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>
  /** The name that the client gave; for display only, never a path. Empty when no file came. */
  readonly fileName: string
  readonly stream: Readable
  /** Whether the stream was cut at the size limit; known once it has been read to its end. */
  readonly wasCut: () => boolean
}

/** Reads the parts of a multipart request up to its file; the fields must stand before it. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const fields: Record<string, string> = {}
  for await (const part of readParts(request)) {
    if (part.kind === 'field') {
      fields[part.name] = part.value
      continue
    }
    const { fileName, stream, wasCut } = part
    return { fields, fileName, stream, wasCut }
  }
  return { fields, fileName: '', stream: Readable.from([]), wasCut: () => false }
}

/**
 * Reads a small upload whole, with the digest by which its repetition is told from another file under the same key. Of
 * one over the limit a byte more than that is held, so that whoever counts sees it.
 */
export async function holdUpload(
  request: FastifyRequest,
  limitBytes: number,
): Promise<{ readonly upload: Upload; readonly digest: string }> {
  const { fields, fileName, stream } = await readUpload(request)
  const pieces: Buffer[] = []
  const hash = createHash('sha256').update(JSON.stringify([fields, fileName]))
  let size = 0
  for await (const each of stream) {
    const piece = each as Buffer
    hash.update(piece)
    // Read to its end, so that the answer can be sent; but no more of it is held.
    const room = limitBytes + 1 - size
    if (room > 0) pieces.push(piece.subarray(0, room))
    size += piece.length
  }
  const held = { fields, fileName, stream: Readable.from(pieces), wasCut: () => size > limitBytes }
  return { upload: held, digest: hash.digest('hex') }
}
