import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDate } from '@xinheng/domain/calendar/local-date'
import { keepAnswers } from '../access/kept-answers.ts'
import { openAccessPort } from '../access/access-port.ts'
import { mayEverAct, type Permission } from '../access/permissions.ts'
import { ROLES, type Role } from '../access/roles.ts'
import { describeDatabases } from '../db/testing.ts'
import { DEFAULTER, LICENCE, MIGRATED, PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticResidentId, syntheticUscc } from '../exchange/synthetic.ts'
import { openFeatures } from '../features.ts'
import { buildApp } from '../http/app.ts'
import type { Caller } from '../access/caller.ts'
import { allRoutes } from '../http/feature-routes.ts'
import type { RouteMeta } from '../http/route.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { receiveFile, runImport } from '../import/import-use-cases.ts'
import { csvOf, PLACE, seedPlace, SENDER, serviceOver, type Cells } from '../import/testing-import.ts'
import { proposeListing } from '../listing/listing-use-cases.ts'
import type { FormatId } from '../exchange/layout.ts'
import type { Service } from '../service.ts'
import { canaryName, createCanarySearch, type Canary } from './canary-forms.ts'

// Fifty synthetic persons enter by every door, then all that anybody can reach or copy is searched for them.

const PERSONS: readonly Canary[] = Array.from({ length: 50 }, (_, n) => ({
  name: canaryName(n),
  id: syntheticResidentId(n + 1),
}))
const NATURAL = PERSONS.slice(0, 17)
const REPRESENTATIVES = PERSONS.slice(17, 34)
const OPERATORS = PERSONS.slice(34)
const ENTITLED = '核对当事人身份'

const penaltyOf = ({ name, id }: Canary, n: number): Cells => ({
  ...PENALTY,
  CF_XDR_MC: name,
  CF_XDR_LB: '自然人',
  CF_XDR_SHXYM: '',
  CF_FRDB: '',
  CF_XDR_ZJLX: '身份证',
  CF_XDR_ZJHM: id,
  CF_WSH: `云测罚〔2026〕${n}号`,
  CF_SY: `${name}（${id}）销售不合格产品`,
  CF_CFJGDM: '',
  CF_SJLYDM: '',
})
const licenceOf = ({ name, id }: Canary, n: number): Cells => ({
  ...LICENCE,
  XK_XDR_MC: `云浮市测试食品有限公司${n}`,
  XK_XDR_SHXYM: syntheticUscc(n + 100, PLACE),
  XK_FRDB: name,
  XK_FR_ZJLX: '身份证',
  XK_FR_ZJHM: id,
  XK_WSH: `云许〔2026〕${n}号`,
  XK_XKJGDM: '',
  XK_LYDWDM: '',
})
const householdOf = ({ name, id }: Canary, n: number): Cells => ({
  ...penaltyOf({ name, id }, n + 500),
  CF_XDR_MC: `云城区${name}小吃店`,
  CF_XDR_LB: '个体工商户',
  CF_XDR_SHXYM: syntheticUscc(n + 200, PLACE, '92'),
  CF_FRDB: name,
})
const defaulterOf = ({ name, id }: Canary, n: number): Cells => ({
  ...DEFAULTER,
  iname: name,
  cardNum: id,
  caseCode: `（2025）粤5302执${n}号`,
  partyTypeName: '580',
  duty: `${name}支付货款`,
})
const migratedOf = ({ name, id }: Canary, n: number): Cells => ({
  ...MIGRATED,
  QY_ZTMC: name,
  QY_ZTLB: '自然人',
  QY_SHXYM: '',
  QY_ZJLX: '身份证',
  QY_ZJHM: id,
  QY_RDDWDM: '',
  QY_WSH: `云人社列〔2026〕${n}号`,
  QY_BZ: `${name} ${id}`,
})

