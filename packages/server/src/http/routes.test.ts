import { describe, expect, test } from 'vitest'
import { PERMISSIONS } from '../access/permissions.ts'
import { compileValidator } from './validation.ts'
import { allRoutes } from './feature-routes.ts'
import { inertFeatures } from './testing/inert.ts'

const routes = allRoutes(inertFeatures()).map(({ meta }) => meta)
/** What programs may write for anybody: no right is refused for want of an account. */
const WITHOUT_ACCOUNT = ['applyForRepair', 'complain', 'object', 'openOwnAccount']

describe('every declared route', () => {
  test('is there at all', () => expect(routes.length).toBeGreaterThan(15))

  test.each(routes.map((meta) => [`${meta.method} ${meta.url}`, meta] as const))('%s is declared whole', (_, meta) => {
    expect(meta.operationId).toMatch(/^[a-z][A-Za-z]+$/)
    expect(meta.summary).toMatch(/^[\p{Script=Han}\d，、（）]{2,24}$/u)
    expect(meta.permission === 'public' || meta.permission in PERMISSIONS).toBe(true)
    expect(meta.schema).toHaveProperty('params')
    if (meta.kind !== 'api') return
    expect(Object.keys(Object(meta.schema['response']))).toEqual(expect.arrayContaining(['400', '404', '500']))
    const response = Object.entries(Object(meta.schema['response'])).find(([status]) => status.startsWith('2'))?.[1]
    const content: Readonly<Record<string, { readonly schema: object }>> = Object(response).content
    const json = content['application/json']
    if (json === undefined) {
      expect(Object.values(content)).toEqual([{ schema: { type: 'string', format: 'binary' } }])
      return
    }
    const { schema } = json
    const validate = compileValidator({ schema, method: meta.method, url: meta.url, httpPart: 'body' })
    expect(validate(meta.example), 'its example fits its schema').toBe(true)
  })

  test('has an operation id and an address of its own', () => {
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length)
    expect(new Set(routes.map(({ method, url }) => `${method} ${url}`)).size).toBe(routes.length)
  })

  test('that changes the ledger is public only where a right needs no account', () => {
    const open = routes.filter(({ permission, writes }) => permission === 'public' && writes !== 'nothing')
    expect(open.map(({ operationId }) => operationId).toSorted()).toEqual(WITHOUT_ACCOUNT)
  })
})
