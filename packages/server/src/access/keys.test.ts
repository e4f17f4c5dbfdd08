import { chmodSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { beforeEach, expect, test } from 'vitest'
import { hashIdentifier } from './identifier-hash.ts'
import { createKeyFile, readKeyFile } from './keys.ts'

let drawn = 0
const random = {
  uuid: () => `id-${(drawn += 1)}`,
  bytes: (count: number) => new Uint8Array(count).fill((drawn += 1)),
}

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'xinheng-keys-'))
  file = path.join(folder, 'keys.json')
})

test('a new key file is readable by its owner alone and reads back', () => {
  createKeyFile(file, random)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const keys = readKeyFile(file, path.join(folder, 'data'))
  expect(keys.masterKeys).toHaveLength(1)
  expect(keys.masterKeys[0].key).toHaveLength(32)
})

test('keys are never overwritten', () => {
  createKeyFile(file, random)
  const before = readFileSync(file, 'utf8')
  expect(() => createKeyFile(file, random)).toThrow('已存在')
  expect(readFileSync(file, 'utf8')).toBe(before)
})

test.each([0o644, 0o640, 0o604])('mode %o is refused', (mode) => {
  createKeyFile(file, random)
  chmodSync(file, mode)
  expect(() => readKeyFile(file, null)).toThrow('chmod 600')
})

test('a key file inside the data folder is refused, also through a link', () => {
  createKeyFile(file, random)
  expect(() => readKeyFile(file, folder)).toThrow('数据目录')
  const link = `${folder}-link`
  symlinkSync(folder, link)
  expect(() => readKeyFile(path.join(link, 'keys.json'), folder)).toThrow('数据目录')
})

test.each([
  ['nothing', ''],
  ['half a file', '{"format":"xinheng-keys-1","masterKeys":['],
  ['a short key', '{"format":"xinheng-keys-1","masterKeys":[{"id":"a","key":"00"}]}'],
  ['no master key', '{"format":"xinheng-keys-1","masterKeys":[]}'],
])('%s is refused without showing a key', (_, text) => {
  writeFileSync(file, text, { mode: 0o600 })
  expect(() => readKeyFile(file, null)).toThrow('不完整')
})

test('a missing file says how to make one', () => {
  expect(() => readKeyFile(file, null)).toThrow('xinheng admin keys init')
})

test('erasures outlive the process, and a line cut off by a crash is dropped', () => {
  createKeyFile(file, random)
  readKeyFile(file, null).erasures.add({ subjectId: 'p-1', ground: '第四十七条', on: localDate('2026-03-05') })
  writeFileSync(`${file}.erasures`, '\n{"subjectId":"p-2","gro', { flag: 'a' })
  const again = readKeyFile(file, null).erasures
  again.add({ subjectId: 'p-3', ground: '第四十七条', on: localDate('2026-03-06') })
  expect(
    readKeyFile(file, null)
      .erasures.list()
      .map(({ subjectId }) => subjectId),
  ).toEqual(['p-1', 'p-3'])
})

test('a hash depends on key, type and number, and separates type from number', () => {
  const one = { identifierKey: new Uint8Array(32).fill(1) }
  const two = { identifierKey: new Uint8Array(32).fill(2) }
  const hash = (keys: typeof one, type: string, number: string) =>
    Buffer.from(hashIdentifier(keys, type, number)).toString('hex')
  const all = [hash(one, 'a', 'bc'), hash(two, 'a', 'bc'), hash(one, 'ab', 'c'), hash(one, 'a', 'bd')]
  expect(new Set(all).size).toBe(4)
  // HMAC-SHA256 by openssl: printf 'uscc\0' then the number, key 32 × 01.
  expect(hash(one, 'uscc', '91230500MA1B3N1N2M')).toBe(
    '9cac453f3506a8dfe30780b365ff97114682b958e2e8bd5fcacd20b2391c86cb',
  )
})
