import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccessPort } from '../access/access-port.ts'
import type { Caller } from '../access/caller.ts'
import { describeDatabases } from '../db/testing.ts'
import { openFeatures } from '../features.ts'
import { buildApp } from '../http/app.ts'
import { allRoutes } from '../http/feature-routes.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { PLACE, serviceOver } from '../import/testing-import.ts'
import { buildProgram } from './program.ts'

const official = (id: string): Caller => ({
  principal: {
    id,
    subjectId: null,
    grants: [{ role: 'creditAuthority', unitId: 'unit-credit', jurisdiction: PLACE }],
    scopes: null,
  },
  name: id,
  organisationId: 'unit-credit',
  organisationName: '云浮市信用办',
  place: PLACE,
  means: 'bearer',
})

describeDatabases('the texts that ship, on a new installation', ({ database, db, ambient }) => {
  let app: FastifyInstance
  let server = ''

  beforeAll(async () => {
    const service = serviceOver(database(), ambient)
    const access = { ...openAccessPort(db(), ambient), findByBearer: async (token: string) => official(token) }
    const features = openFeatures(service, { place: PLACE, demoAccounts: [], onFault: () => undefined })
    app = await buildApp({ ...inertDeps(), access }, allRoutes(features))
    server = await app.listen({ port: 0, host: '127.0.0.1' })
  }, 60_000)
  afterAll(async () => app.close())

  const run = async (officer: string, act: 'propose' | 'publish'): Promise<readonly string[]> => {
    let said = ''
    const write = (text: string) => void (said += text)
    const env = { XINHENG_SERVER: server, XINHENG_API_KEY: officer }
    const program = buildProgram({ ambient, env, cwd: '/', write, warn: write, width: 160 })
    await program.parseAsync(['admin', 'shipped', act], { from: 'user' })
    return said.split('\n').filter((line) => line !== '')
  }

  test('one official proposes them all, another publishes them, and a second time nothing is left to do', async () => {
    const proposed = await run('session-of-official-a', 'propose')
    expect(proposed.map((line) => line.split(' ')[1])).toEqual(expect.arrayContaining(['规则表', '措施目录', '节假日']))
    expect(await run('session-of-official-a', 'propose')).toEqual([])
    await expect(run('session-of-official-a', 'publish')).rejects.toThrow('SAME_HANDS')
    expect(await run('session-of-official-b', 'publish')).toHaveLength(proposed.length)
    expect(await run('session-of-official-b', 'publish')).toEqual([])
    const kept = await db().selectFrom('rulebook_version').select('effective_from').execute()
    expect(kept.map((row) => row.effective_from)).toEqual([ambient.today()])
  }, 60_000)
})
