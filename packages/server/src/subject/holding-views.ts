import type { OfficeHolding } from '@xinheng/domain/listing/responsible-persons'
import type { Subject } from '@xinheng/domain/subject/subject'
import type { Db, Tx } from '../db/open.ts'

/** Who held which office of a subject, and when. */
export async function listHoldings(db: Db | Tx, subjectId: string): Promise<readonly OfficeHolding[]> {
  const row = await db.selectFrom('subject').select('snapshot').where('id', '=', subjectId).executeTakeFirst()
  // A snapshot is what the subject's projection wrote.
  return row === undefined ? [] : (row.snapshot as Subject).offices
}
