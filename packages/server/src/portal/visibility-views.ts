import type { Service } from '../service.ts'
import { findVisibility } from './entry-store.ts'

/** Whether an entry or a record is before the public at this moment, so that anybody may be told what it is. */
export async function isPublicNow({ db, ambient, law }: Service, id: string): Promise<boolean> {
  const today = ambient.today()
  return typeof (await findVisibility(db, id, await law(db, today), today)) === 'object'
}
