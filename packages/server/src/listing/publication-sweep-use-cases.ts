import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { Listing } from '@xinheng/domain/listing/listing'
import { hasPublicationLapsed } from '@xinheng/domain/repair/listing-visibility'
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../db/open.ts'
import { isChangeTold, openEntryChange } from '../release/change-use-cases.ts'
import { listReleaseReceivers } from '../release/release-use-cases.ts'
import type { Service } from '../service.ts'
import { listReceivers } from './announce.ts'
import type { Swept } from './listing-use-cases.ts'

/**
 * Tells of entries that stand and whose publication ended at its maximum alone. It changes no answer: the public saw them
 * no more by the date. Safe to run again at any time.
 */
export async function sweepPublications(service: Service, limit = 500): Promise<Swept> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  let [looked, recorded, after] = [0, 0, '']
  for (;;) {
    const rows = await db
      .selectFrom('listing as l')
      .select(['l.id', 'l.snapshot'])
      .where('l.id', '>', after)
      .where('l.state', '=', 'listed')
      .where('l.list_kind', '=', 'sanction')
      .where('l.publication', '=', 'public')
      .where('l.effective_on', '<=', today)
      .where(sql<SqlBool>`not exists (select 1 from entry_change c where c.id = 'lapse:' || l.id)`)
      .orderBy('l.id')
      .limit(limit)
      .execute()
    for (const { id, snapshot } of rows) {
      // A snapshot is what the projection of listings wrote.
      const state = snapshot as Listing
      if (!hasPublicationLapsed(state, law, today)) continue
      const told = await db.transaction().execute(async (tx) => tellLapse(tx, service, law, id, state))
      if (told) recorded += 1
    }
    looked += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return { looked, recorded }
    after = last.id
  }
}

async function tellLapse(tx: Tx, service: Service, law: LawInForce, id: string, state: Listing): Promise<boolean> {
  const changeId = `lapse:${id}`
  if (await isChangeTold(tx, changeId)) return false
  const receivers = await listReleaseReceivers(tx, service.ambient, law, state, await listReceivers(tx, id))
  const change = { changeId, thing: 'publicationLapsed', procedure: null, receivers } as const
  await openEntryChange(tx, service, law, state, change)
  return true
}
