import type { Ambient } from '../ambient.ts'
import { appendEvents } from '../db/event-log.ts'
import type { Db, Tx } from '../db/open.ts'
import { hashToken, toTokenText } from './passwords.ts'
import { API_KEY_SCOPES, type Permission, type Principal } from './permissions.ts'

export type ApiKeyScope = (typeof API_KEY_SCOPES)[number]

export interface NewApiKey {
  readonly organisationId: string
  readonly label: string
  readonly scopes: readonly [ApiKeyScope, ...ApiKeyScope[]]
  /** Milliseconds since the epoch; a key always ends. */
  readonly expiresAt: number
}

/** An organisation that calls with a key. */
export interface ApiKeyHolder {
  readonly keyId: string
  readonly organisationId: string
  readonly organisationName: string
  readonly label: string
  readonly principal: Principal
}

const PREFIX = 'xh1_'
const MINUTE = 60_000

/** Makes a key for an organisation; the secret is answered once and only its hash kept. */
export async function issueApiKey(
  tx: Tx,
  ambient: Ambient,
  { organisationId, label, scopes, expiresAt }: NewApiKey,
  by: string,
): Promise<{ readonly keyId: string; readonly secret: string }> {
  const keyId = ambient.uuid()
  const secret = `${PREFIX}${toTokenText(ambient.bytes(32))}`
  await tx
    .insertInto('api_key')
    .values({
      id: keyId,
      organisation_id: organisationId,
      label,
      key_hash: hashToken(secret),
      scopes: [...scopes],
      created_by: by,
      created_at: new Date(ambient.now()).toISOString(),
      expires_at: new Date(expiresAt).toISOString(),
    })
    .execute()
  await record(tx, ambient, keyId, 0, by, 'ApiKeyIssued', { keyId, organisationId, scopes: [...scopes] })
  return { keyId, secret }
}

/** Ends a key at once; `false` when it had ended already or never was. */
export async function revokeApiKey(tx: Tx, ambient: Ambient, keyId: string, by: string): Promise<boolean> {
  const ended = await tx
    .updateTable('api_key')
    .set({ revoked_at: new Date(ambient.now()).toISOString(), revoked_by: by })
    .where('id', '=', keyId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  if (ended.length === 0) return false
  await record(tx, ambient, keyId, 1, by, 'ApiKeyRevoked', { keyId })
  return true
}

/** Who calls with this secret; `undefined` when it is unknown, revoked or past its end. */
export async function findApiKeyHolder(db: Db, ambient: Ambient, secret: string): Promise<ApiKeyHolder | undefined> {
  if (!secret.startsWith(PREFIX)) return undefined
  const now = ambient.now()
  const row = await db
    .selectFrom('api_key as k')
    .innerJoin('organisation as o', 'o.id', 'k.organisation_id')
    .select(['k.id', 'k.label', 'k.scopes', 'k.last_used_at', 'o.id as organisationId', 'o.name', 'o.place'])
    .where('k.key_hash', '=', hashToken(secret))
    .where('k.revoked_at', 'is', null)
    .where('k.expires_at', '>', new Date(now).toISOString())
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.last_used_at === null || now - Date.parse(row.last_used_at) > MINUTE) {
    await db
      .updateTable('api_key')
      .set({ last_used_at: new Date(now).toISOString() })
      .where('id', '=', row.id)
      .execute()
  }
  return {
    keyId: row.id,
    organisationId: row.organisationId,
    organisationName: row.name,
    label: row.label,
    principal: {
      id: `key:${row.id}`,
      subjectId: null,
      grants: [{ role: 'exchange', unitId: row.organisationId, jurisdiction: row.place }],
      scopes: row.scopes.filter(isScope),
    },
  }
}

function isScope(text: string): text is ApiKeyScope & Permission {
  return API_KEY_SCOPES.some((scope) => scope === text)
}

async function record(
  tx: Tx,
  ambient: Ambient,
  keyId: string,
  expected: number,
  by: string,
  type: string,
  payload: unknown,
): Promise<void> {
  const stamp = {
    legalDate: ambient.today(),
    recordedAt: ambient.now(),
    actorId: by,
    unitId: null,
    jurisdiction: null,
    rulebookVersion: null,
  }
  const append = { streamId: `apiKey:${keyId}`, kind: 'apiKey', expected, events: [{ type, payload }], stamp }
  const appended = await appendEvents(tx, ambient, append)
  if (!appended.ok) throw new Error(`apiKey:${keyId} moved under its own lock`)
}
