import type { Ambient } from '../ambient.ts'
import type { Acting } from '../db/case-act.ts'
import type { Db } from '../db/open.ts'
import type { Caller } from './caller.ts'
import type { AccessPort } from '../http/caller.ts'
import type { Account } from './accounts.ts'
import { findApiKeyHolder } from './api-keys.ts'
import { mayEverAct } from './permissions.ts'
import { findSession, principalOf } from './sign-in.ts'

/** Answers the HTTP layer who calls, from sessions and API keys. */
export function openAccessPort(db: Db, ambient: Ambient): AccessPort {
  return {
    findBySession: async (token) => findOfficer(db, ambient, token, 'session'),
    findByBearer: async (secret) => {
      const holder = await findApiKeyHolder(db, ambient, secret)
      if (holder === undefined) return findOfficer(db, ambient, secret, 'bearer')
      const { principal, label, organisationId, organisationName } = holder
      const place = principal.grants[0]?.jurisdiction ?? ''
      return { principal, name: label, organisationId, organisationName, place, means: 'apiKey' }
    },
    allows: ({ principal }, permission) => mayEverAct(principal, permission),
  }
}

/** Who acts, as the ledger records it. */
export function actingOf({ principal, organisationId, place }: Caller): Acting {
  return { officerId: principal.id, organisationId, place }
}

async function findOfficer(
  db: Db,
  ambient: Ambient,
  token: string,
  means: 'session' | 'bearer',
): Promise<Caller | undefined> {
  const account = await findSession(db, ambient, token)
  if (account === undefined) return undefined
  const unit = await findUnitOf(db, account)
  return {
    principal: principalOf(account),
    name: account.displayName,
    organisationId: account.organisationId ?? '',
    organisationName: unit?.name ?? '',
    place: account.grants.find(({ jurisdiction }) => jurisdiction !== null)?.jurisdiction ?? unit?.place ?? '',
    means,
  }
}

async function findUnitOf(db: Db, { organisationId }: Account) {
  if (organisationId === null) return undefined
  return db.selectFrom('organisation').select(['name', 'place']).where('id', '=', organisationId).executeTakeFirst()
}
