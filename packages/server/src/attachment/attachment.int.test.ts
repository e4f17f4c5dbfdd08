import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayEverAct, type Grant } from '../access/permissions.ts'
import type { Caller } from '../access/caller.ts'
import { describeDatabases } from '../db/testing.ts'
import { buildApp } from '../http/app.ts'
import { csrfToken } from '../http/csrf.ts'
import { inertDeps } from '../http/testing/inert.ts'
import { importRows, PLACE, seedPlace, serviceOver } from '../import/testing-import.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { transact } from '../db/transact.ts'
import { takeObjection } from '../objection/objection-use-cases.ts'
import { plainObjection } from '../objection/testing-objections.ts'
import type { Service } from '../service.ts'
import { erasePersonal } from '../subject/personal-use-cases.ts'
import { attachmentRoutes } from './attachment-routes.ts'
import {
  ATTACHMENT_BYTES,
  handInAttachment,
  keepAttachment,
  openAttachment,
  scanWaiting,
} from './attachment-use-cases.ts'
import { findAttachment, listAttachments } from './attachment-views.ts'
import { scanBytes } from './clamd.ts'
import { startFakeClamd, type FakeClamd } from './testing-clamd.ts'

function callerOf(role: Grant['role'], unitId: string, subjectId: string | null = null): Caller {
  return {
    principal: { id: `${role}-${unitId}`, subjectId, grants: [{ role, unitId, jurisdiction: PLACE }], scopes: null },
    name: '测试',
    organisationId: unitId,
    organisationName: '',
    place: PLACE,
    means: 'session',
  }
}

const PDF = Buffer.from('%PDF-1.7\n虚构回单\n%%EOF\n')
const READING = { reason: '核实异议', warned: false }

