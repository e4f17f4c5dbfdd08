import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { decideCompleteness, type Completeness, type CompletenessAct } from '@xinheng/domain/record/completeness'
import { actOnCase, type Acting, type Folded } from '../db/case-act.ts'
import type { Service } from '../service.ts'
import { COMPLETENESS_STREAM, completenessId } from './completeness-store.ts'

/** One act on the day from which the records of the officer's place are complete. */
export async function actOnCompleteness(
  service: Service,
  acting: Acting,
  act: CompletenessAct,
  expected?: number,
): Promise<Result<Folded<Completeness>, Refusal>> {
  const { db, ambient } = service
  const today = ambient.today()
  const law = await service.law(db, today)
  const { officerId, organisationId, place } = acting
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const decide = async (_tx: unknown, state: Completeness | undefined) =>
    decideCompleteness(state, act, { officerId, organisationId }, today)
  return actOnCase(db, COMPLETENESS_STREAM, completenessId(place), recording, decide, expected)
}
