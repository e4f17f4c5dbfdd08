import type { FastifyInstance } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import type { Caller } from '../access/caller.ts'
import { mayEverAct, type Grant, type Permission } from '../access/permissions.ts'
import { describeDatabases } from '../db/testing.ts'
import { buildApp } from '../http/app.ts'
import { VISIT_COOKIE } from '../http/caller.ts'
import { csrfToken } from '../http/csrf.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { FIVE, listSerious, openFive } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { objectionRoutes } from './objection-routes.ts'
import { staffUnits } from './testing-objections.ts'

const { YUNFU, PANZHIHUA } = FIVE

function caller(organisationId: string, role: Grant['role'], place: string, subjectId: string | null = null): Caller {
  const grants = [{ role, unitId: organisationId, jurisdiction: place }]
  const principal = { id: `${organisationId}-${role}`, subjectId, grants, scopes: null }
  return { principal, name: '经办人', organisationId, organisationName: organisationId, place, means: 'bearer' }
}

const CALLERS: Readonly<Record<string, Caller>> = {
  'stranger-token-01': caller('', 'subject', YUNFU, 'another-subject'),
  'window-token-0001': caller(`finance-${YUNFU}`, 'caseOfficer', YUNFU),
  'maker-token-00001': caller(`maker-${YUNFU}`, 'caseDecider', YUNFU),
  'window-token-0002': caller(`maker-${PANZHIHUA}`, 'caseOfficer', PANZHIHUA),
}

interface Part {
  readonly name: string
  readonly value: string
  readonly fileName?: string
}

