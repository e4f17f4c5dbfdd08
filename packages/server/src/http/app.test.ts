import { ok, refuse } from '@xinheng/domain/kernel/result'
import { cite } from '@xinheng/domain/kernel/citation'
import { localDate } from '@xinheng/domain/calendar/local-date'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { Type } from 'typebox'
import { afterEach, describe, expect, test } from 'vitest'
import { html } from '../pages/kit/html.ts'
import { buildApp } from './app.ts'
import type { Caller } from '../access/caller.ts'
import { SESSION_COOKIE, VISIT_COOKIE } from './caller.ts'
import { csrfToken } from './csrf.ts'
import type { AppDeps } from './frame.ts'
import { form, page, upload } from './page-route.ts'
import { portalRoutes } from './portal-routes.ts'
import { route } from './route.ts'
import { inertDeps, inertFeatures } from './testing/inert.ts'

const officer: Caller = {
  principal: { id: 'officer-1', subjectId: null, grants: [], scopes: null },
  name: '经办人甲',
  organisationId: 'org-1',
  organisationName: '示例市财政局',
  place: '445300',
  means: 'session',
}

const CANARY = '110101199003074477'
let lines: string[] = []
let handled = 0
let app: FastifyInstance | undefined

afterEach(async () => {
  await app?.close()
  app = undefined
})

const api = {
  tag: 'test',
  operationId: 'changeThing',
  summary: '修改',
  answer: Type.Object({ id: Type.String() }),
} as const
const strict = { additionalProperties: false } as const
const routes = [
  route({
    ...api,
    method: 'POST',
    url: '/api/v1/things/:id/change',
    permission: 'listing.decide',
    writes: 'changes',
    params: Type.Object({ id: Type.String() }, strict),
    body: Type.Object(
      { count: Type.Integer({ title: '数量', minimum: 1 }), name: Type.String({ title: '名称' }) },
      strict,
    ),
    refusals: ['ANSWER_PERIOD_RUNNING'],
    example: { id: 'x' },
    handle: async ({ params, body, expected }) => {
      handled += 1
      if (body.name === 'early')
        return refuse({ code: 'ANSWER_PERIOD_RUNNING', until: localDate('2026-11-27'), basis: [cite('GD', '(十六)')] })
      return ok({ value: { id: params.id }, status: 200, version: expected + 1 })
    },
  }),
  route({
    ...api,
    operationId: 'breakThing',
    method: 'GET',
    url: '/api/v1/broken',
    permission: 'public',
    writes: 'nothing',
    refusals: [],
    example: { id: 'x' },
    handle: async () => {
      throw new Error(`duplicate key (name)=(李建国) "${CANARY}" for 李建国 ${CANARY}`)
    },
  }),
  form({
    url: '/rename',
    operationId: 'rename',
    summary: '改名',
    permission: 'public',
    form: Type.Object({ name: Type.String({ minLength: 2, title: '名称' }) }, strict),
    answer: async () => ({ kind: 'goTo', path: '//evil.example/x' }),
    again: async ({ errors, typed }) =>
      html`<p>${errors.map(({ label, message }) => `${label}${message}`)}</p>
        <i>${typed['name'] ?? ''}</i>`,
  }),
  upload({
    url: '/files',
    operationId: 'receiveFile',
    summary: '上传',
    permission: 'public',
    answer: async ({ form: file }) => {
      let bytes = 0
      for await (const chunk of file.stream) bytes += (chunk as Buffer).length
      return { kind: 'page', html: html`${file.fileName}:${bytes}:${file.wasCut() ? 'cut' : 'whole'}` }
    },
  }),
  page({
    url: '/private',
    operationId: 'showPrivate',
    summary: '内部',
    permission: 'listing.read',
    answer: async () => ({ kind: 'page', html: html`inside` }),
  }),
]

async function start(changes: Partial<AppDeps> = {}): Promise<FastifyInstance> {
  lines = []
  handled = 0
  const deps: AppDeps = {
    ...inertDeps(),
    access: {
      findBySession: async (token) => (token === 'good' ? officer : undefined),
      findByBearer: async (key) => (key === 'good-key-0123456789' ? { ...officer, means: 'apiKey' } : undefined),
      allows: (_caller, permission) => permission === 'listing.decide',
    },
    logLevel: 'info',
    ...changes,
  }
  app = await buildApp(deps, [...routes, ...portalRoutes(inertFeatures().portal)], {
    write: (line) => void lines.push(line),
  })
  return app
}

const change = (headers: Record<string, string> = {}, payload: object = { count: 1, name: 'a' }) => ({
  method: 'POST' as const,
  url: '/api/v1/things/t1/change',
  headers: {
    authorization: 'Bearer good-key-0123456789',
    'if-match': '"3"',
    'idempotency-key': '0123456789abcdef',
    ...headers,
  },
  payload,
})

