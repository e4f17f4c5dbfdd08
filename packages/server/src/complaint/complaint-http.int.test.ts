import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAccessPort } from '../access/access-port.ts'
import { grantRole, openAccount } from '../access/accounts.ts'
import type { Caller } from '../access/caller.ts'
import { createPassingKeys } from '../access/keys.ts'
import type { Role } from '../access/roles.ts'
import { signIn } from '../access/sign-in.ts'
import { describeDatabases } from '../db/testing.ts'
import { openFeatures } from '../features.ts'
import { buildApp } from '../http/app.ts'
import { allRoutes } from '../http/feature-routes.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { actOnObjection, takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import { FIVE, listSerious, officerOf, openFive } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'

const { PANZHIHUA, PUYANG } = FIVE
const OFFICE = `office-${PANZHIHUA}`
const PASSWORD = '春风又绿江南岸-明月-42-还'

describeDatabases('complaints over HTTP', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const callers = new Map<string, Caller>()
  let app: FastifyInstance
  let firm = ''
  let requests = 0

  const enrol = async (login: string, role: Role, unitId: string, place: string) => {
    await db()
      .transaction()
      .execute(async (tx) => {
        const account = { login, displayName: login, organisationId: unitId, kind: 'officer', subjectId: null } as const
        const opened = await openAccount(tx, ambient, { ...account, password: PASSWORD, mustChange: false }, 'admin')
        const grant = { accountId: valueOf(opened), role, unitId, jurisdiction: place }
        await grantRole(tx, ambient, grant, 'admin')
      })
    const entered = valueOf(await signIn(db(), ambient, { login, password: PASSWORD, address: '10.0.0.1' }))
    const caller = await openAccessPort(db(), ambient).findByBearer(entered.token)
    if (caller === undefined) throw new Error(login)
    callers.set(`a-token-of-the-officer-${login}`, caller)
  }
  const call = async (method: 'GET' | 'POST', url: string, who: string | null, payload?: object, version?: number) =>
    app.inject({
      method,
      url,
      headers: {
        accept: url.startsWith('/api/') ? 'application/json' : 'text/html',
        ...(who === null ? {} : { authorization: `Bearer a-token-of-the-officer-${who}` }),
        ...(payload === undefined
          ? {}
          : { 'idempotency-key': `complaint-http-${String((requests += 1)).padStart(6, '0')}` }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(payload === undefined ? {} : { payload }),
    })

  beforeAll(async () => {
    ambient.setToday('2026-06-01')
    firm = await openFive(service())
    await staffUnits(service(), Object.values(FIVE))
    const admin = officerOf(OFFICE, 'admin', PANZHIHUA)
    const name = '社会信用体系建设联席会议办公室'
    valueOf(
      await actOnOrganisation(service(), admin, OFFICE, { act: 'register', name, place: PANZHIHUA, departments: [] }),
    )
    const role = { act: 'grantRole', role: 'jointConferenceOffice', place: PANZHIHUA } as const
    valueOf(await actOnOrganisation(service(), admin, OFFICE, role))
    await enrol('office', 'jointConferenceOffice', OFFICE, PANZHIHUA)
    await enrol('maker', 'caseDecider', `maker-${PANZHIHUA}`, PANZHIHUA)
    await enrol('stranger', 'caseDecider', `maker-${PUYANG}`, PUYANG)
    const access = { ...openAccessPort(db(), ambient), findByBearer: async (secret: string) => callers.get(secret) }
    const features = openFeatures(service(), { place: PANZHIHUA, demoAccounts: [], onFault: () => undefined })
    app = await buildApp({ ...inertDeps(), access }, allRoutes(features))
  }, 120_000)
  afterAll(async () => app.close())

  test('攀枝花: from the receipt of the objection to the answer of the office', async () => {
    const listingId = await listSerious(service(), PANZHIHUA, firm)
    const objection = plainObjection(listingId, { subjectId: firm })
    const { folded, queryCode } = valueOf(await takeObjection(service(), null, PANZHIHUA, objection))
    const complaint = {
      number: folded.state.receiptNumber,
      code: queryCode,
      ground: 'factsWrong',
      text: '答复没有回应证据',
    }
    const verifier = officerOf(`maker-${PANZHIHUA}`, 'verifier-1', PANZHIHUA)
    const reject = {
      act: 'decide',
      outcome: 'rejected',
      remedies: [],
      statement: '',
      reasons: '属实',
      letter: null,
    } as const
    valueOf(await actOnObjection(service(), verifier, folded.id, reject))

    const wrong = await call('POST', '/api/v1/public/complaints', null, { ...complaint, code: 'AAAA-BBBB' })
    expect([wrong.statusCode, wrong.json().code]).toEqual([404, 'DISPUTED_THING_UNKNOWN'])
    const taken = await call('POST', '/api/v1/public/complaints', null, complaint)
    expect([taken.statusCode, taken.json().receivedOn]).toEqual([201, '2026-06-01'])
    const again = await call('POST', '/api/v1/public/complaints', null, complaint)
    expect([again.statusCode, again.json().code]).toEqual([409, 'COMPLAINT_OPEN'])

    const inbox = await call('GET', '/staff/complaints', 'office')
    expect(inbox.body).toContain(taken.json().receiptNumber)
    const id = /\/staff\/complaints\/([0-9a-f-]{36})/.exec(inbox.body)?.[1] ?? ''
    const page = await call('GET', `/staff/complaints/${id}`, 'office')
    expect(page.body).toContain('未规定天数，已 0 日')
    expect(page.body).toContain('尚未召集相关部门研究')
    expect((await call('GET', `/staff/complaints/${id}`, 'stranger')).statusCode).toBe(404)
    expect((await call('GET', '/staff/complaints', 'maker')).body).not.toContain(taken.json().receiptNumber)

    const called = await call(
      'POST',
      `/api/v1/complaints/${id}/departments`,
      'office',
      { departments: `maker-${PANZHIHUA}` },
      1,
    )
    expect(called.statusCode).toBe(200)
    const decision = { outcome: 'upheld', remedies: 'voidEntry', reasons: '认定的事实有误' }
    expect((await call('POST', `/api/v1/complaints/${id}/decision`, 'maker', decision, 2)).statusCode).toBe(404)
    const stale = await call('POST', `/api/v1/complaints/${id}/decision`, 'office', decision, 1)
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'CASE_CHANGED_MEANWHILE'])
    expect((await call('POST', `/api/v1/complaints/${id}/decision`, 'office', decision, 2)).statusCode).toBe(200)
    expect((await findListing(service(), listingId))?.state).toMatchObject({ kind: 'released', reason: 'corrected' })
    const papers = await db().selectFrom('notice').select('kind').where('subject_id', '=', firm).execute()
    expect(papers.map(({ kind }) => kind)).toContain('complaintReply')
    expect((await call('GET', '/complaints/new', null)).body).toContain('提出投诉')
  })

  test('a lawsuit is recorded, stayed and decided over the API, with no objection before it', async () => {
    const listingId = await listSerious(service(), PANZHIHUA, firm)
    const lawsuit = {
      entry: listingId,
      kind: 'litigation',
      reviewed: 'act',
      organ: '某铁路运输法院',
      caseNumber: '（2026）行初9号',
      filedOn: '2026-05-29',
    }
    const recorded = await call('POST', '/api/v1/reviews/new', 'maker', lawsuit)
    expect(recorded.statusCode).toBe(201)
    const { id } = recorded.json<{ id: string }>()
    const stay = { number: '停执1号', date: '2026-06-01' }
    expect((await call('POST', `/api/v1/reviews/${id}/stay`, 'stranger', stay, 1)).statusCode).toBe(404)
    expect((await call('POST', `/api/v1/reviews/${id}/stay`, 'office', stay, 1)).statusCode).toBe(200)
    expect((await call('GET', `/staff/reviews/${id}`, 'maker')).body).toContain('审理中，停止执行')
    const outcome = {
      outcome: 'annulled',
      number: '判1号',
      date: '2026-06-01',
      effectiveOn: '2026-06-02',
      reasons: '撤销',
    }
    const early = await call('POST', `/api/v1/reviews/${id}/outcome`, 'maker', outcome, 2)
    expect([early.statusCode, early.json().code]).toEqual([422, 'DOCUMENT_NOT_EFFECTIVE'])
    const done = await call(
      'POST',
      `/api/v1/reviews/${id}/outcome`,
      'maker',
      { ...outcome, effectiveOn: '2026-06-01' },
      2,
    )
    expect(done.statusCode).toBe(200)
    expect((await call('GET', `/entries/${listingId}`, null)).statusCode).toBe(410)
  })

  test('濮阳县: a unit that finds an error reports it, the provider verifies, and the entry falls', async () => {
    const listingId = await listSerious(service(), PUYANG, firm)
    const finder = officerOf(`finance-${PUYANG}`, 'finder-1', PUYANG)
    const report = plainObjection(listingId, { by: { kind: 'unit' }, channel: 'counter' })
    const { folded } = valueOf(await takeObjection(service(), finder, PUYANG, report))
    expect(folded.state).toMatchObject({ raiser: { kind: 'unit' }, verifier: `maker-${PUYANG}` })
    const provider = officerOf(`maker-${PUYANG}`, 'verifier-2', PUYANG)
    const uphold = {
      act: 'decide',
      outcome: 'upheld',
      remedies: ['voidEntry'],
      statement: '',
      reasons: '查实有误',
      letter: null,
    } as const
    valueOf(await actOnObjection(service(), provider, folded.id, uphold))
    expect((await findListing(service(), listingId))?.state).toMatchObject({ kind: 'released', reason: 'corrected' })
  })
})
