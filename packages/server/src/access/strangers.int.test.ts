import type { FastifyInstance } from 'fastify'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { openFeatures } from '../features.ts'
import { buildApp } from '../http/app.ts'
import type { Caller } from './caller.ts'
import { allRoutes } from '../http/feature-routes.ts'
import type { RouteMeta } from '../http/route.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { proposeListing } from '../listing/listing-use-cases.ts'
import { openMatter } from '../matter/matter-use-cases.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { publishBaseline } from '../rulebook/law-text-use-cases.ts'
import { createService } from '../service.ts'
import { resolveSubject } from '../subject/subject-use-cases.ts'
import { openAccessPort } from './access-port.ts'
import { createPassingKeys } from './keys.ts'
import { mayEverAct, type Permission } from './permissions.ts'
import { ROLES, type Role } from './roles.ts'

const HOME = { unit: 'home', place: '445300' }
const AWAY = { unit: 'away', place: '510400' }
/** What the administrators may do, they may do everywhere. */
const EVERYWHERE: readonly Role[] = ['systemAdmin', 'securityAdmin', 'auditor']
const roles = (Object.keys(ROLES) as Role[]).filter((role) => !EVERYWHERE.includes(role))

function callerOf(role: Role, { unit, place }: typeof HOME): Caller {
  const scopes: readonly Permission[] | null =
    role === 'exchange' ? ['import.run', 'import.read', 'matter.check'] : null
  const subjectId = role === 'subject' ? `subject-of-${unit}` : null
  return {
    principal: { id: `${role}@${unit}`, subjectId, grants: [{ role, unitId: unit, jurisdiction: place }], scopes },
    name: role,
    organisationId: unit,
    organisationName: unit,
    place,
    means: role === 'exchange' ? 'apiKey' : 'bearer',
  }
}

interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly minimum?: number
  readonly minLength?: number
  readonly format?: string
}

/** A body that a schema takes, so that a request gets past the fields to the question of reach. */
function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.anyOf !== undefined) return sampleOf(schema.anyOf[0] ?? {})
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}))
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    case undefined:
    default:
      return schema.format === 'date' ? '2026-03-02' : 'x'.repeat(Math.max(schema.minLength ?? 1, 1))
  }
}

describeDatabases('strangers of the same role', ({ database, db, ambient }) => {
  let app: FastifyInstance
  let routes: readonly RouteMeta[] = []
  const callers = new Map<string, Caller>()
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    const keys = createPassingKeys(ambient)
    const service = createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
    const acting = { officerId: 'proposer', organisationId: HOME.unit, place: HOME.place }
    await publishBaseline(service, { ...acting, officerId: 'law-1' }, { ...acting, officerId: 'law-2' })
    for (const { unit, place } of [HOME, AWAY]) {
      const act = { act: 'register', name: `${unit}应急管理局`, place, departments: ['应急管理部门'] } as const
      await actOnOrganisation(service, { ...acting, organisationId: unit, place }, unit, act)
    }
    const subject = {
      kind: 'enterprise',
      name: '虚构甲公司',
      identifiers: [{ type: 'uscc', number: '91445300MA00000012' }],
      evidence: 'file:1',
      on: localDate('2020-01-01'),
    } as const
    const known = await resolveSubject(service, acting, subject)
    if (!known.ok) throw new Error(known.error.code)
    const document = {
      kind: 'penaltyDecision',
      number: '应急罚〔2026〕1号',
      date: localDate('2026-02-10'),
      authority: HOME.unit,
      effectiveOn: localDate('2026-02-20'),
    } as const
    const listing = await proposeListing(service, acting, {
      listKind: 'sanction',
      listTypeId: 'work-safety',
      subjectId: known.value,
      document,
      conduct: { from: localDate('2026-01-10'), until: null, facts: '合成的案情' },
      source: null,
    })
    if (!listing.ok) throw new Error(JSON.stringify(listing.error))
    const opening = { occasion: 'licence', place: HOME.place, decider: null, moments: null, reference: null } as const
    const matter = await openMatter(service, acting, opening)
    if (!matter.ok) throw new Error(JSON.stringify(matter.error))
    Object.assign(ids, {
      subjects: known.value,
      listings: listing.value.id,
      matters: matter.value.id,
      organisations: HOME.unit,
    })
    for (const role of roles) {
      callers.set(`home-token-of-${role}`, callerOf(role, HOME))
      callers.set(`away-token-of-${role}`, callerOf(role, AWAY))
    }
    const declared = allRoutes(openFeatures(service, { place: '445300', demoAccounts: [], onFault: () => undefined }))
    routes = declared
      .map(({ meta }) => meta)
      .filter(({ url, permission, kind, method }) => {
        const what = /\/(\w+)\/:id/.exec(url)?.[1] ?? ''
        return permission !== 'public' && ids[what] !== undefined && (kind === 'api' || method === 'GET')
      })
    const access = { ...openAccessPort(db(), ambient), findByBearer: async (secret: string) => callers.get(secret) }
    app = await buildApp({ ...inertDeps(), access }, declared)
  }, 60_000)
  afterAll(async () => app.close())

  const call = async ({ method, url, schema }: RouteMeta, from: 'home' | 'away', role: Role) => {
    const what = /\/(\w+)\/:id/.exec(url)?.[1] ?? ''
    const body = schema['body'] === undefined ? undefined : (sampleOf(schema['body'] as Schema) as object)
    const answer = await app.inject({
      method,
      url: url.replace(':id', ids[what] ?? '').replaceAll(/:\w+/g, 'x-1'),
      headers: {
        accept: 'application/problem+json',
        authorization: `Bearer ${from}-token-of-${role}`,
        'idempotency-key': ambient.uuid(),
        'if-match': '"1"',
      },
      ...(body === undefined ? {} : { payload: body }),
    })
    return answer.statusCode
  }

  test.each(roles)('%s of another unit and place reaches nothing of this one', async (role) => {
    const reached: string[] = []
    for (const meta of routes) {
      if (meta.permission === 'public' || !mayEverAct(callerOf(role, AWAY).principal, meta.permission)) continue
      const status = await call(meta, 'away', role)
      if (status !== 403 && status !== 404) reached.push(`${meta.method} ${meta.url}: ${status}`)
    }
    expect(reached).toEqual([])
  })

  test.each([
    ['caseOfficer', '/api/v1/listings/:id'],
    ['clerk', '/api/v1/listings/:id'],
    ['creditAuthority', '/staff/organisations/:id/name'],
    ['caseOfficer', '/staff/subjects/:id/code-confirmation'],
    ['clerk', '/staff/matters/:id/closing'],
  ] as const)('%s of the unit itself does reach %s', async (role, url) => {
    const meta = routes.find((each) => each.method === 'GET' && each.url === url)
    if (meta === undefined) throw new Error(`no route ${url}`)
    expect(await call(meta, 'home', role)).toBe(200)
  })
})
