import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import { sql } from 'kysely'
import type { Acting } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import type { Identifier } from '../subject/subject-use-cases.ts'
import type { FileRow } from './import-file.ts'
import type { Authorities } from './row-authorities.ts'

/** What every step of an import is given. */
export interface ImportRun {
  readonly service: Service
  readonly file: FileRow
  readonly acting: Acting
  readonly law: LawInForce
  readonly today: LocalDate
  readonly authorities: Authorities
  readonly hashIdentifier: (identifier: Identifier) => string
  /** Columns whose cells were not wanted and are kept nowhere. */
  readonly unwantedColumns: ReadonlySet<number>
}

/** Imports take their turns, so that what one has looked up another does not change before it commits. */
export async function lockImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7308602353)`.execute(tx)
}
