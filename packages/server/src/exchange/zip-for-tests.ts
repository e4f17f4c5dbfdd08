import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly data: Buffer
  /** Size written into the headers instead of the true one. */
  readonly declared?: number
  /** Deflated bytes to use as they are. */
  readonly deflated?: Buffer
}

/** Packs parts into a zip whose headers may lie; for tests of what is refused. */
export function packZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, declared, deflated: given } of parts) {
    const deflated = given ?? deflateRawSync(data)
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(deflated.length, 14)
    common.writeUInt32LE(declared ?? data.length, 18)
    common.writeUInt16LE(title.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    locals.push(Buffer.from('504b0304', 'hex'), common, title, deflated)
    directory.push(Buffer.from('504b01021400', 'hex'), common, tail, title)
    offset += 30 + title.length + deflated.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, listed, end])
}
