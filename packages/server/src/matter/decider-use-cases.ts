import type { Refusal } from '@xinheng/domain/kernel/refusal'
import { refuse, type Result } from '@xinheng/domain/kernel/result'
import { decideNameDecider } from '@xinheng/domain/matter/decide-matter'
import type { Matter } from '@xinheng/domain/matter/matter'
import { findAccount } from '../access/accounts.ts'
import { actInTransaction, type Acting, type Folded, type Recording } from '../db/case-act.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import { actOnMatter } from './matter-acts.ts'
import { MATTER_STREAM } from './matter-store.ts'

/** Names the official of the deciding unit who decides an open matter, by that unit alone. */
export async function nameDecider(
  service: Service,
  acting: Acting,
  { matterId, officerId }: { readonly matterId: string; readonly officerId: string },
  expected?: number,
): Promise<Result<Folded<Matter>, Refusal>> {
  const { organisationId } = acting
  const on = service.ambient.today()
  return actOnMatter(
    service,
    acting,
    matterId,
    'decider',
    async ({ tx, matter }) => {
      const account = await findAccount(tx, { id: officerId })
      if (account === undefined || account.organisationId !== organisationId || account.state !== 'active') {
        return refuse({ code: 'WRONG_STATE', state: 'noOfficer', basis: [] })
      }
      return decideNameDecider(matter, { organisationId, officerId }, on)
    },
    { expected },
  )
}

/** Passes a matter to the official who takes over the work of its decider, in the transaction of the hand-over. */
export async function passMatter(
  tx: Tx,
  recording: Recording,
  matterId: string,
  to: { readonly officerId: string; readonly organisationId: string },
): Promise<Result<Folded<Matter>, Refusal>> {
  const on = recording.ambient.today()
  return actInTransaction(tx, MATTER_STREAM, matterId, recording, (matter) => decideNameDecider(matter, to, on))
}
