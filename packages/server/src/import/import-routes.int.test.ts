import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayEverAct, type Grant } from '../access/permissions.ts'
import { describeDatabases } from '../db/testing.ts'
import { exportRoutes } from '../export/export-routes.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { buildApp } from '../http/app.ts'
import type { Caller } from '../access/caller.ts'
import { inertDeps } from '../http/testing/inert.ts'
import type { Service } from '../service.ts'
import { importRoutes } from './import-routes.ts'
import { createImportQueue, type ImportQueue } from './import-use-cases.ts'
import { csvOf, PLACE, seedPlace, serviceOver } from './testing-import.ts'

function callerOf(role: Grant['role'], unitId: string): Caller {
  return {
    principal: { id: `${role}-1`, subjectId: null, grants: [{ role, unitId, jurisdiction: PLACE }], scopes: null },
    name: '测试',
    organisationId: unitId,
    organisationName: '',
    place: PLACE,
    means: 'apiKey',
  }
}
const CALLERS: Readonly<Record<string, Caller>> = {
  'exchange-of-market-1': callerOf('exchange', 'unit-market'),
  'exchange-of-labour-1': callerOf('exchange', 'unit-labour'),
  'credit-authority-001': callerOf('creditAuthority', 'unit-credit'),
}

const row = (n: number, authority: string) => ({
  ...PENALTY,
  CF_CFJG: authority,
  CF_CFJGDM: '',
  CF_SJLYDM: '',
  CF_XDR_SHXYM: syntheticUscc(n, PLACE),
  CF_XDR_MC: `云浮市测试建材有限公司${n}`,
  CF_WSH: `云测罚〔2026〕${n}号`,
  CF_JDRQ: '2026-02-10',
})

describeDatabases('import over HTTP', (fixture) => {
  let service: Service
  let queue: ImportQueue
  let app: FastifyInstance
  let keys = 0

  beforeAll(async () => {
    service = serviceOver(fixture.database(), fixture.ambient)
    await seedPlace(service)
    queue = createImportQueue(service, (_id, fault) => {
      throw fault
    })
    const access = {
      findBySession: async () => undefined,
      findByBearer: async (key: string) => CALLERS[key],
      allows: (caller: Caller, permission: Parameters<typeof mayEverAct>[1]) =>
        mayEverAct(caller.principal, permission),
    }
    app = await buildApp({ ...inertDeps(), access }, [...importRoutes(service, queue), ...exportRoutes(service)])
  })
  afterAll(async () => app.close())

  const headersOf = (key: string) => {
    keys += 1
    return { authorization: `Bearer ${key}`, 'idempotency-key': `key-${String(keys).padStart(16, '0')}` }
  }
  const get = async (key: string, url: string) => app.inject({ url, headers: headersOf(key) })
  async function send(key: string, fields: Readonly<Record<string, string>>, csv: string) {
    const parts = Object.entries(fields).map(
      ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="处罚.csv"\r\n\r\n${csv}\r\n--b--\r\n`
    const headers = { ...headersOf(key), 'content-type': 'multipart/form-data; boundary=b' }
    return app.inject({ method: 'POST', url: '/api/v1/imports', headers, payload: parts.join('') + file })
  }

  test('a file is received, followed, questioned and answered by those it concerns', async () => {
    const csv = csvOf('penalty-2018', [row(1, '云浮市市场监督管理局'), row(2, '云浮市场监管局')])
    const fields = { format: 'penalty-2018', mode: 'change' }
    const received = await send('exchange-of-market-1', fields, csv)
    expect([received.statusCode, received.json().known]).toEqual([201, false])
    const { id } = received.json<{ id: string }>()
    await queue.idle()

    const standing = await get('exchange-of-market-1', `/api/v1/imports/${id}`)
    expect(standing.json()).toMatchObject({ state: 'finished', total: 2, taken: 1, asked: 1 })
    expect((await get('exchange-of-labour-1', `/api/v1/imports/${id}`)).statusCode).toBe(404)
    const report = await get('exchange-of-market-1', `/api/v1/imports/${id}/report`)
    expect(report.json().lines).toContainEqual(expect.objectContaining({ line: 3, code: 'UNKNOWN_AUTHORITY' }))
    expect((await get('exchange-of-market-1', '/api/v1/questions')).statusCode).toBe(403)

    const [question] = (await get('credit-authority-001', `/api/v1/questions?file=${id}`)).json().questions
    const confirm = (organisationId: string) =>
      app.inject({
        method: 'POST',
        url: `/api/v1/questions/${String(question.id)}/unit`,
        headers: headersOf('credit-authority-001'),
        payload: { organisationId },
      })
    expect((await confirm('unit-nobody')).json().code).toBe('WRONG_STATE')
    expect((await confirm('unit-market')).json()).toEqual({ rerun: 1 })
    expect((await confirm('unit-market')).json().code).toBe('WRONG_STATE')

    const again = await send('exchange-of-market-1', fields, csv)
    expect(again.json()).toEqual({ id, known: true })
  })

  test('nobody imports for another unit, without a format, or without saying whole or change', async () => {
    const csv = csvOf('penalty-2018', [row(9, '云浮市市场监督管理局')])
    const fields = { format: 'penalty-2018', mode: 'change' }
    expect((await send('exchange-of-labour-1', { ...fields, unit: 'unit-market' }, csv)).statusCode).toBe(403)
    expect((await send('exchange-of-market-1', { format: 'penalty-2018' }, csv)).json().code).toBe('INPUT_INVALID')
    const unknown = (await send('exchange-of-market-1', { ...fields, format: 'x' }, csv)).json()
    expect(unknown).toMatchObject({ code: 'INPUT_INVALID', errors: [{ pointer: '/format', label: '文件类型' }] })
    expect((await send('credit-authority-001', { ...fields, unit: 'unit-market' }, csv)).statusCode).toBe(201)
    await queue.idle()
  })

  test('a table is exported to those who may, and to nobody else', async () => {
    const file = await get('credit-authority-001', '/staff/exports/penalty-2018')
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(file.body).toContain(syntheticUscc(1, PLACE))
    expect((await get('exchange-of-market-1', '/staff/exports/penalty-2018')).statusCode).toBe(403)
    expect((await get('credit-authority-001', '/staff/exports/secrets')).statusCode).toBe(404)
  })
})
