import { createHash } from 'node:crypto'
import type { Db } from '../db/open.ts'

const PAGE = 20_000

/**
 * What a file came to, the same whatever the order or the number of runs: SHA-256 over each row's line, content and fate,
 * and over the identities that it holds with their content.
 */
export async function digestRows(db: Db, fileId: string): Promise<Uint8Array> {
  const hash = createHash('sha256')
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('import_row')
      .select(['line', 'state', 'row_hash'])
      .where('file_id', '=', fileId)
      .where('line', '>', after)
      .orderBy('line')
      .limit(PAGE)
      .execute()
    for (const { line, state, row_hash } of rows) hash.update(`${line}\0${state}\0`).update(row_hash)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.line
  }
  let after: Uint8Array = new Uint8Array()
  for (;;) {
    const rows = await db
      .selectFrom('import_identity')
      .select(['identity', 'row_hash'])
      .where('last_file_id', '=', fileId)
      .where('identity', '>', after)
      .orderBy('identity')
      .limit(PAGE)
      .execute()
    for (const { identity, row_hash } of rows) hash.update(identity).update(row_hash)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.identity
  }
  return new Uint8Array(hash.digest())
}
