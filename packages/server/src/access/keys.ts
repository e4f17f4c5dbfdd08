import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, realpathSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import { parseLocalDate } from '@xinheng/domain/calendar/local-date'
import type { Random } from '../ambient.ts'

/** A master key (seals the data keys of subjects) with its id, so that keys can be rotated. */
export interface MasterKey {
  readonly id: string
  readonly key: Uint8Array
}

/** That a subject's values were erased: kept beside the keys, so that a restored backup cannot bring them back. */
export interface Erasure {
  readonly subjectId: string
  readonly ground: string
  readonly on: LocalDate
}

/** The register of erasures that outlives any database. */
export interface ErasureRegister {
  readonly find: (subjectId: string) => Erasure | undefined
  readonly list: () => readonly Erasure[]
  /** Adds one; on the disk when it returns. A subject that is there already is left as it is. */
  readonly add: (erasure: Erasure) => void
}

/** All secrets of an installation. They live outside the data folder and are never logged. */
export interface Keys {
  /** The first seals; the others only open what they sealed before a rotation. */
  readonly masterKeys: readonly [MasterKey, ...MasterKey[]]
  /** Keys the hashes by which identifiers are matched; changing it means hashing all of them anew. */
  readonly identifierKey: Uint8Array
  /** Salts the commitments of receipts. */
  readonly commitmentKey: Uint8Array
  /** Signs cookies and form tokens. */
  readonly webKey: Uint8Array
  readonly erasures: ErasureRegister
}

/** The key file cannot be used; the text says what to do and never shows a key. */
export class KeyFileFault extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`)
    this.name = 'KeyFileFault'
  }
}

const KEY_BYTES = 32

/**
 * Makes a key file that only its owner may read. Throws {@link KeyFileFault} when the file exists: keys are never replaced,
 * since everything sealed with the old ones would be lost.
 */
export function createKeyFile(file: string, random: Random): void {
  const hex = (): string => Buffer.from(random.bytes(KEY_BYTES)).toString('hex')
  const text = JSON.stringify(
    {
      format: 'xinheng-keys-1',
      masterKeys: [{ id: random.uuid(), key: hex() }],
      identifierKey: hex(),
      commitmentKey: hex(),
      webKey: hex(),
    },
    null,
    2,
  )
  try {
    writeWhole(file, `${text}\n`, 'wx')
  } catch (fault) {
    if (!hasCode(fault, 'EEXIST')) throw fault
    throw new KeyFileFault(
      `密钥文件 ${file} 已存在，不会被覆盖。`,
      `The key file ${file} exists and is not overwritten.`,
    )
  }
}

/**
 * Reads the key file. Throws {@link KeyFileFault} unless it is a whole key file, readable by its owner alone (0600),
 * and outside the data folder, so that a copy of the data never carries its keys.
 */
export function readKeyFile(file: string, dataDir: string | null): Keys {
  const text = readText(file)
  refuseOpenToOthers(file)
  if (dataDir !== null) refuseInside(file, dataDir)
  const faulty = (): KeyFileFault =>
    new KeyFileFault(
      `密钥文件 ${file} 不完整；请用备份恢复，或用 xinheng admin keys init 另建。`,
      `The key file ${file} is not whole; restore it from a backup, or make one by xinheng admin keys init.`,
    )
  const read = parseObject(text)
  if (read === undefined || read['format'] !== 'xinheng-keys-1') throw faulty()
  const key = (value: unknown): Uint8Array => {
    if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) throw faulty()
    return new Uint8Array(Buffer.from(value, 'hex'))
  }
  const listed: readonly unknown[] = Array.isArray(read['masterKeys']) ? read['masterKeys'] : []
  const [first, ...rest] = listed.map((entry): MasterKey => {
    const { id, key: secret } = isObject(entry) ? entry : {}
    if (typeof id !== 'string') throw faulty()
    return { id, key: key(secret) }
  })
  if (first === undefined) throw faulty()
  return {
    masterKeys: [first, ...rest],
    identifierKey: key(read['identifierKey']),
    commitmentKey: key(read['commitmentKey']),
    webKey: key(read['webKey']),
    erasures: openErasureRegister(`${file}.erasures`),
  }
}

/** Keys that last as long as the process: for tests, and for a demo that keeps nothing. */
export function createPassingKeys(random: Random): Keys {
  const key = (): Uint8Array => random.bytes(KEY_BYTES)
  const erased = new Map<string, Erasure>()
  return {
    masterKeys: [{ id: random.uuid(), key: key() }],
    identifierKey: key(),
    commitmentKey: key(),
    webKey: key(),
    erasures: registerOver(erased, () => undefined),
  }
}

/** One line of JSON for each erasure, only ever added to. A last line cut off by a crash is dropped. */
function openErasureRegister(file: string): ErasureRegister {
  const erased = new Map<string, Erasure>()
  for (const line of readTextOr(file, '').split('\n')) {
    const { subjectId, ground, on } = parseObject(line) ?? {}
    const date = typeof on === 'string' ? parseLocalDate(on) : undefined
    if (typeof subjectId !== 'string' || typeof ground !== 'string' || date === undefined) continue
    erased.set(subjectId, { subjectId, ground, on: date })
  }
  return registerOver(erased, (erasure) => writeWhole(file, `\n${JSON.stringify(erasure)}\n`, 'a'))
}

function registerOver(erased: Map<string, Erasure>, keep: (erasure: Erasure) => void): ErasureRegister {
  return {
    find: (subjectId) => erased.get(subjectId),
    list: () => [...erased.values()],
    add: (erasure) => {
      if (erased.has(erasure.subjectId)) return
      keep(erasure)
      erased.set(erasure.subjectId, erasure)
    },
  }
}

function refuseOpenToOthers(file: string): void {
  // Windows keeps its rights elsewhere; the mode bits say nothing there.
  if (path.sep === '\\') return
  const mode = statSync(file).mode & 0o777
  if ((mode & 0o077) === 0) return
  throw new KeyFileFault(
    `密钥文件 ${file} 的权限是 ${mode.toString(8)}，其他用户可以读取；请执行 chmod 600。`,
    `The key file ${file} has mode ${mode.toString(8)} and others may read it; run chmod 600.`,
  )
}

function refuseInside(file: string, dataDir: string): void {
  const inside = path.relative(realPathOf(dataDir), realPathOf(file))
  if (inside.startsWith('..') || path.isAbsolute(inside)) return
  throw new KeyFileFault(
    `密钥文件 ${file} 在数据目录内；请移到数据目录之外，否则备份会连同密钥一起带走。`,
    `The key file ${file} lies inside the data folder; move it out, or every backup carries the keys with it.`,
  )
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return path.resolve(file)
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new KeyFileFault(
      `不能读取密钥文件 ${file}；首次使用请执行 xinheng admin keys init ${file}。`,
      `The key file ${file} cannot be read; on first use run xinheng admin keys init ${file}.`,
    )
  }
}

function readTextOr(file: string, fallback: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    if (hasCode(fault, 'ENOENT')) return fallback
    throw fault
  }
}

function writeWhole(file: string, text: string, flag: 'wx' | 'a'): void {
  const handle = openSync(file, flag, 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  chmodSync(file, 0o600)
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return isObject(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === code
}
