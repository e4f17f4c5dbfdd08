import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** One file of an archive, its text or bytes made while it is written. */
export interface ZipEntry {
  readonly name: string
  readonly text: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
}

const LOCAL_ENTRY = 0x04034b50
const DESCRIPTOR = 0x08074b50
const DIRECTORY_ENTRY = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
/** Sizes follow the data (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808
/** 1980-01-01: an archive of the same content is the same bytes. */
const DOS_DATE = 0x0021

/** Writes a zip archive piece by piece, holding no entry whole. For archives under 4 GiB; a larger one throws. */
export async function* writeZip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, text } of entries) {
    const title = Buffer.from(name, 'utf8')
    const local = header(LOCAL_ENTRY, 30, title.length, 4)
    const start = offset
    yield Buffer.concat([local, title])
    offset += local.length + title.length
    let sum = 0
    let size = 0
    let packed = 0
    async function* bytes(): AsyncGenerator<Buffer> {
      for await (const piece of text) {
        const chunk = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : Buffer.from(piece)
        sum = crc32(chunk, sum)
        size += chunk.length
        yield chunk
      }
    }
    const source = Readable.from(bytes(), { objectMode: false })
    const deflate = createDeflateRaw()
    source.on('error', (error) => deflate.destroy(error))
    for await (const chunk of source.pipe(deflate) as AsyncIterable<Buffer>) {
      packed += chunk.length
      yield chunk
    }
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(DESCRIPTOR, 0)
    writeSizes(descriptor, 4, sum, packed, size)
    yield descriptor
    offset += packed + descriptor.length
    const listed = header(DIRECTORY_ENTRY, 46, title.length, 6)
    writeSizes(listed, 16, sum, packed, size)
    listed.writeUInt32LE(start, 42)
    directory.push(listed, title)
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END_OF_DIRECTORY, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  yield Buffer.concat([list, end])
}

/** What local and directory headers have in common, which the directory has two bytes further on. */
function header(signature: number, length: number, nameLength: number, at: number): Buffer {
  const made = Buffer.alloc(length)
  made.writeUInt32LE(signature, 0)
  if (at === 6) made.writeUInt16LE(20, 4)
  made.writeUInt16LE(20, at)
  made.writeUInt16LE(FLAGS, at + 2)
  made.writeUInt16LE(8, at + 4)
  made.writeUInt16LE(DOS_DATE, at + 8)
  made.writeUInt16LE(nameLength, at + 22)
  return made
}

function writeSizes(into: Buffer, at: number, sum: number, packed: number, size: number): void {
  into.writeUInt32LE(sum, at)
  into.writeUInt32LE(packed, at + 4)
  into.writeUInt32LE(size, at + 8)
}