describe('a change over the API', () => {
  test('is answered with its new version as etag', async () => {
    const answer = await (await start()).inject(change())
    expect([answer.statusCode, answer.headers['etag'], answer.json()]).toEqual([200, '"4"', { id: 't1' }])
  })

  test('runs once for one idempotency key, and says that the second answer is a repetition', async () => {
    const server = await start()
    await server.inject(change())
    const again = await server.inject(change())
    expect([
      again.statusCode,
      again.headers['idempotency-replayed'],
      again.headers['etag'],
      again.json(),
      handled,
    ]).toEqual([200, 'true', '"4"', { id: 't1' }, 1])
  })

  test('is refused when the key was used for something else', async () => {
    const server = await start()
    await server.inject(change())
    const other = await server.inject(change({}, { count: 2, name: 'b' }))
    expect([other.statusCode, other.json().code]).toEqual([422, 'KEY_REUSED'])
  })

  test('may be tried again under the same key after a refusal', async () => {
    const server = await start()
    const first = await server.inject(change({}, { count: 1, name: 'early' }))
    await server.inject(change({}, { count: 1, name: 'early' }))
    expect([first.statusCode, handled]).toEqual([422, 2])
  })

  test.each([
    ['without a version', { 'if-match': '' }, 428, 'VERSION_REQUIRED'],
    ['with a weak version', { 'if-match': 'W/"3"' }, 428, 'VERSION_REQUIRED'],
    ['without a key', { 'idempotency-key': '' }, 400, 'KEY_REQUIRED'],
    ['without a caller', { authorization: '' }, 401, 'SIGN_IN_REQUIRED'],
    [
      'by a session from another site',
      { authorization: '', cookie: `${SESSION_COOKIE}=good`, 'sec-fetch-site': 'cross-site' },
      403,
      'FORM_EXPIRED',
    ],
  ])('%s is refused', async (_, headers, status, code) => {
    const answer = await (await start()).inject(change(headers))
    expect([answer.statusCode, answer.json().code, answer.headers['content-type'], handled]).toEqual([
      status,
      code,
      'application/problem+json',
      0,
    ])
  })

  test('names each wrong field in Chinese and does not repeat its value', async () => {
    const answer = await (await start()).inject(change({}, { count: '1', extra: CANARY }))
    expect(answer.statusCode).toBe(400)
    expect(answer.json().errors).toEqual([
      { in: 'body', pointer: '/name', label: '名称', message: '必须填写' },
      { in: 'body', pointer: '', label: '请求内容', message: '不认识这个字段，请删除或核对拼写' },
      { in: 'body', pointer: '/count', label: '数量', message: '应为整数' },
    ])
    expect(answer.body).not.toContain(CANARY)
  })

  test('refused by the law says which clause, and what can be done', async () => {
    const answer = await (await start()).inject(change({}, { count: 1, name: 'early' }))
    expect(answer.json()).toMatchObject({
      status: 422,
      code: 'ANSWER_PERIOD_RUNNING',
      title: '当事人陈述申辩的期限未满',
      detail: '请在期限届满后再作决定。',
      facts: { until: '2026-11-27' },
    })
    expect(answer.json().basis[0].text).toMatch(/^《.+》粤府〔2016〕133号 \(十六\)$/)
  })
})

