import type { RefusalOf } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { sql } from 'kysely'
import type { Ambient } from '../ambient.ts'
import { appendEvents } from '../db/event-log.ts'
import type { Db, Tx } from '../db/open.ts'
import { hashPassword, isAcceptablePassword } from './passwords.ts'
import { isRole, mayHoldTogether, type Role } from './roles.ts'

/** An account to open. A subject's account belongs to a subject, an officer's to a unit. */
export interface NewAccount {
  readonly login: string
  readonly displayName: string
  readonly kind: 'officer' | 'subject' | 'service'
  readonly organisationId: string | null
  readonly subjectId: string | null
  /** `null`: a password is set with a one-time token later. */
  readonly password: string | null
  /** Whether the password has to be changed at the first sign-in. */
  readonly mustChange: boolean
}

/** An account as it stands, with the roles in force. */
export interface Account {
  readonly id: string
  readonly login: string
  readonly displayName: string
  readonly kind: string
  readonly organisationId: string | null
  readonly subjectId: string | null
  readonly state: string
  readonly mustChange: boolean
  readonly grants: readonly {
    readonly role: Role
    readonly unitId: string | null
    readonly jurisdiction: string | null
  }[]
}

export interface NewGrant {
  readonly accountId: string
  readonly role: Role
  readonly unitId: string | null
  readonly jurisdiction: string | null
}

const LOGIN = /^[a-z0-9][a-z0-9._-]{2,63}$/
const LONG_NUMBER = /\d{15}/

/** Whether an account may bear this login: nothing shaped like a personal number does. */
export function isLogin(login: string): boolean {
  return LOGIN.test(login) && !LONG_NUMBER.test(login)
}
/** Keys the lock that lets one bootstrap at a time look for an administrator. */
const BOOTSTRAP = 7_308_602_353

