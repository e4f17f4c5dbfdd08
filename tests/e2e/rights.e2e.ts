import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { openAccessPort } from '../../packages/server/src/access/access-port.ts'
import { grantRole, openAccount } from '../../packages/server/src/access/accounts.ts'
import { createPassingKeys } from '../../packages/server/src/access/keys.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { openDatabase, type Database } from '../../packages/server/src/db/open.ts'
import { transact } from '../../packages/server/src/db/transact.ts'
import { syntheticUscc } from '../../packages/server/src/exchange/synthetic.ts'
import { openFeatures } from '../../packages/server/src/features.ts'
import { buildApp } from '../../packages/server/src/http/app.ts'
import { allRoutes } from '../../packages/server/src/http/feature-routes.ts'
import { inertDeps } from '../../packages/server/src/http/testing/inert.ts'
import { staffUnits } from '../../packages/server/src/objection/testing-objections.ts'
import {
  FIRM,
  FIVE,
  listSerious,
  openFive,
  publishPenalty,
  registerFirm,
} from '../../packages/server/src/repair/testing-repair.ts'
import { createService, type Service } from '../../packages/server/src/service.ts'
import { createTestAmbient } from '../../packages/server/src/testing-ambient.ts'
import { CHROMIUM_FLAGS, findChromium } from '../../tools/shoot.ts'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'

const PLACE = FIVE.YUNFU
const PASSWORD = '春风又绿江南岸-明月-42-还'
const NAME = '虚构安全科技有限公司'
const OTHER = syntheticUscc(31, PLACE)
const LETTER = '应急罚〔2025〕1号'
const LIMIT = 20 * 1024 ** 2

const executablePath = findChromium()

const file = (name: string, text = `合成的${name}`) => ({
  name: `${name}.txt`,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})
const HUGE = { name: '过大.txt', mimeType: 'text/plain', buffer: Buffer.alloc(LIMIT + 1, 'x') }

async function openSubjectAccount({ db, ambient }: Service, login: string, subjectId: string): Promise<void> {
  const done = await transact(db, async (tx): Promise<Result<void, Refusal>> => {
    const head = { login, displayName: '信用主体', kind: 'subject', organisationId: null, subjectId } as const
    const account = await openAccount(tx, ambient, { ...head, password: PASSWORD, mustChange: false }, 'test')
    if (!account.ok) return account
    const grant = { accountId: account.value, role: 'subject', unitId: null, jurisdiction: PLACE } as const
    return grantRole(tx, ambient, grant, 'test')
  })
  if (!done.ok) throw new Error(done.error.code)
}

