import { fileFault, type FileFault } from './file-fault.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** How the bytes of a file are to be read. */
export interface EncodingReading {
  readonly encoding: Encoding
  readonly bomLength: number
  /** Nothing but ASCII was seen yet: the decoder decides when the first other byte comes. */
  readonly asciiOnly: boolean
}

const DECLARED: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-8-bom': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
}

/** The encoding a sender's name for it means; `undefined` when it means none that is read here. */
export function parseEncodingName(name: string): Encoding | undefined {
  return DECLARED[name.trim().toLowerCase().replaceAll('_', '-')]
}

/**
 * Tells the encoding of a file from its first bytes. `whole` says that the sample is the entire file.
 * A declared encoding is believed only where the bytes do not contradict it: a wrong one turns every name into another.
 */
export function readEncoding(
  sample: Buffer,
  whole: boolean,
  declared: Encoding | undefined,
): EncodingReading | FileFault {
  const bom = readBom(sample)
  if (bom !== undefined) {
    const clash = declared !== undefined && declared !== bom.encoding
    return clash ? mismatch(declared, bom.encoding, 0) : { ...bom, asciiOnly: false }
  }
  const wide = guessUtf16(sample)
  if (wide !== undefined) {
    return declared !== undefined && declared !== wide
      ? mismatch(declared, wide, 0)
      : { encoding: wide, bomLength: 0, asciiOnly: false }
  }
  const zero = sample.indexOf(0)
  if (zero !== -1) return fileFault('UNSUPPORTED_KIND', '文件不是文本表格（含二进制内容）', { at: zero })
  const utf8 = scanUtf8(sample, whole)
  if (utf8.sequences === 0 && utf8.invalid === 0) {
    return { encoding: declared ?? 'utf-8', bomLength: 0, asciiOnly: declared === undefined }
  }
  const gb = scanGb18030(sample, whole)
  const looksUtf8 = utf8.invalid * 20 < utf8.sequences
  const looksGb = gb.invalid * 20 < gb.sequences
  if (declared === 'utf-8' && !looksUtf8) return mismatch(declared, looksGb ? 'gb18030' : undefined, utf8.firstInvalid)
  if (declared === 'gb18030') {
    if (utf8.invalid === 0 && utf8.sequences >= 3) return mismatch(declared, 'utf-8', utf8.firstSequence)
    if (!looksGb) return mismatch(declared, looksUtf8 ? 'utf-8' : undefined, gb.firstInvalid)
  }
  if (declared === 'utf-16le' || declared === 'utf-16be') {
    return mismatch(declared, looksUtf8 ? 'utf-8' : 'gb18030', 0)
  }
  const encoding = declared ?? (looksUtf8 ? 'utf-8' : looksGb ? 'gb18030' : undefined)
  if (encoding === undefined) {
    return fileFault(
      'INVALID_ENCODING',
      `既不是 UTF-8 也不是 GB18030，首个无效字节在第 ${utf8.firstInvalid + 1} 字节`,
      {
        at: utf8.firstInvalid,
      },
    )
  }
  return { encoding, bomLength: 0, asciiOnly: false }
}

function mismatch(declared: Encoding, actual: Encoding | undefined, at: number): FileFault {
  const really = actual === undefined ? '' : `，实际应为 ${actual.toUpperCase()}`
  return fileFault('ENCODING_MISMATCH', `声明为 ${declared.toUpperCase()}${really}，第 ${at + 1} 字节处不符`, { at })
}

function readBom(bytes: Buffer): { encoding: Encoding; bomLength: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bomLength: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 }
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) {
    return { encoding: 'gb18030', bomLength: 4 }
  }
  return undefined
}

/** UTF-16 without a mark: separators and digits leave a zero in every other byte. */
function guessUtf16(bytes: Buffer): Encoding | undefined {
  const pairs = Math.min(bytes.length, 65_536) >> 1
  let even = 0
  let odd = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) even += 1
    if (bytes[at + 1] === 0) odd += 1
  }
  if (odd > pairs * 0.04 && even * 10 <= odd) return 'utf-16le'
  if (even > pairs * 0.04 && odd * 10 <= even) return 'utf-16be'
  return undefined
}

interface Scan {
  readonly sequences: number
  readonly invalid: number
  readonly firstInvalid: number
  readonly firstSequence: number
}

function scan(bytes: Buffer, whole: boolean, read: (at: number) => number): Scan {
  let sequences = 0
  let invalid = 0
  let firstInvalid = -1
  let firstSequence = -1
  for (let at = 0; at < bytes.length;) {
    if ((bytes[at] ?? 0) < 0x80) {
      at += 1
      continue
    }
    const length = read(at)
    if (length > 0) {
      if (sequences === 0) firstSequence = at
      sequences += 1
      at += length
    } else if (!whole && at + 4 > bytes.length) break
    else {
      if (invalid === 0) firstInvalid = at
      invalid += 1
      at += 1
    }
  }
  return { sequences, invalid, firstInvalid, firstSequence }
}

function scanUtf8(bytes: Buffer, whole: boolean): Scan {
  const tail = (at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80
  return scan(bytes, whole, (at) => {
    const first = bytes[at] ?? 0
    const second = bytes[at + 1] ?? 0
    if (first >= 0xc2 && first <= 0xdf) return tail(at + 1) ? 2 : 0
    if (first >= 0xe0 && first <= 0xef) {
      if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
      return tail(at + 1) && tail(at + 2) ? 3 : 0
    }
    if (first >= 0xf0 && first <= 0xf4) {
      if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0
      return tail(at + 1) && tail(at + 2) && tail(at + 3) ? 4 : 0
    }
    return 0
  })
}

function scanGb18030(bytes: Buffer, whole: boolean): Scan {
  const digit = (at: number): boolean => (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39
  const lead = (at: number): boolean => (bytes[at] ?? 0) >= 0x81 && (bytes[at] ?? 0) <= 0xfe
  return scan(bytes, whole, (at) => {
    if (!lead(at)) return 0
    const second = bytes[at + 1] ?? 0
    if (second >= 0x40 && second <= 0xfe && second !== 0x7f) return 2
    return digit(at + 1) && lead(at + 2) && digit(at + 3) ? 4 : 0
  })
}

export interface ChunkDecoder {
  /** The encoding settled on so far. */
  readonly encoding: () => Encoding
  readonly decode: (chunk: Buffer) => string
  readonly end: () => string
}

/** Decodes chunk by chunk; a sequence that means nothing becomes U+FFFD, which the row reader reports by line and column. */
export function createDecoder(reading: EncodingReading): ChunkDecoder {
  let encoding = reading.encoding
  let decoder: InstanceType<typeof TextDecoder> | undefined
  const settle = (): InstanceType<typeof TextDecoder> => (decoder ??= new TextDecoder(encoding, { ignoreBOM: true }))
  return {
    encoding: () => encoding,
    decode: (chunk) => {
      if (reading.asciiOnly && decoder === undefined) {
        if (isAscii(chunk)) return chunk.toString('latin1')
        const late = readEncoding(chunk, false, undefined)
        if ('encoding' in late && late.encoding === 'gb18030') encoding = 'gb18030'
      }
      return settle().decode(chunk, { stream: true })
    },
    end: () => (decoder === undefined ? '' : decoder.decode()),
  }
}

function isAscii(chunk: Buffer): boolean {
  for (let at = 0; at < chunk.length; at += 1) if ((chunk[at] ?? 0) > 0x7f) return false
  return true
}
