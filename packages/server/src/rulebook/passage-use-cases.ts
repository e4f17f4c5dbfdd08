import type { Result } from '@xinheng/domain/kernel/result'
import { ok } from '@xinheng/domain/kernel/result'
import { sql } from 'kysely'
import { findBar, type OutOfReach } from '../access/out-of-reach.ts'
import type { Caller } from '../access/caller.ts'
import type { Service } from '../service.ts'
import type { Passage } from './parse-passages.ts'

/** Loads the wording of articles; a later load of the same article replaces it. Answers how many were taken. */
export async function loadPassages(
  { db, ambient }: Service,
  caller: Caller,
  passages: readonly Passage[],
): Promise<Result<number, OutOfReach>> {
  const bar = findBar(caller.principal, 'rules.propose', { jurisdiction: caller.place })
  if (bar !== undefined) return bar
  const loaded_at = new Date(ambient.now()).toISOString()
  await sql`
    insert into law_text (law, article, passage, loaded_by, loaded_at)
    select distinct on (law, article) law, article, passage, ${caller.principal.id}, ${loaded_at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(passages)}::jsonb) as p(law text, article text, passage text)
    on conflict (law, article) do update
      set passage = excluded.passage, loaded_by = excluded.loaded_by, loaded_at = excluded.loaded_at`.execute(db)
  return ok(passages.length)
}
