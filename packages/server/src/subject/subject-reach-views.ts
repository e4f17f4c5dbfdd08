import type { Result } from '@xinheng/domain/kernel/result'
import { sql } from 'kysely'
import type { Caller } from '../access/caller.ts'
import { findBar, type OutOfReach } from '../access/out-of-reach.ts'
import type { Permission, Target } from '../access/permissions.ts'
import type { Service } from '../service.ts'

/** Whether a permission reaches a subject: through a record, entry or matter of the unit or place, or as oneself. */
export async function findSubjectBar(
  { db }: Service,
  caller: Caller,
  permission: Permission,
  subjectId: string,
): Promise<Result<never, OutOfReach> | undefined> {
  const { rows } = await sql<{ readonly unitId: string; readonly jurisdiction: string }>`
    select authority_id as "unitId", place as jurisdiction from record where subject_id = ${subjectId}
    union select provider_id, place from record where subject_id = ${subjectId}
    union select determiner_id, place from listing where subject_id = ${subjectId}
    union select m.unit_id, m.place from matter_party p join matter m on m.id = p.matter_id where p.subject_id = ${subjectId}
  `.execute(db)
  const targets: readonly Target[] = [{ subjectId }, ...rows.map((row) => ({ ...row, subjectId }))]
  return findBar(caller.principal, permission, ...targets)
}
