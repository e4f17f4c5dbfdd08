import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'

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
  const { Readable } = await import('node:stream')
  const fields: Record<string, string> = {}
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value
      continue
    }
    const fileName = (part.filename ?? '').replace(/^.*[\\/]/, '').slice(0, 200)
    return { fields, fileName, stream: part.file, wasCut: () => part.file.truncated }
  }
  return { fields, fileName: '', stream: Readable.from([]), wasCut: () => false }
}
