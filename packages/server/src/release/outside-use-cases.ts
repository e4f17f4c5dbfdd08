import type { Refusal } from '@xinheng/domain/kernel/refusal'
import type { Result } from '@xinheng/domain/kernel/result'
import {
  decideOutsideReceiver,
  decideOutsideReceiverEnd,
  outsideReceiverIdOf,
  type OutsideReceiver,
} from '@xinheng/domain/release/outside-receiver'
import { refuse } from '@xinheng/domain/kernel/result'
import { actOnCase, type Acting, type Folded } from '../db/case-act.ts'
import { findUnit } from '../organisation/organisation-views.ts'
import type { Service } from '../service.ts'
import { OUTSIDE_STREAM } from './release-store.ts'

/** Registers an organisation of the register as one that gets shared data outside; the officer's unit answers for it. */
export async function registerOutside(
  service: Service,
  acting: Acting,
  command: Pick<OutsideReceiver, 'receiver' | 'channel' | 'address' | 'contract'>,
): Promise<Result<Folded<OutsideReceiver>, Refusal>> {
  const { db, ambient } = service
  const { officerId, organisationId, place } = acting
  const law = await service.law(db, ambient.today())
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  return actOnCase(db, OUTSIDE_STREAM, outsideReceiverIdOf(place, command.receiver), recording, async (tx, state) => {
    const unit = await findUnit(tx, command.receiver)
    if (unit === undefined) return refuse({ code: 'UNIT_WITHOUT_POWER', organisationId: command.receiver, basis: [] })
    const outside = { ...command, place, keptBy: organisationId }
    return decideOutsideReceiver(state, outside, { officerId, organisationId }, ambient.today())
  })
}

/** Ends the sharing with an outside receiver of the officer's place. */
export async function endOutside(
  service: Service,
  acting: Acting,
  receiver: string,
  expected?: number,
): Promise<Result<Folded<OutsideReceiver>, Refusal>> {
  const { db, ambient } = service
  const { officerId, organisationId, place } = acting
  const law = await service.law(db, ambient.today())
  const recording = { ambient, acting, rulebookVersion: law.book.version }
  const by = { officerId, organisationId }
  return actOnCase(
    db,
    OUTSIDE_STREAM,
    outsideReceiverIdOf(place, receiver),
    recording,
    async (_tx, state) => decideOutsideReceiverEnd(state, by, ambient.today()),
    expected,
  )
}
