import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPassingKeys } from '../../packages/server/src/access/keys.ts'
import { openSignInPort } from '../../packages/server/src/access/sign-in-port.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { openDatabase, type Database } from '../../packages/server/src/db/open.ts'
import { buildApp } from '../../packages/server/src/http/app.ts'
import { allRoutes } from '../../packages/server/src/http/feature-routes.ts'
import { inertDeps, inertFeatures } from '../../packages/server/src/http/testing/inert.ts'
import { openCounty, PUYANG, receiveDefaulter, registerFirm } from '../../packages/server/src/matter/testing-county.ts'
import { openPortalViews } from '../../packages/server/src/portal/portal-views.ts'
import { createService } from '../../packages/server/src/service.ts'
import { openStanding } from '../../packages/server/src/standing.ts'
import { createTestAmbient } from '../../packages/server/src/testing-ambient.ts'
import { CHROMIUM_FLAGS, findChromium } from '../../tools/shoot.ts'

const FIRM = '示例县华兴建筑工程有限公司'
const FIRM_CODE = '91440300MA5DA1234X'
/** A made-up number in the shape of a resident's; its check digit holds. */
const RESIDENT = '11010519491231002X'

const executablePath = findChromium()
if (executablePath === undefined) console.warn('没有找到 Chromium，浏览器测试跳过 · no Chromium: browser tests skipped')

describe.skipIf(executablePath === undefined)('the portal in a browser', () => {
  const ambient = createTestAmbient()
  const open: { database?: Database; app?: FastifyInstance; browser?: Browser } = {}
  let origin = ''
  let entryId = ''
  let page: Page

  beforeAll(async () => {
    const database = (open.database = await openDatabase({ dataDir: 'memory' }))
    await migrate(database)
    ambient.setToday('2026-03-02')
    const service = createService({ database, ambient, keys: createPassingKeys(ambient), dataDir: '/nowhere' })
    await openCounty(service)
    entryId = await receiveDefaulter(service, await registerFirm(service, FIRM_CODE, FIRM))

    const readStanding = openStanding(service)
    const inert = inertFeatures()
    const features = {
      service,
      portal: openPortalViews(service, PUYANG),
      staff: inert.staff,
      imports: inert.imports,
      signIn: openSignInPort(service, []),
      readStanding,
    }
    const app = (open.app = await buildApp({ ...inertDeps(), readStanding }, allRoutes(features)))
    await app.listen({ host: '127.0.0.1', port: 0 })
    origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const browser = (open.browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: CHROMIUM_FLAGS,
    }))
    page = await browser.newPage()
  })

  afterAll(async () => {
    await open.browser?.close()
    await open.app?.close()
    await open.database?.close()
  })

  async function search(text: string): Promise<void> {
    await page.goto(origin)
    await page.getByRole('searchbox').fill(text)
    await page.getByRole('searchbox').press('Enter')
    await page.waitForLoadState()
  }

  test('the front page counts what is public, and leads to it', async () => {
    await page.goto(origin)
    await page.getByRole('link', { name: '失信黑名单' }).click()
    expect(await page.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([expect.stringContaining(FIRM)])
  })

  test('a firm is found by two characters of its name, and its entry tells the whole story', async () => {
    await search('华兴')
    await page.getByRole('heading', { level: 3 }).getByRole('link', { name: FIRM }).click()
    expect(page.url()).toBe(`${origin}/entries/${entryId}`)
    const text = await page.locator('main').innerText()
    expect(text).toContain('濮阳县人民法院')
    expect(text).toContain('（2026）豫0928执1号')
    expect(text).toContain('2028-02-01')
    expect(text).toContain('信用修复')
    await page.getByRole('link', { name: FIRM }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(FIRM)
  })

  test('a firm is found by its code', async () => {
    await search(FIRM_CODE)
    expect(await page.getByRole('heading', { level: 3 }).count()).toBe(1)
  })

  test("a resident's number is searched nowhere and stays in no address", async () => {
    await search(RESIDENT)
    expect(page.url()).toBe(`${origin}/search/identifier`)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('请不要在这里输入证件号码')
    expect(await page.content()).not.toContain(RESIDENT)
  })

  test('an unknown name gives no result, and one character is too few', async () => {
    await search('王')
    expect(await page.locator('.error').innerText()).not.toBe('')
    await search('不存在的公司')
    expect(await page.locator('main').innerText()).toContain('没有查到正在公示的记录')
  })

  test('programs get the same answers, with the place in the ledger and the day', async () => {
    const found = await page.request.get(`${origin}/api/v1/public/search?q=${encodeURIComponent('华兴')}`)
    expect(await found.json()).toMatchObject({
      total: 1,
      on: '2026-03-02',
      results: [{ code: FIRM_CODE, entry: entryId }],
    })
    const entry = await page.request.get(`${origin}/api/v1/public/entries/${entryId}`)
    expect(await entry.json()).toMatchObject({
      name: FIRM,
      facts: expect.arrayContaining([{ label: '有效期', value: '2026-02-01/2028-02-01' }]),
    })
    const person = await page.request.get(`${origin}/api/v1/public/search?q=${RESIDENT}`)
    expect(person.status()).toBe(400)
    expect(await person.text()).not.toContain(RESIDENT)
  })

  test('after its last day an entry answers 410 and names nobody; an unknown one answers 404', async () => {
    ambient.setToday('2028-02-02')
    const over = await page.goto(`${origin}/entries/${entryId}`)
    expect(over?.status()).toBe(410)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('该条目已停止公示')
    expect(await page.content()).not.toContain(FIRM)
    expect((await page.goto(`${origin}/entries/nobody`))?.status()).toBe(404)
    expect((await page.request.get(`${origin}/api/v1/public/entries/${entryId}`)).status()).toBe(410)
    await search('华兴')
    expect(await page.locator('main').innerText()).toContain('没有查到正在公示的记录')
  })
})
