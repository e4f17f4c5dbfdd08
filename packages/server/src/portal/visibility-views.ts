import type { Db } from '../db/open.ts'
import type { Service } from '../service.ts'
import { findVisibility } from './entry-store.ts'

/** Whether an entry or a record is before the public at this moment, so that anybody may be told what it is. */
export async function isPublicNow({ db, ambient, law }: Service, id: string): Promise<boolean> {
  const today = ambient.today()
  return typeof (await findVisibility(db, id, await law(db, today), today)) === 'object'
}

/** The jurisdiction whose entry or record it is. */
export async function findPlaceOf(db: Db, entryId: string): Promise<string | undefined> {
  const listing = await db.selectFrom('listing').select('place').where('id', '=', entryId).executeTakeFirst()
  if (listing !== undefined) return listing.place
  return (await db.selectFrom('record').select('place').where('id', '=', entryId).executeTakeFirst())?.place
}