const FILES: readonly (readonly [FormatId, readonly Cells[]])[] = [
  ['penalty-2018', [...NATURAL.map(penaltyOf), ...OPERATORS.map(householdOf)]],
  ['licence-2018', REPRESENTATIVES.map(licenceOf)],
  ['judgment-defaulters', NATURAL.slice(0, 6).map(defaulterOf)],
  ['migrated-listings', NATURAL.slice(6, 12).map(migratedOf)],
  // Rows that are refused or asked: an impossible date, a number in the code's column, a name in the unit's.
  [
    'penalty-2018',
    NATURAL.slice(12, 17).flatMap((person, n) => [
      { ...penaltyOf(person, n + 900), CF_JDRQ: '2026-02-30' },
      { ...penaltyOf(person, n + 920), CF_XDR_SHXYM: person.id },
      { ...penaltyOf(person, n + 940), CF_CFJG: `测试局${person.id}` },
      { ...penaltyOf(person, n + 960), CF_WSH: `云测罚${person.id}号` },
      { ...penaltyOf(person, n + 980), CF_JDRQ: person.id },
    ]),
  ],
]

const NOUNS: Readonly<Record<string, string>> = {
  subjects: 'select id from subject order by protected desc, id limit 3',
  listings: 'select id from listing order by id limit 4',
  entries: 'select id from listing order by id limit 4',
  matters: 'select id from matter order by id limit 3',
  checks: 'select receipt_id as id from check_item order by receipt_id limit 2',
  receipts: 'select receipt_id as id from check_item order by receipt_id limit 2',
  imports: 'select id from import_file order by id',
  questions: 'select id from question order by id limit 4',
  organisations: 'select id from organisation order by id limit 2',
}

