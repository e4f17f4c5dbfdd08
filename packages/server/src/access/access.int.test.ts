import { refuse } from '@xinheng/domain/kernel/result'
import { expect, test } from 'vitest'
import type { Tx } from '../db/open.ts'
import { describeDatabases } from '../db/testing.ts'
import {
  changeAccountState,
  createFirstAdmins,
  findAccount,
  grantRole,
  openAccount,
  revokeRole,
  type NewAccount,
} from './accounts.ts'
import { findApiKeyHolder, issueApiKey, revokeApiKey } from './api-keys.ts'
import { approvePasswordReset, askPasswordReset, usePasswordReset } from './password-reset.ts'
import { mayAct } from './permissions.ts'
import { changePassword, findSession, principalOf, signIn, signOut } from './sign-in.ts'

const PASSWORD = '春风又绿江南岸-明月-42-还'
const NEXT = '两个黄鹂鸣翠柳-白鹭-77-天'
const ADDRESS = '10.0.0.7'

describeDatabases('access', ({ db, ambient, openSecond }) => {
  const write = async <T>(act: (tx: Tx) => Promise<T>): Promise<T> => db().transaction().execute(act)
  const organisation = async (id: string) =>
    db()
      .insertInto('organisation')
      .values({ id, name: `单位 ${id}`, kind: 'authority', place: '445300' })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const officer = (login: string, over: Partial<NewAccount> = {}): NewAccount => ({
    login,
    displayName: '经办人',
    kind: 'officer',
    organisationId: 'org-1',
    subjectId: null,
    password: PASSWORD,
    mustChange: false,
    ...over,
  })
  const open = async (login: string, over: Partial<NewAccount> = {}): Promise<string> => {
    await organisation('org-1')
    const opened = await write(async (tx) => openAccount(tx, ambient, officer(login, over), 'admin-0'))
    if (!opened.ok) throw new Error(opened.error.code)
    return opened.value
  }
  const enter = async (login: string, password = PASSWORD, address = ADDRESS) =>
    signIn(db(), ambient, { login, password, address })

  test('the first administrators are made once, two of them, and must change their passwords', async () => {
    await organisation('org-1')
    const admins = { systemAdmin: officer('root-a'), securityAdmin: officer('root-b') }
    const made = await write(async (tx) => createFirstAdmins(tx, ambient, admins))
    expect(made.ok).toBe(true)
    const again = { systemAdmin: officer('root-c'), securityAdmin: officer('root-d') }
    expect(await write(async (tx) => createFirstAdmins(tx, ambient, again))).toEqual(
      refuse({ code: 'FIRST_ADMIN_EXISTS', basis: [] }),
    )
    const root = await findAccount(db(), { login: 'root-a' })
    expect(root?.mustChange).toBe(true)
    expect(root !== undefined && mayAct(principalOf(root), 'account.change', {})).toBe(false)
    expect(
      await changePassword(db(), ambient, { login: 'root-a', password: PASSWORD, next: NEXT, address: ADDRESS }),
    ).toEqual({
      ok: true,
      value: undefined,
    })
    const changed = await findAccount(db(), { login: 'root-a' })
    expect(changed !== undefined && mayAct(principalOf(changed), 'account.change', {})).toBe(true)
  })

  test('a session opens, is found by its token, and ends at sign-out', async () => {
    await open('wang.fang')
    const entered = await enter('Wang.Fang')
    if (!entered.ok) throw new Error(entered.error.code)
    const { token } = entered.value
    expect((await findSession(db(), ambient, token))?.login).toBe('wang.fang')
    expect(await findSession(db(), ambient, `${token}x`)).toBeUndefined()
    const kept = await db().selectFrom('session').select('token_hash').execute()
    expect(kept.some(({ token_hash }) => Buffer.from(token_hash).toString('base64url') === token)).toBe(false)
    await signOut(db(), ambient, token)
    expect(await findSession(db(), ambient, token)).toBeUndefined()
  })

  test('a session ends after half an hour of nothing, and after twelve hours whatever happens', async () => {
    await open('li.na')
    const session = async () => {
      const entered = await enter('li.na')
      return entered.ok ? entered.value.token : ''
    }
    ambient.setNow('2026-03-03T00:00:00Z')
    const idle = await session()
    ambient.setNow('2026-03-03T00:29:00Z')
    expect(await findSession(db(), ambient, idle)).toBeDefined()
    ambient.setNow('2026-03-03T00:58:00Z')
    expect(await findSession(db(), ambient, idle)).toBeDefined()
    ambient.setNow('2026-03-03T01:28:01Z')
    expect(await findSession(db(), ambient, idle)).toBeUndefined()
    const long = await session()
    for (let hour = 1; hour <= 26; hour += 1) {
      ambient.setNow(new Date(Date.parse('2026-03-03T01:28:01Z') + hour * 1_680_000).toISOString())
      const found = await findSession(db(), ambient, long)
      expect(found !== undefined).toBe(hour * 28 < 12 * 60)
    }
  })

  test('five wrong passwords lock the login from that address only, for a quarter of an hour', async () => {
    ambient.setNow('2026-03-04T01:00:00Z')
    await open('zhao.lei')
    for (let tries = 1; tries <= 5; tries += 1)
      expect(await enter('zhao.lei', 'wrong')).toEqual(refuse({ code: 'SIGN_IN_FAILED', basis: [] }))
    expect(await enter('zhao.lei')).toEqual(
      refuse({ code: 'SIGN_IN_LOCKED', basis: [], until: '2026-03-04T01:15:00.000Z' }),
    )
    expect((await enter('zhao.lei', PASSWORD, '10.0.0.8')).ok).toBe(true)
    ambient.setNow('2026-03-04T01:15:00Z')
    expect((await enter('zhao.lei')).ok).toBe(true)
  })

  test('an address that tries many logins is locked as a whole', async () => {
    ambient.setNow('2026-03-04T02:00:00Z')
    await open('chen.jie')
    for (let tries = 0; tries < 40; tries += 1) await enter(`guess-${tries}`, 'wrong', '10.9.9.9')
    expect((await enter('chen.jie', PASSWORD, '10.9.9.9')).ok).toBe(false)
    expect((await enter('chen.jie', PASSWORD, '10.9.9.8')).ok).toBe(true)
  })

  test('failures at the same moment are all counted', async () => {
    ambient.setNow('2026-03-04T03:00:00Z')
    await open('sun.qi')
    const second = await openSecond()
    const given = { login: 'sun.qi', password: 'wrong', address: '10.1.1.1' }
    await Promise.all([1, 2, 3, 4, 5].map(async (n) => signIn(n % 2 === 0 ? db() : second.db, ambient, given)))
    expect((await enter('sun.qi', PASSWORD, '10.1.1.1')).ok).toBe(false)
  })

  test.each([
    ['11010519491231002x', 'an identifier number'],
    ['ab', 'too short'],
    ['王芳', 'not plain letters'],
    ['a b c d', 'spaces'],
  ])('the login %s is refused: %s', async (login) => {
    const opened = await write(async (tx) => openAccount(tx, ambient, officer(login), 'admin-0'))
    expect(opened).toEqual(refuse({ code: 'LOGIN_NOT_ALLOWED', basis: [] }))
  })

  test.each(['short', 'password12345', 'aaaaaaaaaaaaaaaa', 'hu.jun-hu.jun-2026'])(
    'the password %s is refused',
    async (password) => {
      const opened = await write(async (tx) => openAccount(tx, ambient, officer('hu.jun', { password }), 'admin-0'))
      expect(opened).toEqual(refuse({ code: 'PASSWORD_WEAK', basis: [] }))
    },
  )

  test('a login is taken once', async () => {
    await open('gao.yuan')
    const opened = await write(async (tx) => openAccount(tx, ambient, officer('gao.yuan'), 'admin-0'))
    expect(opened).toEqual(refuse({ code: 'LOGIN_TAKEN', basis: [] }))
  })

  test('nobody grants himself a role, or holds two that control each other', async () => {
    const id = await open('xu.hui')
    const grant = { accountId: id, role: 'securityAdmin', unitId: null, jurisdiction: null } as const
    const conflict = refuse({ code: 'ROLES_CONFLICT', basis: [], role: 'securityAdmin' })
    expect(await write(async (tx) => grantRole(tx, ambient, grant, id))).toEqual(conflict)
    await write(async (tx) => grantRole(tx, ambient, { ...grant, role: 'caseOfficer', unitId: 'org-1' }, 'admin-0'))
    expect(await write(async (tx) => grantRole(tx, ambient, grant, 'admin-0'))).toEqual(conflict)
    expect(await write(async (tx) => revokeRole(tx, ambient, id, 'caseOfficer', 'admin-0'))).toBe(true)
    expect((await findAccount(db(), { id }))?.grants).toEqual([])
  })

  test('an officer who leaves is out at once', async () => {
    const id = await open('ma.li')
    const entered = await enter('ma.li')
    if (!entered.ok) throw new Error(entered.error.code)
    await write(async (tx) => changeAccountState(tx, ambient, id, 'left', 'admin-0'))
    expect(await findSession(db(), ambient, entered.value.token)).toBeUndefined()
    expect(await enter('ma.li')).toEqual(refuse({ code: 'SIGN_IN_FAILED', basis: [] }))
  })

  test('a reset takes two administrators and works once', async () => {
    ambient.setNow('2026-03-05T01:00:00Z')
    const id = await open('luo.min')
    const asked = await write(async (tx) => askPasswordReset(tx, ambient, id, 'admin-1'))
    if (!asked.ok) throw new Error(asked.error.code)
    const notValid = refuse({ code: 'TOKEN_NOT_VALID', basis: [] })
    const use = async () => usePasswordReset(db(), ambient, asked.value, NEXT)
    expect(await use()).toEqual(notValid)
    const approve = async (by: string) => write(async (tx) => approvePasswordReset(tx, ambient, id, by))
    expect(await approve('admin-1')).toEqual(refuse({ code: 'SAME_HANDS', basis: [] }))
    expect(await approve(id)).toEqual(refuse({ code: 'SAME_HANDS', basis: [] }))
    expect(await approve('admin-2')).toEqual({ ok: true, value: undefined })
    expect(await use()).toEqual({ ok: true, value: undefined })
    expect(await use()).toEqual(notValid)
    expect((await enter('luo.min')).ok).toBe(false)
    expect((await enter('luo.min', NEXT)).ok).toBe(true)
  })

  test('a reset that waits more than a day is void', async () => {
    ambient.setNow('2026-03-05T01:00:00Z')
    const id = await open('tang.bo')
    const asked = await write(async (tx) => askPasswordReset(tx, ambient, id, 'admin-1'))
    await write(async (tx) => approvePasswordReset(tx, ambient, id, 'admin-2'))
    ambient.setNow('2026-03-06T01:00:00Z')
    expect(await usePasswordReset(db(), ambient, asked.ok ? asked.value : '', NEXT)).toEqual(
      refuse({ code: 'TOKEN_NOT_VALID', basis: [] }),
    )
  })

  test('an API key acts for its organisation within its scopes, until it ends or is revoked', async () => {
    ambient.setNow('2026-03-07T00:00:00Z')
    await organisation('org-2')
    const issue = async () =>
      write(async (tx) =>
        issueApiKey(
          tx,
          ambient,
          {
            organisationId: 'org-2',
            label: '批处理',
            scopes: ['matter.check'],
            expiresAt: Date.parse('2026-04-01T00:00:00Z'),
          },
          'admin-2',
        ),
      )
    const { keyId, secret } = await issue()
    const holder = await findApiKeyHolder(db(), ambient, secret)
    expect(holder?.organisationId).toBe('org-2')
    if (holder === undefined) return
    expect(mayAct(holder.principal, 'matter.check', { unitId: 'org-2' })).toBe(true)
    expect(mayAct(holder.principal, 'matter.check', { unitId: 'org-1' })).toBe(false)
    expect(mayAct(holder.principal, 'import.run', { unitId: 'org-2' })).toBe(false)
    expect(await findApiKeyHolder(db(), ambient, `${secret.slice(0, -1)}_`)).toBeUndefined()
    expect(await write(async (tx) => revokeApiKey(tx, ambient, keyId, 'admin-2'))).toBe(true)
    expect(await findApiKeyHolder(db(), ambient, secret)).toBeUndefined()
    const other = await issue()
    ambient.setNow('2026-04-01T00:00:00Z')
    expect(await findApiKeyHolder(db(), ambient, other.secret)).toBeUndefined()
  })

  test('acts of administration are in the log, without a secret', async () => {
    const events = await db()
      .selectFrom('event')
      .select(['type', 'payload'])
      .where('stream_kind', 'in', ['account', 'apiKey'])
      .execute()
    const types = new Set(events.map(({ type }) => type))
    for (const type of ['AccountOpened', 'RoleGranted', 'PasswordResetApproved', 'ApiKeyIssued', 'ApiKeyRevoked'])
      expect(types).toContain(type)
    expect(JSON.stringify(events)).not.toMatch(/argon2|xh1_|春风|黄鹂/)
  })
})
