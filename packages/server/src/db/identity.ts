import type { Ambient } from '../ambient.ts'
import type { Db } from './open.ts'

/** What a database is for; written once, when it is empty. */
export interface DatabaseIdentity {
  readonly id: string
  readonly purpose: 'demo' | 'real'
  /** The demo's jurisdiction. */
  readonly place: string | null
}

/** What was found: a new database now claimed, one's own again, or somebody else's. */
export type Claim =
  | { readonly kind: 'created'; readonly identity: DatabaseIdentity }
  | { readonly kind: 'resumed'; readonly identity: DatabaseIdentity }
  | { readonly kind: 'foreign'; readonly identity: DatabaseIdentity | null }

/**
 * Claims a database for a purpose. An empty one becomes ours; one of the same purpose is resumed; a database of another
 * purpose, or one that holds acts and no identity, is foreign: the demo must not touch it, nor a real server the demo's.
 */
export async function claimDatabase(db: Db, ambient: Ambient, wanted: Omit<DatabaseIdentity, 'id'>): Promise<Claim> {
  return db.transaction().execute(async (tx): Promise<Claim> => {
    const existing = await findIdentity(tx)
    if (existing !== undefined) {
      return { kind: existing.purpose === wanted.purpose ? 'resumed' : 'foreign', identity: existing }
    }
    const used = await tx.selectFrom('event').select('position').limit(1).executeTakeFirst()
    if (used !== undefined) return { kind: 'foreign', identity: null }
    const identity = { id: ambient.uuid(), ...wanted }
    const inserted = await tx
      .insertInto('database_identity')
      .values({ ...identity, created_at: new Date(ambient.now()).toISOString() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    if (inserted.length > 0) return { kind: 'created', identity }
    const rival = await findIdentity(tx)
    if (rival?.purpose !== wanted.purpose) return { kind: 'foreign', identity: rival ?? null }
    return { kind: 'resumed', identity: rival }
  })
}

/** The identity of a database that has been claimed. */
export async function findIdentity(db: Db): Promise<DatabaseIdentity | undefined> {
  const row = await db.selectFrom('database_identity').select(['id', 'purpose', 'place']).executeTakeFirst()
  if (row === undefined) return undefined
  return { id: row.id, purpose: row.purpose === 'demo' ? 'demo' : 'real', place: row.place }
}
