import { hashIdentifier } from '../access/identifier-hash.ts'
import type { Db, Tx } from '../db/open.ts'
import type { Service } from '../service.ts'

/** The keyed hash of a printed code, however it was spaced when it was typed. */
export function hashCode(keys: Service['keys'], typed: string): string {
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return Buffer.from(hashIdentifier(keys, 'notice-code', code)).toString('hex')
}

/** Whether a code is that of a paper made for a subject, which only its addressee has; empty text is no code. */
export async function isPaperOf(
  { keys }: Pick<Service, 'keys'>,
  tx: Db | Tx,
  subjectId: string,
  typed: string,
): Promise<boolean> {
  if (typed.trim() === '') return false
  const paper = await tx
    .selectFrom('notice')
    .select('id')
    .where('code_hash', '=', hashCode(keys, typed))
    .where('subject_id', '=', subjectId)
    .executeTakeFirst()
  return paper !== undefined
}
