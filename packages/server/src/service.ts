import type { Ambient } from './ambient.ts'
import type { Keys } from './access/keys.ts'
import type { Database, Db } from './db/open.ts'
import { createVault, type Vault } from './db/vault.ts'
import { openLawSource, type LawSource } from './rulebook/law-store.ts'

/** What every use case is given. Made once, by the composition root or by a test. */
export interface Service {
  readonly database: Database
  readonly db: Db
  readonly ambient: Ambient
  readonly keys: Keys
  readonly vault: Vault
  readonly law: LawSource
  /** Folder for uploads under way; never holds keys. */
  readonly dataDir: string
  /** The address at which the public reaches this installation, as papers print it; `null` where none is set. */
  readonly publicUrl: string | null
}

/** Puts a service together over an open, migrated database. */
export function createService(
  parts: Pick<Service, 'database' | 'ambient' | 'keys' | 'dataDir'> & Partial<Pick<Service, 'publicUrl'>>,
): Service {
  const { database, ambient, keys, publicUrl = null } = parts
  return { ...parts, publicUrl, db: database.db, vault: createVault(keys, ambient), law: openLawSource() }
}
