import type { RefusalOf } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import { sql } from 'kysely'
import type { Ambient } from '../ambient.ts'
import type { Db } from '../db/open.ts'
import { endSessions, findAccount, isLogin, recordAccountAct, storePassword, type Account } from './accounts.ts'
import { hashPassword, hashToken, isAcceptablePassword, isPassword, toTokenText } from './passwords.ts'
import type { Principal } from './permissions.ts'

const MINUTE = 60_000

/** How many failures in a quarter of an hour lock: a login from one address, and one address over all logins. */
const LOCKING = { perLogin: 5, perAddress: 40, windowMs: 15 * MINUTE, lockMs: 15 * MINUTE } as const

/** A session ends after twelve hours, and after half an hour in which nothing was asked. */
const SESSION = { lifeMs: 12 * 60 * MINUTE, idleMs: 30 * MINUTE } as const

/** In `sign_in_failure`, the row that counts an address over all logins. */
const ANY_LOGIN = '*'

/** In `sign_in_failure`, stands for what no account can be called: it may be a person's name or number and is kept nowhere. */
const NO_LOGIN = '-'

export interface SignedIn {
  /** Given out once; only its hash is kept. */
  readonly token: string
  readonly expiresAt: number
  readonly account: Account
}

type SignInRefusal = RefusalOf<'SIGN_IN_FAILED' | 'SIGN_IN_LOCKED'>

/** A hash to compare with where there is no account, so that its absence takes no less time. Computed once, on demand. */
let decoy: Promise<string> | undefined

/**
 * Signs in with login and password. Failures are counted for this login from this address, and for the address:
 * whoever tries passwords elsewhere does not lock the owner out.
 */
export async function signIn(
  db: Db,
  ambient: Ambient,
  given: { readonly login: string; readonly password: string; readonly address: string },
): Promise<Result<SignedIn, SignInRefusal>> {
  const typed = given.login.trim().toLowerCase()
  const login = isLogin(typed) ? typed : NO_LOGIN
  const lockedUntil = await findLock(db, ambient, login, given.address)
  if (lockedUntil !== undefined) return refuse({ code: 'SIGN_IN_LOCKED', basis: [], until: lockedUntil })
  const row = await db
    .selectFrom('account')
    .innerJoin('credential', 'credential.account_id', 'account.id')
    .select(['account.id', 'account.state', 'credential.password_hash'])
    .where('account.login', '=', login)
    .executeTakeFirst()
  decoy ??= hashPassword('a password that nobody has')
  const right = await isPassword(row?.password_hash ?? (await decoy), given.password)
  if (row === undefined || !right || row.state !== 'active') {
    await countFailure(db, ambient, login, given.address)
    return refuse({ code: 'SIGN_IN_FAILED', basis: [] })
  }
  return ok(await openSession(db, ambient, row.id, login, given.address))
}

async function openSession(db: Db, ambient: Ambient, id: string, login: string, address: string): Promise<SignedIn> {
  const token = toTokenText(ambient.bytes(32))
  const expiresAt = ambient.now() + SESSION.lifeMs
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom('sign_in_failure').where('login', '=', login).where('address', '=', address).execute()
    await tx
      .insertInto('session')
      .values({
        token_hash: hashToken(token),
        account_id: id,
        created_at: iso(ambient.now()),
        last_seen_at: iso(ambient.now()),
        expires_at: iso(expiresAt),
      })
      .execute()
    const account = await findAccount(tx, { id })
    if (account === undefined) throw new Error(`account ${id} is gone`)
    return { token, expiresAt, account }
  })
}

/** Until when this login from this address, or the whole address, is locked out. */
export async function findLock(db: Db, ambient: Ambient, login: string, address: string): Promise<string | undefined> {
  const rows = await db
    .selectFrom('sign_in_failure')
    .select('locked_until')
    .where('address', '=', address)
    .where('login', 'in', [login, ANY_LOGIN])
    .where('locked_until', '>', iso(ambient.now()))
    .orderBy('locked_until', 'desc')
    .execute()
  return rows[0]?.locked_until ?? undefined
}

/** Counts one failure in one statement for each row, so that two at once are both counted. */
export async function countFailure(db: Db, ambient: Ambient, login: string, address: string): Promise<void> {
  const now = iso(ambient.now())
  const windowStart = iso(ambient.now() - LOCKING.windowMs)
  const lock = iso(ambient.now() + LOCKING.lockMs)
  const limits = [
    { login, limit: LOCKING.perLogin },
    { login: ANY_LOGIN, limit: LOCKING.perAddress },
  ]
  for (const counted of limits) {
    await sql`
      insert into sign_in_failure as f (login, address, failures, first_failed_at)
      values (${counted.login}, ${address}, 1, ${now}::timestamptz)
      on conflict (login, address) do update set
        failures = case when f.first_failed_at < ${windowStart}::timestamptz then 1 else f.failures + 1 end,
        first_failed_at = case when f.first_failed_at < ${windowStart}::timestamptz then ${now}::timestamptz else f.first_failed_at end,
        locked_until = case when f.first_failed_at >= ${windowStart}::timestamptz and f.failures + 1 >= ${counted.limit}::integer
                            then ${lock}::timestamptz else f.locked_until end`.execute(db)
  }
}

/** Who stands behind a session token: `undefined` when it is unknown, ended, idle too long, or its account is not active. */
export async function findSession(db: Db, ambient: Ambient, token: string): Promise<Account | undefined> {
  const now = ambient.now()
  const session = await db
    .selectFrom('session')
    .select(['account_id', 'last_seen_at'])
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', iso(now))
    .where('last_seen_at', '>', iso(now - SESSION.idleMs))
    .executeTakeFirst()
  if (session === undefined) return undefined
  if (now - Date.parse(session.last_seen_at) > MINUTE) {
    await db
      .updateTable('session')
      .set({ last_seen_at: iso(now) })
      .where('token_hash', '=', hashToken(token))
      .execute()
  }
  const account = await findAccount(db, { id: session.account_id })
  return account?.state === 'active' ? account : undefined
}

/** Ends one session. */
export async function signOut(db: Db, ambient: Ambient, token: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ revoked_at: iso(ambient.now()) })
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .execute()
}

/** Changes one's own password; every other session of the account ends, this one too. */
export async function changePassword(
  db: Db,
  ambient: Ambient,
  given: { readonly login: string; readonly password: string; readonly next: string; readonly address: string },
): Promise<Result<void, SignInRefusal | RefusalOf<'PASSWORD_WEAK'>>> {
  if (given.next === given.password || !isAcceptablePassword(given.next, given.login))
    return refuse({ code: 'PASSWORD_WEAK', basis: [] })
  const signedIn = await signIn(db, ambient, given)
  if (!signedIn.ok) return signedIn
  const { id } = signedIn.value.account
  await db.transaction().execute(async (tx) => {
    await storePassword(tx, ambient, id, given.next, false)
    await endSessions(tx, ambient, id)
    await recordAccountAct(tx, ambient, id, id, 'PasswordChanged', { accountId: id })
  })
  return ok(undefined)
}

/** What the permissions are asked about an account. One whose password must be changed may do nothing else first. */
export function principalOf(account: Account): Principal {
  return {
    id: account.id,
    subjectId: account.subjectId,
    grants: account.mustChange ? [] : account.grants,
    scopes: null,
  }
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
