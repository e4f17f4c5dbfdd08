import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../access/caller.ts'
import { mayEverAct, type Grant } from '../access/permissions.ts'
import { keepAnswers } from '../access/kept-answers.ts'
import { createPassingKeys } from '../access/keys.ts'
import { accountRoutes } from '../account/account-routes.ts'
import { attachmentRoutes } from '../attachment/attachment-routes.ts'
import { ATTACHMENT_BYTES } from '../attachment/attachment-use-cases.ts'
import { describeDatabases } from '../db/testing.ts'
import { dutyRoutes } from '../duty/duty-routes.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { importRows, PLACE, seedPlace, serviceOver } from '../import/testing-import.ts'
import { repairApiRoutes } from '../repair/repair-api-routes.ts'
import type { Service } from '../service.ts'
import { buildApp } from './app.ts'
import { inertDeps } from './testing/inert.ts'

// Requests that nobody should send, to the addresses that take files, read clocks, open accounts and apply by number.

const PDF = '%PDF-1.7\n虚构回单\n%%EOF\n'

describeDatabases('bad input over HTTP', ({ database, db, ambient }) => {
  let service: Service
  let app: FastifyInstance
  let subjectId = ''
  let entry = ''
  const number = syntheticUscc(9, PLACE)
  const callers = new Map<string, Caller>()

  const add = (name: string, role: Grant['role'], unitId: string, of: string | null = null): void => {
    callers.set(`key-of-the-caller-${name}`, {
      principal: { id: name, subjectId: of, grants: [{ role, unitId, jurisdiction: PLACE }], scopes: null },
      name: '测试',
      organisationId: unitId,
      organisationName: '',
      place: PLACE,
      means: 'session',
    })
  }

  beforeAll(async () => {
    const keys = createPassingKeys(ambient)
    service = serviceOver(database(), ambient, keys)
    await seedPlace(service)
    const row = { ...PENALTY, CF_CFJGDM: '', CF_SJLYDM: '', CF_JDRQ: '2026-02-10', CF_CFJG: '云浮市市场监督管理局' }
    await importRows(service, 'penalty-2018', [{ ...row, CF_XDR_SHXYM: number }])
    subjectId = (await db().selectFrom('subject').select('id').executeTakeFirstOrThrow()).id
    entry = (await db().selectFrom('record').select('id').executeTakeFirstOrThrow()).id
    add('officer', 'caseOfficer', 'unit-market')
    add('stranger', 'caseOfficer', 'unit-tax')
    add('own', 'subject', '', subjectId)
    add('other', 'subject', '', 'another')
    add('admin', 'systemAdmin', 'unit-credit')
    const access = {
      findBySession: async () => undefined,
      findByBearer: async (key: string) => callers.get(key),
      allows: ({ principal }: Caller, permission: Parameters<typeof mayEverAct>[1]) =>
        mayEverAct(principal, permission),
    }
    const idempotency = keepAnswers(db(), keys, ambient)
    const routes = [
      ...attachmentRoutes(service),
      ...dutyRoutes(service),
      ...accountRoutes(service),
      ...repairApiRoutes(service),
    ]
    app = await buildApp(
      { ...inertDeps(), access, idempotency, limits: { requestsPerMinute: 10_000, uploadBytes: 30_000_000 } },
      routes,
    )
  })
  afterAll(async () => app.close())

  const call = async (
    who: string | null,
    url: string,
    payload?: object | string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const answer = await app.inject({
      method: payload === undefined ? 'GET' : 'POST',
      url,
      headers: {
        accept: 'application/json',
        'idempotency-key': randomUUID(),
        ...(who === null ? {} : { authorization: `Bearer key-of-the-caller-${who}` }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    })
    expect(answer.headers['cache-control']).toBe('no-store')
    const json: unknown = answer.json()
    const code = typeof json === 'object' && json !== null && 'code' in json ? ` ${String(json.code)}` : ''
    return `${answer.statusCode}${code}`
  }
  const send = async (
    who: string | null,
    bytes: string | Buffer,
    more: { readonly subject?: string; readonly key?: string } = {},
  ) => {
    const field =
      more.subject === undefined
        ? ''
        : `--b\r\ncontent-disposition: form-data; name="subject"\r\n\r\n${more.subject}\r\n`
    const head = `${field}--b\r\ncontent-disposition: form-data; name="file"; filename="../回单.pdf"\r\n\r\n`
    const body = Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from('\r\n--b--\r\n')])
    return call(who, '/api/v1/attachments', body, {
      'content-type': 'multipart/form-data; boundary=b',
      ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
    })
  }

  test('a file that is empty, too large, of nobody, of somebody else, or twice under one key', async () => {
    expect(await send('own', PDF)).toBe('201')
    expect(await send('own', '')).toBe('422 ATTACHMENT_EMPTY')
    expect(await send('own', Buffer.alloc(ATTACHMENT_BYTES + 1, 1))).toBe('413 ATTACHMENT_TOO_LARGE')
    // What nobody can read is kept all the same, and marked.
    expect(await send('own', Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff]))).toBe('201')
    expect(await send('officer', PDF, { subject: subjectId })).toBe('201')
    expect(await send('officer', PDF)).toBe('404 NOT_FOUND')
    expect(await send('officer', PDF, { subject: 'x'.repeat(4_000) })).toBe('404 NOT_FOUND')
    expect(await send('officer', PDF, { subject: 'a\0b' })).toBe('400 BAD_REQUEST')
    expect(await send('stranger', PDF, { subject: subjectId })).toBe('403 NOT_PERMITTED')
    expect(await send('other', PDF, { subject: subjectId })).toBe('403 NOT_PERMITTED')
    expect(await send(null, PDF, { subject: subjectId })).toBe('401 SIGN_IN_REQUIRED')
    expect(await call('own', '/api/v1/attachments', { file: 'x' })).toBe('415 TYPE_NOT_SUPPORTED')
    const key = randomUUID()
    const count = async () => (await db().selectFrom('attachment').select('ref').execute()).length
    const before = await count()
    expect(await send('own', PDF, { key })).toBe('201')
    expect(await send('own', PDF, { key })).toBe('201')
    expect(await send('own', `${PDF} `, { key })).toBe('422 KEY_REUSED')
    expect(await count()).toBe(before + 1)
  })

  test('opening a file with a wrong id, without a reason, or from outside', async () => {
    const { ref } = await db()
      .selectFrom('attachment')
      .select('ref')
      .where('kept_by', '=', 'unit-market')
      .executeTakeFirstOrThrow()
    const open = async (who: string | null, id: string, body: object) =>
      call(who, `/api/v1/attachments/${encodeURIComponent(id)}/content`, body)
    const sound = { reason: '核实异议', warned: 'yes' }
    expect(await open('officer', ref, sound)).toBe('200')
    expect(await open('officer', ref, { reason: '核实异议' })).toBe('409 ATTACHMENT_NOT_SCANNED')
    expect(await open('officer', ref, { ...sound, reason: '    ' })).toBe('422 REASONS_MISSING')
    expect(await open('officer', ref, { ...sound, reason: '长'.repeat(10_000) })).toBe('400 INPUT_INVALID')
    expect(await open('officer', ref, { ...sound, warned: true })).toBe('400 INPUT_INVALID')
    expect(await open('stranger', ref, sound)).toBe('403 NOT_PERMITTED')
    for (const id of ['../../etc', "x' or '1'='1", randomUUID()])
      expect(await open('officer', id, sound)).toBe('404 NOT_FOUND')
    expect(await open('officer', '\0', sound)).toBe('400 BAD_REQUEST')
  })

  test('clocks asked for with what no clock has', async () => {
    expect(await call('officer', '/api/v1/duties')).toBe('200')
    for (const query of [
      'state=all',
      'state=open&state=open',
      'unit=..%2F..%2Fetc',
      `unit=${'a'.repeat(101)}`,
      'unit[]=x',
      'page=2',
    ])
      expect([query, await call('officer', `/api/v1/duties?${query}`)]).toEqual([query, '400 INPUT_INVALID'])
    expect(await call('officer', '/api/v1/duties?unit=%00')).toBe('400 BAD_REQUEST')
    expect(await call('officer', '/api/v1/duties/board')).toBe('403 NOT_PERMITTED')
    expect(await call('own', '/api/v1/duties')).toBe('403 NOT_PERMITTED')
    expect(await call(null, '/api/v1/duties')).toBe('401 SIGN_IN_REQUIRED')
  })

  test('an account opened with what is empty, huge, of the wrong kind, foreign, or twice', async () => {
    const good = { login: 'new.clerk', displayName: '经办人', organisationId: 'unit-market' }
    const open = async (change: object, who: string | null = 'admin') =>
      call(who, '/api/v1/accounts', { ...good, ...change })
    expect(await open({}, 'officer')).toBe('403 NOT_PERMITTED')
    expect(await open({}, null)).toBe('401 SIGN_IN_REQUIRED')
    for (const change of [
      { login: '' },
      { login: 'a'.repeat(65) },
      { login: 7 },
      { login: ['a'] },
      { displayName: '' },
      { displayName: '名'.repeat(51) },
      { displayName: null },
      { role: 'systemAdmin' },
    ])
      expect([change, await open(change)]).toEqual([change, '400 INPUT_INVALID'])
    expect(await open({ displayName: 'a\0b' })).toBe('400 BAD_REQUEST')
    expect(await call('admin', '/api/v1/accounts', '{"login":', { 'content-type': 'application/json' })).toBe(
      '400 BAD_REQUEST',
    )
    expect(
      await call('admin', '/api/v1/accounts', `{"login":"${'x'.repeat(1_100_000)}"}`, {
        'content-type': 'application/json',
      }),
    ).toBe('413 TOO_LARGE')
    expect(await call('admin', '/api/v1/accounts', '<account/>', { 'content-type': 'application/xml' })).toBe(
      '415 TYPE_NOT_SUPPORTED',
    )
    expect(await open({ login: '110101199003074477' })).toBe('422 LOGIN_NOT_ALLOWED')
    expect(await open({ login: '李四' })).toBe('422 LOGIN_NOT_ALLOWED')
    expect(await open({ organisationId: 'unit-nowhere' })).toBe('404 NOT_FOUND')
    expect(await open({ organisationId: '', subjectId: 'nobody' })).toBe('404 NOT_FOUND')
    const twice = await Promise.all([open({}), open({})])
    expect(twice.sort()).toEqual(['201', '409 LOGIN_TAKEN'])
  })

  test('numbers tried one after the other on one entry soon find a shut door, and the right one does not open it', async () => {
    const apply = async (tried: string) =>
      call(null, '/api/v1/public/repairs', { entry, documentNumber: '伪造〔2026〕1号', number: tried })
    for (let at = 0; at < 5; at += 1) expect(await apply(syntheticUscc(20 + at, PLACE))).toBe('403 NOT_ONES_OWN')
    expect(await apply(syntheticUscc(30, PLACE))).toBe('429 TOO_MANY_REQUESTS')
    expect(await apply(number)).toBe('429 TOO_MANY_REQUESTS')
  })
})
