import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAccessPort } from '../../packages/server/src/access/access-port.ts'
import { grantRole, openAccount } from '../../packages/server/src/access/accounts.ts'
import { createPassingKeys } from '../../packages/server/src/access/keys.ts'
import type { Role } from '../../packages/server/src/access/roles.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { openDatabase, type Database } from '../../packages/server/src/db/open.ts'
import { transact } from '../../packages/server/src/db/transact.ts'
import { writeDemoCsv } from '../../packages/server/src/demo/demo-csv.ts'
import { syntheticUscc } from '../../packages/server/src/exchange/synthetic.ts'
import { openFeatures } from '../../packages/server/src/features.ts'
import { buildApp } from '../../packages/server/src/http/app.ts'
import { allRoutes } from '../../packages/server/src/http/feature-routes.ts'
import { inertDeps } from '../../packages/server/src/http/testing/inert.ts'
import { actOnOrganisation } from '../../packages/server/src/organisation/organisation-use-cases.ts'
import { publishBaseline } from '../../packages/server/src/rulebook/law-text-use-cases.ts'
import { createService, type Service } from '../../packages/server/src/service.ts'
import { createTestAmbient } from '../../packages/server/src/testing-ambient.ts'
import { CHROMIUM_FLAGS, findChromium } from '../../tools/shoot.ts'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'

const PLACE = '445300'
const PASSWORD = '春风又绿江南岸-明月-42-还'
const FIRM = '示例市华兴建筑工程有限公司'
const FIRM_CODE: string = syntheticUscc(12, '445300')
const NUMBER = '云应急罚〔2026〕12号'

const executablePath = findChromium()

/** One sound penalty row and one with a date that does not exist. */
const FILE = Buffer.from(
  writeDemoCsv(
    'penalty-2018',
    [
      {
        CF_XDR_MC: FIRM,
        CF_XDR_LB: '法人及非法人组织',
        CF_XDR_SHXYM: FIRM_CODE,
        CF_WSH: NUMBER,
        CF_WFXW: '未按规定设置安全警示标志',
        CF_SY: '合成的案情',
        CF_YJ: '《中华人民共和国安全生产法》第九十九条',
        CF_CFLB: '罚款',
        CF_NR: '罚款20000元',
        CF_NR_FK: '2',
        CF_JDRQ: '2026/02/10',
        CF_YXQ: '2099/12/31',
        CF_CFJG: '云浮市应急管理局',
        CF_SJLY: '云浮市应急管理局',
      },
      {
        CF_XDR_MC: FIRM,
        CF_XDR_LB: '法人及非法人组织',
        CF_XDR_SHXYM: FIRM_CODE,
        CF_WSH: '云应急罚〔2026〕13号',
        CF_WFXW: '未按规定设置安全警示标志',
        CF_SY: '合成的案情',
        CF_YJ: '《中华人民共和国安全生产法》第九十九条',
        CF_CFLB: '罚款',
        CF_NR: '罚款20000元',
        CF_NR_FK: '2',
        CF_JDRQ: '2026/02/30',
        CF_YXQ: '2099/12/31',
        CF_CFJG: '云浮市应急管理局',
        CF_SJLY: '云浮市应急管理局',
      },
    ],
    { encoding: 'gb18030', titles: 'labels' },
  ),
)

async function openCity(service: Service): Promise<void> {
  const by = (organisationId: string, officerId: string) => ({ officerId, organisationId, place: PLACE })
  await publishBaseline(service, by('credit', 'law-1'), by('credit', 'law-2'))
  const units = [
    ['safety', '云浮市应急管理局', '应急管理部门'],
    ['market', '云浮市市场监督管理局', '市场监督管理部门'],
    ['credit', '云浮市发展和改革局', '发展改革部门'],
  ] as const
  for (const [id, name, department] of units) {
    const act = { act: 'register', name, place: PLACE, departments: [department] } as const
    await actOnOrganisation(service, by(id, 'admin'), id, act)
  }
  await openOfficer(service, 'safety.officer', 'safety', 'caseOfficer')
  await openOfficer(service, 'safety.head', 'safety', 'caseDecider')
  await openOfficer(service, 'market.clerk', 'market', 'clerk')
}

async function openOfficer({ db, ambient }: Service, login: string, unitId: string, role: Role): Promise<void> {
  const done = await transact(db, async (tx): Promise<Result<void, Refusal>> => {
    const head = { login, displayName: login, kind: 'officer', organisationId: unitId, subjectId: null } as const
    const account = await openAccount(tx, ambient, { ...head, password: PASSWORD, mustChange: false }, 'test')
    if (!account.ok) return account
    return grantRole(tx, ambient, { accountId: account.value, role, unitId, jurisdiction: PLACE }, 'test')
  })
  if (!done.ok) throw new Error(done.error.code)
}

