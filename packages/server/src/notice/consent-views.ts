import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Db, Tx } from '../db/open.ts'

/** That a subject agreed to electronic service, with the paper it signed and the address in the vault. */
export interface ElectronicConsent {
  readonly givenOn: LocalDate
  readonly evidence: string
  readonly address: string
}

/** The consent that stands on a day; `undefined` where none was given or it was withdrawn. */
export async function findConsent(
  db: Db | Tx,
  subjectId: string,
  on: LocalDate,
): Promise<ElectronicConsent | undefined> {
  const row = await db
    .selectFrom('electronic_consent')
    .select(['given_on', 'evidence', 'address'])
    .where('subject_id', '=', subjectId)
    .where('given_on', '<=', on)
    .where((eb) => eb.or([eb('withdrawn_on', 'is', null), eb('withdrawn_on', '>', on)]))
    .executeTakeFirst()
  return row === undefined ? undefined : { givenOn: row.given_on, evidence: row.evidence, address: row.address }
}
