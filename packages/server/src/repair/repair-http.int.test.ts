import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../access/caller.ts'
import { createPassingKeys } from '../access/keys.ts'
import { mayEverAct, type Grant, type Permission } from '../access/permissions.ts'
import { describeDatabases } from '../db/testing.ts'
import { buildApp } from '../http/app.ts'
import { SESSION_COOKIE, VISIT_COOKIE } from '../http/caller.ts'
import { csrfToken } from '../http/csrf.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { staffUnits } from '../objection/testing-objections.ts'
import { createService } from '../service.ts'
import { ownPages } from '../subject/own-pages.ts'
import { repairRoutes } from './repair-routes.ts'
import { FIRM, FIVE, listSerious, openFive, publishPenalty, registerFirm } from './testing-repair.ts'

const { PANZHIHUA: PLACE } = FIVE
const OTHER = '91410928MA9F00031B'
const LETTER = '应急罚〔2025〕1号'
const PROOFS = { performance: '缴款凭证', rectification: '验收意见', promise: '依法经营' }

function officer(id: string, unit: string, role: Grant['role'], scopes: readonly Permission[] | null = null): Caller {
  const grants = [{ role, unitId: unit, jurisdiction: PLACE }]
  const means = scopes === null ? 'bearer' : 'apiKey'
  const principal = { id, subjectId: null, grants, scopes }
  return { principal, name: '经办人', organisationId: unit, organisationName: unit, place: PLACE, means }
}

