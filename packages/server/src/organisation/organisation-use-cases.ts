import {
  decideOrganisationAct,
  type Organisation,
  type OrganisationAct,
  type OrganisationEvent,
} from '@xinheng/domain/organisation/organisation'
import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import { actInTransaction, actOnCase, type Acting, type Folded, type Recording } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { ORGANISATION_STREAM } from './organisation-store.ts'

/** Records an act on the register of units, which also puts the unit under the id that was given. */
export async function actOnOrganisation(
  service: Service,
  acting: Acting,
  organisationId: string,
  act: OrganisationAct,
  expected?: number,
): Promise<Result<Folded<Organisation>, Refusal>> {
  const { db, ambient } = service
  const law = await service.law(db, ambient.today())
  const ground = { rulebook: law.book.version, basis: [], values: {} }
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return actOnCase(
    db,
    ORGANISATION_STREAM,
    organisationId,
    recording,
    async (_tx, state) => decideOrganisationAct(state, organisationId, act, ground, ambient.today()),
    expected,
  )
}

/** An act on the register of units that belongs to another act, in its transaction. */
export async function actOnRegister(
  tx: Tx,
  organisationId: string,
  recording: Recording,
  decide: (state: Organisation | undefined) => Result<readonly OrganisationEvent[], Refusal>,
): Promise<Result<Folded<Organisation>, Refusal>> {
  return actInTransaction(tx, ORGANISATION_STREAM, organisationId, recording, decide)
}

/** Remembers that a spelling names a unit in a place, as a person confirmed. The same again changes nothing. */
export async function confirmAlias(
  service: Service,
  acting: Acting,
  { alias, organisationId }: { readonly alias: string; readonly organisationId: string },
): Promise<void> {
  await service.db
    .insertInto('authority_alias')
    .values({
      alias,
      place: acting.place,
      organisation_id: organisationId,
      confirmed_by: acting.officerId,
      confirmed_at: new Date(service.ambient.now()).toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['alias', 'place']).doNothing())
    .execute()
}
