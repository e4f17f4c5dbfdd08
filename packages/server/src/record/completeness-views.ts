import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { Completeness } from '@xinheng/domain/record/completeness'
import { findCase, type Folded } from '../db/case-act.ts'
import type { Db, Tx } from '../db/open.ts'
import { COMPLETENESS_STREAM, completenessId } from './completeness-store.ts'

/** The first day from which a place's records are complete, as two officials declared; `null` while nobody has. */
export async function findCompleteSince(db: Db | Tx, place: string): Promise<LocalDate | null> {
  const row = await db.selectFrom('record_completeness').select('since').where('place', '=', place).executeTakeFirst()
  return row?.since ?? null
}

/** The declaration of a place and what waits for a second official. */
export async function findCompleteness(db: Db | Tx, place: string): Promise<Folded<Completeness> | undefined> {
  return findCase(db, COMPLETENESS_STREAM, completenessId(place))
}
