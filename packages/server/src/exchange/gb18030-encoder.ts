/** Code unit → up to four bytes (big-endian in one number); filled once from the platform's own decoder. */
let table: Map<number, number> | undefined

function buildTable(): Map<number, number> {
  const decoder = new TextDecoder('gb18030')
  const built = new Map<number, number>()
  const add = (bytes: readonly number[], packed: number): void => {
    const text = decoder.decode(Uint8Array.from(bytes))
    const point = text.codePointAt(0)
    if (point === undefined || point === 0xfffd || text.length !== 1 || built.has(point)) return
    built.set(point, packed)
  }
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second !== 0x7f) add([first, second], first * 0x100 + second)
    }
  }
  for (let linear = 0; linear < 39_420; linear += 1) {
    const bytes = fourBytes(linear)
    add(bytes, readUInt32(bytes))
  }
  return built
}

/** The four bytes at a position of the GB 18030 four-byte sequence (0 = 81 30 81 30). */
function fourBytes(linear: number): [number, number, number, number] {
  return [
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1_260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ]
}

function readUInt32([a, b, c, d]: readonly [number, number, number, number]): number {
  return ((a * 0x100 + b) * 0x100 + c) * 0x100 + d
}

/** Text as GB 18030 bytes. Characters beyond the basic plane follow the standard's linear mapping from 90 30 81 30. */
export function encodeGb18030(text: string): Buffer {
  table ??= buildTable()
  const out = Buffer.allocUnsafe(text.length * 4)
  let at = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) out[at++] = point
    else if (point > 0xffff) at = out.writeUInt32BE(readUInt32(fourBytes(point - 0x10000 + 189_000)), at)
    else {
      const packed = table.get(point) ?? 0x3f
      at =
        packed > 0xffff
          ? out.writeUInt32BE(packed, at)
          : packed > 0xff
            ? out.writeUInt16BE(packed, at)
            : out.writeUInt8(packed, at)
    }
  }
  return out.subarray(0, at)
}
