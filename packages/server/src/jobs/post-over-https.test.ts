import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import { isBarredAddress, lookUpReachable, postOverHttps } from './post-over-https.ts'

test.each([
  '127.0.0.1',
  '127.8.8.8',
  '0.0.0.0',
  '169.254.169.254',
  '100.100.100.200',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:a9fe:a9fe',
  'fe80::1',
  'fd00:ec2::254',
  'localhost',
])('nothing is sent to %s', (address) => {
  expect(isBarredAddress(address)).toBe(true)
})

test.each(['10.1.2.3', '172.16.0.9', '192.168.3.4', '59.255.1.1', '2400:3200::1', 'fd12:3456::1'])(
  'what authorities reach each other by, %s, is open',
  (address) => {
    expect(isBarredAddress(address)).toBe(false)
  },
)

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://localhost/',
])('the address %s, however it is written, is refused before anything is sent', async (address) => {
  await expect(postOverHttps(address, { entry: 'e' })).rejects.toThrow('leads to this machine')
})

test.each(['http://example.org/', 'file:///etc/passwd', 'https://user:secret@example.org/'])(
  '%s is no plain https address',
  async (address) => {
    await expect(postOverHttps(address, {})).rejects.toThrow('no plain https address')
  },
)

test('a name that leads both inside and outside is followed outside alone, and to the address that was looked at', async () => {
  const found: LookupAddress[] = [
    { address: '127.0.0.1', family: 4 },
    { address: '59.255.1.1', family: 4 },
  ]
  const resolve = (_name: string, _options: unknown, done: (fault: null, found: LookupAddress[]) => void) =>
    done(null, found)
  const look = lookUpReachable(resolve as Parameters<typeof lookUpReachable>[0])
  const one = await new Promise((taken) => look('x', {}, (...answer) => taken(answer)))
  const all = await new Promise((taken) => look('x', { all: true }, (...answer) => taken(answer)))
  expect(one).toEqual([null, '59.255.1.1', 4])
  expect(all).toEqual([null, [{ address: '59.255.1.1', family: 4 }]])
})