/** Opens an account; answers its id. `by` is the account of the administrator, recorded. */
export async function openAccount(
  tx: Tx,
  ambient: Ambient,
  account: NewAccount,
  by: string,
): Promise<Result<string, RefusalOf<'LOGIN_TAKEN' | 'LOGIN_NOT_ALLOWED' | 'PASSWORD_WEAK'>>> {
  const { login, displayName, kind, organisationId, subjectId, password, mustChange } = account
  if (!isLogin(login)) return refuse({ code: 'LOGIN_NOT_ALLOWED', basis: [] })
  if (password !== null && !isAcceptablePassword(password, login)) return refuse({ code: 'PASSWORD_WEAK', basis: [] })
  const id = ambient.uuid()
  const at = isoOf(ambient)
  const inserted = await tx
    .insertInto('account')
    .values({
      id,
      login,
      display_name: displayName,
      kind,
      organisation_id: organisationId,
      subject_id: subjectId,
      created_at: at,
      created_by: by,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .execute()
  if (inserted.length === 0) return refuse({ code: 'LOGIN_TAKEN', basis: [] })
  await recordAccountAct(tx, ambient, id, by, 'AccountOpened', { accountId: id, kind, organisationId })
  if (password !== null) await storePassword(tx, ambient, id, password, mustChange)
  return ok(id)
}

/** Writes the hash of a password already found acceptable. */
export async function storePassword(
  tx: Tx,
  ambient: Ambient,
  accountId: string,
  password: string,
  mustChange: boolean,
): Promise<void> {
  const stored = { password_hash: await hashPassword(password), must_change: mustChange, changed_at: isoOf(ambient) }
  await tx
    .insertInto('credential')
    .values({ account_id: accountId, ...stored })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(stored))
    .execute()
}

/** Gives a role. Refuses roles that control each other in one hand, and a grant to oneself. */
export async function grantRole(
  tx: Tx,
  ambient: Ambient,
  { accountId, role, unitId, jurisdiction }: NewGrant,
  by: string,
): Promise<Result<void, RefusalOf<'ROLES_CONFLICT' | 'ACCOUNT_UNKNOWN'>>> {
  const account = await tx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().executeTakeFirst()
  if (account === undefined) return refuse({ code: 'ACCOUNT_UNKNOWN', basis: [] })
  const held = (await listGrants(tx, accountId)).map((grant) => grant.role)
  if (by === accountId || !mayHoldTogether(held, role)) return refuse({ code: 'ROLES_CONFLICT', basis: [], role })
  const inserted = await tx
    .insertInto('role_grant')
    .values({
      id: ambient.uuid(),
      account_id: accountId,
      role,
      organisation_id: unitId,
      place: jurisdiction,
      granted_by: by,
      granted_at: isoOf(ambient),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (inserted.length > 0)
    await recordAccountAct(tx, ambient, accountId, by, 'RoleGranted', { accountId, role, unitId, jurisdiction })
  return ok(undefined)
}

/** Takes a role away at all its units and places, from now on. */
export async function revokeRole(
  tx: Tx,
  ambient: Ambient,
  accountId: string,
  role: Role,
  by: string,
): Promise<boolean> {
  const revoked = await tx
    .updateTable('role_grant')
    .set({ revoked_by: by, revoked_at: isoOf(ambient) })
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  if (revoked.length > 0) await recordAccountAct(tx, ambient, accountId, by, 'RoleRevoked', { accountId, role })
  return revoked.length > 0
}

/** Suspends an account, takes it back, or closes it for an officer who leaves; open sessions end at once. */
export async function changeAccountState(
  tx: Tx,
  ambient: Ambient,
  accountId: string,
  state: 'active' | 'suspended' | 'left',
  by: string,
): Promise<Result<void, RefusalOf<'ACCOUNT_UNKNOWN'>>> {
  const changed = await tx.updateTable('account').set({ state }).where('id', '=', accountId).returning('id').execute()
  if (changed.length === 0) return refuse({ code: 'ACCOUNT_UNKNOWN', basis: [] })
  if (state !== 'active') await endSessions(tx, ambient, accountId)
  await recordAccountAct(tx, ambient, accountId, by, 'AccountStateChanged', { accountId, state })
  return ok(undefined)
}

/** Ends every session of an account. */
export async function endSessions(tx: Tx, ambient: Ambient, accountId: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({ revoked_at: isoOf(ambient) })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
}

/**
 * The first real administrators: one for the system and one for rights, since a single one could grant himself anything.
 * Refuses as soon as any account holds an administrative role. They sign in and must change their passwords.
 */
export async function createFirstAdmins(
  tx: Tx,
  ambient: Ambient,
  admins: {
    readonly systemAdmin: NewAccount
    readonly securityAdmin: NewAccount
  },
): Promise<
  Result<
    { readonly systemAdmin: string; readonly securityAdmin: string },
    RefusalOf<
      | 'FIRST_ADMIN_EXISTS'
      | 'LOGIN_TAKEN'
      | 'LOGIN_NOT_ALLOWED'
      | 'PASSWORD_WEAK'
      | 'ROLES_CONFLICT'
      | 'ACCOUNT_UNKNOWN'
    >
  >
> {
  await sql`select pg_advisory_xact_lock(${sql.lit(BOOTSTRAP)})`.execute(tx)
  const existing = await tx
    .selectFrom('role_grant')
    .select('id')
    .where('role', 'in', ['systemAdmin', 'securityAdmin'])
    .where('revoked_at', 'is', null)
    .limit(1)
    .execute()
  if (existing.length > 0) return refuse({ code: 'FIRST_ADMIN_EXISTS', basis: [] })
  const opened: string[] = []
  for (const role of ['systemAdmin', 'securityAdmin'] as const) {
    const account = await openAccount(tx, ambient, { ...admins[role], mustChange: true }, 'system:bootstrap')
    if (!account.ok) return account
    const grant = { accountId: account.value, role, unitId: admins[role].organisationId, jurisdiction: null }
    const granted = await grantRole(tx, ambient, grant, 'system:bootstrap')
    if (!granted.ok) return granted
    opened.push(account.value)
  }
  const [systemAdmin = '', securityAdmin = ''] = opened
  return ok({ systemAdmin, securityAdmin })
}

/** The account of an id, with its roles in force. */
export async function findAccount(
  db: Db | Tx,
  by: { readonly id: string } | { readonly login: string },
): Promise<Account | undefined> {
  const query = db
    .selectFrom('account')
    .leftJoin('credential', 'credential.account_id', 'account.id')
    .select(['id', 'login', 'display_name', 'kind', 'organisation_id', 'subject_id', 'state', 'must_change'])
  const row = await (
    'id' in by ? query.where('id', '=', by.id) : query.where('login', '=', by.login)
  ).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    login: row.login,
    displayName: row.display_name,
    kind: row.kind,
    organisationId: row.organisation_id,
    subjectId: row.subject_id,
    state: row.state,
    mustChange: row.must_change ?? false,
    grants: await listGrants(db, row.id),
  }
}

async function listGrants(db: Db | Tx, accountId: string): Promise<Account['grants']> {
  const rows = await db
    .selectFrom('role_grant')
    .select(['role', 'organisation_id', 'place'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .orderBy('granted_at')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ role, organisation_id, place }) =>
    isRole(role) ? [{ role, unitId: organisation_id, jurisdiction: place }] : [],
  )
}

/** Puts an act of administration on record, in the account's stream. Two at once cannot happen: both hold its row. */
export async function recordAccountAct(
  tx: Tx,
  ambient: Ambient,
  accountId: string,
  by: string,
  type: string,
  payload: unknown,
): Promise<void> {
  const streamId = `account:${accountId}`
  const stream = await tx
    .selectFrom('stream')
    .select('version')
    .where('id', '=', streamId)
    .forUpdate()
    .executeTakeFirst()
  const appended = await appendEvents(tx, ambient, {
    streamId,
    kind: 'account',
    expected: stream?.version ?? 0,
    events: [{ type, payload }],
    stamp: {
      legalDate: ambient.today(),
      recordedAt: ambient.now(),
      actorId: by,
      unitId: null,
      jurisdiction: null,
      rulebookVersion: null,
    },
  })
  if (!appended.ok) throw new Error(`${streamId} moved under its own lock`)
}

function isoOf(ambient: Ambient): string {
  return new Date(ambient.now()).toISOString()
}
