import type { Db } from '../db/open.ts'
import { shanghaiMinute } from '../standing.ts'

/** One reading of sealed values: who, when, for what reason, how many values. */
export interface ReadLogRow {
  readonly at: string
  readonly reader: string
  readonly unit: string
  readonly reason: string
  readonly values: number
  readonly subjectId: string
}

/** The log of readings, newest first; of one subject, or of all. Values read at once for one reason are one row. */
export async function listReads(
  db: Db,
  { subjectId, page, size }: { readonly subjectId?: string; readonly page: number; readonly size: number },
): Promise<{ readonly rows: readonly ReadLogRow[]; readonly total: number }> {
  let query = db
    .selectFrom('vault_read as r')
    .leftJoin('organisation as o', 'o.id', 'r.reader_unit')
    .leftJoin('account as a', 'a.id', 'r.reader_id')
    .select(({ fn }) => ['r.read_at', 'r.reason', 'r.subject_id', 'o.name', fn.countAll<number>().as('values')])
    .select(['a.display_name', 'r.reader_id'])
    .groupBy(['r.read_at', 'r.reason', 'r.subject_id', 'o.name', 'a.display_name', 'r.reader_id'])
  if (subjectId !== undefined) query = query.where('r.subject_id', '=', subjectId)
  const counted = await db
    .selectFrom(query.as('each'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst()
  const rows = await query
    .orderBy('r.read_at', 'desc')
    .orderBy('r.subject_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return {
    total: counted?.count ?? 0,
    rows: rows.map((row) => ({
      at: shanghaiMinute(Date.parse(row.read_at)),
      reader: row.display_name ?? row.reader_id,
      unit: row.name ?? '—',
      reason: row.reason,
      values: row.values,
      subjectId: row.subject_id,
    })),
  }
}