describeDatabases('objections over HTTP', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  let app: FastifyInstance | undefined
  let firm = ''
  afterAll(async () => app?.close())
  const open = async (): Promise<FastifyInstance> => {
    if (app !== undefined) return app
    ambient.setToday('2026-06-01')
    firm = await openFive(service())
    await staffUnits(service(), Object.values(FIVE))
    const access = {
      findBySession: async () => undefined,
      findByBearer: async (token: string) => CALLERS[token],
      allows: ({ principal }: Caller, permission: Permission) => mayEverAct(principal, permission),
    }
    app = await buildApp({ ...inertDeps(), access }, objectionRoutes(service()))
    return app
  }
  const enter = async (place: string = YUNFU) => {
    await open()
    return listSerious(service(), place, firm)
  }
  const object = async (body: object, token: string | null = null, url = '/api/v1/objections') => {
    const head = token === null ? {} : { authorization: `Bearer ${token}` }
    const headers = { ...head, 'idempotency-key': ambient.uuid() }
    return (await open()).inject({ method: 'POST', url, headers, payload: body })
  }
  const page = async (url: string, parts: readonly Part[]) => {
    const token: Part = { name: '_csrf', value: csrfToken(new Uint8Array(32), 'visit-1') }
    const payload = [token, ...parts].map(({ name, value, fileName }) => {
      const file = fileName === undefined ? '' : `; filename="${fileName}"`
      return `--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
    })
    return (await open()).inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'multipart/form-data; boundary=b', cookie: `${VISIT_COOKIE}=visit-1` },
      payload: `${payload.join('')}--b--\r\n`,
    })
  }
  const typed = async (url: string, fields: Readonly<Record<string, string>>) =>
    (await open()).inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: `${VISIT_COOKIE}=visit-1` },
      payload: new URLSearchParams({ _csrf: csrfToken(new Uint8Array(32), 'visit-1'), ...fields }).toString(),
    })
  const said = { ground: 'factsWrong', text: '合成的事实与本单位无关' } as const
  const partsOf = (fields: Readonly<Record<string, string>>): readonly Part[] =>
    Object.entries(fields).map(([name, value]) => ({ name, value }))

  test('anybody objects with a file; the receipt is dated, its code is shown once and opens the status', async () => {
    const entry = await enter()
    const form = await (await open()).inject({ method: 'GET', url: `/objections/new?entry=${entry}` })
    expect([form.statusCode, form.body.includes('可以随时调取查用的形式')]).toEqual([200, true])
    const file: Part = { name: 'evidence', fileName: '证据.txt', value: '合成的证据' }
    const empty: Part = { name: 'evidence', fileName: '空白.txt', value: '' }
    const receipt = await page('/objections/new', [...partsOf({ entry, ...said, contact: '合成地址' }), file, empty])
    expect(receipt.statusCode).toBe(200)
    expect(receipt.body).toContain('2026-06-01')
    expect(receipt.body).toContain('身份尚未核实')
    expect(receipt.body).toContain('空白.txt：附件是空文件，没有收下')
    const number = /YY\d{6}-\d{4}-\d{5}/.exec(receipt.body)?.[0] ?? ''
    const code = /[A-HJ-NP-Z2-9]{16}/.exec(receipt.body)?.[0] ?? ''

    const wrong = await typed('/objections/status', { number, code: 'AAAAAAAAAAAAAAAA' })
    expect([wrong.statusCode, wrong.body.includes('没有找到相符的异议')]).toEqual([422, true])
    const status = await typed('/objections/status', { number, code })
    expect(status.statusCode).toBe(200)
    expect(status.body).toContain('待确认身份')
    expect(status.body).not.toContain('合成地址')
    const back = await typed('/objections/withdrawal', { number, code })
    expect(back.body).toContain('异议已撤回')
  })

  test('a withdrawal that an officer recorded is denied with number and code alone', async () => {
    const receipt = await page('/objections/new', partsOf({ entry: await enter(), ...said }))
    const number = /YY\d{6}-\d{4}-\d{5}/.exec(receipt.body)?.[0] ?? ''
    const code = /[A-HJ-NP-Z2-9]{16}/.exec(receipt.body)?.[0] ?? ''
    const row = await db().selectFrom('objection').select('id').where('receipt_number', '=', number).executeTakeFirst()
    const id = row?.id ?? ''
    const act = async (noun: string, body: object, version: number) =>
      (await open()).inject({
        method: 'POST',
        url: `/api/v1/objections/${id}/${noun}`,
        headers: {
          authorization: 'Bearer window-token-0001',
          'idempotency-key': ambient.uuid(),
          'if-match': `"${version}"`,
        },
        payload: body,
      })
    const request = { channel: 'counter', requestedOn: '2026-06-01', evidence: '合成的撤回申请书' }
    const without = await act('withdrawal', { ...request, requestedOn: '', evidence: '' }, 1)
    expect([without.statusCode, without.json<{ code: string }>().code]).toEqual([422, 'EVIDENCE_MISSING'])
    expect((await act('withdrawal', request, 1)).statusCode).toBe(200)
    const status = await typed('/objections/status', { number, code })
    expect(status.body).toContain('没有要求撤回，恢复办理')
    const denied = await typed('/objections/withdrawal-denial', { number, code })
    expect(denied.body).toContain('已恢复办理')
    expect((await typed('/objections/withdrawal-denial', { number, code })).body).not.toContain('已恢复办理')
  })

  test.each([
    ['unknown', { entry: 'nothing' }, 404, '请核对编号'],
    ['huge', { text: '长'.repeat(2001) }, 400, '最多 2000 个字'],
    ['an agent’s without proof', { agent: '合成代理人' }, 422, '请附上授权委托书'],
    ['without a ground', { ground: '' }, 400, '理由类别'],
  ])('an objection that is %s is refused with what to do instead, by API and form', async (_, change, code, mend) => {
    const entry = await enter()
    const fields = { entry, ...said, ...change }
    const answer = await object(fields)
    expect([answer.statusCode, answer.body.includes(mend)]).toEqual([code, true])
    const shown = await page('/objections/new', partsOf(fields))
    expect([shown.statusCode, shown.body.includes(mend)]).toEqual([422, true])
    if (!('text' in change)) expect(shown.body).toContain('合成的事实与本单位无关')
  })

  test('not one’s own: refused with the article to an account of another subject', async () => {
    const entry = await enter()
    const answer = await object({ entry, ...said }, 'stranger-token-01')
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'NOT_ONES_OWN'])
    expect(JSON.stringify(answer.json().basis)).toContain('二十五')
  })

  test('an officer takes in what was said, and not what 攀枝花 wants written; twice is refused', async () => {
    const intake = { channel: 'phone', by: 'subject', ground: 'factsWrong', text: '电话所述' }
    const url = '/api/v1/objections/intake'
    const oral = { ...intake, entry: await enter(PANZHIHUA), form: 'oral' }
    const refused = await object(oral, 'window-token-0002', url)
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'WRITING_REQUIRED'])
    expect(JSON.stringify(refused.json().basis)).toContain('四百六十九')
    expect((await object({ ...oral, form: 'transcribed' }, 'window-token-0002', url)).statusCode).toBe(201)

    const here = { ...intake, entry: await enter(), form: 'oral' }
    const taken = await object(here, 'window-token-0001', url)
    expect(taken.statusCode).toBe(201)
    expect(taken.json().secret).toMatch(/受理号 YY445300-2026-\d{5}，查询码/)
    const twice = await object(here, 'window-token-0001', url)
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'OBJECTION_OPEN'])

    const id: string = taken.json().id
    const read = async (token: string, path: string) =>
      (await open()).inject({ method: 'GET', url: path, headers: { authorization: `Bearer ${token}` } })
    const shown = await read('maker-token-00001', `/staff/objections/${id}`)
    expect(shown.statusCode).toBe(200)
    expect(shown.body).toContain(`/staff/objections/${id}/decision`)
    expect(shown.body).not.toContain('电话所述')
    expect((await read('window-token-0002', `/staff/objections/${id}`)).statusCode).toBe(404)
    const inbox = await read('maker-token-00001', '/api/v1/objections?state=open')
    const [receipt = ''] = /YY445300-2026-\d{5}/.exec(taken.json().secret) ?? []
    const items: readonly { readonly receiptNumber: string }[] = inbox.json().items
    expect(items.find((item) => item.receiptNumber === receipt)).toMatchObject({
      verifier: expect.stringContaining('应急管理局'),
      dueOn: '2026-06-03',
    })
    ambient.setToday('2026-06-08')
    const late = await read('window-token-0001', '/staff/objections')
    expect(late.body).toContain('已逾期 3 个工作日')
    ambient.setToday('2026-06-01')
  })
})
