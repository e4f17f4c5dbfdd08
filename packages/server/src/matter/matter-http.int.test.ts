import type { FastifyInstance } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { addDays } from '@xinheng/domain/calendar/local-date'
import { createPassingKeys } from '../access/keys.ts'
import { mayEverAct, type Grant, type Permission } from '../access/permissions.ts'
import { describeDatabases } from '../db/testing.ts'
import { buildApp } from '../http/app.ts'
import type { Caller } from '../access/caller.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { actOnReview, recordReview } from '../review/review-use-cases.ts'
import { createService } from '../service.ts'
import { checkRoutes } from './check-routes.ts'
import { matterPages } from './matter-pages.ts'
import { matterRoutes } from './matter-routes.ts'
import { taskRoutes } from '../task/task-routes.ts'
import { FIRM_CODE, officer, openCounty, PUYANG, receiveDefaulter, registerFirm, valueOf } from './testing-county.ts'

function caller(organisationId: string, role: Grant['role'], scopes: readonly Permission[] | null = null): Caller {
  const grants = [{ role, unitId: organisationId, jurisdiction: PUYANG }]
  const principal = { id: `${organisationId}-${role}`, subjectId: null, grants, scopes }
  const means = scopes === null ? 'bearer' : 'apiKey'
  return { principal, name: '经办人', organisationId, organisationName: organisationId, place: PUYANG, means }
}

const CALLERS: Readonly<Record<string, Caller>> = {
  'finance-clerk-0001': caller('finance', 'clerk'),
  'finance-key-000001': caller('finance', 'exchange', ['matter.check']),
  'planning-clerk-001': caller('planning', 'clerk'),
  'finance-head-00001': caller('finance', 'caseDecider'),
}