describeDatabases('attachments', ({ database, db, ambient }) => {
  let service: Service
  let subjectId = ''
  let clamd: FakeClamd
  let app: FastifyInstance
  const officer = callerOf('caseOfficer', 'unit-market')
  const stranger = callerOf('caseOfficer', 'unit-labour')
  const own = () => callerOf('subject', '', subjectId)

  beforeAll(async () => {
    clamd = await startFakeClamd()
    service = serviceOver(database(), ambient)
    await seedPlace(service)
    const row = { ...PENALTY, CF_CFJGDM: '', CF_SJLYDM: '', CF_JDRQ: '2026-02-10', CF_CFJG: '云浮市市场监督管理局' }
    const whose = { CF_XDR_SHXYM: syntheticUscc(9, PLACE) }
    const labour = { CF_WSH: '云人社罚〔2026〕9号', CF_CFJG: '云浮市人力资源和社会保障局' }
    await importRows(service, 'penalty-2018', [
      { ...row, ...whose },
      { ...row, ...whose, ...labour },
    ])
    subjectId = (await db().selectFrom('subject').select('id').executeTakeFirstOrThrow()).id
    const access = {
      findBySession: async (token: string) => (token === 'officer' ? officer : token === 'own' ? own() : undefined),
      findByBearer: async () => undefined,
      allows: ({ principal }: Caller, permission: Parameters<typeof mayEverAct>[1]) =>
        mayEverAct(principal, permission),
    }
    app = await buildApp({ ...inertDeps(), access }, attachmentRoutes(service))
  })
  afterAll(async () => {
    await app.close()
    await clamd.close()
  })

  const keep = async (bytes: Uint8Array, fileName = '回单.pdf') =>
    transact(db(), async (tx) =>
      keepAttachment(service, tx, {
        subjectId,
        fileName,
        mediaType: 'image/png',
        bytes,
        place: PLACE,
        keptBy: 'unit-market',
      }),
    )
  const kept = async (bytes: Uint8Array, fileName?: string): Promise<string> => {
    const ref = await keep(bytes, fileName)
    if (!ref.ok) throw new Error(ref.error.code)
    return ref.value
  }

  test('a file as large as may be comes back as it went in, one byte more is refused, and so is nothing', async () => {
    const whole = new Uint8Array(ATTACHMENT_BYTES).fill(7)
    const ref = await kept(whole, '扫描件')
    const opened = await openAttachment(service, officer, ref, { ...READING, warned: true })
    expect(opened.ok && Buffer.compare(Buffer.from(opened.value.bytes), Buffer.from(whole))).toBe(0)
    expect(opened).toMatchObject({ value: { fileName: '扫描件.bin', mediaType: 'application/octet-stream' } })
    expect(await keep(new Uint8Array(ATTACHMENT_BYTES + 1))).toMatchObject({
      error: { code: 'ATTACHMENT_TOO_LARGE', limitBytes: 20_971_520 },
    })
    expect(await keep(new Uint8Array())).toMatchObject({ error: { code: 'ATTACHMENT_EMPTY' } })
  }, 60_000)

  test('until somebody scanned it, it opens after a warning only, on record, and to no stranger', async () => {
    const ref = await kept(PDF)
    expect(await openAttachment(service, officer, ref, READING)).toMatchObject({
      error: { code: 'ATTACHMENT_NOT_SCANNED' },
    })
    expect(await openAttachment(service, officer, ref, { reason: ' ', warned: true })).toMatchObject({
      error: { code: 'REASONS_MISSING' },
    })
    for (const who of [stranger, callerOf('subject', '', 'another'), callerOf('clerk', 'unit-market')])
      expect(await openAttachment(service, who, ref, { ...READING, warned: true })).toMatchObject({
        error: { outOfReach: 'NOT_PERMITTED' },
      })
    expect(await openAttachment(service, officer, ref, { ...READING, warned: true })).toMatchObject({ ok: true })
    const reads = await db().selectFrom('vault_read').select(['reader_id', 'reason']).where('ref', '=', ref).execute()
    expect(reads).toEqual([{ reader_id: officer.principal.id, reason: '核实异议' }])
  })

  test('what is scanned clean opens, what is infected never does, and without a verdict nothing changes', async () => {
    const [clean, infected, broken] = [
      await kept(PDF),
      await kept(Buffer.from('EICAR')),
      await kept(Buffer.from('BROKEN')),
    ]
    const closed = { host: '127.0.0.1', port: 1 }
    expect(await scanWaiting(service, closed)).toBe(0)
    expect(await findAttachment(service, officer, clean)).toMatchObject({ value: { scan: { kind: 'unscanned' } } })
    expect(await scanWaiting(service, clamd.address)).toBeGreaterThanOrEqual(2)
    expect(clamd.scanned.some((file) => file.equals(PDF))).toBe(true)
    expect(await openAttachment(service, own(), clean, READING)).toMatchObject({
      value: { fileName: '回单.pdf', mediaType: 'application/pdf' },
    })
    expect(await openAttachment(service, officer, infected, { ...READING, warned: true })).toMatchObject({
      error: { code: 'ATTACHMENT_INFECTED', found: 'Eicar-Test-Signature' },
    })
    const scans = (await listAttachments(db(), { refs: [clean, infected, broken] })).map(({ ref, scan }) => [
      ref,
      scan.kind,
    ])
    expect(Object.fromEntries(scans)).toEqual({ [clean]: 'clean', [infected]: 'infected', [broken]: 'unscanned' })
    for (let again = 0; again < 6; again += 1) await scanWaiting(service, clamd.address)
    const tried = clamd.scanned.filter((file) => file.toString() === 'BROKEN').length
    expect(tried).toBe(5)
  })

  test('a scanner that falls silent gives no verdict', async () => {
    expect(await scanBytes(clamd.address, Buffer.from('SLOW'), { timeoutMs: 200 })).toEqual({
      kind: 'failed',
      why: 'timed out',
    })
  })

  test('a file is handed in for a subject within reach, and by the subject itself', async () => {
    const file = { subjectId, fileName: 'a.txt', mediaType: '', bytes: Buffer.from('说明') }
    expect(await handInAttachment(service, own(), file)).toMatchObject({ ok: true })
    expect(await handInAttachment(service, callerOf('caseOfficer', 'unit-tax'), file)).toMatchObject({
      error: { outOfReach: 'NOT_PERMITTED' },
    })
    expect(await handInAttachment(service, officer, { ...file, subjectId: 'nobody' })).toMatchObject({
      error: { outOfReach: 'NOT_FOUND' },
    })
  })

  test('a file opens to the units of its procedure, its subject and an auditor, and to no other unit of the subject', async () => {
    const record = await db()
      .selectFrom('record')
      .select('id')
      .where('subject_id', '=', subjectId)
      .where('authority_id', '=', 'unit-market')
      .executeTakeFirstOrThrow()
    const theirs = await db()
      .selectFrom('record')
      .select('id')
      .where('subject_id', '=', subjectId)
      .where('authority_id', '=', 'unit-labour')
      .execute()
    expect(theirs).toHaveLength(1)
    const brought = { field: 'evidence', fileName: '回单.pdf', mediaType: 'application/pdf', bytes: PDF }
    const target = { kind: 'record', recordId: record.id } as const
    const given = await takeObjection(service, null, PLACE, plainObjection('', { target, subjectId, files: [brought] }))
    if (!given.ok) throw new Error(given.error.code)
    const { evidence, verifier, takenInBy } = given.value.folded.state
    const [ref = ''] = evidence
    const open = async (who: Caller) => {
      const opened = await openAttachment(service, who, ref, { reason: '核查有关情况', warned: true })
      return opened.ok ? 'opened' : 'outOfReach' in opened.error ? opened.error.outOfReach : opened.error.code
    }
    expect(verifier).toBe('unit-market')
    expect(await open(officer)).toBe('opened')
    expect(await open(own())).toBe('opened')
    expect(await open(callerOf('creditAuthority', takenInBy))).toBe('opened')
    const auditor = callerOf('auditor', 'unit-credit')
    expect(await open(auditor)).toBe('opened')
    expect(await openAttachment(service, auditor, ref, { reason: ' ', warned: true })).toMatchObject({
      error: { code: 'REASONS_MISSING' },
    })
    for (const who of [stranger, callerOf('creditAuthority', 'unit-labour'), callerOf('subject', '', 'another')])
      expect(await open(who)).toBe('NOT_PERMITTED')
    const by = await db().selectFrom('vault_read').select('reader_id').distinct().where('ref', '=', ref).execute()
    expect(by.map(({ reader_id }) => reader_id)).toContain(auditor.principal.id)
  })

  test('a download is saved, never shown: the warning comes first, then the file as an attachment', async () => {
    const ref = await kept(Buffer.from('<script>alert(1)</script>'), 'x.html')
    const cookie = 'xh_session=officer'
    const send = async (fields: Readonly<Record<string, string>>) =>
      app.inject({
        method: 'POST',
        url: `/staff/attachments/${ref}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
        payload: new URLSearchParams({ _csrf: csrfToken(new Uint8Array(32), 'officer'), ...fields }).toString(),
      })
    const shown = await app.inject({ url: `/staff/attachments/${ref}`, headers: { cookie } })
    expect(shown.body).toContain('尚未扫描')
    expect((await send({ reason: '核实异议' })).statusCode).toBe(422)
    const given = await send({ reason: '核实异议', warned: 'yes' })
    expect(given.statusCode).toBe(200)
    expect(given.headers).toMatchObject({
      'content-disposition': "attachment; filename*=UTF-8''x.html.txt",
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    })
  })

  test('an erasure takes the files too', async () => {
    const ref = await kept(PDF)
    const admin = callerOf('securityAdmin', 'unit-credit')
    expect(await erasePersonal(service, admin, subjectId, '个人信息保护法第四十七条')).toMatchObject({ ok: true })
    expect(await openAttachment(service, officer, ref, { ...READING, warned: true })).toMatchObject({
      error: { code: 'ATTACHMENT_ERASED' },
    })
    expect(await scanWaiting(service, clamd.address)).toBe(0)
  })
})
