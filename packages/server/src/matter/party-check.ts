import type { LocalDate } from '@xinheng/domain/calendar/local-date'
import type { LawInForce } from '@xinheng/domain/listing/law-in-force'
import type { CheckReading } from '@xinheng/domain/matter/check-reading'
import type { Matter, Party } from '@xinheng/domain/matter/matter'
import { readCheck } from '@xinheng/domain/matter/recommend'
import type { Db, Tx } from '../db/open.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import { readCheckQuestion } from './check-facts.ts'

/** The reading of a party on a day, by the power of the unit whose matter it is. */
export async function readPartyCheck(
  db: Db | Tx,
  matter: Pick<Matter, 'occasion' | 'place' | 'decider' | 'unitId'>,
  party: Pick<Party, 'subjectId' | 'subjectKind' | 'role' | 'identity'>,
  law: LawInForce,
  on: LocalDate,
): Promise<CheckReading> {
  const unit = await findUnit(db, matter.unitId)
  const target = { matter, party, departments: unit?.departments ?? [], organisationId: matter.unitId }
  return readCheck(await readCheckQuestion(db, target, law, on))
}
