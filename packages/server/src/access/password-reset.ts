import type { RefusalOf } from '@xinheng/domain/kernel/refusal'
import { ok, refuse, type Result } from '@xinheng/domain/kernel/result'
import type { Ambient } from '../ambient.ts'
import type { Db, Tx } from '../db/open.ts'
import { endSessions, findAccount, recordAccountAct, storePassword } from './accounts.ts'
import { hashToken, isAcceptablePassword, toTokenText } from './passwords.ts'

const LIFE_MS = 24 * 3_600_000

/**
 * One administrator asks for a reset and gets the token, which opens nothing yet; answers it once.
 * An earlier token of the same account that was not used ends.
 */
export async function askPasswordReset(
  tx: Tx,
  ambient: Ambient,
  accountId: string,
  by: string,
): Promise<Result<string, RefusalOf<'ACCOUNT_UNKNOWN'>>> {
  const account = await findAccount(tx, { id: accountId })
  if (account === undefined) return refuse({ code: 'ACCOUNT_UNKNOWN', basis: [] })
  const now = new Date(ambient.now()).toISOString()
  await tx
    .updateTable('one_time_token')
    .set({ expires_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute()
  const token = toTokenText(ambient.bytes(32))
  await tx
    .insertInto('one_time_token')
    .values({
      token_hash: hashToken(token),
      purpose: 'passwordReset',
      account_id: accountId,
      asked_by: by,
      created_at: now,
      expires_at: new Date(ambient.now() + LIFE_MS).toISOString(),
    })
    .execute()
  await recordAccountAct(tx, ambient, accountId, by, 'PasswordResetAsked', { accountId })
  return ok(token)
}

/** Another administrator approves the reset that is open for an account; neither the one who asked nor the account itself may. */
export async function approvePasswordReset(
  tx: Tx,
  ambient: Ambient,
  accountId: string,
  by: string,
): Promise<Result<void, RefusalOf<'TOKEN_NOT_VALID' | 'SAME_HANDS'>>> {
  const open = await tx
    .selectFrom('one_time_token')
    .select(['token_hash', 'asked_by'])
    .where('account_id', '=', accountId)
    .where('purpose', '=', 'passwordReset')
    .where('approved_by', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(ambient.now()).toISOString())
    .forUpdate()
    .executeTakeFirst()
  if (open === undefined) return refuse({ code: 'TOKEN_NOT_VALID', basis: [] })
  if (open.asked_by === by || accountId === by) return refuse({ code: 'SAME_HANDS', basis: [] })
  await tx.updateTable('one_time_token').set({ approved_by: by }).where('token_hash', '=', open.token_hash).execute()
  await recordAccountAct(tx, ambient, accountId, by, 'PasswordResetApproved', { accountId, askedBy: open.asked_by })
  return ok(undefined)
}

/** Sets a new password with an approved token, once; ends all sessions of the account. */
export async function usePasswordReset(
  db: Db,
  ambient: Ambient,
  token: string,
  password: string,
): Promise<Result<void, RefusalOf<'TOKEN_NOT_VALID' | 'PASSWORD_WEAK'>>> {
  return db.transaction().execute(async (tx) => {
    const now = new Date(ambient.now()).toISOString()
    const row = await tx
      .selectFrom('one_time_token')
      .innerJoin('account', 'account.id', 'one_time_token.account_id')
      .select(['account.id', 'account.login'])
      .where('token_hash', '=', hashToken(token))
      .where('approved_by', 'is not', null)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .forUpdate()
      .executeTakeFirst()
    if (row === undefined) return refuse({ code: 'TOKEN_NOT_VALID', basis: [] })
    if (!isAcceptablePassword(password, row.login)) return refuse({ code: 'PASSWORD_WEAK', basis: [] })
    await tx.updateTable('one_time_token').set({ used_at: now }).where('token_hash', '=', hashToken(token)).execute()
    await storePassword(tx, ambient, row.id, password, false)
    await endSessions(tx, ambient, row.id)
    await tx.deleteFrom('sign_in_failure').where('login', '=', row.login).execute()
    await recordAccountAct(tx, ambient, row.id, row.id, 'PasswordReset', { accountId: row.id })
    return ok(undefined)
  })
}
