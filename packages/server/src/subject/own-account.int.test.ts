import { beforeAll, expect, test } from 'vitest'
import { openAccount } from '../access/accounts.ts'
import type { Caller } from '../access/caller.ts'
import type { Grant } from '../access/permissions.ts'
import { findSession, signIn } from '../access/sign-in.ts'
import { describeDatabases } from '../db/testing.ts'
import { PENALTY } from '../exchange/formats/rows-for-tests.ts'
import { syntheticUscc } from '../exchange/synthetic.ts'
import { importRows, PLACE, seedPlace, serviceOver } from '../import/testing-import.ts'
import type { Service } from '../service.ts'
import { endOwnAccount, issueSubjectCode, openOwnAccount } from './own-account-use-cases.ts'
import { readCodeLetter } from './own-account-views.ts'
import { readPersonal } from './personal-use-cases.ts'

const PASSWORD = '春风又绿江南岸-明月-42-还'
const LETTER = { means: 'letter', person: '虚构经办人', proof: '授权委托书，2026-03-01' } as const

describeDatabases('accounts of subjects', ({ database, db, ambient }) => {
  let service: Service
  let subjects: readonly string[] = []
  let officer: Caller
  let address = 0

  const callerOf = async (role: Grant['role'], unitId: string): Promise<Caller> => {
    const account = { login: `${role}-${unitId}`.toLowerCase(), displayName: '测试', kind: 'officer' } as const
    const rest = { organisationId: unitId, subjectId: null, password: null, mustChange: false }
    const opened = await db()
      .transaction()
      .execute(async (tx) => openAccount(tx, ambient, { ...account, ...rest }, 'admin'))
    if (!opened.ok) throw new Error(opened.error.code)
    return {
      principal: { id: opened.value, subjectId: null, grants: [{ role, unitId, jurisdiction: PLACE }], scopes: null },
      name: '测试',
      organisationId: unitId,
      organisationName: '云浮市市场监督管理局',
      place: PLACE,
      means: 'session',
    }
  }

  beforeAll(async () => {
    service = serviceOver(database(), ambient)
    await seedPlace(service)
    const row = { ...PENALTY, CF_CFJGDM: '', CF_SJLYDM: '', CF_JDRQ: '2026-02-10', CF_CFJG: '云浮市市场监督管理局' }
    await importRows(
      service,
      'penalty-2018',
      [1, 2, 3, 4].map((n) => ({ ...row, CF_WSH: `云测罚〔2026〕${n}号`, CF_XDR_SHXYM: syntheticUscc(n, PLACE) })),
    )
    subjects = (await db().selectFrom('subject').select('id').orderBy('id').execute()).map(({ id }) => id)
    officer = await callerOf('clerk', 'unit-market')
  })

  const issue = async (subject: number, over: Partial<typeof LETTER> | { means: 'counter' } = {}) => {
    const issued = await issueSubjectCode(service, officer, { subjectId: subjects[subject] ?? '', ...LETTER, ...over })
    if (!issued.ok) throw new Error(JSON.stringify(issued.error))
    return issued.value.code
  }
  const open = async (code: string, login: string, from?: string) => {
    address += 1
    return openOwnAccount(service, { code, login, password: PASSWORD, address: from ?? `10.1.0.${address}` })
  }

  test('a code from a letter opens one account, which reaches its own subject alone', async () => {
    const code = await issue(0)
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(await readCodeLetter(service, officer, subjects[0] ?? '')).toMatchObject({
      person: '虚构经办人',
      lastDay: '2026-04-01',
    })
    expect(await open(code.toLowerCase().replaceAll('-', ' '), 'subject-a')).toMatchObject({ ok: true })
    const entered = await signIn(db(), ambient, { login: 'subject-a', password: PASSWORD, address: '10.2.0.1' })
    if (!entered.ok) throw new Error(entered.error.code)
    const { id, subjectId, grants } = entered.value.account
    expect([subjectId, grants.map(({ role, jurisdiction }) => [role, jurisdiction])]).toEqual([
      subjects[0],
      [['subject', PLACE]],
    ])
    const own: Caller = { ...officer, principal: { id, subjectId, grants, scopes: null }, organisationId: '' }
    expect(await readPersonal(service, own, subjects[0] ?? '', '本人')).toMatchObject({ ok: true })
    expect(await readPersonal(service, own, subjects[1] ?? '', '本人')).toMatchObject({ ok: false })
    expect(await open(code, 'subject-b')).toMatchObject({ error: { code: 'CODE_NOT_VALID' } })
    const again = { subjectId: subjects[0] ?? '', ...LETTER }
    expect(await issueSubjectCode(service, officer, again)).toMatchObject({ error: { code: 'SUBJECT_HAS_ACCOUNT' } })
  })

  test('neither a later code nor a day too many nor a taken name uses a code up wrongly', async () => {
    const [first, second] = [await issue(1), await issue(1)]
    expect(await open(first, 'subject-c')).toMatchObject({ error: { code: 'CODE_NOT_VALID' } })
    expect(await open(second, 'subject-a')).toMatchObject({ error: { code: 'LOGIN_TAKEN' } })
    expect(await open(second, '110101199003070000')).toMatchObject({ error: { code: 'LOGIN_NOT_ALLOWED' } })
    const now = ambient.now()
    ambient.setNow('2026-04-01T16:00:01Z')
    expect(await open(second, 'subject-c')).toMatchObject({ error: { code: 'CODE_NOT_VALID' } })
    ambient.setNow('2026-04-01T15:59:59Z')
    expect(await open(second, 'subject-c')).toMatchObject({ ok: true })
    ambient.setNow(new Date(now).toISOString())
  })

  test('who guesses codes is locked out from his address, also for the right one', async () => {
    const code = await issue(2, { means: 'counter' })
    for (let tries = 0; tries < 5; tries += 1)
      expect(await open('AAAA-AAAA-AAAA', 'guess', '10.9.9.9')).toMatchObject({ error: { code: 'CODE_NOT_VALID' } })
    expect(await open(code, 'guess', '10.9.9.9')).toMatchObject({ error: { code: 'SIGN_IN_LOCKED' } })
    expect(await open(code, 'subject-d')).toMatchObject({ ok: true })
  })

  test('an account that is ended is signed out at once, and a new code opens another', async () => {
    const code = await issue(3)
    expect(await open(code, 'subject-e')).toMatchObject({ ok: true })
    const entered = await signIn(db(), ambient, { login: 'subject-e', password: PASSWORD, address: '10.2.0.2' })
    if (!entered.ok) throw new Error(entered.error.code)
    const end = { subjectId: subjects[3] ?? '', reasons: '授权经办人离职' }
    expect(await endOwnAccount(service, officer, { ...end, reasons: ' ' })).toMatchObject({
      error: { code: 'REASONS_MISSING' },
    })
    expect(await endOwnAccount(service, officer, end)).toEqual({ ok: true, value: { ended: 1 } })
    expect(await findSession(db(), ambient, entered.value.token)).toBeUndefined()
    const lost = await issue(3)
    expect(await endOwnAccount(service, officer, end)).toEqual({ ok: true, value: { ended: 1 } })
    expect(await open(lost, 'subject-f')).toMatchObject({ error: { code: 'CODE_NOT_VALID' } })
    expect(await open(await issue(3), 'subject-f')).toMatchObject({ ok: true })
  })

  test('a code is given out by whoever has a case of the subject, with the person and the proof on record', async () => {
    const given = { subjectId: subjects[0] ?? '', ...LETTER }
    const stranger = await callerOf('clerk', 'unit-labour')
    const admin = await callerOf('systemAdmin', 'unit-credit')
    for (const who of [stranger, admin]) {
      expect(await issueSubjectCode(service, who, given)).toMatchObject({ error: { outOfReach: 'NOT_PERMITTED' } })
      expect(await endOwnAccount(service, who, { subjectId: given.subjectId, reasons: '试' })).toMatchObject({
        error: { outOfReach: 'NOT_PERMITTED' },
      })
    }
    expect(await issueSubjectCode(service, officer, { ...given, person: ' ', proof: '' })).toMatchObject({
      error: { code: 'NOTICE_INCOMPLETE', missing: ['person', 'proof'] },
    })
    const events = await db().selectFrom('event').select('payload').where('type', '=', 'SubjectCodeIssued').execute()
    expect(JSON.stringify(events)).not.toContain('虚构经办人')
    expect(events.length).toBe(7)
  })
})
