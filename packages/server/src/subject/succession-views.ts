import { standsInFor, type Subject } from '@xinheng/domain/subject/subject'
import type { Db, Tx } from '../db/open.ts'

/**
 * Something that concerns a subject, as it concerns whoever acts: a subject into which that one merged or split, also over
 * several steps, stands in its place; for anybody else it stays what it is.
 */
export async function asConcerns<T extends { readonly subjectId: string }>(
  db: Db | Tx,
  thing: T,
  acting: string | null,
): Promise<T> {
  if (acting === null || acting === thing.subjectId) return thing
  const seen = new Set<string>()
  const waiting = [thing.subjectId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const row = await db.selectFrom('subject').select('snapshot').where('id', '=', id).executeTakeFirst()
    if (row === undefined) continue
    // A snapshot is what `project` wrote from a folded subject.
    const subject = row.snapshot as Subject
    if (standsInFor(subject, acting)) return { ...thing, subjectId: acting }
    waiting.push(...subject.successors)
  }
  return thing
}
