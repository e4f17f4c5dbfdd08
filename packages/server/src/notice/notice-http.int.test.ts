import { afterAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { Caller } from '../access/caller.ts'
import { openAccessPort } from '../access/access-port.ts'
import { createPassingKeys } from '../access/keys.ts'
import type { Role } from '../access/roles.ts'
import { describeDatabases } from '../db/testing.ts'
import { transact } from '../db/transact.ts'
import { openFeatures } from '../features.ts'
import { buildApp } from '../http/app.ts'
import { allRoutes } from '../http/feature-routes.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { officer, openCounty, PUYANG, registerFirm, valueOf } from '../matter/testing-county.ts'
import { createService } from '../service.ts'
import { issueNotice } from './notice-use-cases.ts'

describeDatabases('papers over HTTP', ({ database, db, ambient }) => {
  let app: FastifyInstance | undefined
  afterAll(async () => app?.close())

  test('the page, the PDF and the interface give a paper to its own, and 404 to strangers', async () => {
    const keys = createPassingKeys(ambient)
    const service = createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
    ambient.setToday('2026-03-02')
    await openCounty(service)
    const subjectId = await registerFirm(service, '91440300MA5DA1234X', '示例县华兴建筑工程有限公司')
    const law = await service.law(db(), ambient.today())
    const issued = await transact(db(), async (tx) => {
      const text = await service.vault.sealValue(tx, { subjectId, purpose: 'statement', plaintext: '更正的内容' })
      return issueNotice(service, tx, officer('finance'), law, {
        kind: 'erratum',
        subjectId,
        about: { stream: 'redress', id: 'r-1' },
        place: PUYANG,
        parts: { statement: text.ref },
        basis: [{ document: 'PY', clause: '五(五)' }],
      })
    })
    const { id } = valueOf(issued)
    const callers: Readonly<Record<string, readonly [Role, string, string | null]>> = {
      'token-of-the-issuer': ['caseOfficer', 'finance', null],
      'token-of-a-stranger': ['caseOfficer', 'court', null],
      'token-of-the-addressee': ['subject', 'finance', subjectId],
      'token-of-another-firm': ['subject', 'finance', 'another'],
    }
    const findByBearer = async (secret: string): Promise<Caller | undefined> => {
      const who = callers[secret]
      if (who === undefined) return undefined
      const [role, unitId, subject] = who
      const grants = [{ role, unitId, jurisdiction: PUYANG }]
      return {
        principal: { id: secret, subjectId: subject, grants, scopes: null },
        name: secret,
        organisationId: unitId,
        organisationName: unitId,
        place: PUYANG,
        means: 'bearer',
      }
    }
    const features = openFeatures(service, { place: PUYANG, demoAccounts: [], onFault: () => undefined })
    const access = { ...openAccessPort(db(), ambient), findByBearer }
    app = await buildApp({ ...inertDeps(), access }, allRoutes(features))
    const get = async (token: string, url: string) =>
      app?.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })

    for (const token of ['token-of-the-issuer', 'token-of-the-addressee']) {
      expect((await get(token, `/notices/${id}`))?.body).toContain('更正的内容')
      const pdf = await get(token, `/notices/${id}/pdf`)
      expect([pdf?.statusCode, pdf?.headers['content-type'], pdf?.body.slice(0, 5)]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ])
      const told = (await get(token, `/api/v1/notices/${id}`))?.json<{ readonly pdf: string }>()
      expect(told).toMatchObject({ kind: 'erratum', servedOn: null, pdf: `/api/v1/notices/${id}/pdf` })
      const file = await get(token, told?.pdf ?? '')
      expect([file?.statusCode, file?.headers['content-type'], file?.rawPayload.subarray(0, 5).toString()]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ])
      expect(file?.headers['content-disposition']).toMatch(/filename\*=UTF-8''notice-410928-20260302-/)
    }
    for (const [token, wrong, status] of [
      ['token-of-the-issuer', 'no-such-paper', 404],
      ['token-of-the-issuer', 'a%20b', 404],
      ['token-of-the-issuer', 'x'.repeat(65), 404],
      ['token-of-nobody', id, 401],
    ] as const) {
      const answer = await get(token, `/api/v1/notices/${wrong}/pdf`)
      expect(answer?.statusCode, wrong).toBe(status)
      expect(answer?.headers['content-type']).toContain('application/problem+json')
    }
    const post = async (payload: Readonly<Record<string, string>>) =>
      app?.inject({
        method: 'POST',
        url: `/api/v1/notices/${id}/service`,
        headers: {
          authorization: 'Bearer token-of-the-issuer',
          'if-match': '"1"',
          'idempotency-key': `0123456789abcdef-${payload['servedOn']}`,
        },
        payload,
      })
    const given = { channel: 'inPerson', kind: 'receipt', evidence: '回证 1' }
    const nowhere = await post({ ...given, servedOn: '2026-02-30' })
    expect([nowhere?.statusCode, nowhere?.body]).toEqual([400, expect.stringContaining('送达日期')])
    expect(nowhere?.body).toContain('应为存在的日期')
    expect((await get('token-of-the-issuer', `/api/v1/notices/${id}`))?.json()).toMatchObject({ servedOn: null })
    for (const token of ['token-of-a-stranger', 'token-of-another-firm']) {
      for (const url of [
        `/notices/${id}`,
        `/notices/${id}/pdf`,
        `/api/v1/notices/${id}`,
        `/api/v1/notices/${id}/pdf`,
        `/staff/notices/${id}`,
      ]) {
        expect((await get(token, url))?.statusCode, `${token} ${url}`).toBe(404)
      }
    }
    expect((await get('token-of-the-issuer', `/staff/notices/${id}`))?.body).toContain('尚未送达过')
    expect((await get('token-of-the-issuer', '/staff/notices'))?.body).toContain('更正（消除影响）告知书')
    expect((await app.inject({ method: 'GET', url: '/notices' })).body).toContain('查验告知书')
  })
})