describe('what cannot be answered', () => {
  test.each([
    ['an unknown address', { method: 'GET', url: '/api/v1/nothing' }, 404, 'NOT_FOUND'],
    ['a wrong method', { method: 'DELETE', url: '/api/v1/broken' }, 405, 'METHOD_NOT_ALLOWED'],
    ['broken JSON', { ...change({ 'content-type': 'application/json' }), payload: '{' }, 400, 'BAD_REQUEST'],
    [
      'an unknown media type',
      { ...change({ 'content-type': 'text/xml' }), payload: '<a/>' },
      415,
      'TYPE_NOT_SUPPORTED',
    ],
    ['too large a body', change({}, { count: 1, name: 'x'.repeat(1_100_000) }), 413, 'TOO_LARGE'],
    ['a broken address', { method: 'GET', url: '/api/v1/%zz' }, 400, 'BAD_REQUEST'],
  ] as const)('%s is a clean problem', async (_, request, status, code) => {
    const answer = await (await start()).inject(request as InjectOptions)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(answer.json().requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('a fault gives its number and no trace, and its log line holds no name and no identifier', async () => {
    const answer = await (await start()).inject('/api/v1/broken')
    const log = lines.join('')
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'FAULT'])
    expect(answer.body).not.toMatch(/duplicate|李建国|app\.test/)
    expect(log).toContain(answer.json().requestId)
    expect(log).toContain('duplicate key')
    expect(log).not.toMatch(new RegExp(`李建国|${CANARY}`))
  })

  test('a person gets a page, a program the document', async () => {
    const server = await start()
    const seen = await server.inject({ url: `/nothing/${CANARY}?q=${CANARY}`, headers: { accept: 'text/html' } })
    const read = await server.inject({ url: '/nothing', headers: { accept: 'application/json' } })
    expect([seen.statusCode, seen.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(seen.body).toContain('没有找到这个页面')
    expect(read.json().code).toBe('NOT_FOUND')
  })

  test('too many requests are told to wait', async () => {
    const server = await start({ limits: { requestsPerMinute: 1, uploadBytes: 10 } })
    await server.inject('/api/v1/broken')
    const answer = await server.inject('/api/v1/broken')
    expect([answer.statusCode, answer.json().code, Number(answer.headers['retry-after']) > 0]).toEqual([
      429,
      'TOO_MANY_REQUESTS',
      true,
    ])
  })
})

describe('a form', () => {
  const post = (payload: string, cookie = `${VISIT_COOKIE}=visit-1`) => ({
    method: 'POST' as const,
    url: '/rename',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload,
  })
  const token = encodeURIComponent(csrfToken(new Uint8Array(32), 'visit-1'))

  test('without the token of its visit is refused', async () => {
    const server = await start()
    const without = await server.inject(post('name=ab'))
    const foreign = await server.inject(post(`name=ab&_csrf=${token}`, `${VISIT_COOKIE}=visit-2`))
    expect([without.statusCode, foreign.statusCode]).toEqual([403, 403])
  })

  test('that does not hold comes back with 422, its errors, and what was typed, escaped', async () => {
    const answer = await (await start()).inject(post(`name=%3C&_csrf=${token}`))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toMatch(/^<p>名称至少 2 个字<\/p>\s*<i>&lt;<\/i>$/)
  })

  test('never leads to another site', async () => {
    const answer = await (await start()).inject(post(`name=ab&_csrf=${token}`))
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/'])
  })

  test('with a file is streamed after its token, and says when it was cut', async () => {
    const part = (name: string, value: string, file = '') =>
      `--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
    const body =
      part('_csrf', decodeURIComponent(token)) +
      part('file', 'x'.repeat(20), '; filename="../../名单.csv"') +
      '--b--\r\n'
    const server = await start({ limits: { requestsPerMinute: 100, uploadBytes: 8 } })
    const headers = { 'content-type': 'multipart/form-data; boundary=b', cookie: `${VISIT_COOKIE}=visit-1` }
    const taken = await server.inject({ method: 'POST', url: '/files', headers, payload: body })
    const refused = await server.inject({
      method: 'POST',
      url: '/files',
      headers: { ...headers, cookie: '' },
      payload: body,
    })
    expect([taken.body, refused.statusCode]).toEqual(['名单.csv:8:cut', 403])
  })
})

describe('a page', () => {
  test('sends a stranger to sign in, and back to the same page afterwards', async () => {
    const answer = await (await start()).inject('/private?x=1')
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/sign-in?next=%2Fprivate'])
  })

  test('is refused to an officer without the permission, who is told whom to ask', async () => {
    const answer = await (await start()).inject({ url: '/private', headers: { cookie: `${SESSION_COOKIE}=good` } })
    expect([answer.statusCode, answer.body.includes('请联系本单位管理员授权')]).toEqual([403, true])
  })

  test.each([
    CANARY,
    '１１０１０１１９９００３０７４４７７',
    '110101 19900307 4477',
    '查 11010119900307447x 这人',
    '110101900307447',
  ])('given a person’s number (%s) keeps nothing: no echo, no log, no address', async (number) => {
    const server = await start()
    const sent = await server.inject(`/search?q=${encodeURIComponent(number)}`)
    const shown = await server.inject(String(sent.headers['location']))
    expect([sent.statusCode, sent.headers['location'], shown.statusCode]).toEqual([303, '/search/identifier', 200])
    expect(shown.body).toContain('没有记录')
    const kept = sent.body + shown.body + lines.join('') + JSON.stringify(sent.headers)
    expect(kept).not.toMatch(/110101|19900307|900307|１１/)
  })

  test('logs its route, not its address', async () => {
    await (await start()).inject(`/entries/${CANARY}?who=${CANARY}`)
    expect(lines.join('')).toContain('"route":"/entries/:id"')
    expect(lines.join('')).not.toContain(CANARY)
  })

  test('allows no inline script or style, and nothing from elsewhere', async () => {
    const answer = await (await start()).inject('/search/identifier')
    expect(answer.headers['content-security-policy']).toBe(
      "default-src 'none';style-src 'self';script-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
    )
    expect(answer.body).not.toMatch(/ style=|<style|<script>|onclick=/)
  })
})
