import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPassingKeys } from '../access/keys.ts'
import type { Caller } from '../access/caller.ts'
import { mayEverAct, type Permission } from '../access/permissions.ts'
import { describeDatabases } from '../db/testing.ts'
import { buildApp } from '../http/app.ts'
import { VISIT_COOKIE } from '../http/caller.ts'
import { csrfToken } from '../http/csrf.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { findListing } from '../listing/listing-use-cases.ts'
import { valueOf } from '../matter/testing-county.ts'
import { hashCode } from '../notice/paper-code-views.ts'
import { takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection, staffUnits } from '../objection/testing-objections.ts'
import { FIVE, listSerious, openFive } from '../repair/testing-repair.ts'
import { createService } from '../service.ts'
import { complaintPortalRoutes } from './complaint-portal-routes.ts'
import { findComplaint } from './complaint-use-cases.ts'

const { YUNFU, PANZHIHUA } = FIVE
const PAPER = 'PAPR-CODE-2345'
const SAID = { ground: 'factsWrong', text: '合成的事实与本单位无关' } as const

interface Part {
  readonly name: string
  readonly value: string
  readonly fileName?: string
}

describeDatabases('complaints on the public site', ({ database, db, ambient }) => {
  const keys = createPassingKeys(ambient)
  const service = () => createService({ database: database(), ambient, keys, dataDir: '/nowhere' })
  const callers = new Map<string, Caller>()
  let app: FastifyInstance
  let firm = ''
  let entry = ''

  const signIn = (token: string, subjectId: string) => {
    const grants = [{ role: 'subject', unitId: '', jurisdiction: YUNFU }] as const
    const principal = { id: token, subjectId, grants, scopes: null }
    const rest = { name: '合成主体', organisationId: '', organisationName: '', place: YUNFU, means: 'bearer' } as const
    callers.set(token, { principal, ...rest })
  }
  const api = async (body: object, token: string | null = null) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/public/complaints',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        'idempotency-key': ambient.uuid(),
      },
      payload: body,
    })
  const form = async (parts: readonly Part[]) => {
    const token: Part = { name: '_csrf', value: csrfToken(new Uint8Array(32), 'visit-1') }
    const payload = [token, ...parts].map(({ name, value, fileName }) => {
      const file = fileName === undefined ? '' : `; filename="${fileName}"`
      return `--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
    })
    return app.inject({
      method: 'POST',
      url: '/complaints/new',
      headers: { 'content-type': 'multipart/form-data; boundary=b', cookie: `${VISIT_COOKIE}=visit-1` },
      payload: `${payload.join('')}--b--\r\n`,
    })
  }
  const read = async (url: string, token: string | null) =>
    app.inject({ method: 'GET', url, headers: token === null ? {} : { authorization: `Bearer ${token}` } })
  const partsOf = (fields: Readonly<Record<string, string>>): readonly Part[] =>
    Object.entries(fields).map(([name, value]) => ({ name, value }))
  const complaintOf = async (listingId: string) => {
    const rows = await db().selectFrom('complaint').select('id').where('listing_id', '=', listingId).execute()
    return (await findComplaint(service(), rows[0]?.id ?? ''))?.state
  }

  beforeAll(async () => {
    ambient.setToday('2026-06-01')
    firm = await openFive(service())
    await staffUnits(service(), Object.values(FIVE))
    signIn('firm-token-000001', firm)
    signIn('other-token-00001', 'another-subject')
    // A paper that was served: here the receipt of an objection about another entry, with a code known to the test.
    const other = await listSerious(service(), YUNFU, firm)
    valueOf(await takeObjection(service(), null, YUNFU, plainObjection(other, { subjectId: firm })))
    const paper = await db().selectFrom('notice').select('id').where('subject_id', '=', firm).executeTakeFirstOrThrow()
    await db()
      .updateTable('notice')
      .set({ code_hash: hashCode(keys, PAPER) })
      .where('id', '=', paper.id)
      .execute()
    entry = await listSerious(service(), YUNFU, firm)
    const access = {
      findBySession: async () => undefined,
      findByBearer: async (token: string) => callers.get(token),
      allows: ({ principal }: Caller, permission: Permission) => mayEverAct(principal, permission),
    }
    app = await buildApp({ ...inertDeps(), access }, complaintPortalRoutes(service()))
  }, 120_000)
  afterAll(async () => app.close())

  test('云浮: the form asks about the entry itself, and says what proves who complains', async () => {
    const blank = await read(`/complaints/new?entry=${entry}`, null)
    expect([blank.statusCode, blank.body.includes('异议受理号'), blank.body.includes('文书上的校验码')]).toEqual([
      200,
      false,
      true,
    ])
    const unproved = await form(partsOf({ entry, ...SAID, paperCode: 'WRONG-CODE' }))
    expect([unproved.statusCode, unproved.body.includes('没有证明是谁投诉')]).toEqual([422, true])
    const unknown = await api({ entry: 'nothing', ...SAID, paperCode: PAPER })
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'DISPUTED_THING_UNKNOWN'])
    const foreign = await api({ entry, ...SAID }, 'other-token-00001')
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'NOT_ONES_OWN'])
    expect(await complaintOf(entry)).toBeUndefined()
  })

  test('an agent complains without an account, by a served paper, with his authority and evidence as files', async () => {
    const bare = await form(partsOf({ entry, ...SAID, paperCode: PAPER, agent: '合成代理人' }))
    expect([bare.statusCode, bare.body.includes('授权')]).toEqual([422, true])
    const authority: Part = { name: 'authority', fileName: '授权委托书.txt', value: '合成的授权' }
    const evidence: Part = { name: 'evidence', fileName: '证据.txt', value: '合成的证据' }
    const empty: Part = { name: 'evidenceMore', fileName: '空白.txt', value: '' }
    const fields = partsOf({ entry, ...SAID, paperCode: PAPER, agent: '合成代理人' })
    const receipt = await form([...fields, authority, evidence, empty])
    expect([receipt.statusCode, receipt.body.includes('2026-06-01')]).toEqual([200, true])
    expect(receipt.body).toContain('空白.txt')
    const complaint = await complaintOf(entry)
    expect(complaint).toMatchObject({
      kind: 'received',
      objectionId: null,
      subjectId: firm,
      raiser: { kind: 'agent' },
      target: { kind: 'listing', listingId: entry },
      handler: `maker-${YUNFU}`,
    })
    expect(complaint?.evidence).toHaveLength(1)
    const state = (await findListing(service(), entry))?.state
    expect(state?.kind === 'listed' && state.disputes).toMatchObject([{ stage: 'complaint', until: null }])
  })

  test('its subject, signed in, sees it under /my/complaints, and nobody else does', async () => {
    const id = (await complaintOf(entry))?.complaintId ?? ''
    const own = await read(`/my/complaints/${id}`, 'firm-token-000001')
    expect(own.statusCode).toBe(200)
    expect(own.body).toContain('代理人，已提交授权证明')
    expect(own.body).toContain('办理中')
    expect((await read(`/my/complaints/${id}`, 'other-token-00001')).statusCode).toBe(404)
    expect((await read('/my/complaints/nothing', 'firm-token-000001')).statusCode).toBe(404)
    expect((await read(`/my/complaints/${id}`, null)).statusCode).not.toBe(200)
  })

  test('a signed-in subject complains of its own record of another day without any code', async () => {
    const listingId = await listSerious(service(), YUNFU, firm)
    const taken = await api({ entry: listingId, ...SAID }, 'firm-token-000001')
    expect([taken.statusCode, taken.json().receivedOn]).toEqual([201, '2026-06-01'])
    expect(await complaintOf(listingId)).toMatchObject({ raiser: { kind: 'subject' }, subjectId: firm })
    const again = await api({ entry: listingId, ...SAID }, 'firm-token-000001')
    expect([again.statusCode, again.json().code]).toEqual([409, 'COMPLAINT_OPEN'])
  })

  test('攀枝花 wants an objection first, and says so', async () => {
    const listingId = await listSerious(service(), PANZHIHUA, firm)
    const early = await api({ entry: listingId, ...SAID }, 'firm-token-000001')
    expect([early.statusCode, early.json().code]).toEqual([422, 'OBJECTION_FIRST'])
  })
})
