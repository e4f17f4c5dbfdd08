import type { FastifyInstance } from 'fastify'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccessPort } from '../access/access-port.ts'
import { keepAnswers } from '../access/kept-answers.ts'
import type { Caller } from '../access/caller.ts'
import { describeDatabases } from '../db/testing.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { openFeatures } from '../features.ts'
import { buildApp } from '../http/app.ts'
import { allRoutes } from '../http/feature-routes.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { listEntry } from '../release/testing-entries.ts'
import { csvOf, PLACE, seedPlace, serviceOver } from '../import/testing-import.ts'

const MAIN = path.resolve(import.meta.dirname, '../main.ts')
const KEY = 'key-of-the-market-unit'
const CALLER: Caller = {
  principal: {
    id: 'key-1',
    subjectId: null,
    grants: [{ role: 'exchange', unitId: 'unit-market', jurisdiction: PLACE }],
    scopes: ['import.run', 'import.read', 'matter.check'],
  },
  name: '接口',
  organisationId: 'unit-market',
  organisationName: '云浮市市场监督管理局',
  place: PLACE,
  means: 'apiKey',
}
const COURT_KEY = 'token-of-the-decider'
const DECIDER: Caller = {
  ...CALLER,
  principal: {
    id: 'decider-1',
    subjectId: null,
    grants: [{ role: 'caseDecider', unitId: 'unit-market', jurisdiction: PLACE }],
    scopes: null,
  },
  means: 'bearer',
}
const CODE = syntheticUscc(1, PLACE)

describeDatabases('the command line against a running server', ({ database, db, ambient }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'xinheng-cli-'))
  let app: FastifyInstance
  let server = ''
  let listingId = ''

  beforeAll(async () => {
    const service = serviceOver(database(), ambient)
    await seedPlace(service)
    const wish = { place: PLACE, determiner: 'unit-market', received: true, number: 77 } as const
    listingId = await listEntry(service, ambient, wish)
    const access = {
      ...openAccessPort(db(), ambient),
      findByBearer: async (secret: string) => ({ [KEY]: CALLER, [COURT_KEY]: DECIDER })[secret],
    }
    const deps = { ...inertDeps(), access, idempotency: keepAnswers(db(), service.keys, ambient) }
    const features = openFeatures(service, { place: PLACE, demoAccounts: [], onFault: () => undefined })
    app = await buildApp(deps, allRoutes(features))
    server = await app.listen({ port: 0, host: '127.0.0.1' })
  }, 60_000)
  afterAll(async () => app.close())

  const run = async (args: readonly string[], input = '', key = KEY) =>
    new Promise<{ readonly code: number | null; readonly out: string; readonly warned: string }>((resolve) => {
      const env = { ...process.env, HOME: folder, XINHENG_SERVER: server, XINHENG_API_KEY: key }
      const child = spawn(process.execPath, [MAIN, ...args], { env, cwd: folder, stdio: 'pipe' })
      let [out, warned] = ['', '']
      child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')))
      child.stderr.on('data', (chunk: Buffer) => (warned += chunk.toString('utf8')))
      child.on('close', (code) => resolve({ code, out, warned }))
      child.stdin.end(input)
    })

  test.each([
    ['a missing argument below the first level', ['rules', 'show']],
    ['an unknown command', ['nothing']],
  ])('%s ends as wrong usage', async (_, args) => {
    expect((await run(args)).code).toBe(2)
  })

  test('the public search refuses a kind that is none, at its field', async () => {
    const answer = await fetch(`${server}/api/v1/public/search?q=${encodeURIComponent('建材')}&kind=x`)
    const { errors } = (await answer.json()) as { readonly errors: unknown }
    expect([answer.status, errors]).toMatchObject([400, [{ pointer: '/kind', label: '类别' }]])
    expect((await fetch(`${server}/search?kind=x`)).status).toBe(400)
  })

  test('a file goes in, and rows left out show in the exit code', async () => {
    const row = {
      ...PENALTY,
      CF_XDR_SHXYM: CODE,
      CF_CFJGDM: '',
      CF_SJLYDM: '',
      CF_JDRQ: '2026-02-10',
    }
    const late = { ...row, CF_WSH: '云测罚〔2026〕2号', CF_JDRQ: '2026-02-30' }
    const [good, bad] = [path.join(folder, 'good.csv'), path.join(folder, 'bad.csv')]
    writeFileSync(good, csvOf('penalty-2018', [row]))
    writeFileSync(bad, csvOf('penalty-2018', [late]))
    const taken = await run(['--json', 'import', good, '--format', 'penalty-2018', '--change'])
    expect([taken.code, JSON.parse(taken.out)]).toMatchObject([0, { state: 'finished', taken: 1, rejected: 0 }])
    expect((await run(['import', bad, '--format', 'penalty-2018', '--change'])).code).toBe(4)
    expect((await run(['import', good, '--change'])).code).toBe(2)
  }, 60_000)

  test('a subject is checked by a number from standard input; a wrong key or number is refused in words', async () => {
    const check = ['check', '--occasion', 'licence', '--reference', '许可-1']
    const done = await run(['--json', ...check], `${CODE}\n`)
    expect([done.code, JSON.parse(done.out)]).toMatchObject([0, { checkedOn: '2026-03-02', measures: [] }])
    const wrong = await run(check, '914453005YN010964A\n')
    expect(wrong).toMatchObject({ code: 3, out: '' })
    expect(wrong.warned).toContain('号码不符合编码规则（IDENTIFIER_INVALID）')
    expect((await run(check, `${CODE}\n`, 'a-key-of-nobody-at-all')).warned).toContain('请先登录')
    expect((await run(check, '')).code).toBe(4)
  }, 60_000)

  test('the bundle of an entry is written once, whole, to whoever may take it, and to nobody else', async () => {
    const file = path.join(folder, 'bundle.zip')
    const asked = ['export', 'bundle', '--listing', listingId, '--organ', '云浮市合成人民法院']
    const whole = [...asked, '--document', '（2026）粤合成行初1号调卷函', '--reason', '行政诉讼举证', '--out', file]
    const past = ['--valid-at', '2026-03-01', '--known-at', '2026-03-02T09:00:00+08:00']
    expect((await run(asked, '', COURT_KEY)).code).toBe(2)
    const refused = await run(whole, '')
    expect([refused.code, existsSync(file)]).toEqual([3, false])
    expect((await run([...whole, '--valid-at', '2026-02-30'], '', COURT_KEY)).warned).toContain('所问日期')
    expect(existsSync(file)).toBe(false)
    const done = await run(['--json', ...whole, ...past], '', COURT_KEY)
    const zip = readFileSync(file)
    expect([done.code, JSON.parse(done.out)]).toEqual([
      0,
      { file, sha256: createHash('sha256').update(zip).digest('hex') },
    ])
    expect(zip.subarray(0, 2).toString()).toBe('PK')
    for (const name of ['index.html', 'bundle.json', 'sha256.txt']) expect(zip.includes(name)).toBe(true)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const again = await run(whole, '', COURT_KEY)
    expect(again.code).toBe(1)
    expect(readFileSync(file).equals(zip)).toBe(true)
  }, 60_000)
})