describeDatabases('repair over HTTP', ({ database, ambient }) => {
  const service = () =>
    createService({ database: database(), ambient, keys: createPassingKeys(ambient), dataDir: '/nowhere' })
  let app: FastifyInstance
  const callers = new Map<string, Caller>()
  const entries = { open: '', court: '', young: '', other: '' }

  beforeAll(async () => {
    ambient.setToday('2026-06-01')
    const open = service()
    const firm = await openFive(open)
    await staffUnits(open, [PLACE])
    const stranger = await registerFirm(open, OTHER, '虚构物流有限公司')
    entries.open = await listSerious(open, PLACE, firm)
    entries.court = await listSerious(open, PLACE, firm, 'judgment-defaulter')
    entries.young = await publishPenalty(open, PLACE, firm, ['fine'])
    entries.other = await listSerious(open, PLACE, stranger)
    callers.set('organ-officer-0001', officer('o1', `organ-${PLACE}`, 'caseOfficer'))
    callers.set('organ-decider-0001', officer('d1', `organ-${PLACE}`, 'caseDecider'))
    callers.set('maker-officer-0001', officer('o2', `maker-${PLACE}`, 'caseOfficer'))
    callers.set('finance-key-000001', officer('k1', `finance-${PLACE}`, 'exchange', ['repair.push']))
    const grants = [{ role: 'subject', unitId: null, jurisdiction: PLACE } as const]
    const own = { id: 'account-1', subjectId: firm, grants, scopes: null }
    callers.set('session-of-firm-01', {
      principal: own,
      name: '虚构安全',
      organisationId: '',
      organisationName: '',
      place: PLACE,
      means: 'session',
    })
    const find = async (token: string) => callers.get(token)
    const access = {
      findBySession: find,
      findByBearer: find,
      allows: ({ principal }: Caller, permission: Permission) => mayEverAct(principal, permission),
    }
    app = await buildApp({ ...inertDeps(), access }, [...repairRoutes(open), ...ownPages(open)])
  }, 60_000)
  afterAll(async () => app.close())

  const post = async (url: string, payload: object, token?: string, etag?: string) =>
    app.inject({
      method: 'POST',
      url,
      payload,
      headers: {
        'idempotency-key': ambient.uuid(),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
    })
  const sendForm = async (url: string, fields: Readonly<Record<string, string>>, session?: string) => {
    const bound = session ?? 'visit-1'
    const body = new URLSearchParams({ ...fields, _csrf: csrfToken(new Uint8Array(32), bound) }).toString()
    return app.inject({
      method: 'POST',
      url,
      payload: body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: `${session === undefined ? VISIT_COOKIE : SESSION_COOKIE}=${bound}`,
      },
    })
  }
  const sendFiles = async (
    fields: Readonly<Record<string, string>>,
    files: Readonly<Record<string, string>> = {},
    session?: string,
  ) => {
    const bound = session ?? 'visit-1'
    const texts = Object.entries({ _csrf: csrfToken(new Uint8Array(32), bound), ...fields })
    const part = (name: string, more: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
    const parts = [
      ...texts.map(([name, value]) => part(name, '', value)),
      ...Object.entries(files).map(([name, value]) => part(name, `; filename="${name}.txt"`, value)),
    ]
    return app.inject({
      method: 'POST',
      url: '/repairs/new',
      payload: `${parts.join('')}--b--\r\n`,
      headers: {
        'content-type': 'multipart/form-data; boundary=b',
        cookie: `${session === undefined ? VISIT_COOKIE : SESSION_COOKIE}=${bound}`,
      },
    })
  }
  const asked = (change: Readonly<Record<string, string>> = {}) => ({
    entry: entries.open,
    documentNumber: LETTER,
    number: FIRM,
    ...PROOFS,
    ...change,
  })

  describe('what cannot be taken is refused with its article and what to do instead, in the form as in the API', () => {
    test.each([
      ['an entry nobody knows', () => ({ entry: 'no-such' }), 404, 'DISPUTED_THING_UNKNOWN', ''],
      ['somebody else’s', () => ({ entry: entries.other }), 403, 'NOT_ONES_OWN', '二(三)1'],
      ['the court’s list', () => ({ entry: entries.court }), 422, 'REPAIR_BARRED', '第十条'],
      ['a forged document number', () => ({ documentNumber: '应急罚〔2025〕9号' }), 422, 'DOCUMENT_DIFFERS', '二(三)1'],
      ['without proof', () => ({ performance: '' }), 422, 'REPAIR_CONDITIONS_UNMET', '修复条件'],
    ] as const)('%s', async (_, change, status, code, clause) => {
      const api = await post('/api/v1/public/repairs', asked(change()))
      expect([api.statusCode, api.json().code]).toEqual([status, code])
      expect(api.json().detail.length).toBeGreaterThan(10)
      expect(JSON.stringify(api.json().basis)).toContain(clause)
      const form = await sendFiles(asked(change()))
      expect(form.statusCode).toBe(422)
      expect(form.body).toContain(api.json().detail)
      expect(form.body).toContain(clause)
      // What was typed is not lost, unless there is no use in asking.
      expect(form.body.includes('依法经营')).toBe(code !== 'REPAIR_BARRED')
    })
  })

  test('the form is shown without an account, with the window of the entry', async () => {
    const shown = await app.inject({ method: 'GET', url: `/repairs/new?entry=${entries.open}` })
    expect(shown.statusCode).toBe(200)
    expect(shown.body).toContain('自 2026-05-06 起可以申请修复')
    expect(shown.body).not.toContain('<script>')
    const court = await app.inject({ method: 'GET', url: `/repairs/new?entry=${entries.court}` })
    expect(court.body).not.toContain('name="performance"')
  })

  test('from the form to the publication that makes it of effect, by hands that keep apart', async () => {
    const taken = await sendFiles(asked())
    expect(taken.statusCode).toBe(200)
    const [number = ''] = /XF20260601-\d{6}/.exec(taken.body) ?? []
    const code = /查询码<\/dt>\s*<dd><span class="code">([A-Z2-9]{16})/.exec(taken.body)?.[1] ?? ''
    expect(taken.body).toMatch(/最迟何日决定是否受理<\/dt>\s*<dd><time datetime="2026-06-04">/)
    expect(taken.body).toMatch(/最迟何日答复<\/dt>\s*<dd><time datetime="2026-06-15">/)
    expect(taken.body).toContain('身份尚未核实')

    const find = async (token: string) =>
      app.inject({ method: 'GET', url: '/api/v1/repairs', headers: { authorization: `Bearer ${token}` } })
    expect((await find('organ-officer-0001')).json()).toMatchObject({
      total: 1,
      items: [{ receiptNumber: number, dueOn: '2026-06-04' }],
    })
    expect((await find('maker-officer-0001')).json()).toMatchObject({ total: 0 })

    const inbox = await app.inject({
      method: 'GET',
      url: '/staff/repairs',
      headers: { authorization: 'Bearer organ-officer-0001' },
    })
    const id = /\/staff\/repairs\/([0-9a-f-]{36})/.exec(inbox.body)?.[1] ?? ''
    const act = async (noun: string, token: string, payload: object, version: number) =>
      post(`/api/v1/repairs/${id}/${noun}`, payload, token, `"${version}"`)
    expect((await act('acceptance', 'maker-officer-0001', {}, 1)).statusCode).toBe(404)
    expect((await act('acceptance', 'organ-decider-0001', {}, 1)).json().code).toBe('APPLICANT_UNPROVED')
    expect((await act('applicant', 'organ-officer-0001', { evidence: '核对证件原件' }, 1)).statusCode).toBe(200)
    expect((await sendFiles(asked())).body).toContain('正在办理')
    expect((await act('acceptance', 'organ-decider-0001', {}, 2)).statusCode).toBe(200)
    const decision = { outcome: 'granted', reasons: '经核查，已整改到位' }
    expect((await act('decision', 'organ-decider-0001', decision, 3)).json().code).toBe('SAME_HANDS')
    callers.set('organ-decider-0002', officer('d2', `organ-${PLACE}`, 'caseDecider'))
    expect((await act('decision', 'organ-decider-0002', decision, 3)).statusCode).toBe(200)
    const status = async () => (await post('/api/v1/public/repairs/status', { number, code })).json()
    expect(await status()).toMatchObject({ state: 'granted', reasons: '经核查，已整改到位' })
    expect((await act('publicity', 'organ-decider-0002', { site: '双公示系统' }, 4)).statusCode).toBe(200)
    const page = await app.inject({
      method: 'GET',
      url: `/staff/repairs/${id}`,
      headers: { authorization: 'Bearer organ-decider-0002' },
    })
    expect(page.body).toContain('停止公示、共享，解除措施')
    const texts = await app.inject({
      method: 'GET',
      url: `/staff/repairs/${id}/texts`,
      headers: { authorization: 'Bearer organ-officer-0001' },
    })
    expect(texts.statusCode).toBe(200)
    const over = await sendFiles(asked())
    expect(over.body).toContain('已终止')
  })

  test('nobody reads an application by its number alone, or with a wrong code', async () => {
    const wrong = await post('/api/v1/public/repairs/status', { number: 'XF20260601-000001', code: 'AAAAAAAAAAAAAAAA' })
    expect([wrong.statusCode, wrong.json().code]).toEqual([404, 'DISPUTED_THING_UNKNOWN'])
    expect((await sendForm('/repairs', { number: 'XF20260601-000001', code: 'A' })).statusCode).toBe(422)
  })

  test('a subject that signed in applies without its number and finds it on its own page', async () => {
    ambient.setToday('2026-08-10')
    const { number: _, ...own } = asked({ entry: entries.young, documentNumber: '应急罚〔2026〕7号' })
    const taken = await sendFiles(own, {}, 'session-of-firm-01')
    expect(taken.statusCode).toBe(200)
    const foreign = await sendFiles({ ...own, entry: entries.other }, {}, 'session-of-firm-01')
    expect(foreign.statusCode).toBe(422)
    const read = async (url: string) =>
      app.inject({ method: 'GET', url, headers: { cookie: `${SESSION_COOKIE}=session-of-firm-01` } })
    const mine = await read('/my')
    const href = /\/my\/repairs\/[0-9a-f-]{36}/.exec(mine.body)?.[0] ?? ''
    expect((await read(href)).statusCode).toBe(200)
    callers.set('session-of-other-1', {
      ...officer('x', '', 'subject'),
      principal: {
        id: 'account-2',
        subjectId: 's-other',
        grants: [{ role: 'subject', unitId: null, jurisdiction: PLACE }],
        scopes: null,
      },
    })
    const other = await app.inject({
      method: 'GET',
      url: href,
      headers: { cookie: `${SESSION_COOKIE}=session-of-other-1` },
    })
    expect(other.statusCode).toBe(404)
  })

  test('a file that cannot be kept stands as an error at its field, and what was typed stays; nothing is taken in', async () => {
    const bad = await sendFiles(asked({ entry: entries.other, number: OTHER, performance: '' }), {
      performanceFile: '',
    })
    expect(bad.statusCode).toBe(422)
    expect(bad.body).toContain('performanceFile.txt：文件是空的')
    expect(bad.body).toMatch(/href="#field-performanceFile"/)
    expect(bad.body).toContain('依法经营')
  })

  test('an agent applies with its authority as a file, and with none is told the article and what to do', async () => {
    const given = asked({ entry: entries.other, number: OTHER, performance: '', agent: '合成代理人' })
    const none = await sendFiles(given, { performanceFile: '合成的缴款凭证' })
    expect(none.statusCode).toBe(422)
    expect(none.body).toContain('代理人须提交授权证明')
    expect(none.body).toContain('第一百六十五条')
    expect(none.body).toContain('合成代理人')
    const files = { performanceFile: '合成的缴款凭证', authority: '合成的授权委托书' }
    const taken = await sendFiles(given, files, 'session-of-firm-01')
    expect(taken.statusCode).toBe(200)
    const [number = ''] = /XF\d{8}-\d{6}/.exec(taken.body) ?? []
    const code = /查询码<\/dt>\s*<dd><span class="code">([A-Z2-9]{16})/.exec(taken.body)?.[1] ?? ''
    const shown = await sendForm('/repairs', { number, code })
    expect(shown.body).toContain('代理人，已提交授权证明')
    const row = await service()
      .db.selectFrom('repair')
      .select('snapshot')
      .where('receipt_number', '=', number)
      .execute()
    expect(row).toMatchObject([
      { snapshot: { raiser: { kind: 'agent' }, files: [expect.anything(), expect.anything()] } },
    ])
    expect((await sendForm('/repairs/withdrawal', { number, code })).body).toContain('申请已撤回')
  })

  test('信用中国 pushes with its key, once', async () => {
    const body = { ...asked({ entry: entries.other, number: OTHER }), externalKey: 'CC-7' }
    const first = await post('/api/v1/repairs/pushed', body, 'finance-key-000001')
    const second = await post('/api/v1/repairs/pushed', body, 'finance-key-000001')
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json().receiptNumber).toBe(first.json().receiptNumber)
    expect((await post('/api/v1/repairs/pushed', body, 'organ-officer-0001')).statusCode).toBe(403)
  })
})