describe.skipIf(executablePath === undefined)('rights in a browser, without script', () => {
  const ambient = createTestAmbient()
  const open: { database?: Database; app?: FastifyInstance; browser?: Browser } = {}
  const entries = { own: '', other: '', young: '', ending: '' }
  let origin = ''
  let visitor: Page
  let subject: Page

  beforeAll(async () => {
    const database = (open.database = await openDatabase({ dataDir: 'memory' }))
    await migrate(database)
    ambient.setToday('2026-06-01')
    const service = createService({ database, ambient, keys: createPassingKeys(ambient), dataDir: '/nowhere' })
    const firm = await openFive(service)
    await staffUnits(service, [PLACE])
    const other = await registerFirm(service, OTHER, '虚构物流有限公司')
    entries.own = await listSerious(service, PLACE, firm)
    entries.other = await listSerious(service, PLACE, other)
    entries.young = await publishPenalty(service, PLACE, firm, ['fine'])
    await openSubjectAccount(service, 'firm.owner', firm)
    const features = openFeatures(service, { place: PLACE, demoAccounts: [], onFault: () => undefined })
    const deps = { ...inertDeps(), access: openAccessPort(service.db, ambient), readStanding: features.readStanding }
    const app = (open.app = await buildApp(deps, allRoutes(features)))
    await app.listen({ host: '127.0.0.1', port: 0 })
    origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const browser = (open.browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: CHROMIUM_FLAGS,
    }))
    const fresh = async () =>
      (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })).newPage()
    visitor = await fresh()
    subject = await fresh()
  }, 120_000)

  afterAll(async () => {
    await open.browser?.close()
    await open.app?.close()
    await open.database?.close()
  })

  /** What stands beside a label in a list of facts. */
  const fact = async (page: Page, label: string) =>
    (
      await page
        .locator('.facts > div')
        .filter({ has: page.locator(`dt:text-is("${label}")`) })
        .locator('dd')
        .innerText()
    ).trim()
  const fits = async (page: Page) => {
    const main = await page.locator('main').boundingBox()
    return (main?.x ?? -1) >= 0 && (main?.x ?? 0) + (main?.width ?? 999) <= 390
  }
  const errors = async (page: Page) => page.locator('.error-summary').innerText()

  test('a visitor finds an entry, objects to it with a file, and follows by its code', async () => {
    await visitor.goto(`${origin}/search?q=${encodeURIComponent('虚构安全')}`)
    const links = visitor.getByRole('heading', { level: 3 }).getByRole('link', { name: NAME })
    await links.first().click()
    if (!visitor.url().includes(entries.own)) await visitor.goto(`${origin}/entries/${entries.own}`)
    expect(await fits(visitor)).toBe(true)
    const ways = await visitor.locator('.way-list').innerText()
    expect(ways).toContain(`应急管理局${PLACE}`)
    expect(ways).toContain('没有最后期限')
    expect(ways).toContain('60 日内')
    await visitor.locator('.ways').getByRole('link', { name: '提出异议' }).click()
    expect(visitor.url()).toBe(`${origin}/objections/new?entry=${entries.own}`)
    await visitor.getByLabel('理由类别').selectOption('factsWrong')
    await visitor.getByLabel('异议内容').fill('合成的异议：所列事实与本单位无关')
    await visitor.getByLabel('证据材料（可不填）', { exact: true }).setInputFiles(file('证据'))
    await visitor.getByLabel('其他证据材料（可不填）').setInputFiles(HUGE)
    await visitor.getByRole('button', { name: '提交异议' }).click()
    expect(await visitor.getByRole('heading', { level: 1 }).innerText()).toBe('异议回执')
    // The objection stands though one file does not.
    expect(await visitor.locator('main').innerText()).toContain('过大.txt：附件超过')
    const number = await fact(visitor, '受理号')
    const code = await fact(visitor, '查询码')
    await visitor.getByRole('link', { name: '查询异议办理情况' }).click()
    await visitor.getByLabel('受理号').fill(number)
    await visitor.getByLabel('查询码').fill('AAAAAAAAAAAAAAAA')
    await visitor.getByRole('button', { name: '查询' }).click()
    expect(await errors(visitor)).toContain('没有找到相符的异议')
    expect(await visitor.getByLabel('受理号').inputValue()).toBe(number)
    await visitor.getByLabel('查询码').fill(code)
    await visitor.getByRole('button', { name: '查询' }).click()
    expect(await visitor.getByRole('heading', { level: 1 }).innerText()).toBe('异议办理情况')
    expect(await visitor.getByRole('table', { name: '办理时限' }).locator('tbody tr').count()).toBeGreaterThan(0)
    expect(await fits(visitor)).toBe(true)
  })

  test('an agent without authority is told the article and keeps what was typed; with a file he is let in', async () => {
    await visitor.goto(`${origin}/objections/new?entry=${entries.other}`)
    const write = async () => {
      await visitor.getByLabel('理由类别').selectOption('identityMixUp')
      await visitor.getByLabel('异议内容').fill('合成的异议：同名')
      await visitor.getByLabel('代理人姓名').fill('合成代理人')
    }
    await write()
    await visitor.getByRole('button', { name: '提交异议' }).click()
    expect(await errors(visitor)).toContain('代理人须提交授权证明')
    expect(await visitor.locator('.refusal').innerText()).toContain('第一百六十五条')
    expect(await visitor.getByLabel('异议内容').inputValue()).toBe('合成的异议：同名')
    await visitor.getByRole('link', { name: /代理人须提交授权证明/ }).click()
    expect(visitor.url()).toContain('#field-authorityText')
    await visitor.getByLabel('授权委托书').setInputFiles(file('授权委托书'))
    await visitor.getByRole('button', { name: '提交异议' }).click()
    expect(await visitor.getByRole('heading', { level: 1 }).innerText()).toBe('异议回执')
  })

  test('a subject that signed in applies for repair with files, sees its clock and downloads its papers', async () => {
    await subject.goto(`${origin}/sign-in?next=%2Fmy`)
    await subject.getByLabel('账号').fill('firm.owner')
    await subject.getByLabel('密码').fill(PASSWORD)
    await subject.getByRole('button', { name: '登录' }).click()
    expect(await subject.getByRole('heading', { level: 1 }).innerText()).toBe('我的信用')
    expect(await fits(subject)).toBe(true)
    await subject.locator(`a[href="/repairs/new?entry=${entries.own}"]`).click()
    await subject.getByLabel('依据文书的文号').fill(LETTER)
    await subject.getByLabel('履行义务证明的文件').setInputFiles(file('缴款凭证'))
    await subject.getByLabel('纠正失信行为证明的文件').setInputFiles(file('验收意见'))
    await subject.locator('#field-promise').fill('今后依法经营，自愿接受监督')
    await subject.getByRole('button', { name: '提交申请' }).click()
    expect(await subject.getByRole('heading', { level: 1 }).innerText()).toBe('已收到修复申请')
    const number = await fact(subject, '受理号')
    await subject.goto(`${origin}/my`)
    await subject.getByRole('link', { name: number }).first().click()
    const clocks = subject.getByRole('table', { name: '办理时限' })
    expect(await clocks.innerText()).toMatch(/2026-06-\d\d/)
    expect(await subject.getByRole('table', { name: '附件' }).locator('tbody tr').count()).toBe(2)
    const paper = subject.getByRole('table', { name: '文书' }).getByRole('link').first()
    await paper.click()
    expect(await subject.getByRole('heading', { level: 1 }).innerText()).not.toBe('')
    const pdf = await subject.request.get(`${subject.url()}/pdf`)
    expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  }, 60_000)

  test('wrongly: twice, another’s, a file too large; each says why and keeps the text, and too early is left to a person', async () => {
    const apply = async (entry: string, letter: string, change: () => Promise<void> = async () => undefined) => {
      await subject.goto(`${origin}/repairs/new?entry=${entry}`)
      await subject.getByLabel('依据文书的文号').fill(letter)
      const number = subject.getByLabel('统一社会信用代码或者证件号码')
      if ((await number.count()) > 0) await number.fill(FIRM)
      await subject.locator('#field-performance').fill('合成的缴款凭证')
      await subject.locator('#field-rectification').fill('合成的验收意见')
      await subject.locator('#field-promise').fill('合成的承诺')
      await change()
      await subject.getByRole('button', { name: '提交申请' }).click()
      return subject.locator('main').innerText()
    }
    expect(await apply(entries.own, LETTER)).toContain('正在办理')
    expect(await subject.locator('#field-promise').inputValue()).toBe('合成的承诺')
    const early = await apply(entries.young, '应急罚〔2026〕7号')
    expect(early).toContain('已收到修复申请')
    expect(early).toContain('自 2026-08-06 起才可以申请')
    expect(await apply(entries.other, LETTER)).toContain('不是您本人')
    expect(await subject.locator('.refusal').innerText()).toContain('(二十四)')
    const large = await apply(entries.own, LETTER, async () =>
      subject.locator('#field-performanceFile').setInputFiles(HUGE),
    )
    expect(large).toContain('文件超过 20 MB')
    expect(await subject.locator('#field-rectification').inputValue()).toBe('合成的验收意见')
    expect(await subject.getByRole('link', { name: /文件超过 20 MB/ }).getAttribute('href')).toBe(
      '#field-performanceFile',
    )
  }, 60_000)

  test('a subject reports its case with the letter, follows it, and downloads what it sent', async () => {
    await subject.goto(`${origin}/my/reviews/new?entry=${entries.own}`)
    await subject.getByLabel('种类').selectOption('reconsideration')
    await subject.getByLabel('针对什么').selectOption('act')
    await subject.getByLabel('复议机关或者人民法院').fill('云浮市人民政府')
    await subject.getByLabel('案号').fill('云府复〔2026〕1号')
    await subject.getByLabel('申请或者起诉日期').fill('2026-05-20')
    await subject.getByRole('button', { name: '提交' }).click()
    expect(await errors(subject)).toContain('请填写受理通知书的文号和日期，或者上传受理通知书')
    expect(await subject.getByLabel('案号').inputValue()).toBe('云府复〔2026〕1号')
    await subject.getByLabel('受理通知书', { exact: true }).setInputFiles(file('受理通知书'))
    await subject.getByRole('button', { name: '提交' }).click()
    expect(await subject.locator('main').innerText()).toContain('案件已登记')
    const own = subject.url().replace('?fresh=1', '')
    await subject.goto(`${origin}/my`)
    await subject.getByRole('link', { name: '云府复〔2026〕1号' }).click()
    expect(subject.url()).toBe(own)
    expect(await subject.getByRole('table', { name: '附件' }).locator('tbody tr').count()).toBe(1)
    expect((await visitor.goto(own))?.url()).toContain('/sign-in')
  })

  test('an entry that has ended says so, and how reputation is restored; an objection to it is still taken', async () => {
    ambient.setToday(localDate('2028-07-01'))
    expect((await visitor.goto(`${origin}/entries/${entries.other}`))?.status()).toBe(410)
    expect(await visitor.locator('main').innerText()).toContain('恢复信誉')
    expect(await visitor.locator('main').innerText()).not.toContain('虚构物流')
    await visitor.getByRole('link', { name: '提出异议，要求恢复信誉' }).click()
    await visitor.getByLabel('理由类别').selectOption('factsWrong')
    await visitor.getByLabel('异议内容').fill('合成的异议：当初列错')
    await visitor.getByRole('button', { name: '提交异议' }).click()
    expect(await visitor.getByRole('heading', { level: 1 }).innerText()).toBe('异议回执')
  })
})
