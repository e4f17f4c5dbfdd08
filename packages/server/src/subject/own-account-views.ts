import type { Caller } from '../access/caller.ts'
import type { Service } from '../service.ts'

/** What a letter with a code says besides the code. */
export interface CodeLetter {
  readonly to: string
  readonly person: string | null
  readonly lastDay: string
}

/** The letter of the code that a subject has now: to whom, for whose hands, until when. Opens the names on record. */
export async function readCodeLetter(service: Service, caller: Caller, subjectId: string): Promise<CodeLetter> {
  const { db, vault } = service
  const row = await db
    .selectFrom('subject_code as c')
    .innerJoin('subject as s', 's.id', 'c.subject_id')
    .select(['s.name', 's.name_ref', 'c.person_ref', 'c.expires_at'])
    .where('c.subject_id', '=', subjectId)
    .where('c.ended_at', 'is', null)
    .where('c.used_at', 'is', null)
    .executeTakeFirstOrThrow()
  const reader = { readerId: caller.principal.id, unitId: caller.organisationId, reason: '制作账号开户函' }
  const refs = [row.name === null ? row.name_ref : null, row.person_ref].filter((ref) => ref !== null)
  const opened = await vault.openValues(db, refs, reader)
  const textOf = (ref: string | null) => {
    const value = opened.get(ref ?? '')
    return value?.kind === 'value' ? value.text : null
  }
  return {
    to: row.name ?? textOf(row.name_ref) ?? '',
    person: textOf(row.person_ref),
    // The code ends with the last moment of its last day.
    lastDay: new Date(Date.parse(row.expires_at) + 8 * 3_600_000 - 1).toISOString().slice(0, 10),
  }
}
