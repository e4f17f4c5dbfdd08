import { expect, test } from 'vitest'
import { parseSettings, SETTING_DOCS } from './settings.ts'

const demo = { XINHENG_DEMO: '1' }

test('the demo needs nothing set', () => {
  const read = parseSettings(demo, '/srv')
  expect(read).toEqual({
    ok: true,
    value: {
      port: 8080,
      host: '127.0.0.1',
      dataDir: '/srv/data',
      databaseUrl: null,
      keysFile: null,
      demo: true,
      demoCity: '云浮市',
      place: '445300',
      today: null,
      clamd: null,
      publicUrl: null,
    },
  })
})

test('nothing but the demo starts without a key file', () => {
  const read = parseSettings({}, '/srv')
  expect(read.ok ? [] : read.error.map((fault) => fault.setting)).toEqual(['XINHENG_KEYS'])
})

test.each([
  ['XINHENG_PORT', '70000'],
  ['XINHENG_PORT', 'eighty'],
  ['XINHENG_DEMO', 'yes'],
  ['XINHENG_TODAY', '2026-02-30'],
  ['DATABASE_URL', 'mysql://x'],
  ['XINHENG_PLACE', '云浮'],
  ['XINHENG_CLAMD', '3310'],
  ['XINHENG_CLAMD', 'scanner:99999'],
  ['XINHENG_PUBLIC_URL', 'credit.example.gov.cn'],
  ['XINHENG_PUBLIC_URL', 'ftp://credit.example.gov.cn'],
  ['XINHENG_PUBLIC_URL', 'https://credit.example.gov.cn/?a=1'],
])('%s=%s is refused and named', (setting, value) => {
  const read = parseSettings({ ...demo, [setting]: value }, '/srv')
  expect(read.ok ? [] : read.error.map((fault) => fault.setting)).toContain(setting)
})

test('the legal date is not changed outside the demo', () => {
  const read = parseSettings({ XINHENG_KEYS: '/etc/k.json', XINHENG_TODAY: '2026-11-21' }, '/srv')
  expect(read.ok ? [] : read.error.map((fault) => fault.setting)).toEqual(['XINHENG_TODAY'])
})

test('every setting is documented in both languages', () => {
  for (const doc of SETTING_DOCS) expect(doc.zh.length * doc.en.length).toBeGreaterThan(0)
})

test.each([
  ['scanner.internal:3310', { host: 'scanner.internal', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
])('the scanner %s is read as host and port', (text, clamd) => {
  expect(parseSettings({ ...demo, XINHENG_CLAMD: text }, '/srv')).toMatchObject({ ok: true, value: { clamd } })
})

test.each([
  ['https://credit.example.gov.cn/', 'https://credit.example.gov.cn'],
  ['https://credit.example.gov.cn/xinheng//', 'https://credit.example.gov.cn/xinheng'],
])('the public address %s is printed as %s', (text, publicUrl) => {
  expect(parseSettings({ ...demo, XINHENG_PUBLIC_URL: text }, '/srv')).toMatchObject({ ok: true, value: { publicUrl } })
})