describe.skipIf(executablePath === undefined)('the main job by hand, without script', () => {
  const ambient = createTestAmbient()
  const open: { database?: Database; app?: FastifyInstance; browser?: Browser } = {}
  let origin = ''
  let page: Page

  beforeAll(async () => {
    const database = (open.database = await openDatabase({ dataDir: 'memory' }))
    await migrate(database)
    ambient.setToday('2026-03-02')
    const service = createService({ database, ambient, keys: createPassingKeys(ambient), dataDir: '/nowhere' })
    await openCity(service)
    const features = openFeatures(service, { place: PLACE, demoAccounts: [], onFault: () => undefined })
    const deps = { ...inertDeps(), access: openAccessPort(service.db, ambient), readStanding: features.readStanding }
    const app = (open.app = await buildApp(deps, allRoutes(features)))
    await app.listen({ host: '127.0.0.1', port: 0 })
    origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const browser = (open.browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: CHROMIUM_FLAGS,
    }))
    const context = await browser.newContext({ javaScriptEnabled: false })
    page = await context.newPage()
    page.setDefaultTimeout(5_000)
  })

  afterAll(async () => {
    await open.browser?.close()
    await open.app?.close()
    await open.database?.close()
  })

  const main = async (): Promise<string> => page.locator('main').innerText()
  const press = async (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
  const follow = async (name: string): Promise<void> => page.getByRole('link', { name, exact: true }).first().click()

  async function signIn(account: string): Promise<void> {
    await page.goto(`${origin}/sign-in`)
    await page.locator('input[name=account]').fill(account)
    await page.locator('input[name=password]').fill(PASSWORD)
    await press('登录')
    expect(page.url()).toBe(`${origin}/staff`)
  }

  /** Opens the act of a case, fills its fields by name and sends it. */
  async function act(title: string, fields: Readonly<Record<string, string>>): Promise<void> {
    await follow(title)
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`[name=${name}]`)
      if ((await field.evaluate((node) => node.nodeName)) === 'SELECT') await field.selectOption(value)
      else await field.fill(value)
    }
    await press(title)
    expect(await page.title()).not.toContain('错误')
  }

  async function openCase(): Promise<void> {
    await page.goto(`${origin}/staff/listings`)
    await follow(FIRM)
  }

  test('an officer imports a file and reads what became of each line', async () => {
    await signIn('safety.officer')
    await follow('数据导入')
    await page.locator('select[name=format]').selectOption('penalty-2018')
    await page.locator('input[name=file]').setInputFiles({ name: '处罚.csv', mimeType: 'text/csv', buffer: FILE })
    await press('上传并校验')
    for (let look = 0; look < 40 && !(await main()).includes('退回'); look += 1) {
      await page.waitForTimeout(250)
      await page.reload()
    }
    const report = await main()
    expect(report).toContain('2026/02/30')
    expect(report).toContain('退回')
  })

  test('from the record the officer proposes, by name and never by id', async () => {
    await follow('信用记录')
    await follow(FIRM)
    expect(await main()).toContain(NUMBER)
    await follow('据此提出列入名单')
    expect(await page.locator('[name=documentNumber]').inputValue()).toBe(NUMBER)
    expect(await page.locator('[name=documentDate]').inputValue()).toBe('2026-02-10')
    await page.locator('[name=listTypeId]').selectOption('work-safety')
    await page.locator('[name=documentEffectiveOn]').fill('2026-02-20')
    await page.locator('[name=conductFrom]').fill('2026-01-10')
    await page.locator('[name=conductUntil]').fill('2026-01-20')
    await page.locator('[name=facts]').fill('合成的案情')
    await press('提出列入名单')
    expect(page.url()).toMatch(/\/staff\/listings\/[0-9a-f-]{36}$/)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(FIRM)
  })

  test('the officer gives notice and serves it; deciding is left to other hands', async () => {
    await act('发出列入前告知书', {
      facts: '事实',
      reasons: '理由',
      rights: '可以在期限内陈述申辩',
      measures: '限制参加政府采购',
      removalConditions: '期满移出',
      remedies: '行政复议、行政诉讼',
      channel: 'post',
      lastDayToAnswer: '2026-03-20',
    })
    ambient.setToday('2026-03-05')
    await openCase()
    await act('录入告知书送达', { kind: 'receipt', servedOn: '2026-03-04', evidence: '回执 1' })
    expect(await main()).toContain('2026-03-20')
    expect(await page.getByRole('link', { name: '作出决定' }).count()).toBe(0)
    await press('退出')
  })

  test('a head decides after the time to answer, serves the decision and publishes', async () => {
    ambient.setToday('2026-03-23')
    await signIn('safety.head')
    await openCase()
    const decide = page.locator('.actions a[href$="/decision"]')
    const title = await decide.innerText()
    await act(title, {
      outcome: 'list',
      number: '云应急信〔2026〕1号',
      termCount: '2',
      termUnit: 'year',
      reasons: '决定理由',
    })
    await press('退出')
    ambient.setToday('2026-03-25')
    await signIn('safety.officer')
    await openCase()
    await act('录入决定书送达', {
      kind: 'delivered',
      servedOn: '2026-03-24',
      evidence: '回执 2',
      measures: '限制参加政府采购',
      removalConditions: '期满移出',
      remedies: '行政复议、行政诉讼',
    })
    ambient.setToday('2026-03-26')
    await openCase()
    await act('公布名单', { effectiveOn: '2026-04-01', termSetBy: 'rule' })
    await press('退出')
  })

  test('a clerk checks the firm inside a matter, and applies or explains each measure', async () => {
    ambient.setToday('2026-04-02')
    await signIn('market.clerk')
    await follow('信用核查')
    await page.locator('select[name=occasion]').selectOption('licence')
    await page.locator('input[name=matter]').fill('许可受理〔2026〕5号')
    await page.locator('input[name=subject]').fill(FIRM_CODE)
    await press('核查并生成回执')
    expect(page.url()).toMatch(/\/staff\/checks\//)
    const receipt = page.url()
    expect(await main()).toContain(FIRM)
    let [applied, explained] = [0, 0]
    for (let count = 0; count < 10; count += 1) {
      const [apply, explain] = [
        page.getByRole('link', { name: '采取并留存凭证' }),
        page.getByRole('link', { name: '不采取，说明理由' }),
      ]
      const wantsApply = applied === 0 && (await apply.count()) > 0
      if (!wantsApply && (await explain.count()) === 0) break
      await (wantsApply ? apply : explain).first().click()
      for (const area of await page.locator('main textarea, main input.input').all()) await area.fill('2026-04-02')
      if (!wantsApply) await page.locator('select[name=reason]').selectOption('noOccasion')
      await page.locator('main form button').last().click()
      expect(await page.title()).not.toContain('错误')
      if (wantsApply) applied += 1
      else explained += 1
      await page.goto(receipt)
    }
    expect(applied + explained).toBeGreaterThan(0)
    await follow('回到事项，作出决定或者办结')
  })

  test('the clerk closes the matter; an empty closing form says at its field what is missing', async () => {
    await follow('办结事项')
    const [answer] = await Promise.all([
      page.waitForResponse((each) => each.request().method() === 'POST'),
      press('办结事项'),
    ])
    expect(answer.status()).toBe(422)
    expect(await page.title()).toMatch(/^错误：/)
    const field = page.locator('select[name=ending]')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#field-ending-error').innerText()).toBe('办结方式请从给定的选项中选择')
    expect(await page.locator('#errors a').getAttribute('href')).toBe('#field-ending')
    await field.selectOption('withdrawnByApplicant')
    await press('办结事项')
    expect(await main()).toContain('2026-04-02 申请人撤回')
    expect(await page.getByRole('link', { name: '办结事项' }).count()).toBe(0)
  })

  test('the unit answers its task, and feeds back on the month on its last day', async () => {
    await follow('奖惩任务')
    await follow('签收')
    await press('签收任务')
    await follow('说明不采取')
    expect(await page.locator('select[name=measureId]').inputValue()).not.toBe('')
    await page.locator('select[name=reasonCode]').selectOption('noOccasion')
    await page.locator('textarea[name=reasons]').fill('本月没有相关业务')
    await press('说明未采取措施的理由')
    expect(await main()).toContain('已说明不采取')
    ambient.setToday('2026-04-30')
    await follow('执行反馈')
    await page.locator('main table a').first().click()
    expect(await page.locator('[name=from]').inputValue()).toBe('2026-04-01')
    await press('报送执行反馈')
    const sent = await main()
    expect(sent).toContain('已反馈')
    expect(sent).toContain('2026-04-01 至 2026-04-30')
    expect(await page.locator('main table a').count()).toBe(0)
    await press('退出')
  })

  test.each([
    ['name', FIRM],
    ['code', FIRM_CODE],
  ])('anybody finds the entry by %s, with its document, law, term and remedy', async (_by, asked) => {
    await page.goto(`${origin}/`)
    await page.locator('input[name=q]').fill(asked)
    await press('查询')
    await page.getByRole('link', { name: /^失信黑名单/ }).click()
    await follow(FIRM)
    expect(page.url()).toMatch(/\/entries\//)
    const story = await main()
    expect(story).toContain('安全生产')
    expect(story).toContain('2028-04-01')
    expect(story).toContain('对应的奖惩措施')
    expect(story).toContain('《')
    expect(story).toContain('怎样办理')
  })
})