describeDatabases('checks over HTTP', ({ database, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  let app: FastifyInstance | undefined
  let receipt: { readonly receiptId: string; readonly matterId: string; readonly measures: readonly Item[] } | undefined
  interface Item {
    readonly itemId: string
    readonly name: string
    readonly law: readonly string[]
  }

  const call = async (method: 'GET' | 'POST', url: string, token: string, payload?: object, headers = {}) => {
    if (app === undefined) throw new Error('not started')
    const key = { 'idempotency-key': ambient.uuid(), ...headers }
    const head = { authorization: `Bearer ${token}`, ...(payload === undefined ? {} : key) }
    return app.inject({ method, url, headers: head, ...(payload === undefined ? {} : { payload }) })
  }
  afterAll(async () => app?.close())

  test('a key checks a number that stands in the body, and gets measures with law, term and remedy', async () => {
    const open = service()
    await openCounty(open)
    await receiveDefaulter(open, await registerFirm(open, FIRM_CODE, '濮阳县甲建设有限公司'))
    const access = {
      findBySession: async () => undefined,
      findByBearer: async (token: string) => CALLERS[token],
      allows: ({ principal }: Caller, permission: Permission) => mayEverAct(principal, permission),
    }
    app = await buildApp({ ...inertDeps(), access }, [
      ...matterPages(open),
      ...matterRoutes(open),
      ...checkRoutes(open),
      ...taskRoutes(open),
    ])
    const body = { occasion: 'governmentProcurement', number: FIRM_CODE, reference: '濮县采购-2026-8' }
    const answer = await call('POST', '/api/v1/checks', 'finance-key-000001', body)
    expect(answer.statusCode).toBe(201)
    receipt = answer.json()
    expect(receipt?.measures[0]).toMatchObject({ listType: '失信被执行人名单', lastDay: '2028-02-01', outcome: null })
    expect(receipt?.measures[0]?.law).toContain('《政府采购法》第二十二条')
    expect(answer.body).not.toContain(FIRM_CODE)
  })

  test('a matter of another unit is as absent as one that never was', async () => {
    const urls = [`/api/v1/receipts/${receipt?.receiptId}`, `/api/v1/matters/${receipt?.matterId}`]
    for (const url of urls) {
      expect((await call('GET', url, 'planning-clerk-001')).statusCode).toBe(404)
      expect((await call('GET', url, 'finance-clerk-0001')).statusCode).toBe(200)
      expect((await call('GET', url, 'finance-key-000001')).statusCode).toBe(200)
    }
  })

  test('a clerk reads receipt, matter and forms as pages', async () => {
    const item = (receipt?.measures[0]?.itemId ?? '').replace('/', ':')
    const base = `/staff/checks/${receipt?.receiptId}`
    const page = async (url: string) => call('GET', url, 'finance-clerk-0001')
    const shown = await page(base)
    expect(shown.statusCode).toBe(200)
    expect(shown.body).toContain(`${base}/items/${item}/application`)
    for (const url of [`${base}/items/${item}/application`, `/staff/matters/${receipt?.matterId}`, '/staff/matters'])
      expect((await page(url)).statusCode).toBe(200)
    expect((await page('/staff/missed-checks')).statusCode).toBe(200)
    expect((await page('/staff/matters')).body).toContain('濮县采购-2026-8')
  })

  test('who may not check is shown no check, neither as a tab nor as a form', async () => {
    for (const url of ['/staff/matters', `/staff/checks/${receipt?.receiptId}`]) {
      const shown = await call('GET', url, 'finance-head-00001')
      expect(shown.statusCode).toBe(200)
      expect(shown.body).not.toContain('"/staff/check"')
      expect((await call('GET', url, 'finance-clerk-0001')).body).toContain('"/staff/check"')
    }
  })

  test('an unknown decider is said to be unknown, and an unknown task is not there', async () => {
    const clerk = 'finance-clerk-0001'
    const opening = { occasion: 'licence', deciderUnitId: 'nobody' }
    const opened = await call('POST', '/api/v1/matters/new', clerk, opening)
    expect([opened.statusCode, opened.json().code]).toEqual([422, 'UNIT_UNKNOWN'])
    const task = await call('POST', '/api/v1/tasks/no-such/acknowledgement', clerk, {}, { 'if-match': '"0"' })
    expect(task.statusCode).toBe(404)
  })

  test('a measure that rests answers 409 with its clause, inside a check and on a task', async () => {
    const open = service()
    const clerk = 'finance-clerk-0001'
    const number = '91410928MA9F00031B'
    const listingId = await receiveDefaulter(open, await registerFirm(open, number, '濮阳县乙建设有限公司'))
    const body = { occasion: 'governmentProcurement', number, reference: '濮县采购-2026-9' }
    const checked = await call('POST', '/api/v1/checks', 'finance-key-000001', body)
    const { receiptId, measures } = checked.json<{ receiptId: string; measures: readonly Item[] }>()
    const itemId = measures[0]?.itemId ?? ''
    const today = ambient.today()
    const court = { organ: '合成中级人民法院', caseNumber: '（2026）行初9号', filedOn: today }
    const target = { kind: 'listing', listingId } as const
    const proof = { proof: null, proofText: '', proofFile: null }
    const sued = { kind: 'litigation', reviewed: 'act', target, ...court, ...proof } as const
    const recorded = valueOf(await recordReview(open, { kind: 'officer', acting: officer('court') }, sued))
    const order = { act: 'orderStay', number: '停1', date: today } as const
    valueOf(await actOnReview(open, officer('court'), recorded.id, order))

    const seen = await call('GET', `/api/v1/receipts/${receiptId}`, clerk)
    const etag = { 'if-match': String(seen.headers['etag']) }
    const item = `/api/v1/checks/${receiptId}/items/${itemId.replace('/', ':')}/application`
    const told = { evidence: '采购文件', proportionality: '与情节相当', notice: '依据和理由' }
    const inCheck = await call('POST', item, clerk, told, etag)
    expect([inCheck.statusCode, inCheck.json().code]).toEqual([409, 'CHECK_ITEM_SUSPENDED'])
    expect(inCheck.body).toContain('第五十六条')
    const task = `/api/v1/tasks/${listingId}/application`
    const apply = {
      measureId: itemId.split('/')[1] ?? '',
      evidence: '采购文件',
      proportionality: '相当',
      told: '已告知',
    }
    const onTask = await call('POST', task, clerk, apply, { 'if-match': '"0"' })
    expect([onTask.statusCode, onTask.json().code]).toEqual([409, 'EXECUTION_STAYED'])
    expect(onTask.body).toContain('第五十六条')
  })

  test('a matter with an open check answers 409, and closes once every item is answered for', async () => {
    const clerk = 'finance-clerk-0001'
    const close = async () => {
      const seen = await call('GET', `/api/v1/matters/${receipt?.matterId}`, clerk)
      const etag = { 'if-match': String(seen.headers['etag']) }
      return call('POST', `/api/v1/matters/${receipt?.matterId}/closing`, clerk, { ending: 'terminated' }, etag)
    }
    const early = await close()
    expect([early.statusCode, early.json().code]).toEqual([409, 'CHECK_OPEN'])
    const before = ambient.today()
    ambient.setToday(addDays(before, 3))
    for (const { itemId } of receipt?.measures ?? []) {
      const url = `/api/v1/checks/${receipt?.receiptId}/items/${itemId.replace('/', ':')}/explanation`
      const seen = await call('GET', `/api/v1/receipts/${receipt?.receiptId}`, clerk)
      const etag = { 'if-match': String(seen.headers['etag']) }
      const done = await call('POST', url, clerk, { reason: 'noOccasion', text: '采购已取消' }, etag)
      expect(done.statusCode).toBe(200)
    }
    expect((await close()).statusCode).toBe(200)
    const asOf = async (query: string) => {
      const seen = await call('GET', `/api/v1/matters/${receipt?.matterId}?${query}`, clerk)
      const { status, receipts } = seen.json<{
        status?: string
        receipts?: { items: { outcome: string | null }[] }[]
      }>()
      return [seen.statusCode, status, receipts?.[0]?.items[0]?.outcome]
    }
    expect(await asOf('')).toEqual([200, 'closed', 'notApplied'])
    expect(await asOf(`validAt=${before}`)).toEqual([200, 'open', null])
    expect(await asOf(`validAt=${addDays(before, -1)}`)).toEqual([404, 404, undefined])
    expect((await asOf('knownAt=2020-01-01T00:00:00Z'))[0]).toBe(404)
  })
})