describeDatabases('canary persons', ({ database, db, ambient, kind }) => {
  let service: Service
  let app: FastifyInstance
  let routes: readonly RouteMeta[] = []
  const logged: string[] = []
  const posted: string[] = []
  const callers = new Map<string, Caller>()

  beforeAll(async () => {
    service = serviceOver(database(), ambient)
    await seedPlace(service)
    for (const [format, rows] of FILES) {
      const bytes = async function* () {
        yield Buffer.from(csvOf(format, rows), 'utf8')
      }
      const name = `名单-${NATURAL[0]?.id}.csv`
      const file = await receiveFile(service, SENDER, { stream: bytes(), name, format, mode: 'change' })
      if (!file.ok) throw new Error(file.error.code)
      const run = await runImport(service, file.value.fileId)
      if (!run.ok) throw new Error('the file was refused')
    }
    for (const role of Object.keys(ROLES) as Role[]) {
      for (const unit of ['unit-market', 'unit-labour', 'unit-credit', 'unit-court']) {
        const scopes: readonly Permission[] | null =
          role === 'exchange' ? ['import.run', 'import.read', 'matter.check'] : null
        callers.set(`token-of-${role}-${unit}`, {
          principal: {
            id: `${role}-${unit}`,
            subjectId: null,
            grants: [{ role, unitId: unit, jurisdiction: PLACE }],
            scopes,
          },
          name: role,
          organisationId: unit,
          organisationName: unit,
          place: PLACE,
          means: role === 'exchange' ? 'apiKey' : 'bearer',
        })
      }
    }
    const features = openFeatures(service, {
      place: PLACE,
      demoAccounts: [],
      onFault: (_what, fault) => logged.push(String(fault)),
    })
    const declared = allRoutes(features)
    routes = declared.map(({ meta }) => meta)
    const access = {
      ...openAccessPort(db(), ambient),
      findByBearer: async (secret: string) => callers.get(secret),
      allows: ({ principal }: Caller, permission: Permission) => mayEverAct(principal, permission),
    }
    const deps = {
      ...inertDeps(),
      access,
      logLevel: 'info' as const,
      idempotency: keepAnswers(db(), service.keys, ambient),
    }
    app = await buildApp(deps, declared, { write: (line) => void logged.push(line) })
  }, 60_000)
  afterAll(async () => app.close())

  let search = createCanarySearch(PERSONS)
  let known = 0
  const report = (where: string, text: string): string[] => {
    if (known !== posted.length) search = createCanarySearch(PERSONS, posted)
    known = posted.length
    return search(text).map(({ form, around }) => `${where}: ${form}: ${around.replaceAll(/\s+/g, ' ')}`)
  }

  const call = async (token: string | null, method: RouteMeta['method'], url: string, payload?: object) => {
    const answer = await app.inject({
      method,
      url,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(payload === undefined ? {} : { 'idempotency-key': ambient.uuid() }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    if (payload !== undefined) posted.push(JSON.stringify(payload), JSON.stringify([url, '', payload]))
    return answer
  }
  const textOf = (answer: Awaited<ReturnType<typeof call>>) => `${JSON.stringify(answer.headers)}\n${answer.body}`

  test('enter by files', async () => {
    const { rows } = await sql<{ kind: string; count: number }>`
      select kind, count(*)::int as count from subject group by kind order by kind`.execute(db())
    const counts = Object.fromEntries(rows.map((row) => [row.kind, row.count]))
    expect(counts).toMatchObject({ naturalPerson: 17, individualBusiness: 16 })
    const listings = await sql<{ count: number }>`select count(*)::int as count from listing`.execute(db())
    expect(listings.rows[0]?.count).toBeGreaterThan(0)
  })

  test('are in no answer to what is typed about them', async () => {
    const found: string[] = []
    const clerk = 'token-of-clerk-unit-market'
    const officer = 'token-of-caseOfficer-unit-market'
    for (const { name, id } of [...NATURAL.slice(0, 3), ...OPERATORS.slice(0, 3)]) {
      const tries: [string, Promise<Awaited<ReturnType<typeof call>>>][] = [
        ['public search', call(null, 'GET', `/search?q=${id}`)],
        ['public search API', call(null, 'GET', `/api/v1/public/search?q=${id}`)],
        ['path', call(null, 'GET', `/entries/${id}`)],
        ['unknown path', call(null, 'GET', `/${id}/${encodeURIComponent(name)}`)],
        ['staff path', call(officer, 'GET', `/staff/subjects/${id}/personal`)],
        ['identifier box', call(null, 'POST', '/search/identifier', { identifier: id })],
        ['sign-in', call(null, 'POST', '/api/v1/sessions', { login: id, password: `${name}${id}` })],
        ['check', call(clerk, 'POST', '/api/v1/checks', { occasion: 'governmentProcurement', number: id })],
        ['check with a name', call(clerk, 'POST', '/api/v1/checks', { occasion: 'licence', number: id, name })],
        [
          'check with a wrong name',
          call(clerk, 'POST', '/api/v1/checks', { occasion: 'licence', number: id, name: `${name}甲` }),
        ],
        [
          'check with a wrong number',
          call(clerk, 'POST', '/api/v1/checks', { occasion: 'licence', number: `${id.slice(0, 17)}Y`, name }),
        ],
        ['reference', call(clerk, 'POST', '/api/v1/checks', { occasion: 'licence', number: id, name, reference: id })],
        ['unknown field', call(clerk, 'POST', '/api/v1/checks', { occasion: 'licence', number: id, [id]: name })],
        ['candidates', call(clerk, 'POST', '/api/v1/candidates', { name })],
        ['wrong type', call(clerk, 'POST', '/api/v1/checks', { occasion: id, number: [id], name })],
      ]
      for (const [what, asked] of tries) {
        const answer = await asked
        expect(answer.statusCode, `${what}: ${answer.body.slice(0, 300)}`).toBeLessThan(500)
        found.push(...report(`${what} ${answer.statusCode}`, textOf(answer)))
      }
    }
    expect(found).toEqual([])
  })

  test('are handed to an entitled reader who says why, and the reading is written down', async () => {
    const { rows } = await sql<{ id: string }>`
      select distinct r.subject_id as id from record r join subject s on s.id = r.subject_id
       where s.protected and r.provider_id = 'unit-market' order by 1 limit 1`.execute(db())
    const subjectId = rows[0]?.id ?? ''
    const url = `/api/v1/subjects/${subjectId}/personal`
    const officer = 'token-of-caseOfficer-unit-market'
    const count = async () => {
      const read = await sql<{ count: number }>`
        select count(*)::int as count from vault_read where reason = ${ENTITLED}`.execute(db())
      return read.rows[0]?.count ?? 0
    }
    expect(report('no reason', textOf(await call(officer, 'POST', url, {})))).toEqual([])
    expect(
      report('stranger', textOf(await call('token-of-caseOfficer-unit-labour', 'POST', url, { reason: ENTITLED }))),
    ).toEqual([])
    expect(await count()).toBe(0)
    const opened = await call(officer, 'POST', url, { reason: ENTITLED })
    expect(report('entitled', textOf(opened)).length).toBeGreaterThan(0)
    expect(await count()).toBeGreaterThan(0)
  })

  test('are on no page and in no answer or file that anybody reaches', async () => {
    const { rows: persons } = await sql<{ id: string }>`
      select distinct r.subject_id as id from record r join subject s on s.id = r.subject_id
       where s.protected order by 1 limit 2`.execute(db())
    for (const { id: subjectId } of persons) {
      await proposeListing(service, SENDER, {
        listKind: 'sanction',
        listTypeId: 'market-serious-violation',
        subjectId,
        document: {
          kind: 'penaltyDecision',
          number: '云测罚〔2026〕7号',
          date: localDate('2026-02-10'),
          authority: 'unit-market',
          effectiveOn: localDate('2026-02-20'),
        },
        conduct: { from: localDate('2026-01-10'), until: null, facts: `${NATURAL[0]?.name}的案情` },
        source: null,
      })
    }
    const ids: Record<string, readonly string[]> = {}
    for (const [noun, query] of Object.entries(NOUNS)) {
      const { rows } = await sql.raw<{ id: string }>(query).execute(db())
      ids[noun] = [...new Set(rows.map(({ id }) => id))]
    }
    const tables = [
      'licence-2018',
      'penalty-2018',
      'red-list',
      'black-list',
      'judgment-defaulters',
      'migrated-listings',
    ]
    const exports = [...tables, 'listings', 'tasks', 'feedback', 'statistics'].map((table) => `/staff/exports/${table}`)
    const start = routes
      .filter(({ method }) => method === 'GET')
      .flatMap(({ url }) => {
        const noun = /\/([\w-]+)\/:/.exec(url)?.[1] ?? ''
        return url.includes(':')
          ? (ids[noun] ?? []).map((id) => url.replace(/:\w+/, id).replaceAll(/:\w+/g, 'x'))
          : [url]
      })
    const found: string[] = []
    const entitled: string[] = []
    let pages = 0
    const seen = new Set<string>()
    for (const token of [null, ...callers.keys()]) {
      const queue = [...new Set([...start, ...exports, '/api/openapi.json'])]
      const linked = new Set(queue)
      for (let at = 0; at < queue.length && at < 220; at += 1) {
        const url = queue[at] ?? ''
        const answer = await call(token, 'GET', url)
        expect(answer.statusCode, `${token} ${url}: ${answer.body.slice(0, 200)}`).toBeLessThan(500)
        if (answer.statusCode === 401 || answer.statusCode === 403 || answer.statusCode === 404) continue
        pages += 1
        for (const [, href = ''] of answer.body.matchAll(/href="(\/[^"#]*)/g)) {
          const link = href.replaceAll('&amp;', '&')
          if (!link.startsWith('/assets/') && !linked.has(link)) {
            linked.add(link)
            queue.push(link)
          }
        }
        if (seen.has(answer.body)) continue
        seen.add(answer.body)
        const here = report(`${token} ${url}`, `${url}\n${textOf(answer)}`)
        if (here.length > 0 && /\/errors$|\/exports\//.test(url)) entitled.push(...here)
        else found.push(...here)
      }
    }
    expect(pages).toBeGreaterThan(400)
    expect([...found, ...entitled]).toEqual([])
  }, 60_000)

  test('are in no log line, no table, and no file of the data folder', async () => {
    const found = report('log', logged.join('\n'))
    const { rows } = await sql<{ name: string }>`
      select quote_ident(table_name) as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db())
    for (const { name } of rows) {
      const dump = await sql.raw<{ text: string }>(`select t::text as text from ${name} t`).execute(db())
      found.push(...report(`table ${name}`, dump.rows.map(({ text }) => text).join('\n')))
    }
    if (kind === 'pglite') {
      const folder = Buffer.from(await (await database().dumpDataFolder()).arrayBuffer())
      found.push(
        ...report('database folder', folder.toString('latin1')),
        ...report('database folder', folder.toString('utf8')),
      )
    }
    for (const file of readdirSync(service.dataDir, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue
      const bytes = readFileSync(path.join(file.parentPath, file.name))
      found.push(...report(`file ${file.name}`, `${file.name}\n${bytes.toString('utf8')}`))
    }
    expect(rows.length).toBeGreaterThan(30)
    expect(found).toEqual([])
  }, 60_000)
})
