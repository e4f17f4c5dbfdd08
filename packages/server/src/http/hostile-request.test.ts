import { ok } from '@xinheng/domain/kernel/result'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterEach, expect, test } from 'vitest'
import { html } from '../pages/kit/html.ts'
import { buildApp } from './app.ts'
import { VISIT_COOKIE } from './caller.ts'
import { csrfToken } from './csrf.ts'
import { fileForm } from './file-form.ts'
import type { AppDeps } from './frame.ts'
import { route } from './route.ts'
import { inertDeps } from './testing/inert.ts'

const api = {
  tag: 'test',
  method: 'POST',
  permission: 'public',
  summary: '试验',
  answer: Type.Object({ size: Type.Integer() }),
  refusals: [],
  example: { size: 1 },
} as const
const strict = { additionalProperties: false } as const

const routes = [
  route({
    ...api,
    url: '/api/v1/files',
    operationId: 'sendFile',
    writes: 'creates',
    upload: true,
    holds: 8,
    handle: async ({ readUpload }) => {
      const { stream, wasCut } = await readUpload()
      let size = 0
      for await (const piece of stream) size += (piece as Buffer).length
      return ok({ value: { size: wasCut() ? -1 : size } })
    },
  }),
  route({
    ...api,
    url: '/api/v1/guesses',
    operationId: 'guess',
    writes: 'nothing',
    perMinute: 2,
    body: Type.Object({ code: Type.String() }, strict),
    handle: async () => ok({ value: { size: 1 } }),
  }),
  fileForm({
    url: '/objections',
    operationId: 'objectByForm',
    summary: '试验',
    permission: 'public',
    fileBytes: 8,
    form: Type.Object({ text: Type.String() }, strict),
    answer: async ({ form, files }) => ({ kind: 'page', html: html`${form.text}:${files.length}` }),
    again: async () => html`again`,
  }),
]

let app: FastifyInstance | undefined
afterEach(async () => app?.close())

async function start(changes: Partial<AppDeps> = {}): Promise<FastifyInstance> {
  app = await buildApp({ ...inertDeps(), ...changes }, routes)
  return app
}

const part = (name: string, value: string, file?: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"`}\r\n\r\n${value}\r\n`
const send = (payload: string, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST' as const,
  url: '/api/v1/files',
  headers: { 'content-type': 'multipart/form-data; boundary=b', 'idempotency-key': '0123456789abcdef', ...headers },
  payload,
})

test.each([
  ['a NUL in a field', part('subject', 'a\0b') + part('file', 'x', 'a.txt') + '--b--\r\n', {}],
  ['a NUL in a file name', part('file', 'x', 'a\0.txt') + '--b--\r\n', {}],
  ['a body that breaks off inside the file', part('file', 'abc', 'a.txt').slice(0, -4), {}],
  ['a body that breaks off before its file', '--b\r\ncontent-dis', {}],
  ['no boundary', 'abc', { 'content-type': 'multipart/form-data' }],
  ['a packed body', '\u001F\u008B\b', { 'content-encoding': 'gzip' }],
])('%s is the client’s fault, not ours', async (_what, payload, headers) => {
  const answer = await (await start()).inject(send(payload, headers))
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'BAD_REQUEST'])
})

test('a form with a NUL or a body that breaks off is the client’s fault too', async () => {
  const server = await start()
  const token = part('_csrf', csrfToken(new Uint8Array(32), 'visit-1'))
  const post = async (payload: string) =>
    server.inject({
      method: 'POST',
      url: '/objections',
      headers: {
        'content-type': 'multipart/form-data; boundary=b',
        cookie: `${VISIT_COOKIE}=visit-1`,
        accept: 'application/json',
      },
      payload,
    })
  const whole = await post(`${token}${part('text', '说明')}${part('evidence', 'x', 'a.txt')}--b--\r\n`)
  expect([whole.statusCode, whole.body]).toEqual([200, '说明:1'])
  expect((await post(`${token}${part('text', 'a\0b')}--b--\r\n`)).statusCode).toBe(400)
  expect((await post(`${token}${part('evidence', 'xyz', 'a.txt').slice(0, -4)}`)).statusCode).toBe(400)
})

test('the same file again is answered as before, another file under the same key is refused', async () => {
  const server = await start()
  const first = await server.inject(send(`${part('file', 'one', 'a.txt')}--b--\r\n`))
  const again = await server.inject(send(`${part('file', 'one', 'a.txt')}--b--\r\n`))
  const other = await server.inject(send(`${part('file', 'two', 'a.txt')}--b--\r\n`))
  const renamed = await server.inject(send(`${part('file', 'one', 'b.txt')}--b--\r\n`))
  expect([first.json(), again.json(), again.headers['idempotency-replayed']]).toEqual([
    { size: 3 },
    { size: 3 },
    'true',
  ])
  expect([other.json().code, renamed.json().code]).toEqual(['KEY_REUSED', 'KEY_REUSED'])
  const large = await server.inject(
    send(`${part('file', '123456789', 'a.txt')}--b--\r\n`, { 'idempotency-key': 'another-key-0123' }),
  )
  expect(large.json()).toEqual({ size: -1 })
})

test('no copy of an answer of the interface stays on the way, a repeated one neither', async () => {
  const server = await start()
  const request = send(`${part('file', 'one', 'a.txt')}--b--\r\n`)
  const answers = [await server.inject(request), await server.inject(request)]
  expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store'])
})

test('guesses are counted by the address that our proxy saw, whatever the client wrote before it', async () => {
  const server = await start({ trustProxy: true })
  const guess = async (claimed: string, seen: string, remoteAddress = '10.0.0.2') =>
    (
      await server.inject({
        method: 'POST',
        url: '/api/v1/guesses',
        remoteAddress,
        headers: { 'x-forwarded-for': `${claimed}, ${seen}` },
        payload: { code: 'x' },
      })
    ).statusCode
  expect([
    await guess('198.51.100.1', '203.0.113.9'),
    await guess('198.51.100.2', '203.0.113.9'),
    await guess('198.51.100.3', '203.0.113.9'),
    await guess('198.51.100.1', '203.0.113.10'),
  ]).toEqual([200, 200, 429, 200])
  // Nobody from outside counts as a proxy.
  expect([
    await guess('', '198.51.100.1', '203.0.113.11'),
    await guess('', '198.51.100.2', '203.0.113.11'),
    await guess('', '198.51.100.3', '203.0.113.11'),
  ]).toEqual([200, 200, 429])
})
