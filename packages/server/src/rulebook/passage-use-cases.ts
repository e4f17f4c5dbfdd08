import { readArticleNumber } from '@xinheng/domain/catalogue/legal-basis'
import type { Result } from '@xinheng/domain/kernel/result'
import { ok } from '@xinheng/domain/kernel/result'
import { sql } from 'kysely'
import { findBar, type OutOfReach } from '../access/out-of-reach.ts'
import type { Db } from '../db/open.ts'
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

/** The wording of a cited article where it was loaded; the clause may go deeper than the article. */
export async function findPassage(db: Db, law: string, clause: string): Promise<string | undefined> {
  return (await findPassages(db, [{ law, clause }])).get(`${law} ${clause}`)
}

/** The wordings of many citations, by `law clause`; what was not loaded is missing. */
export async function findPassages(
  db: Db,
  cited: readonly { readonly law: string; readonly clause: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (cited.length === 0) return new Map()
  const wanted = cited.map(({ law, clause }) => ({ law, clause, article: readArticleNumber(clause) }))
  const { rows } = await sql<{ readonly law: string; readonly clause: string; readonly passage: string }>`
    select w.law, w.clause, t.passage
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(law text, clause text, article text)
      join law_text t on t.law = w.law and t.article = w.article`.execute(db)
  return new Map(rows.map(({ law, clause, passage }) => [`${law} ${clause}`, passage]))
}

/** Which articles have their wording here. */
export async function listPassages(db: Db): Promise<readonly { readonly law: string; readonly article: string }[]> {
  const { rows } = await sql<{ readonly law: string; readonly article: string }>`
    select law, article from law_text order by law, article`.execute(db)
  return rows
}
