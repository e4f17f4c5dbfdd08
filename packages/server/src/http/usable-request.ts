import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'

/** A request that nobody meant: a text with a NUL or half a character, which no database takes, or parts that break off. */
export class UnusableRequest extends Error {
  readonly statusCode = 400
}

/** Whether all texts of a parsed request can be stored. Without recursion, since a body may be nested deeply. */
export function isWellFormed(given: unknown): boolean {
  const open = [given]
  for (let at = 0; at < open.length; at += 1) {
    const value = open[at]
    if (typeof value === 'string') {
      if (!value.isWellFormed() || value.includes('\0')) return false
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) open.push(key, each)
    }
  }
  return true
}

/** One part of a multipart request. */
export type Part =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'file'
      readonly name: string
      /** The name that the client gave; for display only, never a path. */
      readonly fileName: string
      readonly mediaType: string
      readonly stream: Readable
      /** Whether the stream was cut at the size limit; known once it has been read to its end. */
      readonly wasCut: () => boolean
    }

/** The parts of a multipart request as they come; one that cannot be read is the client's fault, not ours. */
export async function* readParts(
  request: FastifyRequest,
  limits: Readonly<Record<string, number>> = {},
): AsyncGenerator<Part> {
  for await (const part of guarded(request.parts({ limits }))) {
    const name = part.fieldname
    if (part.type === 'field') {
      if (typeof part.value !== 'string') continue
      if (!isWellFormed([name, part.value])) throw new UnusableRequest()
      yield { kind: 'field', name, value: part.value }
      continue
    }
    const fileName = (part.filename ?? '').replace(/^.*[\\/]/, '').slice(0, 200)
    // Cut in the middle of a character, a name would be unusable by our own doing.
    if (!isWellFormed([name, part.filename ?? ''])) throw new UnusableRequest()
    const { file, mimetype: mediaType } = part
    const stream = Readable.from(guarded(file), { objectMode: false })
    yield { kind: 'file', name, fileName: fileName.toWellFormed(), mediaType, stream, wasCut: () => file.truncated }
  }
}

/** The same pieces; what the parser throws becomes a fault of the request, unless it says by itself what it is. */
async function* guarded<T>(pieces: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* pieces
  } catch (fault) {
    if (fault instanceof Error && 'statusCode' in fault) throw fault
    throw new UnusableRequest('a multipart body broke off', { cause: fault })
  }
}
