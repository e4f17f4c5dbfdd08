import type { FastifyInstance } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import { openAccessPort } from '../access/access-port.ts'
import { describeDatabases } from '../db/testing.ts'
import { openFeatures } from '../features.ts'
import { buildApp } from '../http/app.ts'
import { allRoutes } from '../http/feature-routes.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { actOnListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { FIVE, officerOf, openFive } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { listEntry } from './testing-entries.ts'

describeDatabases('a released entry over HTTP', ({ database, db, ambient }) => {
  let app: FastifyInstance | undefined
  afterAll(async () => app?.close())

  test('was there, is gone for the page and the interface, and stands on the feed by its number alone', async () => {
    const service = createService({
      database: database(),
      ambient,
      keys: createPassingKeys(ambient),
      dataDir: '/nowhere',
    })
    ambient.setToday('2026-03-02')
    await openFive(service)
    const [place, determiner] = [FIVE.YUNFU, `maker-${FIVE.YUNFU}`]
    const id = await listEntry(service, ambient, { place, determiner, received: true, number: 41 })
    const features = openFeatures(service, { place, demoAccounts: [], onFault: () => undefined })
    const server = await buildApp({ ...inertDeps(), access: openAccessPort(db(), ambient) }, allRoutes(features))
    app = server
    const get = async (url: string) => server.inject({ method: 'GET', url })
    const both = [`/entries/${id}`, `/api/v1/public/entries/${id}`]
    for (const url of both) expect((await get(url)).statusCode, url).toBe(200)

    const release = { act: 'release', texts: { reasons: '依据已撤销' }, reason: 'withdrawn' } as const
    const upstream = {
      act: 'recordUpstreamRelease',
      texts: {},
      reason: 'withdrawn',
      releasedOn: ambient.today(),
    } as const
    ambient.setToday('2026-05-06')
    const by = officerOf(determiner, 'officer-1', place)
    expect(await actOnListing(service, by, id, release)).toMatchObject({ ok: false })
    valueOf(await actOnListing(service, by, id, upstream))
    for (const url of both) {
      const gone = await get(url)
      expect(gone.statusCode, url).toBe(410)
      expect(gone.body).not.toContain('合成建筑工程有限公司')
    }
    const feed = await get('/releases.json')
    expect(feed.json()).toMatchObject({ items: [{ entry: id, ended: 'entry', reason: 'withdrawn' }] })
    const atom = await get('/releases.atom')
    expect(atom.body).toContain(`条目 ${id} 已移出（依据撤销或者变更）`)
    for (const { body } of [feed, atom]) expect(body).not.toContain('合成建筑工程有限公司')
  })
})
